"""A platform's own poll whose answer was lost, or whose sender was killed, stands once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from adapters.sandbox import troubles
from bot.app.dispatch import Dispatch
from bot.app.turn import Turn
from bot.domain.actions import SendPoll
from bot.domain.decisions import Action, ActionState
from bot.ports.tables import ACTIONS
from tests.kit.polls import last_poll, put_up
from tests.kit.run import run
from tests.kit.town import Town


async def polls_shown(town: Town) -> list[dict[str, Any]]:
    """The platform's polls in the general channel."""
    return [one for one in await town.talk("bob", "general") if one["poll"]]


async def sent(town: Town) -> list[Action]:
    """What was planned to post polls."""

    async def look(turn: Turn) -> list[Action]:
        return [one for one in await turn.tx.find(ACTIONS, order=("id",)) if isinstance(one.act, SendPoll)]

    found: list[Action] = await town.inside(look)
    return found


@run
async def test_a_poll_whose_answer_was_lost_is_found_and_not_sent_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    assert await town.sandbox.world.run(lambda step: troubles.turn(step, "lost-answer", True, ""))
    await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    assert len(await polls_shown(town)) == 1
    assert [one.state for one in await sent(town)] == [ActionState.APPLIED]
    assert (await last_poll(town)).native_at is not None
    await town.close()


@run
async def test_a_poll_that_was_sent_just_before_a_crash_is_found_at_the_next_start(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    (row,) = await sent(town)

    async def as_the_crash_left_it(turn: Turn) -> None:
        await turn.tx.put(ACTIONS, replace(row, state=ActionState.SENDING, result=""))

    await town.inside(as_the_crash_left_it)
    again = Dispatch(town.core.desk, {}, {})
    await again._recover()
    await again.idle()
    assert len(await polls_shown(town)) == 1
    assert [one.state for one in await sent(town)] == [ActionState.APPLIED]
    await town.close()
