"""How well the scores do here, measured on people's later decisions, each predicted before it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.app.learning import choosing
from bot.app.learning.state import learning_of, levels_of
from bot.app.numbers import BIGGEST
from bot.app.turn import Turn
from bot.domain.lessons import HEAD_OF, UNNAMED, Learning, LessonRow, Wish
from bot.domain.scores import HEADS
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import CASES, LESSONS, WISHES
from rules.language.adaptation import Adaptation
from rules.language.calibration import Bin, reliability
from rules.language.levels import wilson

LOOKED: Final = 6_000
PAGE: Final = 500
DAYS: Final = 14
ENOUGH: Final = 10
"""Below so many decisions a share says nothing; the count alone is told."""
REPORTED: Final = 3
"""So many misses that members reported make it measurable how much is found."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval of the share."""

    right: int
    count: int

    @property
    def interval(self) -> tuple[float, float]:
        """Low and high, 0..1."""
        return wilson(self.right, self.count)


@dataclass(frozen=True, slots=True)
class HeadFigures:
    """One head. `decided` answers that stand; `precision` of those above the level; `found` of the violations that are
    known here, None where too few reports tell of misses; `cards` a day; `moved` answers that changed its scores."""

    head: str
    decided: int
    precision: Share
    found: Share | None
    cards: float
    days: int
    level: float
    wish: Wish | None
    moved: int
    table: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it. `waiting` answers came since the last learning; `unnamed` reports fit no head."""

    state: Learning
    lessons: int
    waiting: int
    unnamed: int
    heads: tuple[HeadFigures, ...]


async def figures(turn: Turn) -> Figures:
    """Read and measure."""
    state = await learning_of(turn)
    rows = await turn.tx.find(LESSONS, *where(community=turn.id), order=("-at", "-id"), limit=LOOKED)
    wishes = {one.head: one for one in await turn.tx.find(WISHES, *where(community=turn.id))}
    adaptation = (await turn.desk.learned.of(turn)).adaptation
    cards, days = await _cards(turn)
    levels = levels_of([*wishes.values()])
    heads = tuple(
        measured(head, rows, levels[head], wishes.get(head), adaptation, cards.get(head, 0) / days, days)
        for head in HEADS
    )
    waiting = sum(one.at > state.seen and one.violation is not None for one in rows)
    unnamed = sum(one.filled and one.head == UNNAMED and one.violation is True for one in rows)
    return Figures(state, adaptation.lessons, waiting, unnamed, heads)


def measured(
    head: str, rows: Sequence[LessonRow], level: float, wish: Wish | None, adaptation: Adaptation, cards: float,
    days: int,
) -> HeadFigures:  # fmt: skip
    """One head, from all rows."""
    own = choosing.standing(one for one in rows if one.head == head)
    above = [one for one in own if one.shown >= level]
    true = [one for one in own if one.violation]
    missed = [one for one in true if one.reported]
    found = Share(sum(one.shown >= level for one in true), len(true))
    known = len(missed) >= REPORTED and len(true) >= ENOUGH
    fit = adaptation.heads.get(head)
    return HeadFigures(
        head, len(own), Share(sum(bool(one.violation) for one in above), len(above)), found if known else None, cards,
        days, level, wish, fit.lessons if fit is not None else 0,
        reliability([one.shown for one in own], [bool(one.violation) for one in own]) if own else (),
    )  # fmt: skip


async def _cards(turn: Turn) -> tuple[Mapping[str, int], int]:
    """How many cases each head had in the last days, and how many days that are (a young community has fewer)."""
    days = max(1, min(DAYS, -(-(turn.now - turn.community.created_at) // DAY)))
    since, last = turn.now - days * DAY, BIGGEST
    counts: Counter[str] = Counter()
    while True:
        page = await turn.tx.find(
            CASES, *where(community=turn.id), Where("number", "<", last), order=("-number",), limit=PAGE
        )
        counts.update(HEAD_OF[one.topic] for one in page if one.opened_at > since and one.topic in HEAD_OF)
        if len(page) < PAGE or page[-1].opened_at <= since:
            return counts, days
        last = page[-1].number
