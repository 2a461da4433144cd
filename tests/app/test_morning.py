"""The morning line: when it comes, what it counts, who may say that all was right, and what that changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import morning
from bot.app.nights import hours_of, is_night, next_morning, night_before, night_on
from bot.app.turn import Turn
from bot.domain.cases import CaseState
from bot.domain.decisions import Outcome
from bot.domain.policy import Settings
from bot.domain.records import Community
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.tables import COMMUNITIES, DECISIONS, DUE, RULE_RECORDS
from tests.app.moderating import audited, case, direct, open_town, rows, told, verbs
from tests.kit.run import run
from tests.kit.town import INSULT, Town, words

TOWN = Community(1, "Town", "en", "UTC", "", "", "", "", Settings(), 0)
HOLDING = """
format = 1
[[rule]]
id = "bait"
name = "Bait"
mode = "act"
when.says_any = ["cheap watches"]
then.flag = "spam"
then.hold = true

[[rule]]
id = "noise"
name = "Noise"
mode = "act"
when.says_any = ["honk honk"]
then.flag = "flood"
then.remove_message = true
"""


def us(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    return round(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()) * 1_000_000


def town_in(zone: str, quiet: str = "23:00-08:00") -> Community:
    return replace(TOWN, zone=zone, settings=replace(Settings(), quiet=quiet))


@pytest.mark.parametrize(
    ("zone", "quiet", "now", "start", "end"),
    [
        ("UTC", "23:00-08:00", us(2027, 1, 15, 8), us(2027, 1, 14, 23), us(2027, 1, 15, 8)),
        ("UTC", "23:00-08:00", us(2027, 1, 15, 7, 59), us(2027, 1, 13, 23), us(2027, 1, 14, 8)),
        ("UTC", "00:30-06:00", us(2027, 1, 15, 12), us(2027, 1, 15, 0, 30), us(2027, 1, 15, 6)),
        ("Europe/Moscow", "23:00-08:00", us(2027, 1, 15, 6), us(2027, 1, 14, 20), us(2027, 1, 15, 5)),
        ("America/New_York", "22:00-07:00", us(2027, 1, 15, 13), us(2027, 1, 15, 3), us(2027, 1, 15, 12)),
        # Clocks go forward at 01:00 UTC on 28 March 2027 in Berlin: that night is an hour shorter.
        ("Europe/Berlin", "23:00-08:00", us(2027, 3, 28, 7), us(2027, 3, 27, 22), us(2027, 3, 28, 6)),
        # And back on 31 October: an hour longer.
        ("Europe/Berlin", "23:00-08:00", us(2027, 10, 31, 9), us(2027, 10, 30, 21), us(2027, 10, 31, 7)),
        # 02:30 does not exist on that day; the night ends when the clock shows 03:30.
        ("Europe/Berlin", "23:00-02:30", us(2027, 3, 28, 7), us(2027, 3, 27, 22), us(2027, 3, 28, 1, 30)),
        # 02:30 comes twice in October; the first counts.
        ("Europe/Berlin", "23:00-02:30", us(2027, 10, 31, 7), us(2027, 10, 30, 21), us(2027, 10, 31, 0, 30)),
        ("No/Where", "23:00-08:00", us(2027, 1, 15, 8), us(2027, 1, 14, 23), us(2027, 1, 15, 8)),
    ],
)
def test_a_night_on_the_communitys_clock(zone: str, quiet: str, now: int, start: int, end: int) -> None:
    night = night_before(town_in(zone, quiet), now)
    assert (night.start, night.end) == (start, end)
    assert night_on(town_in(zone, quiet), night.day) == night


@pytest.mark.parametrize("quiet", ["", "late", "25:00-08:00", "08:00-08:00", "23-8", "23:00", "23:60-08:00"])
def test_hours_that_can_not_be_read_are_the_usual_ones(quiet: str) -> None:
    assert hours_of(quiet) == hours_of("23:00-08:00")


@given(
    now=st.integers(us(2020, 1, 1), us(2040, 1, 1)),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    quiet=st.sampled_from(["23:00-08:00", "00:00-06:30", "22:15-02:30", "01:30-02:30"]),
)
def test_mornings_follow_each_other(now: int, zone: str, quiet: str) -> None:
    community = town_in(zone, quiet)
    coming, night = next_morning(community, now), night_before(community, now)
    assert night.start < night.end <= now < coming <= now + DAY + 2 * HOUR
    assert next_morning(community, coming) > coming
    assert night_before(community, coming).end == coming
    assert not is_night(community, coming)


async def _settings(town: Town, **changed: Any) -> None:
    async def deed(turn: Turn) -> None:
        settings = replace(turn.community.settings, **{k: v for k, v in changed.items() if k in Settings.__slots__})
        rest = {k: v for k, v in changed.items() if k not in Settings.__slots__}
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings, **rest))

    await town.inside(deed)
    await town.inside(morning.schedule)


async def _room(town: Town) -> list[dict[str, Any]]:
    return [one for one in await town.talk("ada", "moderators") if one["content"] and one["content"]["look"] == "list"]


async def _night(town: Town, *texts: str) -> None:
    """Kestrel writes these at two in the night; then it is morning."""
    await town.later(18 * HOUR)
    for text in texts:
        await town.says("kestrel", text)
        await town.later(MINUTE)
    await town.later(6 * HOUR)


@run
async def test_a_quiet_night_is_said(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _night(town)
    (line,) = await _room(town)
    assert words(line) == "Quiet night."
    assert verbs(line) == []
    await town.later(DAY)
    assert len(await _room(town)) == 2
    await town.close()


@run
async def test_what_happened_by_day_is_no_night(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await town.says("kestrel", "cheap watches here")
    await _night(town)
    assert words((await _room(town))[-1]) == "Quiet night."
    await town.close()


@run
async def test_a_night_is_counted_and_confirmed(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await _night(town, "cheap watches here", "honk honk")
    (line,) = await _room(town)
    assert words(line) == "Night: 2 removed"
    assert verbs(line) == ["right", "show"]
    assert (await case(town, 1)).held
    await town.presses("mira", "right", line)
    assert "2 confirmed" in await told(town, "mira")
    assert {one.number: one.state for one in [await case(town, 1), await case(town, 2)]} == {
        1: CaseState.CLOSED, 2: CaseState.CLOSED,
    }  # fmt: skip
    assert sorted((one.rule, one.confirmed) for one in await rows(town, RULE_RECORDS)) == [("bait", 1), ("noise", 1)]
    assert len(await rows(town, DECISIONS, case=1)) == 2
    await town.presses("oskar", "right", line)
    assert "Mira has looked" in await told(town, "oskar")
    assert sorted((one.rule, one.confirmed) for one in await rows(town, RULE_RECORDS)) == [("bait", 1), ("noise", 1)]
    assert await audited(town, "morning:all-right") == 1
    await town.close()


@run
async def test_a_reported_removal_is_doubtful_and_stays_open(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await town.later(18 * HOUR)
    message = await town.says("kestrel", "cheap watches here")
    await town.uses("bob", "report", message=message, why="this was a joke between us")
    await town.later(6 * HOUR)
    (line,) = await _room(town)
    assert words(line) == "Night: 1 removed, 1 doubtful"
    assert verbs(line) == ["show"]
    await town.presses("mira", "show", line)
    shown = (await town.notes("mira"))[-1]
    assert "1 · Spam · Kestrel · removed, and I'm not sure" in words(shown)
    await town.presses("mira", "show", shown)
    assert "putback" in verbs((await town.notes("mira"))[-1])
    await town.close()


@run
async def test_cases_of_the_night_wait_and_all_right_leaves_them(tmp_path: Path) -> None:
    both = HOLDING + INSULT.replace("format = 1", "")
    town = await open_town(tmp_path, both)
    await _night(town, "you liar", "cheap watches here")
    (line,) = await _room(town)
    assert words(line) == "Night: 1 removed, 1 waits"
    await town.presses("mira", "right", line)
    assert "1 confirmed" in await told(town, "mira")
    assert "1 still waits" in await told(town, "mira")
    assert (await case(town, 1)).state is CaseState.OPEN
    await town.close()


@run
async def test_what_was_put_back_before_the_morning_is_not_confirmed(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await town.later(18 * HOUR)
    await town.says("kestrel", "cheap watches here")
    await town.presses("mira", "putback")
    await town.later(6 * HOUR)
    assert words((await _room(town))[-1]) == "Quiet night."
    assert [one.outcome for one in await rows(town, DECISIONS, case=1)][-1] is Outcome.NO_VIOLATION
    await town.close()


@run
async def test_a_member_may_neither_see_nor_confirm(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await _night(town, "cheap watches here")
    (line,) = await _room(town)
    for button in line["content"]["buttons"]:
        general = (await town.talk("bob", "general"))[0]["id"]
        await town.do("bob", do="press", channel="general", message=general, token=button["token"])
        assert "Kestrel" not in await told(town, "bob")
    assert (await case(town, 1)).state is CaseState.OPEN
    assert await audited(town, "morning:all-right") == 0
    await town.close()


@run
async def test_a_lone_admin_without_a_room_is_told_in_private(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await _settings(town, volunteer=True, room_channel="", room_place="", room_platform="")
    await _night(town, "cheap watches here")
    assert await direct(town, "ada") == "Night: 1 removed"
    assert "Night" not in await direct(town, "mira")
    line = (await town.talk("ada", "direct:ada"))[-1]
    await town.presses("ada", "right", line)
    assert (await case(town, 1)).state is CaseState.CLOSED
    await town.close()


@run
async def test_other_quiet_hours_move_the_morning(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _settings(town, quiet="22:00-06:00", zone="Europe/Moscow")
    (due,) = await rows(town, DUE, kind="morning")
    assert due.at == us(2027, 1, 16, 3)
    await town.later(19 * HOUR)
    assert len(await _room(town)) == 1
    await town.close()


@pytest.mark.parametrize(
    ("volunteer", "hours", "severity", "rings"),
    [
        (True, 18, "high", False),
        (True, 1, "high", True),
        (True, 18, "critical", True),
        (False, 18, "high", True),
    ],
)
def test_a_lone_volunteer_sleeps_unless_it_is_critical(
    tmp_path: Path, volunteer: bool, hours: int, severity: str, rings: bool
) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path, INSULT.replace('"high"', f'"{severity}"'))
        await _settings(town, volunteer=volunteer)
        await town.later(hours * HOUR)
        await town.says("kestrel", "you liar")
        assert (await town.cards())[-1]["content"]["rings"] is rings
        await town.close()

    test()


@run
async def test_before_the_set_up_nothing_is_said(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _settings(town, setup_done=False)
    await _night(town)
    assert await _room(town) == []
    assert len(await rows(town, DUE, kind="morning")) == 1
    await town.close()


@run
async def test_a_long_absence_is_one_line(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    town.clock.advance(5 * DAY + 3 * HOUR)
    await town.later(MINUTE)
    assert len(await _room(town)) == 1
    await town.close()


@run
async def test_a_long_night_is_shown_in_pages(tmp_path: Path) -> None:
    town = await open_town(tmp_path, HOLDING)
    await town.later(18 * HOUR)
    for who in ("bob", "juno", "brann", "kestrel", "tamsin", "ives"):
        for channel in ("general", "games"):
            await town.says(who, "cheap watches here", channel=channel)
    await town.later(6 * HOUR)
    (line,) = await _room(town)
    await town.presses("mira", "show", line)
    first = (await town.notes("mira"))[-1]
    assert "Page 1 of 2" in words(first)
    more = [one["token"] for one in first["content"]["buttons"] if one["token"].startswith("s1:morning")]
    await town.do("mira", do="press", channel=line["channel"], message=line["id"], token=more[0])
    assert "Ives" in await told(town, "mira") or "Tamsin" in await told(town, "mira")
    await town.close()
