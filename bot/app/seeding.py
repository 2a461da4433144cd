"""The sandbox's community: set up once, as an administrator would have done it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app.desk import Desk
from bot.app.house import write_rule
from bot.app.places import community_of, found_community
from bot.app.turn import Turn, take_turn
from bot.domain.policy import Settings
from bot.domain.records import Community
from bot.domain.text import say
from bot.ports.store import Tx
from bot.ports.tables import COMMUNITIES

PLACE: Final = "lanternfall"
ROOM: Final = "moderators"
HOUSE_RULES: Final = 5


async def seed(desk: Desk, platform: str) -> int:
    """Found the made-up community if it is not there yet; its id."""

    async def found(tx: Tx) -> tuple[int, bool]:
        known = await community_of(tx, platform, PLACE)
        if known is not None:
            return known, False
        number = desk.dice.id()
        made = await found_community(tx, number, "Lanternfall", "en", platform, PLACE, desk.clock.now())
        await tx.put(COMMUNITIES, _set_up(made, platform))
        return number, True

    number, new = await desk.store.write(found)
    if new:
        await take_turn(desk, number, lambda turn: _house(turn, desk))
    return number


def _set_up(community: Community, platform: str) -> Community:
    settings = replace(Settings(), setup_done=True, modules=("spam", "conflicts", "questions"))
    return replace(
        community, preset="gaming", room_platform=platform, room_place=PLACE, room_channel=ROOM, settings=settings
    )


async def _house(turn: Turn, desk: Desk) -> None:
    """Five house rules, in each language that Steward speaks."""
    for language in desk.texts.languages:
        for number in range(1, HOUSE_RULES + 1):
            title = desk.texts.say(say(f"house-gaming-{number}-title"), language)
            text = desk.texts.say(say(f"house-gaming-{number}-text"), language)
            await write_rule(turn, number, language, title, text, None)
