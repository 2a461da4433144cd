"""What the platform in memory does about crowds: many at once, doors, locks, requests to join, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from bot.domain.actions import (
    AnswerJoin,
    Ban,
    BanMany,
    DeleteMessage,
    DeleteMessages,
    LockChannel,
    PauseDoors,
    SetRole,
    UnlockChannel,
)
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY

if TYPE_CHECKING:
    from adapters.memory.platform import MemoryPlatform

Crowd: TypeAlias = DeleteMessages | BanMany | PauseDoors | LockChannel | UnlockChannel | AnswerJoin | SetRole


def carry_out(platform: MemoryPlatform, act: Crowd) -> Result:
    """One act, refused as real platforms refuse."""
    match act:
        case DeleteMessages():
            return _delete(platform, act)
        case BanMany():
            return _ban(platform, act)
        case PauseDoors():
            return platform.lacks("manage") or _doors(platform, act)
        case LockChannel() | UnlockChannel():
            return platform.lacks("manage") or _lock(platform, act)
        case AnswerJoin():
            return _answer(platform, act)
        case SetRole():
            return platform.lacks("manage") or _role(platform, act)


def _delete(platform: MemoryPlatform, act: DeleteMessages) -> Result:
    if (no := platform.lacks("delete")) is not None:
        return no
    if not 0 < len(act.ids) <= platform.limits.delete_many:
        return Refused(Why.BAD_REQUEST)
    for one in act.ids:
        platform.change(DeleteMessage(MessageRef(act.channel, one)))
    return Done()


def _ban(platform: MemoryPlatform, act: BanMany) -> Result:
    if (no := platform.lacks("ban")) is not None:
        return no
    if not 0 < len(act.accounts) <= platform.limits.ban_many:
        return Refused(Why.BAD_REQUEST)
    banned = []
    for account in act.accounts:
        result = platform.sanction(Ban(act.place, account, reason=act.reason))
        if isinstance(result, Done) and result.before != "banned":
            banned.append(account.id)
    return Done(before=",".join(banned)) if banned else Refused(Why.ABOVE_ME)


def _doors(platform: MemoryPlatform, act: PauseDoors) -> Result:
    wanted = (act.invites_until, act.directs_until)
    if any(one is not None and one > platform.clock.now() + DAY for one in wanted):
        return Refused(Why.BAD_REQUEST)
    before, platform.doors = platform.doors, wanted
    return Done(before=",".join("" if one is None else str(one) for one in before))


def _lock(platform: MemoryPlatform, act: LockChannel | UnlockChannel) -> Result:
    room = act.channel.id
    if room not in platform.rooms:
        return Refused(Why.ROOM_GONE)
    was = "locked" if room in platform.locked else "open"
    if isinstance(act, LockChannel) or act.saved == "locked":
        platform.locked.add(room)
    else:
        platform.locked.discard(room)
    return Done(before=was)


def _answer(platform: MemoryPlatform, act: AnswerJoin) -> Result:
    if act.account.id not in platform.waiting:
        return Refused(Why.GONE)
    platform.waiting.discard(act.account.id)
    if act.admit:
        platform.welcome(act.account.id)
    return Done()


def _role(platform: MemoryPlatform, act: SetRole) -> Result:
    person = platform.people_.get(act.account.id)
    if person is None:
        return Refused(Why.NOT_HERE)
    if act.has:
        person.roles.add(act.role)
    else:
        person.roles.discard(act.role)
    return Done()
