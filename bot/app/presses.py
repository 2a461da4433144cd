"""Presses and forms: acknowledged after they are stored, then carried out in the fast lane."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeAlias

from bot.app.commands.router import command
from bot.app.desk import Desk
from bot.app.lanes import mark_done
from bot.app.looking import look
from bot.app.press import Looked, Press, Reply
from bot.app.replying import respond
from bot.app.turn import Turn, take_turn
from bot.domain.buttons import Token, read_token
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted
from bot.domain.records import InboxRow
from bot.domain.text import say

Handler: TypeAlias = Callable[[Turn, Press], Awaitable[Reply]]


class Presses:
    """Handlers by what a token is about."""

    def __init__(self, desk: Desk, about: Mapping[str, Handler]) -> None:
        self._desk = desk
        self._about = about

    async def handle(self, community: int, rows: Sequence[InboxRow]) -> None:
        """The press lane: one row at a time."""
        for row in rows:
            event = row.event
            if isinstance(event, CommandUsed):
                await command(self._desk, self._about, community, row, event)
            elif isinstance(event, ButtonPressed | FormSubmitted):
                await self._press(community, row, event)

    async def _press(self, community: int, row: InboxRow, event: ButtonPressed | FormSubmitted) -> None:
        token = read_token(event.token)
        channel = event.ref.channel if isinstance(event, ButtonPressed) else event.channel
        looked = await look(self._desk, community, token, event.author, channel) if token else Looked()
        values = dict(event.values) if isinstance(event, FormSubmitted) else {}
        press = Press(
            token or NOTHING, event.author, channel, event.interaction, looked, values,
            isinstance(event, FormSubmitted), event.ref if isinstance(event, ButtonPressed) else None,
        )  # fmt: skip

        async def deed(turn: Turn) -> None:
            if await mark_done(turn.tx, [row]):
                handler = self._about.get(press.token.about)
                reply = await handler(turn, press) if handler else Reply(say("press-unknown"))
                await respond(turn, press.author, press.channel, press.interaction, reply)

        await take_turn(self._desk, community, deed)


NOTHING: Final = Token("", "", "")
