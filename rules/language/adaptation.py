"""What a community's own decisions change about the scores: a bounded shift and a small local model for each head.

A lesson is one human decision about one message and one head. `learn` makes an `Adaptation` from lessons, `adapt`
applies it. No head moves another, and no lessons whatsoever move a score out of its bounds: its logit is multiplied by
0.5 to 2, shifted by at most 2.5 and moved by the local model by at most 2.5 (`fitting.py`); a threat, or somebody in
danger, goes down by at most 0.5 (`SPARED`). Lessons of nearly the same message weigh as five, so pressing "wrong" on it
a hundred times leaves a clear 0.95 above 0.6. Nothing is carried where nobody judged: what was confirmed at 0.8
does not raise a score of 0.2, and what was wrong at 0.8 does not lower one of 0.99 as far.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import mul
from typing import Final

import numpy as np

from bot.domain.assessment import Assessment
from bot.domain.scores import HEADS
from rules.language import fitting
from rules.language.calibration import chance, log_loss, logit
from rules.language.conclusion import readjusted
from rules.language.traits import BUCKETS, NUMBERS, unpack

SPARED: Final[Mapping[str, float]] = {"threat": 0.5, "wellbeing": 0.5}
"""Heads that go down by at most so many logits: somebody in danger is never taught away."""
KEPT: Final = 500
"""The newest lessons of a head that are learned from."""
HALF_LIFE: Final = 120 * 86_400 * 1_000_000
"""After so many µs a lesson counts half."""
ALIKE: Final = fitting.ALIKE
_NOISE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Lesson:
    """One decision: whether a message was a violation (or was what the head names), and what the model had said.

    `raw` is the model's own score, `shown` the score that was in force when it was judged, `at` µs UTC.
    """

    head: str
    violation: bool
    traits: bytes
    raw: float
    shown: float
    at: int


@dataclass(frozen=True, slots=True)
class Said:
    """A message's traits, read once for all heads: plain floats are quicker than arrays at this size."""

    numbers: list[float]
    words: tuple[int, ...]


def said(traits: bytes) -> Said | None:
    """Traits as they are weighed; None for a message without them."""
    found = unpack(traits)
    if found is None:
        return None
    wild = fitting.WILD
    return Said([min(max(one, -wild), wild) for one in found.numbers.tolist()], found.buckets)


@dataclass(frozen=True, slots=True)
class HeadFit:
    """What one head learned: `slope` and `offset` of its logit, judged from `low` to `high`, and the local weights."""

    lessons: int
    slope: float = 1.0
    offset: float = 0.0
    low: float = 0.0
    high: float = 0.0
    bias: float = 0.0
    numbers: tuple[float, ...] = ()
    words: Mapping[int, float] = field(default_factory=dict)

    def moved(self, head: str, score: float, said: Said | None) -> float:
        """The community's score for a score of the model."""
        value = logit(score)
        shift = (self.slope - 1) * value + self.offset + self._local(said)
        beyond = self.low - value if shift > 0 else value - self.high
        shift = max(shift * math.exp(-max(beyond, 0.0)), -SPARED.get(head, math.inf))
        if shift < 0:
            return min(score, chance(value + shift))
        return max(score, chance(value + shift)) if shift > 0 else score

    def _local(self, said: Said | None) -> float:
        if said is None or not self.numbers:
            return 0.0
        found: float = self.bias + sum(map(mul, self.numbers, said.numbers))
        if said.words:
            found += sum(self.words.get(one, 0.0) for one in said.words) / math.sqrt(len(said.words))
        return min(max(found, -fitting.LOCAL), fitting.LOCAL)


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A community's adaptation: `lessons` learned from, the newest of them judged at `until`, a fit for each head."""

    version: int = 0
    lessons: int = 0
    until: int = 0
    heads: Mapping[str, HeadFit] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """To keep; `from_bytes` reads it."""
        body = _MAGIC + _TOP.pack(self.version, self.lessons, self.until, len(self.heads))
        body += b"".join(_written(head, one) for head, one in self.heads.items())
        return body + struct.pack("<I", zlib.crc32(body))

    @staticmethod
    def from_bytes(kept: bytes) -> Adaptation | None:
        """What `to_bytes` made; None for cut, changed or foreign bytes."""
        body = kept[:-4]
        if not body.startswith(_MAGIC) or kept[-4:] != struct.pack("<I", zlib.crc32(body)):
            return None
        try:
            return _read(body)
        except (struct.error, ValueError, IndexError):
            return None


EMPTY: Final = Adaptation()
"""Nothing learned: `adapt` returns what it was given."""

_MAGIC: Final = b"STA1"
_TOP: Final = struct.Struct("<IIqB")
_FIT: Final = struct.Struct("<BIfffffBH")


