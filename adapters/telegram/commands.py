"""The menu of commands: who sees which, in which language; told to Telegram only when it changed.

The menu shows, it does not permit (https://core.telegram.org/bots/api#setmycommands): names are `[a-z0-9_]`, so that a
group of sub-commands stands there once, under its first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

import orjson
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from adapters.telegram.session import Session
from bot.domain.commands import Command
from bot.domain.people import Standing
from bot.domain.text import say
from bot.ports.texts import Texts

NOTE: Final = "commands"
MOST: Final = 100
LONGEST: Final = 256
_NAME: Final = re.compile(r"[a-z0-9_]{1,32}")
_ENGLISH: Final = "en"


async def publish(session: Session, commands: tuple[Command, ...]) -> None:
    """Tell Telegram which commands there are, if they changed. Raises TelegramError, StoreFault."""
    for language in session.texts.languages:
        code = "" if language == _ENGLISH else language
        menus = _menus(session.texts, commands, language)
        about = session.texts.say(say("telegram-about"), language)
        short = session.texts.say(say("telegram-about-short"), language)
        digest = _digest([[(name, text) for name, text in menu] for _, menu in menus], about, short)
        if await session.notebook.read(NOTE, code) == digest:
            continue
        for scope, menu in menus:
            await session.bot.set_my_commands([BotCommand(*one) for one in menu], scope, code)
        await session.bot.set_my_description(about, code)
        await session.bot.set_my_short_description(short, code)
        await session.notebook.write(NOTE, code, digest)


def table(texts: Texts, commands: tuple[Command, ...], language: str) -> tuple[tuple[str, str, str], ...]:
    """(name, who sees it, description) of each command in the menu, for docs; who is everyone or staff."""
    rows = []
    for one in _shown(commands):
        who = "staff" if one.needs.is_staff else "everyone"
        rows.append((one.name.split()[0], who, _described(texts, one, language)))
    return tuple(rows)


def _menus(
    texts: Texts, commands: tuple[Command, ...], language: str
) -> list[tuple[BotCommandScope, list[tuple[str, str]]]]:
    """Members' commands everywhere, all of them for administrators in their groups: in private chats Telegram can't
    tell the two apart."""
    rows = [(one, (one.name.split()[0], _described(texts, one, language))) for one in _shown(commands)]
    everyone = [row for one, row in rows if not one.needs.is_staff][:MOST]
    everything = [row for _, row in rows][:MOST]
    return [
        (BotCommandScopeDefault(), everyone),
        (BotCommandScopeAllPrivateChats(), everyone),
        (BotCommandScopeAllGroupChats(), everyone),
        (BotCommandScopeAllChatAdministrators(), everything),
    ]


def _shown(commands: Iterable[Command]) -> list[Command]:
    """One of each first word, the bare command before its sub-commands; members' first."""
    first: dict[str, Command] = {}
    for one in sorted(commands, key=lambda each: " " in each.name):
        name = one.name.split()[0]
        if _NAME.fullmatch(name):
            first.setdefault(name, one)
    return sorted(first.values(), key=lambda one: one.needs >= Standing.MODERATOR)


def _described(texts: Texts, one: Command, language: str) -> str:
    key = f"command-{one.name.replace(' ', '-')}"
    return texts.say(say(key), language)[:LONGEST] if texts.has(key) else one.name


def _digest(*parts: object) -> str:
    return blake2b(orjson.dumps(parts), digest_size=16).hexdigest()
