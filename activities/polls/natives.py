"""The platform's own polls: where one stands, who chose what, how it was counted."""

from __future__ import annotations

from dataclasses import replace

from activities import calls
from activities.floor import Floor
from activities.polls.card import again
from activities.polls.casting import new_voter
from activities.polls.closing import decide
from activities.polls.opening import fall_back
from activities.polls.poll import NAME, Poll, State
from activities.polls.tables import POLLS, VOTERS
from bot.domain.actions import ClosePoll, DeleteMessage, SendPoll
from bot.domain.content import Content, Line
from bot.domain.decisions import Action
from bot.domain.events import MessageDeleted, PollCounted, PollVoted
from bot.domain.messages import MessageRef
from bot.domain.records import Due
from bot.domain.results import Done, Refused, Result
from bot.domain.text import say
from bot.ports.store import where


def key_of(ref: MessageRef) -> str:
    """By what a poll is found from its message."""
    return f"{ref.channel.platform}/{ref.channel.id}/{ref.id}"


async def poll_at(floor: Floor, ref: MessageRef) -> Poll | None:
    """The poll that a message of the platform's own is."""
    found = await floor.tx.find(POLLS, *where(community=floor.id, native_key=key_of(ref)), limit=1)
    return found[0] if found else None


async def outcome(floor: Floor, action: Action, result: Result) -> None:
    """The platform has taken its own poll, or has not."""
    if not isinstance(action.act, SendPoll):
        return
    number = action.follow.partition(":")[2]
    poll = await floor.tx.get(POLLS, floor.id, int(number)) if number.isdecimal() else None
    if poll is None:
        return
    if isinstance(result, Done) and result.ref is not None:
        if not poll.is_native:  # the ballot stood in while it was under way: two polls would share the votes
            await floor.act(DeleteMessage(result.ref))
            return
        stands = replace(poll, native_at=result.ref, native_key=key_of(result.ref))
        await floor.tx.put(POLLS, stands)
        if poll.state in (State.COUNTING, State.CANCELLED):  # closed while it was under way
            await floor.act(ClosePoll(result.ref), follow=calls.follow_of(NAME, poll.ref))
    elif isinstance(result, Refused) and poll.state is State.OPEN:
        await fall_back(floor, poll)


async def voted(floor: Floor, event: PollVoted) -> None:
    """Somebody chose in the platform's own poll; who they are is kept as for any poll that is not secret."""
    poll = await poll_at(floor, event.ref)
    if poll is None or poll.is_over or event.author.is_bot:
        return
    person = await floor.person_of(event.author)
    if not event.choices:
        await floor.tx.drop(VOTERS, *where(community=floor.id, poll=poll.number, person=person.id))
        return
    known = await floor.tx.get(VOTERS, floor.id, poll.number, person.id)
    row = known or await new_voter(floor, poll, person.id)
    await floor.tx.put(VOTERS, replace(row, choices=event.choices))


async def counted(floor: Floor, event: PollCounted) -> None:
    """How it stands; the result only once the platform says that this is final."""
    poll = await poll_at(floor, event.ref)
    if poll is None or poll.is_over:
        return
    options = len(poll.answers)
    counts = (*event.counts, *(0,) * options)[:options]
    known = replace(poll, counted=counts, counted_by=event.voters)
    await floor.tx.put(POLLS, known)
    if event.final:
        await decide(floor, known)


async def unconfirmed(floor: Floor, due: Due) -> None:
    """The platform has not confirmed its count in time: the last one known is taken, and called that."""
    poll = await floor.tx.get(POLLS, floor.id, int(due.ref))
    if poll is not None and poll.state is State.COUNTING:
        await decide(floor, poll, certain=False)


async def deleted(floor: Floor, event: MessageDeleted) -> None:
    """The platform's own poll was deleted by somebody, and its votes with it: staff can begin anew with one tap."""
    poll = await poll_at(floor, event.ref)
    if poll is None or poll.state not in (State.OPEN, State.COUNTING):
        return
    words = say("polls-deleted-native", ref=poll.ref, question=poll.question, count=poll.counted_by)
    await floor.tell_staff(Content((Line(words),), (again(poll),)))
