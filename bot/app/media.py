"""Pictures and files of flagged messages: a copy lies in the moderators' room before the message is removed.

It is planned in the lane in which what falls on the person is carried out, so that it is made before a deletion or a
ban takes the message away; one that can't be made soon is given up, for nothing waits for a picture. It goes when the
evidence goes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.app.people import account_of, name_of
from bot.app.places import room_of
from bot.app.plan import lane_of, plan
from bot.app.turn import Turn
from bot.domain.actions import Act, CopyMedia, DropCopy
from bot.domain.cases import Case, CaseKind, CaseState, Evidence
from bot.domain.content import Content, Line
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import AttachmentKind, ChannelRef, Message, MessageRef
from bot.domain.text import say
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, EVIDENCE, MESSAGES

VERB: Final = "media"
GONE: Final = "media-gone"
MOST: Final = 4
WHOLE: Final = 10
"""Copies of one case, and with an album: a flood of pictures does not fill the room."""
TRIES: Final = 3
PATIENCE: Final = 6 * SECOND
"""How often, and how long after it was planned, a copy is tried again while a deletion waits behind it."""
COUNTED: Final = 500
"""Messages of a case that are counted for what was left out."""
KEPT: Final = frozenset(AttachmentKind) - {
    AttachmentKind.STICKER, AttachmentKind.VOICE, AttachmentKind.LOCATION, AttachmentKind.CONTACT, AttachmentKind.OTHER,
}  # fmt: skip
"""What is copied: an address or a telephone number is nobody's business, a sticker is known by its name, and a voice
could not be taken away again (on Telegram nothing older than two days is deleted by a bot)."""


@dataclass(frozen=True, slots=True)
class Copies:
    """What of a case's pictures and files lies in the room: how many, the first of them, and of how many messages what
    was attached was left out."""

    count: int
    first: MessageRef
    more: int = 0


async def keep(turn: Turn, case: Case, message: Message, person: int) -> None:
    """Plan a copy of what is attached to a message, once; an album's items may have come before what is known of them
    was kept, and are copied all the same."""
    attached = any(one.kind in KEPT for one in message.attachments)
    if not (attached or (message.album and not message.attachments)) or not _is_wanted(turn, case):
        return
    room = room_of(turn)
    if room is None or room.platform != message.ref.channel.platform or room == message.ref.channel:
        return
    planned = await _rows(turn, case.number)
    if any(ref_of(row) == message.ref for row in planned) or not await _has_room(turn, message, planned):
        return
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    words = say("media-caption", number=str(case.number), name=await name_of(turn, person))
    act = CopyMedia(message.ref, room, Content((Line(words),), rings=False), turn.community.language)
    platform = turn.desk.platforms.get(room.platform)
    if platform is None or platform.able(act) is not None:
        return
    await plan(turn, act, verb=VERB, lane=lane_of(case, account), case=case.number, person=person)


async def _has_room(turn: Turn, message: Message, planned: list[Action]) -> bool:
    """A few messages of a case are copied; an album that was begun is copied whole."""
    if len(planned) < MOST or not message.album:
        return len(planned) < MOST
    here = message.ref.channel
    rows = [
        await turn.tx.get(MESSAGES, turn.id, here.platform, here.id, ref.id)
        for one in planned if (ref := ref_of(one)) is not None and ref.channel == here
    ]  # fmt: skip
    return len(planned) < WHOLE and any(row is not None and row.album == message.album for row in rows)


def _is_wanted(turn: Turn, case: Case) -> bool:
    """What is about staff, and what needs care, stays out of the room."""
    shown = case.kind is CaseKind.ENFORCE and not case.above and case.state is not CaseState.MERGED
    return shown and turn.community.settings.media == "keep"


def ref_of(row: Action) -> MessageRef | None:
    """The message that a copy is of."""
    return row.act.ref if isinstance(row.act, CopyMedia) else None


async def _rows(turn: Turn, case: int) -> list[Action]:
    return await turn.tx.find(ACTIONS, *where(community=turn.id, case=case, verb=VERB), order=("id",))


async def prepare(turn: Turn, action: Action) -> Act | None:
    """The copy, unless meanwhile nobody wants it any more or its evidence is forgotten."""
    case = await turn.tx.get(CASES, turn.id, action.case) if action.case is not None else None
    if case is None or not _is_wanted(turn, case) or not await _has_evidence(turn, action):
        return None
    return action.act


async def _has_evidence(turn: Turn, action: Action) -> bool:
    ref = ref_of(action)
    if ref is None:
        return False
    mine = where(community=turn.id, case=action.case, message=ref.id, channel=ref.channel.id)
    return bool(await turn.tx.count(EVIDENCE, *mine))


def gives_up(action: Action, at: int) -> bool:
    """Whether a copy that can be made at this time (µs UTC) at the earliest is left out, so that what waits behind it
    goes on."""
    return action.verb == VERB and (action.tries >= TRIES or at - action.planned_at > PATIENCE)


async def arrived(turn: Turn, action: Action) -> None:
    """A copy stands in the room; whoever was forgotten while it was under way has it taken away again."""
    if not await _has_evidence(turn, action):
        await _take(turn, action)


async def expire(turn: Turn, one: Evidence) -> None:
    """The evidence of a message goes, and its copy with it."""
    for row in await _rows(turn, one.case):
        ref = ref_of(row)
        if ref is not None and (ref.id, ref.channel.id) == (one.message, one.channel):
            await _take(turn, row)


async def forget(turn: Turn, person: int) -> int:
    """Take away every copy of what somebody attached; how many there were."""
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, person=person, verb=VERB), order=("id",))
    for row in rows:
        await _take(turn, row)
    return len(rows)


async def _take(turn: Turn, row: Action) -> None:
    """A copy that stands is deleted; one that waits is never made."""
    if row.state is ActionState.PLANNED:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.CANCELLED, done_at=turn.now))
    made = made_of(row)
    if made is None:
        return
    await plan(turn, DropCopy(made), verb=GONE, lane=f"{VERB}:{made.channel.id}", inverse_of=row.id)
    await turn.tx.put(ACTIONS, replace(row, state=ActionState.UNDONE, made_message=""))


def made_of(row: Action) -> MessageRef | None:
    """Where a copy stands; None for one that does not."""
    if row.state is not ActionState.APPLIED or not row.made_message or not isinstance(row.act, CopyMedia):
        return None
    channel = ChannelRef(row.act.to.platform, row.act.to.place, row.made_channel or row.act.to.id, row.act.to.parent)
    return MessageRef(channel, row.made_message)


async def copies_of(turn: Turn, case: Case) -> Copies | None:
    """What stands in the room of a case's pictures and files; None when nothing does."""
    planned = await _rows(turn, case.number)
    made = [ref for row in planned if (ref := made_of(row)) is not None]
    if not made:
        return None
    more = 0
    if len(planned) >= MOST:
        kept = await turn.tx.find(EVIDENCE, *where(community=turn.id, case=case.number), order=("id",), limit=COUNTED)
        more = max(0, sum(bool(one.media) for one in kept) - len(planned))
    return Copies(len(made), made[0], more)


async def is_copied(turn: Turn, case: Case, message: str) -> bool:
    """Whether a copy of what was attached to this message stands in the room."""
    found = [row for row in await _rows(turn, case.number) if made_of(row) is not None]
    return any(ref is not None and ref.id == message for ref in map(ref_of, found))
