"""Thanks with a reason: no points, no ranks."""

from __future__ import annotations

from typing import Final

from activities.floor import Floor
from activities.people.rows import Thanks
from activities.people.tables import THANKS
from bot.domain.content import Block, Content, Heading, Line, plain
from bot.domain.messages import ChannelRef
from bot.domain.text import Moment, Say, say
from bot.domain.time import DAY
from bot.ports.store import Where, where

REASON_MOST: Final = 300
SHOWN: Final = 20
WEEK: Final = 7 * DAY


async def give(floor: Floor, giver: int, person: int, reason: str, channel: ChannelRef) -> Say | None:
    """Thank somebody in the channel; the refusal, when it can't be."""
    if giver == person:
        return say("people-thanks-self")
    if any(account.is_bot for account in await floor.accounts(person)):
        return say("people-thanks-bot")
    pair = where(community=floor.id, giver=giver, person=person)
    if await floor.tx.count(THANKS, *pair, Where("at", ">", floor.now - DAY)):
        return say("people-thanks-again")
    row = Thanks(floor.id, await floor.next("thanks"), giver, person, reason[:REASON_MOST], floor.now)
    await floor.tx.put(THANKS, row)
    words = say("people-thanks", giver=await floor.name_of(giver), name=await floor.name_of(person), reason=row.reason)
    if channel.id.startswith("direct:"):
        await floor.write_to(person, plain(words))
    else:
        await floor.announce(channel, plain(words), silent=True)
    return None


async def received(floor: Floor, person: int) -> list[Thanks]:
    """What somebody was thanked for, the newest first."""
    return await floor.tx.find(THANKS, *where(community=floor.id, person=person), order=("-number",), limit=SHOWN)


async def listing(floor: Floor, person: int) -> Content:
    """For whoever asks what they were thanked for."""
    blocks: list[Block] = [Heading(say("people-thanks-title"))]
    for one in await received(floor, person):
        giver = await floor.name_of(one.giver)
        blocks.append(Line(say("people-thanks-line", giver=giver, reason=one.reason, at=Moment(one.at, "date"))))
    if len(blocks) == 1:
        blocks.append(Line(say("people-thanks-none")))
    return Content(tuple(blocks))


async def week(floor: Floor) -> Content | None:
    """The week's thanks, to be posted by somebody's tap; None when there were none."""
    mine = (*where(community=floor.id), Where("at", ">", floor.now - WEEK))
    rows = await floor.tx.find(THANKS, *mine, order=("number",), limit=SHOWN)
    if not rows:
        return None
    blocks: list[Block] = [Heading(say("people-week-title"))]
    for one in rows:
        giver, name = await floor.name_of(one.giver), await floor.name_of(one.person)
        blocks.append(Line(say("people-thanks", giver=giver, name=name, reason=one.reason)))
    more = await floor.tx.count(THANKS, *mine) - len(rows)
    if more:
        blocks.append(Line(say("people-thanks-more", count=more), "quiet"))
    return Content(tuple(blocks), rings=False)
