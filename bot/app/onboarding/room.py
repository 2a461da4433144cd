"""Settling in a room: said there once, open cases move there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import audit
from bot.app.cards import open_cases, show
from bot.app.places import room_of
from bot.app.plan import post
from bot.app.turn import Turn
from bot.domain.content import Content, Line
from bot.domain.messages import ChannelRef
from bot.domain.text import say
from bot.ports.store import where
from bot.ports.tables import CARDS, COMMUNITIES, MARKS

PRIVATE: Final = "room:private"
"""The mark of a community whose lone administrator wants cards in the private chat."""


async def settle(turn: Turn, by: int, ref: ChannelRef) -> None:
    """Make it the room."""
    before = room_of(turn)
    turn.community = replace(
        turn.community, room_platform=ref.platform, room_place=ref.place, room_channel=ref.id
    )  # fmt: skip
    await turn.tx.put(COMMUNITIES, turn.community)
    await turn.tx.drop(MARKS, *where(community=turn.id, name=PRIVATE))
    if before == ref:
        return
    await audit.record(turn, "config:room", by, None)
    await post(turn, ref, Content((Line(say("setup-room-hello")),)), verb="staff")
    await move(turn)


async def move(turn: Turn) -> None:
    """Open cases get a new card where people look now; those that only some may see stay with them."""
    for case in await open_cases(turn):
        if not case.above:
            await turn.tx.drop(CARDS, *where(community=turn.id, case=case.number))
            await show(turn, case)
