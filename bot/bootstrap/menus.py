"""What each platform shows of the commands, from what its adapter tells it; for the pages about commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.bootstrap import texts
from bot.domain.commands import Command

LOCALE: Final = {"en": "en-GB", "ru": "ru"}
"""Our languages as Discord calls them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One option: its name, its hint, whether it must be given, the choices that are listed ("" where none are)."""

    name: str
    told: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a menu: its name, what it says, its options, and the one permission that is looked for until a
    server's administrator says otherwise (discord.py's name of it; "" for everybody)."""

    name: str
    told: str = ""
    options: tuple[Asked, ...] = ()
    permission: str = ""


@dataclass(frozen=True, slots=True)
class DiscordMenus:
    """Slash commands, and what stands in the menu of a message and of a person."""

    chat: tuple[Entry, ...]
    message: tuple[Entry, ...]
    person: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TelegramMenus:
    """The list that everybody gets when they type "/", and what administrators get after it in their groups."""

    everyone: tuple[Entry, ...]
    staff: tuple[Entry, ...]


def discord_menus(commands: Sequence[Command], language: str) -> DiscordMenus:
    """Discord's menus in a language, as they are published."""
    from adapters.discord.commands import CHAT, ON_MESSAGE, ON_PERSON, payload

    told = payload(commands, texts())
    kinds = {kind: [one for one in told if one["type"] == kind] for kind in (CHAT, ON_MESSAGE, ON_PERSON)}
    chat = tuple(entry for one in kinds[CHAT] for entry in _chat(one, language))
    menus = [
        tuple(Entry(_in(one, "name", language), permission=_permission(one)) for one in kinds[kind])
        for kind in (ON_MESSAGE, ON_PERSON)
    ]
    return DiscordMenus(chat, *menus)


def telegram_menus(commands: Sequence[Command], language: str) -> TelegramMenus:
    """Telegram's menus in a language, as they are published."""
    from adapters.telegram.commands import table

    rows = table(texts(), tuple(commands), language)
    lists = {who: tuple(Entry(name, told) for name, one, told in rows if one == who) for who in ("everyone", "staff")}
    return TelegramMenus(lists["everyone"], lists["staff"])


def _chat(command: Mapping[str, Any], language: str) -> list[Entry]:
    """A slash command, or each of its sub-commands: Discord knows one permission for the whole family."""
    from adapters.discord.commands import SUB

    subs = [one for one in command["options"] if one["type"] == SUB]
    names = [(f"{command['name']} {one['name']}", one) for one in subs] or [(command["name"], command)]
    return [
        Entry(name, _in(one, "description", language), _options(one, language), _permission(command))
        for name, one in names
    ]


def _options(command: Mapping[str, Any], language: str) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            one["name"], _in(one, "description", language), one["required"],
            tuple(_in(choice, "name", language) for choice in one.get("choices", ())),
        )
        for one in command["options"]
    )  # fmt: skip


def _permission(command: Mapping[str, Any]) -> str:
    from adapters.discord.permissions import P

    bits = command["default_member_permissions"]
    return "" if bits is None else next(name for name, is_set in P(int(bits)) if is_set)


def _in(shown: Mapping[str, Any], key: str, language: str) -> str:
    """A text of a published command in a language."""
    return str(shown.get(f"{key}_localizations", {}).get(LOCALE[language], shown[key]))
