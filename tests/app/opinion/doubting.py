"""What the tests of the second reader share: a town whose messages are in doubt, and a reader that does as told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from adapters.memory.clock import MemoryClock
from bot.app.commands.catalog import all_commands
from bot.app.opinion.reading import Reading
from bot.app.opinion.second import Second, Terms
from bot.app.scoring import Scoring
from bot.domain.assessment import Assessment
from bot.domain.opinions import OpinionRow
from bot.domain.scores import Scores
from bot.ports.opinion import Opinion, OpinionFault
from bot.ports.store import Store
from bot.ports.tables import OPINIONS
from tests.app.moderating import rows
from tests.kit.town import INSULT, Town

RULES = INSULT.replace(
    'house_rule = 2\nwhen.says_any = ["idiot*"', 'house_rule = 2\nwhen.says_any = ["idiot*", "doubt*", "sorrow"'
)
Told: TypeAlias = Opinion | OpinionFault | Callable[[str], "Told"] | None


class Model:
    """ "doubtful" is an insult of 0.5, "sorrow" the same with somebody in need, everything else is clear."""

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """One answer for each."""
        return [Assessment(_scores(text), "en") for text in texts]


def _scores(text: str) -> Scores:
    doubt = 0.5 if "doubtful" in text or "sorrow" in text else 0.95
    return Scores(insult=doubt, wellbeing=0.6 if "sorrow" in text else 0.0)


@dataclass
class Reader:
    """A reader whose answer is set; `asked` holds what it was shown."""

    told: Told = field(default_factory=lambda: Opinion("abuse", "person"))
    name: str = "small-one"
    host: str = ""
    asked: list[str] = field(default_factory=list)
    under_way: int = 0
    most: int = 0
    gate: asyncio.Event | None = None
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def begun(self, count: int) -> None:
        """Wait until so many questions are under way."""
        async with self.news:
            await self.news.wait_for(lambda: self.under_way >= count)

    async def read(self, text: str) -> Opinion | None:
        """As told."""
        self.asked.append(text)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        async with self.news:
            self.news.notify_all()
        try:
            if self.gate is not None:
                await self.gate.wait()
            told = self.told
            while callable(told):
                told = told(text)
            if isinstance(told, OpinionFault):
                raise told
            return told
        finally:
            self.under_way -= 1


@dataclass
class Doubts:
    """The town, the reader, and what asks it."""

    town: Town
    reader: Reader
    second: Second
    reading: Reading

    async def round(self) -> None:
        """Ask now."""
        await self.reading.round()

    async def opinions(self) -> list[OpinionRow]:
        """What is kept, in the order of the messages."""
        return sorted(await rows(self.town, OPINIONS), key=lambda one: one.evidence)


async def open_doubts(
    folder: Path, *, store: Store | None = None, clock: MemoryClock | None = None, **terms: Any
) -> Doubts:
    """A town with a second reader that is asked only when a test says so."""
    town = await Town.open(folder, RULES, store=store, clock=clock)
    reader = Reader()
    second = Second(reader, Terms(**terms))
    object.__setattr__(town.core.desk, "scoring", Scoring(Model()))
    object.__setattr__(town.core.desk, "second", second)
    await town.sandbox.publish(all_commands())
    return Doubts(town, reader, second, Reading(town.core.desk, second))
