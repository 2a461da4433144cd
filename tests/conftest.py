"""Shared set-up of every test: what is tested is this tree, and what can't run here is left out and named."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # a busy machine is no fault; pytest-timeout bounds each test
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.kit import find_chromium, find_shared  # noqa: E402  # the path has to be set first

LEFT_OUT = pytest.StashKey[Counter[str]]()
WANTS = {
    "browser": (find_chromium, "no Chromium here; to run them: apt-get install chromium"),
    "shared": (find_shared, "no folder ../shared (or STEWARD_SHARED) with data to measure on"),
}


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests on shared data."""
    config.addinivalue_line("markers", "shared: measures on ../shared, which is no part of the project")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose means are missing here, and count them."""
    missing = {mark for mark, (find, _) in WANTS.items() if find() is None}
    chosen, left_out = [], []
    counts = Counter[str]()
    for item in items:
        wants = [mark for mark in sorted(missing) if item.get_closest_marker(mark)]
        counts.update(wants[:1])
        (left_out if wants else chosen).append(item)
    config.stash[LEFT_OUT] = counts
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = chosen


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With xdist, a worker tells what it left out; every worker leaves out the same."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = dict(session.config.stash.get(LEFT_OUT, Counter[str]()))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear what a worker left out."""
    told = getattr(node, "workeroutput", {}).get("left_out", {})
    node.config.stash[LEFT_OUT] = node.config.stash.get(LEFT_OUT, Counter[str]()) | Counter(told)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, and for want of what."""
    for mark, count in config.stash.get(LEFT_OUT, Counter[str]()).items():
        terminalreporter.write_line(f"left out: {count} {mark} tests: {WANTS[mark][1]}")
    reasons = Counter(str(one.longrepr[2]) for one in terminalreporter.stats.get("skipped", []) if one.longrepr)
    for reason, count in reasons.items():
        terminalreporter.write_line(f"left out: {count} tests: {reason.removeprefix('Skipped: ')}")
