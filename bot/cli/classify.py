"""`steward classify`: what each line on stdin is, one JSON object a line. It needs no configuration and no store."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Final, NoReturn

import typer

from bot.cli import talk, wiring
from bot.cli.judging import Judge
from bot.cli.lines import Lines
from bot.domain.text import say

BATCH: Final = 256
"""So many lines are judged together, where that many are there."""
INTERRUPTED: Final = 130
"""As shells tell of Ctrl+C."""


class Language(StrEnum):
    """The language of reasons and errors."""

    ENGLISH = "en"
    RUSSIAN = "ru"


def add(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command("classify", help="cli-help-classify")(classify)


def classify(
    language: Annotated[Language, typer.Option("--language", help="cli-opt-classify-language")] = Language.ENGLISH,
) -> None:
    """Say of each line on stdin what it is."""
    if sys.stdin is None or sys.stdout is None:
        return  # closed by the shell: there are no lines, or nobody to answer
    if sys.stdin.isatty():
        talk.note(say("cli-match-waiting"))
    judge = Judge(talk.scorer(), wiring.texts(), language.value)
    try:
        _answer_all(judge)
    except KeyboardInterrupt:
        _leave(INTERRUPTED)


def _answer_all(judge: Judge) -> None:
    try:
        for lines in Lines(sys.stdin.buffer):
            for start in range(0, len(lines), BATCH):
                _write(judge.answer(lines[start : start + BATCH]))
    except OSError as error:
        talk.stop(say("cli-classify-unreadable", why=error.strerror or ""), talk.WRONG_USE)


def _write(answers: Sequence[bytes]) -> None:
    try:
        sys.stdout.buffer.write(b"".join(answers))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _leave(0)  # whoever read the answers has enough of them
    except OSError as error:
        talk.note(say("cli-classify-unwritable", why=error.strerror or ""))
        _leave(talk.NO)


def _leave(code: int) -> NoReturn:
    """End without the interpreter's own try to write what nobody reads any more."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)
    raise typer.Exit(code)
