"""Channels that arguments of a command name, resolved before the turn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.app.desk import Desk
from bot.app.places import DIRECT, places_of
from bot.app.turn import look_in
from bot.domain.commands import Command, OptionKind
from bot.domain.messages import ChannelRef
from bot.ports.platform import Channel

EVERYWHERE: Final = frozenset({"everywhere", "all", "везде", "все"})
HERE: Final = frozenset({"here", "здесь", "тут"})
_BETWEEN: Final = re.compile(r"[,;\s]+")


async def channels_named(
    desk: Desk, community: int, command: Command | None, args: Mapping[str, str], here: ChannelRef
) -> dict[str, tuple[ChannelRef, ...]]:
    """By argument, the channels that it names; none for a name that fits nothing.

    Names and ids of channels, Discord's <#id>, "here", "everywhere" (here and every other place of the community, in
    its first channel where members write).
    """
    kinds = (OptionKind.CHANNEL, OptionKind.CHANNELS)
    asked = {one.name: args[one.name] for one in (command.options if command else ()) if one.kind in kinds
             and args.get(one.name)}  # fmt: skip
    if not asked:
        return {}
    known = await _known(desk, community)
    return {name: tuple(dict.fromkeys(_resolve(text, known, here))) for name, text in asked.items()}


async def _known(desk: Desk, community: int) -> list[Channel]:
    found: list[Channel] = []
    for place in await look_in(desk, community, places_of):
        platform = desk.platforms.get(place.platform)
        found += await platform.channels(place.place) if platform is not None else ()
    return found


def _resolve(text: str, known: list[Channel], here: ChannelRef) -> list[ChannelRef]:
    whole = _fold(text)
    by_name = [one.ref for one in known if whole in (_fold(one.name), one.ref.id)]
    if by_name:
        return by_name[:1]
    found: list[ChannelRef] = []
    for word in _BETWEEN.split(text.strip()):
        name = _fold(word)
        if name in HERE and not here.id.startswith(DIRECT):
            found.append(here)
        elif name in EVERYWHERE:
            found += _everywhere(known, here)
        elif name:
            found += [one.ref for one in known if name in (_fold(one.name), one.ref.id)][:1]
    return found


def _everywhere(known: list[Channel], here: ChannelRef) -> list[ChannelRef]:
    first: dict[tuple[str, str], ChannelRef] = {}
    if not here.id.startswith(DIRECT):
        first[(here.platform, here.place)] = here
    for one in known:
        if not one.private and one.writable:
            first.setdefault((one.ref.platform, one.ref.place), one.ref)
    return list(first.values())


def _fold(text: str) -> str:
    return text.strip().removeprefix("<#").removesuffix(">").lstrip("#@").casefold()
