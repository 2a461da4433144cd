"""The idea board: proposing, supporting, deciding, and telling everybody who cared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from activities import calls
from activities.floor import Floor
from activities.ideas import model, views
from activities.ideas.model import Idea, Likeness, Outcome, Rules, State, Support
from activities.ideas.tables import IDEAS, RULES, SUPPORTS, THEMES
from bot.domain.content import Content, plain
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.records import Due
from bot.domain.results import Refused, Result
from bot.domain.text import Say, say
from bot.domain.time import DAY
from bot.ports.store import where

NAME: Final = "ideas"
CLOSE: Final = "ideas-close"
TIDY: Final = "ideas-tidy"
ALIVE: Final = (State.OPEN, State.REVIEW, State.DECIDED)
"""Ideas that a new one may be the same as; one that rests may be proposed again."""
COMPARED: Final = 2000
"""With how many of the newest ideas a new one is compared."""


async def get(floor: Floor, number: int) -> Idea | None:
    """An idea by its number."""
    return await floor.tx.get(IDEAS, floor.id, number)


async def supporters(floor: Floor, idea: int) -> list[Support]:
    """Who supports it, the first first."""
    return await floor.tx.find(SUPPORTS, *where(community=floor.id, idea=idea), order=("at", "person"))


async def alike(floor: Floor, title: str, text: str) -> tuple[Likeness, ...]:
    """Ideas that may be the same, withdrawn ones left out."""
    rows = await floor.tx.find(IDEAS, *where(community=floor.id), order=("-number",), limit=COMPARED)
    known = [(one.number, one.title, one.text) for one in rows if one.state in ALIVE]
    return model.alike(title, text, known)


async def draft(floor: Floor, person: int, title: str, text: str, board: ChannelRef) -> Idea:
    """Write an idea down; it is nobody else's to see yet."""
    number = await floor.next("idea")
    rules = await rules_of(floor)
    row = Idea(
        floor.id, number, person, title, text, floor.now, floor.now + rules.open_for, rules.threshold, State.DRAFT,
        platform=board.platform, place=board.place, channel=board.id, parent=board.parent,
    )  # fmt: skip
    await floor.tx.put(IDEAS, row)
    await floor.later(TIDY, str(number), floor.now + DAY)
    return row


async def propose(floor: Floor, idea: Idea) -> Idea:
    """Put a draft on the board; whoever proposes it supports it."""
    row = replace(idea, state=State.OPEN, proposed_at=floor.now, until=floor.now + idea.until - idea.proposed_at)
    await floor.tx.put(IDEAS, row)
    await floor.tx.put(SUPPORTS, Support(floor.id, row.number, idea.author or 0, floor.now))
    await floor.later(CLOSE, str(row.number), row.until)
    await floor.never(TIDY, str(row.number))
    await calls.post(floor, NAME, str(row.number), [row.board])
    return await _reached(floor, row) if row.threshold <= 1 else row


async def tidy(floor: Floor, due: Due) -> None:
    """A draft that nobody sent goes after a day."""
    await floor.tx.drop(IDEAS, *where(community=floor.id, number=int(due.ref), state=State.DRAFT))


async def rules_of(floor: Floor) -> Rules:
    """Where ideas go up, how many voices they need, how long they stay open."""
    return await floor.tx.get(RULES, floor.id) or Rules(floor.id)


async def undelivered(floor: Floor, action: Action, result: Result) -> None:
    """Somebody who was to be told of a decision can't be written to: the count says so."""
    kind, _, number = action.follow.removeprefix(f"{NAME}:told-").partition("-")
    if not isinstance(result, Refused) or kind not in ("i", "t") or not number.isdecimal():
        return
    table: Any = IDEAS if kind == "i" else THEMES
    row = await floor.tx.get(table, floor.id, int(number))
    if row is not None and row.told:
        await floor.tx.put(table, replace(row, told=row.told - 1, untold=row.untold + 1))
        if kind == "i":
            await calls.refresh(floor, NAME, number)


async def support(floor: Floor, idea: Idea, person: int) -> tuple[bool, int]:
    """Support it, or take that back; whether they support it now, and how many do. The threshold's last voice moves it
    to review, and there it stays."""
    mine = where(community=floor.id, idea=idea.number, person=person)
    if await floor.tx.drop(SUPPORTS, *mine):
        now = False
    else:
        await floor.tx.put(SUPPORTS, Support(floor.id, idea.number, person, floor.now))
        now = True
    count = await floor.tx.count(SUPPORTS, *where(community=floor.id, idea=idea.number))
    if now and idea.state is State.OPEN and count >= idea.threshold:
        await _reached(floor, idea)
    await calls.refresh(floor, NAME, str(idea.number))
    return now, count


