"""A poll's public message: what, until when, how to take part, what happens with my vote, who asks."""

from __future__ import annotations

from typing import Final

from activities.floor import Floor
from activities.polls.casting import turnout, voters_of
from activities.polls.counting import fingerprint
from activities.polls.poll import ANYBODY, Method, Outcome, Poll, Quorum, State, Tie
from activities.polls.results import LABEL, count_lines, cut, press, quorum_line, result_content
from activities.polls.tables import OUTCOMES, POLLS
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look
from bot.domain.text import Length, Moment, Say, say

DIRECT: Final = 5
"""So many options are buttons of the message itself: one tap."""


async def call(floor: Floor, ref: str) -> Content | None:
    """What the public message says now."""
    poll = await floor.tx.get(POLLS, floor.id, int(ref)) if ref.isdecimal() else None
    if poll is None or poll.state in (State.DRAFT, State.TEMPLATE):
        return None
    if poll.state is State.CANCELLED:
        head = Heading(poll.question, say("polls-number", ref=ref), aside=say("polls-cancelled"))
        return Content((head, Line(say("polls-cancelled-line"), "quiet")), (), Look.CARD)
    outcome: Outcome | None = await floor.tx.get(OUTCOMES, floor.id, poll.number)
    if outcome is not None:
        return await result_content(floor, poll, outcome)
    return await open_content(floor, poll)


async def open_content(floor: Floor, poll: Poll) -> Content:
    """A poll that people can take part in, or its draft as members will see it."""
    blocks: list[Block] = [
        Heading(
            poll.question, say("polls-number", ref=poll.ref), aside=_until(poll), icon="clock" if poll.closes_at else ""
        )
    ]
    voters = 0 if poll.state is State.DRAFT else await turnout(floor, poll.number)
    blocks += await _options(floor, poll, voters)
    blocks += [Line(one, "quiet") for one in terms(poll)]
    blocks.append(Line(say("polls-asked-by", name=await floor.name_of(poll.by), count=voters), "quiet"))
    return Content(tuple(blocks), open_buttons(poll), Look.CARD)


def _until(poll: Poll) -> Say:
    if poll.closes_at:
        return say("polls-until", moment=Moment(poll.closes_at))
    return say("polls-lasts", length=Length(poll.length)) if poll.length else say("polls-endless")


async def _options(floor: Floor, poll: Poll, voters: int) -> list[Line]:
    if poll.is_quiz:
        return [Line(say("polls-quiz-what", count=len(poll.questions)))]
    if poll.is_hidden or poll.method.is_ranked or not voters:
        return [
            Line(say("polls-option", number=number, option=option)) for number, option in enumerate(poll.options, 1)
        ]
    cast = [one.choices for one in await voters_of(floor, poll.number) if one.done]
    counts = [sum(option in choices for choices in cast) for option in range(len(poll.options))]
    return list(count_lines(poll, counts, len(cast)))


def terms(poll: Poll) -> list[Say]:
    """How it is counted, what happens with a vote, who may, what decides."""
    if poll.is_quiz:
        return [say("polls-quiz-data")]
    found = [say(f"polls-how-{poll.method.value}" if poll.changes else f"polls-how-{poll.method.value}-final")]
    if poll.secret:
        found.append(say("polls-secret"))
    else:
        found.append(say("polls-hidden") if poll.hidden else say("polls-open"))
    if poll.gate != ANYBODY:
        found.append(_who(poll))
    if poll.quorum != Quorum():
        found.append(quorum_line(poll))
    if poll.tie is Tie.DRAW and poll.seed:
        found.append(say("polls-tie-draw-sealed", fingerprint=fingerprint(poll.seed)))
    elif poll.tie is not Tie.NOBODY:
        found.append(say(f"polls-tie-{poll.tie.value}"))
    return found


def _who(poll: Poll) -> Say:
    if poll.gate.roles and poll.gate.tenure:
        return say("polls-who-both", length=Length(poll.gate.tenure))
    return say("polls-who-tenure", length=Length(poll.gate.tenure)) if poll.gate.tenure else say("polls-who-role")


def is_direct(poll: Poll) -> bool:
    """Whether the options are buttons of the message itself: the button would tell what a secret vote was."""
    return (
        poll.method is Method.PLURALITY
        and not (poll.secret or poll.is_quiz)
        and len(poll.options) <= DIRECT
        and all(len(one) <= LABEL for one in poll.options)
    )


def open_buttons(poll: Poll) -> tuple[Button, ...]:
    """How to take part."""
    if poll.is_quiz:
        return (press(poll, "play", say("polls-press-play"), style=ButtonStyle.SOFT),)
    if is_direct(poll):
        options = [press(poll, "pick", option, str(number)) for number, option in enumerate(poll.options)]
    else:
        options = [press(poll, "vote", say("polls-press-vote"), style=ButtonStyle.SOFT)]
    return (*options, press(poll, "about", say("polls-press-about"), style=ButtonStyle.QUIET))


def again(poll: Poll) -> Button:
    """Post the message again."""
    return press(poll, "again", say("polls-press-again"))


def cut_option(poll: Poll, option: int) -> str:
    """An option as it stands on a button."""
    return cut(poll.options[option])
