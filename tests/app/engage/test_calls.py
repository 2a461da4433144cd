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
from bot.domain.actions import Act, EditMessage, PinMessage
from bot.domain.content import Button, Content, plain
from bot.domain.events import PlaceMoved
from bot.domain.messages import ChannelRef
from bot.domain.results import Refused, Result, Uncertain, Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import ACTIONS
from tests.app.pressing import accept, trouble
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


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
    assert any("is no longer up" in one for one in told), told
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    assert await shown(town) == ["first"]
    await town.close()


async def stands(town: Town) -> list[calls.Stand]:
    """Every stand."""
    return list(await town.inside(lambda turn: turn.tx.find(calls.STANDS)))


def answer(town: Town, kind: type, result: Result | None) -> None:
    """From now on the platform answers acts of a kind so, doing nothing; None ends that."""
    real = type(town.sandbox).carry_out

    async def carry_out(act: Act) -> Result:
        return result if result is not None and isinstance(act, kind) else await real(town.sandbox, act)

    town.sandbox.carry_out = carry_out  # type: ignore[method-assign]  # a platform in trouble


async def edits(town: Town) -> list[Any]:
    """Actions that edit something."""
    return [one for one in await town.inside(lambda turn: turn.tx.find(ACTIONS)) if isinstance(one.act, EditMessage)]


async def staff(town: Town) -> list[Any]:
    """What the team reads."""
    return [one for one in await town.talk("mira", "moderators") if one["content"]]


@run
async def test_however_long_the_platform_refuses_one_edit_waits_and_says_the_newest(
    tmp_path: Path, board: Board
) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    await trouble(town, "busy")
    for number in range(30):
        board.text = f"text {number}"
        await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
        await town.later(6 * SECOND)
    assert len(await edits(town)) == 1
    await trouble(town, "busy", on=False)
    await town.later(HOUR)
    assert await shown(town) == ["text 29"]
    await town.close()


@run
async def test_an_edit_of_which_nobody_knows_whether_it_arrived_is_made_again(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    await town.later(MINUTE)
    answer(town, EditMessage, Uncertain())
    board.text = "second"
    await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    assert await shown(town) == ["first"]
    answer(town, EditMessage, None)
    board.text = "third"
    await town.later(MINUTE)
    assert await shown(town) == ["third"]
    await town.close()


@run
async def test_what_was_taken_down_while_under_way_never_stands_and_one_posted_anew_stands_once(
    tmp_path: Path, board: Board
) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await trouble(town, "busy")
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    await do(town, lambda floor: calls.take_down(floor, "ideas", "1"))
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    await do(town, lambda floor: calls.post(floor, "ideas", "2", [general]))
    await do(town, lambda floor: calls.take_down(floor, "ideas", "2"))
    await trouble(town, "busy", on=False)
    await town.later(HOUR)
    assert await shown(town) == ["first"]
    assert await staff(town) == []
    await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    await do(town, lambda floor: calls.take_down(floor, "ideas", "1"))
    await town.later(MINUTE)
    assert await shown(town) == []
    assert await staff(town) == [], "an edit of what was taken down is no news"
    await town.close()


@run
async def test_a_deleted_call_goes_up_again_by_one_tap_of_the_team(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    (message,) = [one for one in await town.talk("ada", "general") if one["content"]]
    await town.do("ada", do="delete", channel="general", message=message["id"])
    (told,) = await staff(town)
    assert "Idea no. 1 is no longer up: somebody deleted its message." in words(told)
    token = buttons(told)[0]["token"]
    await town.do("bob", do="press", channel="general", message=told["id"], token=token)
    assert await shown(town) == [], "a forged press of a member's"
    await town.presses("mira", "again", told)
    await town.presses("oskar", "again", told)
    assert await shown(town) == ["first"]
    assert "Nothing was changed" in words((await town.notes("oskar"))[-1])
    await town.close()


@run
async def test_an_orderly_clock_is_not_needed_for_the_newest_words(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await town.later(DAY)
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    town.clock.advance(-DAY)
    board.text = "second"
    await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    await town.later(6 * SECOND)
    assert await shown(town) == ["second"]
    await town.close()


@run
async def test_a_call_that_crisis_mode_held_is_dropped_or_goes_out_as_it_is_then(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    await do(town, lambda floor: floor.set_crisis(floor.now))
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general]))
    await do(town, lambda floor: calls.post(floor, "ideas", "2", [general]))
    board.text = "second"
    await do(town, lambda floor: calls.refresh(floor, "ideas", "1"))
    assert await shown(town) == []

    async def decide(floor: Floor) -> None:
        first, other = await floor.held()
        await floor.let_go(first.key)
        await floor.drop_held(other.key)

    await do(town, decide)
    await town.later(MINUTE)
    assert await shown(town) == ["second"]
    assert [one.state for one in await stands(town)] == ["shown", "gone"]
    await do(town, lambda floor: floor.set_crisis(0))
    await do(town, lambda floor: calls.post(floor, "ideas", "2", [general]))
    assert await shown(town) == ["second", "second"]
    await town.close()


@run
async def test_a_refused_pin_is_told_with_its_remedy(tmp_path: Path, board: Board) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)
    answer(town, PinMessage, Refused(Why.NO_RIGHT, "pins"))
    await do(town, lambda floor: calls.post(floor, "ideas", "1", [general], pin=True))
    assert await shown(town) == ["first"]
    assert any("couldn't pin it" in words(one) for one in await staff(town))
    await town.close()


@run
async def test_what_is_open_goes_up_again_where_the_chat_moved_and_nothing_is_edited_by_an_old_number(
    tmp_path: Path, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await Town.open(tmp_path)
    general = await channel_of(town)

    async def call(floor: Floor, ref: str) -> Content | None:
        return Content(plain(ref).blocks, (Button("s1:ideas:1:support", "I want this too"),) if ref == "open" else ())

    monkeypatch.setitem(BY_NAME, "ideas", Activity("ideas", call=call))
    await do(town, lambda floor: calls.post(floor, "ideas", "open", [general]))
    await do(town, lambda floor: calls.post(floor, "ideas", "over", [general]))
    for _ in range(3):
        await accept(town, PlaceMoved("sandbox", general.place, "elsewhere", town.clock.now()))
    assert await shown(town) == ["open", "over", "open"]
    assert sorted((one.ref, one.place, one.state) for one in await stands(town)) == [
        ("open", "elsewhere", "shown"), ("over", "elsewhere", "lost"),
    ]  # fmt: skip
    await town.close()
