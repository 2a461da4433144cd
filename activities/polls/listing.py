"""What anybody can look up: which polls there are, how one stands, how it ended, its ballots to count again."""

from __future__ import annotations

from typing import Final

from activities import calls
from activities.asked import Asked
from activities.floor import Floor
from activities.polls.card import again, open_content
from activities.polls.poll import NAME, Outcome, Poll, State
from activities.polls.preview import preview, why
from activities.polls.recount import ballots_csv
from activities.polls.results import cut, press, result_content
from activities.polls.secrecy import published
from activities.polls.tables import OUTCOMES, POLLS
from bot.domain.content import Block, Button, ButtonStyle, Content, File, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Moment, Say, say
from bot.ports.store import Where, where

MOST: Final = 10
OPEN: Final = (State.OPEN, State.COUNTING)


async def find_poll(floor: Floor, text: str) -> Poll | None:
    """A poll by its number, as people write it."""
    digits = text.strip().lstrip("#№ ")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        return None
    return await floor.tx.get(POLLS, floor.id, int(digits))


async def found(floor: Floor, text: str, *, over: bool = False) -> Poll | Reply:
    """The poll that is meant: by its number, or the newest one that is open (or over) when none is named."""
    if text.strip():
        return await find_poll(floor, text) or Reply(say("polls-unknown", ref=text.strip()[:20]))
    states = [State.CLOSED] if over else list(OPEN)
    rows = await floor.tx.find(
        POLLS, *where(community=floor.id), Where("state", "in", states), order=("-number",), limit=2
    )
    if not rows:
        return Reply(say("polls-none-over") if over else say("polls-none-open"))
    return rows[0] if len(rows) == 1 or over else Reply(say("polls-which"))


async def list_polls(floor: Floor, asked: Asked) -> Reply:
    """What is open, what staff have in preparation, what ended lately."""
    staff = asked.standing.is_staff
    states = [*OPEN, State.CLOSED, *([State.DRAFT, State.TEMPLATE] if staff else [])]
    rows = await floor.tx.find(
        POLLS, *where(community=floor.id), Where("state", "in", states), order=("-number",), limit=MOST
    )
    if not rows:
        return Reply(say("polls-none"))
    blocks: list[Block] = [Heading(say("polls-list"))]
    blocks += [Line(_entry(one)) for one in rows]
    buttons = tuple(
        press(
            one, "show", say("polls-press-show", ref=one.ref, question=cut(one.question, 40)), style=ButtonStyle.QUIET
        )
        for one in rows
    )
    return Reply(content=Content(tuple(blocks), buttons, Look.LIST, rings=False))


def _entry(poll: Poll) -> Say:
    state = say(f"polls-state-{poll.state.value}")
    if poll.state is State.OPEN and poll.closes_at:
        state = say("polls-until", moment=Moment(poll.closes_at))
    return say("polls-entry", ref=poll.ref, question=poll.question, state=state)


async def show(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """A poll as it stands, with what its viewer may do about it."""
    staff = asked.standing >= Standing.MODERATOR
    if poll.state in (State.DRAFT, State.TEMPLATE):
        if not staff:
            return Reply(say("polls-unknown", ref=poll.ref))
        return Reply(content=await preview(floor, poll) if poll.state is State.DRAFT else _template(poll))
    if poll.is_over:
        return await show_result(floor, poll)
    shown = await open_content(floor, poll)
    blocks, buttons = shown.blocks, () if poll.is_native else shown.buttons
    if staff:
        blocks = (*blocks, Line(why(poll.fit), "quiet"))
        buttons = (*buttons, *await _tools(floor, poll))
    return Reply(content=Content(blocks, buttons, Look.CARD, rings=False))


def _template(poll: Poll) -> Content:
    line = Line(say("polls-template", ref=poll.ref, question=poll.question, rule=poll.rule))
    return Content((line,), (press(poll, "cancel", say("polls-press-stop"), style=ButtonStyle.DANGER),), Look.LIST)


async def _tools(floor: Floor, poll: Poll) -> list[Button]:
    found = []
    if await is_lost(floor, poll):
        found.append(again(poll))
    if poll.state is State.OPEN:
        found.append(press(poll, "closing", say("polls-press-close"), style=ButtonStyle.DANGER))
        found.append(press(poll, "cancelling", say("polls-press-cancel"), style=ButtonStyle.DANGER))
    return found


async def is_lost(floor: Floor, poll: Poll) -> bool:
    """Whether its message stands nowhere in one of its channels."""
    if poll.is_native:
        return poll.native_at is None
    stands = await calls.stands_of(floor, NAME, poll.ref)
    return sum(one.state in ("shown", "sending") for one in stands) < len(poll.channels)


async def show_result(floor: Floor, poll: Poll) -> Reply:
    """How a poll ended."""
    if poll.state is State.CANCELLED:
        return Reply(say("polls-cancelled-line"))
    outcome: Outcome | None = await floor.tx.get(OUTCOMES, floor.id, poll.number)
    if outcome is None or poll.state in (State.DRAFT, State.TEMPLATE):
        return Reply(say("polls-not-over", ref=poll.ref))
    return Reply(content=await result_content(floor, poll, outcome))


async def ballots(floor: Floor, poll: Poll) -> Reply:
    """Every ballot without a name, in no order, with the way to count them."""
    if poll.state is not State.CLOSED or poll.is_native or poll.is_quiz:
        return Reply(say("polls-no-ballots"))
    table = ballots_csv(poll.method, poll.options, await published(floor, poll.number))
    lines = (
        Line(say("polls-ballots", ref=poll.ref)),
        Line(say(f"polls-recount-{poll.method.value}")),
        Line(say("polls-recount-ties"), "quiet"),
    )
    return Reply(content=Content(lines, files=(File(f"poll-{poll.number}-ballots.csv", table),)))


async def about(floor: Floor, poll: Poll) -> Reply:
    """How it works, in plain words: how votes are counted, who sees what, whose means it uses and why."""
    lines = [Line(say(f"polls-explain-{poll.method.value}")), Line(why(poll.fit), "quiet")]
    lines.append(Line(say("polls-explain-secret") if poll.secret else say("polls-explain-open")))
    lines.append(Line(say(f"polls-explain-tie-{poll.tie.value}")))
    return Reply(content=Content((Heading(poll.question, say("polls-number", ref=poll.ref)), *lines)))
