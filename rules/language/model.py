"""The classifier: texts in, assessments out, in two small steps.

1. *Letters*: the hashed pieces of a message's undisguised reading (`features.py`) are looked up in one table and summed
   into a few columns, each a logistic regression of its own.
2. *Blend*: the columns and the cues (`cues.py`) go through a network with one small hidden layer, directly as well as
   through it, to the heads, the class and the target; these are then calibrated for the language.

It holds no state between messages and may be asked from several threads at once. How it was trained and where it
fails: `docs/model.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.assessment import KINDS, TARGETS, Assessment
from bot.domain.scores import HEADS, Scores
from bot.domain.text import say
from rules.language import traits
from rules.language.conclusion import conclude
from rules.language.cues import CYRILLIC, LATIN, cues
from rules.language.features import Pieces, pieces, reading
from rules.language.tongue import tongues
from rules.language.weights import COLUMNS, LANGUAGES, OUTPUTS, Weights
from rules.text.views import views

Floats = NDArray[np.float32]

BATCH: Final = 128
LONGEST: Final = 3_000
"""Characters that are looked at; of a longer message the first and the last part."""
FAMILIAR: Final = 0.4
"""A word of whose weights one is larger was seen in training; smaller ones may be its neighbours' in the table."""
_KINDS: Final = slice(len(HEADS), len(HEADS) + len(KINDS))
_TARGETS: Final = slice(len(HEADS) + len(KINDS), len(HEADS) + len(KINDS) + len(TARGETS))
_ATTACKS: Final = slice(HEADS.index("toxic"), HEADS.index("hate") + 1)
"""Rudeness, insults, threats and hate, which stand side by side."""
_AIMED: Final = slice(_ATTACKS.start + 1, _ATTACKS.stop)
_PLAINLY: Final = 1.4
"""The logit (0.8) from which an insult, a threat or hate makes abuse of what would else be chat."""
_ABUSE: Final = KINDS.index("abuse")
_SPAM: Final = HEADS.index("spam")
_SPAM_KIND: Final = KINDS.index("spam")
_NUMBERS: Final = tuple(one.name for one in fields(Weights) if one.name != "letters")
_NOTHING: Final = Scores()


class Model:
    """Assesses messages by trained weights."""

    __slots__ = ("_known", "_letters", "_numbers")

    def __init__(self, weights: Weights) -> None:
        self._letters = weights.letters
        # In float64 a message's scores do not depend, in any figure shown, on what stands beside it in the batch.
        self._numbers = {name: getattr(weights, name).astype(np.float64) for name in _NUMBERS}
        self._known = _familiar(weights)

    def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """The scores alone; None for a text with nothing in it."""
        return [one.scores if one else None for one in self.assess(texts)]

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """One answer for each text, in order; None for a text with nothing in it. Never raises for any text."""
        found: list[Assessment | None] = [None] * len(texts)
        asked = [at for at, text in enumerate(texts) if text.strip()]
        for start in range(0, len(asked), BATCH):
            places = asked[start : start + BATCH]
            for at, answer in zip(places, self._batch([_cut(texts[at]) for at in places]), strict=True):
                found[at] = answer
        return found

    def logits(self, texts: Sequence[str]) -> Floats:
        """The calibrated logits of heads, classes and targets, (texts, OUTPUTS): what training levels and measures."""
        parts = [self._read([_cut(text) for text in texts[at : at + BATCH]])[0] for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, OUTPUTS), dtype=np.float32)

    def _batch(self, texts: Sequence[str]) -> Iterator[Assessment]:
        logits, langs, readings = self._read(texts)
        heads = 1 / (1 + np.exp(-np.minimum(np.maximum(logits[:, : len(HEADS)], -30), 30)))
        kinds = _decided(logits).tolist()
        targets = logits[:, _TARGETS].argmax(axis=1).tolist()
        kept = traits.pack_all(logits, readings)
        for at, row in enumerate(heads.astype(np.float64).round(4).tolist()):
            if langs[at] in LANGUAGES:
                yield conclude(Scores(*row), langs[at], KINDS[kinds[at]], TARGETS[targets[at]], kept[at])
            elif langs[at] == "unknown":
                yield Assessment(_NOTHING, "unknown", traits=kept[at])
            else:
                yield Assessment(_NOTHING, langs[at], why=(say("assess-unknown-language"),), traits=kept[at])

    def _read(self, texts: Sequence[str]) -> tuple[Floats, list[str], list[str]]:
        """The calibrated logits of a batch, its languages and its readings."""
        seen = [views(text) for text in texts]
        readings = [reading(text, view) for text, view in zip(texts, seen, strict=True)]
        found = pieces(readings)
        shown = cues(texts, found, [bool(one.disguises) for one in seen])
        known = self._known.take(found.words)
        langs = tongues(texts, readings, found, known, shown[:, LATIN : CYRILLIC + 1].tolist())
        return self._logits(found, shown, langs), langs, readings

    def _logits(self, found: Pieces, shown: Floats, langs: Sequence[str]) -> Floats:
        one = self._numbers
        counts = found.starts[1:] - found.starts[:-1]
        rows = self._letters.take(found.rows, axis=0)
        summed = np.add.reduceat(rows, found.starts[:-1], axis=0, dtype=np.int32)
        inputs = np.empty((len(langs), COLUMNS + shown.shape[1]))
        inputs[:, :COLUMNS] = summed * (one["scales"] / np.sqrt(counts)[:, None]) + one["biases"]
        inputs[:, COLUMNS:] = shown
        inputs -= one["means"]
        inputs /= one["spreads"]
        hidden = np.maximum(inputs @ one["into"] + one["into_bias"], 0)
        raw = inputs @ one["wide"] + hidden @ one["out"] + one["bias"]
        which = [1 if lang == "ru" else 0 for lang in langs]
        return np.asarray(raw * one["slopes"].take(which, axis=0) + one["offsets"].take(which, axis=0), np.float32)


def _familiar(weights: Weights) -> NDArray[np.bool_]:
    """Which rows of the table hold a weight that is not small, (ROWS,)."""
    found = np.zeros(len(weights.letters), dtype=bool)
    for column, scale in enumerate(weights.scales.tolist()):
        least = int(min(FAMILIAR / scale, 126)) if scale > 0 else 126
        found |= (weights.letters[:, column] > least) | (weights.letters[:, column] < -least)
    return found


def _decided(logits: Floats) -> NDArray[np.int64]:
    """The class of each message. Abuse needs a head that says so, and so does spam: a card names its reason.

    What would be chat is abuse when an insult, a threat or hate is plain.
    """
    kinds = logits[:, _KINDS].copy()
    kinds[logits[:, _ATTACKS].max(axis=1) < 0, _ABUSE] = -np.inf
    kinds[logits[:, _SPAM] < 0, KINDS.index("spam")] = -np.inf
    found = kinds.argmax(axis=1)
    plain = (found == KINDS.index("chat")) & (logits[:, _AIMED].max(axis=1) >= _PLAINLY)
    return np.where(plain, _ABUSE, found)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"
