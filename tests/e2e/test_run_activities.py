"""`steward run` in one community on both platforms: an idea until everybody was told, a newcomer without a command.

Run with -s to read the whole conversation as its people saw it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.sql import open_readonly
from bot.domain.events import MemberJoined
from bot.ports.tables import INBOX
from tests.kit.commons import GENERAL, Commons, asks, button_id, commons, fills, taps_alone, taps_stale, told
from tests.kit.founding import QUIET
from tests.kit.run import run_within
from tests.kit.running import until
from tests.kit.talking import Seen


@pytest.mark.timeout(100)
@run_within(90)
async def test_an_idea_from_one_line_to_a_decision_that_each_supporter_hears(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        kestrel, brann, mira = here.place.kestrel, here.place.brann, here.place.mira
        await here.link(kestrel, here.town.kestrel)
        await asks(here.place.ada, "idea board", support=3, days=30)
        said = await fills(kestrel, await kestrel.uses("idea new", GENERAL, title="A quiet room"), title="A quiet room")
        assert "Idea 1 is on the board" in said.text
        board, pressed = await _supported(here)
        card = await mira.sees("waits for your decision", QUIET)
        decided = await fills(mira, await mira.clicks(card, "Planned"), reason="From May on, with a lamp.")
        assert "3 people hear of it in private" in decided.text
        assert "From May on" in await told(kestrel, "there is a decision: Planned")
        assert "From May on" in await told(brann, "there is a decision: Planned")
        assert "From May on" in (await here.town.brann.sees("there is a decision: Planned")).text
        assert not [one for one in await here.town.kestrel.shown() if "there is a decision" in one.text], "told once"
        await kestrel.sees("3 people who cared were told", GENERAL)
        assert "takes no more support: Planned" in await taps_stale(brann, board, "I want this too", pressed)
    print("the idea: 3 supporters on two platforms, 3 told, once each")


async def _supported(here: Commons) -> tuple[Seen, str]:
    """By two taps on two platforms; one's own idea can't be supported again from one's other account. The message on
    the board, and its button's id."""
    board = await here.place.brann.sees("A quiet room", GENERAL)
    pressed = await button_id(here.place.brann, board, "I want this too")
    assert "You support “A quiet room”. 2 so far" in await taps_alone(here.place.brann, board, "I want this too")
    await here.town.kestrel.says("/idea_show 1")
    mine = await here.town.kestrel.sees("A quiet room")
    assert not mine.offers("I want this too"), "it is theirs here too"
    await here.town.brann.says("/idea_show 1", here.town.group)
    shown = await here.town.brann.sees("A quiet room")
    assert "3 so far" in await here.town.brann.taps(shown, "I want this too")
    return board, pressed


@pytest.mark.timeout(100)
@run_within(90)
async def test_a_newcomer_is_greeted_and_finds_a_buddy_without_a_command(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        ada, kestrel = here.place.ada, here.place.kestrel
        assert (await asks(kestrel, "buddy offer")).text.startswith("Thank you!")
        await asks(ada, "greeting on", channel=GENERAL, buddies="yes")
        wire = here.both.discord
        for name in ("nova", "pip"):
            await wire.joins(member=name, guild=here.place.guild)
        await until(lambda: _noted(here, "nova", "pip"), what="both arrivals are noted")
        await here.travel(180)
        hello = await kestrel.sees("Welcome, nova and pip!", GENERAL)
        nova = here.person("nova")
        assert "kestrel is happy to be asked" in await taps_alone(nova, hello, "somebody to ask")
        await told(kestrel, "nova has just arrived")
        await here.travel(7 * 86_400)
        week = await told(nova, "You have been here for a week")
        assert week
    print("greeted together: 2 in one message; one tap to a buddy")


async def _noted(here: Commons, *names: str) -> bool:
    """Whether Steward wrote down that all of them came."""
    store = await open_readonly(here.folder / "data" / "steward.db")
    try:
        rows = await store.read(lambda tx: tx.find(INBOX))
    finally:
        await store.close()
    came = {one.event.author.name for one in rows if isinstance(one.event, MemberJoined)}
    return came >= set(names)
