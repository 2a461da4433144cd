"""What waits for its time in the crash matrix: a post, an occurrence, a poll's close, a draw, a reminder, a free place.

Each scene is set up an hour before it is due; `due_kind` names what carries it out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from activities.contests import service as contests
from activities.contests.model import Contest
from activities.contests.tables import CONTESTS
from activities.events import lifecycle, reminding, seats
from activities.events.model import Answer, Event
from activities.floor import Floor
from activities.polls import casting, opening
from activities.polls.poll import Poll
from activities.posts import service as posts
from activities.posts.model import Draft
from activities.schedule.model import FIRE
from activities.schedule.rule import Freq, Rule, wall
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author, Person
from bot.domain.time import HOUR, MINUTE
from tests.kit.survivor import PLACE, PLATFORM

GENERAL: Final = ChannelRef(PLATFORM, PLACE, "general")
MEMBERS: Final = ("bob", "juno", "kestrel", "wren", "tove")


async def _people(floor: Floor) -> list[Person]:
    return [await floor.person_of(Author(AccountRef(PLATFORM, name), name.title())) for name in MEMBERS]


async def _post(floor: Floor) -> None:
    draft = Draft("Tea at five.", (GENERAL,), floor.now + HOUR)
    await posts.approve(floor, await posts.make(floor, draft, 1), 2)


async def _fire(floor: Floor) -> None:
    soon = wall(floor.now + HOUR, floor.zone)
    rule = Rule(Freq.DAILY, soon.date().isoformat(), soon.hour, soon.minute)
    await posts.approve(floor, await posts.make(floor, Draft("Every day.", (GENERAL,), rule=rule), 1), 2)


async def _poll(floor: Floor) -> None:
    number = await floor.next("poll")
    draft = Poll(floor.id, number, 1, floor.now, "Tea?", ("Yes", "No"), (GENERAL,), closes_at=floor.now + HOUR)
    poll = await opening.put_up(floor, draft, 1)
    for place, person in enumerate(await _people(floor)):
        cast = await casting.cast_of(floor, poll, person.id)
        await casting.save(floor, poll, person, cast, (place % 2,), done=True)


async def _draw(floor: Floor) -> None:
    number = await floor.next("contest")
    draft = Contest(floor.id, number, 1, "Lantern", places=2, ends=floor.now + MINUTE, channels=(GENERAL,))
    one = await contests.open_(floor, draft)
    for person in await _people(floor):
        await contests.enter(floor, one, person.id)
    fresh = await floor.tx.get(CONTESTS, floor.id, number)
    if fresh is not None:
        await contests.freeze(floor, fresh)


async def _event(floor: Floor, capacity: int) -> Event:
    draft = Event(
        floor.id, 0, "Games night", "We play.", "Campfire", floor.now + 2 * HOUR, floor.now + 3 * HOUR, capacity,
        owner=1, channels=(GENERAL,),
    )  # fmt: skip
    return await lifecycle.publish(floor, await lifecycle.draft(floor, draft))


async def _reminder(floor: Floor) -> None:
    event = await _event(floor, 0)
    for person in (await _people(floor))[:2]:
        await seats.answer(floor, event, person.id, Answer.YES)
        await reminding.wish(floor, event, person.id, "1h")


async def _promotion(floor: Floor) -> None:
    event = await _event(floor, 1)
    for person in (await _people(floor))[:2]:
        await seats.answer(floor, event, person.id, Answer.YES)


@dataclass(frozen=True, slots=True)
class Scene:
    """How it is set up, and which kind of due item carries it out ("" for a member's press)."""

    set_up: Callable[[Floor], Awaitable[None]]
    due_kind: str


SCENES: Final = {
    "post": Scene(_post, posts.DUE),
    "fire": Scene(_fire, FIRE),
    "poll": Scene(_poll, opening.CLOSE),
    "draw": Scene(_draw, contests.DRAW),
    "reminder": Scene(_reminder, reminding.REMIND),
    "promotion": Scene(_promotion, ""),
}
