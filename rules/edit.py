"""Changing a rule file from a command: one small edit at a time, comments and layout kept.

Edits are made on the text itself at the place that `positions` gives. What comes out is read again: an edit that would
change anything but what was asked for is refused.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from bot.domain.text import Say, say
from rules.hits import Mode
from rules.positions import Path, Place, positions
from rules.rule import Fault, Faults

_FILE: Final = ""
_LINE_END: Final = re.compile(r"\r?\n|\Z")


def set_mode(source: str, rule: str, mode: Mode) -> str | Faults:
    """The source with the rule's mode changed."""

    def change(table: dict[str, Any]) -> None:
        table["mode"] = str(mode)

    return _edit(source, rule, "mode", change, lambda text, path, place: _set(text, place, quoted(str(mode))))


def add_word(source: str, rule: str, word: str, key: str = "says_any") -> str | Faults:
    """The source with a word more in a list of the rule's `when`."""
    return _append(source, rule, ("when", key), word)


def add_example(source: str, rule: str, kind: str, text: str) -> str | Faults:
    """The source with a line more in `catches` or `allows`."""
    if kind not in ("catches", "allows"):
        return _fault(rule, say("rule-fault-edit", rule=rule))
    return _append(source, rule, (kind,), text)


def rename(source: str, old: str, new: str) -> str | Faults:
    """The source with the rule's id changed; the old one stays in `was`, so that its history is found."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", new):
        return _fault(old, say("rule-fault-value", expected=say("rule-expected-id"), found=new[:60]))
    if _find(source, new) is not None:
        return _fault(old, say("rule-fault-double-id", id=new, line=1))
    kept = _append(source, old, ("was",), old)
    if isinstance(kept, Faults):
        return kept

    def change(table: dict[str, Any]) -> None:
        table["id"] = new

    return _edit(kept, old, "id", change, lambda text, path, place: _set(text, place, quoted(new)))


def quoted(text: str) -> str:
    """A text as a TOML basic string."""
    clean = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


Apply = Callable[[str, Path, Place | None], str]


def _append(source: str, rule: str, keys: tuple[str, ...], text: str) -> str | Faults:
    def change(table: dict[str, Any]) -> None:
        for key in keys[:-1]:
            table = table.setdefault(key, {})
        old = table.get(keys[-1], [])
        items = old if isinstance(old, list) else [old]
        table[keys[-1]] = items if text in items else [*items, text]

    def apply(old: str, path: Path, place: Place | None) -> str:
        return _extended(old, path, place, text)

    return _edit(source, rule, ".".join(keys), change, apply)


def _edit(source: str, rule: str, key: str, change: Callable[[dict[str, Any]], None], apply: Apply) -> str | Faults:
    """Apply a text edit and check that the file then says what the same change of its values says."""
    number = _find(source, rule)
    if number is None:
        return _fault(rule, say("rule-fault-no-such-rule", rule=rule))
    wanted = deepcopy(tomllib.loads(source))
    change(wanted["rule"][number])
    if wanted == tomllib.loads(source):
        return source
    places = positions(source)
    path: Path = ("rule", number, *key.split("."))
    place = places.get(path)
    result = _inserted(source, places, number, key, apply) if place is None else apply(source, path, place)
    return result if _means(result, wanted) else _fault(rule, say("rule-fault-edit", rule=rule))


def _means(source: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(source) == wanted
    except ValueError:
        return False


def _find(source: str, rule: str) -> int | None:
    """The number of a rule; None when the source has none of that id (or is no TOML)."""
    try:
        tables = tomllib.loads(source).get("rule", [])
    except (ValueError, RecursionError):
        return None
    return next((number for number, one in enumerate(tables) if isinstance(one, dict) and one.get("id") == rule), None)


def _set(source: str, place: Place | None, value: str) -> str:
    return value if place is None else source[: place.start] + value + source[place.end :]


def _inserted(source: str, places: dict[Path, Place], number: int, key: str, apply: Apply) -> str:
    """A new key on its own line right after the rule's id."""
    id = places[("rule", number, "id")]
    found = _LINE_END.search(source, id.end)
    end = found.start() if found else len(source)
    line_end = "\r\n" if source[end : end + 2] == "\r\n" else "\n"
    value = apply("", (), None)
    return f"{source[:end]}{line_end}{key} = {value}{source[end:]}"


def _extended(source: str, path: Path, place: Place | None, text: str) -> str:
    """A list with one item more; a single text becomes a list."""
    if place is None:
        return f"[{quoted(text)}]"
    old = source[place.start : place.end]
    if not old.startswith("["):
        return f"{source[: place.start]}[{old}, {quoted(text)}]{source[place.end :]}"
    places = positions(source)
    items = 0
    while (*path, items) in places:
        items += 1
    if not items:
        return f"{source[: place.start]}[{quoted(text)}]{source[place.end :]}"
    last, before = places[(*path, items - 1)], places.get((*path, items - 2))
    gap = ", "
    if before is not None and last.line > before.line:
        indent = re.search(r"[ \t]*\Z", source[: last.start])
        gap = ",\n" + (indent[0] if indent else "")
    return f"{source[: last.end]}{gap}{quoted(text)}{source[last.end :]}"


def _fault(rule: str, what: Say) -> Faults:
    return Faults((Fault(_FILE, 1, rule, "", what),))
