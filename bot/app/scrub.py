"""Taking somebody's ids, names and words out of stored values, whatever their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final

from bot.domain.cases import Evidence
from bot.domain.decisions import Action
from bot.domain.messages import Message, Reply
from bot.domain.people import Account, AccountRef

GONE: Final = "—"
KEEP: Final = frozenset({"source", "external_id", "platform", "place"})
"""Names of fields that identify a row or a place, never a person."""


def needles(accounts: Iterable[Account]) -> tuple[str, ...]:
    """What tells who somebody is: ids and names of their accounts, longest first."""
    found = {text for one in accounts for text in (one.id, one.name) if text}
    return tuple(sorted(found, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is to be forgotten: their person id, their accounts, a pattern of their ids and names; `also` are ids that
    they had before two accounts were found to be one person's."""

    person: int
    accounts: frozenset[AccountRef]
    pattern: re.Pattern[str]
    also: frozenset[int] = frozenset()

    @property
    def persons(self) -> frozenset[int]:
        """Every id of theirs."""
        return self.also | {self.person}


def somebody(person: int, accounts: Iterable[Account], also: Iterable[int] = ()) -> Somebody:
    """Everything by which rows can be recognised as theirs."""
    found = list(accounts)
    pattern = "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in needles(found))
    refs = frozenset(AccountRef(one.platform, one.id) for one in found)
    return Somebody(person, refs, re.compile(pattern, re.IGNORECASE), frozenset(also))


def scrubbed(row: Any, who: Somebody) -> Any:
    """The row without their words, names and ids; the same object when there was none of them."""
    if isinstance(row, Action) and row.person in who.persons:
        row = emptied(row)
    if isinstance(row, Evidence):
        left = tuple(one for one in row.around if one[0] not in who.persons)
        row = row if len(left) == len(row.around) else replace(row, around=left)
    return _scrub(row, who)


def _own_words(value: Any, who: Somebody) -> Any:
    """What they wrote goes whole: a message of theirs, and quotations of it in replies."""
    if isinstance(value, Message) and value.author.account in who.accounts:
        return replace(value, text="", extra=(), attachments=(), links=(), thread_title="")
    if isinstance(value, Reply) and value.author in who.accounts:
        return replace(value, text="")
    return value


def _scrub(value: Any, who: Somebody) -> Any:
    pattern = who.pattern
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return pattern.sub(GONE, value) if pattern.search(value) else value
    if isinstance(value, tuple | frozenset):
        parts = [_scrub(one, who) for one in value]
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else type(value)(parts)
    if is_dataclass(value) and not isinstance(value, type):
        value = _own_words(value, who)
        changes = {}
        for one in fields(value):
            if one.name not in KEEP:
                old = getattr(value, one.name)
                new = _scrub(old, who)
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
