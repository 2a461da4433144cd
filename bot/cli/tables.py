"""`docs/commands.md`, written from the registry: `python -m bot.cli.tables`; a test holds the two together."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from bot.app.commands.catalog import all_commands
from bot.bootstrap import texts
from bot.domain.commands import Command, Option
from bot.domain.people import Standing
from bot.domain.text import say

GROUPS: Final = (
    ("For everybody", (Standing.MEMBER, Standing.TRUSTED)),
    ("For moderators", (Standing.MODERATOR, Standing.LEAD)),
    ("For administrators", (Standing.ADMIN, Standing.OWNER)),
)
HEAD: Final = """# Commands

What people can ask Steward in chat, the same on every platform. This page is written from the registry in
`bot/app/commands/catalog.py` by `python -m bot.cli.tables`; change the registry or its texts, never this page.

`<so>` must be given, `[so]` may stay empty. Where arguments can't be typed, Steward asks for them one by one. Staff may
use the short forms as plain messages, in reply to somebody or with a name.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, standings in GROUPS:
        rows = [row for one in all_commands() if one.needs in standings for row in _rows(one)]
        parts += [
            f"## {title}",
            "| command | what it does | что делает | short forms |\n|---|---|---|---|\n" + "\n".join(rows),
            "",
        ]
    return "\n".join(parts)


def _rows(command: Command) -> Iterable[str]:
    key = say(f"command-{command.name.replace(' ', '-')}")
    told = [texts().say(key, language) for language in ("en", "ru")]
    asked = " ".join([f"/{command.name}", *(_option(one) for one in command.options)])
    shorts = ", ".join(f"`{one}`" for one in command.short)
    yield f"| `{asked}` | {told[0]} | {told[1]} | {shorts} |"


def _option(option: Option) -> str:
    return f"<{option.name}>" if option.required else f"[{option.name}]"


if __name__ == "__main__":
    sys.stdout.write(page())
