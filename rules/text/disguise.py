"""Words of a message that look disguised, with the plain words they may stand for.

Only words that cannot be ordinary are read anew: letters of two scripts, leet characters beside letters, single letters
set apart, letters drawn out, letters masked. A word of one script spelled in its own letters is never touched.
"""

import re
from dataclasses import dataclass
from typing import Final

from rules.text.alphabet import PICTURES
from rules.text.readings import LONGEST, Context, Kind, Piece, pieces, spelled

__all__ = ["Disguise", "Guards", "Kind", "disguises"]

Disguise = Piece
"""A disguised word; its span is of the normalised text."""
_BUDGET: Final = 300
"""Readings of one message beyond which a word gets only its likeliest two: keeps hostile messages linear."""
_OVERLAP: Final = 24
_OPENERS: Final = "".join(sorted(PICTURES)) + "\U0001f1e6-\U0001f1ff"
_BREAKS: Final = r"\s\"(){}<>«»„“”=&%,;:?\[\]"
_CORE: Final = re.compile(rf"[^{_BREAKS}]+")
_LETTER: Final = "a-zа-яіїєґўјљњћђџѓќѕ"
_EDGE: Final = r"._\-~/\\•·'`^–—…!"
_ODD_CORE: Final = re.compile(rf"(?<![^{_BREAKS}])[{_LETTER}]*+[{_EDGE}]*+[^{_BREAKS}{_EDGE}][^{_BREAKS}]*+")
"""A token with something other than letters before its end; plain words with punctuation behind them are passed by."""
_UNIT: Final = rf"(?:[^\W_]|[@$€!{_OPENERS}])"
_GAP: Final = rf"(?:[^\w@$€!{_OPENERS}]|_)"
_RUN: Final = re.compile(rf"(?<![^\W_]){_UNIT}(?:{_GAP}{{1,4}}{_UNIT}){{2,}}(?![^\W_])")
_GAPS: Final = re.compile(rf"{_GAP}+")
_UNITS: Final = re.compile(_UNIT)
_OWN_CYRILLIC: Final = re.compile(r"[бгджзийлпфцчшщъыьэюя]")
_LATIN_WORD: Final = re.compile(r"[a-z]")
_RUSSIAN_ONLY: Final = re.compile("[ыэъ]")
_ENGLISH: Final = re.compile(r"\b(?:the|you|are|this|and|that|what|your|such|they|with|have|is)\b")


@dataclass(frozen=True, slots=True)
class Guards:
    """What a quick look says may be in a text: single letters set apart, odd tokens, odd words among plain ones."""

    runs: bool
    tokens: bool
    words: bool


def disguises(text: str, guards: Guards) -> tuple[Disguise, ...]:
    """Every disguised word of a normalised text; `guards` spares the work that cannot find anything."""
    if not (guards.runs or guards.tokens or guards.words):
        return ()
    context = _context(text)
    found = _runs(text, context) if guards.runs else []
    if not (guards.tokens or guards.words):
        return tuple(found)
    spent = 0
    for core in (_CORE if guards.words else _ODD_CORE).finditer(text):
        inside = pieces(core[0], context)
        if inside:
            at = core.start()
            for start, end, kind, read in inside:
                found.append(Piece(at + start, at + end, kind, read))
                spent += len(read)
            if spent > _BUDGET:
                context |= Context.CROWDED
    return tuple(found)


def _context(text: str) -> int:
    if text.isascii():
        return Context.LATIN
    context = Context.LATIN if _LATIN_WORD.search(text) else 0
    if _OWN_CYRILLIC.search(text):
        context |= Context.CYRILLIC
    if _RUSSIAN_ONLY.search(text):
        context |= Context.RUSSIAN
    if _ENGLISH.search(text):
        context |= Context.ENGLISH
    return context


def _runs(text: str, context: int) -> list[Disguise]:
    """Single letters set apart, with words told by wider gaps or by white space among other separators."""
    found: list[Disguise] = []
    for run in _RUN.finditer(text):
        start = run.start()
        units = list(_UNITS.finditer(run[0]))
        letters = [unit[0] for unit in units]
        if sum(not letter.isdigit() for letter in letters) < 2:
            continue
        gaps = [gap.span() for gap in _GAPS.finditer(run[0])]
        breaks = _breaks(run[0], gaps)
        at = 0
        for begin, end in [*breaks, (len(run[0]), len(run[0]))] if breaks else []:
            piece = _GAPS.sub("", run[0][at:begin])
            if len(piece) > 1:
                found.append(Piece(start + at, start + begin, Kind.RUN, spelled(piece, context)))
            at = end
        # A long stream is read through a sliding window, which no term is longer than.
        for first in range(0, max(len(letters) - _OVERLAP, 1), LONGEST - _OVERLAP):
            window = letters[first : first + LONGEST]
            begin, end = units[first].start(), units[first + len(window) - 1].end()
            read = spelled("".join(window), context if len(window) <= _OVERLAP else context | Context.CROWDED)
            found.append(Piece(start + begin, start + end, Kind.STREAM, read))
    return found


def _breaks(run: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps of a run of single letters that part words: the wider ones, else white space among other signs."""
    widths = [end - begin for begin, end in gaps]
    narrow = min(widths)
    wide = [gap for gap, width in zip(gaps, widths, strict=True) if width > narrow]
    if wide:
        return wide
    blank = [gap for gap in gaps if run[gap[0] : gap[1]].isspace()]
    return blank if len(blank) < len(gaps) else []
