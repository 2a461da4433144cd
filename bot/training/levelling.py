"""Levelling: bringing the second step's answers to where 0.5 means "yes" and 0.9 "act", for each language.

A head's slope is Platt's (1999) on the visible sets, each set weighing the same. Its offset is then set by what the
head is for: toxicity where the mean F1 over the visible sets is best without flagging clean chat, hate where three
classes are told apart best, spam so that its acting level flags almost nobody. Calibration proper happens in each
community on its own decisions (`rules.language.adaptation`): no global probability is promised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.scores import HEADS
from bot.training.measuring import ACTING, macro_f1
from rules.language.calibration import chances, platt
from rules.language.weights import LANGUAGES, OUTPUTS

Floats = NDArray[np.float32]

TOXIC: Final[Mapping[str, Sequence[str]]] = {
    "en": ("tox_en_davidson", "tox_en_hatexplain", "tox_en_paradetox"),
    "ru": ("tox_ru_2ch_pikabu", "tox_ru_russe_detox", "tox_ru_okru"),
}
CLEAN: Final[Mapping[str, str]] = {"en": "chat_en_irc_ubuntu", "ru": "sentiment_ru_rusentiment"}
MOST_FLAGGED: Final[Mapping[str, float]] = {"en": 0.0025, "ru": 1.0}
"""The share of clean chat that toxicity may flag; Russian clean chat swears, so it sets no limit there."""
MOST_SPAM: Final[Mapping[str, float]] = {"en": 0.003, "ru": 0.015}
MOST_HAM: Final = 0.01
SLOPES: Final = (0.6, 1.6)


@dataclass(frozen=True, slots=True)
class Set:
    """A visible set: the logits of its rows before levelling, and the rows themselves."""

    rows: Sequence[Mapping[str, object]]
    logits: Floats


def level(sets: Mapping[str, Set], own: Mapping[str, tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """Slopes and offsets (LANGUAGES, OUTPUTS). `own` maps a language to logits and labels of held-out hands' heads."""
    slopes = np.ones((len(LANGUAGES), OUTPUTS), dtype=np.float32)
    offsets = np.zeros((len(LANGUAGES), OUTPUTS), dtype=np.float32)
    for at, lang in enumerate(LANGUAGES):
        for head, name in enumerate(HEADS):
            if name == "toxic":
                slopes[at, head], offsets[at, head] = _toxic(sets, lang)
            elif name == "spam":
                slopes[at, head], offsets[at, head] = _spam(sets, lang)
            elif lang in own:
                slopes[at, head], offsets[at, head] = _plain(own[lang][0][:, head], own[lang][1][:, head])
        hate = HEADS.index("hate")
        if lang == "en":
            offsets[at, hate] = _hate(sets, float(slopes[at, hate]), (float(slopes[at, 0]), float(offsets[at, 0])))
    return slopes, offsets


def _plain(logits: Floats, labels: Floats) -> tuple[float, float]:
    known = ~np.isnan(labels)
    if known.sum() < 50 or len(np.unique(labels[known])) < 2:
        return 1.0, 0.0
    said = chances(logits[known].astype(np.float64))
    slope, offset = platt(said.tolist(), (labels[known] > 0).tolist())
    return float(np.clip(slope, *SLOPES)), float(offset)


def _toxic(sets: Mapping[str, Set], lang: str) -> tuple[float, float]:
    logits = [sets[name].logits[:, 0] for name in TOXIC[lang]]
    truth = [np.array([bool(int(str(row["toxic"]))) for row in sets[name].rows]) for name in TOXIC[lang]]
    slope = float(
        np.mean([_plain(one, wanted.astype(np.float32))[0] for one, wanted in zip(logits, truth, strict=True)])
    )
    clean = sets[CLEAN[lang]].logits[:, 0]
    best = (-1.0, 0.0)
    for cut in np.arange(-2.0, 2.0, 0.05):
        if (clean >= cut).mean() > MOST_FLAGGED[lang]:
            continue
        shares = [
            macro_f1([str(x) for x in wanted], [str(x) for x in one >= cut])
            for one, wanted in zip(logits, truth, strict=True)
        ]
        best = max(best, (float(np.mean(shares) + min(shares)), float(cut)))
    return slope, -slope * best[1]


def _hate(sets: Mapping[str, Set], slope: float, toxic: tuple[float, float]) -> float:
    one = sets["tox_en_hatexplain"]
    wanted = [str(row["label"]) for row in one.rows]
    rude = one.logits[:, 0] * toxic[0] + toxic[1] >= 0
    hate = one.logits[:, HEADS.index("hate")]
    best = (-1.0, 0.0)
    for cut in np.arange(-2.0, 2.0, 0.05):
        found = ["hatespeech" if h else "offensive" if r else "normal" for h, r in zip(hate >= cut, rude, strict=True)]
        best = max(best, (macro_f1(wanted, found), float(cut)))
    return -slope * best[1]


def _spam(sets: Mapping[str, Set], lang: str) -> tuple[float, float]:
    """The acting level stands at the lowest cut that keeps clean chat; 0.5 where half as sure."""
    head = HEADS.index("spam")
    clean = sets[CLEAN[lang]].logits[:, head]
    name = "spam_ru_telegram" if lang == "ru" else "spam_en_sms"
    truth = np.array([row["label"] == "spam" for row in sets[name].rows])
    scores = sets[name].logits[:, head]
    cut = float(max(np.quantile(clean, 1 - MOST_SPAM[lang]), np.quantile(scores[~truth], 1 - MOST_HAM)))
    slope = _plain(scores, truth.astype(np.float32))[0]
    return slope, float(np.log(ACTING / (1 - ACTING))) - slope * cut
