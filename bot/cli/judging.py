"""Lines of `steward classify` judged: text or JSON in, an answer with every key out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import orjson

from bot.cli import talk
from bot.domain.assessment import Assessment
from bot.domain.scores import Scores
from bot.domain.text import Say, say
from bot.ports.classifier import Classifier
from bot.ports.texts import Texts

REMEMBERED: Final = 4096
"""So many reasons keep their sentence: the same ones come again and again."""
_OPTIONS: Final = orjson.OPT_APPEND_NEWLINE | orjson.OPT_SERIALIZE_NUMPY
_NOTHING: Final = Assessment(Scores())


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read: its text, and why it has none (None where it has)."""

    text: str
    error: Say | None = None


class Judge:
    """Answers batches of lines. A classifier that fails on a batch is asked again line by line."""

    def __init__(self, classifier: Classifier, texts: Texts, language: str) -> None:
        self._classifier = classifier

        @lru_cache(REMEMBERED)
        def spoken(what: Say) -> str:
            return texts.say(what, language)

        self._say = spoken

    def answer(self, lines: Sequence[bytes | None]) -> list[bytes]:
        """One JSON object, ended by LF, for each line, in order; None is a line that was too long to be kept."""
        read = [read_line(line) for line in lines]
        fit = [line.text for line in read if line.error is None]
        found = iter(self._assess(fit))
        return [self._told(line.text, line.error or next(found)) for line in read]

    def _assess(self, texts: Sequence[str]) -> list[Assessment | Say]:
        if not texts:
            return []
        try:
            answers = self._classifier.assess(texts)
            if len(answers) == len(texts):
                return [one or say("classify-unknown") for one in answers]
            why = "ValueError"
        except Exception as error:  # one text that can't be judged must not cost the others their answer
            why = type(error).__name__
        if len(texts) == 1:
            return [say("classify-failed", why=why)]
        return [self._assess([text])[0] for text in texts]

    def _told(self, text: str, found: Assessment | Say) -> bytes:
        error = self._say(found) if isinstance(found, Say) else None
        one = _NOTHING if isinstance(found, Say) else found
        value = {
            "format": talk.FORMAT, "text": text, "lang": one.lang, "scores": one.scores, "class": one.kind,
            "target": one.target, "severity": one.severity, "needs_human": bool(one.human),
            "why": [self._say(reason) for reason in (*one.why, *one.human)], "error": error,
        }  # fmt: skip
        return orjson.dumps(value, option=_OPTIONS)


def read_line(line: bytes | None) -> Line:
    """What a line says: the `text` of a JSON object, and anything else as it stands, JSON or not."""
    if line is None:
        return Line("", say("classify-too-long"))
    plain = line.decode("utf-8", "replace").replace("\0", "\ufffd")
    text: object = plain
    if plain[:1].isspace() or plain[:1] == "{":
        text = _text_of(plain)
    if not isinstance(text, str):
        return Line("", say("classify-no-text"))
    return Line(text) if text and not text.isspace() else Line(text, say("classify-empty"))


def _text_of(plain: str) -> object:
    """The `text` of a JSON object (None where it has none), else the line itself."""
    if not plain.lstrip().startswith("{"):
        return plain
    try:
        value = orjson.loads(plain)
    except ValueError:
        value = _lenient(plain)
    if not isinstance(value, dict):
        return plain
    text = value.get("text")
    return talk.clean(text) if isinstance(text, str) else None


def _lenient(plain: str) -> object:
    """JSON as other programs write it (lone surrogates, NaN, numbers without end); None where it is none."""
    try:
        return json.loads(plain, parse_int=float)
    except (ValueError, RecursionError):
        return None
