"""The public sources: what a row of each teaches. Rows are JSON objects with at least `text` and `label`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from bot.training.corpus import Broken
from bot.training.example import TONES, Example, kinds_but, targets_but
from bot.training.rows import Row, read_rows
from rules.language.lexicon import read_lexicon

_ANGRY: Final = frozenset("anger annoyance disgust disapproval".split())
_WARM: Final = frozenset("gratitude admiration love joy excitement pride relief".split())
_WONDERING: Final = frozenset("curiosity confusion".split())
_SORRY: Final = frozenset("sadness grief fear remorse nervousness disappointment".split())
_CALM: Final = {"toxic": 0, "insult": 0, "threat": 0, "hate": 0, "abuse": 0}
_TALK: Final = kinds_but("abuse", "spam", "wellbeing")
_ROUGH: Final = frozenset({"abuse", "chat", "complaint"})
_AT_THINGS: Final = targets_but("person", "group")
_TOXIC: Final = frozenset("toxic hate hatespeech offensive".split())
_FELT: Final = frozenset(
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval "
    "disgust embarrassment excitement fear gratitude grief joy love nervousness neutral optimism pride realization "
    "relief remorse sadness surprise".split()
)
_REVIEWED: Final[Mapping[str, frozenset[str]]] = {
    "bug_report": frozenset({"bug", "complaint"}),
    "feature_request": frozenset({"idea", "complaint"}),
    "rating": frozenset({"praise", "complaint"}),
    "user_experience": frozenset({"praise", "complaint", "chat"}),
}
_REWRITTEN: Final = frozenset({"toxic", "neutral_rewrite"})
_SENT: Final = frozenset({"spam", "ham"})


def _toxic(row: Row) -> Example:
    toxic = int(row.get("toxic", row["label"] in _TOXIC))
    labels = {"toxic": toxic, "spam": 0, "wellbeing": 0}
    if not toxic:
        labels |= {"insult": 0, "threat": 0, "abuse": 0}
    return Example(
        row["text"], row["lang"], "", labels, _ROUGH if toxic else kinds_but("abuse", "spam", "wellbeing"),
        targets_but("none") if toxic else _AT_THINGS,
    )  # fmt: skip


def _davidson(row: Row) -> Example:
    one = _toxic(row)
    return _with(one, {"hate": int(row["label"] == "hate")})


def _hatexplain(row: Row) -> Example:
    return _with(_toxic(row), {"hate": int(row["label"] == "hatespeech")})


def _emotions(row: Row) -> Example:
    felt = frozenset(row.get("labels") or (row["label"],))
    labels = dict(zip(TONES, (int(bool(felt & one)) for one in (_ANGRY, _WARM, _WONDERING, _SORRY)), strict=True))
    labels["praise"] = int(bool(felt & {"gratitude", "admiration"}))
    labels["spam"] = 0
    if not felt & _ANGRY:
        labels |= _CALM
    return Example(row["text"], "en", "", labels, kinds_but("spam") if felt & _ANGRY else _TALK, weight=0.3)


def _chat(row: Row) -> Example:
    return Example(row["text"], "en", "", {**_CALM, "spam": 0, "wellbeing": 0}, _TALK, _AT_THINGS, 0.5)


def _intent(row: Row) -> Example:
    asked = row["text"].rstrip().endswith("?")
    kinds = frozenset({"question"}) if asked else kinds_but("abuse", "spam", "wellbeing", "praise")
    labels = {**_CALM, "spam": 0, "wellbeing": 0}
    return Example(row["text"], "en", "", labels | ({"question": 1} if asked else {}), kinds, _AT_THINGS, 0.2)


def _review(row: Row) -> Example:
    labels = {"bug": int(row["label"] == "bug_report"), "idea": int(row["label"] == "feature_request"), "spam": 0}
    return Example(row["text"], "en", "", labels | {"threat": 0, "hate": 0}, _REVIEWED[row["label"]], _AT_THINGS, 0.5)


def _spam(row: Row) -> Example:
    spam = row["label"] == "spam"
    if spam:
        return Example(
            row["text"],
            row["lang"],
            "",
            {"spam": 1, "abuse": 0, "wellbeing": 0},
            frozenset({"spam"}),
            frozenset({"none"}),
        )
    return Example(row["text"], row["lang"], "", {"spam": 0, "wellbeing": 0, **_CALM}, _TALK, weight=0.3)


def _bad_word(row: Row) -> Example:
    return Example(row["text"], row["lang"], "", {"profanity": 1} if row["lang"] in {"en", "ru"} else {}, weight=0.3)


def _with(one: Example, labels: Mapping[str, int]) -> Example:
    return Example(one.text, one.lang, one.source, {**one.labels, **labels}, one.kinds, one.targets, one.weight)


@dataclass(frozen=True, slots=True)
class Source:
    """A public file: its name, what its rows teach, its licence as `docs/model.md` lists it.

    `labels` are those its rows may have; none when any text will do (a name of an intent).
    """

    name: str
    teaches: Callable[[Row], Example]
    licence: str
    labels: frozenset[str] = frozenset()

    @property
    def lang(self) -> str:
        """The language that rows are in unless they say otherwise, from the file's name."""
        found = self.name.split("_")
        return found[1] if found[1] in {"en", "ru"} else "unknown"


