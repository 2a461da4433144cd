"""Presses, forms and commands, from the raw interaction.

The event is committed first and acknowledged after: whoever presses never sees "done" for what could be lost. The
handle by which it is answered later is written by `interactions.written`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from adapters.discord import commands
from adapters.discord.channels import direct
from adapters.discord.components import read_press
from adapters.discord.inlet import Inlet
from adapters.discord.interactions import written
from adapters.discord.reading import Json, clean, id_of, made_at, number_of, object_of, objects_of
from bot.domain.commands import Command, OptionKind
from bot.domain.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import Author

COMMAND: Final = 2
COMPONENT: Final = 3
FORM: Final = 5
"""https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type"""
_ON_PERSON: Final = 2
_ON_MESSAGE: Final = 3
_GROUPS: Final = (1, 2)
_LABEL: Final = 18
_DEEPEST: Final = 4


class Presses:
    """Reads interactions."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet

    def interaction(self, data: Json, then: Callable[[], None]) -> bool:
        """Hand it on; `then` is called once it is stored. False for what is no event of the core's."""
        number, kind = number_of(data.get("id")), data.get("type")
        place = id_of(data.get("guild_id"))
        author = self._author(data, place)
        if not number or kind not in (COMMAND, COMPONENT, FORM) or not author.account.id:
            return False
        if kind == COMMAND:
            event: Event | None = self._command(data, author)
        else:
            event, place = self._pressed(data, author)
        if event is None:
            return False
        self._inlet.tell(f"i{number}", place, event, then)
        return True

    def _author(self, data: Json, place: str) -> Author:
        member = object_of(data.get("member")) or None
        user = member.get("user") if member else data.get("user")
        return self._inlet.authors.read(place, user, member, data.get("locale"))

    def _channel(self, data: Json, author: Author, place: str) -> ChannelRef:
        """Where it was used; in a private chat `place` is the one that the token tells."""
        channel, guild = id_of(data.get("channel_id")), id_of(data.get("guild_id"))
        return self._inlet.channels.spot(guild, channel).ref if guild else direct(author.account.id, place)

    def _pressed(self, data: Json, author: Author) -> tuple[Event | None, str]:
        """A button, a choice from a menu, or a form that was sent; with the place that it is about."""
        inner, guild = object_of(data.get("data")), id_of(data.get("guild_id"))
        at, answer = made_at(number_of(data.get("id"))), written(data)
        chosen = [clean(one) for one in _list(inner.get("values")) if type(one) is str]
        pressed = read_press({"custom_id": clean(inner.get("custom_id")), "values": chosen})
        place = guild or pressed.place
        channel = self._channel(data, author, place)
        values = pressed.values if data.get("type") == COMPONENT else tuple(_values(inner.get("components")))
        if not pressed.token:
            return None, place
        if values or data.get("type") == FORM:
            return FormSubmitted(pressed.token, values, author, channel, answer, at), place
        message = id_of(object_of(data.get("message")).get("id"))
        if not message:
            return None, place
        return ButtonPressed(pressed.token, author, MessageRef(channel, message), answer, at), place

    def _command(self, data: Json, author: Author) -> CommandUsed | None:
        """A command as typed, or an entry of the menu of a message or a person."""
        inner, place, target = object_of(data.get("data")), id_of(data.get("guild_id")), None
        name, args = _typed(inner)
        if inner.get("type") in (_ON_PERSON, _ON_MESSAGE):
            found = commands.named(self._inlet.session, name)
            if found is None:
                return None
            name = found.name
            args, target = self._on(found, data, inner)
        channel, at = self._channel(data, author, place), made_at(number_of(data.get("id")))
        return CommandUsed(name, args, author, channel, written(data), at, target, private=not place)

    def _on(self, command: Command, data: Json, inner: Json) -> tuple[tuple[tuple[str, str], ...], Message | None]:
        """What an entry of a message's or a person's menu was used on."""
        target = id_of(inner.get("target_id"))
        if inner.get("type") == _ON_PERSON:
            options = [one.name for one in command.options if one.kind is OptionKind.PERSON]
            return ((options[0], target),) if options else (), None
        resolved = object_of(object_of(inner.get("resolved")).get("messages")).get(target)
        item = {"channel_id": data.get("channel_id"), **object_of(resolved)}
        return (), self._inlet.messages.read(item, id_of(data.get("guild_id"))) if resolved else None


def _typed(inner: Json) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A slash command's name, sub-commands joined by spaces, and what was filled in."""
    names, options = [clean(inner.get("name"))], objects_of(inner.get("options"))
    for _ in range(2):
        if not options or options[0].get("type") not in _GROUPS:
            break
        names.append(clean(options[0].get("name")))
        options = objects_of(options[0].get("options"))
    return commands.bare(" ".join(names)), tuple((clean(one.get("name")), _plain(one.get("value"))) for one in options)


def _plain(value: Any) -> str:
    """An option's value as people type it; people, channels and roles come as ids."""
    if type(value) is bool:
        return "true" if value else "false"
    return clean(value) if type(value) is str else str(value) if type(value) in (int, float) else ""


def _values(components: Any, depth: int = _DEEPEST) -> Iterator[tuple[str, str]]:
    """What was filled in, by field; fields stand in rows or behind labels. A choice of several is joined by commas."""
    for one in objects_of(components) if depth else ():
        if one.get("type") == _LABEL:
            yield from _values([one.get("component")], depth - 1)
        elif "components" in one:
            yield from _values(one.get("components"), depth - 1)
        elif one.get("custom_id"):
            chosen = ",".join(clean(value) for value in _list(one.get("values")))
            yield clean(one.get("custom_id")), chosen or _plain(one.get("value"))


def _list(value: Any) -> list[Any]:
    return value if type(value) is list else []
