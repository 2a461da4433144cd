"""What a night left behind: removals by rules, clear or doubtful, and cases that wait."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from bot.app import cards
from bot.app.cardbuttons import case_button
from bot.app.decide import latest
from bot.app.findings import BY_CHANNEL
from bot.app.nights import Night
from bot.app.people import name_of
from bot.app.raids.verbs import HOLD
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessage, Mute
from bot.domain.buttons import Token, write_token
from bot.domain.cases import Case, CaseKind
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look
from bot.domain.decisions import ActionState, Decision
from bot.domain.signals import SignalKind
from bot.domain.text import Arg, Say, Several, say
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, SIGNALS

CLEAR, DOUBTFUL, DONE, WAITS = "clear", "doubtful", "done", "waits"
PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A case of the night and how it stands; `removed` messages and `muted` people by the rule that acted."""

    case: Case
    state: str
    removed: int = 0
    muted: int = 0


async def listed(turn: Turn, night: Night) -> list[Entry]:
    """The night's cases which moderators in the room may see, what needs a look first, then by number."""
    acted = await _acted(turn, night)
    known = {entry.case.number for entry in acted}
    waits = [
        Entry(case, WAITS)
        for case in await cards.open_cases(turn)
        if case.number not in known and not case.above and _came_at_night(case, night)
    ]
    order = (DOUBTFUL, WAITS, CLEAR, DONE)
    return sorted([*acted, *waits], key=lambda entry: (order.index(entry.state), entry.case.number))


def _came_at_night(case: Case, night: Night) -> bool:
    came = case.updated_at if case.reopened else case.opened_at
    return night.start <= came < night.end


async def _acted(turn: Turn, night: Night) -> list[Entry]:
    """Decisions by rules of that night which are in force still."""
    decisions = await turn.tx.find(
        DECISIONS, *where(community=turn.id, by=None), Where("at", ">=", night.start), Where("at", "<", night.end),
        order=("id",),
    )  # fmt: skip
    entries = {}
    for decision in decisions:
        case = await turn.tx.get(CASES, turn.id, decision.case)
        newest = await latest(turn, decision.case)
        if case is not None and not case.above and newest is not None and newest.id == decision.id and decision.verbs:
            entries[case.number] = await _entry(turn, case, decision)
    return list(entries.values())


async def _entry(turn: Turn, case: Case, decision: Decision) -> Entry:
    of = where(case=case.number) if case.topic in BY_CHANNEL else where(decision=decision.id)  # a raid is one thing
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id), *of)
    came = (ActionState.APPLIED, ActionState.UNDONE, ActionState.EXPIRED)
    applied = [row.act for row in rows if row.state is ActionState.APPLIED or (row.verb == HOLD and row.state in came)]
    state = DONE
    if case.state.is_open:
        state = CLEAR if case.held and await _is_clear(turn, case) else DOUBTFUL
    removed = sum(isinstance(act, DeleteMessage) for act in applied)
    return Entry(case, state, removed, sum(isinstance(act, Mute) for act in applied))


async def _is_clear(turn: Turn, case: Case) -> bool:
    """Every fact that the rules asked for was known, nobody reported it, nobody asked to look again."""
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case.number))
    if any(one.unknown or one.kind is not SignalKind.RULE for one in signals):
        return False
    return not await turn.tx.count(CASES, *where(community=turn.id, kind=CaseKind.APPEAL, origin=case.number))


def told(entries: list[Entry], night: Night) -> Content:
    """The line of the morning."""
    if not entries:
        return Content((Line(say("morning-quiet")),), look=Look.LIST, rings=False)
    states = Counter(entry.state for entry in entries)
    counts = {
        "morning-removed": sum(entry.removed for entry in entries),
        "morning-muted": sum(entry.muted for entry in entries),
        "morning-doubtful": states[DOUBTFUL],
        "morning-waiting": states[WAITS],
    }
    parts: tuple[Arg, ...] = tuple(Say(key, (("count", count),)) for key, count in counts.items() if count)
    parts = parts or (say("morning-done", count=len(entries)),)
    buttons = [_button(night, "show", "press-show-night")]
    if states[CLEAR] + states[DONE]:
        buttons.insert(0, _button(night, "right", "press-all-right"))
    return Content((Line(say("morning-night", parts=Several(parts, "comma")), "strong"),), tuple(buttons), Look.LIST)


def _button(night: Night, verb: str, key: str, arg: str = "") -> Button:
    return Button(write_token(Token("morning", night.day, verb, arg)), Say(key), ButtonStyle.SAFE)


async def shown(turn: Turn, entries: list[Entry], night: Night, page: int) -> Content:
    """The night in lines, each case with a button to its card."""
    if not entries:
        return Content((Line(say("morning-nothing")),), look=Look.LIST)
    pages = -(-len(entries) // PAGE)
    page = min(max(1, page), pages)
    here = entries[(page - 1) * PAGE : page * PAGE]
    blocks: list[Block] = [Heading(say("morning-list"))]
    for entry in here:
        case = entry.case
        name = say("morning-someone") if case.person is None else await name_of(turn, case.person)
        number, topic, what = str(case.number), say(f"topic-{case.topic}"), say(f"morning-state-{entry.state}")
        blocks.append(Line(say("morning-line", number=number, topic=topic, name=name, what=what)))
    buttons = [jump(entry.case.number) for entry in here]
    if page < pages:
        blocks.append(Line(say("history-page", page=page, pages=pages), "quiet"))
        buttons.append(_button(night, "show", "morning-more", str(page + 1)))
    return Content(tuple(blocks), tuple(buttons), Look.LIST)


def jump(number: int) -> Button:
    """A button that shows a case's card to the presser."""
    shown_ = case_button(number, "show", ButtonStyle.SOFT)
    return Button(shown_.token, say("card-number", number=str(number)), shown_.style)
