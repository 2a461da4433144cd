"""The call: an activity's public message, in every channel in which it stands.

What it says is asked of the activity (`Activity.call`) just before each platform call, so that many changes within a
moment become one edit, and nothing that is shown is ever older than what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from activities.floor import Floor
from bot.domain.actions import EditMessage, PinMessage, SendMessage, channel_of
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, Content, Line, plain
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.text import Say, say
from bot.domain.time import SECOND
from bot.ports.store import Table, where
from bot.ports.tables import ACTIONS

CALL: Final = "activity-call"
"""The verb of actions that post or edit a call; their content is written just before the call."""
ABOUT: Final = "calls"
"""What buttons about calls themselves are about."""
EMPTY: Final = Content(())
APART: Final = 5 * SECOND
"""How far apart edits of one call are at least: a rush of entries is one edit in five seconds."""
OWN: Final = (Why.GONE, Why.ROOM_GONE, Why.NOT_HERE)
"""Refusals that mean something of their own where a call is concerned."""
_NUMBER: Final = re.compile(r"\d+")
COMING: Final = (ActionState.PLANNED, ActionState.SENDING, ActionState.HELD, ActionState.GRACE, ActionState.STUCK)
"""States of an action that may still put a call up, a stuck one by a moderator's tap."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a call stands. `message` is empty until it arrived. `state`: sending, shown, lost (deleted by somebody, or
    refused), gone (taken down). `edited_at` µs UTC, of the last edit that was planned (later than now: one is); `dirty`
    that something changed while a message or an edit was under way. `sent` and `edit` are the actions that post it and
    that edit it last: whatever came of others counts no more. `quiet`: nobody misses it when it is lost. `failed` is
    why its last edit was refused, "" when it was not.
    """

    community: int
    activity: str
    ref: str
    platform: str
    channel: str
    place: str
    parent: str = ""
    message: str = ""
    state: str = "sending"
    edited_at: int = 0
    pins: bool = False
    dirty: bool = False
    sent: int = 0
    edit: int = 0
    quiet: bool = False
    failed: str = ""

    @property
    def where(self) -> ChannelRef:
        """Its channel."""
        return ChannelRef(self.platform, self.place, self.channel, self.parent)

    @property
    def said(self) -> MessageRef | None:
        """Its message, once it arrived."""
        return MessageRef(self.where, self.message) if self.message else None


STANDS: Final = Table(
    "stands",
    Stand,
    ("community", "activity", "ref", "platform", "channel"),
    indexes=(("community", "platform", "channel", "message"),),
)


def follow_of(activity: str, ref: str) -> str:
    """What ties an action to a thing of an activity."""
    return f"{activity}:{ref}"


async def stands_of(floor: Floor, activity: str, ref: str) -> list[Stand]:
    """Where a call stands."""
    return await floor.tx.find(
        STANDS, *where(community=floor.id, activity=activity, ref=ref), order=("platform", "channel")
    )


async def standing_at(floor: Floor, ref: MessageRef) -> Stand | None:
    """The call that a message is, if any."""
    here = ref.channel
    found = await floor.tx.find(
        STANDS, *where(community=floor.id, platform=here.platform, channel=here.id, message=ref.id), limit=1
    )
    return found[0] if found else None


async def post(
    floor: Floor, activity: str, ref: str, channels: Sequence[ChannelRef], *, pin: bool = False, quiet: bool = False
) -> None:
    """Put the call up in channels, once in each; in crisis mode it is held there like every announcement."""
    for channel in dict.fromkeys(channels):
        known = await floor.tx.get(STANDS, floor.id, activity, ref, channel.platform, channel.id)
        if known is not None and (known.state == "shown" or await _is_on_its_way(floor, known)):
            continue
        number = await floor.announce(channel, EMPTY, follow=follow_of(activity, ref))
        row = Stand(
            floor.id, activity, ref, channel.platform, channel.id, channel.place, channel.parent,
            edited_at=floor.now, pins=pin, sent=number, quiet=quiet,
        )  # fmt: skip
        await floor.tx.put(STANDS, row)


async def _is_on_its_way(floor: Floor, one: Stand) -> bool:
    if one.state != "sending":
        return False
    row = await floor.tx.get(ACTIONS, floor.id, one.sent)
    return row is not None and row.state in COMING


async def again(floor: Floor, activity: str, ref: str) -> int:
    """Put the call up wherever it was lost; in how many channels."""
    lost = [one for one in await stands_of(floor, activity, ref) if one.state == "lost"]
    for one in lost:
        await post(floor, activity, ref, [one.where], pin=one.pins, quiet=one.quiet)
    return len(lost)


async def refresh(floor: Floor, activity: str, ref: str, *, at_once: bool = False) -> None:
    """See that the call says what is stored now: at most one edit in five seconds, unless `at_once`."""
    for one in await stands_of(floor, activity, ref):
        if one.state == "sending" and not one.dirty:
            await floor.tx.put(STANDS, replace(one, dirty=True))  # its words may have been written already
        if one.state != "shown" or floor.now < one.edited_at <= floor.now + APART:
            continue  # not there (yet), or an edit is planned already that will say the newest
        at = one.edited_at + APART if one.edited_at <= floor.now and not at_once else floor.now
        if at > floor.now:
            await floor.tx.put(STANDS, replace(one, edited_at=at))
            await floor.later("calls-refresh", f"{activity}|{ref}", at)
        else:
            await _edit(floor, one)


async def _edit(floor: Floor, one: Stand) -> None:
    """Plan an edit. One that waits for the platform already will say the newest; after one that is being carried out
    another follows: however long a platform refuses, there is one row."""
    waits = await floor.tx.get(ACTIONS, floor.id, one.edit) if one.edit else None
    if one.said is None:
        return
    if waits is not None and waits.state in (ActionState.PLANNED, ActionState.SENDING):
        dirty = one.dirty or waits.state is ActionState.SENDING
        await floor.tx.put(STANDS, replace(one, edited_at=floor.now, dirty=dirty))
        return
    number = await floor.edit(one.said, EMPTY, follow=follow_of(one.activity, one.ref))
    await floor.tx.put(STANDS, replace(one, edited_at=floor.now, edit=number, dirty=False))


async def refresh_now(floor: Floor, activity: str, ref: str) -> None:
    """The planned edit's time has come."""
    for one in await stands_of(floor, activity, ref):
        if one.state == "shown":
            await _edit(floor, one)


