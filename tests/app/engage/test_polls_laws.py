"""Whatever people tap, in whatever order, and however often Steward is started anew: one ballot each, their last."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.polls.casting import chosen
from activities.polls.counting import count
from activities.polls.poll import Method, Tie
from activities.polls.secrecy import published
from adapters.memory.dice import MemoryDice
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.time import HOUR
from tests.kit.polls import outcome_of, press, put_up
from tests.kit.run import run
from tests.kit.town import Town, buttons

PEOPLE = ("bob", "juno", "brann", "kestrel", "tamsin")
OPTIONS = ("Ash", "Birch", "Cedar", "Dogwood")


async def tap(town: Town, who: str, label: str) -> bool:
    """Press a button of somebody's ballot; False when it does not carry it."""
    shown = await press(town, who, "Vote")
    found = next((one["token"] for one in buttons(shown) if one["label"].lstrip("✓ ") == label), None)
    if found is not None:
        await town.do(who, do="press", channel="general", message=shown["id"], token=found)
    return found is not None


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("secret", ["yes", "no"])
def test_the_tally_is_that_of_everybodys_last_word(tmp_path: Path, method: Method, secret: str) -> None:
    @run
    async def go() -> None:
        dice = MemoryDice(sum(map(ord, method.value + secret)))
        town = await Town.open(tmp_path)
        poll = await put_up(
            town, question="Which tree?", options="|".join(OPTIONS), method=method.value, secret=secret, tie="draw",
            kind="ballot", hidden="yes", closes="2 hours",
        )  # fmt: skip
        last: dict[str, tuple[int, ...]] = {}
        for step in range(30):
            who, option = PEOPLE[dice.below(len(PEOPLE))], dice.below(len(OPTIONS) + 1)
            if option == len(OPTIONS):
                if secret == "yes" or method is not Method.PLURALITY:
                    assert await tap(town, who, "Take my vote back") is bool(last.get(who))
                    last.pop(who, None)
            elif secret == "no" and method is Method.PLURALITY:
                await press(town, who, OPTIONS[option])
                last[who] = (option,)
            elif await tap(town, who, OPTIONS[option]):
                last[who] = chosen(method, last.get(who, ()), option)
            if step == 15:
                store, clock = town.core.desk.store, town.clock
                await town.close()
                town = await Town.open(tmp_path, store=store, clock=clock)
        await town.later(3 * HOUR)
        found = await outcome_of(town, poll.number)
        assert found is not None
        cast = [one for one in last.values() if one]
        assert found.tally == count(method, cast, len(OPTIONS), Tie.DRAW, poll.seed)

        async def look(turn: Turn) -> list[tuple[int, ...]]:
            return await published(TurnFloor(turn), poll.number)

        assert sorted(await town.inside(look)) == sorted(cast), "what is published is what was cast"
        await town.close()

    go()
