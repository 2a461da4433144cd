"""Builders of exports: one neutral chat, written as Telegram Desktop and as DiscordChatExporter would write it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.time import SECOND

START = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the neutral chat. `after` seconds since START; `join` makes it a join instead of words."""

    id: int
    who: int
    text: str = ""
    after: float = 0.0
    reply: int | None = None
    join: bool = False
    edited: bool = False
    link: str = ""

    @property
    def moment(self) -> datetime:
        """When, with a zone."""
        return START + timedelta(seconds=self.after)

    @property
    def at(self) -> int:
        """When, µs UTC."""
        return int(self.moment.timestamp()) * SECOND + self.moment.microsecond


def name_of(who: int) -> str:
    """The display name of a person by number."""
    return f"Person {who}"


def telegram_item(said: Said) -> dict[str, Any]:
    """One line as Telegram Desktop writes it."""
    item: dict[str, Any] = {
        "id": said.id,
        "type": "service" if said.join else "message",
        "date": said.moment.strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(int(said.moment.timestamp())),
    }
    if said.join:
        return item | {
            "actor": name_of(said.who),
            "actor_id": f"user{said.who}",
            "action": "join_group_by_link",
            "inviter": "Group",
            "text": "",
            "text_entities": [],
        }
    if said.edited:
        item |= {"edited": item["date"], "edited_unixtime": item["date_unixtime"]}
    item |= {"from": name_of(said.who), "from_id": f"user{said.who}"}
    if said.reply is not None:
        item["reply_to_message_id"] = said.reply
    plain = [{"type": "plain", "text": said.text}]
    if said.link:
        hidden = {"type": "text_link", "text": "", "href": said.link}
        return item | {"text": [said.text, hidden], "text_entities": [*plain, hidden]}
    return item | {"text": said.text, "text_entities": plain}


def discord_item(said: Said) -> dict[str, Any]:
    """One line as DiscordChatExporter writes it."""
    author: dict[str, Any] = {
        "id": str(said.who),
        "name": f"person{said.who}",
        "discriminator": "0000",
        "nickname": name_of(said.who),
        "color": None,
        "isBot": False,
        "roles": [],
        "avatarUrl": "",
    }
    stamp = said.moment.isoformat(timespec="milliseconds")
    return {
        "id": str(said.id),
        "type": "GuildMemberJoin" if said.join else "Reply" if said.reply is not None else "Default",
        "timestamp": stamp,
        "timestampEdited": stamp if said.edited else None,
        "callEndedTimestamp": None,
        "isPinned": False,
        "content": "" if said.join else said.text,
        "author": author,
        "attachments": [],
        "embeds": [{"title": "", "url": said.link, "description": "", "fields": []}] if said.link else [],
        "stickers": [],
        "reactions": [],
        "mentions": [],
        "inlineEmojis": [],
        **({"reference": {"messageId": str(said.reply), "channelId": "7", "guildId": "5"}} if said.reply else {}),
    }


def telegram_export(lines: Iterable[Said]) -> dict[str, Any]:
    """A whole result.json of one supergroup."""
    return {
        "name": "Lantern chat",
        "type": "private_supergroup",
        "id": 77,
        "messages": [telegram_item(one) for one in lines],
    }


def discord_export(lines: Iterable[Said]) -> dict[str, Any]:
    """A whole DiscordChatExporter file of one channel."""
    messages = [discord_item(one) for one in lines]
    return {
        "guild": {"id": "5", "name": "Lantern", "iconUrl": ""},
        "channel": {"id": "7", "type": "GuildTextChat", "categoryId": "6", "name": "general", "topic": None},
        "dateRange": {"after": None, "before": None},
        "exportedAt": START.isoformat(),
        "messages": messages,
        "messageCount": len(messages),
    }


def write(path: Path, content: dict[str, Any]) -> Path:
    """Write an export as the two programs do: UTF-8, indented by one, no escapes."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path
