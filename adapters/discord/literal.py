"""People's words in Discord's markdown: always literal, cut and split without breaking what belongs together.

What the markdown knows: https://support.discord.com/hc/en-us/articles/210298617. A backslash before punctuation makes
it plain; nothing else is added, so that what people read is what was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

ELLIPSIS: Final = "…"
_BROKEN: Final = re.compile("[\x00\ud800-\udfff]")
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MARKUP: Final = re.compile(r"[\\*_~|`<@\[\]]")
_LINE_START: Final = re.compile(r"^([^\S\n]*)([#>+-])", re.MULTILINE)
_NUMBERED: Final = re.compile(r"^([^\S\n]*\d+)([.)])", re.MULTILINE)
_SHORTCODE: Final = re.compile(r":(?=[\w~+-]+\\?:)")
_SCHEME: Final = re.compile(r":(?=//)")
_LINK: Final = re.compile(r"(?<![\w])https?://[\w./?#!$&'+,;=%-]+[\w/#=-]", re.ASCII)
_SEARCHED: Final = 64
"""How far back a place to cut is looked for before a cluster is cut through."""


def clean(text: str) -> str:
    """Without what no message may hold or what turns the reading direction; line breaks are newlines."""
    return _BREAKS.sub("\n", _BIDI.sub("", _BROKEN.sub("\ufffd", text)))


def literal(text: str, *, links: bool = False) -> str:
    """`text` so that Discord shows it as it is: no markup, no mention, no emoji, no date.

    With `links` bare addresses stay as they are and can be opened; else they are words.
    """
    cleaned = clean(text)
    if not links:
        return _escape(cleaned)
    parts, at = [], 0
    for found in _LINK.finditer(cleaned):
        parts += [_escape(cleaned[at : found.start()]), found.group()]
        at = found.end()
    return "".join([*parts, _escape(cleaned[at:])])


def _escape(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\g<0>", text)
    escaped = _SCHEME.sub(r"\\:", _SHORTCODE.sub(r"\\:", escaped))
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", escaped))


def units(text: str) -> int:
    """Length as Discord's clients count it: UTF-16 code units."""
    return len(text) + sum(one > "\uffff" for one in text)


def _holds(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` belong together (a simplification of UAX #29)."""
    left, right = text[at - 1], text[at]
    if "\u200d" in (left, right) or unicodedata.category(right) in ("Mn", "Me", "Mc"):
        return True
    if "\U0001f3fb" <= right <= "\U0001f3ff" or "\U000e0020" <= right <= "\U000e007f":
        return True
    if "\U0001f1e6" <= left <= "\U0001f1ff" and "\U0001f1e6" <= right <= "\U0001f1ff":
        flags = 0
        while flags < at and "\U0001f1e6" <= text[at - 1 - flags] <= "\U0001f1ff":
            flags += 1
        return flags % 2 == 1
    return False


def whole(text: str, at: int) -> int:
    """The nearest place at or before `at` where `text` can be cut through without breaking a character."""
    if at >= len(text):
        return len(text)
    place = at
    while place > 0 and _holds(text, place):
        place -= 1
    return place if place > 0 and at - place <= _SEARCHED else at


def shorten(text: str, most: int, length: Callable[[str], int] = units) -> str:
    """`text`, or as much of its start as fits with an ellipsis into `most` by `length`; "" where not even that fits."""
    if length(text) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(text[:middle] + ELLIPSIS) <= most else (low, middle - 1)
    at = whole(text, low) if low else 0
    return text[:at].rstrip() + ELLIPSIS if at else ELLIPSIS[: max(0, most)]


def split(text: str, most: int, length: Callable[[str], int] = units) -> list[str]:
    """`text` in parts of at most `most` by `length`, cut after a line, else between words, else between characters."""
    parts: list[str] = []
    rest = text
    while length(rest) > most:
        low, high = 1, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if length(rest[:middle]) <= most else (low, middle - 1)
        at = _between(rest, low)
        parts.append(rest[:at].rstrip())
        rest = rest[at:].lstrip("\n ")
    return [one for one in (*parts, rest) if one] or [""]


def _between(text: str, most: int) -> int:
    for mark in ("\n", " "):
        found = text.rfind(mark, most // 2, most)
        if found > 0:
            return found + 1
    return max(1, whole(text, most))
