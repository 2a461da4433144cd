"""Ideas and themes: their rows, and what follows from them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from bot.domain.messages import ChannelRef
from bot.domain.time import DAY

THRESHOLD: Final = 10
OPEN_FOR: Final = 30 * DAY
ALIKE: Final = 68.0
"""From which likeness on two texts are shown as perhaps the same (0 to 100): measured on pairs of our own, see
`tests/activities/ideas/test_alike.py`."""
MOST_ALIKE: Final = 3
TITLE_MOST: Final = 100
TEXT_MOST: Final = 1000


class State(StrEnum):
    """The life of an idea: a draft (its author is shown what may be the same); open for support; in review (threshold
    reached); decided; lapsed (its date came first); withdrawn by whoever proposed it."""

    DRAFT = "draft"
    OPEN = "open"
    REVIEW = "review"
    DECIDED = "decided"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What the team decided."""

    PLANNED = "planned"
    DONE = "done"
    LATER = "later"
    DECLINED = "declined"


class Sort(StrEnum):
    """What a theme gathers."""

    COMPLAINT = "complaint"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Rules:
    """What staff chose for the board: where ideas go up (empty: where they are proposed), how many voices they need,
    how long they stay open (µs)."""

    community: int
    platform: str = ""
    place: str = ""
    channel: str = ""
    parent: str = ""
    threshold: int = THRESHOLD
    open_for: int = OPEN_FOR

    @property
    def board(self) -> ChannelRef | None:
        """The channel that staff chose."""
        return ChannelRef(self.platform, self.place, self.channel, self.parent) if self.channel else None


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea. `author` is None once forgotten; `told` counts who was told of the decision; `channel` is where it goes
    up."""

    community: int
    number: int
    author: int | None
    title: str
    text: str
    proposed_at: int
    until: int
    threshold: int
    state: State = State.OPEN
    reached_at: int = 0
    outcome: str = ""
    reason: str = ""
    decided_by: int | None = None
    decided_at: int = 0
    told: int = 0
    untold: int = 0
    platform: str = ""
    place: str = ""
    channel: str = ""
    parent: str = ""

    @property
    def board(self) -> ChannelRef:
        """Where it goes up."""
        return ChannelRef(self.platform, self.place, self.channel, self.parent)


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody supports an idea."""

    community: int
    idea: int
    person: int
    at: int


@dataclass(frozen=True, slots=True)
class Theme:
    """What several people complained of or reported, under one owner."""

    community: int
    number: int
    sort: Sort
    title: str
    made_at: int
    made_by: int | None
    owner: int | None = None
    outcome: str = ""
    reason: str = ""
    decided_by: int | None = None
    decided_at: int = 0
    told: int = 0
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """One message under a theme. `words` are its author's own, kept short and erasable."""

    community: int
    theme: int
    id: int
    person: int
    platform: str
    place: str
    channel: str
    message: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """A thing that may be the same, from 0 to 100."""

    number: int
    title: str
    score: float


_WORD: Final = re.compile(r"\w+")
_SHORT, _LONG = 3, 5


def folded(text: str) -> str:
    """A text as it is compared: its longer words in one case, ё as е, endings cut off, so that neither little words nor
    declension count (in English a plural, in Russian nearly every noun)."""
    found = _WORD.findall(text.casefold().replace("ё", "е"))
    longer = [word for word in found if len(word) > _SHORT] or found
    return " ".join(word[:-2] if len(word) > _LONG else word[:-1] if len(word) > _SHORT else word for word in longer)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 100: words in any order count, a word that one of them adds costs a little
    (rapidfuzz: token_sort_ratio and token_set_ratio, https://rapidfuzz.github.io/RapidFuzz/Usage/fuzz.html)."""
    mine, theirs = folded(one), folded(other)
    if not mine or not theirs:
        return 0.0
    return 0.5 * fuzz.token_sort_ratio(mine, theirs) + 0.5 * fuzz.token_set_ratio(mine, theirs)


def alike(title: str, text: str, known: Iterable[tuple[int, str, str]]) -> tuple[Likeness, ...]:
    """Of (number, title, text), those that may be the same thing, the likest first."""
    whole = f"{title} {text}"
    found = [
        Likeness(number, its_title, max(likeness(title, its_title), likeness(whole, f"{its_title} {its_text}")))
        for number, its_title, its_text in known
    ]
    near = sorted((one for one in found if one.score >= ALIKE), key=lambda one: (-one.score, one.number))
    return tuple(near[:MOST_ALIKE])


def days_of(text: str) -> int | None:
    """A whole number of days, from 1 to 365, as µs; None for anything else."""
    return int(text) * DAY if text.strip().isdecimal() and 1 <= int(text) <= 365 else None


def cell(text: str) -> str:
    """A cell of a table that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat[:1] in ("=", "+", "-", "@", "\t") else flat
