"""Ears: what activities listen for in what people write, so that a talk without any costs one question a batch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from activities.floor import Floor
from bot.domain.messages import ChannelRef, Message
from bot.ports.store import Table, where

For: TypeAlias = Literal["hashtag", "reply", "channel", "everything"]


@dataclass(frozen=True, slots=True)
class Ear:
    """An activity's thing `ref` listens for a hashtag (folded, without #), replies to a message (its id), messages of a
    channel (its id), or everything (""). `until` µs UTC, 0 for ever."""

    community: int
    activity: str
    ref: str
    listens: str
    value: str
    until: int = 0


EARS: Final = Table("ears", Ear, ("community", "activity", "ref", "listens", "value"))
_HASHTAG: Final = re.compile(r"(?<![\w#&/])#(\w{1,100})")


def hashtags_of(text: str) -> frozenset[str]:
    """Hashtags of a text, folded, without #."""
    return frozenset(tag.casefold() for tag in _HASHTAG.findall(text))


async def listen(floor: Floor, activity: str, ref: str, listens: For, value: str = "", until: int = 0) -> None:
    """Hear from now on."""
    folded = value.lstrip("#").casefold() if listens == "hashtag" else value
    await floor.tx.put(EARS, Ear(floor.id, activity, ref, listens, folded, until))


async def unlisten(floor: Floor, activity: str, ref: str) -> None:
    """Hear no more for this thing."""
    await floor.tx.drop(EARS, *where(community=floor.id, activity=activity, ref=ref))


def met(ears: Sequence[Ear], message: Message, now: int) -> dict[str, list[tuple[str, str]]]:
    """By activity, which of the ears a message meets: (ref, what it listens for)."""
    tags = hashtags_of(message.text) if any(ear.listens == "hashtag" for ear in ears) else frozenset()
    answers = message.reply.message_id if message.reply else ""
    here: ChannelRef = message.ref.channel
    found: dict[str, list[tuple[str, str]]] = {}
    for ear in ears:
        if ear.until and now > ear.until:
            continue
        hit = (
            ear.listens == "everything"
            or (ear.listens == "hashtag" and ear.value in tags)
            or (ear.listens == "reply" and ear.value == answers)
            or (ear.listens == "channel" and ear.value in (here.id, here.parent))
        )
        if hit:
            found.setdefault(ear.activity, []).append((ear.ref, ear.listens))
    return found
