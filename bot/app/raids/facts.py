"""Everything that an incident's card shows beside its case, gathered in one turn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.app.people import name_of
from bot.app.raids import steps
from bot.app.raids.banned import banned_by
from bot.app.raids.incident import accounts_among, raid_of, raiders_of
from bot.app.raids.restore import unfinished
from bot.app.raids.steps import is_struck
from bot.app.raids.verbs import BACK, BAN, CLEAN, CONTAINS, HOLD, LOCK, SLOW
from bot.app.turn import Turn
from bot.domain.actions import DeleteMessages
from bot.domain.cases import Case, Evidence
from bot.domain.decisions import Action, ActionState
from bot.domain.raids import Raid
from bot.domain.text import Words
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, EVIDENCE

NAMED = 5
FAILED = (ActionState.FAILED, ActionState.UNCERTAIN, ActionState.STUCK)
WAITS = (ActionState.PLANNED, ActionState.SENDING, ActionState.GRACE)


@dataclass(frozen=True, slots=True)
class Failure:
    """So many acts of a verb failed for one reason; `why` as `Why` names it, "" where nobody knows."""

    verb: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class RaidFacts:
    """An incident with what stands around it.

    `can` and `cannot` are steps by verb; `done` and `waiting` count acts by verb, people and messages one by one;
    `channels` are names of the flooded ones, `words` the newest of what it writes; `named` a few names; `holds`,
    `writers` and `struck` count whom containing holds, who wrote it and on whom a ban falls.
    """

    raid: Raid
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    done: Counter[str]
    waiting: Counter[str]
    failures: tuple[Failure, ...]
    channels: tuple[str, ...]
    named: tuple[str, ...]
    holds: int
    writers: int
    struck: int
    by: Words | None
    striker: Words | None
    words: Evidence | None
    asker: Words | None


async def raid_facts(turn: Turn, case: Case) -> RaidFacts | None:
    """What the card of this case shows of its incident; None where there is none."""
    raid = await raid_of(turn, case.number)
    if raid is None:
        return None
    raiders = await raiders_of(turn, raid)
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=case.number), order=("id",))
    holds = len(await steps.to_hold(turn, raid, raiders))
    can, cannot = _steps(turn, raid, holds)
    worst = sorted(raiders, key=lambda one: (-one.wrote, one.person))[:NAMED]
    accounts = await accounts_among(turn, [one.person for one in worst], raid.platform)
    out = {one.id for row in rows if row.verb == BAN for one in banned_by(row)}
    return RaidFacts(
        raid=raid, can=can, cannot=cannot, done=_count(rows, (ActionState.APPLIED,)), waiting=_count(rows, WAITS),
        failures=_failures(await unfinished(turn, case.number)), channels=await _channels(turn, raid),
        named=tuple(accounts[one.person].name or accounts[one.person].id for one in worst if one.person in accounts),
        holds=holds, writers=sum(one.wrote > 0 for one in raiders),
        struck=max(0, sum(is_struck(raid, one) for one in raiders) - len(out)),
        by=await name_of(turn, raid.by) if raid.by is not None else None,
        words=await _words(turn, raid),
        striker=await name_of(turn, raid.strike_by) if raid.strike_by is not None else None,
        asker=await name_of(turn, raid.asked_by) if raid.asked_by is not None else None,
    )  # fmt: skip


def _steps(turn: Turn, raid: Raid, holds: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    can: dict[str, None] = {}
    cannot: dict[str, None] = {}
    for step in steps.of_place(turn, raid):
        (can if steps.can(turn, step.act, raid.platform) else cannot)[step.verb] = None
    if holds:
        can[HOLD] = None
    order = [verb for verb in CONTAINS if verb in can]
    return tuple(order), tuple(verb for verb in CONTAINS if verb in cannot)


def _count(rows: list[Action], states: tuple[ActionState, ...]) -> Counter[str]:
    """Acts by verb: a ban of many counts everybody, a removal of many every message; what is put back apart."""
    found: Counter[str] = Counter()
    channels: dict[str, set[str]] = {LOCK: set(), SLOW: set()}
    for row in rows:
        if row.state not in states:
            continue
        if row.verb in channels:
            channels[row.verb].add(getattr(row.act, "channel", row.act).id)  # type: ignore[union-attr]  # a channel's act
        elif row.verb == BAN:
            found[BAN] += len(banned_by(row))
        elif row.verb == CLEAN:
            found[CLEAN] += len(row.act.ids) if isinstance(row.act, DeleteMessages) else 1
        elif row.verb in CONTAINS or row.verb == BACK:
            found[row.verb] += 1
    return found + Counter({verb: len(ids) for verb, ids in channels.items()})


def _failures(rows: list[Action]) -> tuple[Failure, ...]:
    counts = Counter((row.verb, "" if row.state is not ActionState.FAILED else row.result) for row in rows)
    return tuple(Failure(verb, why, count) for (verb, why), count in counts.items())


async def _words(turn: Turn, raid: Raid) -> Evidence | None:
    """The newest of what it writes; a join says nothing."""
    for channel, _ in reversed(raid.channels):
        mine = where(community=turn.id, case=raid.case, channel=channel)
        for one in await turn.tx.find(EVIDENCE, *mine, order=("-id",), limit=1):
            return one
    return None


async def _channels(turn: Turn, raid: Raid) -> tuple[str, ...]:
    """Names of the flooded channels, as evidence tells them; a channel of unknown name by its id."""
    names = []
    for channel, _ in raid.channels:
        mine = [*where(community=turn.id, case=raid.case, channel=channel), Where("channel_name", "!=", "")]
        kept = await turn.tx.find(EVIDENCE, *mine, order=("-id",), limit=1)
        names.append((kept[0].channel_name if kept else "") or channel)
    return tuple(names)
