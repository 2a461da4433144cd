"""Fluent sources: the files of `bot/locales`, cut into entries so that only what is said gets parsed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from typing import Final, TypeAlias

Sources: TypeAlias = Mapping[str, Mapping[str, str]]
"""Language code → file name → Fluent source."""

_ENTRY: Final = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE | re.ASCII)


def load_sources() -> dict[str, dict[str, str]]:
    """Every `bot/locales/<language>/*.ftl`, read through the package, so it works from a wheel or zip too."""
    found: dict[str, dict[str, str]] = {}
    for folder in resources.files("bot").joinpath("locales").iterdir():
        if not folder.is_dir():
            continue
        files = {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".ftl")}
        if files:
            found[folder.name] = dict(sorted(files.items()))
    return found


def cut(source: str) -> dict[str, str]:
    """The entries of one file by name (terms with their "-"). Raises ValueError when a name stands twice.

    An entry begins with its name in the first column and every line of its text is indented, so a cut at names is
    exact: https://projectfluent.org/fluent/guide/multiline.html
    """
    starts = list(_ENTRY.finditer(source))
    ends = [one.start() for one in starts[1:]] + [len(source)]
    entries: dict[str, str] = {}
    for start, end in zip(starts, ends, strict=False):  # a file without texts has an end and no start
        if start[1] in entries:
            raise ValueError(f"the text {start[1]!r} is defined twice")
        entries[start[1]] = source[start.start() : end]
    return entries


def entries_of(files: Mapping[str, str]) -> dict[str, str]:
    """The entries of all files of a language. Raises ValueError, naming the file, when a name stands twice."""
    entries: dict[str, str] = {}
    for name, source in files.items():
        try:
            mine = cut(source)
        except ValueError as problem:
            raise ValueError(f"{name}: {problem}") from None
        for key in mine.keys() & entries.keys():
            raise ValueError(f"{name}: the text {key!r} is defined in another file too")
        entries |= mine
    return entries
