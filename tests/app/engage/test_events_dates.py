"""Finding a date: one ballot a person, the best first, clashes named, one tap to pick."""

from __future__ import annotations

from pathlib import Path

from activities.events.tables import BALLOTS
from bot.domain.time import DAY, SECOND
from bot.ports.store import where
from tests.kit.events import CHANNEL, call_of, calls, event_of, labels, note, noted, planned, published, taps
from tests.kit.run import run
from tests.kit.town import Town, words

TIMES = "2027-01-20 19:00, 2h; 2027-01-21 19:00, 2h; 2027-01-22 19:00, 2h"


@run
async def test_members_tap_what_suits_them_and_the_host_picks(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await planned(town, when="")
    await town.uses("mira", "event date", channel=CHANNEL, number="1", times=TIMES)
    assert "asking about 3 dates" in await note(town, "mira")
    for who, picks in (("bob", "12"), ("kestrel", "2"), ("juno", "23")):
        for one in picks:
            assert "You can come on" in await taps(town, who, "can", arg=one)
    await taps(town, "bob", "can", arg="1")
    await town.later(6 * SECOND)
    shown = words(await call_of(town))
    assert "✓ 21 January, 19:00 UTC · 3, most so far" in shown
    assert "3 people have answered" in shown
    assert await town.inside(lambda turn: turn.tx.count(BALLOTS, *where(community=turn.id))) == 3
    await town.uses("mira", "event date", channel=CHANNEL, number="1")
    standing = await noted(town, "mira")
    assert labels(standing)[0] == "Pick 21 January, 19:00 UTC"
    await town.presses("mira", "pick", standing)
    assert "3 said they can" in await note(town, "mira")
    event = await event_of(town)
    assert event.ends - event.starts == 2 * 3600 * SECOND
    await town.later(6 * SECOND)
    settled = await call_of(town)
    assert "The date is set: 21 January" in words(settled)
    assert labels(settled) == []
    assert "settled" in await taps(town, "bob", "can", arg="1")
    await town.close()


@run
async def test_clashes_with_other_events_are_named(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, title="Raid evening", when="2027-01-21 20:00, 2h")
    await planned(town, when="")
    await town.uses("mira", "event date", channel=CHANNEL, number="2", times=TIMES)
    await town.uses("mira", "event date", channel=CHANNEL, number="2")
    seen = await note(town, "mira")
    assert seen.count("At the same time") == 1
    assert "“Raid evening”" in seen
    await town.uses("mira", "event move", channel=CHANNEL, number="2", when="2027-01-21 19:00, 3h")
    assert "Raid evening" in await note(town, "mira")
    await town.close()


@run
async def test_dates_that_cannot_be_read_are_named_and_nothing_is_asked(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await planned(town)
    for times in ("in 1 day", ";".join(f"in {n} days" for n in range(1, 11)), "in 1 day; someday", "in 1 day;in 1 day"):
        await town.uses("mira", "event date", channel=CHANNEL, number="1", times=times)
        assert "asking about" not in await note(town, "mira"), times
    assert await calls(town) == []
    assert (await event_of(town)).starts > 0
    await town.close()


@run
async def test_a_date_that_has_passed_is_not_picked(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await planned(town)
    await town.uses("mira", "event date", channel=CHANNEL, number="1", times="in 1 day; in 3 days")
    await town.later(2 * DAY)
    assert "has passed" in await taps(town, "mira", "pick", arg="1")
    assert "settled" in await taps(town, "mira", "pick", arg="7")
    assert "The date is set" in await taps(town, "mira", "pick", arg="2")
    await town.close()
