"""What the platform in memory does for those who take part: polls, pins, events, links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.actions import ClosePoll, MakeInvite, PinMessage, SendPoll, SetNativeEvent
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY, MINUTE

if TYPE_CHECKING:
    from adapters.memory.platform import MemoryPlatform

Taking: TypeAlias = SendPoll | ClosePoll | PinMessage | SetNativeEvent | MakeInvite
LONGEST = 32 * DAY


def carry_out(platform: MemoryPlatform, act: Taking) -> Result:
    """One act, refused as real platforms refuse."""
    match act:
        case SendPoll():
            return _send(platform, act)
        case ClosePoll():
            return _close(platform, act)
        case PinMessage():
            return _pin(platform, act)
        case SetNativeEvent():
            return platform.lacks("manage") or _event(platform, act)
        case MakeInvite():
            return platform.lacks("manage") or _invite(platform, act)


def _send(platform: MemoryPlatform, act: SendPoll) -> Result:
    if act.channel.id not in platform.rooms:
        return Refused(Why.ROOM_GONE)
    if (no := platform.lacks("write")) is not None:
        return no
    length = LONGEST if act.poll.closes_at is None else act.poll.closes_at - platform.clock.now()
    if not 2 <= len(act.poll.options) <= 10 or not MINUTE <= length <= LONGEST:
        return Refused(Why.BAD_REQUEST)
    made = platform.post_poll(act.channel, act.poll, act.nonce)
    return Done(made)


def _close(platform: MemoryPlatform, act: ClosePoll) -> Result:
    if act.ref.channel.id not in platform.rooms:
        return Refused(Why.ROOM_GONE)
    found = platform.written.get(act.ref.id)
    if found is None or found.gone or found.ref != act.ref:
        return Refused(Why.GONE)
    if found.poll is None:
        return Refused(Why.NOT_POSSIBLE)
    found.closed = True
    return Done(act.ref)


def _pin(platform: MemoryPlatform, act: PinMessage) -> Result:
    if act.ref.channel.id not in platform.rooms:
        return Refused(Why.ROOM_GONE)
    found = platform.written.get(act.ref.id)
    if found is None or found.gone or found.ref != act.ref:
        return Refused(Why.GONE)
    if (no := platform.lacks("delete")) is not None:
        return no
    was, found.pinned = found.pinned, act.pinned
    return Done(act.ref, before="pinned" if was else "")


def _event(platform: MemoryPlatform, act: SetNativeEvent) -> Result:
    event = act.event
    placed = event.channel in platform.rooms if event.channel else bool(event.where)
    if event.starts >= event.ends or not event.name or not placed:
        return Refused(Why.BAD_REQUEST)
    if event.id and event.id not in platform.events:
        return Refused(Why.GONE)
    before = platform.events[event.id].status if event.id else ""
    number = event.id or str(len(platform.events) + 1)
    platform.events[number] = replace(event, id=number)
    return Done(made=number, before=before)


def _invite(platform: MemoryPlatform, act: MakeInvite) -> Result:
    if not act.name:
        return Refused(Why.BAD_REQUEST)
    if act.channel and act.channel not in platform.rooms:
        return Refused(Why.ROOM_GONE)
    link = next((one for one, made in platform.links.items() if made == (act.name, act.channel)), "")
    link = link or f"https://memory.example/{len(platform.links) + 1}"
    platform.links[link] = (act.name, act.channel)
    return Done(made=link)
