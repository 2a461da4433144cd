"""Schedules over the whole core: once each, on local time, whatever the clock and the process do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from activities.schedule.model import FIRE, Fate, State
from activities.schedule.tables import FIRES, SCHEDULES
from adapters.memory.clock import MemoryClock
from adapters.memory.store import MemoryStore
from bot.domain.records import Due, Late
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import DUE
from tests.kit.run import run
from tests.kit.scheduling import planned, said_in, scheduled_town
from tests.kit.town import Town, words

LATE = "Not everything happened on time."


async def _last(town: Town, who: str) -> str:
    return words((await town.notes(who))[-1])


async def _press_on_fire(town: Town, who: str, token: str) -> None:
    """Press a button that nobody was shown, on the first thing that was announced."""
    await town.later(30 * MINUTE)
    (post,) = [one for one in await town.talk(who, "general") if one["content"] and words(one).startswith("fire")]
    await town.do(who, do="press", channel="general", message=post["id"], token=token)


@run
async def test_each_day_has_its_fire_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    row = await planned(town, "daily 9:30")
    await town.later(row.next_at - town.clock.now() - SECOND)
    assert fires.locals == []
    for _ in range(3):
        await town.later(SECOND)
    assert fires.locals == ["2027-01-15T09:30"]
    for _ in range(4):
        await town.later(DAY // 2)
    assert fires.locals == ["2027-01-15T09:30", "2027-01-16T09:30", "2027-01-17T09:30"]
    assert await said_in(town, "general") == [f"fire 1@{local}" for local in fires.locals]
    assert not [one for one in await said_in(town, "moderators") if LATE in one]
    await town.close()


@run
async def test_what_comes_too_late_is_skipped_and_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30")
    await planned(town, "daily 9:40", ref="8")
    await town.later(3 * DAY)
    assert fires.locals == []
    (told,) = [one for one in await said_in(town, "moderators") if LATE in one]
    assert "6 were skipped" in told
    assert told.count("Idea no. 7 (schedule 1)") == 3
    rows = await town.inside(lambda turn: turn.tx.find(FIRES, *where(community=turn.id)))
    assert {one.fate for one in rows} == {Fate.SKIPPED}
    await town.later(41 * MINUTE)
    assert fires.locals == ["2027-01-18T09:30", "2027-01-18T09:40"]
    await town.close()


@pytest.mark.parametrize(
    ("late", "ran"),
    [(Late.MUST, ["2027-01-15", "2027-01-16", "2027-01-17"]), (Late.COLLAPSE, ["2027-01-17"]), (Late.IF_FRESH, [])],
)
@run
async def test_lateness_means_what_the_schedule_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: Late, ran: list[str]
) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30", late=late)
    await town.later(3 * DAY)
    assert [one[:10] for one in fires.locals] == ran
    await town.close()


@run
async def test_a_broken_deed_is_tried_kept_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    fires.breaks = 2
    row = await planned(town, "daily 9:30")
    await town.later(row.next_at - town.clock.now())
    assert fires.locals == ["2027-01-15T09:30"]
    fires.breaks = 3
    await town.later(DAY)
    (told,) = [one for one in await said_in(town, "moderators") if LATE in one]
    assert "failed three times" in told
    assert len(fires.seen) == 1
    due = await town.inside(lambda turn: turn.tx.get(DUE, turn.id, FIRE, "1"))
    assert due.blocked
    await town.close()


@run
async def test_the_clock_set_back_doubles_nothing_and_set_ahead_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    row = await planned(town, "daily 9:30")
    await town.later(row.next_at - town.clock.now() + MINUTE)
    await town.later(-HOUR)
    await town.later(HOUR)
    assert fires.locals == ["2027-01-15T09:30"]
    await town.later(400 * DAY + 5 * HOUR)
    await town.later(-400 * DAY - 5 * HOUR)
    await town.later(DAY - MINUTE)
    assert fires.locals == ["2027-01-15T09:30", "2027-01-16T09:30"]
    await town.close()


@run
async def test_another_zone_moves_what_follows_the_community(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    row = await planned(town, "daily 9:30")
    kept = await planned(town, "daily 9:30", zone="Europe/Berlin", ref="8")
    assert row.next_at == kept.next_at
    await town.uses("ada", "config", setting="zone", value="America/New_York")
    await town.later(row.next_at - town.clock.now())
    assert [one.schedule for one in fires.seen] == [2], "in New York it is the middle of the night"
    await town.later(6 * HOUR)
    assert [(one.schedule, one.local) for one in fires.seen] == [(2, "2027-01-15T09:30"), (1, "2027-01-15T09:30")]
    await town.uses("ada", "config", setting="zone", value="Asia/Tokyo")
    for _ in range(48):
        await town.later(HOUR // 2)
    assert [one.local for one in fires.seen if one.schedule == 1][1:] == ["2027-01-16T09:30"], "earlier than it was"
    await town.close()


@run
async def test_times_are_put_right_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the data of a zone changed while the process was down."""
    store, clock = MemoryStore(), MemoryClock()
    town, fires = await scheduled_town(tmp_path, monkeypatch, store=store, clock=clock)
    row = await planned(town, "daily 9:30")

    async def shift(turn: Any) -> None:
        await turn.tx.put(SCHEDULES, replace(row, next_at=row.next_at + HOUR))
        await turn.later(FIRE, str(row.id), row.next_at + HOUR)

    await town.inside(shift)
    await town.close()
    again = await Town.open(tmp_path / "again", store=store, clock=clock)
    assert (await again.inside(lambda turn: turn.tx.get(DUE, turn.id, FIRE, "1"))).at == row.next_at
    await again.later(row.next_at - clock.now())
    assert fires.locals == ["2027-01-15T09:30"]
    await again.close()


