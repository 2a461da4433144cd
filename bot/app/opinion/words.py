"""What is said of the second reader: its word in "Why?", its state in /doctor, what it is told in /mydata."""

from __future__ import annotations

from typing import Final

from bot.app.evidence import evidence_of
from bot.app.opinion import budget
from bot.app.turn import Turn
from bot.domain.assessment import KINDS, TARGETS
from bot.domain.cases import Case
from bot.domain.opinions import OpinionRow
from bot.domain.text import Say, Several, say
from bot.ports.tables import OPINIONS

MOST: Final = 3
"""Words of one case that are shown, the newest messages'."""


async def second_words(turn: Turn, case: Case) -> list[Say]:
    """What the second reader said of this case's messages, oldest first; nothing where it was not asked."""
    found: list[Say] = []
    for kept in reversed(await evidence_of(turn, case.number)):
        row = await turn.tx.get(OPINIONS, turn.id, kept.id)
        if row is not None:
            found.append(_word(row))
        if len(found) == MOST:
            break
    return [*reversed(found), say("second-what")] if found else []


def _word(row: OpinionRow) -> Say:
    if row.kind not in KINDS:
        return say("second-unclear", reader=row.reader)
    label = [say(f"second-kind-{row.kind}")]
    if row.aim in TARGETS and row.aim != "none":
        label.append(say(f"second-target-{row.aim}"))
    return say("second-said", reader=row.reader, label=Several(tuple(label), "comma"))


async def second_doctor(turn: Turn) -> list[Say]:
    """For /doctor: that doubtful messages are read elsewhere, where, how many today, and why not now."""
    second = turn.desk.second
    if second is None:
        return []
    reader, spent = second.reader, await budget.spent(turn)
    away = say("second-doctor-away", reader=reader.name, host=reader.host)
    found = [away if reader.host else say("second-doctor-here", reader=reader.name)]
    found.append(say("second-doctor-today", count=spent, most=second.terms.per_day))
    if second.fault is not None:
        why = second.fault.key.removeprefix("second-")
        found += [say(f"second-{why}", detail=second.fault.detail), say(f"second-{why}-mend")]
    return found


def second_mydata(turn: Turn) -> list[Say]:
    """For /mydata: what of a message may leave this machine."""
    second = turn.desk.second
    if second is None:
        return []
    host = second.reader.host
    return [say("second-mydata-away", host=host) if host else say("second-mydata-here")]
