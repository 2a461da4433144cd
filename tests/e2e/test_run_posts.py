"""`steward run` between both platforms in one community: posts with a text for each, one that is due while nothing
runs, and crisis mode.

Run with -s to read the whole conversation as its people saw it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.commons import GENERAL, Commons, answer_of, asks, commons, fills
from tests.kit.founding import QUIET
from tests.kit.run import run_within

BOTH = "#general Raids"


async def _planned(here: Commons, number: int, text: str, when: str, elsewhere: str = "") -> None:
    """A post of Mira's that Ada approves, so that it goes out by itself; with a text of its own for Telegram."""
    mira, ada = here.place.mira, here.place.ada
    draft = await asks(mira, "post new", text=text, channels=BOTH, when=when)
    if elsewhere:
        await fills(mira, await mira.chooses(draft, "Text for Telegram"), text=elsewhere)
    card = await asks(ada, "post approve", number=str(number))
    if "all the same" in str(card.buttons):
        card = await answer_of(ada, await ada.clicks(card, "all the same"))
    assert "goes out by itself" in card.text


async def _count(here: Commons, words: str) -> tuple[int, int]:
    """How often some words stand in Discord's channel and in Telegram's group."""
    return (
        sum(words in one.text for one in await here.place.brann.shown(GENERAL)),
        sum(words in one.text for one in await here.town.brann.shown(here.town.group)),
    )


@pytest.mark.timeout(110)
@run_within(100)
async def test_a_post_has_its_own_text_on_each_and_what_came_due_while_down_is_told_once(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        await _planned(here, 1, "The fair opens.", "in 10 minutes", "The fair opens, all!")
        await _planned(here, 2, "Too late for this one.", "in 30 minutes")
        await here.travel(11 * 60)
        await here.place.brann.sees("The fair opens.", GENERAL)
        await here.town.brann.sees("The fair opens, all!", here.town.group)
        assert await _count(here, "The fair opens.") == (1, 0)
        await here.travel(6 * 3_600)
        late = await here.place.mira.sees("a planned post", QUIET)
        assert await _count(here, "Too late for this one.") == (0, 0), "not hours afterwards"
        await here.travel(60)
        told = [one for one in await here.place.mira.shown(QUIET) if "a planned post" in one.text]
        assert [one.id for one in told] == [late.id], "staff hear of it once"
        assert await _count(here, "The fair opens") == (1, 1)
    print("posts: one text each; one skipped after 6 hours down, told once")


@pytest.mark.timeout(110)
@run_within(100)
async def test_in_crisis_mode_nothing_goes_out_and_afterwards_it_is_resumed(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        ada = here.place.ada
        await _planned(here, 1, "A cheerful post.", "in 10 minutes")
        on = await asks(ada, "crisis on", reason="the server is down")
        assert "It is on" in on.text
        await here.travel(11 * 60)
        screen = await asks(ada, "crisis")
        assert "is held" in screen.text or "are held" in screen.text
        assert await _count(here, "A cheerful post.") == (0, 0)
        off = await asks(ada, "crisis off")
        print(off.text, off.buttons)
        assert await _count(here, "A cheerful post.") == (0, 0), "it waits for a decision"
        await ada.clicks(off, "Resume 1")
        await here.place.brann.sees("A cheerful post.", GENERAL)
        await here.town.brann.sees("A cheerful post.", here.town.group)
        assert await _count(here, "A cheerful post.") == (1, 1)
    print("crisis: 1 thing held over a restart, listed, resumed on both")
