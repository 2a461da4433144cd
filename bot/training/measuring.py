"""The figures: what assessments of the devtest files and of held-out hands are worth, set by set, beside their bars.

Works on assessments, whoever made them: `steward train` measures the weights it has just fitted, `benchmarks` measures
what the shipped command prints. F1 is macro-averaged; AUC is the share of (positive, negative) pairs in the right
order, ties half (Hanley and McNeil 1982).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.assessment import KINDS, TARGETS, Assessment
from bot.training.corpus import HELD_OUT, Broken, Sentence
from bot.training.rows import Row, read_rows
from rules.language.conclusion import SHOWN

Assess = Callable[[Sequence[str]], list[Assessment | None]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `bar` None: no bar; `most` True: the bar is an upper one."""

    group: str
    name: str
    value: float
    bar: float | None = None
    most: bool = False
    count: int = 0

    @property
    def holds(self) -> bool:
        """Whether the bar is kept; True without one."""
        return self.bar is None or (self.value <= self.bar if self.most else self.value >= self.bar)

    @property
    def wanted(self) -> str:
        """The bar in figures; "" without one."""
        return "" if self.bar is None else f"{'≤' if self.most else '≥'} {self.bar:g}"

    @property
    def verdict(self) -> str:
        """Whether the bar holds, in a word; "" without one."""
        return "" if self.bar is None else "yes" if self.holds else "NO"


MEASURED: Final = (
    "chat_en_irc_ubuntu", "intent_en_banking77", "intent_en_clinc150", "requests_en_appreviews",
    "sentiment_ru_rusentiment",
    "spam_en_sms", "spam_ru_telegram", "tone_en_ucc", "tox_en_davidson", "tox_en_hatecheck", "tox_en_hatexplain",
    "tox_en_paradetox", "tox_ru_2ch_pikabu", "tox_ru_okru", "tox_ru_russe_detox",
)  # fmt: skip
"""The devtest files that figures come from."""


def devtest_rows(file: Path) -> list[Row]:
    """The rows of a devtest file but the broken ones. Raises FileNotFoundError."""
    return [row for _, row in read_rows(file, ()) if not isinstance(row, Broken)]


class Devtest:
    """The devtest files of a folder, each assessed once."""

    def __init__(self, folder: Path, assess: Assess, *, whole: bool = False) -> None:
        """`whole` asks for a file's rows at once, for an `assess` that is costly to begin."""
        self._folder = folder
        self._assess = assess
        self._batch = 1_000_000 if whole else 256
        self._kept: dict[str, tuple[list[Row], list[Assessment]]] = {}

    def rows(self, name: str) -> tuple[list[Row], list[Assessment]]:
        """The rows of a file and what was said of them. Raises FileNotFoundError."""
        if name not in self._kept:
            rows = devtest_rows(self._folder / f"{name}.devtest.jsonl")
            self._kept[name] = rows, assessed(self._assess, [row["text"] for row in rows], self._batch)
        return self._kept[name]


def assessed(assess: Assess, texts: Sequence[str], batch: int = 1_000_000) -> list[Assessment]:
    """What is said of each text; where nothing could be said, the harmless answer."""
    from bot.domain.scores import Scores

    found: list[Assessment] = []
    for at in range(0, len(texts), batch):
        found += [one or Assessment(Scores()) for one in assess(texts[at : at + batch])]
    return found


def every_figure(devtest: Devtest, sentences: Sequence[Sentence], assess: Assess) -> list[Figure]:
    """All figures, in the order in which they are shown."""
    return [*english(devtest), *russian(devtest), *spam(devtest), *own(sentences, assess)]


def english(devtest: Devtest) -> list[Figure]:
    """HateXplain, HateCheck, ParaDetox, Davidson, the tone set, clean chat."""
    rows, said = devtest.rows("tox_en_hatexplain")
    wanted = [row["label"] for row in rows]
    found = [_three(one) for one in said]
    figures = [Figure("English", "HateXplain, three classes, F1", macro_f1(wanted, found), 0.65, count=len(rows))]
    figures += _hatecheck(*devtest.rows("tox_en_hatecheck"))
    for name, title, bar in (("tox_en_paradetox", "ParaDetox", 0.98), ("tox_en_davidson", "Davidson", None)):
        rows, said = devtest.rows(name)
        truth, scores = _toxic(rows), _head(said, "toxic")
        figures.append(Figure("English", f"{title}, AUC", auc(truth, scores), bar, count=len(rows)))
        figures.append(Figure("English", f"{title}, F1", _f1_at(truth, scores), count=len(rows)))
    rows, said = devtest.rows("tone_en_ucc")
    unhealthy = np.array([row["label"] == "unhealthy" for row in rows])
    figures.append(
        Figure("English", "tone (never trained on), AUC", auc(unhealthy, _head(said, "toxic")), count=len(rows))
    )
    rows, said = devtest.rows("chat_en_irc_ubuntu")
    figures.append(Figure("English", "clean chat flagged", _flagged(said), 0.005, most=True, count=len(rows)))
    return figures


