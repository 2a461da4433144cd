"""Opening: a draft becomes a poll that people see, with everything that decides it fixed beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.floor import Floor
from activities.polls import secrecy
from activities.polls.fitting import fit
from activities.polls.poll import NAME, By, Fit, Poll, Question, State, Tie
from activities.polls.tables import POLLS, VOTERS
from bot.domain.actions import SendPoll
from bot.domain.polls import NativePoll
from bot.domain.records import Late
from bot.domain.text import Say, say
from bot.ports.store import where

CLOSE: Final = "polls-close"
REMIND: Final = "polls-remind"
REMIND_LAST: Final = "polls-remind-last"
COUNT: Final = "polls-count"
DRAFT: Final = "polls-draft"
ELIGIBLE: Final = "polls-eligible"
"""The errand that finds out how many may take part."""


def fit_now(floor: Floor, poll: Poll) -> Fit:
    """Whose means the poll would use if it were put up now."""
    limits = {one: floor.limits(one) for one in {channel.platform for channel in poll.channels}}
    return fit(poll, {name: known.poll if known is not None else None for name, known in limits.items()}, floor.now)


async def obstacle(floor: Floor, poll: Poll) -> Say | None:
    """What keeps a draft from being put up now."""
    if poll.state is not State.DRAFT:
        return say("polls-open-already")
    if floor.is_held:
        return say("polls-held")
    if not poll.channels:
        return say("polls-bad-channels")
    if await is_apart(floor, poll):
        return say("polls-bad-apart", ref=poll.ref)
    if poll.closes_at and poll.closes_at <= floor.now:
        return say("polls-bad-past")
    return None


async def is_apart(floor: Floor, poll: Poll) -> bool:
    """Whether one of its channels is the moderators' room or a private chat: members would never see it there."""
    members = {(one.platform, one.place) for one in await floor.places()}
    return any(
        one == floor.room() or one.id.startswith("direct:") or (one.platform, one.place) not in members
        for one in poll.channels
    )


async def put_up(floor: Floor, poll: Poll, by: int) -> Poll:
    """Open a draft: what counts, who may, how level ones are told apart, and until when, is fixed from here on."""
    closes_at = poll.closes_at or (floor.now + poll.length if poll.length else 0)
    opened = replace(
        poll, state=State.OPEN, fit=fit_now(floor, poll), opened_at=floor.now, closes_at=closes_at,
        seed=floor.dice.salt().hex() if poll.tie is Tie.DRAW else "",
    )  # fmt: skip
    await floor.tx.put(POLLS, opened)
    await floor.never(DRAFT, poll.ref)
    if opened.secret:
        await secrecy.seal(floor, opened)
    if closes_at:
        await floor.later(CLOSE, poll.ref, closes_at)
        for kind, lead in zip((REMIND, REMIND_LAST), opened.leads, strict=False):
            if closes_at - lead > floor.now:
                await floor.later(kind, poll.ref, closes_at - lead, Late.IF_FRESH)
    await floor.errand(ELIGIBLE, poll.ref)
    if opened.is_native:
        act = SendPoll(opened.channels[0], native_of(opened, hides=_hides(floor, opened)), floor.community.language)
        await floor.act(act, follow=calls.follow_of(NAME, poll.ref))
    else:
        await calls.post(floor, NAME, poll.ref, opened.channels)
    await floor.audit("polls:open", by, None, f"poll {poll.number}")
    return opened


def _hides(floor: Floor, poll: Poll) -> bool:
    """Whether the platform's own poll can hide who voted."""
    limits = floor.limits(poll.channels[0].platform)
    return limits is not None and limits.poll is not None and limits.poll.anonymous


def native_of(poll: Poll, *, hides: bool) -> NativePoll:
    """The poll as the platform's own. A quiz names its players, since it has a table of scores; a poll does not where
    the platform can hide them."""
    quiz: Question | None = poll.questions[0] if poll.questions else None
    return NativePoll(
        quiz.text if quiz else poll.question,
        quiz.options if quiz else poll.options,
        poll.closes_at or None,
        several=poll.method.value == "approval",
        anonymous=hides and quiz is None,
        hidden=poll.hidden,
        right=quiz.right if quiz else (),
        explanation=quiz.explanation if quiz else "",
    )


async def fall_back(floor: Floor, poll: Poll) -> None:
    """The platform did not take its own poll, or has lost it: the bot's ballot stands in from nothing, and says so."""
    fallen = replace(
        poll, fit=Fit(By.BALLOT, "refused", platform=poll.channels[0].platform), native_at=None, native_key="",
        counted=(), counted_by=0,
    )  # fmt: skip
    await floor.tx.put(POLLS, fallen)
    await floor.tx.drop(VOTERS, *where(community=floor.id, poll=poll.number))
    await calls.post(floor, NAME, poll.ref, poll.channels)
