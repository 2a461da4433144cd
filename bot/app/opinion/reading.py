"""Asking the second reader: a part of its own beside the lanes, so that nothing ever waits for it.

What is to be asked is read from the store each time, so nothing is lost by a restart or by a reader that is away: what
still stands open when it comes back is asked about then.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bot.app.desk import Desk
from bot.app.opinion import budget
from bot.app.opinion.doubtful import Question, questions, words_to_send
from bot.app.opinion.second import Second
from bot.app.turn import NoCommunity, Turn, look_in, take_turn
from bot.domain.opinions import OpinionRow
from bot.domain.records import Sequence as Numbering
from bot.domain.time import SECOND
from bot.ports.opinion import Opinion, OpinionFault
from bot.ports.store import StoreFault, Tx, where
from bot.ports.tables import OPINIONS, SEQUENCES

log = logging.getLogger("steward.opinion")

PART: Final = "second-reader"
PAUSE: Final = 5 * SECOND
TRIES: Final = 3
"""So often one message may go unanswered, while others are answered, before it is let be."""
MOST_SETTLED: Final = 20_000


class Reading:
    """Looks every few seconds for what is new and in doubt, and asks about it."""

    def __init__(self, desk: Desk, second: Second) -> None:
        self._desk = desk
        self._second = second
        self._settled: set[tuple[int, int]] = set()
        self._tries: Counter[tuple[int, int]] = Counter()
        self._answers = 0
        self._answers_then: dict[tuple[int, int], int] = {}
        self._seen: dict[int, int] = {}
        self._stopped = False

    async def run(self) -> None:
        """Go on for ever."""
        while True:
            try:
                await self.round()
            except StoreFault as fault:
                log.warning("the store can't work now, waiting: %s", fault)
            await self._desk.clock.sleep(PAUSE)

    async def round(self) -> None:
        """Ask about everything that is in doubt and not asked yet, while the reader answers and the budget lasts."""
        if self._desk.clock.now() < self._second.rests_until:
            return
        self._stopped = False
        if len(self._settled) > MOST_SETTLED:
            self._settled.clear()
        for counter in await self._desk.store.read(_counters):
            if self._seen.get(counter.community) != counter.value and not self._stopped:
                done = await self._community(counter.community)
                self._seen[counter.community] = counter.value if done else -1

    async def _community(self, community: int) -> bool:
        """Whether nothing is left to ask here."""
        terms = self._second.terms
        try:
            left = terms.per_day - await look_in(self._desk, community, budget.spent)
            found = await questions(self._desk, community, terms, self._settled) if left > 0 else []
            found.sort(key=lambda one: self._tries[one.community, one.evidence])
            await self._together(found[:left])
        except (LookupError, NoCommunity):
            return True  # it has gone meanwhile
        return not self._stopped and left > 0 and len(found) < left

    async def _together(self, found: Sequence[Question]) -> None:
        """So many at once as the terms allow. Raises what one of them raised, once all have ended."""
        waiting = iter(found)
        ended = await asyncio.gather(
            *(self._worker(waiting) for _ in range(self._second.terms.at_once)), return_exceptions=True
        )
        for one in ended:
            if one is not None:
                raise one

    async def _worker(self, waiting: Iterator[Question]) -> None:
        for one in waiting:
            if self._stopped:
                return
            await self._ask(one)

    async def _ask(self, one: Question) -> None:
        """Ask about one message and keep the answer. A fault ends this round."""
        text = await take_turn(self._desk, one.community, lambda turn: self._claim(turn, one))
        if text is None:
            self._stopped = True
            return
        if not text:
            return
        try:
            opinion = await self._second.reader.read(text)
        except OpinionFault as fault:
            await self._failed(one, fault)
            return
        self._second.answered()
        self._answers += 1
        await self._keep(one, opinion)

    async def _claim(self, turn: Turn, one: Question) -> str | None:
        """The words to send, paid for; "" where there is nothing to ask (any more), None where nothing can be paid."""
        text = await words_to_send(turn, one)
        return None if text and not await budget.spend(turn, self._second.terms.per_day) else text

    async def _failed(self, one: Question, fault: OpinionFault) -> None:
        log.warning("no second opinion: %s", fault)
        self._stopped = True
        self._second.failed(fault, self._desk.clock.now())
        if not fault.perhaps_this:
            await take_turn(self._desk, one.community, budget.give_back)
            return
        key = (one.community, one.evidence)
        self._tries[key] += 1
        then = self._answers_then.setdefault(key, self._answers)
        if self._tries[key] >= TRIES and self._answers > then:
            await self._keep(one, None)  # the reader is well; it is this message that it falls over

    async def _keep(self, one: Question, opinion: Opinion | None) -> None:
        kind, target = (opinion.kind, opinion.target or "") if opinion is not None else ("", "")
        self._tries.pop((one.community, one.evidence), None)
        self._answers_then.pop((one.community, one.evidence), None)

        async def deed(turn: Turn) -> None:
            row = OpinionRow(turn.id, one.evidence, one.case, kind, target, self._second.reader.name, turn.now)
            await turn.tx.add(OPINIONS, row)

        await take_turn(self._desk, one.community, deed)


async def _counters(tx: Tx) -> list[Numbering]:
    """How much evidence each community has had: what has not grown has nothing new."""
    return await tx.find(SEQUENCES, *where(name="evidence"))
