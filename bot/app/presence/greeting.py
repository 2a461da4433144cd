"""Being added to a guild or chat: an introduction, or a word why not, and leaving."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Final

from bot.app import audit
from bot.app.desk import Desk
from bot.app.people import language_of, person_of
from bot.app.places import MEMBERS, all_places
from bot.app.plan import plan, post, write_direct
from bot.app.screens import button
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn, take_turn
from bot.domain.actions import LeavePlace, SendDirect, SendMessage
from bot.domain.content import Block, Button, ButtonStyle, Content, Line
from bot.domain.decisions import Action
from bot.domain.events import PlaceJoined
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.records import Mark
from bot.domain.text import Length, say
from bot.ports.platform import Channel
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, MARKS, PLACES

log = logging.getLogger("steward.presence")

GREET, EXPLAIN = "greet", "explain-leave"
"""The errands that find a channel: to introduce Steward in, or to say why it leaves."""
GREETED: Final = "greeted:"
"""The mark of a place that has been introduced to Steward."""
EMPTY: Final = Content(())


async def joined(turn: Turn, event: PlaceJoined) -> None:
    """Introduce Steward, or leave where whoever added it may not; back again after an absence, only staff hear."""
    by = event.by.account if event.by else None
    if not turn.desk.access.may_add(event.platform, by.id if by else ""):
        await _errand(turn, event, EXPLAIN)
        return
    if event.by is not None:
        await person_of(turn, event.by)
    if event.name and not turn.community.name:
        turn.community = replace(turn.community, name=event.name)
        await turn.tx.put(COMMUNITIES, turn.community)
    await audit.record(turn, "place:joined", None, None, f"{event.platform}:{event.place}")
    if await turn.tx.get(MARKS, turn.id, f"{GREETED}{event.platform}:{event.place}") is not None:
        await tell_staff(turn, Content((Line(say("presence-back", place=event.name)),)))
        return
    await turn.tx.put(MARKS, Mark(turn.id, f"{GREETED}{event.platform}:{event.place}", "", turn.now))
    await _speak_as(turn, event)
    await _errand(turn, event, GREET)


async def _speak_as(turn: Turn, event: PlaceJoined) -> None:
    """A community that nobody has set up yet speaks as whoever added Steward, else as the place says it speaks."""
    told = (event.by.language or "" if event.by else "", event.language)
    theirs = next((one for one in told if one in turn.desk.texts.languages), "")
    fresh = not turn.community.settings.setup_done and len(await all_places(turn)) == 1
    if fresh and theirs:
        turn.community = replace(turn.community, language=theirs)
        await turn.tx.put(COMMUNITIES, turn.community)


async def _errand(turn: Turn, event: PlaceJoined, verb: str) -> None:
    by = event.by.account.id if event.by else ""
    act = SendDirect(event.place, AccountRef(event.platform, by), EMPTY, turn.community.language)
    await plan(turn, act, verb=verb, lane=f"arrive:{event.platform}:{event.place}", follow=event.name)


async def greet(desk: Desk, action: Action) -> None:
    """Say hello where members are, and in private to whoever added Steward."""
    act = action.act
    if not isinstance(act, SendDirect):
        return
    channel = await _where_to_speak(desk, act.account.platform, act.place)

    async def deed(turn: Turn) -> None:
        if channel is not None:
            await post(turn, channel, introduction(turn))
        if act.account.id:
            row = await turn.tx.get(ACCOUNTS, act.account.platform, act.account.id, turn.id)
            language = language_of(row, turn.community.language)
            number = row.person if row else 0
            lines: list[Block] = [Line(say("presence-added", place=action.follow))]
            if await _elsewhere(turn, act.account):
                lines.append(Line(say("presence-or-room"), "quiet"))
            content = Content(tuple(lines), (_set_up(),))
            await write_direct(turn, act.place, act.account, content, language, person=number)

    await take_turn(desk, action.community, deed)


async def explain(desk: Desk, action: Action) -> None:
    """Say why Steward can't stay, and go."""
    act = action.act
    if not isinstance(act, SendDirect):
        return
    platform, place = act.account.platform, act.place
    channel = await _where_to_speak(desk, platform, place)
    lane = f"leave:{platform}:{place}"

    async def deed(turn: Turn) -> None:
        lines: list[Block] = [Line(say("presence-not-yours")), Line(say("presence-own"), "quiet")]
        if desk.access.host:
            lines.insert(1, Line(say("presence-host", host=desk.access.host)))
        if channel is not None:
            words = SendMessage(channel, Content(tuple(lines), rings=False), turn.community.language)
            await plan(turn, words, verb="post", lane=lane)
        await plan(turn, LeavePlace(platform, place), verb="leave", lane=lane)

    await take_turn(desk, action.community, deed)


async def _elsewhere(turn: Turn, account: AccountRef) -> bool:
    """Whether that person is known in another community: this chat may be meant as its moderators' room."""
    mine = where(platform=account.platform, id=account.id)
    found = await turn.tx.find(ACCOUNTS, *mine, Where("community", "!=", turn.id))
    return any([(await turn.tx.count(PLACES, *where(community=one.community, role=MEMBERS))) for one in found])


def introduction(turn: Turn) -> Content:
    """Who hosts it, what it keeps and how long, how to report, how to have something looked at again."""
    keeps = Length(turn.community.settings.keep_text)
    lines: list[Block] = [Line(say("presence-hello")), Line(say("presence-members"))]
    lines.append(Line(say("presence-keeps", length=keeps), "quiet"))
    if turn.desk.access.host:
        lines.append(Line(say("presence-host", host=turn.desk.access.host), "quiet"))
    return Content(tuple(lines), (_set_up(),), rings=False)


def _set_up() -> Button:
    return button("setup", "language", "go", say("press-presence-setup"), style=ButtonStyle.SAFE)


async def _where_to_speak(desk: Desk, name: str, place: str) -> ChannelRef | None:
    """A channel that everybody reads and Steward may write in; None where there is none, or it can't be told."""
    platform = desk.platforms.get(name)
    try:
        return _first(await platform.channels(place)) if platform is not None else None
    except Exception:
        log.exception("%s does not tell its channels", name)
        return None


def _first(channels: tuple[Channel, ...]) -> ChannelRef | None:
    open_ones = [one.ref for one in channels if one.writable and not one.private and not one.ref.parent]
    return open_ones[0] if open_ones else None
