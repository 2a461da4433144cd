"""How a command speaks: answers on stdout, notes and errors on stderr, in the language of the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NoReturn

import orjson
import typer
from rich.console import Console
from rich.text import Text

from bot.cli import wiring
from bot.domain.text import Words, say

if TYPE_CHECKING:
    from bot.ports.history import ExportFault
    from rules.file import Fault
    from rules.language.model import Model

FORMAT: Final = 1
NO: Final = 1
WRONG_USE: Final = 2
_BYTE: Final = re.compile(r"byte (\d+), message (\d+)")
_MESSAGE: Final = re.compile(r"message (\S+)")
_UNWRITABLE: Final = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def clean(text: str) -> str:
    """A text with NUL and lone surrogates replaced by U+FFFD, length kept."""
    return text.translate(_UNWRITABLE)


def words(something: Words) -> str:
    """A saying as a sentence in the language of this terminal."""
    return wiring.texts().say(something, wiring.language())


def console(*, stderr: bool = False) -> Console:
    """A terminal to print on; plain where the stream is no terminal. Nothing a member wrote is read as markup."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 100
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width, soft_wrap=not stream.isatty())


def note(something: Words) -> None:
    """One line on stderr."""
    console(stderr=True).print(Text(words(something)))


def answer(value: dict[str, Any]) -> None:
    """One JSON object as one line on stdout, with its format number first."""
    sys.stdout.buffer.write(orjson.dumps({"format": FORMAT, **value}, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def stop(something: Words, code: int) -> NoReturn:
    """Say why on stderr and end with this status."""
    note(something)
    raise typer.Exit(code)


def scorer() -> Model:
    """The classifier; ends the command with what to do where its weights can't be used."""
    from rules.language.weights import WeightsError

    try:
        return wiring.scorer()
    except WeightsError as fault:
        stop(fault.what, NO)


def tell_faults(faults: Iterable[Fault]) -> None:
    """Faults or warnings as `file:line: rule, key: what is wrong and what to do`."""
    for one in faults:
        note(fault_line(one))


def fault_line(fault: Fault) -> str:
    """One fault as editors and people read it."""
    where = ", ".join(part for part in (fault.rule, fault.key) if part)
    place = f"{fault.file}:{fault.line}:"
    return " ".join(part for part in (place, f"{where}:" if where else "", words(fault.say)) if part)


def tell_export_fault(fault: ExportFault) -> NoReturn:
    """What is wrong with an export, where, and the remedy. A file that is not there is wrong use."""
    missing = fault.key in ("export-fault-missing", "export-fault-directory")
    stop(say(fault.key, where=place_in_export(fault.where), detail=fault.detail), WRONG_USE if missing else NO)


def place_in_export(where: str) -> Words:
    """A fault's place ("byte 120, message 3", "message 9") in words; a path stays as it is."""
    if found := _BYTE.fullmatch(where):
        return say("export-place", byte=int(found[1]), message=int(found[2]))
    if found := _MESSAGE.fullmatch(where):
        return say("export-place-message", message=found[1])
    return where
