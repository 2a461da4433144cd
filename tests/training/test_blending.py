"""The second step: its slopes are those of its loss, and what is not known teaches nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS
from bot.training import blending
from bot.training.blending import OUTPUTS, SMOOTHING, Lessons, answers, train

Numbers = Any
"""Arrays of float64, in which differences can be taken."""
HEAD = len(HEADS)
KIND = HEAD + len(KINDS)


def lessons_of(dice: np.random.Generator, rows: int, width: int) -> Lessons:
    """Random lessons in which some heads, classes and targets are unknown, some are known as "one of these"."""
    heads = dice.integers(0, 2, (rows, HEAD)).astype(float)
    heads[dice.random(heads.shape) < 0.3] = np.nan
    kinds, targets = dice.random((rows, len(KINDS))) < 0.4, dice.random((rows, len(TARGETS))) < 0.4
    kinds[dice.random(rows) < 0.2] = False
    known: Numbers = {"heads": heads, "kinds": kinds, "targets": targets}
    sizes: Numbers = {"weights": dice.uniform(0.2, 3, rows), "head_weights": dice.uniform(0.2, 3, heads.shape)}
    inputs: Numbers = dice.normal(size=(rows, width))
    return Lessons(inputs, **known, **sizes)


def weights_of(dice: np.random.Generator, width: int) -> dict[str, Numbers]:
    hidden = 4
    shapes = {
        "wide": (width, OUTPUTS), "into": (width, hidden), "into_bias": (hidden,), "out": (hidden, OUTPUTS),
        "bias": (OUTPUTS,),
    }  # fmt: skip
    return {name: dice.normal(scale=0.5, size=shape) for name, shape in shapes.items()}


def loss(weights: dict[str, Numbers], lessons: Lessons, kept: Numbers) -> float:
    """What the slopes are slopes of, written down from its definition."""
    hidden = np.maximum(lessons.inputs @ weights["into"] + weights["into_bias"], 0) * kept
    logits = lessons.inputs @ weights["wide"] + hidden @ weights["out"] + weights["bias"]
    total = 0.0
    for row, one in enumerate(logits):
        for head in range(HEAD):
            if not np.isnan(lessons.heads[row, head]):
                wanted = lessons.heads[row, head] * (1 - SMOOTHING) + SMOOTHING / 2
                total += lessons.head_weights[row, head] * (np.logaddexp(0, one[head]) - wanted * one[head])
        for part, allowed in ((one[HEAD:KIND], lessons.kinds[row]), (one[KIND:], lessons.targets[row])):
            if allowed.any():
                shares = np.exp(part) / np.exp(part).sum()
                missed = -(1 - SMOOTHING) * np.log(shares[allowed].sum()) - SMOOTHING * np.log(shares).mean()
                total += lessons.weights[row] * missed
    return float(total / len(logits))


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1))
def test_slopes_are_those_of_the_loss(seed: int) -> None:
    dice = np.random.default_rng(seed)
    lessons, weights = lessons_of(dice, 6, 5), weights_of(dice, 5)
    kept = (dice.random((6, 4)) > 0.3) / 0.7
    assume(np.abs(lessons.inputs @ weights["into"] + weights["into_bias"]).min() > 1e-3)  # away from the kink
    slopes = blending._slopes(weights, lessons.inputs, lessons, np.arange(6), kept)
    for name, one in weights.items():
        for _ in range(8):
            at = tuple(dice.integers(0, size) for size in one.shape)
            before = one[at]
            one[at] = before + 1e-5
            above = loss(weights, lessons, kept)
            one[at] = before - 1e-5
            below = loss(weights, lessons, kept)
            one[at] = before
            assert slopes[name][at] == pytest.approx((above - below) / 2e-5, abs=2e-5)


@given(st.integers(0, 2**32 - 1))
def test_a_row_of_which_nothing_is_known_teaches_nothing(seed: int) -> None:
    dice = np.random.default_rng(seed)
    lessons = lessons_of(dice, 4, 3)
    lessons.heads[2] = np.nan
    lessons.kinds[2] = lessons.targets[2] = False
    error = blending._errors(dice.normal(size=(4, OUTPUTS)), lessons, np.arange(4))
    assert (error[2] == 0).all()
    assert np.isfinite(error).all()


@given(st.integers(0, 2**32 - 1), st.floats(-300, 300))
def test_even_the_surest_wrong_answers_have_finite_slopes(seed: int, far: float) -> None:
    dice = np.random.default_rng(seed)
    lessons = lessons_of(dice, 4, 3)
    logits = dice.normal(size=(4, OUTPUTS)) * 1.0
    logits[0, dice.integers(0, OUTPUTS)] = far
    assert np.isfinite(blending._errors(logits, lessons, np.arange(4))).all()


def plain(dice: np.random.Generator, rows: int = 600) -> Lessons:
    """Lessons whose answers stand in the inputs."""
    inputs = dice.normal(size=(rows, 4)).astype(np.float32)
    heads = np.full((rows, HEAD), np.nan, dtype=np.float32)
    heads[:, 0] = inputs[:, 0] > 0
    kinds = np.zeros((rows, len(KINDS)), dtype=bool)
    kinds[np.arange(rows), (inputs[:, 1] > 0).astype(int)] = True
    targets = np.zeros((rows, len(TARGETS)), dtype=bool)
    ones = np.ones(rows, dtype=np.float32)
    return Lessons(inputs, heads, kinds, targets, ones, np.ones((rows, HEAD), dtype=np.float32))


def test_what_stands_in_the_inputs_is_learned_and_the_rest_is_left_alone() -> None:
    lessons = plain(np.random.default_rng(3))
    blend = train(lessons, 1)
    found = answers(lessons.inputs, blend)
    assert ((found[:, 0] > 0) == (lessons.inputs[:, 0] > 0)).mean() > 0.9
    assert (found[:, HEAD:KIND].argmax(axis=1) == (lessons.inputs[:, 1] > 0)).mean() > 0.9
    assert (blend.wide[:, 1:HEAD] == 0).all()
    assert (blend.bias[KIND:] == 0).all()


def test_the_same_lessons_and_seed_give_the_same_network() -> None:
    lessons = plain(np.random.default_rng(4))
    one, same, other = train(lessons, 7), train(lessons, 7), train(lessons, 8)
    for name in ("means", "spreads", "wide", "into", "into_bias", "out", "bias"):
        assert (getattr(one, name) == getattr(same, name)).all()
        assert getattr(one, name).dtype == np.float32
    assert (one.into != other.into).any()


def test_an_input_that_never_changes_divides_nothing_by_zero() -> None:
    lessons = plain(np.random.default_rng(5))
    inputs = lessons.inputs.copy()
    inputs[:, 3] = 1
    blend = train(replace(lessons, inputs=inputs), 1)
    assert np.isfinite(answers(inputs, blend)).all()
    assert (blend.spreads > 0).all()
