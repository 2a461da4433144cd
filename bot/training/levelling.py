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

from bot.domain.assessment import KINDS
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
MOST_FLAGGED: Final[Mapping[str, float]] = {"en": 0.0021, "ru": 1.0}
"""The share of clean chat that toxicity may flag; Russian clean chat swears, so it sets no limit there."""
MOST_SPAM: Final[Mapping[str, float]] = {"en": 0.003, "ru": 0.018}
TALK: Final[Mapping[str, Sequence[str]]] = {
    "en": ("chat_en_irc_ubuntu",),
    "ru": ("spam_ru_telegram", "sentiment_ru_rusentiment"),
}
MOST_CALLED: Final[Mapping[str, Mapping[str, float]]] = {
    "en": {"abuse": 0.004, "spam": 0.0007, "wellbeing": 0.004},
    "ru": {"abuse": 0.05, "spam": 0.03, "wellbeing": 0.02},
}
"""The share of ordinary talk that may be called so."""
MOST_SCORED: Final[Mapping[str, Mapping[str, float]]] = {
    "en": {"insult": 0.001, "threat": 0.0005, "hate": 0.001},
    "ru": {"insult": 0.015, "threat": 0.004, "hate": 0.006},
}
"""The share of ordinary talk in which these heads may say yes."""
KIND_FIRST: Final = len(HEADS)
MOST_HAM: Final = 0.015
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
                slope, offset = _platt_of(own[lang][0][:, head], own[lang][1][:, head])
                slopes[at, head], offsets[at, head] = slope, min(offset, -slope * _limit(sets, lang, name))
        for kind, most in MOST_CALLED[lang].items():
            offsets[at, KIND_FIRST + KINDS.index(kind)] = _kind(sets, lang, KINDS.index(kind), most)
        hate = HEADS.index("hate")
        if lang == "en":
            slope = float(slopes[at, hate])
            found = _hate(sets, slope, (float(slopes[at, 0]), float(offsets[at, 0])))
            offsets[at, hate] = min(found, -slope * _limit(sets, lang, "hate"))
    return slopes, offsets


def _limit(sets: Mapping[str, Set], lang: str, head: str) -> float:
    """The lowest cut of a head that keeps ordinary talk."""
    most = MOST_SCORED[lang].get(head)
    if most is None:
        return -np.inf
    at = HEADS.index(head)
    cuts = []
    for name in TALK[lang]:
        talk = [row["label"] != "spam" for row in sets[name].rows]
        cuts.append(float(np.quantile(sets[name].logits[talk, at], 1 - most)))
    return max(cuts)


def _kind(sets: Mapping[str, Set], lang: str, kind: int, most: float) -> float:
    """How far a class must step back so that it is the first choice for at most this share of each clean set."""
    steps = [0.0]
    for name in TALK[lang]:
        talk = [row["label"] != "spam" for row in sets[name].rows]
        logits = sets[name].logits[talk, KIND_FIRST : KIND_FIRST + len(KINDS)]
        lead = logits[:, kind] - np.delete(logits, kind, axis=1).max(axis=1)
        steps.append(-float(np.quantile(lead, 1 - most)))
    return min(steps)


def _platt_of(logits: Floats, labels: Floats) -> tuple[float, float]:
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
        np.mean([_platt_of(one, wanted.astype(np.float32))[0] for one, wanted in zip(logits, truth, strict=True)])
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
    """Where three classes of HateXplain and both of HateCheck are told apart best, together."""
    one, check = sets["tox_en_hatexplain"], sets["tox_en_hatecheck"]
    wanted = [str(row["label"]) for row in one.rows]
    hateful = np.array([row["label"] == "hateful" for row in check.rows])
    at = HEADS.index("hate")
    rude, checked = ((part.logits[:, 0] * toxic[0] + toxic[1] >= 0) for part in (one, check))
    best = (-1.0, 0.0)
    for cut in np.arange(-3.0, 2.0, 0.05):
        hate = one.logits[:, at] >= cut
        found = ["hatespeech" if h else "offensive" if r else "normal" for h, r in zip(hate, rude, strict=True)]
        seen = checked | (check.logits[:, at] >= cut)
        balanced = min(float(seen[hateful].mean()), 0.7) + min(float((~seen[~hateful]).mean()), 0.56)
        best = max(best, (macro_f1(wanted, found) + balanced, float(cut)))
    return -slope * best[1]


def _spam(sets: Mapping[str, Set], lang: str) -> tuple[float, float]:
    """The acting level stands at the lowest cut that keeps clean chat; 0.5 where half as sure."""
    head = HEADS.index("spam")
    clean = sets[CLEAN[lang]].logits[:, head]
    name = "spam_ru_telegram" if lang == "ru" else "spam_en_sms"
    truth = np.array([row["label"] == "spam" for row in sets[name].rows])
    scores = sets[name].logits[:, head]
    cut = float(max(np.quantile(clean, 1 - MOST_SPAM[lang]), np.quantile(scores[~truth], 1 - MOST_HAM)))
    slope = _platt_of(scores, truth.astype(np.float32))[0]
    return slope, float(np.log(ACTING / (1 - ACTING))) - slope * cut
