"""What one head learns from its lessons: a shift of its logit within a box, and a small local model on traits.

The shift is Platt scaling (Platt 1999) held to a box and drawn towards "nothing changes" by pseudo-decisions spread
over all scores. The local model is a kernel logistic regression on the numbers and words of the traits. How much of it
counts is fitted on lessons that it had not seen (stacking, Wolpert 1992): one that carries nothing counts for nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.language.calibration import Vector, chances, fit, logits, platt_targets
from rules.language.traits import NUMBERS, Traits

SLOPES: Final = (0.5, 2.0)
OFFSETS: Final = (-2.5, 2.5)
LOCAL: Final = 2.5
"""The local model adds at most so many logits."""
PRIOR: Final = 20
"""The pseudo-decisions that say "nothing changes"."""
FADES: Final = 50
"""From so many lessons on the pseudo-decisions weigh ever less; the box holds anyway."""
ENOUGH: Final = 20
"""Below so many lessons a head has no local model."""
ALIKE: Final = 0.8
"""Messages that share this part of their words (Jaccard) are the same message again."""
SAME: Final = 5
"""Lessons of the same message with the same answer weigh as much as so many together, however many there are."""
WILD: Final = 10.0
"""Logits beyond this say no more."""
_MISS: Final = 0.25
_NUMBERS: Final = 30.0
_WORDS: Final = 15.0
_FOLDS: Final = 4
_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learned: the shift, the range of logits that was judged, and the local weights (none: empty)."""

    slope: float
    offset: float
    low: float
    high: float
    bias: float = 0.0
    numbers: tuple[float, ...] = ()
    words: tuple[tuple[int, float], ...] = ()


def fitted(scores: Sequence[float], answers: Sequence[bool], traits: Sequence[Traits | None], worth: Vector) -> Fitted:
    """What lessons teach: the model's scores, the answers, the traits where there are some, each lesson's weight."""
    group = _Group(scores, answers, traits, worth)
    low, high = (_short(float(edge)) for edge in np.quantile(group.values, (0.02, 0.98)))
    shift = _shifted(group, np.zeros_like(group.values))
    heard = int(group.heard.sum())
    if heard < ENOUGH or not 0 < group.answers[group.heard].sum() < heard:
        return Fitted(_short(shift[0]), _short(shift[1]), low, high)
    local = _Local(group)
    shift = _shifted(group, local.unseen(shift[0] * group.values + shift[1]))
    bias, numbers, words = local.weights(shift[0] * group.values + shift[1], float(shift[2]))
    return Fitted(_short(shift[0]), _short(shift[1]), low, high, bias, numbers, words)


class _Group:
    """Lessons of one head as arrays: logits, answers, weights, and the traits of those that have some."""

    __slots__ = ("answers", "bag", "heard", "known", "numbers", "targets", "values", "weights")

    def __init__(
        self, scores: Sequence[float], answers: Sequence[bool], traits: Sequence[Traits | None], worth: Vector
    ) -> None:
        self.values = logits(scores)
        self.answers = np.array(answers, dtype=np.float64)
        self.heard = np.array([one is not None for one in traits])
        self.numbers = np.stack([_held(one) for one in traits])
        self.known = sorted({bucket for one in traits if one for bucket in one.buckets})
        self.bag = np.zeros((len(traits), len(self.known)))
        places = {bucket: place for place, bucket in enumerate(self.known)}
        for row, one in enumerate(traits):
            self.bag[row, [places[bucket] for bucket in (one.buckets if one else ())]] = 1.0
        self.weights = worth * self._once()
        self.targets = platt_targets(self.answers, self.weights)

    def _once(self) -> Vector:
        """What a lesson weighs among those of the same message with the same answer."""
        shared = self.bag @ self.bag.T
        sizes = np.diag(shared)
        alike = shared >= ALIKE * (sizes[:, None] + sizes[None, :] - shared)
        alike &= self.answers[:, None] == self.answers[None, :]
        alike &= self.heard[:, None] & self.heard[None, :]
        return np.asarray(np.minimum(1.0, SAME / np.maximum(alike.sum(axis=1), 1.0)), dtype=np.float64)