async def take_down(floor: Floor, activity: str, ref: str) -> int:
    """Delete the call everywhere; how many messages there were."""
    taken = 0
    for one in await stands_of(floor, activity, ref):
        if one.said is not None and one.state == "shown":
            await floor.remove(one.said)
            taken += 1
        await floor.tx.put(STANDS, replace(one, state="gone"))
    return taken


async def is_wanted(floor: Floor, action: Action) -> bool:
    """Whether a planned action of a call is still to be carried out: not when it was taken down or posted anew."""
    one = await _stand_of(floor, action)
    if one is None:
        return True
    if isinstance(action.act, EditMessage):
        return one.state == "shown" and one.message == action.act.ref.id
    return one.state == "sending" and one.sent in (0, action.id)


async def _stand_of(floor: Floor, action: Action) -> Stand | None:
    activity, _, ref = action.follow.partition(":")
    channel = channel_of(action.act)
    if channel is None:
        return None
    return await floor.tx.get(STANDS, floor.id, activity, ref, channel.platform, channel.id)


async def arrived(floor: Floor, action: Action, result: Result) -> None:
    """An action of a call has its result: remember the message, pin it if wished, and say when it is lost."""
    one = await _stand_of(floor, action)
    if one is None:
        return
    if isinstance(action.act, SendMessage):
        await _posted(floor, one, action, result)
    elif isinstance(action.act, EditMessage) and one.state == "shown" and one.message == action.act.ref.id:
        await _edited(floor, one, result)


async def _posted(floor: Floor, one: Stand, action: Action, result: Result) -> None:
    counts = one.state == "sending" and one.sent in (0, action.id)
    if isinstance(result, Done) and result.ref is not None:
        if counts:
            await _stands(floor, one, result.ref)
        elif one.message != result.ref.id:
            await floor.remove(result.ref)  # taken down, or posted anew, while it was under way
    elif isinstance(result, Refused) and counts:
        await _lose(floor, one, result.why)


async def _edited(floor: Floor, one: Stand, result: Result) -> None:
    if isinstance(result, Done):
        if one.failed or one.dirty:
            await floor.tx.put(STANDS, replace(one, failed="", dirty=False))
        if one.dirty:
            await refresh(floor, one.activity, one.ref)
    elif isinstance(result, Refused) and result.why in (Why.GONE, Why.ROOM_GONE):
        await _lose(floor, one, result.why)
    elif isinstance(result, Refused) and result.why.value != one.failed:
        await floor.tx.put(STANDS, replace(one, failed=result.why.value))
        await floor.tell_staff(plain(_words("call-old", one, result.why), say("call-old-mend")))


async def _stands(floor: Floor, one: Stand, ref: MessageRef) -> None:
    await floor.tx.put(STANDS, replace(one, state="shown", message=ref.id, dirty=False))
    if one.pins:
        await floor.act(PinMessage(ref, True), follow=follow_of(one.activity, one.ref))
    if one.dirty:
        await refresh(floor, one.activity, one.ref)


async def deleted(floor: Floor, ref: MessageRef) -> None:
    """A message is gone; was it a call, the team hears of it."""
    one = await standing_at(floor, ref)
    if one is not None and one.state == "shown":
        await _lose(floor, one, Why.GONE)


async def _lose(floor: Floor, one: Stand, why: Why) -> None:
    await floor.tx.put(STANDS, replace(one, state="lost"))
    if one.quiet:
        return
    mend = say("call-lost-mend" if why is Why.GONE else "call-lost-mend-first")
    button = Button(write_token(Token(ABOUT, f"{one.activity}|{one.ref}", "again")), say("call-again"))
    await floor.tell_staff(Content((Line(_words("call-lost", one, why), "warn"), Line(mend)), (button,)))


def _words(key: str, one: Stand, why: Why) -> Say:
    reason = f"call-why-{why.value}" if why in OWN else f"why-{why.value}"
    number = _NUMBER.search(one.ref)
    ref = number[0] if number is not None else one.ref
    return say(key, what=say(f"activity-{one.activity}", ref=ref), why=say(reason))
