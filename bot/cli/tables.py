"""`docs/commands.md` and `docs/commands.ru.md`, written from the registry and from what the platforms are told.

Run: `python -m bot.cli.tables` writes both; a test holds pages and registry together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.app.commands.catalog import all_commands
from bot.bootstrap import texts
from bot.bootstrap.menus import Asked, Entry, discord_menus, telegram_menus
from bot.domain.commands import Command, Option
from bot.domain.people import Standing
from bot.domain.text import say

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGES: Final = {"en": "commands.md", "ru": "commands.ru.md"}
STANDINGS: Final = (
    (Standing.NOBODY, Standing.MEMBER, Standing.TRUSTED), (Standing.MODERATOR, Standing.LEAD),
    (Standing.ADMIN, Standing.OWNER),
)  # fmt: skip
SEEN: Final = {
    "": "member", "moderate_members": "moderator", "ban_members": "lead", "manage_guild": "admin",
    "administrator": "owner",
}  # fmt: skip
"""Which text tells who sees a command on Discord, by the permission that it looks for."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one page. `groups` are titles of `STANDINGS`, columns are heads of tables, in Markdown."""

    head: str
    groups: tuple[str, str, str]
    commands: str
    discord: str
    slash: str
    on_message: tuple[str, str]
    on_person: tuple[str, str]
    menu: str
    telegram: str
    everyone: tuple[str, str]
    staff: tuple[str, str]
    list_: str


ENGLISH: Final = Wording(
    head="""# Commands

What people can ask Steward in chat, the same on every platform, and what each platform shows of it.
[По-русски](commands.ru.md). This page is written by `python -m bot.cli.tables` from the registry in
`bot/app/commands/catalog.py` and from what the adapters tell the platforms; change those, never this page.

`<so>` must be given, `[so]` may stay empty. Where arguments can't be typed, Steward asks for them one by one. Staff may
use the short forms as plain messages, in reply to somebody or with a name.
""",
    groups=("For everybody", "For moderators", "For administrators"),
    commands="| command | what it does | short forms |\n|---|---|---|",
    discord="""## On Discord

A server's administrators may change who sees a command: *Server Settings → Integrations → Steward*. Seeing is not
being allowed: what somebody may do is asked anew each time they use it. A command with sub-commands shows them all to
whoever sees one of them.
""",
    slash="### Slash commands\n\n| command | what it says | options | who sees it at first |\n|---|---|---|---|",
    on_message=("On a message", "Right-click or long-press a message, then *Apps*."),
    on_person=("On a person", "Right-click or long-press somebody, then *Apps*."),
    menu="| entry | who sees it at first |\n|---|---|",
    telegram="""## On Telegram

Telegram shows a list when somebody types `/`, in Russian to people whose Telegram is in Russian. A list is a reminder
and permits nothing. Commands with sub-commands stand there once: `/automod` leads to all of them.
""",
    everyone=("Everybody", "In groups and in private (scopes `default`, `all_private_chats`, `all_group_chats`)."),
    staff=("Administrators of a group, besides", "In their groups (scope `all_chat_administrators`)."),
    list_="| command | what it says |\n|---|---|",
)
RUSSIAN: Final = Wording(
    head="""# Команды

О чём можно попросить Steward в чате (на всех платформах одинаково) и что из этого показывает каждая платформа.
[In English](commands.md). Страницу пишет `python -m bot.cli.tables` по списку в `bot/app/commands/catalog.py` и по
тому, что адаптеры сообщают платформам; менять нужно их, а не страницу.

`<это>` обязательно, `[это]` можно не указывать. Там, где аргументы не ввести, Steward спрашивает их по одному.
Модераторы могут писать короткие формы обычным сообщением: в ответ кому-то или с именем.
""",
    groups=("Для всех", "Для модераторов", "Для администраторов"),
    commands="| команда | что делает | короткие формы |\n|---|---|---|",
    discord="""## В Discord

В таблицах сказано, кому команда видна сначала; администраторы сервера могут это изменить: *Настройки сервера →
Интеграции → Steward*. Видеть — ещё не значит мочь: право проверяется заново при каждом вызове. Если у команды есть
подкоманды, они видны все сразу.
""",
    slash="### Команды через «/»\n\n| команда | что о ней сказано | аргументы | кому видна |\n|---|---|---|---|",
    on_message=("В меню сообщения", "Правая кнопка мыши или долгое нажатие на сообщении, затем *Приложения*."),
    on_person=("В меню участника", "Правая кнопка мыши или долгое нажатие на участнике, затем *Приложения*."),
    menu="| пункт | кому виден |\n|---|---|",
    telegram="""## В Telegram

Telegram показывает список, когда человек вводит `/`: по-русски тем, у кого он на русском. Список только напоминает и
ничего не разрешает. Команда с подкомандами стоит в нём один раз: `/automod` ведёт ко всем своим.
""",
    everyone=("Для всех", "В группах и в личных чатах (`default`, `all_private_chats`, `all_group_chats`)."),
    staff=("Администраторам группы ещё и эти", "В их группах (`all_chat_administrators`)."),
    list_="| команда | что о ней сказано |\n|---|---|",
)
WORDINGS: Final = {"en": ENGLISH, "ru": RUSSIAN}


