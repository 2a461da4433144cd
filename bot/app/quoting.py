"""Which message and which person a command means: the message under it, a link or an id; an account, a name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.app.commands.ask import Ask
from bot.app.people import account_of, find_person, person_of
from bot.app.places import place_on
from bot.app.turn import Turn
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import StoredMessage
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, MESSAGES

_PARTS: Final = re.compile(r"[\w\-.]+")


async def message_of(turn: Turn, ask: Ask, option: str = "message") -> Message | None:
    """The message that a command was used on, or that its argument (an id or a link) names; None when unknown."""
    if ask.target is not None:
        return await whole(turn, ask.target)
    return await message_named(turn, ask.args.get(option, ""), ask.channel)


async def message_named(turn: Turn, text: str, asked_in: ChannelRef) -> Message | None:
    """The stored message that an id or a link names, seen from where it was asked; None when it is not just one."""
    parts = _PARTS.findall(text.split("?")[0])
    if not parts:
        return None
    rows = await turn.tx.find(MESSAGES, *where(community=turn.id, message=parts[-1]))
    near = [row for row in rows if row.channel in parts[:-1]] or [row for row in rows if row.channel == asked_in.id]
    found = near or (rows if len(parts) == 1 else [])
    return await _restored(turn, found[0], asked_in) if len(found) == 1 else None


async def whole(turn: Turn, message: Message) -> Message:
    """The same message with what is stored of it, where the event itself told less."""
    channel = message.ref.channel
    row = await turn.tx.get(MESSAGES, turn.id, channel.platform, channel.id, message.ref.id)
    if row is None:
        return message
    author = message.author if message.author.name else replace(message.author, name=row.name)
    return replace(message, author=author, text=message.text or row.text, at=message.at or row.at)


async def _restored(turn: Turn, row: StoredMessage, asked_in: ChannelRef) -> Message | None:
    account = await account_of(turn, row.person, row.platform)
    if account is None:
        return None
    channel = asked_in
    if (row.platform, row.channel) != (asked_in.platform, asked_in.id):
        near = asked_in.place if row.platform == asked_in.platform else ""
        channel = ChannelRef(row.platform, await place_on(turn, row.platform, near, row.channel) or near, row.channel)
    author = Author(AccountRef(account.platform, account.id), row.name, is_bot=account.is_bot)
    return Message(MessageRef(channel, row.message), author, row.text, row.at)


async def whom(turn: Turn, ask: Ask, option: str = "person") -> int | Say:
    """The one person that a command names; what to answer when there is none, or more than one.

    People who are gone are found by the exact name or id under which they were known here.
    """
    text = ask.args.get(option, "").strip()
    if len(ask.people.get(option, ())) > 1:
        return say("person-several", text=text)
    if not text and ask.target is None:
        return say("person-missing", name=ask.command.name)
    person = await _by_looks(turn, ask, option)
    if person is None and text:
        person = await _known_as(turn, text)
    return say("person-unknown", text=text) if person is None else person


async def _by_looks(turn: Turn, ask: Ask, option: str) -> int | None:
    if ask.target is None or ask.args.get(option):
        return await ask.person(turn, option)
    found = await find_person(turn, ask.target.author.account)
    return found.id if found else (await person_of(turn, ask.target.author)).id


async def _known_as(turn: Turn, text: str) -> int | None:
    bare = text.removeprefix("@")
    rows = await turn.tx.find(ACCOUNTS, *where(community=turn.id, name=bare))
    rows = rows or await turn.tx.find(ACCOUNTS, *where(community=turn.id, id=bare))
    people = {row.person for row in rows}
    return people.pop() if len(people) == 1 else None
