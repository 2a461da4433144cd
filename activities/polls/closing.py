"""Closing: the result is decided and stored in one transaction, told afterwards, and never counted a second time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.floor import Floor
from activities.polls import secrecy
from activities.polls.casting import voters_of
from activities.polls.counting import count_poll, most_of
from activities.polls.opening import CLOSE, COUNT, REMIND, REMIND_LAST
from activities.polls.poll import NAME, Ending, Outcome, Poll, State, Tally, Voter
from activities.polls.results import lines_of_result, told
from activities.polls.scores import quiz_tally
from activities.polls.tables import OUTCOMES, POLLS, VOTERS
from bot.domain.actions import ClosePoll
from bot.domain.content import Content, Line
from bot.domain.text import say
from bot.domain.time import MINUTE
from bot.ports.store import where

PATIENCE: Final = 10 * MINUTE
"""How long the platform has to confirm the count of its own poll."""


async def end(floor: Floor, poll: Poll, by: int | None) -> Poll:
    """Close an open poll: at once, or, where the platform counts, as soon as it has."""
    for kind in (CLOSE, REMIND, REMIND_LAST):
        await floor.never(kind, poll.ref)
    if by is not None:
        await floor.audit("polls:close", by, None, f"poll {poll.number}")
    if not poll.is_native:
        return await decide(floor, poll)
    counting = replace(poll, state=State.COUNTING)
    await floor.tx.put(POLLS, counting)
    await floor.later(COUNT, poll.ref, floor.now + PATIENCE)
    if poll.native_at is not None:
        await floor.act(ClosePoll(poll.native_at), follow=calls.follow_of(NAME, poll.ref))
    return counting


async def decide(floor: Floor, poll: Poll, *, certain: bool = True) -> Poll:
    """Count and store the result, then tell it. Nothing here can happen twice: a poll is decided in the transaction
    that takes it out of OPEN or COUNTING."""
    for kind in (CLOSE, REMIND, REMIND_LAST, COUNT):
        await floor.never(kind, poll.ref)
    voters = await voters_of(floor, poll.number)
    eligible = _eligible(poll, voters)
    tally = await _tally(floor, poll, voters, eligible)
    fresh = sum(one.fresh for one in voters if one.done)
    outcome = Outcome(floor.id, poll.number, floor.now, tally, eligible, poll.of, fresh, certain)
    closed = replace(poll, state=State.CLOSED, closed_at=floor.now)
    await floor.tx.put(OUTCOMES, outcome)
    await floor.tx.put(POLLS, closed)
    await calls.refresh(floor, NAME, poll.ref, at_once=True)
    await _tell(floor, closed, outcome)
    return closed


def _eligible(poll: Poll, voters: list[Voter]) -> int:
    """How many may take part: who was active before the poll, and whoever voted without having been."""
    if not poll.of:
        return 0
    if poll.is_native:
        return max(poll.eligible, poll.counted_by)  # who voted is mostly not told
    return poll.eligible + sum(one.done and not one.spoke for one in voters)


async def _tally(floor: Floor, poll: Poll, voters: list[Voter], eligible: int) -> Tally:
    """The tally, with the ballots published; of a native poll from the platform's count."""
    if poll.is_native:
        counts = poll.counted or (0,) * len(poll.answers)
        if poll.is_quiz:
            return Tally(counts, poll.counted_by, ending=Ending.CLEAR if poll.counted_by else Ending.EMPTY)
        return most_of(counts, poll.counted_by, poll.tie, poll.seed)  # a native poll has no quorum
    if poll.is_quiz:
        return quiz_tally(poll, voters)
    if poll.secret:
        ballots = await secrecy.unseal(floor, poll, voters)
        await secrecy.destroy(floor, poll)
    else:
        ballots = [one.choices for one in voters if one.done and one.choices]
    await secrecy.publish(floor, poll, ballots)
    return count_poll(poll, ballots, eligible)


async def cancel(floor: Floor, poll: Poll, by: int) -> Poll:
    """Take a poll back: nothing is counted, and no vote is kept."""
    for kind in (CLOSE, REMIND, REMIND_LAST, COUNT):
        await floor.never(kind, poll.ref)
    cancelled = replace(poll, state=State.CANCELLED, closed_at=floor.now)
    await floor.tx.put(POLLS, cancelled)
    if poll.secret:
        await secrecy.destroy(floor, poll)
    await floor.tx.drop(VOTERS, *where(community=floor.id, poll=poll.number))
    if poll.native_at is not None:
        await floor.act(ClosePoll(poll.native_at), follow=calls.follow_of(NAME, poll.ref))
    await calls.refresh(floor, NAME, poll.ref, at_once=True)
    await floor.audit("polls:cancel", by, None, f"poll {poll.number}")
    return cancelled


async def _tell(floor: Floor, poll: Poll, outcome: Outcome) -> None:
    """Say it once in every channel: briefly where the poll's own message shows the result, else whole. What nobody
    won, staff have to know."""
    for channel in poll.channels:
        content = await told(floor, poll, outcome, channel)
        await floor.announce(channel, content, follow=calls.follow_of(NAME, poll.ref))
    if outcome.tally.ending in (Ending.TIE, Ending.QUORUM) or not outcome.certain:
        head = say("polls-staff-undecided", ref=poll.ref, question=poll.question)
        await floor.tell_staff(Content((Line(head, "strong"), *lines_of_result(poll, outcome))))
