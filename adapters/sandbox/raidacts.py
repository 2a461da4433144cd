"""What keeps a crowd out of the sandbox: doors, locks, many at once, roles. Each act is one step, as in `acts`.

Doors, locks and roles are notes in the file's `meta`: `doors`, `lock:<room>`, `roles:<person>`.
"""

from __future__ import annotations

from typing import Final

from adapters.sandbox import people, rooms, talk
from adapters.sandbox.changes import People, Rooms
from adapters.sandbox.file import meta, set_meta
from adapters.sandbox.people import Person
from adapters.sandbox.ranks import PLACE, STEWARD
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step, account_ref
from bot.domain.actions import BanMany, DeleteMessages, LockChannel, PauseDoors, SetRole, UnlockChannel
from bot.domain.people import AccountRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY

DELETE_MANY: Final = 100
BAN_MANY: Final = 200
LONGEST_PAUSE: Final = DAY
OPEN: Final = "open"
LOCKED: Final = "locked"


def lacks(step: Step, right: str) -> Refused | None:
    """A refusal where Steward has no such right now."""
    return None if right in people.own_can(step) else Refused(Why.NO_RIGHT, right)


def delete_many(step: Step, act: DeleteMessages) -> Result:
    """Remove messages of one room; those that are gone are skipped."""
    room = _room(step, act.channel.id)
    if isinstance(room, Refused):
        return room
    if (no := lacks(step, "delete")) is not None:
        return no
    if not 0 < len(act.ids) <= DELETE_MANY:
        return Refused(Why.BAD_REQUEST)
    for number in act.ids:
        post = talk.find(step, room.id, number)
        if post is not None:
            talk.remove(step, post, STEWARD)
    return Done()


def ban_many(step: Step, act: BanMany) -> Result:
    """Close the place to accounts; whoever stands too high stays, and is left out of `before`."""
    if (no := lacks(step, "ban")) is not None:
        return no
    if act.place != PLACE or not 0 < len(act.accounts) <= BAN_MANY:
        return Refused(Why.BAD_REQUEST)
    banned = [one.id for one in act.accounts if _ban(step, one)]
    return Done(before=",".join(banned)) if banned else Refused(Why.ABOVE_ME)


def _ban(step: Step, account: AccountRef) -> bool:
    person = _below(step, account)
    if person is None or person.barred(step.now):
        return False
    people.set_banned(step, person.id, True, None)
    people.leave(step, person)
    return True


def pause_doors(step: Step, act: PauseDoors) -> Result:
    """Nobody comes in until then, at most a day ahead; None opens."""
    if act.place != PLACE:
        return Refused(Why.NOT_HERE)
    if (no := lacks(step, "manage")) is not None:
        return no
    ahead = [one for one in (act.invites_until, act.directs_until) if one is not None]
    if any(not step.now < one <= step.now + LONGEST_PAUSE for one in ahead):
        return Refused(Why.BAD_REQUEST)
    before = doors(step)
    set_meta(step.db, "doors", f"{act.invites_until or ''},{act.directs_until or ''}")
    step.note(Rooms())
    return Done(before=before)


def doors(step: Step) -> str:
    """Until when invites and direct messages are paused, "invites,directs"; what has lapsed is none."""
    told = (meta(step.db, "doors") or ",").split(",")
    return ",".join(one if one and int(one) > step.now else "" for one in told)


def are_shut(step: Step) -> bool:
    """Whether nobody can come in now."""
    return bool(doors(step).split(",")[0])


def lock(step: Step, act: LockChannel) -> Result:
    """Only staff may write there; `before` says how it was."""
    room = _room(step, act.channel.id)
    if isinstance(room, Refused):
        return room
    if (no := lacks(step, "manage")) is not None:
        return no
    before = LOCKED if is_locked(step, room.id) else OPEN
    _set_lock(step, room.id, True)
    return Done(before=before)


def unlock(step: Step, act: UnlockChannel) -> Result:
    """As it was before."""
    room = _room(step, act.channel.id)
    if isinstance(room, Refused):
        return room
    if (no := lacks(step, "manage")) is not None:
        return no
    if act.saved not in (OPEN, LOCKED):
        return Refused(Why.BAD_REQUEST)
    _set_lock(step, room.id, act.saved == LOCKED)
    return Done()


def is_locked(step: Step, room: str) -> bool:
    """Whether only staff may write there."""
    return meta(step.db, f"lock:{room}") == LOCKED


def _set_lock(step: Step, room: str, on: bool) -> None:
    set_meta(step.db, f"lock:{room}", LOCKED if on else OPEN)
    step.note(Rooms())


def set_role(step: Step, act: SetRole) -> Result:
    """Give or take a role by its id."""
    if (no := lacks(step, "manage")) is not None:
        return no
    person = _below(step, act.account) if act.place == PLACE else None
    if person is None or not person.here:
        return Refused(Why.NOT_HERE)
    had = roles(step, person.id)
    set_meta(step.db, f"roles:{person.id}", " ".join(sorted(had | {act.role} if act.has else had - {act.role})))
    step.note(People())
    return Done(before="has" if act.role in had else "")


def roles(step: Step, person: str) -> frozenset[str]:
    """Roles that were given by id."""
    return frozenset((meta(step.db, f"roles:{person}") or "").split())


def _room(step: Step, room: str) -> Room | Refused:
    found = rooms.find(step, room)
    return Refused(Why.ROOM_GONE) if found is None or found.gone else found


def _below(step: Step, account: AccountRef) -> Person | None:
    """Somebody whom Steward may reach."""
    person = people.find(step, account.id) if account == account_ref(account.id) else None
    reachable = person is not None and person.rank != "owner" and not person.is_self
    return person if reachable and person is not None and person.order.level < people.own_level(step) else None