def page(language: str) -> str:
    """The whole page in a language."""
    words = WORDINGS[language]
    parts = [words.head]
    for title, standings in zip(words.groups, STANDINGS, strict=True):
        rows = [_command(one, language) for one in all_commands() if one.needs in standings]
        parts.append(f"## {title}\n\n{_table(words.commands, rows)}")
    return "\n".join([*parts, *_discord(words, language), *_telegram(words, language)])


def _discord(words: Wording, language: str) -> Iterable[str]:
    menus = discord_menus(all_commands(), language)
    slash = [f"| `{_asked(one)}` | {one.told} | {_hints(one)} | {_seen(one, language)} |" for one in menus.chat]
    yield words.discord
    yield _table(words.slash, slash)
    for (title, how), entries in ((words.on_message, menus.message), (words.on_person, menus.person)):
        rows = [f"| {one.name} | {_seen(one, language)} |" for one in entries]
        yield f"### {title}\n\n{how}\n\n{_table(words.menu, rows)}"


def _telegram(words: Wording, language: str) -> Iterable[str]:
    menus = telegram_menus(all_commands(), language)
    yield words.telegram
    for (title, how), entries in ((words.everyone, menus.everyone), (words.staff, menus.staff)):
        rows = [f"| `/{one.name}` | {one.told} |" for one in entries]
        yield f"### {title}\n\n{how}\n\n{_table(words.list_, rows)}"


def _table(head: str, rows: Sequence[str]) -> str:
    return "\n".join([head, *rows, ""])


def _command(command: Command, language: str) -> str:
    told = texts().say(say(f"command-{command.name.replace(' ', '-')}"), language)
    asked = " ".join([f"/{command.name}", *map(_option, command.options)])
    shorts = ", ".join(f"`{one}`" for one in command.short)
    return f"| `{asked}` | {told} | {shorts} |"


def _asked(entry: Entry) -> str:
    return " ".join([f"/{entry.name}", *map(_option, entry.options)])


def _option(option: Option | Asked) -> str:
    return f"<{option.name}>" if option.required else f"[{option.name}]"


def _hints(entry: Entry) -> str:
    """Each option with its hint, and its choices where they are listed."""
    return "; ".join(
        f"*{one.name}*: {one.told}" + (f" ({' / '.join(one.choices)})" if one.choices else "") for one in entry.options
    )


def _seen(entry: Entry, language: str) -> str:
    return texts().say(say(f"discord-seen-{SEEN[entry.permission]}"), language)


if __name__ == "__main__":
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), "utf-8")
