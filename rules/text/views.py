"""The views of one message: the same text with one kind of disguise undone at a time, computed once and when asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rules.text.disguise import Disguise, Kind, disguises
from rules.text.guards import look
from rules.text.normal import normalise, quickly
from rules.text.readings import DRAWN_OUT

_DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1+")
_SHORT: Final = 1_000
_SPACES: Final = re.compile(r"\s+")
_OVERRIDE: Final = re.compile("\u202e([^\u202c\u2069\n]+)")


@dataclass(frozen=True, slots=True)
class View:
    """One view. `origin` maps each of its code points to an original span: (starts, ends), or None when unmoved."""

    text: str
    origin: tuple[Sequence[int], Sequence[int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span, in code points, of `text[start:end]`; of an empty slice, an empty span."""
        if self.origin is None:
            return start, end
        if start >= end:
            at = self.origin[0][start] if start < len(self.origin[0]) else (self.origin[1] or [0])[-1]
            return at, at
        return self.origin[0][start], self.origin[1][end - 1]

    def patched(self, patches: Sequence[tuple[int, int, str]]) -> View:
        """This view with some spans respelled; overlapping patches give way to the first given. Each letter of a patch
        maps to the whole span it replaced unless the lengths agree."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for begin, end, word in sorted(patches, key=lambda patch: patch[0]):
            if begin < at:
                continue
            self._copy(at, begin, parts, starts, ends)
            parts.append(word)
            if len(word) == end - begin:
                spans = [self.span(i, i + 1) for i in range(begin, end)]
            else:
                spans = [self.span(begin, end)] * len(word)
            starts.extend(span[0] for span in spans)
            ends.extend(span[1] for span in spans)
            at = end
        self._copy(at, len(self.text), parts, starts, ends)
        return View("".join(parts), (starts, ends))

    def _copy(self, begin: int, end: int, parts: list[str], starts: list[int], ends: list[int]) -> None:
        parts.append(self.text[begin:end])
        starts.extend(range(begin, end) if self.origin is None else self.origin[0][begin:end])
        ends.extend(range(begin + 1, end + 1) if self.origin is None else self.origin[1][begin:end])

    def squeezed(self) -> View:
        """This view with every run of white space as one blank, as terms of several words are written."""
        if "  " not in self.text and self.text.isprintable():
            return self  # no blank but " " is printable
        gaps = [(gap.start(), gap.end(), " ") for gap in _SPACES.finditer(self.text) if gap[0] != " "]
        return self.patched(gaps)


@dataclass(frozen=True, slots=True)
class Readings:
    """What the disguised words of a message may stand for, gathered so that a list of words is asked once for all.

    `words` are the readings, `text` the same with a line for each. Two kinds are not simply looked up: `masked` says
    that there are masks or letters without breaks between words, `drawn` that letters are drawn out.
    """

    words: tuple[str, ...]
    text: str
    masked: bool
    drawn: bool


def _gathered(disguises: tuple[Disguise, ...]) -> Readings:
    words: list[str] = []
    masked = False
    for one in disguises:
        if one.kind is Kind.MASK:
            masked = True
            continue
        words += one.readings
        masked = masked or one.kind is Kind.STREAM
    text = "\n".join(words)
    return Readings(tuple(words), text, masked, DRAWN_OUT.search(text) is not None)


@dataclass(slots=True)
class Views:
    """Lazily computed views of one message. Words are looked for in all of them: `words.WordList.find`."""

    original: str
    normalised: View = field(init=False)
    _disguises: tuple[Disguise, ...] | None = field(init=False, default=None)
    _readings: Readings | None = field(init=False, default=None)
    _squeezed: View | None = field(init=False, default=None)
    _reversed: tuple[tuple[int, int, str], ...] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        quick = quickly(self.original)
        if quick is not None:
            self.normalised = View(quick)
            return
        plain = normalise(self.original)
        origin = None if plain.starts is None or plain.ends is None else (plain.starts, plain.ends)
        self.normalised = View(plain.text, origin)

    @property
    def disguises(self) -> tuple[Disguise, ...]:
        """Disguised words with their plain readings; spans in the normalised view."""
        if self._disguises is None:
            guards = look(self.normalised.text)
            found = disguises(self.normalised.text, guards) if guards.runs or guards.tokens else ()
            self._disguises = found
        return self._disguises

    @property
    def readings(self) -> Readings:
        """The readings of all disguises together."""
        if self._readings is None:
            self._readings = _gathered(self.disguises)
        return self._readings

    @property
    def squeezed(self) -> View:
        """The normalised view with every run of white space as one blank."""
        if self._squeezed is None:
            self._squeezed = self.normalised.squeezed()
        return self._squeezed

    @property
    def folded(self) -> View:
        """Look-alikes, leet, enclosed and emoji letters as plain letters, inside disguised words only."""
        return self._respelled(lambda one: one.readings[0] if one.kind is Kind.WORD else None)

    @property
    def joined(self) -> View:
        """s p a c e d and d.o.t.t.e.d words joined."""
        kinds = (Kind.RUN, Kind.STREAM, Kind.JOINED)
        return self._respelled(lambda one: one.readings[0] if one.kind in kinds else None)

    @property
    def collapsed(self) -> View:
        """Drawn-out letters single, in disguised words only."""
        return self._respelled(lambda one: _DRAWN_OUT.sub(r"\1", one.readings[0]) if one.kind is Kind.WORD else None)

    @property
    def wildcard(self) -> View:
        """Masked words with "*" for each hidden letter."""
        text = self.normalised.text
        return self._respelled(
            lambda one: one.readings[0] if one.kind is Kind.MASK and "*" in text[one.start : one.end] else None
        )

    @property
    def reversed_words(self) -> tuple[tuple[int, int, str], ...]:
        """Words written backwards behind a right-to-left override: (original start, end, normalised word)."""
        if self._reversed is None:
            self._reversed = ()
            if "\u202e" in self.original:
                self._reversed = tuple(_turned(self.original))
        return self._reversed

    def _respelled(self, choose: Callable[[Disguise], str | None]) -> View:
        if not self.disguises:
            return self.normalised
        patches = [(one.start, one.end, word) for one in self.disguises if (word := choose(one))]
        return self.normalised.patched(patches) if patches else self.normalised


def _turned(text: str) -> list[tuple[int, int, str]]:
    found = []
    for segment in _OVERRIDE.finditer(text):
        for word in re.finditer(r"\S+", segment[1]):
            start = segment.start(1) + word.start()
            found.append((start, start + len(word[0]), normalise(word[0][::-1]).text))
    return found


def views(text: str) -> Views:
    """The views of a text of any content; never raises.

    What scores a message and what judges it soon after ask for the same text: short ones are kept for a moment.
    """
    return _lately(text) if len(text) <= _SHORT else Views(text)


@lru_cache(maxsize=256)
def _lately(text: str) -> Views:
    return Views(text)
