"""The last look before a platform is called: may this still fall on that person, now?

A moderator may have lost their rank during the grace; the target may have become staff. Fails closed.
"""

from __future__ import annotations

from typing import Final

from bot.app.authorize import Actor, Target, authorize
from bot.app.desk import Desk
from bot.app.engage.floors import ASIDE
from bot.app.people import account_of
from bot.app.places import room_of
from bot.app.powers import Spot, powers_of
from bot.app.turn import Turn, look_in
from bot.domain.actions import Ban, CopyMedia, DeleteMessage, Kick, Mute, SendMessage, platform_of
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.people import Account, AccountRef, Rights
from bot.domain.results import Later, Refused, Why
from bot.domain.time import SECOND
from bot.ports.tables import DECISIONS

FALLS_ON: Final = (Mute, Kick, Ban, DeleteMessage)
PAUSE: Final = 5 * SECOND
ASKED: Final = 5


async def refuse(desk: Desk, action: Action) -> Refused | Later | None:
    """A refusal when the act may not fall on its person any more; None when it may (or falls on nobody).

    While the platform does not tell somebody's rights, the act waits a little, and is then refused.
    """
    if isinstance(action.act, SendMessage):
        return await _exposed(desk, action.community, action.act.channel)
    if isinstance(action.act, CopyMedia):
        if not action.act.veiled and action.verb == ASIDE:
            return None  # an activity shows a work, with its author's consent
        return await _unsafe(desk, action.community, action.act.to)
    if not isinstance(action.act, FALLS_ON) or action.inverse_of is not None or action.person is None:
        return None
    by_person, by, target = await look_in(desk, action.community, lambda turn: _parties(turn, action))
    if by_person and by is None:
        return Refused(Why.PROTECTED, detail="denied-unknown")  # whoever chose it is forgotten
    place = action.act.ref.channel.place if isinstance(action.act, DeleteMessage) else action.act.place
    theirs, mine = await _asked(desk, action.community, (platform_of(action.act), place), target, by)
    if (target is not None and theirs is None) or (by is not None and mine is None):
        return Later(PAUSE) if action.tries < ASKED else Refused(Why.PROTECTED, detail="denied-target-unknown")
    if by is None:
        return Refused(Why.PROTECTED) if theirs is not None and _is_protected(theirs) else None
    verb = "delete" if isinstance(action.act, DeleteMessage) else type(action.act).__name__.lower()
    gone = theirs is None or not theirs.present
    denied = authorize(Actor(by.person, mine), verb, Target(action.person, theirs, gone=gone))
    return Refused(Why.PROTECTED, detail=denied.key) if denied else None


async def _asked(
    desk: Desk, community: int, spot: Spot, target: AccountRef | None, by: Account | None
) -> tuple[Rights | None, Rights | None]:
    """Both people's rights, over all their accounts, ranked in the place where the act falls."""
    mine = AccountRef(by.platform, by.id) if by is not None else None
    both = {one: spot for one in (target, mine) if one is not None}
    found = await powers_of(desk, community, both, strict=() if target is None else (target,))
    return (found[target] if target is not None else None), (found[mine] if mine is not None else None)


async def _exposed(desk: Desk, community: int, channel: ChannelRef) -> Refused | None:
    """What is for the moderators' room is not said there while members can read it."""
    platform = desk.platforms.get(channel.platform)
    if platform is None or channel != await look_in(desk, community, _room):
        return None
    here = await platform.channel(channel)
    return Refused(Why.ROOM_OPEN) if here is not None and not here.private else None


async def _unsafe(desk: Desk, community: int, channel: ChannelRef) -> Refused | Later | None:
    """Pictures go nowhere but into the room as it is now, and only once it is known that no member can read it."""
    platform = desk.platforms.get(channel.platform)
    if platform is None or channel != await look_in(desk, community, _room):
        return Refused(Why.ROOM_GONE)
    here = await platform.channel(channel)
    if here is None:
        return Later(PAUSE)
    return None if here.private else Refused(Why.ROOM_OPEN)


async def _room(turn: Turn) -> ChannelRef | None:
    return room_of(turn)


def _is_protected(rights: Rights) -> bool:
    """Staff, the owner and bots are judged and never acted on by a rule."""
    return rights.standing.is_staff or rights.is_owner or rights.is_bot or rights.is_self


async def _parties(turn: Turn, action: Action) -> tuple[bool, Account | None, AccountRef | None]:
    """Whether a person decided, their account, and the account on which it falls (None once forgotten)."""
    decision = await turn.tx.get(DECISIONS, turn.id, action.decision) if action.decision is not None else None
    platform = action.act.ref.channel.platform if isinstance(action.act, DeleteMessage) else ""
    by_person = decision is not None and decision.by is not None
    by = await account_of(turn, decision.by) if decision and decision.by is not None else None
    if isinstance(action.act, Mute | Kick | Ban):
        return by_person, by, action.act.account
    target = await account_of(turn, action.person, platform) if action.person is not None else None
    return by_person, by, AccountRef(target.platform, target.id) if target else None
