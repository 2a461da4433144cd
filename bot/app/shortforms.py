"""Short forms: "!мут 1ч" under a message, "!варн @kestrel 2 спам" — a staff member's message that is a command too.

What is read here is only the form. Who wrote it is looked up afresh when the command is carried out; from anybody but
staff it is a message and nothing else. The message itself is judged like any other.
"""

from __future__ import annotations

import re
from typing import Final

from bot.app.commands.catalog import find_command
from bot.app.lengths import first_length
from bot.domain.commands import Option, OptionKind
from bot.domain.events import CommandUsed, MessagePosted
from bot.domain.messages import Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import MINUTE

STALE: Final = 10 * MINUTE
"""A form older than this (written while Steward was away) is no order any more."""
MOST: Final = 600
_TOKEN: Final = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+)')
_MENTION: Final = re.compile(r"<@!?(\d{1,20})>")


def command_in(message: Message, late: bool, now: int) -> CommandUsed | None:
    """The command that a message is a short form of; None for anything else."""
    if late or message.author.is_bot or message.author.is_self or now - message.at > STALE:
        return None
    if not message.text.startswith("!") or len(message.text) > MOST:
        return None
    name, _, rest = message.text.replace("\n", " ").partition(" ")
    found = find_command(name) if len(name) > 1 else None
    if found is None or name.lower() not in found[0].short:
        return None
    args = arguments(found[0].options, rest, replies=message.reply is not None, mentions=message.mentions)
    return CommandUsed(
        name.lower(), args, message.author, message.ref.channel, "", message.at, _answered(message), False,
        message.ref.id,
    )  # fmt: skip


def short_form(event: MessagePosted, now: int) -> CommandUsed | None:
    """The same for an event as it comes in."""
    return command_in(event.message, event.late, now)


def _answered(message: Message) -> Message | None:
    """The message under which the form was written; what is not told of it is read from the store later."""
    reply = message.reply
    if reply is None or reply.author is None:
        return None
    ref = MessageRef(message.ref.channel, reply.message_id)
    return Message(ref, Author(reply.author), reply.text, message.at, message.channel_name)


def arguments(
    options: tuple[Option, ...], text: str, *, replies: bool = False, mentions: tuple[AccountRef, ...] = ()
) -> tuple[tuple[str, str], ...]:
    """A form's words as a command's arguments, in order. In a reply, whom and what it is about is the message."""
    tokens = [next(part for part in found if part) if any(found) else "" for found in _TOKEN.findall(text)]
    args: list[tuple[str, str]] = []
    for option in options:
        value, tokens = _take(option, tokens, replies, mentions)
        if value:
            args.append((option.name, value))
    return tuple(args)


def _take(option: Option, tokens: list[str], replies: bool, mentions: tuple[AccountRef, ...]) -> tuple[str, list[str]]:
    if not tokens:
        return "", tokens
    if option.rest:
        return " ".join(tokens), []
    if option.kind is OptionKind.PERSON:
        named = not replies or tokens[0].startswith(("@", "<@"))
        return (_person(tokens[0], mentions), tokens[1:]) if named else ("", tokens)
    if option.kind is OptionKind.MESSAGE:
        named = not replies and ("/" in tokens[0] or tokens[0].isdigit())
        return (tokens[0], tokens[1:]) if named else ("", tokens)
    if option.kind is OptionKind.LENGTH:
        return first_length(tokens)
    if option.kind is OptionKind.NUMBER:
        number = tokens[0].lstrip("#№")
        return (number, tokens[1:]) if number.isascii() and number.isdigit() else ("", tokens)
    return tokens[0], tokens[1:]


def _person(token: str, mentions: tuple[AccountRef, ...]) -> str:
    """An id where the platform or the text gives one: names can be anybody's."""
    mentioned = _MENTION.fullmatch(token)
    if mentioned:
        return mentioned[1]
    return mentions[0].id if token.startswith("@") and len(mentions) == 1 else token
