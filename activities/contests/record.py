"""The record of a draw, `draw.json`: everything from which the draw can be done again. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson

from activities.contests.draw import Points
from bot.domain.text import Say, say

FORMAT: Final = 1
WHAT: Final = "steward draw"
SEALED: Final = "sealed"
DRAND: Final = "drand"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MOST_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Where the number comes from: sealed at the opening (`commitment`), or a round of drand (`chain`, `round`,
    `signature`). `instead_of` is the round that could not be had, where a person chose the sealed number instead."""

    kind: str
    commitment: str = ""
    chain: str = ""
    round: int = 0
    signature: str = ""
    instead_of: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody of the ranking was looked at: `won`, or passed over for `why`."""

    line: str
    won: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A whole draw. `terms` are the conditions as a text of JSON, `rules` their SHA-256 as published at the opening.
    Times in µs UTC. `points` None where chance alone decides."""

    number: int
    title: str
    kind: str
    places: int
    terms: str
    rules: str
    source: Source
    seed: str = field(repr=False)
    entrants: tuple[str, ...]
    list_hash: str
    ranking: tuple[str, ...]
    looked: tuple[Looked, ...]
    winners: tuple[str, ...]
    points: Mapping[str, Points] | None = None
    opened_at: int = 0
    frozen_at: int = 0
    drawn_at: int = 0


def write_record(one: Record) -> str:
    """The record as the text of `draw.json`."""
    value: dict[str, Any] = {
        "format": FORMAT, "what": WHAT, "number": one.number, "title": one.title, "kind": one.kind,
        "places": one.places, "opened_at": _stamp(one.opened_at), "frozen_at": _stamp(one.frozen_at),
        "drawn_at": _stamp(one.drawn_at), "terms": one.terms, "rules": one.rules, "source": _source(one.source),
        "seed": one.seed, "list_hash": one.list_hash, "entrants": list(one.entrants),
        "points": None if one.points is None else {line: list(pair) for line, pair in sorted(one.points.items())},
        "ranking": list(one.ranking), "winners": list(one.winners),
        "looked": [{"line": each.line, "won": each.won, "why": each.why} for each in one.looked],
    }  # fmt: skip
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _source(one: Source) -> dict[str, Any]:
    if one.kind == DRAND:
        return {"kind": DRAND, "chain": one.chain, "round": one.round, "signature": one.signature}
    told: dict[str, Any] = {"kind": SEALED, "commitment": one.commitment}
    return {**told, "instead_of": one.instead_of} if one.instead_of else told


def _stamp(at: int) -> str | None:
    return (_EPOCH + timedelta(microseconds=at)).isoformat().replace("+00:00", "Z") if at else None


class _Unreadable(Exception):
    """A place of the file that is not as it must be."""


def read_record(data: bytes) -> Record | Say:
    """The record from a file, or what is wrong with it and where."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return say("verify-not-json", line=error.lineno, column=error.colno)
    if not isinstance(value, dict) or value.get("what") != WHAT:
        return say("verify-not-draw")
    if value.get("format") != FORMAT:
        return say("verify-format", found=str(value.get("format"))[:20], known=str(FORMAT))
    try:
        return _record(value)
    except _Unreadable as error:
        return say("verify-field", field=str(error))


def _record(value: dict[str, Any]) -> Record:
    return Record(
        number=_get(value, "number", int), title=_get(value, "title", str), kind=_get(value, "kind", str),
        places=_get(value, "places", int), terms=_get(value, "terms", str), rules=_get(value, "rules", str),
        source=_read_source(_get(value, "source", dict)), seed=_get(value, "seed", str),
        entrants=_lines(value, "entrants"), list_hash=_get(value, "list_hash", str), ranking=_lines(value, "ranking"),
        looked=_looked(_get(value, "looked", list)), winners=_lines(value, "winners"), points=_points(value),
        opened_at=_at(value, "opened_at"), frozen_at=_at(value, "frozen_at"), drawn_at=_at(value, "drawn_at"),
    )  # fmt: skip


def _get(value: Mapping[str, Any], name: str, kind: type, path: str = "") -> Any:
    found = value.get(name)
    if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
        raise _Unreadable(f"{path}{name}")
    return found


def _lines(value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = _get(value, name, list)
    for at, one in enumerate(found):
        if not isinstance(one, str):
            raise _Unreadable(f"{name}[{at}]")
    return tuple(found)


def _read_source(value: dict[str, Any]) -> Source:
    kind = _get(value, "kind", str, "source.")
    if kind == DRAND:
        return Source(
            DRAND, "", _get(value, "chain", str, "source."), _get(value, "round", int, "source."),
            _get(value, "signature", str, "source."),
        )  # fmt: skip
    if kind != SEALED:
        raise _Unreadable("source.kind")
    instead = _get(value, "instead_of", int, "source.") if "instead_of" in value else 0
    return Source(SEALED, _get(value, "commitment", str, "source."), instead_of=instead)


def _looked(value: list[Any]) -> tuple[Looked, ...]:
    found = []
    for at, one in enumerate(value):
        if not isinstance(one, dict):
            raise _Unreadable(f"looked[{at}]")
        path = f"looked[{at}]."
        found.append(Looked(_get(one, "line", str, path), _get(one, "won", bool, path), _get(one, "why", str, path)))
    return tuple(found)


def _points(value: Mapping[str, Any]) -> dict[str, Points] | None:
    if value.get("points") is None:
        return None
    found: dict[str, Points] = {}
    for line, pair in _get(value, "points", dict).items():
        numbers = isinstance(pair, list) and len(pair) == 2 and all(type(one) is int for one in pair)
        if not numbers or pair[0] < 0 or pair[1] < 0:
            raise _Unreadable(f"points[{line}]")
        found[line] = (pair[0], pair[1])
    return found


def _at(value: Mapping[str, Any], name: str) -> int:
    found = value.get(name)
    if found is None:
        return 0
    try:
        moment = datetime.fromisoformat(found)
    except (TypeError, ValueError):
        raise _Unreadable(name) from None
    if moment.tzinfo is None:
        raise _Unreadable(name)
    return (moment - _EPOCH) // timedelta(microseconds=1)
