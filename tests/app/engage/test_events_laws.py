"""Places over the store: whatever people answer in whatever order, and however many places there are."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from activities.events import finding, lifecycle, seats
from activities.events.model import Answer, Rsvp, Seat
from activities.events.tables import RSVPS
from bot.app.engage.floors import HELD, TurnFloor
from bot.app.turn import Turn
from bot.domain.actions import SendDirect
from bot.domain.people import AccountRef, Author
from bot.ports.store import where
from bot.ports.tables import ACTIONS
from tests.kit.events import published
from tests.kit.run import run
from tests.kit.town import Town

PEOPLE = 9


async def step(turn: Turn, dice: random.Random) -> None:
    """Somebody answers or leaves, or the host changes the places."""
    floor = TurnFloor(turn)
    event = await finding.event_of(floor, "1")
    assert event is not None
    deed = dice.choice(("yes", "yes", "yes", "maybe", "no", "leave", "places"))
    person = await floor.person_of(Author(AccountRef("sandbox", f"p{dice.randrange(PEOPLE)}")))
    if deed == "places":
        await lifecycle.change(floor, event, replace(event, capacity=dice.choice((0, 1, 2, 3, 5))))
    elif deed == "leave":
        await seats.leave(floor, person.id)
    else:
        await seats.answer(floor, event, person.id, Answer(deed))


async def check(turn: Turn, before: list[Rsvp]) -> list[Rsvp]:
    """The laws that hold after every step."""
    event = await finding.event_of(TurnFloor(turn), "1")
    assert event is not None
    rows = await turn.tx.find(RSVPS, *where(community=turn.id))
    seated = {one.person for one in rows if one.seat is Seat.IN}
    line = sorted((one for one in rows if one.seat is Seat.WAITING), key=lambda one: one.queue)
    was = {one.person for one in before if one.seat is Seat.IN}
    assert len({one.queue for one in line}) == len(line)
    if event.capacity:
        assert not line or len(seated) >= event.capacity, "somebody waits beside a free place"
        assert len(seated) <= max(event.capacity, len(was)), "more are let in than there are places"
    else:
        assert not line
    waited = [one.person for one in sorted(before, key=lambda one: one.queue) if one.seat is Seat.WAITING]
    still = [one.person for one in line if one.person in waited]
    assert still == [one for one in waited if one in still], "somebody was overtaken"
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_places_keep_their_laws_and_each_promotion_is_told_once(tmp_path: Path, seed: int) -> None:
    @run
    async def body() -> None:
        dice, rows = random.Random(seed), list[Rsvp]()
        town = await Town.open(tmp_path)
        await published(town, capacity="2")
        promoted: Counter[int] = Counter()
        for _ in range(60):
            await town.inside(lambda turn: step(turn, dice))
            after = await town.inside(lambda turn: check(turn, rows))  # noqa: B023  # used at once
            lined = {one.person for one in rows if one.seat is Seat.WAITING}
            promoted.update(one.person for one in after if one.seat is Seat.IN and one.person in lined)
            rows = after
        assert promoted.total() > 0
        assert await told(town) == promoted
        await town.close()

    body()


async def told(town: Town) -> Counter[int]:
    """How often each person was told of a free place."""
    rows = await town.inside(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id)))
    return Counter(
        one.person for one in rows
        if isinstance(one.act, SendDirect) and one.verb != HELD and "events-promoted" in str(one.act.content)
    )  # fmt: skip
