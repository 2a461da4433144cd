"""Cards: a case as moderators see it, kept in step with the case.

A card action holds an address and no content: `prepare` writes the newest content just before the call, so that many
changes in a row become one edit. A case that only some may see is brought to them in private.
"""

from __future__ import annotations

from dataclasses import replace

from bot.app import nights
from bot.app.cardfacts import gather
from bot.app.cardview import draw
from bot.app.places import room_of
from bot.app.plan import plan
from bot.app.turn import Turn
from bot.domain.actions import Act, EditMessage, SendDirect, SendMessage
from bot.domain.cases import Card, Case
from bot.domain.content import Content
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.records import Mark
from bot.domain.results import Why
from bot.domain.signals import Topic
from bot.domain.time import SECOND
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CARDS, CASES, EVIDENCE, MARKS, MESSAGES

EMPTY = Content(())
FLOOD = 20
CALM = SECOND
RAID_CALM = 3 * SECOND
"""A raid's card is drawn this seldom while it goes on: a chat takes twenty messages and edits a minute."""
SEAT = "seat"
"""The errand that finds out who may see a case when there is no room for it."""


async def show(turn: Turn, case: Case, *, calm: bool = False) -> None:
    """Bring every card of a case up to date; the first time, or after reopening, put up a new one.

    `calm`: nobody waits for it, so that the card of a flood is drawn once a second at most.
    """
    pause = CALM if calm and case.signals > FLOOD else 0
    if calm and case.topic is Topic.RAID:
        pause = RAID_CALM
    standing = await turn.tx.find(CARDS, *where(community=turn.id, case=case.number))
    for card in standing:
        ref = MessageRef(ChannelRef(card.platform, card.place, card.channel), card.message)
        edit = EditMessage(ref, EMPTY, turn.community.language)
        await _plan_card(turn, case, edit, f"@{card.channel}", pause=pause)
    if standing:
        return
    room = room_of(turn)
    if room is None or case.above:
        await _seat(turn, case)
    else:
        await _plan_card(turn, case, SendMessage(room, EMPTY, turn.community.language), "")


async def _seat(turn: Turn, case: Case) -> None:
    seat = SendDirect(case.place, AccountRef(case.platform, ""), EMPTY, turn.community.language)
    await _plan_card(turn, case, seat, "", verb=SEAT)


async def seat(turn: Turn, case: Case, seniors: list[AccountRef], place: str) -> None:
    """Bring a case to these accounts in private, one card each."""
    for account in seniors:
        act = SendDirect(place, account, EMPTY, turn.community.language)
        await _plan_card(turn, case, act, f"!{account.platform}:{account.id}")


async def _plan_card(turn: Turn, case: Case, act: Act, where_: str, verb: str = "card", pause: int = 0) -> None:
    lane = f"card:{case.number}{where_}"
    waiting = where(community=turn.id, case=case.number, lane=lane, state=ActionState.PLANNED)
    if await turn.tx.count(ACTIONS, *waiting):
        if not pause:  # what waits because nobody did goes now; a platform's own delay stays
            calm = (*waiting, *where(tries=0), Where("not_before", ">", turn.now))
            await turn.tx.change(ACTIONS, calm, not_before=turn.now)
        turn.rings = True
        return
    await plan(turn, act, verb=verb, lane=lane, case=case.number, not_before=turn.now + pause)
    if pause:
        turn.wakes_at = min(turn.wakes_at or turn.now + pause, turn.now + pause)


async def prepare(turn: Turn, action: Action) -> Act | None:
    """The act with the card's newest content; None when there is nothing left to show."""
    case = await turn.tx.get(CASES, turn.id, action.case) if action.case is not None else None
    if case is None or not isinstance(action.act, SendMessage | EditMessage | SendDirect):
        return None
    content = draw(await gather(turn, case))
    if nights.rests(turn.community, case, turn.now):
        content = replace(content, rings=False)
    act = await _edit_instead(turn, action) or action.act
    return replace(act, content=content, language=turn.community.language)


async def _edit_instead(turn: Turn, action: Action) -> EditMessage | None:
    """A second card was planned while the first was on its way: by now there is one to edit."""
    if isinstance(action.act, EditMessage):
        return None
    mine = where(community=turn.id, case=action.case, lane=action.lane, state=ActionState.APPLIED)
    for sent in await turn.tx.find(ACTIONS, *mine, order=("-id",), limit=1):
        stands_at = where(community=turn.id, case=action.case, channel=sent.made_channel, message=sent.made_message)
        for card in await turn.tx.find(CARDS, *stands_at):
            ref = MessageRef(ChannelRef(card.platform, card.place, card.channel), card.message)
            return EditMessage(ref, EMPTY, turn.community.language)
    return None


async def stands(turn: Turn, action: Action, ref: MessageRef) -> None:
    """A card was put up: remember where."""
    if action.case is not None:
        channel = ref.channel
        card = Card(turn.id, action.case, channel.platform, channel.place, channel.id, ref.id)
        await turn.tx.put(CARDS, card)
        await turn.tx.drop(MARKS, *where(community=turn.id, name=f"homeless:{action.case}"))


async def fell(turn: Turn, action: Action, why: Why) -> None:
    """A card could not be put up or kept in step: put up another, in the room or with those who lead the place."""
    case = await turn.tx.get(CASES, turn.id, action.case) if action.case is not None else None
    if case is None:
        return
    if isinstance(action.act, EditMessage):
        if why in (Why.GONE, Why.ROOM_GONE):
            channel = action.act.ref.channel
            await turn.tx.drop(CARDS, *where(community=turn.id, case=case.number, channel=channel.id))
            if case.state.is_open:
                await show(turn, case)
        return
    if not case.state.is_open:
        return
    if isinstance(action.act, SendMessage):
        await _seat(turn, case)
    elif not await turn.tx.count(CARDS, *where(community=turn.id, case=case.number)):
        await homeless(turn, action)


async def homeless(turn: Turn, action: Action) -> None:
    """Nobody has this case's card: /doctor says so, and its next change tries again."""
    if action.case is not None:
        await turn.tx.put(MARKS, Mark(turn.id, f"homeless:{action.case}", "", turn.now))


async def cases_about(turn: Turn, ref: MessageRef) -> list[Case]:
    """Cases whose evidence holds this message and that are not closed."""
    this = where(community=turn.id, channel=ref.channel.id, message=ref.id)
    row = await turn.tx.get(MESSAGES, turn.id, ref.channel.platform, ref.channel.id, ref.id)
    by = where(person=row.person) if row is not None else ()  # an index; evidence is kept under whoever wrote it
    kept = await turn.tx.find(EVIDENCE, *this, *by)
    cases = [await turn.tx.get(CASES, turn.id, one.case) for one in kept]
    return [case for case in cases if case and case.state.is_open]


async def touch_message(turn: Turn, ref: MessageRef) -> None:
    """Something happened to a message: its open cases' cards say so."""
    for case in await cases_about(turn, ref):
        await show(turn, case)


async def is_gone(turn: Turn, ref: MessageRef) -> bool:
    """Whether a message is known to be deleted."""
    row = await turn.tx.get(MESSAGES, turn.id, ref.channel.platform, ref.channel.id, ref.id)
    return bool(row and row.gone)


async def open_cases(turn: Turn) -> list[Case]:
    """Every case that waits for somebody, oldest first."""
    return await turn.tx.find(
        CASES, *where(community=turn.id), Where("state", "in", ["open", "claimed", "waiting", "escalated", "grace"]),
        order=("number",),
    )  # fmt: skip
