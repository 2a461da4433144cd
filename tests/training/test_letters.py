"""The first step: rows as they are at run time, columns that learn from those who know, folds that keep hands whole."""

from __future__ import annotations

import numpy as np
import pytest

from bot.training.example import COLUMNS, Example
from bot.training.letters import FOLDS, fit, fit_folds, folds_of, labels_of, matrix, readings_of, scores
from rules.language.features import ROWS, pieces

pytest.importorskip("sklearn", reason="the first step is fitted by scikit-learn")
TOXIC = COLUMNS.index("toxic")
TEXTS = [f"{way} {name}" for name in ("Ann", "Sam", "Kim", "the cook", "the king", "my aunt", "a friend",
"the whole team")
         for way in ("you idiot", "what a fool", "warm bread for", "good morning")]  # fmt: skip


def examples() -> list[Example]:
    return [
        Example(text, "en", "own/oak" if at % 3 else "some", {"toxic": int("idiot" in text or "fool" in text)})
        for at, text in enumerate(TEXTS)
    ]


def test_rows_are_scaled_by_the_root_of_their_pieces() -> None:
    readings = readings_of(examples())
    found = matrix(readings)
    assert found.shape == (len(TEXTS), ROWS)
    at_run_time = pieces(readings)
    counts = np.diff(at_run_time.starts)
    assert np.asarray(found.sum(axis=1)).ravel() == pytest.approx(np.sqrt(counts), rel=1e-5)
    first = np.unique(at_run_time.rows[: counts[0]])
    assert set(found[0].indices) == set(first)


def test_batches_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = matrix(readings_of(examples()))
    monkeypatch.setattr("bot.training.letters._BATCH", 5)
    assert abs(matrix(readings_of(examples())) - whole).sum() == 0


def test_what_is_unknown_is_no_label() -> None:
    found = labels_of([Example("a", "en", "s", {"toxic": 1, "spam": 0}), Example("b", "en", "s")])
    assert found.shape == (2, len(COLUMNS))
    assert (found[0, TOXIC], found[0, COLUMNS.index("spam")]) == (1, 0)
    assert np.isnan(found).sum() == 2 * len(COLUMNS) - 2


def test_a_hand_is_in_one_fold_and_a_text_is_always_in_the_same() -> None:
    many = [Example(f"text {at}", "en", f"own/{at % 7}") for at in range(70)] + [
        Example(f"text {at}", "en", "s") for at in range(90)
    ]
    found = folds_of(many)
    for hand in range(7):
        assert len(set(found[:70][hand::7].tolist())) == 1
    assert set(found[70:].tolist()) == set(range(FOLDS))
    assert (folds_of(many[::-1])[::-1] == found).all()


def test_a_column_learns_from_the_rows_that_know_it_and_is_zero_where_none_differ() -> None:
    every = examples()
    features, labels = matrix(readings_of(every)), labels_of(every)
    letters = fit(features, labels, np.ones(len(every), dtype=np.float32), jobs=2)
    said = scores(features, letters)
    assert ((said[:, TOXIC] > 0) == (labels[:, TOXIC] > 0)).all()
    assert (letters.weights[:, [at for at in range(len(COLUMNS)) if at != TOXIC]] == 0).all()
    assert letters.weights.dtype == letters.biases.dtype == np.float32


def test_a_fold_is_judged_by_weights_that_never_saw_it() -> None:
    every = examples()
    features, labels = matrix(readings_of(every)), labels_of(every)
    folds = np.zeros(len(every), dtype=np.int64)
    folds[1::2] = 1
    ones = np.ones(len(every), dtype=np.float32)
    turned = labels.copy()
    turned[folds == 0] = 1 - turned[folds == 0]
    plain, other = fit_folds(features, labels, ones, folds, 1), fit_folds(features, turned, ones, folds, 1)
    assert (plain[0].weights == other[0].weights).all()  # what fold 0 says of itself is nothing to its judge
    assert (plain[1].weights != other[1].weights).any()


def test_pieces_seen_once_or_twice_weigh_nothing() -> None:
    every = [*examples(), Example("xylophone", "en", "s", {"toxic": 1}), Example("xylophone", "en", "s", {"toxic": 1})]
    letters = fit(matrix(readings_of(every)), labels_of(every), np.ones(len(every), dtype=np.float32), jobs=1)
    assert not letters.weights[pieces(["xylophone"]).words[0]].any()
    assert letters.weights[pieces(["idiot"]).words[0], TOXIC] > 0
