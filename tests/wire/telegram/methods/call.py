"""One call: its parameters read as the server reads them, the chat and message it names, the rights it needs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from tests.wire.telegram import acts
from tests.wire.telegram.errors import ApiError, bad, forbidden
from tests.wire.telegram.state import Chat, Json, Message
from tests.wire.telegram.world import World


@dataclass(slots=True)
class Args:
    """A request's parameters, as strings or JSON, and its uploaded files by part name."""

    raw: Json
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether a parameter is given and not empty."""
        return self.raw.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.raw.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """An integer, clamped; what is no number is the default, as in `get_integer_arg`."""
        try:
            value = int(str(self.raw.get(name, default)))
        except ValueError:
            value = default
        value = value if least is None else max(least, value)
        return value if most is None else min(most, value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A boolean: true, yes and 1 count."""
        value = self.raw.get(name)
        return default if value is None else str(value).lower() in ("true", "yes", "1")

    def data(self, name: str) -> Any:
        """A JSON-serialised parameter; None when it is not given."""
        value = self.raw.get(name)
        if not isinstance(value, str) or value == "":
            return value if value != "" else None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def ids(self, name: str, most: int) -> list[int]:
        """A list of message identifiers."""
        given = self.data(name)
        if not isinstance(given, list) or not given:
            raise bad("message identifiers are not specified")
        if len(given) > most:
            raise bad("too many message identifiers specified")
        if not all(str(one).lstrip("-").isdigit() for one in given):
            raise bad("message identifier must be a Number")
        if any(int(one) <= 0 for one in given):
            raise bad("invalid message identifier specified")
        return [int(one) for one in given]

    def user_id(self, name: str = "user_id") -> int:
        """A user's id."""
        value = self.number(name)
        if value <= 0:
            raise bad(f"invalid {name} specified")
        return value


Method: TypeAlias = Callable[[World, Args], Any]
METHODS: Final[dict[str, Method]] = {}
NAMES: Final[dict[str, str]] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Enter a function as a method; names are compared without case, as the server does."""

    def enter(function: Method) -> Method:
        METHODS[name.lower()] = function
        NAMES[name.lower()] = name
        return function

    return enter


def find_chat(world: World, given: str) -> Chat | None:
    """The chat a request names, by id or @username."""
    if given.startswith("@"):
        name = given[1:].casefold()
        return next((one for one in world.state.groups() if one.username.casefold() == name), None)
    number = int(given) if given.lstrip("-").isdigit() else 0
    if number > 0:
        return world.state.chat(number) if world.knows(number) and number != world.bot.id else None
    return world.state.chats.get(number)


def get_chat(world: World, args: Args, write: bool = True, name: str = "chat_id") -> Chat:
    """The named chat if the bot can get at it, refusals as `Client::check_chat_access` gives them."""
    if not args.has(name):
        raise bad(f"{name} is empty")
    chat = find_chat(world, args.text(name))
    if chat is None or (chat.kind != "private" and world.bot.id not in chat.members and not chat.username):
        raise bad("chat not found")
    if chat.kind == "group":
        _check_group(world, chat, write)
    elif chat.kind != "private":
        _check_supergroup(world, chat, write)
    return chat


def _check_group(world: World, chat: Chat, write: bool) -> None:
    if chat.id in world.faults.migrating:
        world.faults.migrating.discard(chat.id)
        acts.migrate(world, chat, to_message=False, from_message=False, error=True)
    if not write:
        return
    if chat.migrated_to and chat.tells_migration:
        told = {"migrate_to_chat_id": chat.migrated_to}
        raise ApiError(400, "group chat was upgraded to a supergroup chat", told)
    if chat.migrated_to:
        raise forbidden("the group chat was deleted")
    own = world.own(chat)
    if own.status == "kicked":
        raise forbidden("bot was kicked from the group chat")
    if not own.present:
        raise forbidden("bot is not a member of the group chat")


def _check_supergroup(world: World, chat: Chat, write: bool) -> None:
    own, noun = world.own(chat), "channel" if chat.kind == "channel" else "supergroup"
    if own.status == "kicked":
        raise forbidden(f"bot was kicked from the {noun} chat")
    if not own.present and (write or not chat.username):
        raise forbidden(f"bot is not a member of the {noun} chat")


def get_message(world: World, args: Args, chat: Chat, noun: str, name: str = "message_id") -> Message:
    """The named message, or "<noun> not found"."""
    found = world.message(chat, args.number(name))
    if found is None:
        raise bad(f"{noun} not found")
    return found


def need(world: World, chat: Chat, right: str, text: str) -> None:
    """The bot has to have an administrator right."""
    if not world.own(chat).may(right):
        raise bad(text)
