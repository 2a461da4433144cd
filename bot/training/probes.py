"""Probes: what the same pieces of letters can tell apart on public intent sets, with heads of their own.

Their labels (a bank's intents, kinds of app reviews) are of no use to a community, so nothing of these heads is
shipped; the figures say whether the features carry requests.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson

from bot.training.letters import matrix
from bot.training.measuring import Figure, macro_f1
from rules.language.features import reading

GROUP: Final = "Requests (probes, not shipped)"
OUTSIDE: Final = "oos"
SURE: Final = 0.22
"""Under this probability of its best intent a request counts as out of scope."""


def probes(folder: Path) -> list[Figure]:
    """App reviews, Banking77, CLINC150. Raises FileNotFoundError."""
    figures = []
    wanted, found, _ = _probe(folder, "requests_en_appreviews", 3.0)
    figures.append(Figure(GROUP, "app reviews, F1", macro_f1(wanted, found), 0.70, count=len(wanted)))
    wanted, found, _ = _probe(folder, "intent_en_banking77", 100.0)
    figures.append(Figure(GROUP, "Banking77, accuracy", _right(wanted, found), 0.91, count=len(wanted)))
    wanted, found, sure = _probe(folder, "intent_en_clinc150", 100.0)
    found = [OUTSIDE if share < SURE else label for label, share in zip(found, sure, strict=True)]
    inside = [at for at, label in enumerate(wanted) if label != OUTSIDE]
    outside = [at for at, label in enumerate(wanted) if label == OUTSIDE]
    share = _right([wanted[at] for at in inside], [found[at] for at in inside])
    figures.append(Figure(GROUP, "CLINC150 in scope, accuracy", share, 0.91, count=len(inside)))
    share = float(np.mean([found[at] == OUTSIDE for at in outside]))
    figures.append(Figure(GROUP, "CLINC150 out of scope, recall", share, 0.50, count=len(outside)))
    return figures


def _right(wanted: list[str], found: list[str]) -> float:
    return float(np.mean([a == b for a, b in zip(wanted, found, strict=True)]))


def _probe(folder: Path, name: str, strength: float) -> tuple[list[str], list[str], list[float]]:
    """The labels of the devtest rows, what was found, and how probable the best label was."""
    from sklearn.linear_model import LogisticRegression

    texts, labels = _rows(folder / f"{name}.train.jsonl")
    asked, wanted = _rows(folder / f"{name}.devtest.jsonl")
    features: Any = matrix([reading(text) for text in texts])
    kept = np.flatnonzero(np.bincount(features.indices) >= 2)
    model = LogisticRegression(C=strength, max_iter=150, tol=1e-4)
    model.fit(features[:, kept], labels)
    shares = model.predict_proba(matrix([reading(text) for text in asked])[:, kept])
    return wanted, [str(one) for one in model.classes_[shares.argmax(axis=1)]], shares.max(axis=1).tolist()


def _rows(file: Path) -> tuple[list[str], list[str]]:
    texts, labels = [], []
    for line in file.read_bytes().splitlines():
        try:
            row = orjson.loads(line)
            text, label = row["text"], row["label"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            continue
        if isinstance(text, str) and isinstance(label, str):
            texts.append(text)
            labels.append(label)
    return texts, labels
