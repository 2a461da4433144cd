"""in_channel: the message stands in one of these channels, by name or id; a thread counts with its parent's id.

Unknown where the channel's name is not told and no id decides.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.text import Say, say
from rules.conditions.base import NO, UNKNOWN, YES, Build, Condition, Found, Line, Spec, clause, items
from rules.reading import Reading
from rules.schema_values import read_texts

_ID: Final = re.compile(r"-?\d{5,}")
_TRIM: Final = re.compile(r"^[\W_]+|[\W_]+$")


def plain_name(name: str) -> str:
    """A channel's name without "#", decoration and case."""
    return _TRIM.sub("", name).casefold() or name.casefold()


def _build(texts: tuple[str, ...], build: Build) -> Condition:
    ids = frozenset(text for text in texts)
    names = frozenset(plain_name(text) for text in texts)
    only_ids = all(_ID.fullmatch(text) for text in texts)

    def check(reading: Reading) -> Found:
        channel = reading.message.ref.channel
        if channel.id in ids or (channel.parent and channel.parent in ids):
            return YES
        name = reading.message.channel_name
        if name is None:
            return NO if only_ids else UNKNOWN
        return YES if plain_name(name) in names else NO

    def look(reading: Reading) -> Say:
        return say("rule-found-channel", channel=reading.message.channel_name or reading.message.ref.channel.id)

    return Line("in_channel", check, clause("in_channel", channels=items(texts)), look)


SPEC: Final = Spec("in_channel", read_texts, _build)
