"""Telegram's own polls: sent, closed, and what is told of them.

An update names the poll alone, not the message that it stands in (https://core.telegram.org/bots/api#poll), so that the
message is noted under the poll's id. Who voted is told of polls that are not anonymous; counts are told of all.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any, Final

from telegram import Message
from telegram.error import BadRequest

from adapters.telegram.ids import number, ref
from adapters.telegram.lines import Closed
from adapters.telegram.pollnotes import Noted, Polls
from adapters.telegram.raw import Json, clean, list_of, number_of, text_of
from adapters.telegram.runs import cut, is_seen
from adapters.telegram.senders import actor_of
from adapters.telegram.sending import Sent, moved, place_for
from adapters.telegram.session import Session
from adapters.telegram.topics import in_topic
from bot.domain.actions import ClosePoll, SendPoll
from bot.domain.events import PollCounted, PollVoted
from bot.domain.polls import NativePoll, PollLimits
from bot.domain.results import Done, Later, Refused, Result, Why
from bot.domain.time import SECOND
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

LIMITS: Final = PollLimits(
    options=12, question=300, option=100, shortest=5 * SECOND, longest=2_628_000 * SECOND, anonymous=True, hidden=True,
    quiz=True, fewest=1,
)  # fmt: skip
"""https://core.telegram.org/bots/api#sendpoll"""
EDGE: Final = 30 * SECOND
"""So near to either limit the end is told as a length, since the clocks differ and the call takes its time."""
EXPLANATION: Final = (200, 3)
"""Signs and lines of a quiz's explanation."""
SETTLE: Final = 3 * SECOND
"""How long the last counts of a poll that closed by itself may be on their way."""


def refusal(poll: NativePoll, now: int) -> Refused | None:
    """Whether Telegram's limits don't hold a poll, with what it is."""
    if not LIMITS.fewest <= len(poll.options) <= LIMITS.options:
        return _not_possible(f"{len(poll.options)} options; {LIMITS.fewest} to {LIMITS.options} can be")
    if not is_seen(poll.question) or not all(is_seen(one) for one in poll.options):
        return _not_possible("an empty question or option")
    if len(poll.question) > LIMITS.question:
        return _not_possible(f"a question of {len(poll.question)} signs; {LIMITS.question} can be")
    longest = max(map(len, poll.options))
    if longest > LIMITS.option:
        return _not_possible(f"an option of {longest} signs; {LIMITS.option} can be")
    if poll.closes_at is not None and not LIMITS.shortest <= poll.closes_at - now <= LIMITS.longest:
        return _not_possible("an end too near or too far")
    if any(not 0 <= one < len(poll.options) for one in poll.right):
        return _not_possible("a right answer that is none of the options")
    return None


def _not_possible(why: str) -> Refused:
    return Refused(Why.NOT_POSSIBLE, detail=why)


async def send(session: Session, act: SendPoll) -> Result:
    """Post a poll and note where it stands. Raises TelegramError."""
    spot = place_for(session, act.channel)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    known = session.kept(Sent).known(act.channel.id, act.nonce)
    if known is not None:
        return Done(known)
    channel, polls = moved(act.channel, spot), session.kept(Polls)
    with polls.sending():
        settings = _settings(act.poll, session.clock.now())
        made = await in_topic(spot, lambda topic: _post(session, spot.chat, topic, settings))
        told = ref(channel, made.message_id)
        session.kept(Sent).add(act.channel.id, act.nonce, told)
        if made.poll is not None:
            note = Noted.of(told, len(act.poll.options), session.clock.now())
            await polls.note(session, made.poll.id, note)
    return Done(told)


def _settings(poll: NativePoll, now: int) -> dict[str, Any]:
    """A poll as the library takes it."""
    settings: dict[str, Any] = {
        "question": clean(poll.question).strip(),
        "options": [clean(one).strip() for one in poll.options],
        "is_anonymous": poll.anonymous,
        "allows_multiple_answers": poll.several or len(set(poll.right)) > 1,
    }
    if poll.hidden:
        settings["hide_results_until_closes"] = True
    if poll.right:
        settings |= {"type": "quiz", "correct_option_ids": sorted(set(poll.right))}
        if is_seen(poll.explanation):
            settings["explanation"] = _explanation(poll.explanation)
    if poll.closes_at is not None:
        settings |= _end(poll.closes_at, now)
    return settings


