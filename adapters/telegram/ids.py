"""Ids of the core as Telegram's numbers, and back (the conventions stand in each function)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from adapters.telegram.session import PLATFORM
from bot.domain.messages import ChannelRef, MessageRef

DIRECT: Final = "direct:"
GENERAL: Final = 1
"""The id of a forum's first topic, which is never named in a request."""
_NUMBER: Final = re.compile(r"-?[0-9]{1,16}")
_SUPERGROUP: Final = -1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to write: a chat, and a topic of it or None."""

    chat: int
    topic: int | None = None


def number(text: str) -> int | None:
    """An id as Telegram counts; None for what can't be one."""
    return int(text) if _NUMBER.fullmatch(text) and text.isascii() else None


def spot_of(channel: ChannelRef) -> Spot | None:
    """ "chat", "chat/topic" or "direct:account" as a place to write; None for what is no id of Telegram's."""
    chat, slash, topic = channel.id.removeprefix(DIRECT).partition("/")
    id_, topic_id = number(chat), number(topic) if slash else None
    if id_ is None or (slash and topic_id is None):
        return None
    return Spot(id_, None if topic_id == GENERAL else topic_id)


def is_direct(channel: ChannelRef) -> bool:
    """Whether it is somebody's private chat."""
    return channel.id.startswith(DIRECT)


def direct(place: str, account: str) -> ChannelRef:
    """Somebody's private chat, about a place."""
    return ChannelRef(PLATFORM, place, f"{DIRECT}{account}")


def is_supergroup(chat: int) -> bool:
    """Supergroups and channels count below minus a thousand billion; basic groups above, people above zero."""
    return chat < _SUPERGROUP


def is_basic_group(chat: int) -> bool:
    """A group that was never upgraded: nobody can be restricted there."""
    return _SUPERGROUP < chat < 0


def link(channel: str, message: str) -> str:
    """The address of a message for those who are in its chat; "" where there is none (basic groups, private chats)."""
    spot = spot_of(ChannelRef(PLATFORM, "", channel))
    if spot is None or channel.startswith(DIRECT) or not is_supergroup(spot.chat) or number(message) is None:
        return ""
    inner = str(_SUPERGROUP - spot.chat)
    return "/".join(("https://t.me/c", inner, *([str(spot.topic)] if spot.topic else []), message))


def ref(channel: ChannelRef, message: int) -> MessageRef:
    """A message that was sent into a channel."""
    return MessageRef(channel, str(message))
