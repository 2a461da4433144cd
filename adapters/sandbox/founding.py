"""The community that a fresh file begins with, read from `seed/lanternfall.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from adapters.sandbox import people, rooms
from adapters.sandbox.file import set_meta
from adapters.sandbox.people import Person
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step
from bot.domain.time import parse_length

SEED: Final = Path(__file__).parent / "seed" / "lanternfall.toml"


def found(step: Step) -> None:
    """Write people, rooms and their talk into an empty file; nothing of it is told to the core."""
    seed = tomllib.loads(SEED.read_text(encoding="utf-8"))
    set_meta(step.db, "name", seed["name"])
    # Ids grow from the first start's second, so that a new file never names a message like a former one did.
    step.db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('messages', ?)", (step.now // 1_000_000 * 100,))
    for position, one in enumerate(seed["people"]):
        people.add(step, _person(step, position, one))
    for position, one in enumerate(seed["rooms"]):
        kind = one.get("kind", "text")
        rooms.add(step, Room(one["id"], position * 10, one["id"], kind, one["section"], "", kind == "private", 0, False,
                             "", None))  # fmt: skip
    for one in seed["people"]:
        if not one.get("bot"):
            rooms.direct(step, one["id"])
    written: dict[str, int] = {}
    for line in sorted(seed["talk"], key=lambda line: -_ago(line["ago"])):
        _say(step, line, written)
    step.db.execute(
        "INSERT INTO seen SELECT people.id, rooms.id, coalesce(max(messages.id), 0) FROM people, rooms"
        " LEFT JOIN messages ON messages.room = rooms.id GROUP BY people.id, rooms.id"
    )
    step.changes.clear()


def _person(step: Step, position: int, one: dict[str, Any]) -> Person:
    return Person(
        one["id"], position, one["name"], one["rank"], one["language"], bool(one.get("bot")),
        step.now - _ago(one["joined"]), True, bool(one.get("away")), 0, False, None, False,
    )  # fmt: skip


def _say(step: Step, line: dict[str, Any], written: dict[str, int]) -> None:
    at = step.now - _ago(line["ago"])
    row = step.db.execute(
        "INSERT INTO messages (room, author, text, at, reply_to) VALUES (?, ?, ?, ?, ?)",
        (line["room"], line["who"], line["text"], at, written.get(line.get("reply", ""))),
    )
    number = int(row.lastrowid or 0)
    written[line.get("id", "")] = number
    for emoji, who in line.get("reactions", {}).items():
        step.db.executemany("INSERT INTO reactions VALUES (?, ?, ?, ?)", [(number, emoji, one, at) for one in who])
    written.pop("", None)


def _ago(text: str) -> int:
    length = parse_length(text)
    if length is None:
        raise ValueError(f"not a length: {text!r}")
    return length
