"""Ten thousand people at once: nobody twice, nobody lost. The suite runs a thousand; STEWARD_ENTRIES=10000 runs them
all and prints how long it took."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

from activities.contests import drawing, service
from activities.contests.draw import canonical, ranking
from activities.contests.model import Contest, State
from activities.contests.service import Entered
from activities.contests.tables import CONTESTS, ENTRIES, LOTS, PICKS, SEALS
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.app.desk import Desk
from bot.app.engage.errands import DeskErrand
from bot.app.engage.floors import TurnFloor
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.turn import take_turn
from bot.domain.actions import DeleteMessage
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.policy import Settings
from bot.domain.records import Community, Due
from bot.domain.time import HOUR, MINUTE
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES
from rules.file import ReadOptions
from tests.kit.run import run_within
from tests.kit.town import TEXTS, Unscored

PEOPLE = int(os.environ.get("STEWARD_ENTRIES", "1000"))
EVERY = 5
"""Each so many-eth presses twice."""
HOME = 7


class Everywhere(DeskErrand):
    """An errand for which everybody is here."""

    async def rights(self, person: int) -> Rights | None:
        """A member."""
        return Rights(Standing.MEMBER)


async def opened(desk: Desk) -> None:
    async def deed(floor: TurnFloor) -> None:
        channel = ChannelRef("discord", "1", "2")
        one = Contest(HOME, 1, 1, "Lantern", ends=floor.now + HOUR, channels=(channel,), made_at=floor.now)
        await service.open_(floor, one)

    community = Community(HOME, "Many", "en", "UTC", "gaming", "", "", "", Settings(), 0)
    await desk.store.write(lambda tx: tx.put(COMMUNITIES, community))
    await take_turn(desk, HOME, lambda turn: deed(TurnFloor(turn)))


async def enters(desk: Desk, number: int) -> bool:
    """One press: whether it brought somebody in who was not."""

    async def deed(floor: TurnFloor) -> bool:
        person = await floor.person_of(Author(AccountRef("discord", str(10**17 + number)), f"p{number}"))
        one = await service.get(floor, "1")
        assert one is not None
        assert await service.bars(floor, one, person, Standing.MEMBER, frozenset()) is None
        result = await service.enter(floor, one, person.id)
        return isinstance(result, Entered) and not result.again

    return await take_turn(desk, HOME, lambda turn: deed(TurnFloor(turn)))


@run_within(95)
async def test_everybody_at_once(tmp_path: Path) -> None:
    clock, dice = MemoryClock(), MemoryDice(3)
    store = await open_store(tmp_path / "s.db", clock=clock, dice=dice, note="test", patience=1.0)
    desk = Desk(
        store=store, clock=clock, dice=dice, texts=TEXTS, platforms={},
        policies=Policies({"gaming": ""}, ReadOptions()), scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
    )  # fmt: skip
    await opened(desk)
    presses = [*range(PEOPLE), *range(0, PEOPLE, EVERY)]
    began = time.perf_counter()
    new = await asyncio.gather(*(enters(desk, number) for number in presses))
    took = time.perf_counter() - began
    entries = await store.read(lambda tx: tx.find(ENTRIES, *where(community=HOME, contest=1)))
    doubled, lost = sum(new) - PEOPLE, PEOPLE - len({one.person for one in entries})
    print(f"{len(presses)} presses of {PEOPLE} people: {doubled} doubled, {lost} lost, {took:.1f} s")
    assert (doubled, lost) == (0, 0)
    assert sorted(one.number for one in entries) == list(range(1, PEOPLE + 1))
    await _draws(desk, clock)
    await store.close()


async def _draws(desk: Desk, clock: MemoryClock) -> None:
    clock.advance(HOUR)
    began = time.perf_counter()

    async def close(floor: TurnFloor) -> Contest:
        one = await service.get(floor, "1")
        assert one is not None
        return await service.freeze(floor, one)

    frozen = await take_turn(desk, HOME, lambda turn: close(TurnFloor(turn)))
    closed = time.perf_counter() - began
    clock.advance(2 * MINUTE)
    due = Due(HOME, "contests-draw", "1", frozen.draws_at)
    began = time.perf_counter()
    await take_turn(desk, HOME, lambda turn: drawing.draw_due(TurnFloor(turn), due))
    nowhere = DeleteMessage(MessageRef(ChannelRef("", "", ""), ""))
    action = Action(HOME, 1, "", None, None, None, "contests-fill", nowhere, ActionState.PLANNED, 0, 0, follow="1")
    await drawing.fill(Everywhere(desk, action))
    print(f"list of {frozen.entrants} closed in {closed:.2f} s, drawn in {time.perf_counter() - began:.2f} s")
    one = await desk.store.read(lambda tx: tx.get(CONTESTS, HOME, 1))
    assert one is not None
    assert one.state is State.DRAWN
    lots = await desk.store.read(lambda tx: tx.find(LOTS, *where(community=HOME), order=("number",)))
    assert tuple(lot.line for lot in lots) == canonical(lot.line for lot in lots)
    assert len(lots) == PEOPLE
    (pick,) = await desk.store.read(lambda tx: tx.find(PICKS, *where(community=HOME)))
    seal = await desk.store.read(lambda tx: tx.get(SEALS, HOME, 1))
    assert seal is not None
    assert pick.line == ranking([lot.line for lot in lots], seal.seed)[0]
