"""The command, run in this process as a shell would run it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bot.cli.app import build


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one run."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict[str, Any]]:
        """Every line of stdout as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def steward(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`steward("rules", "check", …, stdin=b"…", language="ru")`."""

    def run(*arguments: object, stdin: bytes = b"", language: str = "en") -> Ran:
        monkeypatch.setenv("STEWARD_LANGUAGE", language)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        words = [str(one) for one in arguments]
        with pytest.raises(SystemExit) as ended:
            build(words)(words, prog_name="steward")
        out, err = capfd.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, out, err)

    return run
