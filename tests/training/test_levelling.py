"""Levelling: 0.5 comes to mean "yes" for each language, and ordinary talk is kept from being flagged."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.domain.assessment import KINDS
from bot.domain.scores import HEADS
from bot.training import levelling
from bot.training.levelling import (
    CLEAN,
    KIND_FIRST,
    MOST_CALLED,
    MOST_FLAGGED,
    MOST_SPAM,
    SLOPES,
    TALK,
    TOXIC,
    Set,
    level,
)
from bot.training.measuring import ACTING
from rules.language.weights import LANGUAGES, OUTPUTS

Numbers = NDArray[np.float32]
TOX, SPAM = HEADS.index("toxic"), HEADS.index("spam")
ROWS = 400


def sets(shift: float = 0.0, noise: float = 1.0) -> dict[str, Set]:
    """Every set that levelling reads; heads know the answer up to noise, and all lie off by `shift`."""
    dice = np.random.default_rng(11)
    found = {}
    names = {*CLEAN.values(), "spam_ru_telegram", "spam_en_sms", "tox_en_hatecheck", *TALK["en"], *TALK["ru"]}
    for name in sorted(names.union(*TOXIC.values())):
        truth = dice.random(ROWS) < (0.5 if name.startswith(("tox", "spam")) else 0)
        logits = dice.normal(scale=noise, size=(ROWS, OUTPUTS)).astype(np.float32) - 3 + shift
        logits[truth] += 6
        rows = [{"toxic": int(one), "label": _label(name, bool(one)), "text": "made up"} for one in truth]
        found[name] = Set(rows, logits)
    return found


def _label(name: str, yes: bool) -> str:
    if name.startswith("spam"):
        return "spam" if yes else "ham"
    if "hatexplain" in name:
        return "hatespeech" if yes else "normal"
    if "hatecheck" in name:
        return "hateful" if yes else "non-hateful"
    return "toxic" if yes else "neutral"


def own() -> dict[str, tuple[Numbers, Numbers]]:
    dice = np.random.default_rng(12)
    labels = (dice.random((300, len(HEADS))) < 0.4).astype(np.float32)
    logits = dice.normal(size=(300, OUTPUTS)).astype(np.float32)
    logits[:, : len(HEADS)] += labels * 5 - 1.0
    return {"en": (logits, labels), "ru": (logits, labels)}


@pytest.fixture(params=[-1.0, 0.0, 1.0])
def levelled(request: pytest.FixtureRequest) -> tuple[dict[str, Set], Callable[[str, str], Numbers]]:
    every = sets(request.param)
    slopes, offsets = level(every, own())

    def logits(name: str, lang: str) -> Numbers:
        at = LANGUAGES.index(lang)
        return np.asarray(every[name].logits * slopes[at] + offsets[at], dtype=np.float32)

    return every, logits


def test_half_means_yes_in_both_languages(levelled: tuple[dict[str, Set], Callable[[str, str], Numbers]]) -> None:
    every, logits = levelled
    for lang, names in TOXIC.items():
        for name in names:
            truth = np.array([bool(row["toxic"]) for row in every[name].rows])
            assert ((logits(name, lang)[:, TOX] >= 0) == truth).mean() > 0.9


def test_clean_chat_is_not_called_toxic_or_spam(levelled: tuple[dict[str, Set], Callable[[str, str], Numbers]]) -> None:
    _, logits = levelled
    for lang, name in CLEAN.items():
        assert (logits(name, lang)[:, TOX] >= 0).mean() <= MOST_FLAGGED[lang]
        chance = 1 / (1 + np.exp(-logits(name, lang)[:, SPAM]))
        assert (chance > ACTING + 1e-3).mean() <= MOST_SPAM[lang] + 1 / ROWS


def test_spam_is_still_found_at_its_acting_level(
    levelled: tuple[dict[str, Set], Callable[[str, str], Numbers]],
) -> None:
    every, logits = levelled
    for lang, name in (("ru", "spam_ru_telegram"), ("en", "spam_en_sms")):
        spam = np.array([row["label"] == "spam" for row in every[name].rows])
        chance = 1 / (1 + np.exp(-logits(name, lang)[spam, SPAM]))
        assert (chance >= ACTING).mean() > 0.9


def test_ordinary_talk_is_rarely_called_anything_grave(
    levelled: tuple[dict[str, Set], Callable[[str, str], Numbers]],
) -> None:
    every, logits = levelled
    for lang, kinds in MOST_CALLED.items():
        for name in TALK[lang]:
            talk = [row["label"] != "spam" for row in every[name].rows]
            called = logits(name, lang)[talk, KIND_FIRST : KIND_FIRST + len(KINDS)].argmax(axis=1)
            for kind, most in kinds.items():
                assert (called == KINDS.index(kind)).mean() <= 2 * most + 2 / sum(
                    talk
                )  # a class that steps back leaves its place to others


def test_slopes_and_offsets_are_bounded_numbers() -> None:
    slopes, offsets = level(sets(), own())
    assert slopes.shape == offsets.shape == (len(LANGUAGES), OUTPUTS)
    assert slopes.dtype == offsets.dtype == np.float32
    assert np.isfinite(offsets).all()
    assert slopes.min() >= np.float32(SLOPES[0])
    assert slopes.max() <= np.float32(SLOPES[1])


def test_without_held_out_hands_the_other_heads_stay_as_they_are() -> None:
    slopes, offsets = level(sets(), {})
    for head in ("question", "praise", "idea", "bug"):
        assert (slopes[:, HEADS.index(head)] == 1).all()
        assert (offsets[:, HEADS.index(head)] == 0).all()


def test_a_head_with_too_few_answers_or_one_kind_is_left_alone() -> None:
    one = np.ones(100, dtype=np.float32)
    assert levelling._platt_of(np.zeros(100, dtype=np.float32), one) == (1, 0)
    assert levelling._platt_of(np.zeros(20, dtype=np.float32), np.arange(20, dtype=np.float32) % 2) == (1, 0)
    assert levelling._platt_of(np.zeros(100, dtype=np.float32), one * np.nan) == (1, 0)