SOURCES: Final = (
    Source("tox_en_davidson", _davidson, "MIT", frozenset({"hate", "offensive", "neither"})),
    Source("tox_en_hatexplain", _hatexplain, "MIT", frozenset({"hatespeech", "offensive", "normal"})),
    Source("tox_en_paradetox", _toxic, "CC0 1.0", _REWRITTEN),
    Source("emotion_en_goemotions", _emotions, "Apache-2.0", _FELT),
    Source("chat_en_irc_ubuntu", _chat, "CC BY 4.0", frozenset({"context", "reply", "start"})),
    Source("intent_en_clinc150", _intent, "CC BY 3.0"),
    Source("intent_en_banking77", _intent, "CC BY 4.0"),
    Source("requests_en_appreviews", _review, "no licence file", frozenset(_REVIEWED)),
    Source("spam_en_sms", _spam, "UCI SMS Spam Collection, licence not verified", _SENT),
    Source("lexicon_badwords", _bad_word, "CC BY 4.0 in part, no licence in part", frozenset({"badword"})),
    Source("tox_ru_2ch_pikabu", _toxic, "no licence file", frozenset({"toxic", "neutral"})),
    Source("tox_ru_russe_detox", _toxic, "no licence file", _REWRITTEN),
    Source("spam_ru_telegram", _spam, "GPL-3.0", _SENT),
)


def read_source(folder: Path, source: Source, split: str = "train") -> tuple[list[Example], list[Broken]]:
    """The rows of one file, and those that can't be used. Raises FileNotFoundError when the file is missing."""
    examples: list[Example] = []
    broken: list[Broken] = []
    for _, row in read_rows(folder / f"{source.name}.{split}.jsonl", source.labels):
        if isinstance(row, Broken):
            broken.append(row)
            continue
        one = source.teaches({"lang": source.lang, **row})
        examples.append(Example(one.text, one.lang, source.name, one.labels, one.kinds, one.targets, one.weight))
    return examples, broken


def read_words(folder: Traversable) -> list[Example]:
    """The plainest phrases of danger and of threats, from the project's own word lists (`rules/lexicons`).

    Hands write what is hard; what everybody would say first must be known, too.
    """
    found = []
    for head, kind, target in (("wellbeing", "wellbeing", "self"), ("threat", "abuse", "person")):
        for lang in ("en", "ru"):
            for term, _ in read_lexicon(folder.joinpath(f"{head}.{lang}.txt").read_text("utf-8")):
                if "*" in term or " " not in term:
                    continue
                labels = {head: 1, "abuse": int(kind == "abuse"), "spam": 0}
                kinds, targets = frozenset({kind}), frozenset({target})
                found.append(Example(term, lang, "own/words", labels, kinds, targets))
    return found
