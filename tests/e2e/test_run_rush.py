"""`steward run` between both platforms: three hundred take part within ten seconds; the call is edited now and then.

Run with -s to read what was counted.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any, Final

import pytest

from tests.kit.commons import GENERAL, Commons, answer_of, asks, commons
from tests.kit.run import run_within
from tests.kit.running import until

LONG: Final = os.environ.get("STEWARD_SLOW") == "1"
MANY: Final = 300 if LONG else 120
WITHIN: Final = 10.0 if LONG else 4.0
PATIENCE: Final = 3.0
"""Discord takes an answer to a press for so many seconds."""


@pytest.mark.slow
@pytest.mark.timeout(200)
@run_within(190)
async def test_a_rush_of_entries_is_answered_and_the_call_keeps_within_its_limits(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        wire = here.both.discord
        for number in range(MANY):
            await wire.make_member(guild=here.place.guild, name=f"m{number}")
        mira = here.place.mira
        draft = await asks(mira, "contest new", title="Lantern", ends="in 2 hours", channels="#general Raids")
        await answer_of(mira, await mira.clicks(draft, "Open it now"))
        call = await here.place.brann.sees("Draw · Lantern", GENERAL)
        await here.town.brann.sees("Draw · Lantern", here.town.group)
        tokens = await _pressed(here, call.id)
        told = [await _answered(here, one) for one in tokens]
        waits = sorted(one["after"] for one in told)
        p95 = waits[len(waits) * 95 // 100]
        await here.place.brann.sees(f"{MANY} people are in", GENERAL)
        await here.town.brann.sees(f"{MANY} people are in", here.town.group, seconds=60)
        edits = [one["at"] for one in await here.both.telegram.calls("editMessageText")]
        busiest = max(sum(at <= other < at + 60 for other in edits) for at in edits)
        on_discord = len(await wire.calls(route="/messages/", method="PATCH"))
        print(f"{MANY} entries, {len(tokens) - MANY} of them twice, in {WITHIN:.0f} s: all answered;")
        print(f"p50 {waits[len(waits) // 2]:.2f} s, p95 {p95:.2f} s, slowest {waits[-1]:.2f} s; edits of the call:")
        print(f"{len(edits)} on Telegram (at most {busiest} a minute), {on_discord} on Discord")
        assert busiest <= 20
        assert p95 < PATIENCE


async def _pressed(here: Commons, message: str) -> list[str]:
    """Everybody presses, evenly spread; each tenth twice."""
    wire, loop = here.both.discord, asyncio.get_running_loop()
    began, tokens = loop.time(), list[str]()
    for number in range(MANY):
        await asyncio.sleep(max(0.0, began + number * WITHIN / MANY - loop.time()))
        tokens += [str(await wire.presses(member=f"m{number}", message=message, label="Take part"))
                   for _ in range(2 if number % 10 == 0 else 1)]  # fmt: skip
    return tokens


async def _answered(here: Commons, token: str) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        told = await here.both.discord.interaction(interaction=token)
        return {"after": told["answered_after"], "text": str(told["messages"])} if told["messages"] else None

    found: dict[str, Any] = await until(look, what="an answer to a press")
    return found
