"""How many questions a community has left today; its day begins at its own midnight."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from bot.app.nights import zone_of
from bot.app.turn import Turn
from bot.domain.records import Mark
from bot.domain.time import SECOND
from bot.ports.tables import MARKS

SPENT: Final = "second-opinion:spent"
"""The mark: "2026-11-20 17", the day and how many questions it has cost."""


def today(turn: Turn) -> str:
    """The community's own date."""
    return datetime.fromtimestamp(turn.now / SECOND, UTC).astimezone(zone_of(turn.community.zone)).date().isoformat()


async def spent(turn: Turn) -> int:
    """Questions that today has cost."""
    mark = await turn.tx.get(MARKS, turn.id, SPENT)
    day, _, count = mark.value.partition(" ") if mark is not None else ("", "", "")
    return int(count) if day == today(turn) and count.isdecimal() else 0


async def spend(turn: Turn, most: int) -> bool:
    """Take one question from today's; False when none is left."""
    used = await spent(turn)
    if used >= most:
        return False
    await turn.tx.put(MARKS, Mark(turn.id, SPENT, f"{today(turn)} {used + 1}", turn.now))
    return True


async def give_back(turn: Turn) -> None:
    """A question that reached nobody costs nothing."""
    used = await spent(turn)
    if used:
        await turn.tx.put(MARKS, Mark(turn.id, SPENT, f"{today(turn)} {used - 1}", turn.now))
