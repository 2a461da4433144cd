"""Polls and quizzes, as the catalogue lists them."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity, Kind
from activities.floor import Floor
from activities.polls import card, closing, eligible, natives, opening, recurring, staff
from activities.polls.ballot import choice_of
from activities.polls.casting import turnout, withdraw
from activities.polls.commands import COMMANDS
from activities.polls.poll import NAME, State
from activities.polls.presses import press
from activities.polls.results import press as button
from activities.polls.tables import PADS, POLLS, TABLES, VOTERS
from bot.domain.content import Content, Line
from bot.domain.events import MessageDeleted, PollCounted, PollVoted
from bot.domain.records import Due, Late
from bot.domain.text import Moment, Words, say
from bot.domain.time import MINUTE
from bot.ports.store import where

FRESH: Final = 30 * MINUTE
"""How late a reminder still makes sense."""
SHOWN: Final = 20
"""How many of somebody's votes /mydata tells."""


async def _close(floor: Floor, due: Due) -> None:
    poll = await floor.tx.get(POLLS, floor.id, int(due.ref))
    if poll is not None and poll.state is State.OPEN:
        await closing.end(floor, poll, None)


async def _remind(floor: Floor, due: Due) -> None:
    """A line in the channel for those who have not voted yet."""
    poll = await floor.tx.get(POLLS, floor.id, int(due.ref))
    if poll is None or poll.state is not State.OPEN or poll.closes_at <= floor.now:
        return
    count = poll.counted_by if poll.is_native else await turnout(floor, poll.number)
    line = say("polls-reminder", ref=poll.ref, question=poll.question, moment=Moment(poll.closes_at), count=count)
    buttons = () if poll.is_native else (button(poll, "play" if poll.is_quiz else "vote", say("polls-press-vote")),)
    for channel in poll.channels:
        await floor.announce(channel, Content((Line(line),), buttons))


async def _unposted(floor: Floor, due: Due) -> None:
    await staff.forget_draft(floor, int(due.ref))


async def _mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """Somebody's votes, as far as they may be shown: of a secret one only that there is one."""
    found: list[Words] = []
    for row in await floor.tx.find(VOTERS, *where(community=floor.id, person=person), order=("-poll",), limit=SHOWN):
        poll = await floor.tx.get(POLLS, floor.id, row.poll)
        if poll is None:
            continue
        if poll.is_quiz:
            found.append(say("polls-mydata-quiz", ref=poll.ref, question=poll.question))
        elif poll.secret:
            found.append(say("polls-mydata-secret", ref=poll.ref, question=poll.question))
        else:
            choice = choice_of(poll, row.choices)
            found.append(say("polls-mydata", ref=poll.ref, question=poll.question, choice=choice))
    return tuple(found)


ACTIVITY: Final = Activity(
    NAME,
    tables=TABLES,
    commands=COMMANDS,
    press=press,
    due={
        opening.CLOSE: Kind(_close),
        opening.REMIND: Kind(_remind, Late.IF_FRESH, FRESH, holds=True),
        opening.REMIND_LAST: Kind(_remind, Late.IF_FRESH, FRESH, holds=True),
        opening.COUNT: Kind(natives.unconfirmed),
        opening.DRAFT: Kind(_unposted),
    },
    errands={opening.ELIGIBLE: eligible.find_out},
    outcome=natives.outcome,
    call=card.call,
    happened={PollVoted: natives.voted, PollCounted: natives.counted, MessageDeleted: natives.deleted},
    owned=((VOTERS, "person"),),
    named=((POLLS, "by"), (PADS, "by")),
    mydata=_mydata,
    forget=withdraw,
    left=withdraw,
    fires=recurring.fire,
)
