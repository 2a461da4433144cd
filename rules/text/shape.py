"""The shape of a text: capitals, repetition and emoji, counted; what counts as too much is a rule's to say."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W_]+")
_RUN: Final = re.compile(r"(\S)\1*", re.DOTALL)
_LINK: Final = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://\S+|<[@#:a-z][^<>\s]{0,80}>")
_EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|<a?:\\w{2,32}:\\d{5,25}>"
    "|(?:[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f004-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
    "[\U000e0020-\U000e007f]*)(?:\u200d(?:[\u2600-\u27bf\U0001f300-\U0001faff])[\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
_LONGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Capitals:
    """`share` of capitals among the letters that have a case (0 to 1), and how many such `letters` there are."""

    share: float
    letters: int


@dataclass(frozen=True, slots=True)
class Repetition:
    """The longest run of one character, the most copies of one word and of one non-empty line."""

    characters: int
    words: int
    lines: int


def shouting(text: str) -> Capitals:
    """Capitals of a text without its links and mentions. Scripts without case count for nothing."""
    upper = lower = 0
    for char in _LETTER.findall(_LINK.sub(" ", text[:_LONGEST])):
        if char.isupper():
            upper += 1
        elif char.islower():
            lower += 1
    cased = upper + lower
    return Capitals(upper / cased if cased else 0.0, cased)


def repetition(text: str) -> Repetition:
    """How much a text repeats itself."""
    text = text[:_LONGEST]
    runs = max((len(run[0]) for run in _RUN.finditer(text)), default=0)
    words = Counter(_WORD.findall(text.casefold()))
    lines = Counter(line for raw in text.casefold().splitlines() if (line := raw.strip()))
    return Repetition(runs, max(words.values(), default=0), max(lines.values(), default=0))


def emoji(text: str) -> int:
    """How many emoji a text shows: a family, a flag or a keycap is one; custom emoji of Discord count as well."""
    return sum(1 for _ in _EMOJI.finditer(text[:_LONGEST]))
