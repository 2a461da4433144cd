"""All word lists of a rule file as one: each text is scanned once, however many rules ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from bot.domain.signals import SpanOn
from rules.text.views import Views
from rules.text.words import WordList

Forms: TypeAlias = Callable[[str], Iterable[str]]
Found: TypeAlias = dict[int, list[SpanOn]]

_NOTHING: Final[Found] = {}


class _Book:
    """Lists that share one automaton: a term knows the numbers of the lists that hold it."""

    __slots__ = ("_lists", "_owners", "_spelled")

    def __init__(self) -> None:
        self._owners: dict[str, list[int]] = {}
        self._spelled: dict[str, str] = {}
        self._lists: WordList | None = None

    def add(self, terms: Iterable[str], number: int) -> None:
        for term in terms:
            key = term.casefold()
            self._spelled.setdefault(key, term)
            owners = self._owners.setdefault(self._spelled[key], [])
            if number not in owners:
                owners.append(number)

    def close(self, forms: Forms | None) -> None:
        self._lists = WordList(self._owners, forms) if self._owners else None

    @property
    def empty(self) -> bool:
        return self._lists is None

    def scan(self, view: Views, surface: int, into: Found) -> Found:
        for hit in self._lists.find(view) if self._lists is not None else ():
            into = {} if into is _NOTHING else into
            span = SpanOn(surface, hit.start, hit.end, hit.term)
            for number in self._owners[hit.term]:
                into.setdefault(number, []).append(span)
        return into


class WordBook:
    """Numbered word lists. Add all, close once, then scan."""

    __slots__ = ("_books", "_count", "_known", "_plain", "_with_forms")

    def __init__(self) -> None:
        self._plain = _Book()
        self._with_forms = _Book()
        self._known: dict[tuple[tuple[str, ...], bool], int] = {}
        self._count = 0
        self._books: tuple[_Book, ...] = ()

    def add(self, terms: Sequence[str], *, forms: bool = False) -> int:
        """Add a list; its number. An equal list gets the same number. Terms have been checked before."""
        key = (tuple(terms), forms)
        if key not in self._known:
            self._known[key] = self._count
            (self._with_forms if forms else self._plain).add(terms, self._count)
            self._count += 1
        return self._known[key]

    def close(self, forms: Forms | None = None) -> None:
        """Build the automata. `forms` gives all forms of a word, for the lists that asked for them."""
        self._plain.close(None)
        self._with_forms.close(forms)
        self._books = tuple(one for one in (self._plain, self._with_forms) if not one.empty)

    def scan(self, views: Sequence[Views]) -> Found:
        """Spans by list number over all surfaces; no surface hides another."""
        found = _NOTHING
        for surface, view in enumerate(views):
            for book in self._books:
                found = book.scan(view, surface, found)
        return found
