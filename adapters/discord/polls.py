"""Discord's own polls: sent, ended. https://docs.discord.com/developers/resources/poll

A poll has no components, so nothing on it tells the nonce of its send: before a poll goes out a note says so, and one
whose answer was lost is known again by its words.
"""

from __future__ import annotations

from typing import Any, Final

import orjson
from discord.http import Route

from adapters.discord.ballots import POLL, ballot_of
from adapters.discord.calls import Answered, call
from adapters.discord.literal import clean, units
from adapters.discord.markup import QUIET
from adapters.discord.permissions import number
from adapters.discord.posting import DIRECT, address, once
from adapters.discord.reading import Json, first_id, id_of, number_of, object_of, objects_of
from adapters.discord.session import Session
from bot.domain.actions import ClosePoll, SendPoll
from bot.domain.messages import MessageRef
from bot.domain.polls import NativePoll, PollLimits
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY, HOUR, MINUTE

LIMITS: Final = PollLimits(10, 300, 55, HOUR, 32 * DAY, whole_hours=True)
TRIED: Final = "poll-try"
"""Notes of this kind: when a poll was first sent (µs UTC), by the nonce of its send."""
TRIED_FOR: Final = DAY
_LOOKED_AT: Final = 100


def able(poll: NativePoll, now: int) -> Refused | None:
    """Refused for what Discord's polls can't be. One whose time is over may have gone out before a crash: `send` looks
    for it before it refuses."""
    if poll.anonymous or poll.hidden or poll.right:
        return Refused(Why.NOT_POSSIBLE)
    texts = _texts(poll)
    if not all(texts) or not LIMITS.fewest <= len(poll.options) <= LIMITS.options:
        return Refused(Why.BAD_REQUEST, detail=f"{len(poll.options)} answers, 1–{LIMITS.options}, none empty")
    long = [LIMITS.question, *[LIMITS.option] * len(poll.options)]
    over = [f"{units(text)} > {most}" for text, most in zip(texts, long, strict=True) if units(text) > most]
    if over:
        return Refused(Why.TOO_LONG, detail=over[0])
    far = poll.closes_at is not None and poll.closes_at - now > LIMITS.longest + MINUTE
    return Refused(Why.BAD_REQUEST, detail="> 32 d") if far else None


def _texts(poll: NativePoll) -> tuple[str, ...]:
    """The question and the answers, as they are sent."""
    return tuple(" ".join(clean(one).split()) for one in (poll.question, *poll.options))


def hours(poll: NativePoll, now: int) -> int:
    """How long Discord keeps it open: whole hours, rounded up; it is ended in time by `ClosePoll`."""
    left = LIMITS.longest if poll.closes_at is None else poll.closes_at - now
    return max(1, min(-(-left // HOUR), LIMITS.longest // HOUR))


async def send(session: Session, act: SendPoll) -> Result:
    """Post a poll; one that went out before, under the same nonce, is found again."""
    if act.channel.id.startswith(DIRECT):
        return Refused(Why.NOT_POSSIBLE)
    channel = await address(session, act, act.channel)
    earlier = await _tried(session, act, channel)
    if earlier is not None:
        return Done(MessageRef(act.channel, earlier))
    if act.poll.closes_at is not None and act.poll.closes_at <= session.clock.now():
        return Refused(Why.TOO_OLD)
    question, *answers = _texts(act.poll)
    poll = {
        "question": {"text": question}, "answers": [{"poll_media": {"text": one}} for one in answers],
        "duration": hours(act.poll, session.clock.now()), "allow_multiselect": act.poll.several, "layout_type": 1,
    }  # fmt: skip
    body = {"poll": poll, "allowed_mentions": QUIET, **once(session, act.nonce)}
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    told = await call(session, act, lambda: session.client.http.request(route, json=body))
    ballot = ballot_of(object_of(told), act.channel.place)
    if ballot is not None:
        await session.notebook.write(POLL, str(told["id"]), ballot.note())
    return Done(MessageRef(act.channel, str(told["id"])))


async def _tried(session: Session, act: SendPoll, channel: str) -> str | None:
    """The poll that an earlier try sent, if any; notes this try otherwise. Raises `Answered` while nobody can tell."""
    if not act.nonce:
        return None
    notebook, now = session.notebook, session.clock.now()
    noted = await notebook.read(TRIED, act.nonce)
    if noted is not None:
        http = session.client.http
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel)
        found = await call(session, act, lambda: http.request(route, params={"limit": _LOOKED_AT}))
        return among(session, found, noted)
    for key, value in (await notebook.every(TRIED)).items():
        if now - orjson.loads(value)[0] > TRIED_FOR:
            await notebook.drop(TRIED, key)
    await notebook.write(TRIED, act.nonce, orjson.dumps([now, *_texts(act.poll)]).decode())
    return None


def among(session: Session, messages: Any, noted: str) -> str | None:
    """The id of the poll that a note tells of, among messages of its channel."""
    at, *texts = orjson.loads(noted)
    own, since = session.client.user, first_id(at - MINUTE)
    for one in objects_of(messages):
        author = id_of(object_of(one.get("author")).get("id"))
        if own is not None and author == str(own.id) and number_of(one.get("id")) >= since and _says(one, texts):
            return id_of(one.get("id"))
    return None


def _says(message: Json, texts: list[str]) -> bool:
    poll = object_of(message.get("poll"))
    answers = [object_of(one.get("poll_media")) for one in objects_of(poll.get("answers"))]
    return bool(poll) and [one.get("text") for one in (object_of(poll.get("question")), *answers)] == texts


async def close(session: Session, act: ClosePoll) -> Result:
    """End a poll now; one that is over is over."""
    if number(act.ref.id) is None:
        return Refused(Why.GONE)
    channel = await address(session, act, act.ref.channel)
    route = Route("POST", "/channels/{channel_id}/polls/{message_id}/expire",
                  channel_id=channel, message_id=act.ref.id)  # fmt: skip
    try:
        await call(session, act, lambda: session.client.http.request(route))
    except Answered as early:
        if early.result != Refused(Why.TOO_OLD):
            raise
    return Done(act.ref)
