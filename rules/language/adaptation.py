"""What a community's own decisions change about the scores: a bounded shift and a small local model for each head.

A lesson is one human decision about one message and one head. `learn` makes an `Adaptation` from lessons, `adapt`
applies it. No lessons whatsoever can move a score further than the bounds below, and no head moves another.

The shift is Platt scaling of the head's logit (Platt 1999) held to a box and drawn towards "nothing changes" by
pseudo-decisions spread over all scores. It is not carried where nobody judged: what was confirmed at 0.8 does not raise
a score of 0.2, and what was wrong at 0.8 does not lower one of 0.99 as far.
The local model is a small kernel logistic regression on the message's traits. How much of it counts is fitted on
lessons that it had not seen (stacking, Wolpert 1992), so a local model that carries nothing counts for nothing.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from bot.domain.assessment import Assessment
from bot.domain.scores import HEADS
from rules.language.calibration import Vector, chance, chances, fit, log_loss, logit, logits, platt_targets
from rules.language.conclusion import readjusted
from rules.language.traits import BUCKETS, NUMBERS, Traits, unpack

SLOPES: Final = (0.5, 2.0)
OFFSETS: Final = (-2.5, 2.5)
LOCAL: Final = 1.5
"""The local model adds at most so many logits."""
SPARED: Final[Mapping[str, float]] = {"threat": 0.5, "wellbeing": 0.5}
"""Heads that go down by at most so many logits: somebody in danger is never taught away."""
PRIOR: Final = 20
"""The pseudo-decisions that say "nothing changes"."""
ENOUGH: Final = 20
"""Below so many lessons a head has no local model."""
KEPT: Final = 500
"""The newest lessons of a head that are learned from."""
HALF_LIFE: Final = 120 * 86_400 * 1_000_000
"""After so many µs a lesson counts half."""
ALIKE: Final = 0.8
"""Messages that share this part of their words (Jaccard) are the same message again."""
SAME: Final = 5
"""Lessons of the same message with the same answer weigh as much as so many together, however many there are."""
_MISS: Final = 0.25
_NUMBERS, _WORDS = 10.0, 10.0
_FOLDS: Final = 4
_STEPS: Final = 4
_WILD: Final = 10.0


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

    def moved(self, head: str, score: float, traits: Traits | None) -> float:
        """The community's score for a score of the model."""
        shift = self._shift(logit(score)) + self._local(traits)
        if shift < 0:
            shift = max(shift, -SPARED.get(head, math.inf))
            return min(score, chance(logit(score) + shift))
        return max(score, chance(logit(score) + shift)) if shift > 0 else score

    def _shift(self, value: float) -> float:
        shift = (self.slope - 1) * value + self.offset
        beyond = self.low - value if shift > 0 else value - self.high
        return shift * math.exp(-beyond) if beyond > 0 else shift

    def _local(self, traits: Traits | None) -> float:
        if traits is None or not self.numbers:
            return 0.0
        held = np.clip(traits.numbers, -_WILD, _WILD)
        found = self.bias + float(held @ np.asarray(self.numbers, dtype=np.float64))
        if traits.buckets:
            known = sum(self.words.get(one, 0.0) for one in traits.buckets)
            found += known / math.sqrt(len(traits.buckets))
        return min(max(found, -LOCAL), LOCAL)


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
        except (struct.error, ValueError):
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
    traits = unpack(assessment.traits)
    scores = assessment.scores
    moved = {head: one.moved(head, getattr(scores, head), traits) for head, one in adaptation.heads.items()}
    changed = {head: score for head, score in moved.items() if score != getattr(scores, head)}
    return readjusted(assessment, replace(scores, **changed)) if changed else assessment


def rescored(lesson: Lesson, adaptation: Adaptation) -> float:
    """What the lesson's message would have scored under an adaptation."""
    one = adaptation.heads.get(lesson.head)
    return one.moved(lesson.head, lesson.raw, unpack(lesson.traits)) if one else lesson.raw


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


_NOISE: Final = 0.02


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


class _Class:
    """Lessons of one head as arrays: logits, answers, weights, and the traits of those that have some."""

    __slots__ = ("answers", "bag", "heard", "known", "numbers", "targets", "values", "weights", "wide")

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        read = [unpack(one.traits) for one in lessons]
        self.values = logits([one.raw for one in lessons])
        self.answers = np.array([one.violation for one in lessons], dtype=np.float64)
        self.heard = np.array([one is not None for one in read])
        self.numbers = np.stack([_held(one) for one in read])
        self.known = sorted({bucket for one in read if one for bucket in one.buckets})
        self.bag = np.zeros((len(read), len(self.known)))
        places = {bucket: place for place, bucket in enumerate(self.known)}
        for row, one in enumerate(read):
            self.bag[row, [places[bucket] for bucket in (one.buckets if one else ())]] = 1.0
        self.wide = np.sqrt(np.maximum(self.bag.sum(axis=1, keepdims=True), 1.0))
        age = np.array([lessons[-1].at - one.at for one in lessons], dtype=np.float64)
        self.weights = np.exp2(-age / HALF_LIFE) * self._once()
        self.targets = platt_targets(self.answers, self.weights)

    def _once(self) -> Vector:
        shared = self.bag @ self.bag.T
        sizes = np.diag(shared)
        either = sizes[:, None] + sizes[None, :] - shared
        alike = (shared >= ALIKE * either) & (self.answers[:, None] == self.answers[None, :])
        alike &= self.heard[:, None] & self.heard[None, :]
        count = np.maximum(alike.sum(axis=1), 1.0)
        return np.asarray(np.minimum(1.0, SAME / count), dtype=np.float64)


