"""Whether scores mean what they say: fitting them to answers, and measuring how far off they are.

Answers are 0 or 1 (not so, so), scores lie in 0..1, logits are log(p / (1 - p)).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]

EDGE: Final = 0.001
"""Scores nearer to 0 or 1 than this count as this: no logit is endless."""
BINS: Final = 10
_ROUNDS: Final = 60
_STILL: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table: scores from `start` up to `end`, and how often they were right."""

    start: float
    end: float
    count: int
    mean: float
    right: float


def logit(score: float) -> float:
    """The logit of a score, at most about ±6.9."""
    held = min(max(score, EDGE), 1 - EDGE)
    return math.log(held / (1 - held))


def chance(value: float) -> float:
    """The score of a logit; never an overflow."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    grown = math.exp(max(value, -700.0))
    return grown / (1 + grown)


def logits(scores: Sequence[float] | Vector) -> Vector:
    """Many logits at once."""
    held = np.clip(np.asarray(scores, dtype=np.float64), EDGE, 1 - EDGE)
    return np.asarray(np.log(held / (1 - held)), dtype=np.float64)


def chances(values: Vector) -> Vector:
    """Many scores at once."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * values)), dtype=np.float64)


def platt_targets(answers: Sequence[bool] | Vector, weights: Vector | None = None) -> Vector:
    """What a fit should aim at instead of 0 and 1, after Platt (1999): so many answers leave so much doubt."""
    given = np.asarray(answers, dtype=np.float64)
    worth = np.ones_like(given) if weights is None else weights
    yes = float(worth[given > 0.5].sum())
    no = float(worth[given <= 0.5].sum())
    return np.where(given > 0.5, (yes + 1) / (yes + 2), 1 / (no + 2))


def fit(columns: Vector, targets: Vector, weights: Vector, box: Sequence[tuple[float, float]], start: Vector) -> Vector:
    """The logistic fit within a box: Newton steps on what is free, halved while they don't help.

    `columns` (rows, n), `targets` and `weights` (rows,), `box` n pairs, `start` (n,). Returns (n,), always finite.
    """
    low, high = np.array([pair[0] for pair in box]), np.array([pair[1] for pair in box])
    at = np.clip(start, low, high)
    loss = _loss(columns, targets, weights, at)
    for _ in range(_ROUNDS):
        said = chances(columns @ at)
        slope = columns.T @ (weights * (said - targets))
        free = ~(((at <= low) & (slope > 0)) | ((at >= high) & (slope < 0)))
        if not free.any() or np.abs(slope[free]).max() < _STILL:
            break
        kept = columns[:, free]
        bend = (kept.T * (weights * said * (1 - said))) @ kept + 1e-6 * np.eye(int(free.sum()))
        step = np.zeros_like(at)
        step[free] = np.linalg.solve(bend, slope[free])
        found, better = _halved(columns, targets, weights, at, step, loss, low, high)
        if better >= loss - _STILL:
            break
        at, loss = found, better
    return at


def _halved(
    columns: Vector, targets: Vector, weights: Vector, at: Vector, step: Vector, loss: float, low: Vector, high: Vector
) -> tuple[Vector, float]:
    for _ in range(30):
        tried = np.clip(at - step, low, high)
        found = _loss(columns, targets, weights, tried)
        if found < loss:
            return tried, found
        step = step / 2
    return at, loss


def _loss(columns: Vector, targets: Vector, weights: Vector, at: Vector) -> float:
    values = columns @ at
    return float((weights * (np.logaddexp(0.0, values) - targets * values)).sum())


def platt(scores: Sequence[float], answers: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset of the logit that fit the answers best (Platt 1999, Lin, Lin and Weng 2007)."""
    if not scores:
        return 1.0, 0.0
    values = logits(scores)
    columns = np.stack([values, np.ones_like(values)], axis=1)
    box = ((0.0, 20.0), (-20.0, 20.0))
    found = fit(columns, platt_targets(answers), np.ones_like(values), box, np.array([1.0, 0.0]))
    return float(found[0]), float(found[1])


def log_loss(scores: Sequence[float], answers: Sequence[bool]) -> float:
    """The mean log loss; 0 for nothing."""
    if not scores:
        return 0.0
    held = np.clip(np.asarray(scores, dtype=np.float64), EDGE, 1 - EDGE)
    given = np.asarray(answers, dtype=np.float64)
    return float(-(given * np.log(held) + (1 - given) * np.log(1 - held)).mean())


def reliability(scores: Sequence[float], answers: Sequence[bool], bins: int = BINS) -> tuple[Bin, ...]:
    """The reliability table by bins of equal width; bins without a score are left out."""
    values = np.asarray(scores, dtype=np.float64)
    given = np.asarray(answers, dtype=np.float64)
    places = np.minimum((values * bins).astype(np.int64), bins - 1)
    rows = []
    for place in range(bins):
        inside = places == place
        if inside.any():
            mean, right = float(values[inside].mean()), float(given[inside].mean())
            rows.append(Bin(place / bins, (place + 1) / bins, int(inside.sum()), mean, right))
    return tuple(rows)


def calibration_error(scores: Sequence[float], answers: Sequence[bool], bins: int = BINS) -> float:
    """The expected calibration error over bins of equal width (Guo et al. 2017); 0 for nothing."""
    if not scores:
        return 0.0
    return sum(one.count * abs(one.mean - one.right) for one in reliability(scores, answers, bins)) / len(scores)


def even_calibration_error(scores: Sequence[float], answers: Sequence[bool], bins: int = BINS) -> float:
    """The same over bins that hold equally many scores (equal mass)."""
    if not scores:
        return 0.0
    order = np.argsort(np.asarray(scores, dtype=np.float64), kind="stable")
    values, given = np.asarray(scores, dtype=np.float64)[order], np.asarray(answers, dtype=np.float64)[order]
    parts = np.array_split(np.arange(len(values)), min(bins, len(values)))
    return float(sum(abs(values[part].sum() - given[part].sum()) for part in parts) / len(values))
