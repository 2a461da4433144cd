"""Greetings: one message for all who came within some minutes, in place of the one before; none in a raid."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls
from activities.floor import Errand, Floor
from activities.people.buttons import NAME, button
from activities.people.rows import Arrival, Welcome
from activities.people.tables import ARRIVALS, BUDDIES, WELCOMES
from activities.people.waiting import LEAST, UNANSWERED, median, waited
from bot.domain.content import Block, Button, Content, Line
from bot.domain.events import MemberJoined, MemberLeft
from bot.domain.messages import ChannelRef
from bot.domain.raids import EntryState
from bot.domain.records import Due, StoredMessage
from bot.domain.text import Length, Several, Words, say
from bot.domain.time import DAY, MINUTE
from bot.ports.store import Where, where
from bot.ports.tables import DUE, ENTRIES, MESSAGES, RAIDS

GREET, DAILY, MEASURE = "people-greet", "people-daily", "people-measure"
SETTLE: Final = "settle"
TOGETHER: Final = 2 * MINUTE
"""Whoever comes within this time is greeted together."""
NAMED: Final = 5
READ: Final = 20_000
WINDOW: Final = 28 * DAY
WEEK: Final = 7 * DAY


def ref_of(welcome: Welcome) -> str:
    """What a place's greeting is called."""
    return f"w.{welcome.number}"


async def named(floor: Floor, ref: str) -> Welcome | None:
    """Whose greeting that is; None for one that is no more."""
    number = ref.removeprefix("w.")
    rows = await floor.tx.find(WELCOMES, *where(community=floor.id)) if number.isdecimal() else []
    return next((one for one in rows if one.number == int(number)), None)


async def of_place(floor: Floor, platform: str, place: str) -> Welcome | None:
    """How a place greets; None where it does not."""
    return await floor.tx.get(WELCOMES, floor.id, platform, place)


async def came(floor: Floor, event: MemberJoined) -> None:
    """Somebody came: noted, and greeted soon with whoever else comes."""
    if event.author.is_bot or event.author.is_self:
        return
    person = await floor.person_of(event.author)
    await floor.tx.put(ARRIVALS, Arrival(floor.id, person.id, event.platform, event.place, event.at, event.invite))
    if await floor.tx.get(DUE, floor.id, DAILY, SETTLE) is None:
        await floor.later(DAILY, SETTLE, floor.now + DAY)
    welcome = await of_place(floor, event.platform, event.place)
    if welcome is None or person.id in welcome.pending or floor.now - event.at > DAY:
        return
    await floor.tx.put(WELCOMES, replace(welcome, pending=(*welcome.pending, person.id)))
    if await floor.tx.get(DUE, floor.id, GREET, ref_of(welcome)) is None:
        await floor.later(GREET, ref_of(welcome), floor.now + TOGETHER)


async def went(floor: Floor, event: MemberLeft) -> None:
    """Somebody left: they count as gone, and are greeted no more."""
    person = await floor.person_of(event.author)
    row = await floor.tx.get(ARRIVALS, floor.id, person.id)
    if row is not None:
        await floor.tx.put(ARRIVALS, replace(row, left_at=event.at))
    welcome = await of_place(floor, event.platform, event.place)
    if welcome is not None and person.id in welcome.pending:
        await floor.tx.put(
            WELCOMES, replace(welcome, pending=tuple(one for one in welcome.pending if one != person.id))
        )


async def greet(floor: Floor, due: Due) -> None:
    """Greet all who came, in one message that takes the place of the last; in a raid nobody, at the gate later."""
    welcome = await named(floor, due.ref)
    if welcome is None or not welcome.pending:
        return
    if await _is_raided(floor, welcome.platform, welcome.place):
        await floor.tx.put(WELCOMES, replace(welcome, pending=()))
        return
    ready, waiting = await _at_gate(floor, welcome)
    await floor.tx.put(WELCOMES, replace(welcome, pending=waiting, shown=ready or welcome.shown))
    if waiting:
        await floor.later(GREET, due.ref, floor.now + 10 * MINUTE)
    if ready:
        await calls.take_down(floor, NAME, due.ref)
        await calls.post(floor, NAME, due.ref, [_where(welcome)], quiet=True)


def _where(welcome: Welcome) -> ChannelRef:
    return ChannelRef(welcome.platform, welcome.place, welcome.channel, welcome.parent)


async def _is_raided(floor: Floor, platform: str, place: str) -> bool:
    rows = await floor.tx.find(RAIDS, *where(community=floor.id, platform=platform, place=place))
    return any(one.state.is_live for one in rows)


