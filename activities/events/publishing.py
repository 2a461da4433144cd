"""Before the call goes out: is the brief complete, is there still time, may it stand there?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from activities import calls
from activities.asked import Asked
from activities.events import lifecycle, settling
from activities.events.finding import house_of
from activities.events.model import NAME, Event, State, missing
from activities.floor import Floor
from bot.domain.messages import ChannelRef
from bot.domain.text import Arg, Moment, Say, Several, say


async def publish(floor: Floor, asked: Asked, event: Event, channels: Sequence[ChannelRef]) -> Say:
    """Put the call up, or say what is in the way."""
    if event.state is not State.DRAFT:
        return await _again(floor, asked, event, channels)
    lacking = missing(event, short=(await house_of(floor)).short)
    if lacking:
        names: tuple[Arg, ...] = tuple(say(f"events-brief-{one}") for one in lacking)
        return say("events-publish-lacks", what=Several(names, "comma"))
    if event.starts <= floor.now:
        return say("events-past")
    refused = await unfit(floor, asked, channels)
    if refused is not None:
        return refused
    shown = await lifecycle.publish(floor, replace(event, channels=tuple(channels)))
    await floor.audit("event-published", asked.person.id, None, shown.ref)
    return say("events-published-held" if floor.is_held else "events-published", at=Moment(shown.starts))


async def _again(floor: Floor, asked: Asked, event: Event, channels: Sequence[ChannelRef]) -> Say:
    """It is published: the call goes where it does not stand, or stands no more because somebody deleted it."""
    if not event.is_on:
        return settling.over(event)
    stands = {one.where for one in await calls.stands_of(floor, NAME, event.ref) if one.state in ("sending", "shown")}
    lacking = [one for one in channels if one not in stands]
    if channels and not lacking:
        return say("events-published-already")
    refused = await unfit(floor, asked, lacking)
    if refused is not None:
        return refused
    await lifecycle.change(floor, event, replace(event, channels=tuple(dict.fromkeys((*event.channels, *lacking)))))
    await calls.post(floor, NAME, event.ref, lacking, pin=event.pins)
    return say("events-published-held" if floor.is_held else "events-published-again")


async def unfit(floor: Floor, asked: Asked, channels: Sequence[ChannelRef]) -> Say | None:
    """None when members can read all of these channels, else what to do instead."""
    if not channels:
        return say("events-channel-unknown")
    open_to_all = {(one.platform, one.place) for one in await floor.places()}
    room = floor.room()
    closed = [one for one in channels if one == room or (one.platform, one.place) not in open_to_all]
    if closed or (asked.private and asked.channel in channels):
        return say("events-channel-staff")
    return None
