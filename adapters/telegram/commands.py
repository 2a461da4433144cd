"""The menu of commands: who sees which, in which language; told to Telegram only when it changed.

The menu shows, it does not permit (https://core.telegram.org/bots/api#setmycommands). Names are `[a-z0-9_]`: where a
first word is a command by itself, its sub-commands stand behind it; where it is none, each stands there as "poll_new".
A menu holds a hundred: what has no room can still be typed, and /help tells of it.
"""

from __future__ import annotations

import re
from collections import Counter
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
    who = {True: "staff", False: "everyone"}
    shown = _shown(commands)
    return tuple((name, who[needs.is_staff], _described(texts, one, language)) for name, needs, one in shown)


def _menus(
    texts: Texts, commands: tuple[Command, ...], language: str
) -> list[tuple[BotCommandScope, list[tuple[str, str]]]]:
    """Members' commands everywhere, all of them for administrators in their groups: in private chats Telegram can't
    tell the two apart."""
    rows = [(needs, (name, _described(texts, one, language))) for name, needs, one in _shown(commands)]
    everyone = [row for needs, row in rows if not needs.is_staff]
    everything = [row for _, row in rows]
    return [
        (BotCommandScopeDefault(), everyone),
        (BotCommandScopeAllPrivateChats(), everyone),
        (BotCommandScopeAllGroupChats(), everyone),
        (BotCommandScopeAllChatAdministrators(), everything),
    ]


def _shown(commands: Iterable[Command]) -> list[tuple[str, Standing, Command]]:
    """(name, the least standing that can do something with it, command) of each line of the menu, members' first."""
    all_ = list(commands)
    bare = {one.name for one in all_ if " " not in one.name}
    lines: list[tuple[str, Standing, Command]] = []
    for one in all_:
        first, name = one.name.split()[0], one.name.replace(" ", "_")
        if (first in bare and first != one.name) or not _NAME.fullmatch(name):
            continue
        whole = [each.needs for each in all_ if each.name == one.name or each.name.startswith(f"{one.name} ")]
        lines.append((name, min(whole), one))
    return _within(sorted(lines, key=lambda line: line[1] >= Standing.MODERATOR))


def _within(lines: list[tuple[str, Standing, Command]]) -> list[tuple[str, Standing, Command]]:
    """At most a hundred: the largest families of staff's commands go without their last ones, which can be typed."""
    kept = list(lines)
    while len(kept) > MOST:
        families = Counter(one.name.split()[0] for _, needs, one in kept if needs.is_staff and " " in one.name)
        if not families:
            return kept[:MOST]
        largest = families.most_common(1)[0][0]
        last = max(n for n, (_, needs, one) in enumerate(kept) if needs.is_staff and one.name.startswith(f"{largest} "))
        del kept[last]
    return kept


def _described(texts: Texts, one: Command, language: str) -> str:
    key = f"command-{one.name.replace(' ', '-')}"
    return texts.say(say(key), language)[:LONGEST] if texts.has(key) else one.name


def _digest(*parts: object) -> str:
    return blake2b(orjson.dumps(parts), digest_size=16).hexdigest()
