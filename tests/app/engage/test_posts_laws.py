"""Whatever is done to posts: nothing unapproved is seen, nothing withdrawn stays, nothing is doubled."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from activities.posts.model import State
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.time import HOUR, MINUTE
from tests.kit.posts import asks, presses, public, stored
from tests.kit.run import run_within
from tests.kit.town import Town

STEPS = 40
SEEN = (State.POSTED, State.WITHDRAWN, State.MISSED)


async def step(town: Town, chance: random.Random, number: int) -> None:
    """Something that the team, or time, does."""
    posts = await stored(town)
    who = chance.choice(["mira", "oskar", "ada"])
    deed = chance.choice(["new", *["approve"] * 4, "now", "gone", "edited", "later", "later", "copy", "crisis"])
    if deed == "new" or not posts:
        when = chance.choice(["", "in 10 minutes", "in 1 hour", "in 3 hours"])
        await asks(town, "mira", "new", text=f"Text {number}", channels="general", when=when)
    elif deed == "later":
        await town.later(chance.choice([MINUTE, 20 * MINUTE, HOUR, 4 * HOUR]))
    elif deed == "crisis":
        await pause(town)
    else:
        post = chance.choice(posts)
        arg = f":{post.version}" if deed in ("approve", "edited", "now") else ""
        verb = "sure" if deed == "approve" else deed
        await presses(
            town, who, f"s1:posts:{post.id}:{verb}{arg}", is_form=deed == "edited", text=f"Text {number}",
            channels="general", when="", goal="talk",
        )  # fmt: skip


async def pause(town: Town) -> None:
    """The pause, switched on or off; what it held is let go."""

    async def switch(turn: Turn) -> None:
        floor = TurnFloor(turn)
        held = floor.is_held
        await floor.set_crisis(0 if held else turn.now)
        for one in await floor.held() if held else []:
            await floor.let_go(one.key)

    await town.inside(switch)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_seen_is_what_was_approved_and_not_taken_back(tmp_path: Path, seed: int) -> None:
    @run_within(100)
    async def play() -> None:
        chance, town = random.Random(seed), await Town.open(tmp_path)
        for number in range(STEPS):
            await step(town, chance, number)
        if (await town.inside(is_held)) is True:
            await pause(town)
        await town.later(MINUTE)
        posts = await stored(town)
        standing = Counter(one.text for one in posts if one.state is State.POSTED)
        assert Counter(await public(town)) == standing
        for one in posts:
            assert one.approved_at or one.state in (State.DRAFT, State.WITHDRAWN), one
            assert bool(one.posted_at) <= (one.state in SEEN), one
            assert (one.state is State.POSTED) == bool(one.shown_at and one.state is not State.WITHDRAWN), one
        assert len({one.id for one in posts}) == len(posts)
        await town.close()

    play()


async def is_held(turn: Turn) -> bool:
    """Whether the pause is on."""
    return TurnFloor(turn).is_held
