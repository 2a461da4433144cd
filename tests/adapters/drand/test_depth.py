"""The library of curves raises Python's depth of recursion for the whole process; here it does not. With it raised, a
JSON of many brackets from outside would end the process instead of being refused."""

from __future__ import annotations

import subprocess
import sys

from tests.kit import ROOT

LOOK = """
import json, sys
before = sys.getrecursionlimit()
import adapters.drand
print(before == sys.getrecursionlimit())
try:
    json.loads("[" * 100_000)
except RecursionError:
    print("refused")
"""


def test_a_deep_json_is_still_refused() -> None:
    asked = [sys.executable, "-c", LOOK]
    ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.split()) == (0, ["True", "refused"]), ran.stderr[-500:]
