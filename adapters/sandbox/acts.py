"""What Steward asks of the sandbox: each act as one step, refused like a real platform refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from adapters.sandbox import copies, gatherings, invites, notes, people, pins, polls, raidacts, rooms, talk
from adapters.sandbox.people import Person
from adapters.sandbox.ranks import PLACE, STEWARD
from adapters.sandbox.rooms import Room
from adapters.sandbox.step import Step, account_ref
from bot.domain.actions import (
    Act,
    Answer,
    Ban,
    BanMany,
    ClosePoll,
    CopyMedia,
    DeleteMessage,
    DeleteMessages,
    DropCopy,
    EditMessage,
    Kick,
    LockChannel,
    MakeInvite,
    Mute,
    OpenForm,
    PauseDoors,
    PinMessage,
    SendDirect,
    SendMessage,
    SendPoll,
    SetNativeEvent,
    SetRole,
    SetSlowMode,
    Unban,
    UnlockChannel,
    Unmute,
)
from bot.domain.messages import MessageRef
from bot.domain.people import AccountRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import MINUTE

ANSWERABLE: Final = 15 * MINUTE
"""How long a press or a command can be answered."""
MAX_SLOW: Final = 21_600


def carry_out(step: Step, act: Act) -> Result:
    """One act. Its effect and its answer are one transaction."""
    return _ACTS[type(act)](step, act)


def _send(step: Step, act: SendMessage) -> Result:
    room = rooms.find(step, act.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    if (no := _lacks(step, "write")) is not None:
        return no
    earlier = talk.by_nonce(step, room.id, STEWARD, act.nonce)
    if earlier is not None:
        return Done(MessageRef(room.ref, str(earlier.id)))
    target = talk.find(step, room.id, act.reply_to) if act.reply_to else None
    made = talk.write_content(
        step,
        room.id,
        act.content,
        act.language,
        nonce=act.nonce,
        silent=act.silent,
        reply_to=target.id if target else None,
    )
    return Done(MessageRef(room.ref, str(made)))


def _edit(step: Step, act: EditMessage) -> Result:
    room = rooms.find(step, act.ref.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    if notes.is_note(act.ref.id):
        return Done(act.ref) if notes.redraw(step, act.ref.id, act.content) else Refused(Why.GONE)
    post = talk.find(step, room.id, act.ref.id)
    if post is None:
        return Refused(Why.GONE)
    if post.author != STEWARD or polls.find(step, post.id) is not None:
        return Refused(Why.NOT_POSSIBLE)
    talk.redraw(step, post, act.content, act.language)
    return Done(act.ref)


def _delete(step: Step, act: DeleteMessage) -> Result:
    room = rooms.find(step, act.ref.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    post = talk.find(step, room.id, act.ref.id)
    if post is None:
        return Refused(Why.GONE)
    if post.author != STEWARD and (no := _lacks(step, "delete")) is not None:
        return no
    talk.remove(step, post, STEWARD)
    return Done(act.ref)


def _direct(step: Step, act: SendDirect) -> Result:
    person = _known(step, act.place, act.account)
    if person is None or not person.here:
        return Refused(Why.NOT_HERE)
    if person.is_bot:
        return Refused(Why.NOT_POSSIBLE)
    if person.closed:
        return Refused(Why.CLOSED)
    if (no := _lacks(step, "direct")) is not None:
        return no
    room = rooms.direct(step, person.id)
    earlier = talk.by_nonce(step, room.id, STEWARD, act.nonce)
    made = earlier.id if earlier else talk.write_content(step, room.id, act.content, act.language, nonce=act.nonce)
    return Done(MessageRef(room.ref, str(made)))


def _answer(step: Step, act: Answer) -> Result:
    room = _asked_from(step, act.interaction, act.account)
    if isinstance(room, Refused):
        return room
    made = notes.answer(step, act.account.id, room, act.interaction, act.content)
    return Done(MessageRef(room.ref, made))


def _form(step: Step, act: OpenForm) -> Result:
    room = _asked_from(step, act.interaction, act.account)
    if isinstance(room, Refused):
        return room
    notes.open_form(step, act.account.id, room, act.interaction, act.form)
    return Done()


def _asked_from(step: Step, interaction: str, account: AccountRef) -> Room | Refused:
    found = notes.interaction(step, interaction, account.id)
    if found is None:
        return Refused(Why.GONE)
    if found.at + ANSWERABLE < step.now:
        return Refused(Why.TOO_OLD)
    return rooms.find(step, found.room) or Refused(Why.ROOM_GONE)


def _mute(step: Step, act: Mute) -> Result:
    person = _target(step, act.place, act.account, "mute")
    if isinstance(person, Refused):
        return person
    if act.until <= step.now:
        return Refused(Why.BAD_REQUEST)
    people.set_muted(step, person.id, act.until)
    return Done(before=str(person.muted_until) if person.muted_until > step.now else "")


def _unmute(step: Step, act: Unmute) -> Result:
    person = _target(step, act.place, act.account, "mute")
    if isinstance(person, Refused):
        return person
    people.set_muted(step, person.id, 0)
    return Done(before=str(person.muted_until) if person.muted_until > step.now else "")


def _kick(step: Step, act: Kick) -> Result:
    person = _target(step, act.place, act.account, "kick")
    if isinstance(person, Refused):
        return person
    people.leave(step, person)
    return Done(before="here")


def _ban(step: Step, act: Ban) -> Result:
    person = _target(step, act.place, act.account, "ban", absent=True)
    if isinstance(person, Refused):
        return person
    if act.until is not None and act.until <= step.now:
        return Refused(Why.BAD_REQUEST)
    people.set_banned(step, person.id, True, act.until)
    people.leave(step, person)
    return Done(before="banned" if person.barred(step.now) else "here" if person.here else "")


def _unban(step: Step, act: Unban) -> Result:
    person = _known(step, act.place, act.account)
    if person is None:
        return Refused(Why.NOT_HERE)
    if (no := _lacks(step, "ban")) is not None:
        return no
    people.set_banned(step, person.id, False, None)
    return Done(before="banned" if person.barred(step.now) else "")


def _slow(step: Step, act: SetSlowMode) -> Result:
    room = rooms.find(step, act.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    if (no := _lacks(step, "slow")) is not None:
        return no
    if not 0 <= act.seconds <= MAX_SLOW:
        return Refused(Why.BAD_REQUEST)
    rooms.set_slow(step, room.id, act.seconds)
    return Done(before=str(room.slow))


def _known(step: Step, place: str, account: AccountRef) -> Person | None:
    return people.find(step, account.id) if place == PLACE and account == account_ref(account.id) else None


def _lacks(step: Step, right: str) -> Refused | None:
    return None if right in people.own_can(step) else Refused(Why.NO_RIGHT, right)


def _target(step: Step, place: str, account: AccountRef, right: str, *, absent: bool = False) -> Person | Refused:
    """Whom a verb may reach now: the right first, then presence, then rank, as platforms check it."""
    if (no := _lacks(step, right)) is not None:
        return no
    person = _known(step, place, account)
    if person is None or not (person.here or absent):
        return Refused(Why.NOT_HERE)
    if person.rank == "owner" or person.is_self:
        return Refused(Why.PROTECTED)
    if person.order.level >= people.own_level(step):
        return Refused(Why.ABOVE_ME)
    return person


_ACTS: Final[dict[type, Callable[[Step, Any], Result]]] = {
    SendMessage: _send, EditMessage: _edit, DeleteMessage: _delete, SendDirect: _direct, Answer: _answer,
    OpenForm: _form, Mute: _mute, Unmute: _unmute, Kick: _kick, Ban: _ban, Unban: _unban, SetSlowMode: _slow,
    DeleteMessages: raidacts.delete_many, BanMany: raidacts.ban_many, PauseDoors: raidacts.pause_doors,
    LockChannel: raidacts.lock, UnlockChannel: raidacts.unlock, SetRole: raidacts.set_role,
    SendPoll: polls.send, ClosePoll: polls.close, PinMessage: pins.pin, SetNativeEvent: gatherings.put,
    MakeInvite: invites.make, CopyMedia: copies.copy, DropCopy: copies.drop,
}  # fmt: skip

KNOWN: Final = frozenset(_ACTS)
"""What can be asked of the sandbox at all."""
