"""Where somebody stands: "Am I in?", their entry, what /mydata shows of it."""

from __future__ import annotations

from typing import Final

from activities.contests.model import Contest, Entry, Lot, Pick, State, Vote
from activities.contests.service import closed, get, withdraw
from activities.contests.tables import CONTESTS, ENTRIES, LOTS, PICKS, REFUSALS, VOTES
from activities.contests.views import button
from activities.floor import Floor
from bot.domain.content import Block, Button, ButtonStyle, Content, Line, plain
from bot.domain.text import Moment, Words, say
from bot.ports.store import Where, where

MOST: Final = 10


async def am_i_in(floor: Floor, one: Contest, person: int) -> Content:
    """My number of how many, before the close and after it; for them alone."""
    if one.state in (State.CANCELLED, State.DRAFT, State.OPENING):
        return plain(closed(one))
    if one.state is State.OPEN:
        return await _before(floor, one, person)
    return await _after(floor, one, person)


async def _before(floor: Floor, one: Contest, person: int) -> Content:
    entry: Entry | None = await floor.tx.get(ENTRIES, floor.id, one.id, person)
    if entry is None:
        refusal = await floor.tx.get(REFUSALS, floor.id, one.id, person)
        if refusal is not None:
            return plain(say("contests-me-refused", why=say(f"contests-why-{refusal.why}")))
        buttons = () if one.entering.is_written else (button(one, "in", style=ButtonStyle.SOFT),)
        return Content(
            (Line(say("contests-me-not-yet")), Line(say(f"contests-how-{one.entering.value}", tag=one.hashtag))),
            buttons,
        )
    return await where_i_am(floor, one, entry)


async def where_i_am(floor: Floor, one: Contest, entry: Entry, *, first: bool = False) -> Content:
    """An entry of an open contest: its number of how many, or what it waits for."""
    out = (button(one, "out", style=ButtonStyle.QUIET),)
    if entry.state == "review":
        return Content((Line(say("contests-me-review"), "strong"), Line(say("contests-me-review-what"))), out)
    if entry.state == "out":
        return Content((Line(say("contests-me-left-out")),), out)
    mine = where(community=floor.id, contest=one.id, state="in")
    number = await floor.tx.count(ENTRIES, *mine, Where("number", "<=", entry.number))
    count = await floor.tx.count(ENTRIES, *mine)
    said = say("contests-me-in-now" if first else "contests-me-in", number=number, of=count)
    return Content((Line(said, "strong"), Line(say("contests-me-until", at=Moment(one.ends, "datetime")))), out)


async def _after(floor: Floor, one: Contest, person: int) -> Content:
    lots: list[Lot] = await floor.tx.find(LOTS, *where(community=floor.id, contest=one.id, person=person), limit=1)
    if not lots:
        return plain(say("contests-me-not-in-list", count=one.entrants))
    lot = lots[0]
    blocks: list[Block] = [Line(say("contests-me-in-list", number=lot.number, of=one.entrants), "strong")]
    buttons: tuple[Button, ...] = ()
    if await floor.tx.get(ENTRIES, floor.id, one.id, person) is None:
        blocks.append(Line(say("contests-me-withdrawn")))
    elif one.state is State.FROZEN:
        buttons = (button(one, "out", style=ButtonStyle.QUIET),)
    if one.told_at:
        blocks.append(Line(await _outcome(floor, one, person)))
    blocks += [
        Line(say("contests-me-line", line=lot.line)),
        Line(say("contests-code-list", code=one.list_hash), "quiet"),
    ]
    return Content(tuple(blocks), buttons)


async def _outcome(floor: Floor, one: Contest, person: int) -> Words:
    picks: list[Pick] = await floor.tx.find(PICKS, *where(community=floor.id, contest=one.id, person=person))
    held = next((pick for pick in picks if pick.is_winner), None)
    if held is not None:
        return say("contests-me-won", place=held.place)
    if picks:
        why = picks[0].state if picks[0].state in ("lapsed", "replaced") else picks[0].why
        return say("contests-me-passed", why=say(f"contests-why-{why}"))
    return say("contests-me-lost")


async def mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """What is kept of somebody: entries, a vote that still stands, prizes."""
    mine = where(community=floor.id, person=person)
    entries: list[Entry] = await floor.tx.find(ENTRIES, *mine, order=("-contest",), limit=MOST)
    picks: list[Pick] = await floor.tx.find(PICKS, *mine, order=("-contest",), limit=MOST)
    votes: list[Vote] = await floor.tx.find(VOTES, *mine, order=("-contest",), limit=MOST)
    numbers = {one.contest for one in entries} | {one.contest for one in picks} | {one.contest for one in votes}
    titles = {number: await _title(floor, number) for number in sorted(numbers)}
    return (
        *(say("contests-mydata-entry", title=titles[one.contest], at=Moment(one.at, "date")) for one in entries),
        *(
            say("contests-mydata-prize", title=titles[one.contest], at=Moment(one.at, "date"))
            for one in picks
            if one.is_winner
        ),
        *(say("contests-mydata-vote", title=titles[one.contest], entry=one.entry) for one in votes),
    )


async def _title(floor: Floor, number: int) -> str:
    one = await get(floor, str(number))
    return one.title if one is not None else str(number)


async def forget(floor: Floor, person: int) -> None:
    """What is theirs goes. A line of a list that was published and is not done with stays in it, but is nobody's and
    can't win: without it nobody could check the draw any more. It goes when the contest is done."""
    mine = where(community=floor.id, person=person)
    for lot in await floor.tx.find(LOTS, *mine):
        key = where(community=floor.id, contest=lot.contest, line=lot.line)
        if await _is_needed(floor, lot.contest):
            await floor.tx.change(LOTS, key, person=None)
        else:
            await floor.tx.drop(LOTS, *key)
    for pick in await floor.tx.find(PICKS, *mine):
        line = pick.line if await _is_needed(floor, pick.contest) else ""
        key = where(community=floor.id, contest=pick.contest, rank=pick.rank)
        await floor.tx.change(PICKS, key, person=None, line=line, prize="")
    await floor.tx.change(CONTESTS, where(community=floor.id, by=person), by=0)


async def _is_needed(floor: Floor, number: int) -> bool:
    one = await get(floor, str(number))
    return one is not None and one.state in (State.FROZEN, State.DRAWN)


async def left(floor: Floor, person: int) -> None:
    """Who leaves is out of every contest whose list is open; from a closed one the draw passes over them."""
    for entry in await floor.tx.find(ENTRIES, *where(community=floor.id, person=person)):
        one = await get(floor, str(entry.contest))
        if one is not None and one.state is State.OPEN:
            await withdraw(floor, one, person)
