"""/config: every setting, by buttons or typed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from bot.app import configuring
from bot.app.commands.ask import Ask
from bot.app.press import Reply
from bot.app.screens import refusal
from bot.app.settings import BY_NAME
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.text import say

MOST_NAME: Final = 40
CONFIG: Final = Command(
    "config",
    Standing.ADMIN,
    (Option("setting", OptionKind.CHOICE, choices=tuple(BY_NAME)), Option("value", rest=True)),
)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """/config · /config SETTING · /config SETTING VALUE."""
    name = ask.args.get("setting", "").strip().casefold()[:MOST_NAME]
    press = ask.as_press("show", configuring.ABOUT, name if name in BY_NAME else "")
    denied = await refusal(turn, press, "config")
    if denied is not None:
        return Reply(denied)
    if not name:
        return configuring.home(turn)
    setting = BY_NAME.get(name)
    if setting is None:
        near = get_close_matches(name, BY_NAME, 1, 0.5)
        return Reply(say("config-unknown-near", name=name, near=near[0]) if near else say("config-unknown", name=name))
    value = ask.args.get("value", "")
    return await configuring.change(turn, press, setting, value) if value else configuring.show(turn, setting)
