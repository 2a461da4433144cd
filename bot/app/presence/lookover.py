"""Looking over every place once a platform is connected: what does not work there is told, once for each change."""

from __future__ import annotations

import hashlib
import logging
from typing import Final

from bot.app.desk import Desk
from bot.app.diagnosis import trouble_told
from bot.app.places import LEFT, LOBBY, MOVED
from bot.app.screens import button
from bot.app.staffroom import tell_staff
from bot.app.surveying import matters
from bot.app.turn import NoCommunity, Turn, take_turn
from bot.domain.content import Block, Content, Line
from bot.domain.records import Mark, Place
from bot.domain.text import say
from bot.ports.platform import Platform, Trouble
from bot.ports.store import Tx, where
from bot.ports.tables import MARKS, PLACES

log = logging.getLogger("steward.presence")

TOLD: Final = "troubles:"
"""The mark of a place that keeps which troubles were told of last."""
MOST: Final = 6
NONE_OF_OURS: Final = frozenset({LEFT, LOBBY, MOVED})


async def look_over(desk: Desk, platform: Platform) -> int:
    """Every place of a platform, one after the other; how many have a trouble. A place that fails keeps no other."""

    async def known(tx: Tx) -> list[Place]:
        return await tx.find(PLACES, *where(platform=platform.name), order=("community", "place"))

    ill = 0
    for place in await desk.store.read(known):
        if place.role not in NONE_OF_OURS:
            ill += await _one(desk, platform, place)
    return ill


async def _one(desk: Desk, platform: Platform, place: Place) -> bool:
    try:
        troubles = matters(place, await platform.troubles(place.place))
        for one in troubles:
            log.warning("%s %s: %s %s", platform.name, place.place, one.what, one.detail)
        await take_turn(desk, place.community, lambda turn: _tell(turn, place, troubles))
    except NoCommunity:
        return False
    except Exception:
        log.exception("%s could not be looked over", platform.name)
        return True
    return bool(troubles)


async def _tell(turn: Turn, place: Place, troubles: tuple[Trouble, ...]) -> None:
    """Word to the team where it is not what was told last."""
    name = f"{TOLD}{place.platform}:{place.place}"
    kinds = sorted(f"{one.what}/{one.channel}/{one.detail}" for one in troubles)
    digest = hashlib.blake2b("\n".join(kinds).encode(), digest_size=8).hexdigest() if kinds else ""
    last = await turn.tx.get(MARKS, turn.id, name)
    if digest == (last.value if last else ""):
        return
    await turn.tx.put(MARKS, Mark(turn.id, name, digest, turn.now))
    if not kinds:
        await tell_staff(turn, Content((Line(say("presence-well-again")),), rings=False))
        return
    lines: list[Block] = [Line(say("presence-troubles"), "strong")]
    for one in troubles[:MOST]:
        ill = trouble_told(turn, one, place.platform)
        lines += [Line(ill.what, "warn"), Line(ill.remedy, "quiet")]
    await tell_staff(turn, Content(tuple(lines), (button("doctor", "", "look", say("press-look-once-more")),)))
