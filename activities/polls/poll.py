"""A poll as it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from activities.gates import Gate
from bot.domain.messages import ChannelRef, MessageRef

NAME: Final = "polls"
"""The activity's name."""


ANYBODY: Final = Gate()


class Method(StrEnum):
    """How ballots are counted."""

    PLURALITY = "plurality"
    APPROVAL = "approval"
    IRV = "irv"
    SCHULZE = "schulze"

    @property
    def is_ranked(self) -> bool:
        """Whether a ballot is an order rather than a set."""
        return self in (Method.IRV, Method.SCHULZE)


class Tie(StrEnum):
    """What happens when several are level; chosen before the poll opens."""

    FIRST = "first"
    DRAW = "draw"
    NOBODY = "nobody"


class State(StrEnum):
    """The life of a poll. COUNTING waits for the platform's own final count; a TEMPLATE is put up again and again."""

    DRAFT = "draft"
    TEMPLATE = "template"
    OPEN = "open"
    COUNTING = "counting"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class By(StrEnum):
    """Whose means a poll uses: what staff wish, and what it became."""

    AUTO = "auto"
    NATIVE = "native"
    BALLOT = "ballot"


@dataclass(frozen=True, slots=True)
class Fit:
    """Whose means a poll uses and why: `why` is the end of the key `polls-why-<why>`, `given` and `most` its numbers,
    `platform` the platform it speaks of."""

    by: By = By.BALLOT
    why: str = "asked"
    given: int = 0
    most: int = 0
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must take part: voters, or a share of those who may, in per cent. Nothing means any number."""

    voters: int = 0
    percent: int = 0

    def met(self, voters: int, eligible: int) -> bool | None:
        """Whether so many are enough; None when a share was asked of nobody knows how many."""
        if self.percent and not eligible:
            return None
        return voters >= self.voters and voters * 100 >= self.percent * eligible


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a quiz; `right` are indexes of its right answers."""

    text: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll, or a quiz when it has `questions`. Times in µs UTC; `closes_at` 0: closed by hand.

    `fit` says whose means it uses; `native_at` is where the platform's own poll stands, `native_key` the same to be
    found by, `counted` and `counted_by` its last count and how many people that was. `seed` (hex) orders the options
    where a draw decides between level ones; nobody sees it before the close, its fingerprint stands on the poll.
    `eligible` is how many may take part (0: not known), `of` of whom that is ("members", "active", "role"). `leads` are
    how long before the close the channel is reminded. `where` is how its maker named the channels, "" for where they
    were. `length` is how long it is open from when it is put up, for a
    draft that names no moment. `rule` is how it recurs, in its maker's words, and `schedule` the number of the plan;
    `made_of` is the template that a poll was made of, and `fire` the key of the occurrence.
    """

    community: int
    number: int
    by: int
    made_at: int
    question: str
    options: tuple[str, ...]
    channels: tuple[ChannelRef, ...]
    state: State = State.DRAFT
    method: Method = Method.PLURALITY
    tie: Tie = Tie.NOBODY
    wish: By = By.AUTO
    fit: Fit = Fit()
    secret: bool = False
    hidden: bool = False
    changes: bool = True
    gate: Gate = ANYBODY
    quorum: Quorum = Quorum()
    closes_at: int = 0
    length: int = 0
    leads: tuple[int, ...] = ()
    where: str = ""
    opened_at: int = 0
    closed_at: int = 0
    seed: str = field(default="", repr=False)
    native_at: MessageRef | None = None
    native_key: str = ""
    counted: tuple[int, ...] = ()
    counted_by: int = 0
    eligible: int = 0
    of: str = ""
    questions: tuple[Question, ...] = ()
    rule: str = ""
    schedule: int = 0
    made_of: int = 0
    fire: str = ""

    @property
    def ref(self) -> str:
        """Its number as text."""
        return str(self.number)

    @property
    def is_quiz(self) -> bool:
        """Whether answers are right or wrong."""
        return bool(self.questions)

    @property
    def answers(self) -> tuple[str, ...]:
        """What can be chosen, in a quiz of one question too."""
        return self.questions[0].options if len(self.questions) == 1 else self.options

    @property
    def is_native(self) -> bool:
        """Whether the platform's own poll is used."""
        return self.fit.by is By.NATIVE

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees a count before the close: a secret poll's numbers would tell who chose what."""
        return self.hidden or self.secret

    @property
    def is_over(self) -> bool:
        """Whether nothing can change any more."""
        return self.state in (State.CLOSED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody takes part. In a secret poll `choices` stay empty, and the row goes at the close.

    `choices`: options chosen, in the order of preference where that counts; in a quiz the answer to each question,
    -1 for none yet. `cast_as` is the person id under which their secret ballot was sealed. `named`: may be named in a
    quiz's table. `fresh`: never took part in a poll before. `done` is False while a ballot that can't be changed
    afterwards is still being filled in; it counts from then on. `spoke`: wrote here in the 28 days before the poll.
    """

    community: int
    poll: int
    person: int
    at: int
    choices: tuple[int, ...] = ()
    cast_as: int = 0
    named: bool = False
    fresh: bool = False
    done: bool = True
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot that names nobody. While a secret poll is open its `key` comes from the seal; at the close every ballot
    gets a random one."""

    community: int
    poll: int
    key: str
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """The key of a secret poll; destroyed at its close."""

    community: int
    poll: int
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """What one button of one private ballot means; destroyed at the close."""

    community: int
    poll: int
    slot: str
    ballot: str
    option: int


@dataclass(frozen=True, slots=True)
class Round:
    """One round of an instant run-off: votes by option (-1: out already), who leaves, ballots without a choice left."""

    counts: tuple[int, ...]
    out: tuple[int, ...]
    exhausted: int


class Ending(StrEnum):
    """How a poll ended."""

    CLEAR = "clear"
    FIRST = "first"
    DRAWN = "drawn"
    TIE = "tie"
    EMPTY = "empty"
    QUORUM = "quorum"


@dataclass(frozen=True, slots=True)
class Tally:
    """What ballots add up to: votes by option (first choices where ranked), the winner (or none), those who were level
    before the tie rule, rounds of a run-off, and by pair how many prefer the row to the column."""

    counts: tuple[int, ...]
    voters: int
    winner: int = -1
    tied: tuple[int, ...] = ()
    ending: Ending = Ending.CLEAR
    rounds: tuple[Round, ...] = ()
    pairs: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A poll's result, decided once. `fresh`: how many took part for the first time; `certain`: False when the platform
    never confirmed its count."""

    community: int
    poll: int
    at: int
    tally: Tally
    eligible: int = 0
    of: str = ""
    fresh: int = 0
    certain: bool = True
