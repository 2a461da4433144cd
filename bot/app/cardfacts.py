"""Everything that a card shows, gathered in one turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.app import strikes
from bot.app.asked import asked
from bot.app.attached import attached_words
from bot.app.cardable import impossible
from bot.app.cardevidence import shown
from bot.app.media import Copies, copies_of, is_copied
from bot.app.natives.sentences import platform_word
from bot.app.people import account_of, language_of, name_of
from bot.app.places import places_of
from bot.app.raids.facts import RaidFacts, raid_facts
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage, Kick
from bot.domain.cases import Case, CaseKind, Evidence
from bot.domain.decisions import Action, ActionState, Decision, Notice, Outcome
from bot.domain.house import HouseRule
from bot.domain.people import Person
from bot.domain.policy import Settings, Step
from bot.domain.signals import Signal, SignalKind
from bot.domain.text import Spoken, Words, say
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, EVIDENCE, HOUSE, MARKS, MESSAGES, NOTICES, PEOPLE, SIGNALS
from rules.hits import Then

COUNTED: Final = 2_000
"""Signals of a case that are looked at for the people behind them; a flood is as many people in its newest ones."""
TOOK_BACK: Final = frozenset({Outcome.UNDONE, Outcome.OVERTURNED, Outcome.NO_VIOLATION})
MOST_LOST: Final = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier decision about the same person."""

    verb: str
    at: int


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A case with what stands around it; names are ready to be shown, times are µs UTC."""

    case: Case
    now: int
    settings: Settings
    author: Words
    target: Words | None
    owner: Words | None
    person: Person | None
    evidence: Evidence | None
    messages: int
    people: int
    reporters: int
    rule_name: Words
    house: HouseRule | None
    house_title: Words
    suggest: tuple[Words, ...]
    step: Step | None
    earlier: tuple[Earlier, ...]
    decision: Decision | None
    decided_by: Words | None
    actions: tuple[Action, ...]
    notice: Notice | None
    told_in: str
    gone: bool
    edited: bool
    left: bool
    grace_until: int | None
    handed_to: Words | None
    asked_by: Words | None
    asked_for: str
    lost: tuple[Words, ...]
    then: Then
    platform: Words = ""
    native: Words = ""
    raid: RaidFacts | None = None
    copies: Copies | None = None
    cannot: frozenset[str] = frozenset()
    since: int = 0


def left_mark(person: int) -> str:
    """The name of the mark that somebody has left (see `leaving`)."""
    return f"left:{person}"


async def gather(turn: Turn, case: Case) -> CardFacts:
    """Read what the card of this case shows."""
    mine = where(community=turn.id, case=case.number)
    newest = await shown(turn, case)
    decisions = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case.number), order=("-id",), limit=2)
    decision = decisions[0] if decisions else None
    person = await turn.tx.get(PEOPLE, turn.id, case.person) if case.person is not None else None
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case.number), order=("-id",), limit=COUNTED)
    then = await then_of(turn, case)
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    active = await strikes.active(turn, case.person) if case.person is not None else []
    wanted = await asked(turn, case, decision)
    grace = [one for one in await _actions(turn, decision) if one.state is ActionState.GRACE]
    return CardFacts(
        case=case, now=turn.now, settings=turn.community.settings, author=await name_of(turn, case.person),
        target=await name_of(turn, case.target) if case.target is not None else None,
        owner=await name_of(turn, case.owner) if case.owner is not None else None, person=person, evidence=newest,
        messages=await turn.tx.count(EVIDENCE, *mine), people=len({one.person for one in signals}),
        reporters=len({one.source for one in signals if one.kind is SignalKind.REPORT}),
        rule_name=await _rule_name(turn, case),
        house=await house_rule(turn, case.house_rule), house_title=await house_title(turn, case.house_rule),
        suggest=_suggested(turn, then), then=then,
        step=strikes.next_step(turn.community.settings.ladder, len(active)), earlier=await _earlier(turn, case),
        decision=decision,
        decided_by=await name_of(turn, decision.by) if decision and decision.by is not None else None,
        actions=tuple(await _actions(turn, decision)), notice=await _notice(turn, decision),
        told_in=language_of(account, turn.community.language),
        gone=newest is not None and await _is_gone(turn, case, newest), edited=bool(newest and newest.edits),
        left=case.person is not None and await turn.tx.get(MARKS, turn.id, left_mark(case.person)) is not None,
        grace_until=decision.at + turn.community.settings.grace if decision and grace else None,
        handed_to=await name_of(turn, case.handed_to) if case.handed_to is not None else None,
        since=_since(case, decisions, signals), cannot=impossible(turn, case, account),
        asked_by=await name_of(turn, wanted.by) if wanted else None, asked_for=wanted.verb if wanted else "",
        lost=await _lost(turn, case, decision), platform=await _platform(turn, case),
        native=_native(case, newest, await name_of(turn, case.person)), raid=await raid_facts(turn, case),
        copies=await copies_of(turn, case),
    )  # fmt: skip


def _since(case: Case, decisions: Sequence[Decision], signals: Sequence[Signal]) -> int:
    """When it came to be open for the newest decision: at first, or when it was taken back, or seen again. `signals`
    newest first."""
    if len(decisions) < 2:
        return case.opened_at
    before = decisions[1]
    if before.outcome is Outcome.UNDONE:
        return before.at
    again = [one.at for one in signals if one.at >= before.at]
    return again[-1] if case.reopened and again else case.opened_at


async def _platform(turn: Turn, case: Case) -> Words:
    """Where it happened, when members are on more than one platform."""
    if len({one.platform for one in await places_of(turn)}) < 2:
        return ""
    return platform_word(turn, case.platform)


def _native(case: Case, newest: Evidence | None, name: Words) -> Words:
    """What the platform's own moderation did about it, or that somebody did it by the platform's own means."""
    if case.kind is CaseKind.ENFORCE and case.person is not None and not case.channel and newest is None:
        return say("native-by-hand", name=name)
    rows = newest.explain if newest is not None else ()
    return next((row.condition for row in rows if row.side == "native"), "")


async def _actions(turn: Turn, decision: Decision | None) -> list[Action]:
    if decision is None:
        return []
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, decision=decision.id), order=("id",))
    return [row for row in rows if row.verb not in ("card", "notice", "correction")]


async def _notice(turn: Turn, decision: Decision | None) -> Notice | None:
    if decision is None:
        return None
    rows = await turn.tx.find(NOTICES, *where(community=turn.id, case=decision.case, decision=decision.id), limit=1)
    return rows[0] if rows else None


async def _rule_name(turn: Turn, case: Case) -> Words:
    rule = (await turn.desk.policies.rules(turn)).rule(case.rule) if case.rule else None
    return Spoken(rule.name.texts) if rule else ""


async def then_of(turn: Turn, case: Case) -> Then:
    """What the rule behind a case proposes; nothing where there is no such rule any more."""
    rule = (await turn.desk.policies.rules(turn)).rule(case.rule) if case.rule else None
    return rule.then if rule else Then()


def _suggested(turn: Turn, then: Then) -> tuple[Words, ...]:
    known = (f"suggest-{one}" for one in then.suggest)
    return tuple(say(key) if turn.desk.texts.has(key) else key.removeprefix("suggest-") for key in known)


async def house_rule(turn: Turn, number: int | None, language: str = "") -> HouseRule | None:
    """A house rule as it is in force, in this language or else in any."""
    if number is None:
        return None
    rows = await turn.tx.find(HOUSE, *where(community=turn.id, number=number), order=("-version",))
    wanted = language or turn.community.language
    newest: dict[str, HouseRule] = {}
    for row in rows:
        newest.setdefault(row.language, row)
    found = newest.get(wanted) or next(iter(newest.values()), None)
    return found if found and found.title else None


async def house_title(turn: Turn, number: int | None) -> Spoken:
    """The title of a house rule in each language that it is written in."""
    if number is None:
        return Spoken(())
    rows = await turn.tx.find(HOUSE, *where(community=turn.id, number=number), order=("version",))
    newest = {row.language: row.title for row in rows}
    own = turn.community.language
    return Spoken(tuple(sorted(newest.items(), key=lambda pair: pair[0] != own)))


async def _earlier(turn: Turn, case: Case) -> tuple[Earlier, ...]:
    if case.person is None:
        return ()
    cases = await turn.tx.find(
        CASES,
        *where(community=turn.id, person=case.person),
        Where("number", "!=", case.number),
        order=("-number",),
        limit=20,
    )
    found = []
    for one in cases:
        rows = await turn.tx.find(DECISIONS, *where(community=turn.id, case=one.number), order=("-id",), limit=1)
        if rows and rows[0].outcome is Outcome.VIOLATION and rows[0].verbs:
            found.append(Earlier(rows[0].verbs[-1].value, rows[0].at))
    return tuple(found)


async def _lost(turn: Turn, case: Case, decision: Decision | None) -> tuple[Words, ...]:
    """What did not come back although it was taken back: whoever was removed, and what was attached."""
    if decision is None or decision.outcome not in TOOK_BACK:
        return ()
    undone = await turn.tx.find(ACTIONS, *where(community=turn.id, case=case.number, state=ActionState.UNDONE))
    lost: list[Words] = []
    if any(isinstance(one.act, Kick) for one in undone):
        lost.append(say("lost-kick", name=await name_of(turn, case.person)))
    gone = {one.act.ref.id for one in undone if isinstance(one.act, DeleteMessage) and one.inverse_of is None}
    if gone:
        kept = await turn.tx.find(EVIDENCE, *where(community=turn.id, case=case.number), order=("id",), limit=COUNTED)
        media = [one for one in kept if one.message in gone and one.media]
        for one in media[:MOST_LOST]:
            key = "lost-media-kept" if await is_copied(turn, case, one.message) else "lost-media"
            lost.append(say(key, what=attached_words(one)))
    return tuple(lost)


async def _is_gone(turn: Turn, case: Case, one: Evidence) -> bool:
    row = await turn.tx.get(MESSAGES, turn.id, case.platform, one.channel, one.message)
    return bool(row and row.gone)
