"""Dispatch: the only caller of a platform.

Planned actions are carried out lane by lane, in order, lanes side by side. Before the call an action is marked as being
sent; after it, its result is recorded. What a crash left half-way is found by that mark: repeatable acts are carried
out again, sends are looked up in the platform's history first.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from bot.app import aftermath
from bot.app.desk import Desk
from bot.app.engage.painting import painted
from bot.app.guard import refuse
from bot.app.lanes import redacted
from bot.app.turn import Turn, take_turn
from bot.domain.actions import Act, Answer, CopyMedia, OpenForm, SendDirect, SendMessage, SendPoll, in_zone, platform_of
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Result, Uncertain, Why
from bot.domain.time import SECOND
from bot.ports.platform import Platform
from bot.ports.store import StoreFault, Where, where
from bot.ports.tables import ACTIONS

log = logging.getLogger("steward.dispatch")

Prepare: TypeAlias = Callable[[Turn, Action], Awaitable[Act | None]]
Errand: TypeAlias = Callable[[Desk, Action], Awaitable[None]]
MOST_LANES: Final = 64
TRIES: Final = 3
MOST: Final = 512
PAGES: Final = 8
PAUSE: Final = SECOND


class Dispatch:
    """`prepare` writes an act's newest content just before the call, by verb; `errands` are deeds that need questions
    to the platform rather than one call, by verb."""

    def __init__(self, desk: Desk, prepare: Mapping[str, Prepare], errands: Mapping[str, Errand]) -> None:
        self._desk = desk
        self._prepare = prepare
        self._errands = errands
        self._lanes: dict[tuple[int, str], asyncio.Task[None]] = {}
        self._again: set[tuple[int, str]] = set()

    async def run(self) -> None:
        """Carry out what is planned, for ever; cancelled to stop."""
        await self._recover()
        self._desk.bell.ring()
        while True:
            await self._desk.bell.heard()
            try:
                await self._look()
            except StoreFault as fault:
                log.error("the store can't work now: %s", fault)
                await self._desk.clock.sleep(PAUSE)
                self._desk.bell.ring()

    async def stop(self) -> None:
        """Let no new call begin; wait for those under way."""
        tasks = list(self._lanes.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Wait until nothing is planned for now (for tests and an orderly stop)."""
        await self._look()
        while self._lanes:
            await asyncio.gather(*list(self._lanes.values()), return_exceptions=True)
            await self._look()

    async def _look(self) -> None:
        """Open a lane for whatever is planned: answers first, since somebody waits; a long lane hides no other."""
        heads: set[tuple[int, str]] = set()
        self._open(await self._planned(Where("lane", ">=", "answer:"), Where("lane", "<", "answer;")), heads)
        long: list[str] = []
        for _ in range(PAGES):
            rows = await self._planned(*(Where("lane", "!=", lane) for lane in long))
            self._open(rows, heads)
            lengths = Counter(row.lane for row in rows)
            longer = [lane for lane, count in lengths.items() if count > MOST // MOST_LANES]
            if len(rows) < MOST or len(self._lanes) >= MOST_LANES or not longer:
                return
            long += longer

    async def _planned(self, *conditions: Where) -> list[Action]:
        planned = (*where(state=ActionState.PLANNED), *conditions)
        return await self._desk.store.read(lambda tx: tx.find(ACTIONS, *planned, order=("community", "id"), limit=MOST))

    def _open(self, rows: list[Action], heads: set[tuple[int, str]]) -> None:
        """Only the first of a lane counts: while it has to wait, all behind it wait."""
        now = self._desk.clock.now()
        for row in rows:
            key = (row.community, row.lane)
            if key in heads:
                continue
            heads.add(key)
            if not _is_ready(row, now):
                self._desk.alarm.set(row.not_before)
            elif key in self._lanes:
                self._again.add(key)
            elif len(self._lanes) < MOST_LANES or row.lane.startswith("answer:"):
                self._lanes[key] = asyncio.create_task(self._work(key), name=f"dispatch-{row.lane}")

    async def _work(self, key: tuple[int, str]) -> None:
        try:
            while True:
                self._again.discard(key)
                row = await self._next(key)
                if row is None and key not in self._again:
                    return
                if row is not None:
                    await self._carry(row)
        except StoreFault as fault:
            log.error("the store can't work now: %s", fault)
            await self._desk.clock.sleep(PAUSE)
        finally:
            self._lanes.pop(key, None)
            self._desk.bell.ring()

    async def _next(self, key: tuple[int, str]) -> Action | None:
        rows = await self._desk.store.read(
            lambda tx: tx.find(
                ACTIONS, *where(state=ActionState.PLANNED, community=key[0], lane=key[1]), order=("id",), limit=1
            )
        )
        return rows[0] if rows and _is_ready(rows[0], self._desk.clock.now()) else None

    async def _carry(self, row: Action) -> None:
        """One action from planned to its result; what raises three times is set aside."""
        try:
            if row.verb in self._errands:
                await self._errands[row.verb](self._desk, row)
                await self._record(row, Done())
                return
            sending = await self._begin(row)
            if sending is not None:
                await self._record(sending, await self._call(sending))
        except StoreFault:
            raise
        except Exception as error:
            log.exception("carrying out %s failed", row.verb)
            await self._stuck(row, error)

    async def _begin(self, row: Action) -> Action | None:
        """Write the content, mark as being sent; None when there is nothing to send any more."""

        async def deed(turn: Turn) -> Action | None:
            fresh = await turn.tx.get(ACTIONS, row.community, row.id)
            if fresh is None or fresh.state is not ActionState.PLANNED:
                return None
            prepare = self._prepare.get(fresh.verb)
            act = await prepare(turn, fresh) if prepare else fresh.act
            if act is None:
                await turn.tx.put(ACTIONS, replace(fresh, state=ActionState.CANCELLED, done_at=turn.now))
                return None
            sending = replace(
                fresh, act=in_zone(act, turn.community.zone), state=ActionState.SENDING, tries=fresh.tries + 1
            )
            await turn.tx.put(ACTIONS, sending)
            return sending

        return await take_turn(self._desk, row.community, deed)

    async def _call(self, row: Action) -> Result:
        platform = self._platform(row.act)
        if platform is None:
            return Refused(Why.NOT_POSSIBLE)
        refusal = platform.able(row.act) or await refuse(self._desk, row)
        if refusal is not None:
            return refusal
        result = await platform.carry_out(await painted(self._desk, row))
        if isinstance(result, Uncertain):
            return await self._find_sent(platform, row) or result
        return result

    def _platform(self, act: Act) -> Platform | None:
        return self._desk.platforms.get(platform_of(act))

    async def _find_sent(self, platform: Platform, row: Action) -> Done | None:
        """Whether a send of ours arrived after all."""
        if isinstance(row.act, SendMessage | SendPoll):
            ref = await platform.find_sent(row.act.channel, row.act.nonce)
        elif isinstance(row.act, CopyMedia):
            ref = await platform.find_sent(row.act.to, row.act.nonce)
        elif isinstance(row.act, SendDirect):
            direct = ChannelRef(row.act.account.platform, row.act.place, f"direct:{row.act.account.id}")
            ref = await platform.find_sent(direct, row.act.nonce)
        else:
            return None
        return Done(ref) if ref else None

    async def _record(self, row: Action, result: Result) -> None:
        await take_turn(self._desk, row.community, lambda turn: aftermath.record(turn, row, result))

    async def _stuck(self, row: Action, error: Exception) -> None:
        async def deed(turn: Turn) -> None:
            fresh = await turn.tx.get(ACTIONS, row.community, row.id)
            if fresh is None:
                return
            tries = fresh.tries + (fresh.state is ActionState.PLANNED)
            state = ActionState.STUCK if tries >= TRIES else ActionState.PLANNED
            await turn.tx.put(ACTIONS, replace(fresh, state=state, tries=tries, result=redacted(error)))
            if state is ActionState.STUCK:
                await aftermath.set_aside(turn, fresh)
            turn.rings = True

        await take_turn(self._desk, row.community, deed)

    async def _recover(self) -> None:
        """Take up what a crash left between the call and its record."""
        rows = await self._desk.store.read(
            lambda tx: tx.find(ACTIONS, Where("state", "=", ActionState.SENDING), order=("community", "id"))
        )
        for row in rows:
            found = await self._found_after_all(row)
            if found is not None:
                await self._record(row, found)
            elif isinstance(row.act, Answer | OpenForm):
                await self._record(row, Refused(Why.TOO_OLD))
            else:
                await take_turn(self._desk, row.community, lambda turn, row=row: _plan_again(turn, row))  # type: ignore[misc]  # bound per row

    async def _found_after_all(self, row: Action) -> Done | None:
        """A history that can't be looked at now is one in which nothing is found: the act is carried out again."""
        platform = self._platform(row.act)
        try:
            return await self._find_sent(platform, row) if platform else None
        except Exception:
            log.exception("the history of %s can't be looked at", platform_of(row.act))
            return None


def _is_ready(row: Action, now: int) -> bool:
    """Whether its time has come. What was never to wait does not, also when the clock was set back."""
    return row.not_before <= now or row.not_before <= row.planned_at


async def _plan_again(turn: Turn, row: Action) -> None:
    mine = where(community=row.community, id=row.id, state=ActionState.SENDING)
    await turn.tx.change(ACTIONS, mine, state=ActionState.PLANNED)
    turn.rings = True