async def _at_gate(floor: Floor, welcome: Welcome) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who is in, and who still stands at the gate. Whoever left or lapsed there is neither."""
    ready, waiting = [], []
    for person in welcome.pending:
        entry = await floor.tx.get(ENTRIES, floor.id, person)
        arrival = await floor.tx.get(ARRIVALS, floor.id, person)
        if arrival is None or arrival.left_at or (entry is not None and entry.state is EntryState.LAPSED):
            continue
        if floor.now - arrival.at > DAY:  # what crisis mode held was dropped: a welcome that late is none
            continue
        if entry is not None and entry.state is EntryState.WAITING:
            waiting.append(person)
            continue
        ready.append(person)
    return tuple(ready), tuple(waiting)


async def call(floor: Floor, ref: str) -> Content | None:
    """The greeting."""
    welcome = await named(floor, ref)
    return await _content(floor, welcome) if welcome is not None and welcome.shown else None


async def preview(floor: Floor, welcome: Welcome, person: int) -> Content:
    """The greeting as it would be for whoever asks, for a look."""
    return await _content(floor, replace(welcome, shown=(person,)))


async def _content(floor: Floor, welcome: Welcome) -> Content:
    names: tuple[Words, ...] = tuple([await floor.name_of(one) for one in welcome.shown[:NAMED]])
    more = len(welcome.shown) - len(names)
    listed = (*names, say("people-and-more", count=more)) if more else names
    blocks: list[Block] = [Line(say("people-welcome", names=Several(listed)), "strong")]
    blocks.append(Line(welcome.text if welcome.text else say("people-welcome-rules")))
    if welcome.ask:
        blocks.append(Line(say("people-welcome-ask", channel=welcome.ask)))
    honest = wait_words(welcome)
    if honest is not None:
        blocks.append(Line(honest, "quiet"))
    return Content(tuple(blocks), await _buttons(floor, welcome), rings=False)


async def gone(floor: Floor, person: int) -> None:
    """Somebody left or is forgotten: no greeting names them any more."""
    for one in await floor.tx.find(WELCOMES, *where(community=floor.id)):
        if person not in (*one.pending, *one.shown):
            continue
        pending = tuple(each for each in one.pending if each != person)
        row = replace(one, pending=pending, shown=tuple(each for each in one.shown if each != person))
        await floor.tx.put(WELCOMES, row)
        if row.shown:
            await calls.refresh(floor, NAME, ref_of(row), at_once=True)
        else:
            await calls.take_down(floor, NAME, ref_of(row))


async def united(floor: Floor, gone_one: int, keep: int) -> None:
    """Two accounts are one person's: they are greeted once, by the name that they have now."""
    for one in await floor.tx.find(WELCOMES, *where(community=floor.id)):
        pending, shown = (
            tuple(dict.fromkeys(keep if each == gone_one else each for each in names))
            for names in (one.pending, one.shown)
        )
        await floor.tx.put(WELCOMES, replace(one, pending=pending, shown=shown))


def wait_words(welcome: Welcome) -> Words | None:
    """What can honestly be said about waiting."""
    if welcome.asked < LEAST or welcome.wait == 0:
        return None
    if welcome.wait == UNANSWERED:
        return say("people-wait-long")
    return say("people-wait", length=Length(max(MINUTE, welcome.wait)))


async def _buttons(floor: Floor, welcome: Welcome) -> tuple[Button, ...]:
    if not welcome.buddies or not await floor.tx.count(BUDDIES, *where(community=floor.id)):
        return ()
    return (button("me", "buddy", say("people-want-buddy")),)


async def daily(floor: Floor, due: Due) -> None:
    """Once a day: arrivals whose first week is over are settled, and waiting times are measured anew."""
    rows = await floor.tx.find(ARRIVALS, *where(community=floor.id, activated=None), Where("at", "<", floor.now - WEEK))
    for row in rows[:500]:
        await floor.tx.put(ARRIVALS, replace(row, activated=await _wrote_twice(floor, row)))
    if await floor.tx.count(WELCOMES, *where(community=floor.id)):
        await floor.errand(MEASURE, "all")
    await floor.later(DAILY, due.ref, floor.now + DAY)


async def _wrote_twice(floor: Floor, row: Arrival) -> bool:
    """Whether they wrote on two different days of their first week."""
    mine = where(community=floor.id, person=row.person)
    said = await floor.tx.find(MESSAGES, *mine, Where("at", ">=", row.at), Where("at", "<", row.at + WEEK), limit=2000)
    return len({(one.at - row.at) // DAY for one in said}) >= 2


async def measure(errand: Errand) -> None:
    """How long questions wait, over four weeks: read apart, since it is many rows."""
    now = errand.clock.now()

    async def read(floor: Floor) -> list[StoredMessage]:
        mine = (*where(community=floor.id), Where("at", ">", now - WINDOW))
        return await floor.tx.find(MESSAGES, *mine, order=("-at",), limit=READ)

    questions = waited(await errand.read(read), now)
    found = median(questions)

    async def write(floor: Floor) -> None:
        for welcome in await floor.tx.find(WELCOMES, *where(community=floor.id)):
            await floor.tx.put(WELCOMES, replace(welcome, wait=found or 0, asked=len(questions)))

    await errand.write(write)
