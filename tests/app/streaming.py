"""A stream of events through the whole core, over stores in memory and the simulated platform, at the stream's own
pace: the clock stands where each event happened."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.simulated import SimulatedPlatform
from adapters.memory.store import MemoryStore
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.places import found_community
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.domain.assessment import Assessment
from bot.domain.events import (
    Event,
    Incoming,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
)
from bot.domain.policy import Settings
from bot.domain.scores import Scores
from bot.domain.signals import Signal
from bot.ports.store import Table, Tx, where
from bot.ports.tables import COMMUNITIES, SIGNALS
from rules.file import ReadOptions
from tests.kit.town import TEXTS

Score = Callable[[str], Scores | None]
COMMUNITY: Final = 7


@dataclass(frozen=True, slots=True)
class Each:
    """A classifier that asks `score` for each text."""

    score_one: Score

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """One answer a text, of which only the scores are asked for."""
        return [None if scores is None else Assessment(scores) for scores in map(self.score_one, texts)]


def at_of(event: Event) -> int:
    """When something happened."""
    if isinstance(event, MessagePosted | MessageEdited):
        return event.message.edited_at or event.message.at
    assert not isinstance(event, MessageDeleted)
    return event.at


def place_of(event: Event) -> tuple[str, str]:
    """Platform and place of an event of a history."""
    if isinstance(event, MessagePosted | MessageEdited):
        return event.message.ref.channel.platform, event.message.ref.channel.place
    assert isinstance(event, MemberJoined | MemberChanged | MemberLeft)
    return event.platform, event.place


class Live:
    """The core judging by `rules` whatever happens in one place."""

    def __init__(self, rules: str, platform: str, score: Score | None = None) -> None:
        self.clock, self.platform = MemoryClock(), SimulatedPlatform(platform)
        self.desk = Desk(
            store=MemoryStore(), clock=self.clock, dice=MemoryDice(5), texts=TEXTS,
            platforms={platform: self.platform}, policies=Policies({"tested": rules}, ReadOptions()),
            scoring=Scoring(Each(score or (lambda text: None))), alarm=MemoryAlarm(self.clock),
        )  # fmt: skip
        self.core = Core(self.desk)
        self._number = 0

    async def open(self, place: str, at: int) -> None:
        """Found the community at `at`, its moderators' room and all."""
        self.clock.set(at)
        name = self.platform.name

        async def found(tx: Tx) -> None:
            made = await found_community(tx, COMMUNITY, "Town", "en", name, place, at)
            settings = replace(Settings(), setup_done=True)
            staffed = replace(
                made, preset="tested", room_platform=name, room_place=place, room_channel="staff", settings=settings
            )
            await tx.put(COMMUNITIES, staffed)

        await self.desk.store.write(found)
        await self.core.start()
        await self.core.idle()

    async def feed(self, events: Iterable[Event]) -> None:
        """Hand these over together, at the time of the last one, and wait until all is done."""
        listed = list(events)
        self.clock.set(at_of(listed[-1]))
        incoming = []
        for event in listed:
            self._number += 1
            incoming.append(Incoming(self.platform.name, str(self._number), *place_of(event), event))
        await asyncio.gather(*(self.core.intake.accept(one) for one in incoming))
        await self.core.idle()

    async def rows(self, table: Table[Any]) -> list[Any]:
        """All rows of a table."""
        found: list[Any] = await self.desk.store.read(lambda tx: tx.find(table))
        return found

    async def signals(self) -> list[Signal]:
        """What rules saw, in order."""
        return await self.desk.store.read(lambda tx: tx.find(SIGNALS, *where(community=COMMUNITY), order=("id",)))

    async def counts(self, tables: Iterable[Table[Any]]) -> Counter[str]:
        """How many rows each of these tables has."""
        return Counter({one.name: len(await self.rows(one)) for one in tables})
