"""Catching up without a flood: announcements that are late are spread, at most twenty a minute in a chat."""

from __future__ import annotations

from typing import Final

from bot.app.turn import Turn
from bot.domain.messages import ChannelRef
from bot.domain.records import Mark
from bot.domain.time import MINUTE
from bot.ports.tables import MARKS

APART: Final = MINUTE // 20
"""Telegram takes twenty messages a minute in a group: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits"""


async def slot(turn: Turn, channel: ChannelRef) -> int:
    """When the next late announcement may go out in a channel (µs UTC): at once, or a while after the one before."""
    name = f"pace:{channel.platform}:{channel.id}"
    last = await turn.tx.get(MARKS, turn.id, name)
    ahead = last.at + APART if last is not None and last.at - turn.now < MINUTE * 60 else turn.now
    at = max(turn.now, ahead)
    await turn.tx.put(MARKS, Mark(turn.id, name, "", at))
    return at
