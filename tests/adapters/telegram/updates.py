"""Updates as the Bot API writes them, for tests."""

from __future__ import annotations

from typing import Any

from adapters.telegram.inbound import Read, Reader
from bot.app.commands.catalog import all_commands
from bot.domain.events import Event, MessagePosted
from bot.domain.messages import Message

BOT, CHAT, CHANNEL = 700, -1001, -1002
ANN: dict[str, Any] = {"id": 5, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "pt-br"}
TOWN: dict[str, Any] = {"id": CHAT, "type": "supergroup", "title": "Town"}
NEWS: dict[str, Any] = {"id": CHANNEL, "type": "channel", "title": "News"}
STAND_IN: dict[str, Any] = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
SERVICE: dict[str, Any] = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


def reader() -> Reader:
    """A reader that knows who it is and which commands there are."""
    made = Reader()
    made.know(str(BOT), "steward_bot")
    made.commands = {one.name: one for one in all_commands()}
    return made


def said(text: str = "", chat: dict[str, Any] = TOWN, **more: Any) -> dict[str, Any]:
    """A Message; `by` is its sender."""
    by = more.pop("by", ANN)
    words = {"text": text} if text else {}
    whole = {"message_id": 9, "date": 1_800_000_000, "chat": chat, "from": by, **words, **more}
    return {key: value for key, value in whole.items() if value is not None}


def read(payload: dict[str, Any], kind: str = "message", by: Reader | None = None, number: int = 31) -> Read:
    """What an update tells."""
    return (by or reader()).read({"update_id": number, kind: payload})


def events(payload: dict[str, Any], kind: str = "message", by: Reader | None = None) -> list[Event]:
    """Its events."""
    return [one.event for one in read(payload, kind, by).incoming]


def message(payload: dict[str, Any], by: Reader | None = None) -> Message:
    """The message that it tells."""
    (event,) = events(payload, by=by)
    assert isinstance(event, MessagePosted)
    return event.message
