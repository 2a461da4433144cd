"""The registry as Discord's application commands: published when they changed, and read back by name.

https://docs.discord.com/developers/interactions/application-commands. A command with sub-commands can't be used bare:
its bare form is the sub-command `menu` (`bare` undoes that). What is declared "on a message" stands in menus.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from typing import Any, Final

from adapters.discord.components import Json
from adapters.discord.errors import FAILURES, code_of
from adapters.discord.limits import Lane
from adapters.discord.literal import shorten
from adapters.discord.permissions import P
from adapters.discord.session import Session
from adapters.discord.state import state_of, turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say
from bot.ports.texts import Texts

BARE: Final = "menu"
NOTE: Final = "commands"
DESCRIPTION_MAX: Final = 100
CHOICES_MAX: Final = 25
MENU_NAME_MAX: Final = 32
MENUS_MAX: Final = 15
CHAT, ON_PERSON, ON_MESSAGE = 1, 2, 3
SUB: Final = 1
_TYPES: Final = {
    OptionKind.TEXT: 3, OptionKind.PERSON: 6, OptionKind.CHANNEL: 7, OptionKind.MESSAGE: 3, OptionKind.LENGTH: 3,
    OptionKind.NUMBER: 4, OptionKind.CHOICE: 3, OptionKind.CHANNELS: 3,
}  # fmt: skip
_NEEDS: Final = {
    Standing.MODERATOR: P(moderate_members=True).value, Standing.LEAD: P(ban_members=True).value,
    Standing.ADMIN: P(manage_guild=True).value, Standing.OWNER: P(administrator=True).value,
}  # fmt: skip
"""Who sees a command until a server's admin says otherwise. Discord wants all bits of the set, so each has one; what
somebody may in truth is asked when they use it."""
MESSAGE_MENU: Final = ("report", "automod explain", "history", "note", "warn", "mute", "kick", "ban")
PERSON_MENU: Final = ("history", "note", "warn")
_OWN_LANGUAGE: Final = {"en": ("en-GB",), "ru": ("ru",)}
_GUILD, _PRIVATE = 0, 1
_log: Final = logging.getLogger("steward.discord")


async def publish(session: Session, commands: tuple[Command, ...]) -> None:
    """Tell Discord which commands there are, when they are others than it was told last."""
    state_of(session).commands = commands
    application = session.client.application_id
    if application is None:
        return
    body = payload(commands, session.texts)
    digest = hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    if await session.notebook.read(NOTE, str(application)) == digest:
        return
    await turn(session, Lane.POST)
    try:
        await session.client.http.bulk_upsert_global_commands(application, body)
    except FAILURES as error:
        _log.error("the commands could not be published: %s", code_of(error) or type(error).__name__)
        return
    await session.notebook.write(NOTE, str(application), digest)


def payload(commands: Sequence[Command], texts: Texts) -> list[Json]:
    """All commands as the API takes them: chat commands, then the menus of messages and people.

    Nothing has to be greeted here: a private chat needs no beginning.
    """
    commands = [one for one in commands if not one.greets]
    known = {one.name: one for one in commands}
    tops = dict.fromkeys(one.name.partition(" ")[0] for one in commands)
    chat = [_chat(top, [one for one in commands if one.name.partition(" ")[0] == top], texts) for top in tops]
    on_message = [_menu(known[name], ON_MESSAGE, texts) for name in MESSAGE_MENU if name in known]
    on_person = [_menu(known[name], ON_PERSON, texts) for name in PERSON_MENU if name in known]
    return [*chat, *on_message[:MENUS_MAX], *on_person[:MENUS_MAX]]


def _chat(name: str, family: list[Command], texts: Texts) -> Json:
    """One chat command: alone with its options, or with its sub-commands."""
    bare = next((one for one in family if one.name == name), None)
    key = f"command-{name}"
    key = key if texts.has(key) else f"command-{family[0].name.replace(' ', '-')}"
    told: Json = {"type": CHAT, "name": name, **_described(key, texts), **_gate(family)}
    if bare is not None and len(family) == 1:
        return {**told, "options": _options(bare, texts)}
    subs = [_sub(BARE, bare, texts)] if bare is not None else []
    subs += [_sub(one.name.partition(" ")[2].replace(" ", "-"), one, texts) for one in family if one is not bare]
    return {**told, "options": subs}


def _sub(name: str, one: Command, texts: Texts) -> Json:
    key = f"command-{one.name.replace(' ', '-')}"
    return {"type": SUB, "name": name, **_described(key, texts), "options": _options(one, texts)}


def _described(key: str, texts: Texts) -> Json:
    """The description in English, with every other language that Discord knows."""
    others = {
        locale: _text(key, language, texts)
        for language in texts.languages for locale in _OWN_LANGUAGE.get(language, ())
    }  # fmt: skip
    return {"description": _text(key, "en", texts), "description_localizations": others}


def _text(key: str, language: str, texts: Texts) -> str:
    return shorten(texts.say(say(key), language), DESCRIPTION_MAX) if texts.has(key) else "—"


def _gate(family: Iterable[Command]) -> Json:
    """Who sees it, and where: the least that any of a family needs."""
    family = list(family)
    needs = _NEEDS.get(min(one.needs for one in family))
    private = all(one.needs <= Standing.TRUSTED and not _names_somebody(one) for one in family)
    return {
        "default_member_permissions": None if needs is None else str(needs),
        "contexts": [_GUILD, _PRIVATE] if private else [_GUILD],
        "integration_types": [0],
    }


def _names_somebody(one: Command) -> bool:
    return any(option.kind in (OptionKind.PERSON, OptionKind.MESSAGE, OptionKind.CHANNEL) for option in one.options)


def _options(one: Command, texts: Texts) -> list[Json]:
    """Options as the API takes them, required ones first."""
    ordered = sorted(one.options, key=lambda option: not option.required)
    return [_option(one, option, texts) for option in ordered]


def _option(command: Command, one: Option, texts: Texts) -> Json:
    key = f"option-{command.name.replace(' ', '-')}-{one.name}"
    drawn: Json = {"type": _TYPES[one.kind], "name": one.name, **_described(key, texts), "required": one.required}
    if 1 <= len(one.choices) <= CHOICES_MAX:
        drawn["choices"] = [
            _choice(f"choice-{key.removeprefix('option-')}-{value}", value, texts) for value in one.choices
        ]
    elif one.choices:
        drawn["autocomplete"] = True
    return drawn


def _choice(key: str, value: str, texts: Texts) -> Json:
    """A choice by its name in words, where it has one."""
    if not texts.has(key):
        return {"name": value, "value": value}
    others = {
        locale: _text(key, language, texts)
        for language in texts.languages for locale in _OWN_LANGUAGE.get(language, ())
    }  # fmt: skip
    return {"name": _text(key, "en", texts), "name_localizations": others, "value": value}


def _menu(one: Command, kind: int, texts: Texts) -> Json:
    others = {
        locale: menu_name(one, texts, language)
        for language in texts.languages for locale in _OWN_LANGUAGE.get(language, ())
    }  # fmt: skip
    told: Json = {"type": kind, "name": menu_name(one, texts, "en"), "name_localizations": others}
    return {**told, **_gate([one]), "contexts": [_GUILD]}


def menu_name(one: Command, texts: Texts, language: str) -> str:
    """What a command is called in the menu of a message or a person."""
    key = f"discord-menu-{one.name.replace(' ', '-')}"
    return shorten(texts.say(say(key), language), MENU_NAME_MAX) if texts.has(key) else one.name


def named(session: Session, name: str) -> Command | None:
    """The command that a menu's entry of this (English) name stands for."""
    entries = {*MESSAGE_MENU, *PERSON_MENU}
    known = (one for one in state_of(session).commands if one.name in entries)
    return next((one for one in known if menu_name(one, session.texts, "en") == name), None)


def suggestions(commands: Sequence[Command], data: Json) -> list[Json]:
    """What to offer while somebody types a choice of more than 25: those that begin so, then those that hold it."""
    names, options = [str(data.get("name", ""))], data.get("options") or []
    while options and options[0].get("type") in (1, 2):
        names.append(str(options[0].get("name", "")))
        options = options[0].get("options") or []
    wanted = bare(" ".join(names))
    typing: dict[str, Any] = next((one for one in options if one.get("focused")), {})
    typed = str(typing.get("value", "")).casefold()
    family = [option for one in commands if one.name == wanted for option in one.options]
    choices = next((option.choices for option in family if option.name == typing.get("name")), ())
    found = [one for one in choices if one.startswith(typed)]
    found += [one for one in choices if typed in one and one not in found]
    return [{"name": one, "value": one} for one in found[:CHOICES_MAX]]


def bare(name: str) -> str:
    """A command's name as the registry has it: "automod menu" is "automod"."""
    return name.removesuffix(f" {BARE}")
