"""One language: its entries, parsed when first said, and how they are put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from babel import Locale
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

_LONG: Final = 1000
"""fluent.runtime refuses parts of more than 2,500 characters; longer words of people go around it."""

_HUGE: Final = 10**15


class MissingArgument(TypeError):
    """A text was said without an argument that it names: a bug of the caller."""


class Speech:
    """The texts of one language. `locale` is the CLDR locale of its numbers, plurals, dates and lists."""

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        self.language = language
        self._entries = entries
        self._parser = FluentParser(with_spans=False)
        self._variables: dict[str, frozenset[str]] = {}
        self._bundle = FluentBundle([language], use_isolating=False)
        name = self.format("locale", {}) if "locale" in entries else language
        self.locale = Locale.parse(name)
        self._bundle = FluentBundle([name], use_isolating=False)
        self._variables.clear()

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self._entries

    def format(self, key: str, args: Mapping[str, str | int | float]) -> str:
        """The text with its arguments. Raises KeyError for an unknown key, MissingArgument for a missing argument."""
        missing = self.variables(key) - args.keys()
        if missing:
            raise MissingArgument(f"the text {key!r} is said without {', '.join(sorted(missing))}")
        short, long = _set_aside(args)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise ValueError(f"the text {key!r} in {self.language!r} is empty")
        said, errors = self._bundle.format_pattern(pattern, short)
        if errors:
            raise ValueError(f"the text {key!r} in {self.language!r} can't be said: {errors[0]}")
        text = str(said)
        for token, words in long:
            text = text.replace(token, words)
        return text

    def number(self, value: int | float) -> str:
        """A number alone, with the language's grouping and decimal sign."""
        return format_decimal(value, locale=self.locale)

    def variables(self, key: str) -> frozenset[str]:
        """Names of all arguments of a text, those of the texts it refers to included."""
        known = self._variables.get(key)
        return known if known is not None else self._load(key, ())

    def _load(self, key: str, inside: tuple[str, ...]) -> frozenset[str]:
        """Parse an entry and whatever it refers to; give it to the bundle."""
        entry = self._parser.parse_entry(self._entries[key])
        if isinstance(entry, ftl.Junk):
            problem = "; ".join(one.message or "" for one in entry.annotations)
            raise ValueError(f"the text {key!r} in {self.language!r} is not Fluent: {problem}")
        if key in inside:
            raise ValueError(f"the text {key!r} in {self.language!r} refers to itself")
        self._bundle.add_resource(ftl.Resource([entry]))
        names = {node.id.name for node in _nodes(entry) if isinstance(node, ftl.VariableReference)}
        for node in _nodes(entry):
            if isinstance(node, ftl.MessageReference):
                names |= self._load(node.id.name, (*inside, key))
            elif isinstance(node, ftl.TermReference):
                self._load(f"-{node.id.name}", (*inside, key))
        self._variables[key] = frozenset(names)
        return self._variables[key]


def countable(number: int | float) -> int | float | str:
    """A number that can be grouped and counted; as text what babel has no room for (beyond 28 digits, not a number)."""
    if -_HUGE < number < _HUGE:
        return number
    try:
        text = f"{number:.3g}"
    except OverflowError:
        text = "inf" if number > 0 else "-inf"
    return {"inf": "∞", "-inf": "−∞", "nan": "?"}.get(text, text)


def _set_aside(args: Mapping[str, str | int | float]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Long strings become tokens that stand in no argument; the list says what to put back, in order."""
    if not any(isinstance(value, str) and len(value) > _LONG for value in args.values()):
        return dict(args), []
    everything = "".join(value for value in args.values() if isinstance(value, str))
    mark = "\ue000"
    while mark in everything:
        mark += "\ue000"
    short: dict[str, Any] = dict(args)
    long: list[tuple[str, str]] = []
    for name, value in args.items():
        if isinstance(value, str) and len(value) > _LONG:
            short[name] = f"{mark}{len(long)}\ue001"
            long.append((short[name], value))
    return short, long


def _nodes(node: Any) -> Iterator[Any]:
    """A syntax node and all nodes beneath it."""
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, ftl.BaseNode):
        yield node
        for value in vars(node).values():
            yield from _nodes(value)
