"""Six hours down: what must run has run, what is stale is skipped and named to the team, and no chat is flooded."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from activities.contests.model import State as Contests
from activities.contests.tables import CONTESTS
from activities.events.tables import WISHES
from activities.polls.tables import OUTCOMES, POLLS
from activities.posts.tables import POSTS
from activities.schedule.model import FIRE, Fate
from activities.schedule.tables import FIRES, LATENESS
from adapters.memory.clock import MemoryClock
from adapters.memory.store import MemoryStore
from bot.app import later
from bot.app.due import DueItems, DueKind
from bot.app.engage import pacing
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.actions import SendMessage
from bot.domain.decisions import ActionState
from bot.domain.messages import ChannelRef
from bot.domain.records import Due, Late
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, DUE
from tests.kit import crash_scenes
from tests.kit.run import run
from tests.kit.scheduling import GENERAL, planned, said_in, scheduled_town
from tests.kit.town import Town

LATE = "Not everything happened on time."


async def _six_hours_down(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A poll, a draw, a post, a series and a reminder fall due while nobody is there."""
    monkeypatch.setattr(crash_scenes, "PLATFORM", "sandbox")
    monkeypatch.setattr(crash_scenes, "GENERAL", ChannelRef("sandbox", "lanternfall", "general"))
    store, clock = MemoryStore(), MemoryClock()
    town = await Town.open(folder, store=store, clock=clock)
    for scene in ("poll", "draw", "post", "fire", "reminder"):
        await town.inside(lambda turn, scene=scene: crash_scenes.SCENES[scene].set_up(TurnFloor(turn)))
    await town.idle()
    await town.close()
    clock.advance(6 * HOUR)
    again = await Town.open(folder, store=store, clock=clock)
    await again.idle()
    return again


@run
async def test_what_ran_what_was_skipped_and_what_staff_were_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await _six_hours_down(tmp_path, monkeypatch)
    (told,) = [one for one in await said_in(town, "moderators") if LATE in one]
    print(told)
    assert "were skipped" in told
    for name in ("the close of a poll", "a draw", "Post no. 2 (schedule 1), 5 h late"):
        assert name in told
    for table, count in ((OUTCOMES, 1), (POLLS, 1), (WISHES, 2)):
        assert await town.inside(lambda turn, table=table: turn.tx.count(table, *where(community=turn.id))) == count
    (contest,) = await town.inside(lambda turn: turn.tx.find(CONTESTS, *where(community=turn.id)))
    assert contest.state in (Contests.DRAWN, Contests.DONE)
    posts = await town.inside(lambda turn: turn.tx.find(POSTS, *where(community=turn.id)))
    assert all(one.state != "posted" for one in posts), "stale posts are not put up"
    (fire,) = await town.inside(lambda turn: turn.tx.find(FIRES, *where(community=turn.id)))
    assert fire.fate is Fate.SKIPPED
    assert await town.inside(lambda turn: turn.tx.count(LATENESS, *where(community=turn.id))) == 0
    await town.later(HOUR)
    assert len([one for one in await said_in(town, "moderators") if LATE in one]) == 1
    await town.close()


@run
async def test_catching_up_is_at_most_twenty_a_minute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    for number in range(30):
        await planned(town, "daily 9:30", late=Late.MUST, ref=str(number))
    await town.later(6 * HOUR)
    assert len(fires.seen) == 30
    assert len(await said_in(town, "general")) <= 20
    for _ in range(4):
        before = len(await said_in(town, "general"))
        await town.later(MINUTE)
        assert len(await said_in(town, "general")) - before <= 20
    rows = await town.inside(lambda turn: turn.tx.find(ACTIONS, *where(state=ActionState.APPLIED), order=("id",)))
    times = [one.not_before for one in rows if isinstance(one.act, SendMessage) and one.act.channel == GENERAL]
    assert len(times) == 30
    assert min(b - a for a, b in pairwise(times)) >= pacing.APART
    (told,) = [one for one in await said_in(town, "moderators") if LATE in one]
    assert "30 ran late" in told
    assert "and 15 more" in told
    await town.close()


@run
async def test_what_is_announced_on_time_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    for number in range(25):
        await planned(town, "daily 9:30", late=Late.MUST, ref=str(number))
    row = await planned(town, "daily 9:30", ref="99")
    await town.later(row.next_at - town.clock.now() + SECOND)
    assert len(await said_in(town, "general")) == len(fires.seen) == 26
    await town.close()


@run
async def test_a_blocked_loop_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The alarm rings five seconds late: the item runs, how late is written down, and nobody is bothered with it."""
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    row = await planned(town, "daily 9:30")
    await town.later(row.next_at - town.clock.now() + 5 * SECOND)
    assert [one.late for one in fires.seen] == [5 * SECOND]
    assert [one for one in await said_in(town, "moderators") if LATE in one] == []
    await town.close()


@run
async def test_a_due_item_that_was_moved_or_called_off_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    row = await planned(town, "daily 9:30")

    async def deed(turn: Any) -> None:
        await TurnFloor(turn).never(FIRE, str(row.id))

    await town.inside(deed)
    await town.later(2 * HOUR)
    assert fires.seen == []
    assert await town.inside(lambda turn: turn.tx.count(DUE, *where(community=turn.id, kind=FIRE))) == 0
    await town.close()


@run
async def test_the_newest_of_several_stands_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def tell(_: Turn, due: Due) -> None:
        seen.append(due.ref)

    monkeypatch.setitem(later.KINDS, "digest", DueKind(tell, Late.COLLAPSE))
    town = await Town.open(tmp_path)

    async def plan(turn: Turn) -> None:
        for ref, at in (("week@1", 1), ("week@3", 3), ("week@2", 2), ("month@1", 1)):
            await turn.later("digest", ref, turn.now + at * HOUR)

    await town.inside(plan)
    await town.later(6 * HOUR)
    assert sorted(seen) == ["month@1", "week@3"]
    assert await town.inside(lambda turn: turn.tx.count(DUE, *where(community=turn.id, kind="digest"))) == 0
    await town.close()


@run
async def test_two_who_run_what_is_due_at_once_do_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by a second runner beside the first, which knows nothing of its lock."""
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    for number in range(20):
        await planned(town, "daily 9:30", ref=str(number))
    town.clock.advance(31 * MINUTE)
    second = DueItems(town.core.desk, later.KINDS)
    await asyncio.gather(town.core.due.run_due(), second.run_due(), town.core.due.run_due())
    assert sorted(int(one.ref) for one in fires.seen) == list(range(20))
    await town.close()
