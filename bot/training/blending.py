"""The second step: columns of letters and cues → heads, class and target, by one small network.

Inputs go to the answers directly and through a few hidden units (a "wide and deep" shape; Cheng et al. 2016,
arXiv:1606.07792). Losses are masked: a row teaches only what is known of it, and a class that is known only as "one of
these" costs the logarithm of their probabilities' sum. Trained by Adam (Kingma and Ba 2015) with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

HIDDEN: Final = 32
NETWORKS: Final = 3
ROUNDS: Final = 24
BATCH: Final = 256
RATE: Final = 3e-3
DECAY: Final = 1e-4
SMOOTHING: Final = 0.05
DROPPED: Final = 0.1
OUTPUTS: Final = len(HEADS) + len(KINDS) + len(TARGETS)
_KINDS: Final = slice(len(HEADS), len(HEADS) + len(KINDS))
_TARGETS: Final = slice(len(HEADS) + len(KINDS), OUTPUTS)


@dataclass(frozen=True, slots=True)
class Blend:
    """The network: inputs are first brought to mean 0 and spread 1."""

    means: Floats
    spreads: Floats
    wide: Floats
    into: Floats
    into_bias: Floats
    out: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the second step learns from: (rows, inputs), heads (rows, heads) with NaN, classes and targets that may be
    (all False: nothing known), a weight for each row and, for the heads, one for each of them too (rows, heads)."""

    inputs: Floats
    heads: Floats
    kinds: Bools
    targets: Bools
    weights: Floats
    head_weights: Floats


def answers(inputs: Floats, blend: Blend) -> Floats:
    """The logits of heads, classes and targets: (rows, OUTPUTS)."""
    scaled = (inputs - blend.means) / blend.spreads
    hidden = np.maximum(scaled @ blend.into + blend.into_bias, 0)
    return np.asarray(scaled @ blend.wide + hidden @ blend.out + blend.bias, dtype=np.float32)


def train(lessons: Lessons, seed: int) -> Blend:
    """The network for these lessons; the same for the same lessons and seed.

    Several networks from different first weights are put side by side as one: its answers are the mean of theirs.
    """
    every = [_one(lessons, seed * NETWORKS + at) for at in range(NETWORKS)]
    first = every[0]
    return Blend(
        means=first.means, spreads=first.spreads, wide=_mean([one.wide for one in every]),
        into=np.concatenate([one.into for one in every], axis=1),
        into_bias=np.concatenate([one.into_bias for one in every]),
        out=np.asarray(np.concatenate([one.out for one in every]) / NETWORKS, dtype=np.float32),
        bias=_mean([one.bias for one in every]),
    )  # fmt: skip


def _mean(arrays: Sequence[Floats]) -> Floats:
    return np.asarray(np.mean(arrays, axis=0), dtype=np.float32)


def through(blend: Blend, column: int, output: int) -> Blend:
    """The same network, but that an answer is a column of the first step as it stands."""
    wide, out, bias = blend.wide.copy(), blend.out.copy(), blend.bias.copy()
    wide[:, output], out[:, output] = 0, 0
    wide[column, output], bias[output] = blend.spreads[column], blend.means[column]
    return replace(blend, wide=wide, out=out, bias=bias)


def _one(lessons: Lessons, seed: int) -> Blend:
    generator = np.random.default_rng(seed)
    means = lessons.inputs.mean(axis=0)
    spreads = np.maximum(lessons.inputs.std(axis=0), 0.05)
    width = lessons.inputs.shape[1]
    weights: dict[str, Floats] = {
        "wide": np.zeros((width, OUTPUTS), np.float32),
        "into": generator.normal(0, np.sqrt(2 / width), (width, HIDDEN)).astype(np.float32),
        "into_bias": np.zeros(HIDDEN, np.float32),
        "out": generator.normal(0, 0.05, (HIDDEN, OUTPUTS)).astype(np.float32),
        "bias": np.zeros(OUTPUTS, np.float32),
    }
    scaled = ((lessons.inputs - means) / spreads).astype(np.float32)
    optimiser = _Adam(weights)
    steps = ROUNDS * (len(scaled) // BATCH)
    done = 0
    for _ in range(ROUNDS):
        order = generator.permutation(len(scaled))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            rows = order[at : at + BATCH]
            kept = (generator.random((BATCH, HIDDEN)) > DROPPED).astype(np.float32) / (1 - DROPPED)
            slopes = _slopes(weights, scaled[rows], lessons, rows, kept)
            optimiser.step(weights, slopes, RATE * 0.5 * (1 + np.cos(np.pi * done / steps)))
            done += 1
    return Blend(means, spreads, **weights)


def _slopes(
    weights: dict[str, Floats], inputs: Floats, lessons: Lessons, rows: NDArray[np.int64], kept: Floats
) -> dict[str, Floats]:
    before = inputs @ weights["into"] + weights["into_bias"]
    hidden = np.maximum(before, 0) * kept
    logits = inputs @ weights["wide"] + hidden @ weights["out"] + weights["bias"]
    error = _errors(logits, lessons, rows) / len(rows)
    back = (error @ weights["out"].T) * kept * (before > 0)
    return {
        "wide": inputs.T @ error, "into": inputs.T @ back, "into_bias": back.sum(axis=0), "out": hidden.T @ error,
        "bias": error.sum(axis=0),
    }  # fmt: skip


def _errors(logits: Floats, lessons: Lessons, rows: NDArray[np.int64]) -> Floats:
    """The loss's slope at the logits."""
    error = np.zeros_like(logits)
    heads = lessons.heads[rows]
    wanted = heads * (1 - SMOOTHING) + SMOOTHING / 2
    slopes = np.where(np.isnan(heads), 0, 1 / (1 + np.exp(-logits[:, : len(HEADS)])) - wanted)
    error[:, : len(HEADS)] = slopes * lessons.head_weights[rows]
    for part, allowed in ((_KINDS, lessons.kinds[rows]), (_TARGETS, lessons.targets[rows])):
        shares = _softmax(logits[:, part])
        inside = shares * allowed
        known = allowed.any(axis=1, keepdims=True)
        goal = inside / np.maximum(inside.sum(axis=1, keepdims=True), 1e-6)
        goal = goal * (1 - SMOOTHING) + SMOOTHING / goal.shape[1]
        error[:, part] = np.where(known, shares - goal, 0) * lessons.weights[rows][:, None]
    return error


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


class _Adam:
    """Adam with decoupled decay of the weights."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._first = {name: np.zeros_like(one) for name, one in weights.items()}
        self._second = {name: np.zeros_like(one) for name, one in weights.items()}
        self._steps = 0

    def step(self, weights: dict[str, Floats], slopes: dict[str, Floats], rate: float) -> None:
        self._steps += 1
        for name, slope in slopes.items():
            self._first[name] = 0.9 * self._first[name] + 0.1 * slope
            self._second[name] = 0.999 * self._second[name] + 0.001 * slope**2
            first = self._first[name] / (1 - 0.9**self._steps)
            second = self._second[name] / (1 - 0.999**self._steps)
            decay = 0.0 if name.endswith("bias") else DECAY
            weights[name] -= (rate * (first / (np.sqrt(second) + 1e-8) + decay * 10 * weights[name])).astype(np.float32)
