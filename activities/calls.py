"""The call: an activity's public message, in every channel in which it stands.

What it says is asked of the activity (`Activity.call`) just before each platform call, so that many changes within a
moment become one edit, and nothing that is shown is ever older than what is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from activities.floor import Floor
from bot.domain.actions import EditMessage, PinMessage, SendMessage
from bot.domain.content import Content, plain
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.text import Moment, say
from bot.domain.time import SECOND
from bot.ports.store import Table, where

CALL: Final = "activity-call"
"""The verb of actions that post or edit a call; their content is written just before the call."""
EMPTY: Final = Content(())
APART: Final = 5 * SECOND
"""How far apart edits of one call are at least: a rush of entries is one edit in five seconds."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a call stands. `message` is empty until it arrived. `state`: sending, shown, lost (deleted by somebody, or
    refused), gone (taken down). `edited_at` µs UTC, of the last edit that was planned (later than now: one is); `dirty`
    that something changed while the message was under way.
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


async def post(floor: Floor, activity: str, ref: str, channels: Sequence[ChannelRef], *, pin: bool = False) -> None:
    """Put the call up in channels, once in each; in crisis mode it is held there like every announcement."""
    for channel in dict.fromkeys(channels):
        row = Stand(
            floor.id, activity, ref, channel.platform, channel.id, channel.place, channel.parent,
            edited_at=floor.now, pins=pin,
        )  # fmt: skip
        known = await floor.tx.get(STANDS, floor.id, activity, ref, channel.platform, channel.id)
        if known is not None and known.state in ("sending", "shown"):
            continue
        await floor.tx.put(STANDS, row)
        await floor.announce(channel, EMPTY, follow=follow_of(activity, ref))


async def refresh(floor: Floor, activity: str, ref: str, *, at_once: bool = False) -> None:
    """See that the call says what is stored now: at most one edit in five seconds, unless `at_once`."""
    for one in await stands_of(floor, activity, ref):
        if one.state == "sending" and not one.dirty:
            await floor.tx.put(STANDS, replace(one, dirty=True))  # its words may have been written already
        if one.state != "shown" or one.edited_at > floor.now:
            continue  # not there (yet), or an edit is planned already that will say the newest
        at = floor.now if at_once else max(floor.now, one.edited_at + APART)
        await floor.tx.put(STANDS, replace(one, edited_at=at if at > floor.now else floor.now))
        if at > floor.now:
            await floor.later("calls-refresh", f"{activity}|{ref}", at)
        else:
            await _edit(floor, one)


async def _edit(floor: Floor, one: Stand) -> None:
    if one.said is not None:
        await floor.edit(one.said, EMPTY, follow=follow_of(one.activity, one.ref))


async def refresh_now(floor: Floor, activity: str, ref: str) -> None:
    """The planned edit's time has come."""
    for one in await stands_of(floor, activity, ref):
        if one.state == "shown":
            await floor.tx.put(STANDS, replace(one, edited_at=floor.now))
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


async def arrived(floor: Floor, action: Action, result: Result) -> None:
    """An action of a call has its result: remember the message, pin it if wished, and say when it is lost."""
    activity, _, ref = action.follow.partition(":")
    act = action.act
    if not isinstance(act, SendMessage | EditMessage):
        return
    channel = act.channel if isinstance(act, SendMessage) else act.ref.channel
    one = await floor.tx.get(STANDS, floor.id, activity, ref, channel.platform, channel.id)
    if one is None:
        return
    if isinstance(result, Done) and isinstance(act, SendMessage) and result.ref is not None:
        await _stands(floor, one, result.ref)
    elif isinstance(result, Refused) and (isinstance(act, SendMessage) or result.why is Why.GONE):
        await floor.tx.put(STANDS, replace(one, state="lost"))
        await _tell_lost(floor, one, result)


async def _stands(floor: Floor, one: Stand, ref: MessageRef) -> None:
    if one.state == "gone":  # taken down while it was under way
        await floor.remove(ref)
        return
    await floor.tx.put(STANDS, replace(one, state="shown", message=ref.id, dirty=False))
    if one.pins:
        await floor.act(PinMessage(ref, True), follow=follow_of(one.activity, one.ref))
    if one.dirty:
        await refresh(floor, one.activity, one.ref)


async def _tell_lost(floor: Floor, one: Stand, refused: Refused) -> None:
    words = say("call-lost", what=say(f"activity-{one.activity}", ref=one.ref), why=say(f"why-{refused.why.value}"))
    await floor.tell_staff(plain(words, say("call-lost-mend")))


def when(at: int) -> Moment:
    """A moment, as calls show it."""
    return Moment(at, "datetime")