def _held(traits: Traits | None) -> Vector:
    if traits is None:
        return np.zeros(NUMBERS)
    return np.clip(traits.numbers.astype(np.float64), -_WILD, _WILD)


def _learned(lessons: Sequence[Lesson]) -> HeadFit:
    group = _Class(lessons)
    yes = group.answers[group.heard].sum()
    both = 0 < yes < group.heard.sum()
    shift = _shifted(group, np.zeros_like(group.values))
    low, high = (_short(float(edge)) for edge in np.quantile(group.values, (0.02, 0.98)))
    if group.heard.sum() < ENOUGH or not both:
        return HeadFit(len(lessons), _short(shift[0]), _short(shift[1]), low, high)
    local = _Local(group)
    base = shift[0] * group.values + shift[1]
    shift = _shifted(group, local.unseen(base))
    bias, numbers, words = local.weights(shift[0] * group.values + shift[1], float(shift[2]))
    return HeadFit(len(lessons), _short(shift[0]), _short(shift[1]), low, high, bias, numbers, words)


def _shifted(group: _Class, local: Vector) -> Vector:
    """Slope, offset and the part of the local model that counts, with the pseudo-decisions among the lessons."""
    anchors = np.linspace(-4, 4, PRIOR)
    values = np.concatenate([group.values, anchors])
    columns = np.stack([values, np.ones_like(values), np.concatenate([local, np.zeros(PRIOR)])], axis=1)
    targets = np.concatenate([group.targets, chances(anchors)])
    weights = np.concatenate([group.weights * _reported(group), np.ones(PRIOR)])
    box = (SLOPES, OFFSETS, (0.0, 1.0 if local.any() else 0.0))
    return fit(columns, targets, weights, box, np.array([1.0, 0.0, 0.0]))


def _reported(group: _Class) -> Vector:
    """Misses weigh less: below all that was judged wrong only reports tell, and they tell of misses alone."""
    wrong = group.values[group.answers < 0.5]
    floor = float(np.quantile(wrong, 0.05)) if len(wrong) else math.inf
    return np.where((group.answers > 0.5) & (group.values < floor), _MISS, 1.0)


class _Local:
    """Kernel logistic regression on traits, by the Newton steps of Rasmussen and Williams (2006), algorithm 3.1."""

    __slots__ = ("_bag", "_group", "_kernel", "_mean", "_spread", "_standard")

    def __init__(self, group: _Class) -> None:
        heard = group.heard[:, None]
        own = group.numbers[group.heard]
        self._group = group
        self._mean, self._spread = own.mean(axis=0), np.maximum(own.std(axis=0), 0.5)
        self._standard = np.where(heard, (group.numbers - self._mean) / self._spread, 0.0) / math.sqrt(NUMBERS)
        often = group.bag.sum(axis=0) >= 2
        self._bag = np.where(often, group.bag, 0.0) / group.wide
        self._kernel = _NUMBERS * self._standard @ self._standard.T + _WORDS * self._bag @ self._bag.T

    def unseen(self, base: Vector) -> Vector:
        """What the local model says of each lesson when it has not seen it."""
        found = np.zeros_like(base)
        for part in range(_FOLDS):
            out = np.arange(len(base)) % _FOLDS == part
            pull = self._pull(~out, base)
            found[out] = self._kernel[np.ix_(out, ~out)] @ pull
        return np.clip(found, -LOCAL, LOCAL)

    def weights(self, base: Vector, share: float) -> tuple[float, tuple[float, ...], dict[int, float]]:
        """The bias, the weights of the numbers and those of the words, times the share that counts."""
        pull = share * self._pull(np.ones(len(base), dtype=np.bool_), base)
        numbers = _NUMBERS * (self._standard.T @ pull) / math.sqrt(NUMBERS) / self._spread
        words = _WORDS * (self._bag.T @ pull)
        kept = {bucket: _short(one) for bucket, one in zip(self._group.known, words, strict=True) if abs(one) > 1e-4}
        return _short(-float(numbers @ self._mean)), tuple(_short(one) for one in numbers), kept

    def _pull(self, rows: Vector, base: Vector) -> Vector:
        kernel: Vector = self._kernel[np.ix_(rows, rows)]
        worth, aims, start = self._group.weights[rows], self._group.targets[rows], base[rows]
        local, pull = np.zeros_like(start), np.zeros_like(start)
        for _ in range(_STEPS):
            said = chances(start + local)
            bend = np.sqrt(np.maximum(worth * said * (1 - said), 1e-9))
            wish = bend * bend * local + worth * (aims - said)
            inner = np.eye(len(start)) + bend[:, None] * kernel * bend[None, :]
            pull = wish - bend * np.linalg.solve(inner, bend * (kernel @ wish))
            local = kernel @ pull
        return np.asarray(pull, dtype=np.float64)


def _short(value: float) -> float:
    return float(np.float32(value))


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
    inside = SLOPES[0] <= one.slope <= SLOPES[1] and OFFSETS[0] <= one.offset <= OFFSETS[1]
    return inside and all(map(math.isfinite, every)) and len(one.numbers) in {0, NUMBERS} and max(
        one.words, default=0
    ) < BUCKETS  # fmt: skip
