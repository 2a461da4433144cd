"""Word lists of administrators: whole words, "prefix*" and phrases, found through every disguise.

Terms and messages pass through the same normalisation; a term typed with a stray letter of another script is read as
what it looks like, too.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

import ahocorasick_rs

from rules.text.disguise import Disguise, Kind
from rules.text.lexicon import Lexicon, Spelling, is_word
from rules.text.listing import listed
from rules.text.refusal import Refusal
from rules.text.spelling import in_latin, other_layout
from rules.text.views import View, Views, views

LONGEST_TERM: Final = 200
_FORMS: Final = 400
_LATIN_WORDS: Final = re.compile(r"[a-z']+")
_LATIN_TEXT: Final = re.compile(r"[a-z]+")
_CYRILLIC_TEXT: Final = re.compile(r"[а-яіїєґ]")
_ENGLISH: Final = listed(
    "the you are is a an i of to and in that it this not what with for was my your me on have be so just der die "
    "das und ist nicht ich du ein eine mit auf bir ve bu ne da için değil"
)
_RUSSIAN_IN_LATIN: Final = listed(
    "ty ti vy ja nu kak chto cho eto ona oni takoy takoi takaya prosto tebya tebe mne menya idi otsyuda otsiuda tolko "
    "tol'ko vot uzh budet bil bila tvoy moy esli uzhe ochen samiy polniy nastoyashiy kakoy kakaya zachem pochemu gde "
    "kogda vsyo tak ili yest nado mozhno potomu seychas"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_RARE: Final = frozenset("wx46'")
_LEAST: Final = {Kind.WORD: (3, 3), Kind.GUESS: (3, 3), Kind.JOINED: (4, 5), Kind.RUN: (3, 3)}
"""Least letters of a whole term and of a prefix, by how the word was disguised."""


class TermError(Refusal):
    """A term that cannot be looked for: `term-empty`, `term-star`, `term-punctuation`, `term-short`, `term-long`."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A term found. `start`, `end` are code points of the original text; `term` is as the administrator wrote it."""

    start: int
    end: int
    term: str


class WordList:
    """A list of terms, compiled once. Cheap to keep: share one list among all messages and communities that use it."""

    def __init__(self, terms: Iterable[str], forms: Callable[[str], Iterable[str]] | None = None) -> None:
        """`terms`: whole words by default, "*" at the end for a prefix, several words for a phrase. `forms` gives a
        word's other forms ("дурак" -> "дурака", …). Raises TermError naming the first bad term."""
        self.terms = tuple(dict.fromkeys(terms))
        plain: list[tuple[str, str, Spelling]] = []
        symbols: list[tuple[str, int]] = []
        for number, term in enumerate(self.terms):
            body, prefix = _checked(term)
            text = _plain(body)
            if not any(is_word(char) for char in text):
                symbols.append((text.replace("\ufe0f", ""), number))
                continue
            for one in dict.fromkeys([text, *_own_disguise(body), *(_formed(text, forms) if forms else ())]):
                raw = body.lower() if one == text else one
                plain.append((one, raw, Spelling(number, prefix, False)))
        most = 24 if len(plain) <= 2_000 else 6 if len(plain) <= 10_000 else 2
        self._lexicon = Lexicon(_spellings(plain, most))
        self._symbols = symbols
        self._symbol_automaton = ahocorasick_rs.AhoCorasick([text for text, _ in symbols]) if symbols else None

    def find(self, v: Views) -> tuple[Hit, ...]:
        """Every term in every view of the message, in order, each place once."""
        found: set[tuple[int, int, int]] = set()
        view = v.squeezed if self._lexicon.has_phrases else v.normalised
        if matches := self._lexicon.matches(view.text):
            self._keep(view, matches, found)
        if v.disguises:
            self._unmask(v, found)
        if v.normalised.origin is not None:
            self._scan_original(v.original, found)
        for start, end, word in v.reversed_words if "\u202e" in v.original else ():
            found.update((start, end, one.term) for one in self._lexicon.word(word, 3, 3))
        if self._symbol_automaton is not None:
            found.update(self._pictured(v.original))
        return self._hits(found) if found else ()

    def _scan(self, view: View, found: set[tuple[int, int, int]]) -> None:
        self._keep(view, self._lexicon.matches(view.text), found)

    def _keep(self, view: View, matches: Sequence[tuple[int, int, int]], found: set[tuple[int, int, int]]) -> None:
        text = view.text
        for start, end, spelling in self._lexicon.whole(text, matches):
            if not spelling.borrowed or _in_context(text, text[start:end]):
                found.add((*view.span(start, end), spelling.term))

    def _scan_original(self, text: str, found: set[tuple[int, int, int]]) -> None:
        """The text as it was typed: what was undone (an entity, an escape) may stand beside a word of its own."""
        lowered = text.lower()
        if len(lowered) == len(text) and not _SURROGATE.search(lowered):
            self._scan(View(lowered), found)

    def _unmask(self, v: Views, found: set[tuple[int, int, int]]) -> None:
        readings = v.readings
        simple = readings.drawn or self._may_hold(readings.text)
        if simple or readings.masked:
            self._read(v, found, simple)
        if self._lexicon.has_phrases and not self._lexicon.phrase_words.isdisjoint(readings.words):
            self._respell(v, found)

    def _may_hold(self, readings: str) -> bool:
        """Whether any reading may be a term at all: one look at all of them together spares asking for each."""
        return self._lexicon.may_hold(readings)

    def _read(self, v: Views, found: set[tuple[int, int, int]], simple: bool) -> None:
        """Terms among the readings of disguised words; `simple` whether those that are simply looked up may be any."""
        normalised = v.normalised
        known: dict[tuple[Kind, tuple[str, ...]], tuple[Spelling, ...]] = {}
        for disguise in v.disguises:
            if not simple and disguise.kind is not Kind.MASK and disguise.kind is not Kind.STREAM:
                continue
            key = (disguise.kind, disguise.readings)
            spellings = known.get(key)
            if spellings is None:
                spellings = known[key] = tuple(self._reading(disguise))
            for spelling in spellings:
                # Cyrillic letters read as Latin look-alikes are no Russian typed in Latin letters.
                if not spelling.borrowed or (
                    disguise.end - disguise.start > 4
                    and not _CYRILLIC_TEXT.search(normalised.text[disguise.start : disguise.end])
                ):
                    found.add((*normalised.span(disguise.start, disguise.end), spelling.term))

    def _respell(self, v: Views, found: set[tuple[int, int, int]]) -> None:
        """Phrases of which a word is disguised."""
        words = self._lexicon.phrase_words
        patches: list[tuple[int, int, str]] = []
        for disguise in v.disguises:
            if disguise.kind is not Kind.MASK:
                best = next((word for word in disguise.readings if word in words), None)
                if best is not None:
                    patches.append((disguise.start, disguise.end, best))
        if patches:
            self._scan(v.normalised.patched(patches).squeezed(), found)

    def _reading(self, disguise: Disguise) -> Iterator[Spelling]:
        lexicon = self._lexicon
        if disguise.kind is Kind.MASK:
            yield from lexicon.masked(disguise.readings[0])
        elif disguise.kind is Kind.STREAM:
            for word in disguise.readings:
                whole = tuple(lexicon.word(word, 3, 3))
                yield from whole or (one for _, _, one in lexicon.inside(word))
        else:
            for word in disguise.readings:
                yield from lexicon.word(word, *_LEAST[disguise.kind])

    def _pictured(self, text: str) -> Iterator[tuple[int, int, int]]:
        assert self._symbol_automaton is not None
        clean = text if text.isascii() else _SURROGATE.sub("\ufffd", text)
        for index, start, end in self._symbol_automaton.find_matches_as_indexes(clean, overlapping=True):
            yield start, end, self._symbols[index][1]

    def _hits(self, found: set[tuple[int, int, int]]) -> tuple[Hit, ...]:
        """Hits in order; of one term's overlapping places only the closest fit."""
        kept: list[tuple[int, int, int]] = []
        for start, end, term in sorted(found, key=lambda one: (one[2], one[1] - one[0], one[0])):
            if not any(term == other and start < stop and begin < end for begin, stop, other in kept[-8:]):
                kept.append((start, end, term))
        return tuple(sorted(Hit(start, end, self.terms[term]) for start, end, term in kept))


