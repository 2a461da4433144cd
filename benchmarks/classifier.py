"""The classifier through the shipped command: every figure of the devtest sets, speed, memory.

Run: `python -m benchmarks.classifier`. The sets are read from ../shared (or STEWARD_SHARED); none of their text is
kept. Each row goes through `steward classify` in a process of its own. Speed is taken in one run beside
scikit-learn's own pipeline on the same pieces (character 2- to 5-grams within words, words and pairs of words, as many
columns).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import orjson
import psutil

from benchmarks.bar import Bar
from benchmarks.false_alarms import folder
from benchmarks.text_engine import corpus
from bot.bootstrap import scorer
from bot.domain.assessment import Assessment
from bot.domain.scores import Scores
from bot.training.corpus import corpus_folder, read_corpus
from bot.training.measuring import Devtest, Figure, every_figure

MOST: Final = 1_500
ROUNDS: Final = 3
BATCH: Final = 32


def classified(texts: Sequence[str]) -> list[Assessment | None]:
    """What `steward classify` prints for these texts, one process for all."""
    lines = b"".join(orjson.dumps({"text": text}) + b"\n" for text in texts)
    done = subprocess.run([sys.executable, "-m", "bot", "classify"], input=lines, capture_output=True, check=True)
    return [_read(orjson.loads(line)) for line in done.stdout.splitlines()]


def _read(row: dict[str, Any]) -> Assessment | None:
    if row["error"] is not None:
        return None
    return Assessment(Scores(**row["scores"]), row["lang"], row["class"], row["target"], row["severity"])


def figures() -> list[Figure]:
    """Every figure of the sets, through the command."""
    sentences, _ = read_corpus(corpus_folder())
    return every_figure(Devtest(folder(), classified, whole=True), sentences, classified)


def _each(texts: Sequence[str], work: Callable[[Sequence[str]], object], batch: int) -> float:
    """µs a message, the best of some rounds, one core."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        for at in range(0, len(texts), batch):
            work(texts[at : at + batch])
        best = min(best, time.process_time() - begin)
    return best / len(texts) * 1e6


def pipeline(texts: Sequence[str]) -> Callable[[Sequence[str]], object]:
    """scikit-learn's own way to score as many columns from the same pieces."""
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multioutput import MultiOutputClassifier
    from sklearn.pipeline import make_pipeline, make_union

    from rules.language.features import BITS, reading
    from rules.language.weights import COLUMNS

    both = make_union(
        HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=1 << (BITS - 1)),
        HashingVectorizer(ngram_range=(1, 2), n_features=1 << (BITS - 1)),
    )
    labels = [[(len(text) >> column) & 1 for column in range(4)] * (COLUMNS // 4) for text in texts[:400]]
    labels[0], labels[1] = [0] * len(labels[0]), [1] * len(labels[1])
    model = make_pipeline(both, MultiOutputClassifier(LogisticRegression(max_iter=5, tol=0.1)))
    model.fit(list(texts[:400]), labels)
    return lambda asked: model.predict_proba([reading(text) for text in asked])


def speed() -> list[Bar]:
    """µs a message in batches and alone, against the bars and against scikit-learn."""
    import warnings

    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    warnings.simplefilter("ignore")
    bars = []
    ours = scorer()
    for name, file, most in (
        ("English", "tox_en_davidson.devtest.jsonl", 60),
        ("Russian", "tox_ru_okru.devtest.jsonl", 110),
    ):
        texts, source = corpus(name, file)
        texts = texts[:MOST]
        together, alone = _each(texts, ours.assess, BATCH), _each(texts, ours.assess, 1)
        theirs = pipeline(texts)
        theirs_together, theirs_alone = _each(texts, theirs, BATCH), _each(texts[:200], theirs, 1)
        length = sum(map(len, texts)) / len(texts)
        print(
            f"{name} ({source}, {length:.0f} characters): {together:.0f} µs in batches of {BATCH}, {alone:.0f} µs alone"
        )
        bars += [
            Bar(f"classifier, {name}, µs in batches against {most}", together, most, most=1),
            Bar(f"classifier, {name}, µs alone against 200", alone, 200, most=1),
            Bar(f"scikit-learn's pipeline against it, {name}, in batches", theirs_together, together, least=3),
            Bar(f"scikit-learn's pipeline against it, {name}, alone", theirs_alone, alone, least=5),
        ]
    return bars


_MEMORY: Final = """
import psutil
import numpy
from rules.text.views import views
from rules.language import tongue
before = psutil.Process().memory_info().rss
from bot.bootstrap import scorer
scorer().assess(["hello there, how are you?", "привет, как дела?"] * 64)
print(psutil.Process().memory_info().rss - before)
"""


def memory() -> Bar:
    """What the loaded model adds to a process, MB."""
    done = subprocess.run([sys.executable, "-c", _MEMORY], capture_output=True, check=True, text=True)
    return Bar("classifier's memory, MB against 60", int(done.stdout) / 1e6, 60, most=1, unit="MB")


def bars() -> list[Bar]:
    """Every bar: figures where the sets are there, speed and memory anyway."""
    found = [*speed(), memory()]
    if not folder().is_dir():
        print("The sets are not here; their figures were left out.")
        return found
    for one in figures():
        print(f"{one.group:24} {one.name:38} {one.value:7.3f} {one.wanted:>8} {one.verdict:3} ({one.count})")
        if one.bar is not None and one.value > 0:
            least, most = (None, 1.0) if one.most else (1.0, None)
            found.append(Bar(f"{one.group}: {one.name}", one.value, one.bar, most=most, least=least, unit=""))
    return found


if __name__ == "__main__":
    from benchmarks.bar import shown

    print(f"{psutil.cpu_count()} cores")
    sys.exit(0 if shown(bars()) else 1)
