"""`steward verify-draw`: does a published draw hold? Offline; nothing but the file is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from activities.contests.record import DRAND, MOST_BYTES, Record, read_record
from activities.contests.verify import differences
from bot import bootstrap
from bot.cli import talk
from bot.domain.text import Say, say

Published = Annotated[str, typer.Option("--list", metavar="CODE", help="cli-opt-verify-list")]
Promised = Annotated[str, typer.Option("--rules", metavar="CODE", help="cli-opt-verify-rules")]


def verify_draw(
    file: Annotated[Path, typer.Argument(help="cli-arg-verify-file", metavar="FILE")],
    published: Published = "",
    promised: Promised = "",
) -> None:
    """Do the draw again and compare."""
    record = read_record(_bytes(file))
    if isinstance(record, Say):
        talk.stop(say("verify-unreadable", path=str(file), what=record), talk.NO)
    found = [*differences(record, bootstrap.is_signed), *_against(record, published, promised)]
    for one in found:
        talk.note(one)
    if found:
        talk.stop(say("verify-no", count=len(found)), talk.NO)
    _tell(record, is_compared=bool(published and promised))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        talk.stop(say("verify-missing", path=str(file)), talk.WRONG_USE)
    except OSError as error:
        talk.stop(say("verify-unopened", path=str(file), why=error.strerror or ""), talk.WRONG_USE)
    if len(data) > MOST_BYTES:
        talk.stop(say("verify-too-long", path=str(file)), talk.NO)
    return data


def _against(record: Record, published: str, promised: str) -> list[Say]:
    """What the channel said, as the reader copied it from there."""
    told = [(published, record.list_hash, "verify-not-published"), (promised, record.rules, "verify-not-promised")]
    return [say(key, told=code.strip()[:64]) for code, here, key in told if code and code.strip().lower() != here]


def _tell(record: Record, *, is_compared: bool) -> None:
    out = talk.console()
    out.print(talk.words(say("verify-yes", title=record.title, count=len(record.entrants))))
    for place, line in enumerate(record.winners, 1):
        out.print(talk.words(say("verify-winner", place=place, line=line)))
    for one in record.looked:
        if not one.won:
            out.print(talk.words(say("verify-passed", line=one.line, why=one.why)))
    source = record.source
    if source.kind == DRAND:
        out.print(talk.words(say("verify-by-beacon", round=str(source.round))))
    else:
        out.print(talk.words(say("verify-by-seal")))
        if source.instead_of:
            out.print(talk.words(say("verify-instead", round=str(source.instead_of))))
    if not is_compared:
        out.print(talk.words(say("verify-compare", list=record.list_hash, rules=record.rules)))


def add(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command("verify-draw", help="cli-help-verify-draw")(verify_draw)