def _checked(term: str) -> tuple[str, bool]:
    """The term without its "*", and whether it had one."""
    body = term.strip()
    prefix = body.endswith("*") and len(body) > 1
    if prefix:
        body = body[:-1].rstrip()
    if not body or not _plain(body):
        raise TermError("term-empty", term=term)
    if "*" in body:
        raise TermError("term-star", term=term)
    if len(body) > LONGEST_TERM:
        raise TermError("term-long", term=term[:40], most=LONGEST_TERM)
    if all(unicodedata.category(char)[0] in "PZC" for char in body):
        raise TermError("term-punctuation", term=term)
    if prefix and sum(is_word(char) for char in body) < 2:
        raise TermError("term-short", term=term)
    return body, prefix


def _plain(body: str) -> str:
    return " ".join(views(body).normalised.text.split())


def _own_disguise(body: str) -> list[str]:
    """What the administrator's own spelling stands for when it mixes scripts ("дуpак" with a Latin p)."""
    v = views(body)
    words = [one for one in v.disguises if one.kind is Kind.WORD]
    if not words:
        return []
    if len(words) == 1 and words[0].end - words[0].start == len(v.normalised.text):
        return list(words[0].readings[:4])
    return [" ".join(v.folded.text.split())]


def _formed(text: str, forms: Callable[[str], Iterable[str]]) -> list[str]:
    """The term in its words' other forms; of a phrase every combination, up to a bound."""
    words = [[_plain(form) for form in forms(word)] or [word] for word in text.split()]
    return [" ".join(choice) for choice in islice(product(*words), _FORMS)]


def _spellings(plain: list[tuple[str, str, Spelling]], most: int) -> Iterator[tuple[str, Spelling]]:
    for text, raw, spelling in plain:
        yield text, spelling
        borrowed = Spelling(spelling.term, spelling.prefix, True)
        for spelled in in_latin(text, raw, most):
            # A short word in a rarer spelling is soon a word of another language: "web" is no "въеб".
            if len(spelled) > 4 or (
                len(spelled) > 2 and _RARE.isdisjoint(spelled) and len(spelled) >= len(text.rstrip("ь"))
            ):
                yield spelled, borrowed
        typed = other_layout(text)
        if typed:
            yield typed, borrowed


def _in_context(text: str, word: str) -> bool:
    """Whether a short word in Latin letters may be Russian here: the message has Russian, or no other language."""
    if len(word) > 4 or not _LATIN_TEXT.fullmatch(word):
        return True
    if _CYRILLIC_TEXT.search(text):
        return True
    words = set(_LATIN_WORDS.findall(text))
    if words & _RUSSIAN_IN_LATIN:
        return True
    return len(word) == 4 and not words & _ENGLISH
