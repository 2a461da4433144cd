"""A compiled word list: every spelling of every term, and the look-ups that find them in words already read.

Literals of a whole message go through one Aho-Corasick automaton; words read out of a disguise are looked up in
dictionaries, so thirty thousand terms cost what ten do.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick_rs

from rules.text.language import COMMON
from rules.text.masks import MaskIndex
from rules.text.readings import DRAWN_OUT

_COMMON: Final = ahocorasick_rs.AhoCorasick(sorted(COMMON))
_DOUBLED: Final = re.compile(r"(.)\1+")
_RUNS: Final = re.compile(r"(.)\1*")


class Spelling(NamedTuple):
    """One spelling of a term: its number in the list, whether it may go on ("idiot*"), and in whose letters it is."""

    term: int
    prefix: bool
    borrowed: bool  # Russian in Latin letters or another keyboard's layout: short ones need a context (`words.py`)


def is_word(char: str) -> bool:
    """Whether a character belongs to a word. Unlike `\\w`, "_" does not: it is markup or parts names."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char)[0] == "M")


class Lexicon:
    """Spellings of terms, frozen after building."""

    def __init__(self, spellings: Iterable[tuple[str, Spelling]]) -> None:
        table: defaultdict[str, list[Spelling]] = defaultdict(list)
        for text, spelling in spellings:
            if text and spelling not in table[text]:
                table[text].append(spelling)
        self.table: dict[str, list[Spelling]] = dict(table)
        self.keys = list(self.table)
        self._entries = list(self.table.values())
        self._automaton = ahocorasick_rs.AhoCorasick(self.keys) if self.keys else None
        self.phrase_words = frozenset(word for key in self.keys if " " in key for word in key.split())
        self.has_phrases = bool(self.phrase_words)
        self._prefixes = {key: kept for key, all_ in table.items() if (kept := [one for one in all_ if one.prefix])}
        self._lengths = sorted({len(key) for key in self._prefixes})
        # Built with the list and not at the first message that needs them, which would have to wait.
        self._drawn, self._drawn_lengths = _drawn_index(self.keys)
        self._masks = MaskIndex((key, key in self._prefixes) for key in self.keys if " " not in key)
        glued = {key.replace(" ", ""): key for key in self.keys if len(key) > 2}
        self._stream = ahocorasick_rs.AhoCorasick(list(glued)) if glued else None
        self._stream_keys = list(glued.values())

    def may_hold(self, text: str) -> bool:
        """Whether any spelling stands anywhere in a text, be it within other words. What `word` or `scan` finds by
        whole letters stands there; a word with drawn-out letters may not."""
        return self._automaton is not None and bool(self._automaton.find_matches_as_indexes(text))

    def matches(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Where spellings stand in a text, also within other words: (number, start, end), for `whole`."""
        return () if self._automaton is None else self._automaton.find_matches_as_indexes(text, overlapping=True)

    def whole(self, text: str, matches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, Spelling]]:
        """Whole words, prefixes and phrases among the matches: (start, end, spelling); a prefix's end is its word's."""
        for index, start, end in matches:
            if start and is_word(text[start - 1]) and is_word(text[start]):
                continue
            stop = end
            if is_word(text[end - 1]):
                while stop < len(text) and is_word(text[stop]):
                    stop += 1
            for spelling in self._entries[index]:
                if spelling.prefix or stop == end:
                    yield start, stop, spelling

    def word(self, word: str, whole: int, prefix: int) -> Iterator[Spelling]:
        """Spellings equal to a word of at least `whole` letters or beginning it with at least `prefix`."""
        if len(word) >= whole:
            yield from self.table.get(word, ())
        for length in self._lengths:
            if length >= len(word):
                break
            if length >= prefix:
                yield from self._prefixes.get(word[:length], ())
        if DRAWN_OUT.search(word):
            yield from self._drawn_out(word, whole, prefix)

    def _drawn_out(self, word: str, whole: int, prefix: int) -> Iterator[Spelling]:
        """Spellings with letters drawn out: "idiooot". Every letter must stand at least as often as in the term."""
        runs = [(run[1], len(run[0])) for run in _RUNS.finditer(word)]
        squeezed = "".join(letter for letter, _ in runs)
        for length in self._drawn_lengths:
            if length > len(squeezed):
                break
            for key in self._drawn.get(squeezed[:length], ()):
                going_on = length < len(squeezed)
                if len(key) < (prefix if going_on else whole) or not _is_drawn(runs[:length], key):
                    continue
                yield from (one for one in self.table[key] if one.prefix or not going_on)

    def masked(self, pattern: str) -> Iterator[Spelling]:
        """Spellings a masked word ("id*ot") may stand for; lengths agree, a prefix may go on."""
        for key, going_on in self._masks.find(pattern):
            yield from (one for one in self.table[key] if one.prefix or not going_on)

    def inside(self, stream: str) -> Iterator[tuple[int, int, Spelling]]:
        """Spellings within letters whose word breaks were lost ("youidiot"): whole, or long enough to be no chance."""
        if self._stream is None:
            return
        last = len(stream)
        hits = self._stream.find_matches_as_indexes(stream, overlapping=True)
        parts = _partings(stream) if hits else (frozenset[int](), frozenset[int]())
        for index, start, end in hits:
            length = end - start
            sure = length > 6 or (length > 4 and (start == 0 or end == last or last > 13))
            if sure or (start in parts[0] and end in parts[1]):
                yield from ((start, end, one) for one in self.table[self._stream_keys[index]])


def _drawn_index(keys: Iterable[str]) -> tuple[dict[str, list[str]], list[int]]:
    """Spellings by their letters with doubles single, and the lengths of those."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        if " " not in key and len(key) > 2:
            index[_DOUBLED.sub(r"\1", key)].append(key)
    return dict(index), sorted({len(key) for key in index})


def _is_drawn(runs: list[tuple[str, int]], key: str) -> bool:
    longer = 0
    longest = 0
    for (_, length), own in zip(runs, _RUNS.finditer(key), strict=True):
        needed = len(own[0])
        if length < needed:
            return False
        if length > needed:
            longer += 1
            longest = max(longest, length)
    return longer > 1 or longest > 2


@lru_cache(maxsize=256)
def _partings(letters: str) -> tuple[frozenset[int], frozenset[int]]:
    """Places that only common words stand before, and places that only common words stand behind: in "youaresuchaliar"
    what is between two such places is a word."""
    last = len(letters)
    words = sorted((start, end) for _, start, end in _COMMON.find_matches_as_indexes(letters, overlapping=True))
    before = {0}
    before.update(end for start, end in words if start in before)
    behind = {last}
    behind.update(start for start, end in reversed(words) if end in behind)
    return frozenset(before), frozenset(behind)
