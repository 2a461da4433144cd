"""`steward run` between both platforms in one community: an event whose waiting list moves up, killed in between.

Run with -s to read the whole conversation as its people saw it.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.kit.commons import GENERAL, Commons, asks, commons, taps_alone
from tests.kit.run import run_within
from tests.kit.running import until


@pytest.mark.timeout(110)
@run_within(100)
async def test_the_third_moves_up_and_the_platforms_own_event_goes_through_its_life(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        wire = here.both.discord
        await asks(here.place.ada, "event settings", brief="short")
        draft = await asks(
            here.place.mira, "event new", title="Reading night", when="in 2 hours", place="The quiet room",
            about="Bring a book.", capacity="2",
        )  # fmt: skip
        assert "Reading night" in draft.text
        said = await asks(here.place.mira, "event publish", number=1, channels="#general Raids")
        print(said.text)
        await _status(here, 1)
        call = await here.place.ada.sees("Reading night", GENERAL)
        for person in (here.place.ada, here.place.kestrel):
            assert await taps_alone(person, call, "I'm going")
        there = await here.town.brann.sees("Reading night", here.town.group)
        await here.town.brann.taps(there, "I'm going")
        await here.both.steward.kill()
        await here.both.steward.connects("Discord", "Telegram")
        before = time.monotonic()
        assert await taps_alone(here.place.kestrel, call, "Can't come")
        moved = await here.town.brann.sees("Reading night", seconds=5)
        took = time.monotonic() - before
        assert "place" in moved.text
        await here.travel(7_230)
        await _status(here, 2)
        await here.travel(8 * 3_600)
        await _status(here, 3)
        made = await wire.calls(route="/scheduled-events", method="POST")
        assert [one["status"] for one in made] == [200], "made once"
    print(f"the event: capacity 2, 3 sign-ups, the third told {took:.2f} s after one left; native: made, begun, over")


async def _status(here: Commons, status: int) -> dict[str, Any]:
    """Wait until Discord's own event has a status."""

    async def look() -> dict[str, Any] | None:
        found = await here.both.discord.events(guild=here.place.guild)
        return found[0] if found and found[0]["status"] == status else None

    event: dict[str, Any] = await until(look, what=f"Discord's own event with status {status}")
    assert event["name"] == "Reading night"
    return event
