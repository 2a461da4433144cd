"""Where things are brought to: a channel that members can't read, or a lone administrator's private chat."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from bot.app import audit
from bot.app.configuring import save
from bot.app.diagnosis import diagnose
from bot.app.onboarding.drawing import ABOUT, head, option, ways
from bot.app.onboarding.making import ways_to_a_room
from bot.app.onboarding.room import PRIVATE, move, settle
from bot.app.places import MEMBERS, role_of, room_of
from bot.app.press import Press, Reply
from bot.app.screens import button, person_asking, refusal, screen
from bot.app.surveying import Survey
from bot.app.turn import Turn
from bot.domain.content import Block, Heading, Line
from bot.domain.messages import ChannelRef
from bot.domain.people import Standing
from bot.domain.records import Mark
from bot.domain.text import say
from bot.ports.platform import Channel
from bot.ports.tables import MARKS

MOST_ROOMS: Final = 12
MOST_TROUBLES: Final = 6


async def surveyed(turn: Turn, press: Press, found: Survey) -> Reply:
    """The steps that needed questions, authorised anew since a moment has passed."""
    denied = await refusal(turn, press, "setup")
    if denied is not None:
        return Reply(denied)
    match press.token.verb:
        case "take":
            return await _take(turn, press, found)
        case "alone":
            return await _alone(turn, press, found)
    return await (_done if press.token.ref == "done" else _rooms)(turn, press, found)


def ref_of(channel: ChannelRef) -> str:
    """How a button names a channel, whatever its id looks like."""
    return hashlib.blake2b(f"{channel.platform}/{channel.place}/{channel.id}".encode(), digest_size=8).hexdigest()


def is_alone(found: Survey) -> bool:
    """Whether there is one person of staff only."""
    return len(found.staff) == 1


async def _is_home(turn: Turn, one: Channel) -> bool:
    """Whether it is a chat of members as a whole, which is no room however private it looks."""
    return one.ref.id == one.ref.place and await role_of(turn, one.ref.platform, one.ref.place) == MEMBERS


async def _rooms(turn: Turn, press: Press, found: Survey, more: tuple[Block, ...] = ()) -> Reply:
    """The private channels to choose from."""
    private = [one for one in found.channels if one.private and not one.ref.parent and not await _is_home(turn, one)]
    chosen = room_of(turn)
    blocks: list[Block] = [head(3, say("setup-room-title")), *more, Line(say("setup-room-what"))]
    alone = await turn.tx.get(MARKS, turn.id, PRIVATE) is not None
    here = next((one for one in found.channels if one.ref == chosen), None)
    if here is not None:
        blocks.append(Line(say("setup-room-now", channel=here.name), "strong"))
    elif alone:
        blocks.append(Line(say("setup-room-alone-now"), "strong"))
    ways_there = ways_to_a_room(turn, press)
    if not private and not ways_there:
        blocks.append(Line(say("setup-room-none"), "warn"))
    buttons = [
        option(ref_of(one.ref), "take", say("press-setup-room", channel=one.name), one.ref == chosen)
        for one in private[:MOST_ROOMS]
    ]
    buttons += ways_there
    if is_alone(found):
        blocks.append(Line(say("setup-room-alone-what")))
        buttons.append(button(ABOUT, "", "alone", say("press-setup-alone")))
    buttons.append(button(ABOUT, "room", "go", say("press-look-once-more")))
    onward = "kind" if chosen or alone else ""
    return Reply(content=screen(blocks, ways(buttons, "first", onward), "/setup room"))


async def _take(turn: Turn, press: Press, found: Survey) -> Reply:
    """Take a channel as the room, if members can't read it and I may write there."""
    channel = next((one for one in found.channels if ref_of(one.ref) == press.token.ref), None)
    if channel is None:
        return await _rooms(turn, press, found, (Line(say("setup-room-gone"), "warn"),))
    if not channel.private or await _is_home(turn, channel):
        return await _rooms(turn, press, found, (Line(say("setup-room-open", channel=channel.name), "warn"),))
    if not channel.writable:
        return await _rooms(turn, press, found, (Line(say("setup-room-mute", channel=channel.name), "warn"),))
    await settle(turn, await person_asking(turn, press), channel.ref)
    return await _rooms(turn, press, found)


async def _alone(turn: Turn, press: Press, found: Survey) -> Reply:
    """Cards come in private to the only administrator; no claims, no clocks, one line each morning."""
    if not is_alone(found) or found.staff[0][1].standing < Standing.ADMIN:
        return await _rooms(turn, press, found, (Line(say("setup-room-not-alone"), "warn"),))
    turn.community = replace(turn.community, room_platform="", room_place="", room_channel="")
    await save(turn, volunteer=True)
    await turn.tx.put(MARKS, Mark(turn.id, PRIVATE, "", turn.now))
    await audit.record(turn, "config:room", await person_asking(turn, press), None, "private")
    await move(turn)
    return await _rooms(turn, press, found)


async def _done(turn: Turn, press: Press, found: Survey) -> Reply:
    """What works, what doesn't yet with the tap that mends it, three commands to try."""
    settings = turn.community.settings
    if not settings.setup_done:
        await save(turn, setup_done=True, setup_step="")
        await audit.record(turn, "setup:done", await person_asking(turn, press), None)
    ills = await diagnose(turn, found)
    blocks: list[Block] = [Heading(say("setup-done-title"))]
    blocks.append(Line(say("setup-done-works") if not ills else say("setup-done-but", count=len(ills)), "strong"))
    for one in ills[:MOST_TROUBLES]:
        blocks.append(Line(one.what, "warn"))
        blocks.append(Line(one.remedy, "quiet"))
    blocks.append(Line(say("setup-done-try")))
    blocks += [Line(say(f"setup-done-try-{number}")) for number in (1, 2, 3)]
    buttons = [one.button for one in ills[:MOST_TROUBLES] if one.button is not None]
    return Reply(content=screen(blocks, ways(list(dict.fromkeys(buttons)), "history"), "/setup done"))
