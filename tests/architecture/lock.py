"""Checks on a lock: what it pins, and what a line must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_PIN: Final = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;]+)"
    r"(?: ; (?P<marker>[^\\]+?))?"
    r"(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked library: its normal name, version, and the environments it is for ("" for all)."""

    name: str
    version: str
    marker: str


def normal(name: str) -> str:
    """A library's name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def required(dependencies: Iterable[str]) -> set[str]:
    """The names in a list of requirements."""
    return {normal(found[0]) for one in dependencies if (found := _NAME.match(one))}


def pins(lock: str) -> list[Pin]:
    """The libraries that a lock pins with at least one hash."""
    return [
        Pin(normal(found["name"]), found["version"], found["marker"] or "")
        for line in _lines(lock)
        if (found := _PIN.fullmatch(line))
    ]


def strange_lines(lock: str) -> list[str]:
    """Lines that are no pinned library with hashes: options, addresses, paths, open versions."""
    return [line[:80] for line in _lines(lock) if not _PIN.fullmatch(line)]


def _lines(lock: str) -> Iterator[str]:
    """The logical lines, comments left out unless they name a place."""
    for line in re.sub(r"\s*\\\n\s*", " ", lock).splitlines():
        text = line.strip()
        if text and not (text.startswith("#") and "/" not in text):
            yield text
