"""Rows of a labelled file: JSON objects, one a line, with at least `text` and `label`; broken ones are told by line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from errno import ENOENT
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson

from bot.training.corpus import Broken

Row: TypeAlias = Mapping[str, Any]
_BOM: Final = b"\xef\xbb\xbf"
_NAMED: Final = {type(None): "null", bool: "true or false", int: "a number", float: "a number", list: "a list"}


def read_rows(file: Path, labels: Collection[str]) -> Iterator[tuple[int, Row | Broken]]:
    """Each row with the number of its line; `labels` are those that are known (none: any will do).

    Blank lines are passed over. Raises FileNotFoundError when there is no such file.
    """
    if not file.is_file():
        raise FileNotFoundError(ENOENT, "there is no such file", str(file))
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            held = line.removeprefix(_BOM) if number == 1 else line
            if held.strip():
                row = _row(held)
                why = row if isinstance(row, str) else "; ".join(_faults(row, labels))
                yield number, Broken(f"{file.name}:{number}", why) if why or isinstance(row, str) else row


def _row(line: bytes) -> Row | str:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as fault:  # lone surrogates and bytes that are not UTF-8 too
        return f"the line is not JSON ({fault.msg})"
    return row if isinstance(row, dict) else "the line is not a JSON object"


def _faults(row: Row, labels: Collection[str]) -> Iterator[str]:
    for key in ("text", "label"):
        value = row.get(key)
        if key not in row:
            yield f"it has no {key!r}"
        elif not isinstance(value, str):
            yield f"its {key!r} is {_NAMED.get(type(value), 'an object')} instead of a text"
        elif not value.strip():
            yield f"its {key!r} is empty"
        elif "\0" in value:
            yield f"its {key!r} holds a NUL character"
        elif key == "label" and labels and value not in labels:
            yield f"no label is called {value[:40]!r}; known are {', '.join(sorted(labels))}"
    yield from _odd(row)


def _odd(row: Row) -> Iterator[str]:
    toxic = row.get("toxic", 0)
    if type(toxic) not in {int, bool} or toxic not in {0, 1}:
        yield "its 'toxic' is neither 0 nor 1"
    lang = row.get("lang", "en")
    if not isinstance(lang, str) or not lang.strip():
        yield "its 'lang' is no language"
    moods = row.get("labels", [])
    if not isinstance(moods, list) or not all(isinstance(one, str) for one in moods):
        yield "its 'labels' are no list of texts"
