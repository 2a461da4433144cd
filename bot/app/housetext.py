"""House rules as people paste them: "1. … 2. …", bullets, or a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_RULES: Final = 50
MOST_PASTED: Final = 20_000
MOST_TITLE: Final = 120
MOST_TEXT: Final = 1000
_KEYCAP: Final = re.compile(r"(\d)\ufe0f?\u20e3")
_NUMBERED: Final = re.compile(
    r"^\s*(?:[#№]|(?:rule|правило)\s*№?)?\s*(\d{1,2})\s*[.):\u2014\u2013-]\s*(?=\S)", re.IGNORECASE
)
_INLINE: Final = re.compile(r"\s+(?=(\d{1,2})[.)]\s+\S)")
_BULLET: Final = re.compile(r"^\s*[-*\u2022\u25aa\u2013\u2014\u2714\u2705]\s+(?=\S)")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\s+[\u2014\u2013]\s+|:\s+")
_MARKUP: Final = re.compile(r"\*\*|__|^#+\s+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """One rule as pasted; `number` None where none was written."""

    number: int | None
    title: str
    text: str


def read_pasted(text: str) -> tuple[Pasted, ...]:
    """The rules in a pasted text, in order; numbers as written where every rule has its own."""
    lines = [line for one in _clean(text).split("\n") for line in _apart(one)]
    numbered = sum(bool(_NUMBERED.match(line)) for line in lines)
    bulleted = sum(bool(_BULLET.match(line)) for line in lines)
    begins = _NUMBERED if numbered else _BULLET if bulleted else None
    found: list[tuple[int | None, list[str]]] = []
    for line in lines:
        begun = begins.match(line) if begins is not None else re.match(r"\s*(?=\S)", line)
        if begun:
            found.append((int(begun[1]) if begins is _NUMBERED else None, [line[begun.end() :]]))
        elif line.strip() and found:
            found[-1][1].append(line.strip())
    numbers = [number for number, _ in found]
    keep = None not in numbers and len(set(numbers)) == len(numbers) and 0 not in numbers
    return tuple(Pasted(number if keep else None, *_titled(parts)) for number, parts in found[:MOST_RULES])


def _titled(parts: list[str]) -> tuple[str, str]:
    """The first line gives the title; what is left of it and the lines after it are the text."""
    title, rest = cut(parts[0])
    return title, " ".join(" ".join((rest, *parts[1:])).split())[:MOST_TEXT]


def cut(text: str) -> tuple[str, str]:
    """A rule's title and the rest: the first sentence, or the first words of a long one."""
    whole = " ".join(text.split())
    first = _SENTENCE.split(whole, maxsplit=1)[0]
    if len(first) > MOST_TITLE:
        first = whole[:MOST_TITLE].rsplit(" ", 1)[0]
    rest = whole[len(first) :].strip(" \u2014\u2013:")
    return first.rstrip(".:;, "), rest[:MOST_TEXT]


def _apart(line: str) -> list[str]:
    """Rules that stand on one line ("1. … 2. …"): cut where the next number follows the one before."""
    first = _NUMBERED.match(line)
    if not first:
        return [line]
    parts: list[str] = []
    start, expected = 0, int(first[1]) + 1
    for found in _INLINE.finditer(line):
        if int(found[1]) == expected:
            parts.append(line[start : found.start()])
            start, expected = found.end(), expected + 1
    return [*parts, line[start:]]


def _clean(text: str) -> str:
    lines = _KEYCAP.sub(r"\1.", text[:MOST_PASTED]).splitlines()
    return "\n".join(_MARKUP.sub("", " ".join(line.split())) for line in lines)
