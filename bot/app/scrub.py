"""Taking somebody's ids, names and words out of stored values, whatever their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final

from bot.domain.decisions import Action
from bot.domain.people import Account

GONE: Final = "—"
KEEP: Final = frozenset({"source", "external_id", "platform", "place"})
"""Names of fields that identify a row or a place, never a person."""


def needles(accounts: Iterable[Account]) -> tuple[str, ...]:
    """What tells who somebody is: ids and names of their accounts, longest first."""
    found = {text for one in accounts for text in (one.id, one.name) if text}
    return tuple(sorted(found, key=len, reverse=True))


def scrubbed(row: Any, wanted: tuple[str, ...]) -> Any:
    """The row without these words; the same object when there was none of them."""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in wanted), re.IGNORECASE)
    return _scrub(row, pattern)


def _scrub(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return pattern.sub(GONE, value) if pattern.search(value) else value
    if isinstance(value, tuple | frozenset):
        parts = [_scrub(one, pattern) for one in value]
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else type(value)(parts)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for one in fields(value):
            if one.name not in KEEP:
                old = getattr(value, one.name)
                new = _scrub(old, pattern)
                if new is not old:
                    changes[one.name] = new
        return replace(value, **changes) if changes else value
    return value


def emptied(action: Action) -> Action:
    """An action whose content has been read by whom it was for: only what was done remains."""
    act: Any = action.act
    if hasattr(act, "content") and act.content.blocks:
        return replace(action, act=replace(act, content=replace(act.content, blocks=(), buttons=())))
    return action
