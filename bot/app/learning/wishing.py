"""Levels from wishes: so many cards a day, or so sure; worked out from what was heard and decided here."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.app.desk import Desk
from bot.app.learning import choosing
from bot.app.learning.state import learning_of, version_of
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.lessons import LessonRow, Wish
from bot.domain.time import DAY, HOUR
from bot.ports.store import Where, where
from bot.ports.tables import LESSONS, MESSAGES, WISHES
from rules.language.adaptation import EMPTY, Adaptation, adapt
from rules.language.levels import (
    DEFAULT_LEVELS,
    CardsLevel,
    OutOfReach,
    PrecisionLevel,
    TooLittle,
    held_level,
    level_for_cards,
    level_for_precision,
)

CARDS: Final = "cards"
PRECISION: Final = "precision"
DAYS: Final = 14
MOST_MESSAGES: Final = 60_000
"""Newest messages that are looked back at."""
PORTION: Final = 512
LATEST: Final = 500
"""Newest answers of a head that a precision is worked out from."""
NEARBY: Final = 5
NEAR: Final = 0.1
"""A level for a precision needs so many decisions between itself and so much above it."""
SOON_ENOUGH: Final = 12 * HOUR
"""A level for cards a day is worked out anew at most so often while people decide: it reads every message."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Texts of the last days by how many days ago they were said (0: the last 24 hours), whole days only."""

    by_day: tuple[tuple[str, ...], ...]
    adaptation: Adaptation


async def follow(desk: Desk, community: int) -> None:
    """After learning: every level is worked out anew by its wish."""
    for wish in await look_in(desk, community, _stale):
        await settle(desk, community, wish)


async def _stale(turn: Turn) -> list[Wish]:
    """Wishes to work out anew; for cards a day not so often, unless somebody changed what is in force."""
    state, old = await learning_of(turn), turn.now - SOON_ENOUGH
    wishes = await turn.tx.find(WISHES, *where(community=turn.id))
    return [one for one in wishes if one.goal == PRECISION or one.at <= max(old, state.changed)]


async def settle(desk: Desk, community: int, wish: Wish) -> Wish:
    """Work a wish out and keep it, if it still is the wish."""
    found = await _worked_out(desk, community, wish)

    async def deed(turn: Turn) -> None:
        now = await turn.tx.get(WISHES, turn.id, wish.head)
        if now is not None and (now.goal, now.value) == (wish.goal, wish.value):
            await turn.tx.put(WISHES, replace(found, at=turn.now))

    await take_turn(desk, community, deed)
    return found


async def _worked_out(desk: Desk, community: int, wish: Wish) -> Wish:
    if wish.goal == CARDS:
        heard = await look_in(desk, community, _heard)
        days = await _scored(desk, heard, wish.head)
        return told(wish, await asyncio.to_thread(level_for_cards, days, wish.value))
    rows = await look_in(desk, community, lambda turn: judged_rows(turn, wish.head))
    return told(wish, await asyncio.to_thread(precise, wish.head, rows, wish.value))


def precise(head: str, rows: Sequence[LessonRow], precision: float) -> PrecisionLevel | OutOfReach | TooLittle:
    """The level for a precision, never below what was judged here and the usual level: of the rest nothing is known.

    What only members reported is left out: of low scores they bring the misses alone, which makes them look right.
    """
    judged = [(row.shown, bool(row.violation)) for row in rows if not row.reported]
    lowest = _lowest([score for score, _ in judged])
    found = level_for_precision([one for one in judged if one[0] >= lowest], precision)
    if isinstance(found, PrecisionLevel) and found.level <= lowest:
        return replace(found, level=min(lowest, DEFAULT_LEVELS[head]))
    return found


def _lowest(scores: Sequence[float]) -> float:
    """The lowest level in whose neighbourhood enough was judged, in steps of 0.01; 1 where that is nowhere."""
    ordered = sorted(scores)
    for one, other in zip(ordered, ordered[NEARBY - 1 :], strict=False):
        if other - one <= NEAR:
            return math.floor(100 * one) / 100
    return 1.0


def told(wish: Wish, found: CardsLevel | PrecisionLevel | OutOfReach | TooLittle) -> Wish:
    """The wish with what it comes to; no level of its own where it is out of reach or there is too little to tell."""
    match found:
        case CardsLevel():
            level = held_level(wish.head, found.level)
            return replace(wish, level=level, would=found.cards_a_day, have=found.days, need=0, best=False)
        case PrecisionLevel():
            level = held_level(wish.head, found.level)
            return replace(wish, level=level, would=found.precision, have=found.count, need=0, best=False)
        case OutOfReach():
            return replace(wish, level=None, would=found.best.precision, have=found.best.count, need=0, best=True)
        case TooLittle():
            return replace(wish, level=None, would=0.0, have=found.have, need=found.need, best=False)


async def judged_rows(turn: Turn, head: str) -> Sequence[LessonRow]:
    """The newest standing answers about a head, oldest first."""
    mine = where(community=turn.id, head=head, filled=True)
    return choosing.standing(await turn.tx.find(LESSONS, *mine, order=("-at", "-id"), limit=LATEST))


async def _heard(turn: Turn) -> Heard:
    mine = (*where(community=turn.id), Where("at", ">", turn.now - DAYS * DAY), Where("at", "<=", turn.now))
    rows = await turn.tx.find(MESSAGES, *mine, order=("-at",), limit=MOST_MESSAGES)
    told_by_day: Mapping[int, list[str]] = {day: [] for day in range(DAYS)}
    for row in rows:
        if row.text:
            told_by_day[(turn.now - row.at) // DAY].append(row.text)
    oldest = rows[-1].at if rows else turn.now
    older = await turn.tx.find(MESSAGES, *where(community=turn.id), Where("at", "<=", turn.now - DAYS * DAY), limit=1)
    cut = len(rows) == MOST_MESSAGES or not older
    whole = min(DAYS, (turn.now - oldest) // DAY) if cut else DAYS
    state = await learning_of(turn)
    by_day = tuple(tuple(told_by_day[day]) for day in range(whole))
    return Heard(by_day, await version_of(turn, state.in_force) or EMPTY)


async def _scored(desk: Desk, heard: Heard, head: str) -> list[list[float]]:
    """The community's own scores of every message, day by day, in portions beside the loop."""
    days = []
    for texts in heard.by_day:
        scores: list[float] = []
        for start in range(0, len(texts), PORTION):
            said = await desk.scoring.assess_aside(texts[start : start + PORTION])
            scores += await asyncio.to_thread(
                lambda said=said: [getattr(adapt(one, heard.adaptation).scores, head) for one in said if one]  # type: ignore[misc]  # bound
            )
        days.append(scores)
    return days
