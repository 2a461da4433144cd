"""Warnings from elsewhere: each counts as one given here would, from the day on which it was given; nobody is told."""

from __future__ import annotations

from bot.app.people import SOMEBODY, person_of
from bot.app.places import place_on
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.decisions import Decision, Outcome, Strike, Verb
from bot.domain.events import MemberSanctioned
from bot.domain.signals import Severity, Topic
from bot.ports.store import where
from bot.ports.tables import CASES, DECISIONS, STRIKES


async def take_in(turn: Turn, event: MemberSanctioned) -> bool:
    """A decided case with its strike; False when this very warning is here already."""
    person = (await person_of(turn, event.author)).id
    if await turn.tx.count(STRIKES, *where(community=turn.id, person=person, at=event.at)):
        return False
    by = (await person_of(turn, event.by)).id if event.by is not None else SOMEBODY
    place = await place_on(turn, event.platform)
    number = await turn.next("case")
    case = Case(
        community=turn.id, number=number, kind=CaseKind.ENFORCE, state=CaseState.CLOSED, topic=Topic.OTHER,
        severity=Severity.LOW, rule="", house_rule=None, person=person, target=None, platform=event.platform,
        place=place, channel="", message="", opened_at=event.at, updated_at=turn.now, closed_at=event.at,
    )  # fmt: skip
    await turn.tx.add(CASES, case)
    decision = Decision(
        turn.id, await turn.next("decision"), number, Outcome.VIOLATION, (Verb.WARN,), by, "", "", "", event.reason,
        event.at,
    )  # fmt: skip
    await turn.tx.add(DECISIONS, decision)
    ends = event.at + turn.community.settings.strike_life
    await turn.tx.add(STRIKES, Strike(turn.id, await turn.next("strike"), person, decision.id, 1, event.at, ends))
    return True
