"""Commands, buttons and forms of activities: what the core knows of the asker, in an activity's words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from activities import activity
from activities.asked import Asked
from activities.catalog import CATALOG
from bot.app.commands.ask import Ask
from bot.app.commands.ask import Handler as AskHandler
from bot.app.engage import calling
from bot.app.engage.floors import TurnFloor
from bot.app.people import language_of, person_of
from bot.app.press import Press
from bot.app.quoting import message_of
from bot.app.turn import Turn
from bot.domain.commands import Command, OptionKind
from bot.domain.people import Author
from bot.domain.reply import Reply
from bot.ports.tables import ACCOUNTS


async def _language(turn: Turn, author: Author) -> str:
    account = await turn.tx.get(ACCOUNTS, author.account.platform, author.account.id, turn.id)
    return author.language or language_of(account, turn.community.language)


def _as_command(handler: activity.Handler) -> AskHandler:
    async def handle(turn: Turn, ask: Ask) -> Reply:
        names = [one.name for one in ask.command.options if one.kind is OptionKind.PERSON]
        named = {name: await ask.person(turn, name) for name in names}
        kinds = [one.name for one in ask.command.options if one.kind is OptionKind.MESSAGE]
        meant = kinds[0] if kinds else "message"
        asked = Asked(
            await person_of(turn, ask.author), ask.author, ask.looked.rights.get(ask.author.account), ask.channel,
            await _language(turn, ask.author), args=ask.args, channels=ask.channels,
            target=await message_of(turn, ask, meant),
            people={name: person for name, person in named.items() if person is not None}, private=ask.private,
        )  # fmt: skip
        return await handler(TurnFloor(turn), asked)

    return handle


def _as_press(handler: activity.Handler) -> Callable[[Turn, Press], Awaitable[Reply]]:
    async def handle(turn: Turn, press: Press) -> Reply:
        asked = Asked(
            await person_of(turn, press.author), press.author, press.looked.rights.get(press.author.account),
            press.channel, await _language(turn, press.author), token=press.token, values=press.values,
            message=press.message, private=press.channel.id.startswith("direct:"), is_form=press.is_form,
        )  # fmt: skip
        return await handler(TurnFloor(turn), asked)

    return handle


COMMANDS: Final[tuple[tuple[Command, AskHandler], ...]] = tuple(
    (command, _as_command(handler)) for one in CATALOG for command, handler in one.commands
)
ABOUT: Final = {**calling.ABOUT, **{one.name: _as_press(one.press) for one in CATALOG if one.press is not None}}
"""Handlers by what a token is about."""
