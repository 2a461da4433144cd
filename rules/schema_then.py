"""The `then` part of a rule: what it proposes or does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.domain.signals import Topic
from bot.domain.text import say
from bot.domain.time import DAY
from rules.hits import Then
from rules.notes import Notes
from rules.positions import Path
from rules.schema_values import Bad, Context, Reader, expected, read_bool, read_length, read_text, read_texts

HEAVY: Final = frozenset({
    "ban", "ban_author", "kick", "kick_author", "ban_member", "kick_member", "ban_user", "kick_user",
})  # fmt: skip
MAX_MUTE: Final = 28 * DAY
_PLACES: Final = ("public", "private")
_SYNONYMS: Final = {
    "delete": "remove_message", "delete_message": "remove_message", "remove": "remove_message", "mute": "mute_author",
    "timeout": "mute_author", "warn": "warn_author", "hide": "hold", "reply": "answer_with", "notify": "tell_author",
}  # fmt: skip


def read_topic(raw: object, context: Context) -> Topic | Bad:
    """One of the public flags."""
    good = isinstance(raw, str) and raw in list(Topic)
    return Topic(raw) if good and isinstance(raw, str) else expected("topic", raw)


def _mute(raw: object, context: Context) -> int | Bad:
    length = read_length(raw, context)
    return length if isinstance(length, Bad) or length <= MAX_MUTE else expected("mute", raw)


def _place(raw: object, context: Context) -> str | Bad:
    return raw if isinstance(raw, str) and raw in _PLACES else expected("answer-in", raw)


def _told(raw: object, context: Context) -> str | Bad:
    if isinstance(raw, bool):
        return "removed" if raw else ""
    return read_text(raw, context)


READERS: Final[Mapping[str, Reader]] = {
    "remove_message": read_bool,
    "hold": read_bool,
    "mute_author": _mute,
    "warn_author": read_bool,
    "flag": read_topic,
    "tell_author": _told,
    "suggest": read_texts,
    "open_case": read_topic,
    "answer_with": read_text,
    "answer_in": _place,
    "answer_within": read_length,
    "escalate_to": read_text,
    "slow_mode": read_length,
    "note": read_text,
}


def read_then(raw: object, path: Path, rule: str, notes: Notes, context: Context) -> Then:
    """The `then` table; faults go to `notes`."""
    if not isinstance(raw, dict):
        notes.fault(path, rule, say("rule-fault-not-table", key=str(path[-1])))
        return Then()
    values: dict[str, Any] = {}
    for key, value in raw.items():
        where: Path = (*path, key)
        if key in HEAVY:
            notes.fault(where, rule, say("rule-fault-heavy", key=key))
        elif key not in READERS:
            synonym = _SYNONYMS.get(key)
            extra = say("rule-fault-unknown-key", key=key, nearest=synonym) if synonym else None
            notes.unknown(where, rule, READERS, extra)
        else:
            read = READERS[key](value, context)
            if isinstance(read, Bad):
                notes.fault((*where, *read.at), rule, read.say)
            else:
                values[key] = read
    if "open_case" in values:
        values.setdefault("flag", values["open_case"])
        values["open_case"] = str(values["open_case"])
    return Then(**values)