async def _reached(floor: Floor, idea: Idea) -> Idea:
    row = replace(idea, state=State.REVIEW, reached_at=floor.now)
    await floor.tx.put(IDEAS, row)
    await floor.never(CLOSE, str(idea.number))
    await floor.tell_staff(await views.review(floor, row))
    return row


async def lapse(floor: Floor, due: Due) -> None:
    """Its date has come before the threshold: it rests, and whoever proposed it is told how far it came."""
    idea = await get(floor, int(due.ref))
    if idea is None or idea.state is not State.OPEN:
        return
    await floor.tx.put(IDEAS, replace(idea, state=State.LAPSED))
    await calls.refresh(floor, NAME, due.ref, at_once=True)
    if idea.author is not None:
        count = await floor.tx.count(SUPPORTS, *where(community=floor.id, idea=idea.number))
        words = say("ideas-lapsed", number=str(idea.number), title=idea.title, count=count, needed=idea.threshold)
        await floor.write_to(idea.author, plain(words))


async def decide(floor: Floor, idea: Idea, by: int, outcome: Outcome, reason: str) -> tuple[int, int]:
    """Decide with a reason and tell everybody who cared; how many are told, and how many can't be."""
    people = [one.person for one in await supporters(floor, idea.number)]
    if idea.author is not None and idea.author not in people:
        people.append(idea.author)
    row = replace(
        idea, state=State.DECIDED, outcome=outcome.value, reason=reason, decided_by=by, decided_at=floor.now,
        told=0, untold=0,
    )  # fmt: skip
    words = say("ideas-thing", number=str(idea.number), title=idea.title)
    told = await tell_each(floor, people, words, outcome, reason, f"{NAME}:told-i-{idea.number}")
    row = replace(row, told=told, untold=len(people) - told)
    await floor.tx.put(IDEAS, row)
    await floor.never(CLOSE, str(idea.number))
    await floor.audit("idea-decide", by, idea.author, f"idea {idea.number}: {outcome.value}")
    await calls.refresh(floor, NAME, str(idea.number), at_once=True)
    return row.told, row.untold


async def tell_each(floor: Floor, people: Sequence[int], thing: Say, outcome: Outcome, reason: str, follow: str) -> int:
    """Write to each in private what came of it; how many there are to whom that can be tried."""
    told = 0
    for person in people:
        lines = (say("ideas-told", thing=thing, outcome=say(f"ideas-outcome-{outcome.value}")),
                 say("ideas-told-why", reason=reason), say("ideas-told-thanks"))  # fmt: skip
        told += await floor.write_to(person, plain(*lines), follow=follow)
    return told


async def withdraw(floor: Floor, idea: Idea) -> None:
    """Whoever proposed it takes it back: it leaves the board."""
    await floor.tx.put(IDEAS, replace(idea, state=State.WITHDRAWN))
    await floor.never(CLOSE, str(idea.number))
    await calls.take_down(floor, NAME, str(idea.number))


async def call(floor: Floor, ref: str) -> Content | None:
    """The board's post."""
    idea = await get(floor, int(ref)) if ref.isdecimal() else None
    if idea is None or idea.state in (State.WITHDRAWN, State.DRAFT):
        return None
    count = await floor.tx.count(SUPPORTS, *where(community=floor.id, idea=idea.number))
    return await views.board(floor, idea, count)


async def forget(floor: Floor, person: int) -> None:
    """Ideas of somebody who is forgotten: what nobody else supports goes; what others support stays without a name."""
    for idea in await floor.tx.find(IDEAS, *where(community=floor.id, author=person)):
        others = [one for one in await supporters(floor, idea.number) if one.person != person]
        if others:
            await floor.tx.put(IDEAS, replace(idea, author=None))
            await calls.refresh(floor, NAME, str(idea.number))
        else:
            await withdraw(floor, idea)
            await floor.tx.drop(IDEAS, *where(community=floor.id, number=idea.number))
    for one in await floor.tx.find(SUPPORTS, *where(community=floor.id, person=person)):
        await calls.refresh(floor, NAME, str(one.idea))


async def united(floor: Floor, gone: int, keep: int) -> None:
    """Two accounts are one person's: their voice counts once, and the board says so."""
    for one in await floor.tx.find(SUPPORTS, *where(community=floor.id, person=keep)):
        await calls.refresh(floor, NAME, str(one.idea))


async def left(floor: Floor, person: int) -> None:
    """Somebody left: their voice counts no more on what is still open."""
    for one in await floor.tx.find(SUPPORTS, *where(community=floor.id, person=person)):
        idea = await get(floor, one.idea)
        if idea is not None and idea.state is State.OPEN and idea.author != person:
            await floor.tx.drop(SUPPORTS, *where(community=floor.id, idea=one.idea, person=person))
            await calls.refresh(floor, NAME, str(one.idea))
