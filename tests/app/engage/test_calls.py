"""An activity's public message: once in each channel, never older than what is stored, few edits, told when lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from activities import calls
from activities.activity import Activity
from activities.catalog import BY_NAME
from activities.floor import Floor
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.content import Content, plain
from bot.domain.messages import ChannelRef
from bot.domain.time import SECOND
from tests.kit.run import run
from tests.kit.town import Town, words


class Board:
    """An activity with one thing whose text the test sets."""

    def __init__(self) -> None:
        self.text, self.asked = "first", 0

    async def call(self, floor: Floor, ref: str) -> Content | None:
        """What the call says now."""
        self.asked += 1
        return plain(self.text)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    one = Board()
    monkeypatch.setitem(BY_NAME, "ideas", Activity("ideas", call=one.call))
    return one


async def do(town: Town, deed: Any) -> None:
    """Something an activity does in a turn."""

    async def inside(turn: Turn) -> None:
        await deed(TurnFloor(turn))

    await town.inside(inside)
    await town.idle()


async def channel_of(town: Town) -> ChannelRef:
    """The general channel, as the platform names it."""
    platform = town.core.desk.platforms["sandbox"]
    place = (await platform.places())[0]
    return next(one.ref for one in await platform.channels(place) if one.ref.id == "general")


async def shown(town: Town) -> list[str]:
    """What Steward says in the general channel."""
    return [words(one) for one in await town.talk("bob", "general") if one["content"]]


@run
async def test_a_call_stands_once_and_is_edited_at_most_every_five_seconds(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general, general]))
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    assert await shown(town) == ["first"]
    asked = board.asked
    board.text = "second"
    for _ in range(20):
        await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    await town.later(5 * SECOND)
    assert await shown(town) == ["second"]
    assert board.asked == asked + 1
    board.text = "third"
    await town.later(60 * SECOND)
    await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    assert await shown(town) == ["third"], "after a quiet while a change is seen at once"
    await do(town, lambda floor: calls.take_down(floor, "ideas", "1"))
    assert await shown(town) == []
    await town.close()


@run
async def test_what_changes_while_the_call_is_under_way_is_shown_after_all(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)

    async def both(floor: Floor) -> None:
        await calls.post(floor, "ideas", "1", [general])
        await calls.refresh(floor, "ideas", "1")

    await do(town, both)
    board.text = "second"
    await town.later(6 * SECOND)
    assert await shown(town) == ["second"]
    await town.close()


@run
async def test_a_call_that_somebody_deleted_is_told_to_staff_and_can_be_posted_again(
    tmp_path: Path, board: Board
) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    (message,) = [one for one in await town.talk("ada", "general") if one["content"]]
    reply = await town.do("ada", do="delete", channel="general", message=message["id"])
    assert reply["ok"], reply
    await town.later(60 * SECOND)
    await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    told = [words(one) for one in await town.talk("mira", "moderators") if one["content"]]
    assert any("can't be shown any more" in one for one in told), told
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    assert await shown(town) == ["first"]
    await town.close()
