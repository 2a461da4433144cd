"""Where things stand in a TOML source: the line and extent of every table, key and array item.

`tomllib` checks the file and gives its values but no places; this scan gives places and trusts the file to be valid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_TOKEN: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
    r"|#[^\n]*|\n|[\[\]{}=,.]|[A-Za-z0-9_-]+|[ \t\r]+|.",
    re.DOTALL,
)
_SPACE: Final = (" ", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Place:
    """Line (from 1), and code points of the value: half open; for a table, of its header."""

    line: int
    start: int
    end: int


@dataclass(slots=True)
class _Scan:
    source: str
    tokens: list[tuple[str, int]]
    at: int = 0
    line: int = 1
    places: dict[Path, Place] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)
    table: Path = ()

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def offset(self) -> int:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else len(self.source)

    def step(self) -> str:
        token = self.peek()
        self.line += token.count("\n")
        self.at += 1
        return token

    def skip(self, *, lines: bool) -> None:
        """Pass blanks, and with `lines` also newlines and comments."""
        while token := self.peek():
            if token[0] in _SPACE or (lines and (token[0] in "#\n")):
                self.step()
            else:
                return

    def key(self, stop: str) -> tuple[str, ...]:
        """A dotted key up to `stop`, which is taken too."""
        parts: list[str] = []
        while (token := self.peek()) and token != stop:
            self.step()
            if token != "." and token[0] not in _SPACE:
                parts.append(token[1:-1] if token[0] in "\"'" else token)
        self.step()
        return tuple(parts)

    def header(self) -> None:
        start, line = self.offset(), self.line
        self.step()
        many = self.peek() == "["
        if many:
            self.step()
        parts = self.key("]")
        if many:
            self.step()
        path = self._resolve(parts[:-1])
        last: Path = (*path, parts[-1]) if parts else path
        if many:
            number = self.counts.get(last, 0)
            self.counts[last] = number + 1
            self.places.setdefault(last, Place(line, start, self.offset()))
            last = (*last, number)
        self.table = last
        self.places[last] = Place(line, start, self.offset())

    def _resolve(self, parts: tuple[str, ...]) -> Path:
        """A header's path with the newest index of every array of tables on the way."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def pair(self, table: Path) -> None:
        line = self.line
        path: Path = (*table, *self.key("="))
        self.skip(lines=False)
        for depth in range(len(table) + 1, len(path)):
            self.places.setdefault(path[:depth], Place(line, self.offset(), self.offset()))
        self.value(path, nested=False, line=line)

    def value(self, path: Path, *, nested: bool, line: int) -> None:
        start, end = self.offset(), self.offset()
        if self.peek() == "[":
            self.array(path)
            end = self.offset()
        elif self.peek() == "{":
            self.inline(path)
            end = self.offset()
        else:
            while (token := self.peek()) and token[0] not in "\n#" and not (nested and token in (",", "]", "}")):
                self.step()
                end = end if token[0] in _SPACE else self.offset()
        self.places[path] = Place(line, start, end)

    def array(self, path: Path) -> None:
        self.step()
        number = 0
        while True:
            self.skip(lines=True)
            if self.peek() in ("]", ""):
                self.step()
                return
            self.value((*path, number), nested=True, line=self.line)
            number += 1
            self.skip(lines=True)
            if self.peek() == ",":
                self.step()

    def inline(self, path: Path) -> None:
        self.step()
        while True:
            self.skip(lines=True)
            if self.peek() in ("}", ""):
                self.step()
                return
            line, inner = self.line, (*path, *self.key("="))
            self.skip(lines=False)
            self.value(inner, nested=True, line=line)
            self.skip(lines=True)
            if self.peek() == ",":
                self.step()


def positions(source: str) -> dict[Path, Place]:
    """Places by path: ("rule", 0, "when", "has_link"), array items by their number. `source` is valid TOML."""
    scan = _Scan(source, [(found[0], found.start()) for found in _TOKEN.finditer(source)])
    try:
        while scan.at < len(scan.tokens):
            scan.skip(lines=True)
            if scan.peek() == "[":
                scan.header()
            elif scan.peek():
                scan.pair(scan.table)
    except RecursionError:
        return scan.places
    return scan.places


def line_of(places: dict[Path, Place], path: Path) -> int:
    """The line of a path, or of the nearest thing around it; 1 when there is none."""
    for depth in range(len(path), 0, -1):
        place = places.get(path[:depth])
        if place is not None:
            return place.line
    return 1
