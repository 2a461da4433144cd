"""Commands as people type them: "/mute @name 1h spam", "/help@steward_bot", "/automod test …", deep links, "@admin"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from adapters.telegram.arguments import Words, arguments
from adapters.telegram.inbound_message import Scene, message_of, place_of
from adapters.telegram.raw import Json, id_of, list_of, number_of, part_of, text_of, utf16_slice
from bot.domain.commands import Command
from bot.domain.events import CommandUsed
from bot.domain.messages import Message
from bot.domain.people import Author

START: Final = "start"
"""What Telegram sends when somebody opens the chat with Steward or adds it to a group, with a deep link's word."""

REPORT: Final = "report"
_CALL: Final = re.compile(r"@(?:admins?|админы?)(?![\w@])[\s,.:;!?…—–-]*", re.IGNORECASE)
"""How people in Telegram groups have called for whoever is in charge since long before there were commands."""


def command_of(message: Json, said: Message, scene: Scene, commands: Mapping[str, Command]) -> CommandUsed | None:
    """The command that a message is; None for another bot's, for one that nobody knows in a group, for talk.

    In a private chat a command that nobody knows is one too, so that it can be answered; in a group only the bare name
    of a family of Steward's ("/poll@steward_bot"): without the address it may be another bot's.
    """
    text = text_of(message, "text")
    if text.startswith("@"):
        return _call(message, said, scene, commands)
    length = _length(message) if text.startswith("/") else 0
    if length < 2 or said.author.is_bot or "forward_origin" in message:
        return None
    typed, _, to = text[1:length].partition("@")
    if to and to.lower() != scene.username.lower():
        return None
    private = not place_of(part_of(message, "chat"))
    words = Words(text, _people(message, text), "reply_to_message" in message and said.reply is not None, length)
    name, known = _known(typed.lower(), words, commands)
    if known is None and name != START and not private and not (to and _is_family(name, commands)):
        return None
    if known is not None:
        args = arguments(known.options, words)
    else:
        rest = text[words.at :].strip()
        args = (("payload", rest),) if name == START and rest else ()
    return _used(message, said, scene, name, args, private)


def _call(message: Json, said: Message, scene: Scene, commands: Mapping[str, Command]) -> CommandUsed | None:
    """ "@admin spam" is a report, best in reply to what it is about; the words are why."""
    called = _CALL.match(said.text)
    private = not place_of(part_of(message, "chat"))
    if called is None or private or said.author.is_bot or "forward_origin" in message or REPORT not in commands:
        return None
    why = said.text[called.end() :].strip()
    return _used(message, said, scene, REPORT, (("why", why),) if why else (), private)


def _used(
    message: Json, said: Message, scene: Scene, name: str, args: tuple[tuple[str, str], ...], private: bool
) -> CommandUsed:
    answer_to = f"m/{id_of(part_of(message, 'chat'), 'id')}/{said.ref.id}"
    target = _target(message, said, scene)
    return CommandUsed(name, args, said.author, said.ref.channel, answer_to, said.at, target, private)


def _length(message: Json) -> int:
    """How long the command at the very beginning is, 0 where there is none."""
    for one in list_of(message, "entities"):
        if one.get("type") == "bot_command" and one.get("offset") == 0:
            return number_of(one, "length") or 0
    return 0


def _known(typed: str, words: Words, commands: Mapping[str, Command]) -> tuple[str, Command | None]:
    """A command's own name: "poll_new" and "poll new" are both "poll new"; its first word is then read."""
    spaced = typed.replace("_", " ", 1)
    for name in (typed, spaced):
        if name in commands or _is_family(name, commands):
            return _sub(name, words, commands)
    return typed, None


def _is_family(name: str, commands: Mapping[str, Command]) -> bool:
    """Whether there are sub-commands of this name, though perhaps no command."""
    return any(one.startswith(f"{name} ") for one in commands)


def _sub(name: str, words: Words, commands: Mapping[str, Command]) -> tuple[str, Command | None]:
    if words.skip():
        word, end = words.word()
        longer = f"{name} {word.lower()}"
        if longer in commands:
            words.at = end
            return longer, commands[longer]
    return name, commands.get(name)


def _people(message: Json, text: str) -> dict[int, tuple[int, str]]:
    """Names that stand for somebody without an @name, by where they begin."""
    found: dict[int, tuple[int, str]] = {}
    for one in list_of(message, "entities"):
        account = id_of(part_of(one, "user"), "id")
        offset, length = number_of(one, "offset"), number_of(one, "length")
        if one.get("type") == "text_mention" and account and offset is not None and length:
            start, end = utf16_slice(text, offset, length)
            found[start] = (end, account)
    return found


def _target(message: Json, said: Message, scene: Scene) -> Message | None:
    """The message it was used in reply to, whole; not what merely opened the topic."""
    if said.reply is None:
        return None
    replied = dict(part_of(message, "reply_to_message"))
    for key in ("is_topic_message", "message_thread_id"):
        if key in message:
            replied.setdefault(key, message[key])
    return message_of(replied, scene) or _bare(replied, said, scene)


def _bare(replied: Json, said: Message, scene: Scene) -> Message | None:
    """What is known of a message that carries nothing to read: who wrote it."""
    reply = said.reply
    if reply is None or reply.author is None:
        return None
    ref = type(said.ref)(said.ref.channel, reply.message_id)
    return Message(ref, Author(reply.author), reply.text, said.at, said.channel_name)