def _three(one: Assessment) -> str:
    if one.scores.hate >= SHOWN:
        return "hatespeech"
    return "offensive" if one.scores.toxic >= SHOWN else "normal"


OBFUSCATED: Final = {
    "spell_char_del_h": "deleted characters", "spell_leet_h": "leet", "spell_space_add_h": "added spaces",
    "spell_space_del_h": "removed spaces",
}  # fmt: skip


def _hatecheck(rows: Sequence[Row], said: Sequence[Assessment]) -> list[Figure]:
    truth = [row["label"] for row in rows]
    found = ["hateful" if _attacks(one) else "non-hateful" for one in said]
    figures = [Figure("English", "HateCheck, F1", macro_f1(truth, found), 0.57, count=len(rows))]
    for label in ("hateful", "non-hateful"):
        right = [b == label for a, b in zip(truth, found, strict=True) if a == label]
        figures.append(Figure("English", f"HateCheck, {label} right", float(np.mean(right)), 0.50, count=len(right)))
    for function, title in OBFUSCATED.items():
        right = [b == "hateful" for row, b in zip(rows, found, strict=True) if row["functionality"] == function]
        figures.append(Figure("English", f"HateCheck, {title} right", float(np.mean(right)), 0.60, count=len(right)))
    return figures


def _attacks(one: Assessment) -> bool:
    scores = one.scores
    return max(scores.hate, scores.toxic, scores.insult, scores.threat) >= SHOWN or one.kind == "abuse"


def _flagged(said: Sequence[Assessment]) -> float:
    """The share that would be brought to people for its tone or as spam."""
    return float(np.mean([one.kind in {"abuse", "spam"} or _attacks(one) for one in said]))


def russian(devtest: Devtest) -> list[Figure]:
    """2ch and Pikabu, RUSSE, ok.ru, distorted texts, ordinary Telegram talk."""
    figures: list[Figure] = []
    sets = (
        ("tox_ru_2ch_pikabu", "2ch and Pikabu", 0.86),
        ("tox_ru_russe_detox", "RUSSE", 0.90),
        ("tox_ru_okru", "ok.ru (never trained on)", 0.86),
    )
    for name, title, bar in sets:
        rows, said = devtest.rows(name)
        truth, scores = _toxic(rows), _head(said, "toxic")
        figures.append(Figure("Russian", f"{title}, F1", _f1_at(truth, scores), bar, count=len(rows)))
        figures.append(
            Figure("Russian", f"{title}, AUC", auc(truth, scores), 0.93 if "ok.ru" in title else None, count=len(rows))
        )
    rows, said = devtest.rows("tox_ru_2ch_pikabu")
    truth = _toxic(rows)
    figures.append(
        Figure(
            "Russian",
            "2ch toxic recall",
            float(np.mean(_head(said, "toxic")[truth] >= SHOWN)),
            0.70,
            count=int(truth.sum()),
        )
    )
    abuse = np.array([one.kind == "abuse" for one in said])
    figures.append(Figure("Russian", "2ch toxic called abuse", float(abuse[truth].mean()), count=int(truth.sum())))
    rows, said = devtest.rows("spam_ru_telegram")
    ham = [one for row, one in zip(rows, said, strict=True) if row["label"] == "ham"]
    figures.append(
        Figure(
            "Russian",
            "Telegram ham called abuse",
            float(np.mean([one.kind == "abuse" for one in ham])),
            0.03,
            most=True,
            count=len(ham),
        )
    )
    figures.append(
        Figure("Russian", "Telegram ham called toxic", float(np.mean(_head(ham, "toxic") >= SHOWN)), count=len(ham))
    )
    rows, said = devtest.rows("sentiment_ru_rusentiment")
    figures.append(
        Figure(
            "Russian", "VK posts called abuse", float(np.mean([one.kind == "abuse" for one in said])), count=len(rows)
        )
    )
    return figures


ACTING: Final = 0.9
"""The level of a spam score from which presets act."""