def _held(traits: Traits | None) -> Vector:
    if traits is None:
        return np.zeros(NUMBERS)
    return np.clip(traits.numbers.astype(np.float64), -WILD, WILD)


def _shifted(group: _Group, local: Vector) -> Vector:
    """Slope, offset and the part of the local model that counts, with the pseudo-decisions among the lessons."""
    anchors = np.linspace(-4, 4, PRIOR)
    values = np.concatenate([group.values, anchors])
    columns = np.stack([values, np.ones_like(values), np.concatenate([local, np.zeros(PRIOR)])], axis=1)
    targets = np.concatenate([group.targets, chances(anchors)])
    prior = min(1.0, FADES / max(float(group.weights.sum()), 1.0))
    weights = np.concatenate([group.weights * _reported(group), np.full(PRIOR, prior)])
    box = (SLOPES, OFFSETS, (0.0, 1.0 if local.any() else 0.0))
    return fit(columns, targets, weights, box, np.array([1.0, 0.0, 0.0]))


def _reported(group: _Group) -> Vector:
    """Misses weigh less: below all that was judged wrong only reports tell, and they tell of misses alone."""
    wrong = group.values[group.answers < 0.5]
    floor = float(np.quantile(wrong, 0.05)) if len(wrong) else math.inf
    return np.where((group.answers > 0.5) & (group.values < floor), _MISS, 1.0)


class _Local:
    """Kernel logistic regression on traits, by the Newton steps of Rasmussen and Williams (2006), algorithm 3.1."""

    __slots__ = ("_bag", "_group", "_kernel", "_mean", "_spread", "_standard")

    def __init__(self, group: _Group) -> None:
        own = group.numbers[group.heard]
        self._group = group
        self._mean, self._spread = own.mean(axis=0), np.maximum(own.std(axis=0), 0.5)
        standard = (group.numbers - self._mean) / self._spread / math.sqrt(NUMBERS)
        self._standard = np.where(group.heard[:, None], standard, 0.0)
        # A word of one message alone would tell of that message; it also teaches nothing about others.
        shared = group.bag.sum(axis=0) >= 2
        wide = np.sqrt(np.maximum(group.bag.sum(axis=1, keepdims=True), 1.0))
        self._bag = np.where(shared, group.bag, 0.0) / wide
        self._kernel = _NUMBERS * self._standard @ self._standard.T + _WORDS * self._bag @ self._bag.T

    def unseen(self, base: Vector) -> Vector:
        """What the local model says of each lesson when it has not seen it."""
        found = np.zeros_like(base)
        for part in range(_FOLDS):
            out = np.arange(len(base)) % _FOLDS == part
            found[out] = self._kernel[np.ix_(out, ~out)] @ self._pull(~out, base)
        return np.clip(found, -LOCAL, LOCAL)

    def weights(self, base: Vector, share: float) -> tuple[float, tuple[float, ...], tuple[tuple[int, float], ...]]:
        """The bias, the weights of the numbers and those of the words, times the share that counts."""
        pull = share * self._pull(np.ones(len(base), dtype=np.bool_), base)
        numbers = _NUMBERS * (self._standard.T @ pull) / math.sqrt(NUMBERS) / self._spread
        words = zip(self._group.known, _WORDS * (self._bag.T @ pull), strict=True)
        kept = tuple((bucket, _short(one)) for bucket, one in words if abs(one) > 1e-4)
        return _short(-float(numbers @ self._mean)), tuple(_short(one) for one in numbers), kept

    def _pull(self, rows: NDArray[np.bool_], base: Vector) -> Vector:
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
        return pull


def _short(value: float) -> float:
    """As it is kept: single precision."""
    return float(np.float32(value))