def adapt(assessment: Assessment, adaptation: Adaptation) -> Assessment:
    """The assessment with the community's own scores; the very same object where nothing changes."""
    if not adaptation.heads:
        return assessment
    heard = said(assessment.traits)
    scores = assessment.scores
    moved = {head: one.moved(head, getattr(scores, head), heard) for head, one in adaptation.heads.items()}
    changed = {head: score for head, score in moved.items() if score != getattr(scores, head)}
    return readjusted(assessment, replace(scores, **changed)) if changed else assessment


def rescored(lesson: Lesson, adaptation: Adaptation) -> float:
    """What the lesson's message would have scored under an adaptation."""
    one = adaptation.heads.get(lesson.head)
    return one.moved(lesson.head, lesson.raw, said(lesson.traits)) if one else lesson.raw


@dataclass(frozen=True, slots=True)
class Trial:
    """A rehearsal on the newest third of the lessons: the mean log loss of what is in force, and of what is new."""

    lessons: int
    before: float
    after: float

    @property
    def worse(self) -> bool:
        """Whether the new one should be kept aside."""
        return self.lessons > 0 and self.after > self.before + _NOISE


def trial(lessons: Sequence[Lesson], in_force: Adaptation) -> Trial:
    """Learn from the older two thirds and judge by the newest third, against what is in force.

    Neither has seen the answers that judge it: lessons that the one in force has learned from are judged by what was
    shown at the time.
    """
    ordered = sorted(_usable(lessons), key=_order)
    cut = len(ordered) - len(ordered) // 3
    newest, answers = ordered[cut:], [one.violation for one in ordered[cut:]]
    rehearsed = learn(ordered[:cut], 0)
    before = [rescored(one, in_force) if one.at > in_force.until else one.shown for one in newest]
    after = [rescored(one, rehearsed) for one in newest]
    return Trial(len(newest), log_loss(before, answers), log_loss(after, answers))


def learn(lessons: Sequence[Lesson], version: int) -> Adaptation:
    """An adaptation from all lessons; the same lessons in any order give the same one."""
    usable = _usable(lessons)
    heads: dict[str, HeadFit] = {}
    for head in HEADS:
        own = sorted((one for one in usable if one.head == head), key=_order)[-KEPT:]
        if own:
            heads[head] = _learned(own)
    count = sum(one.lessons for one in heads.values())
    return Adaptation(version, count, max((one.at for one in usable), default=0), heads)


def _usable(lessons: Iterable[Lesson]) -> list[Lesson]:
    return [one for one in lessons if one.head in HEADS and math.isfinite(one.raw) and math.isfinite(one.shown)]


def _order(one: Lesson) -> tuple[int, str, bool, bytes, float, float]:
    return one.at, one.head, one.violation, one.traits, one.raw, one.shown


def _learned(lessons: Sequence[Lesson]) -> HeadFit:
    age = np.array([lessons[-1].at - one.at for one in lessons], dtype=np.float64)
    found = fitting.fitted(
        [one.raw for one in lessons],
        [one.violation for one in lessons],
        [unpack(one.traits) for one in lessons],
        np.exp2(-age / HALF_LIFE),
    )
    return HeadFit(len(lessons), found.slope, found.offset, found.low, found.high, found.bias, found.numbers,
                   dict(found.words))  # fmt: skip


def _written(head: str, one: HeadFit) -> bytes:
    words = sorted(one.words.items())
    top = _FIT.pack(HEADS.index(head), one.lessons, one.slope, one.offset, one.low, one.high, one.bias,
                    len(one.numbers), len(words))  # fmt: skip
    body = struct.pack(f"<{len(one.numbers)}f", *one.numbers)
    return top + body + b"".join(struct.pack("<Hf", bucket, weight) for bucket, weight in words)


def _read(body: bytes) -> Adaptation:
    version, lessons, until, count = _TOP.unpack_from(body, len(_MAGIC))
    at = len(_MAGIC) + _TOP.size
    heads: dict[str, HeadFit] = {}
    for _ in range(count):
        place, own, slope, offset, low, high, bias, wide, many = _FIT.unpack_from(body, at)
        at += _FIT.size
        numbers = struct.unpack_from(f"<{wide}f", body, at)
        at += 4 * wide
        words = dict(struct.unpack_from("<Hf", body, at + 6 * step) for step in range(many))
        at += 6 * many
        heads[HEADS[place]] = HeadFit(own, slope, offset, low, high, bias, numbers, words)
    if at != len(body) or not all(_sound(one) for one in heads.values()):
        raise ValueError
    return Adaptation(version, lessons, until, heads)


def _sound(one: HeadFit) -> bool:
    every = (one.low, one.high, one.bias, *one.numbers, *one.words.values())
    inside = (
        fitting.SLOPES[0] <= one.slope <= fitting.SLOPES[1] and fitting.OFFSETS[0] <= one.offset <= fitting.OFFSETS[1]
    )
    return inside and all(map(math.isfinite, every)) and len(one.numbers) in {0, NUMBERS} and max(
        one.words, default=0
    ) < BUCKETS  # fmt: skip