@run
async def test_what_an_older_version_does_not_know_is_kept_and_told(tmp_path: Path) -> None:
    store, clock = MemoryStore(), MemoryClock()
    town = await Town.open(tmp_path, store=store, clock=clock)
    odd = Due(town.community, "fireworks-light", "3", clock.now() + MINUTE)
    await town.inside(lambda turn: turn.tx.put(DUE, odd))
    await town.later(2 * MINUTE)
    await town.later(2 * MINUTE)
    (told,) = [one for one in await said_in(town, "moderators") if LATE in one]
    assert "this version of me doesn't know" in told
    assert "fireworks-light 3" in told
    await town.close()
    seen: list[str] = []

    async def light(_: object, due: Due) -> None:
        seen.append(due.ref)

    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setitem(__import__("bot.app.later", fromlist=["KINDS"]).KINDS, "fireworks-light", light)
        town = await Town.open(tmp_path / "again", store=store, clock=clock)
        await town.later(MINUTE)
        await town.close()
    assert seen == ["3"]


@run
async def test_schedules_are_listed_paused_moved_run_and_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "every monday 10:00")
    await town.uses("mira", "schedule")
    assert "Idea no. 7 · every Monday at 10:00 · next Mon 18 January 2027, 10:00" in await _last(town, "mira")
    await town.presses("mira", "show", {**(await town.notes("mira"))[-1], "channel": "general"})
    assert "Mon 25 January 2027, 10:00 · UTC+1" in await _last(town, "mira")
    await town.uses("mira", "schedule pause", number="1")
    assert "Paused." in await _last(town, "mira")
    await town.later(8 * DAY)
    assert fires.locals == []
    await town.uses("mira", "schedule resume", number="1")
    await town.uses("mira", "schedule move", number="1", rule="каждый второй вторник в 19:30")
    assert "every other week on Tuesdays at 19:30" in await _last(town, "mira")
    await town.uses("mira", "schedule move", number="1", rule="every blue moon")
    assert "“blue”" in await _last(town, "mira")
    await town.uses("mira", "schedule run", number="1")
    await town.later(SECOND)
    assert len(fires.seen) == 1
    await town.uses("mira", "schedule delete", number="1")
    await town.presses("mira", "deleted", {**(await town.notes("mira"))[-1], "channel": "general"})
    await town.uses("mira", "schedule run", number="1")
    assert "ended" in await _last(town, "mira")
    await town.later(30 * DAY)
    assert len(fires.seen) == 1
    assert await town.inside(lambda turn: turn.tx.count(DUE, *where(community=turn.id, kind=FIRE))) == 0
    await town.close()


@pytest.mark.parametrize(
    "token", ["s1:schedule:1:pause", "s1:schedule:1:run", "s1:schedule::home", "s1:schedule:1:move"]
)
@run
async def test_members_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    town, fires = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30")
    await _press_on_fire(town, "bob", token)
    assert "moderator" in (await _last(town, "bob")).lower()
    row = await town.inside(lambda turn: turn.tx.get(SCHEDULES, turn.id, 1))
    assert (row.state, row.next_local) == (State.ACTIVE, "2027-01-16T09:30")
    assert len(fires.seen) == 1
    await town.close()


@pytest.mark.parametrize(
    "token", ["s1:schedule:99:pause", "s1:schedule:x:run", "s1:schedule:1:dance", "s1:schedule:²:show"]
)
@run
async def test_odd_presses_get_a_plain_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    town, _ = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30")
    await _press_on_fire(town, "mira", token)
    assert await _last(town, "mira")
    assert await town.cards("mira") == []
    await town.close()


@run
async def test_a_schedule_of_another_version_is_kept_listed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, _ = await scheduled_town(tmp_path, monkeypatch)
    await planned(town, "daily 9:30", activity="fireworks")
    await town.later(HOUR)
    (told,) = [one for one in await said_in(town, "moderators") if LATE in one]
    assert "fireworks 7 (schedule 1)" in told
    await town.uses("mira", "schedule")
    assert "fireworks 7" in await _last(town, "mira")
    due = await town.inside(lambda turn: turn.tx.get(DUE, turn.id, FIRE, "1"))
    assert (due.blocked, due.tries) == (True, 0)
    await town.close()


@run
async def test_words_are_previewed_before_they_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    town, _ = await scheduled_town(tmp_path, monkeypatch)
    await town.uses("mira", "schedule preview", what="daily 2:30 from 27.03.2027")
    seen = await _last(town, "mira")
    assert "Sun 28 March 2027, 02:30 · UTC+2 · the clocks skip that time, so it happens at 03:00" in seen
    await town.uses("mira", "schedule preview", what="monthly on the 31st 10:00")
    assert "Months without a 31 are left out" in await _last(town, "mira")
    await town.close()
