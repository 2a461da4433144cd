"""The first step: pieces of letters → columns, one logistic regression a column.

Rows are counts of hashed pieces divided by the root of their number; pieces seen fewer than three times are left out
(`language.md`'s findings, tried again here). Answers for the second step come from folds: a row is scored by weights
that never saw it, and our own sentences by weights that never saw their hand.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.training.example import COLUMNS, Example
from rules.language.features import ROWS, pieces, reading

FOLDS: Final = 3
STRENGTH: Final = 10.0
"""Inverse of the L2 penalty (scikit-learn's C)."""
FEWEST: Final = 3
_BATCH: Final = 2_048

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Letters:
    """The first step's weights (ROWS, columns) and biases (columns,)."""

    weights: Floats
    biases: Floats


def matrix(readings: Sequence[str]) -> Any:
    """The pieces of messages as a sparse matrix (messages, ROWS), rows scaled as at run time."""
    import scipy.sparse as sparse

    parts = []
    for at in range(0, len(readings), _BATCH):
        found = pieces(readings[at : at + _BATCH])
        counts = np.diff(found.starts)
        values = np.repeat(1 / np.sqrt(counts), counts).astype(np.float32)
        parts.append(sparse.csr_matrix((values, found.rows.astype(np.int32), found.starts), shape=(len(counts), ROWS)))
    whole = sparse.vstack(parts).tocsr()
    whole.sum_duplicates()
    return whole


def readings_of(examples: Sequence[Example]) -> list[str]:
    """What the letters of each example say."""
    return [reading(one.text) for one in examples]


def labels_of(examples: Sequence[Example]) -> Floats:
    """(examples, columns): 1, 0 or NaN where nothing is known."""
    known = np.full((len(examples), len(COLUMNS)), np.nan, dtype=np.float32)
    places = {name: at for at, name in enumerate(COLUMNS)}
    for row, one in enumerate(examples):
        for name, value in one.labels.items():
            known[row, places[name]] = value
    return known


def folds_of(examples: Sequence[Example]) -> NDArray[np.int64]:
    """The fold of each example: by hand for our own sentences, by text for the rest."""
    named = (one.source if one.source.startswith("own/") else one.text for one in examples)
    return np.array([zlib.crc32(one.encode("utf-8", "replace")) % FOLDS for one in named], dtype=np.int64)


def fit(features: Any, labels: Floats, weights: Floats, jobs: int = 2) -> Letters:
    """Every column on the rows that know it."""
    columns = _fitted(features, labels, weights, [(at, -1) for at in range(len(COLUMNS))], np.zeros(len(labels)), jobs)
    return _together(columns)


def fit_folds(features: Any, labels: Floats, weights: Floats, folds: NDArray[np.int64], jobs: int = 2) -> list[Letters]:
    """Weights for each fold that have not seen it."""
    asked = [(at, fold) for fold in range(FOLDS) for at in range(len(COLUMNS))]
    columns = _fitted(features, labels, weights, asked, folds, jobs)
    return [_together(columns[fold * len(COLUMNS) : (fold + 1) * len(COLUMNS)]) for fold in range(FOLDS)]


def scores(features: Any, letters: Letters) -> Floats:
    """Logits (messages, columns)."""
    return np.asarray(features @ letters.weights + letters.biases, dtype=np.float32)


def _together(columns: Sequence[tuple[Floats, float]]) -> Letters:
    return Letters(
        np.stack([one for one, _ in columns], axis=1), np.array([one for _, one in columns], dtype=np.float32)
    )


_shared: dict[str, Any] = {}
"""What the forked processes read; nothing of it is copied."""


def _fitted(
    features: Any, labels: Floats, weights: Floats, asked: Sequence[tuple[int, int]], folds: NDArray[Any], jobs: int
) -> list[tuple[Floats, float]]:
    _shared.update(features=features, labels=labels, weights=weights, folds=folds)
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
            return list(pool.map(_column, asked))
    finally:
        _shared.clear()


def _column(asked: tuple[int, int]) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    column, fold = asked
    labels = _shared["labels"][:, column]
    rows = np.flatnonzero(~np.isnan(labels) & (_shared["folds"] != fold if fold >= 0 else True))
    weights = np.zeros(ROWS, dtype=np.float32)
    if len(np.unique(labels[rows])) < 2:
        return weights, 0.0
    features = _shared["features"][rows]
    kept = np.flatnonzero(np.bincount(features.indices, minlength=ROWS) >= FEWEST)
    model = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-5)
    with threadpool_limits(1):
        model.fit(features[:, kept], labels[rows].astype(np.int8), sample_weight=_shared["weights"][rows])
    weights[kept] = model.coef_[0]
    return weights, float(model.intercept_[0])
