"""Calibration: fits that find what made the answers, and measures that agree with their definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language.calibration import (
    Bin,
    calibration_error,
    chance,
    chances,
    even_calibration_error,
    fit,
    log_loss,
    logit,
    logits,
    platt,
    platt_targets,
    reliability,
)

SCORES = st.floats(0, 1, allow_nan=False)
JUDGED = st.lists(st.tuples(SCORES, st.booleans()), max_size=60)


@given(st.floats(allow_nan=False))
def test_chance_stays_within_bounds(value: float) -> None:
    assert 0 <= chance(value) <= 1
    assert chances(np.array([value]))[0] == pytest.approx(chance(value), abs=1e-9)


@given(SCORES)
def test_logit_is_finite_and_turns_back(score: float) -> None:
    assert math.isfinite(logit(score))
    assert chance(logit(score)) == pytest.approx(score, abs=0.0011)
    assert logits([score])[0] == pytest.approx(logit(score))


@given(JUDGED)
def test_platt_is_finite_and_never_turns_scores_round(judged: list[tuple[float, bool]]) -> None:
    slope, offset = platt([score for score, _ in judged], [answer for _, answer in judged])
    assert math.isfinite(slope)
    assert math.isfinite(offset)
    assert slope >= 0


def test_platt_finds_what_made_the_answers() -> None:
    grid = np.linspace(-3, 3, 4_001)
    chance_of_yes = chances(0.5 * grid - 1)
    answers = [bool((step * 0.618033988749895) % 1 < p) for step, p in enumerate(chance_of_yes)]
    slope, offset = platt(list(chances(grid)), answers)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert offset == pytest.approx(-1, abs=0.1)


def test_platt_of_nothing_changes_nothing() -> None:
    assert platt([], []) == (1.0, 0.0)


def test_targets_leave_doubt() -> None:
    assert list(platt_targets([True, True, False])) == pytest.approx([3 / 4, 3 / 4, 1 / 3])
    assert list(platt_targets([True, False], np.array([8.0, 0.0]))) == pytest.approx([0.9, 0.5])


@given(JUDGED, st.tuples(st.floats(-1, 0), st.floats(0, 1)))
def test_a_fit_stays_in_its_box(judged: list[tuple[float, bool]], pair: tuple[float, float]) -> None:
    values = logits([score for score, _ in judged])
    columns = np.stack([values, np.ones_like(values)], axis=1)
    answers = np.array([answer for _, answer in judged], dtype=float)
    found = fit(columns, answers, np.ones_like(values), (pair, pair), np.zeros(2))
    assert all(pair[0] <= one <= pair[1] for one in found)


def test_a_fit_meets_the_edge_where_the_best_lies_beyond() -> None:
    columns = np.ones((10, 1))
    found = fit(columns, np.ones(10), np.ones(10), ((-1.0, 2.0),), np.zeros(1))
    assert found[0] == pytest.approx(2.0)


def test_rows_of_a_reliability_table() -> None:
    rows = reliability([0.0, 0.05, 0.95, 1.0, 1.0], [False, True, True, True, False])
    assert [(one.start, one.end, one.count) for one in rows] == [(0.0, 0.1, 2), (0.9, 1.0, 3)]
    assert rows[0] == Bin(0.0, 0.1, 2, 0.025, 0.5)
    assert (rows[1].mean, rows[1].right) == pytest.approx((2.95 / 3, 2 / 3))


@given(JUDGED)
def test_bins_hold_every_score_once(judged: list[tuple[float, bool]]) -> None:
    scores, answers = [score for score, _ in judged], [answer for _, answer in judged]
    rows = reliability(scores, answers)
    assert sum(one.count for one in rows) == len(judged)
    assert sum(one.count * one.right for one in rows) == pytest.approx(sum(answers))
    assert all(one.start <= one.mean <= one.end for one in rows)


def test_errors_by_hand() -> None:
    scores, answers = [0.8, 0.8, 0.8, 0.8, 0.2, 0.2], [True, True, False, False, False, False]
    assert calibration_error(scores, answers) == pytest.approx((4 * 0.3 + 2 * 0.2) / 6)
    assert even_calibration_error(scores, answers, 1) == pytest.approx(abs(3.6 - 2) / 6)
    assert calibration_error([], []) == even_calibration_error([], []) == log_loss([], []) == 0.0


@given(JUDGED)
def test_errors_lie_between_nothing_and_all(judged: list[tuple[float, bool]]) -> None:
    scores, answers = [score for score, _ in judged], [answer for _, answer in judged]
    assert 0 <= calibration_error(scores, answers) <= 1
    assert 0 <= even_calibration_error(scores, answers) <= 1
    assert 0 <= log_loss(scores, answers) < 7


def test_log_loss_punishes_the_sure_and_wrong() -> None:
    assert log_loss([0.9], [True]) == pytest.approx(-math.log(0.9))
    assert log_loss([1.0], [False]) == pytest.approx(-math.log(0.001))