def _explanation(text: str) -> str:
    """Within Telegram's length, further lines run on."""
    most, lines = EXPLANATION
    rows = clean(text).strip().split("\n")
    return cut("\n".join([*rows[: lines - 1], " ".join(rows[lines - 1 :])]).strip(), most)


def _end(at: int, now: int) -> dict[str, int]:
    left = at - now
    if LIMITS.shortest + EDGE <= left <= LIMITS.longest - EDGE:
        return {"close_date": at // SECOND}
    return {"open_period": min(max(-(-left // SECOND), LIMITS.shortest // SECOND), LIMITS.longest // SECOND)}


async def _post(session: Session, chat: int, topic: int | None, settings: dict[str, Any]) -> Message:
    return await session.bot.send_poll(chat, message_thread_id=topic, **settings)


async def close(session: Session, act: ClosePoll) -> Result:
    """End a poll; its last counts are told. One that ended by itself has told them, or is about to. Raises
    TelegramError, StoreFault."""
    spot, message = place_for(session, act.ref.channel), number(act.ref.id)
    if spot is None:
        return Refused(Why.ROOM_GONE)
    if message is None:
        return Refused(Why.GONE)
    polls = session.kept(Polls)
    try:
        poll = await session.bot.stop_poll(spot.chat, message)
    except BadRequest as error:
        if "already been closed" not in str(error).lower():
            raise
        return await _closed_before(session, polls, act)
    counts = tuple(one.voter_count for one in poll.options)
    counted = PollCounted(act.ref, counts, poll.total_voter_count, True, session.clock.now())
    return await _tell(session, polls, poll.id, counted)


async def _closed_before(session: Session, polls: Polls, act: ClosePoll) -> Result:
    """What was last told of it counts, where the last counts did not come in a moment."""
    found = await polls.at(session, act.ref)
    if found is None:
        return Refused(Why.GONE)
    poll, noted = found
    if noted.final:
        return Done(act.ref)
    if not noted.asked:
        noted.asked = True
        return Later(SETTLE, "closed by itself")
    counted = PollCounted(act.ref, tuple(noted.counts), noted.voters, True, session.clock.now())
    return await _tell(session, polls, poll, counted)


async def _tell(session: Session, polls: Polls, poll: str, counted: PollCounted) -> Result:
    """Store the last counts as an event, under the name that the update about them has."""
    await polls.counted(session, poll, counted)
    if polls.tell is not None:
        try:
            await polls.tell(final_name(poll), counted.ref.channel.place, counted)
        except Closed:
            return Later(SETTLE, "stopping")
    await _note_final(session, polls, poll)
    return Done(counted.ref)


async def _note_final(session: Session, polls: Polls, poll: str) -> None:
    with suppress(StoreFault):  # the event is stored; a second one has the same name
        await polls.finished(session, poll)


def final_name(poll: str) -> str:
    """The name of a poll's last count, however it became known."""
    return f"poll{poll}"


async def told(session: Session, kind: str, raw: Json, own: str) -> tuple[str, PollVoted | PollCounted] | None:
    """What an update tells: its name ("" for the update's own) and the event; None for what is no poll of ours. May
    raise StoreFault."""
    polls, now = session.kept(Polls), session.clock.now()
    poll = text_of(raw, "poll_id" if kind == "poll_answer" else "id")
    noted = await polls.find(session, poll) if poll else None
    if noted is None:
        return None
    if kind == "poll_answer":
        author, choices = actor_of(raw, own, "user", "voter_chat"), _choices(raw, noted.options)
        return None if author is None or choices is None else ("", PollVoted(noted.ref, author, choices, now))
    counts = tuple(number_of(one, "voter_count") or 0 for one in list_of(raw, "options"))
    final = raw.get("is_closed") is True
    if len(counts) < noted.options or (noted.final and not final):
        return None
    event = PollCounted(noted.ref, counts, number_of(raw, "total_voter_count") or 0, final, now)
    await polls.counted(session, poll, event)
    return final_name(poll) if final else "", event


def _choices(raw: Json, options: int) -> tuple[int, ...] | None:
    given = raw.get("option_ids")
    if not isinstance(given, list):
        return None
    chosen = {one for one in given if isinstance(one, int) and not isinstance(one, bool) and 0 <= one < options}
    return tuple(sorted(chosen))
