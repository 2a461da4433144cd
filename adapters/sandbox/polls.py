"""Polls of the sandbox's own: what Steward asks, who chose what, and the count at the close."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from adapters.sandbox import raidacts, rooms, talk
from adapters.sandbox.changes import Changed
from adapters.sandbox.codec import decode, encode
from adapters.sandbox.people import Person
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.step import Step
from adapters.sandbox.talk import Post
from bot.domain.actions import ClosePoll, SendPoll
from bot.domain.events import PollCounted, PollVoted
from bot.domain.messages import MessageRef
from bot.domain.polls import NativePoll, PollLimits
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.text import Words, say
from bot.domain.time import DAY, MINUTE

LIMITS: Final = PollLimits(
    options=10, question=300, option=55, shortest=MINUTE, longest=32 * DAY, anonymous=True, hidden=True, quiz=True,
    fewest=2,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ballot:
    """A poll as the file keeps it; `closes_at` µs UTC."""

    message: int
    poll: NativePoll
    closes_at: int
    closed: bool


def fits(poll: NativePoll) -> bool:
    """Whether the sandbox can show it at all, its times apart."""
    return (
        0 < len(poll.question) <= LIMITS.question
        and LIMITS.fewest <= len(poll.options) <= LIMITS.options
        and all(0 < len(one) <= LIMITS.option for one in poll.options)
        and all(0 <= one < len(poll.options) for one in poll.right)
    )


def send(step: Step, act: SendPoll) -> Result:
    """Post a poll; one that was posted with this nonce stands once."""
    room = rooms.find(step, act.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    if (no := raidacts.lacks(step, "write")) is not None:
        return no
    if (earlier := talk.by_nonce(step, room.id, STEWARD, act.nonce)) is not None:
        return Done(MessageRef(room.ref, str(earlier.id)))
    closes_at = step.now + LIMITS.longest if act.poll.closes_at is None else act.poll.closes_at
    if not fits(act.poll) or not LIMITS.shortest <= closes_at - step.now <= LIMITS.longest:
        return Refused(Why.BAD_REQUEST)
    made = talk.write(step, room.id, STEWARD, "", nonce=act.nonce)
    step.db.execute(
        "INSERT INTO polls (message, poll, closes_at) VALUES (?, ?, ?)", (made, encode(act.poll), closes_at)
    )
    return Done(MessageRef(room.ref, str(made)))


def close(step: Step, act: ClosePoll) -> Result:
    """Count a poll out before its time; one that is closed stays as it was counted."""
    room = rooms.find(step, act.ref.channel.id)
    if room is None or room.gone:
        return Refused(Why.ROOM_GONE)
    post = talk.find(step, room.id, act.ref.id)
    if post is None:
        return Refused(Why.GONE)
    ballot = find(step, post.id)
    if ballot is None or post.author != STEWARD:
        return Refused(Why.NOT_POSSIBLE)
    count_out(step, post, ballot)
    return Done(act.ref)


def find(step: Step, message: int) -> Ballot | None:
    """The poll that a message is."""
    row = step.db.execute("SELECT * FROM polls WHERE message = ?", (message,)).fetchone()
    return Ballot(row["message"], decode(row["poll"]), row["closes_at"], bool(row["closed"])) if row else None


def count_out(step: Step, post: Post, ballot: Ballot) -> None:
    """Close it and tell the core the result, once."""
    if ballot.closed:
        return
    step.db.execute("UPDATE polls SET closed = 1 WHERE message = ?", (post.id,))
    _tell_count(step, post, ballot, final=True)
    step.note(Changed(post.room, post.id))


def _tell_count(step: Step, post: Post, ballot: Ballot, *, final: bool) -> None:
    chosen = _chosen(step, post.id)
    counts = Counter(one for choices in chosen.values() for one in choices)
    ref = MessageRef(talk.room_of(step, post).ref, str(post.id))
    by_option = tuple(counts[at] for at in range(len(ballot.poll.options)))
    step.emit(PollCounted(ref, by_option, len(chosen), final, step.now))


def _chosen(step: Step, message: int) -> dict[str, tuple[int, ...]]:
    """Who chose what, by person."""
    found: dict[str, tuple[int, ...]] = {}
    for row in step.db.execute(
        "SELECT person, choice FROM votes WHERE message = ? ORDER BY person, choice", (message,)
    ):
        found[row["person"]] = (*found.get(row["person"], ()), row["choice"])
    return found


def next_close(step: Step) -> int | None:
    """When the next poll closes, µs UTC."""
    row = step.db.execute("SELECT min(closes_at) AS at FROM polls WHERE closed = 0").fetchone()
    return row["at"] if row is not None else None


def close_due(step: Step) -> None:
    """Count out every poll whose time has come; those that were deleted close silently."""
    rows = step.db.execute("SELECT message FROM polls WHERE closed = 0 AND closes_at <= ?", (step.now,)).fetchall()
    for row in rows:
        ballot, post = find(step, row["message"]), talk.by_number(step, row["message"])
        if post is None:
            step.db.execute("UPDATE polls SET closed = 1 WHERE message = ?", (row["message"],))
        elif ballot is not None:
            count_out(step, post, ballot)


def vote(step: Step, post: Post, person: Person, choices: list[int], language: str) -> Words | None:
    """Somebody chooses anew; none takes the vote back. Why not, where it can't be, in words."""
    ballot = find(step, post.id)
    if ballot is None:
        return say("sandbox-no-poll")
    if ballot.closed or ballot.closes_at <= step.now:
        return say("sandbox-poll-closed")
    wanted = tuple(sorted(set(choices)))
    if any(not 0 <= one < len(ballot.poll.options) for one in wanted) or (len(wanted) > 1 and not ballot.poll.several):
        return say("sandbox-poll-choice")
    former = _chosen(step, post.id).get(person.id, ())
    if ballot.poll.right and former and former != wanted:
        return say("sandbox-poll-answered")
    if former == wanted:
        return None
    step.db.execute("DELETE FROM votes WHERE message = ? AND person = ?", (post.id, person.id))
    step.db.executemany("INSERT INTO votes VALUES (?, ?, ?)", [(post.id, person.id, one) for one in wanted])
    if ballot.poll.anonymous:
        _tell_count(step, post, ballot, final=False)
    else:
        ref = MessageRef(talk.room_of(step, post).ref, str(post.id))
        step.emit(PollVoted(ref, person.author(language), wanted, step.now))
    step.note(Changed(post.room, post.id))
    return None


def view(step: Step, message: int, me: str) -> dict[str, Any] | None:
    """A poll as one viewer sees it (docs/sandbox.md); while its results are hidden, no count but one's own choice."""
    ballot = find(step, message)
    if ballot is None:
        return None
    poll, chosen = ballot.poll, _chosen(step, message)
    counts = Counter(one for choices in chosen.values() for one in choices)
    mine = chosen.get(me, ())
    answered = ballot.closed or bool(mine and poll.right)
    veiled = poll.hidden and not ballot.closed
    return {
        "question": poll.question, "several": poll.several, "anonymous": poll.anonymous, "hidden": veiled,
        "closed": ballot.closed, "closes_at": ballot.closes_at, "voters": len(chosen), "quiz": bool(poll.right),
        "explanation": poll.explanation if answered else "",
        "options": [
            {"text": text, "votes": 0 if veiled else counts[at], "mine": at in mine,
             "right": answered and at in poll.right}
            for at, text in enumerate(poll.options)
        ],
    }  # fmt: skip
