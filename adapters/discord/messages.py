"""A message object of Discord's as the core's `Message`."""

from __future__ import annotations

from typing import Final

from adapters.discord.authors import Authors
from adapters.discord.channels import Channels, Spot, direct
from adapters.discord.reading import Json, clean, id_of, iso_time, kind_of, made_at, number_of, object_of, objects_of
from adapters.discord.session import PLATFORM
from adapters.discord.surfaces import attachments_of, extra_surfaces, hidden_links, text_of
from bot.domain.messages import Message, MessageRef, Reply
from bot.domain.people import AccountRef

WRITTEN: Final = frozenset({0, 19, 20, 23})
"""Kinds that somebody wrote: plain, reply, answers of bots to commands
(https://docs.discord.com/developers/resources/message#message-object-message-types). The rest tells of joins, boosts,
pins …"""
_FORWARD: Final = 1
_RICH: Final = ("embeds", "poll", "components", "message_snapshots")
_KEPT_QUOTE: Final = 280


def is_written(item: Json) -> bool:
    """Whether it is somebody's message and not a line of Discord's own."""
    return kind_of(item.get("type", 0)) in WRITTEN and "author" in item


class Messages:
    """Reads messages."""

    def __init__(self, authors: Authors, channels: Channels) -> None:
        self._authors = authors
        self._channels = channels

    def read(self, item: Json, guild: str) -> Message | None:
        """The message, whole; None for one without an id, author or channel. `guild` is "" in private chats."""
        number, channel = number_of(item.get("id")), id_of(item.get("channel_id"))
        user = item.get("author")
        if item.get("webhook_id") and type(user) is dict:
            user = {**user, "bot": True}
        author = self._authors.read(guild, user, item.get("member"))
        if not number or not channel or not author.account.id:
            return None
        spot = self._channels.spot(guild, channel) if guild else Spot(direct(author.account.id))
        text = text_of(item)
        rich = any(item.get(key) for key in _RICH)
        edited = item.get("edited_timestamp")
        return Message(
            ref=MessageRef(spot.ref, str(number)),
            author=author,
            text=text,
            at=made_at(number),
            channel_name=spot.name,
            edited_at=iso_time(edited) if edited else None,
            reply=self._reply(item, guild) if item.get("message_reference") else None,
            forwarded=bool(item.get("message_snapshots")),
            mentions=_mentions(item),
            mentions_everyone=item.get("mention_everyone") is True,
            attachments=attachments_of(item) if _has_files(item) else (),
            extra=extra_surfaces(item) if rich else (),
            links=hidden_links(item, text) if rich or "](" in text else (),
            thread_title=clean(spot.title) if spot.title and channel == str(number) else "",
            in_voice=spot.in_voice,
        )

    def _reply(self, item: Json, guild: str) -> Reply | None:
        """What it answers, with author and text where Discord sends them along; a forward answers nothing."""
        reference = object_of(item.get("message_reference"))
        message = id_of(reference.get("message_id"))
        if not message or reference.get("type") == _FORWARD:
            return None
        quoted = object_of(item.get("referenced_message"))
        who = id_of(object_of(quoted.get("author")).get("id"))
        return Reply(message, AccountRef(PLATFORM, who) if who else None, clean(quoted.get("content"))[:_KEPT_QUOTE])


def _has_files(item: Json) -> bool:
    return bool(item.get("attachments") or item.get("sticker_items") or item.get("message_snapshots"))


def _mentions(item: Json) -> tuple[AccountRef, ...]:
    """Who is pinged."""
    listed = item.get("mentions")
    if not listed:
        return ()
    ids = [id_of(one.get("id")) for one in objects_of(listed)]
    return tuple(AccountRef(PLATFORM, one) for one in dict.fromkeys(ids) if one)
