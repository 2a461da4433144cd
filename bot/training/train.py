"""Training from beginning to end: a folder of public files and our own sentences in, weights and figures out."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS
from bot.domain.text import Say, say
from bot.training import blending, levelling
from bot.training.blending import Lessons
from bot.training.corpus import HELD_OUT, Broken, Sentence, corpus_folder, read_corpus
from bot.training.disguising import twins
from bot.training.example import COLUMNS, Example
from bot.training.letters import FOLDS, Letters, fit, fit_folds, folds_of, labels_of, matrix, readings_of, scores
from bot.training.measuring import MEASURED, Devtest, Figure, devtest_rows, every_figure
from bot.training.probes import probes
from bot.training.rows import read_rows
from bot.training.sources import SOURCES, read_source, read_words
from rules.language.cues import cues
from rules.language.features import pieces
from rules.language.model import Model
from rules.language.weights import LANGUAGES, OUTPUTS, Weights, pack, unpack
from rules.text.views import views

Floats = NDArray[np.float32]
Tell = Callable[[Say], None]
Swears = Callable[[str], bool]

MOST_A_SOURCE: Final = 4_000
"""Rows of one source that the second step learns from."""
MOST_OF: Final[Mapping[str, int]] = {"spam_ru_telegram": 9_000, "chat_en_irc_ubuntu": 8_000}
OWN_WEIGHT: Final = 6.0
HEAD_WEIGHTS: Final[Mapping[str, float]] = {"toxic": 0.1, "hate": 3.0, "spam": 2.0, "profanity": 2.0}
"""What our own sentences weigh for heads that the public sets know too."""
CLASS_WEIGHTS: Final[Mapping[str, float]] = {"chat_en_irc_ubuntu": 5.0, "spam_ru_telegram": 3.0, "spam_en_sms": 1.5}
"""What real talk weighs in the second step, more than its rows do in the first: it is what a community is full of."""
_CLIP: Final = 127


@dataclass(frozen=True, slots=True)
class Trained:
    """What training made: the file of weights, the figures, what it learned from, what could not be read."""

    weights: bytes
    figures: Sequence[Figure]
    counts: Mapping[str, int]
    broken: Sequence[Broken]
    hands: Sequence[str]


def train(folder: Path, swears: Swears, tell: Tell, seed: int = 1, jobs: int = 2) -> Trained:
    """Train on a folder of files as `bot.training.sources` names them; the same bytes for the same data and seed.

    `swears` says whether a text swears (word lists know that best), `tell` hears of progress. Raises FileNotFoundError
    for a file that is missing.
    """
    flaws = _measured(folder)
    examples, sentences, broken = _gather(folder, swears)
    broken = [*broken, *flaws]
    tell(say("cli-train-examples", count=len(examples), broken=len(broken)))
    texts = readings_of(examples)
    features = matrix(texts)
    labels, weights = labels_of(examples), np.array([one.weight for one in examples], dtype=np.float32)
    tell(say("cli-train-letters", columns=len(COLUMNS)))
    letters = fit(features, labels, weights, jobs)
    folds = folds_of(examples)
    tell(say("cli-train-folds", folds=FOLDS))
    unseen = np.zeros((len(examples), len(COLUMNS)), dtype=np.float32)
    for fold, one in enumerate(fit_folds(features, labels, weights, folds, jobs)):
        unseen[folds == fold] = scores(features[folds == fold], one)
    tell(say("cli-train-blend"))
    rows = _sampled(examples)
    blend = blending.train(_lessons(examples, texts, unseen, labels, rows), seed)
    # Tried both ways: for toxicity the letters alone carry over to other sources better than the blend does.
    blend = blending.through(blend, COLUMNS.index("toxic"), HEADS.index("toxic"))
    data = pack(_levelled(folder, _weights(letters, blend), sentences))
    tell(say("cli-train-measuring"))
    model = Model(unpack(data))
    figures = [*every_figure(Devtest(folder, model.assess), sentences, model.assess), *probes(folder)]
    hands = sorted({one.hand for one in sentences})
    return Trained(data, figures, Counter(one.source for one in examples), broken, hands)


def _measured(folder: Path) -> list[Broken]:
    """The broken rows of the files that only measure, which are looked at before hours go into the others."""
    files = [folder / f"{name}.devtest.jsonl" for name in MEASURED]
    return [row for file in files for _, row in read_rows(file, ()) if isinstance(row, Broken)]


def _gather(folder: Path, swears: Swears) -> tuple[list[Example], list[Sentence], list[Broken]]:
    examples: list[Example] = []
    sentences, broken = read_corpus(corpus_folder())
    for source in SOURCES:
        found, faults = read_source(folder, source)
        examples += found
        broken += faults
    examples += [one.example() for one in sentences if one.hand not in HELD_OUT]
    examples += read_words(resources.files("rules").joinpath("lexicons"))
    examples += list(twins(examples))
    return [_sworn(one, swears) for one in examples], sentences, broken


def _sworn(one: Example, swears: Swears) -> Example:
    if "profanity" in one.labels:
        return one
    return replace(one, labels={**one.labels, "profanity": int(swears(one.text))})


def _sampled(examples: Sequence[Example]) -> NDArray[np.int64]:
    """All of our own sentences, and as many of each source as the second step shall see, chosen by their text."""
    taken: Counter[str] = Counter()
    rows = []
    order = sorted(range(len(examples)), key=lambda at: (zlib.crc32(examples[at].text.encode("utf-8", "replace")), at))
    for at in order:
        source = examples[at].source
        if source == "lexicon_badwords" or (
            taken[source] >= MOST_OF.get(source, MOST_A_SOURCE) and not source.startswith("own/")
        ):
            continue
        taken[source] += 1
        rows.append(at)
    return np.array(sorted(rows), dtype=np.int64)


def _lessons(
    examples: Sequence[Example], readings: Sequence[str], columns: Floats, labels: Floats, rows: NDArray[np.int64]
) -> Lessons:
    chosen = [examples[at] for at in rows]
    shown = [
        cues(
            [one.text for one in chosen[at : at + 512]], pieces([readings[row] for row in rows[at : at + 512]]),
            [bool(views(one.text).disguises) for one in chosen[at : at + 512]],
        )
        for at in range(0, len(chosen), 512)
    ]  # fmt: skip
    heads = labels[rows][:, : len(HEADS)]
    own = np.array([one.source.startswith("own/") for one in chosen])
    plain = np.array([CLASS_WEIGHTS.get(one.source, one.weight) for one in chosen], dtype=np.float32)
    each = np.array([HEAD_WEIGHTS.get(head, OWN_WEIGHT) for head in HEADS], dtype=np.float32)
    return Lessons(
        inputs=np.concatenate([columns[rows], np.concatenate(shown)], axis=1),
        heads=heads,
        kinds=np.array([[kind in one.kinds for kind in KINDS] for one in chosen]),
        targets=np.array([[target in one.targets for target in TARGETS] for one in chosen]),
        weights=np.where(own, OWN_WEIGHT, plain).astype(np.float32),
        head_weights=np.where(own[:, None], each, plain[:, None]).astype(np.float32),
    )


def _weights(letters: Letters, blend: blending.Blend) -> Weights:
    """Both steps, not levelled yet; the letters as whole numbers of a scale a column."""
    # Clipping even one weight in ten thousand costs more than coarse steps do: these are the swear words.
    scales = np.maximum(np.abs(letters.weights).max(axis=0), 1e-6) / _CLIP
    whole = np.clip(np.round(letters.weights / scales), -_CLIP, _CLIP).astype(np.int8)
    return Weights(
        letters=whole, scales=scales.astype(np.float32), biases=letters.biases, means=blend.means,
        spreads=blend.spreads, wide=blend.wide, into=blend.into, into_bias=blend.into_bias, out=blend.out,
        bias=blend.bias,
        slopes=np.ones((len(LANGUAGES), OUTPUTS), dtype=np.float32),
        offsets=np.zeros((len(LANGUAGES), OUTPUTS), dtype=np.float32),
    )  # fmt: skip


def _levelled(folder: Path, weights: Weights, sentences: Sequence[Sentence]) -> Weights:
    model = Model(weights)
    names = {*levelling.CLEAN.values(), "tox_en_hatecheck", "spam_ru_telegram", "spam_en_sms"}.union(
        *levelling.TOXIC.values()
    )
    sets = {}
    for name in sorted(names):
        rows = devtest_rows(folder / f"{name}.devtest.jsonl")
        sets[name] = levelling.Set(rows, model.logits([str(row["text"]) for row in rows]))
    own = {}
    for lang in LANGUAGES:
        held = [one for one in sentences if one.hand in HELD_OUT and one.lang == lang]
        if held:
            labels = labels_of([one.example() for one in held])[:, : len(HEADS)]
            own[lang] = model.logits([one.text for one in held]), labels
    slopes, offsets = levelling.level(sets, own)
    return replace(weights, slopes=slopes, offsets=offsets)