def spam(devtest: Devtest) -> list[Figure]:
    """Recall at the acting level, and what it costs."""
    rows, said = devtest.rows("spam_ru_telegram")
    truth = np.array([row["label"] == "spam" for row in rows])
    scores = _head(said, "spam")
    figures = [
        Figure(
            "Spam", "Russian Telegram, recall", float((scores[truth] >= ACTING).mean()), 0.85, count=int(truth.sum())
        ),
        Figure(
            "Spam", "Russian Telegram, ham flagged", float((scores[~truth] >= ACTING).mean()), count=int((~truth).sum())
        ),
        Figure("Spam", "Russian Telegram, AUC", auc(truth, scores), count=len(rows)),
    ]
    for name, title, bar in (
        ("chat_en_irc_ubuntu", "clean English chat flagged", 0.005),
        ("sentiment_ru_rusentiment", "Russian posts flagged", 0.02),
    ):
        rows, said = devtest.rows(name)
        figures.append(
            Figure("Spam", title, float((_head(said, "spam") >= ACTING).mean()), bar, most=True, count=len(rows))
        )
    rows, said = devtest.rows("spam_en_sms")
    truth = np.array([row["label"] == "spam" for row in rows])
    figures.append(
        Figure(
            "Spam", "English SMS, recall", float((_head(said, "spam")[truth] >= ACTING).mean()), count=int(truth.sum())
        )
    )
    return figures


def own(sentences: Sequence[Sentence], assess: Assess) -> list[Figure]:
    """Held-out hands: class and target, and the most confident third."""
    figures: list[Figure] = []
    known = {_letters_of(one.text) for one in sentences if one.hand not in HELD_OUT}
    for lang in ("en", "ru"):
        held = [
            one for one in sentences if one.hand in HELD_OUT and one.lang == lang and _letters_of(one.text) not in known
        ]
        if not held:
            continue
        said = assessed(assess, [one.text for one in held])
        group = f"Own sentences, {lang}"
        kinds, targets = [one.kind for one in said], [one.target for one in said]
        figures.append(Figure(group, "class, F1", macro_f1([one.kind for one in held], kinds), 0.80, count=len(held)))
        figures.append(
            Figure(group, "target, F1", macro_f1([one.target for one in held], targets), 0.80, count=len(held))
        )
        right = np.array([a.kind == b for a, b in zip(held, kinds, strict=True)])
        order = np.argsort([-sureness(one) for one in said], kind="stable")[: len(held) // 3]
        figures.append(Figure(group, "most confident third, right", float(right[order].mean()), 0.90, count=len(order)))
        for kind in KINDS:
            hits = right[[one.kind == kind for one in held]]
            figures.append(Figure(group, f"{kind} found", float(hits.mean()) if len(hits) else 0.0, count=len(hits)))
        for target in TARGETS:
            rows = [(a.target == b.target) for a, b in zip(held, said, strict=True) if a.target == target]
            figures.append(Figure(group, f"at {target} found", float(np.mean(rows)) if rows else 0.0, count=len(rows)))
    return figures


def _letters_of(text: str) -> str:
    """The letters alone: a line that a hand in training happens to have written too is not measured."""
    return "".join(char for char in text.casefold() if char.isalnum())


def sureness(one: Assessment) -> float:
    """How sure the class is: the score of its head; for chat, how far every other head is."""
    scores = one.scores
    if one.kind == "chat":
        return 1 - max(
            scores.question, scores.complaint, scores.bug, scores.idea, scores.praise, scores.spam, scores.toxic
        )
    if one.kind == "abuse":
        return max(scores.toxic, scores.insult, scores.hate, scores.threat)
    return float(getattr(scores, one.kind))


def _toxic(rows: Sequence[Row]) -> NDArray[np.bool_]:
    return np.array([bool(int(row["toxic"])) for row in rows])


def _head(said: Sequence[Assessment], head: str) -> NDArray[np.float64]:
    return np.array([getattr(one.scores, head) for one in said], dtype=np.float64)


def _f1_at(truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    return macro_f1([str(one) for one in truth], [str(one) for one in scores >= SHOWN])


def macro_f1(wanted: Sequence[str], found: Sequence[str]) -> float:
    """The mean over the labels that occur among `wanted` of 2TP / (2TP + FP + FN)."""
    shares = []
    for label in sorted(set(wanted)):
        both = sum(a == label and b == label for a, b in zip(wanted, found, strict=True))
        either = sum(a == label for a in wanted) + sum(b == label for b in found)
        shares.append(2 * both / either if either else 0.0)
    return float(np.mean(shares)) if shares else 0.0


def auc(truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """The share of pairs in the right order; NaN where one side is missing."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.bincount(inverse, weights=ranks) / counts)[inverse]
    above, below = int(truth.sum()), int((~truth).sum())
    if not above or not below:
        return float("nan")
    return float((ranks[truth].sum() - above * (above + 1) / 2) / (above * below))
