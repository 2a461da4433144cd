"""The platform's own event beside ours: made, kept in step, begun and ended by Steward, and its troubles told once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from activities.events.model import State
from activities.events.tables import TIES
from bot.app.turn import Turn
from bot.domain.actions import SetNativeEvent
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.store import where
from bot.ports.tables import ACTIONS
from tests.kit.events import CHANNEL, call_of, event_of, natives, published, staff_heard, taps
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_it_is_made_moved_begun_and_ended_with_ours(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    event = await event_of(town)
    (native,) = await natives(town)
    assert (native["name"], native["starts"], native["ends"]) == ("Games night", event.starts, event.ends)
    await town.uses("mira", "event edit", channel=CHANNEL, number="1", title="Board games night")
    await town.uses("mira", "event move", channel=CHANNEL, number="1", when="in 3 days, 2h")
    (native,) = await natives(town)
    assert (native["name"], native["starts"]) == ("Board games night", (await event_of(town)).starts)
    assert not native["active"]
    await town.later(3 * DAY)
    (native,) = await natives(town)
    assert native["active"]
    assert (await event_of(town)).state is State.RUNNING
    await town.later(2 * HOUR)
    assert await natives(town) == []
    assert (await event_of(town)).state is State.OVER
    await town.close()


@run
async def test_cancelling_ours_cancels_it_without_an_alarm(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.uses("mira", "event cancel", channel=CHANNEL, number="1")
    assert await natives(town) == []
    assert await staff_heard(town, "taken away or ended there") == []
    await town.close()


@run
async def test_what_is_called_off_by_hand_is_told_and_ours_goes_on(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    (native,) = await natives(town)
    await town.do("ada", do="event", event=native["id"], status="canceled")
    (heard,) = await staff_heard(town, "taken away or ended there")
    assert "Games night" in words(heard)
    assert (await event_of(town)).state is State.OPEN
    await town.uses("mira", "event edit", channel=CHANNEL, number="1", title="Another name")
    assert await natives(town) == []
    assert "You have a place" in await taps(town, "bob", "yes")
    await town.presses("mira", "cancel", heard)
    await town.fills("mira", "s1:events:1:cancel", reason="")
    assert (await event_of(town)).state is State.CANCELLED
    await town.close()


@run
async def test_without_the_right_the_team_hears_it_once_and_the_event_goes_on(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.do("ada", do="trouble", trouble="right-manage", on=True)
    await published(town)
    await published(town, title="Second night")
    assert await natives(town) == []
    assert len(await staff_heard(town, "platform's own events")) == 1
    assert "Games night" in words(await call_of(town))
    await town.do("ada", do="trouble", trouble="right-manage", on=False)
    await town.uses("mira", "event edit", channel=CHANNEL, number="1", title="Third time lucky")
    (native,) = await natives(town)
    assert native["name"] == "Third time lucky"
    await town.later(2 * DAY)
    assert (await event_of(town)).state is State.RUNNING
    await town.close()


@run
async def test_after_a_long_outage_it_is_begun_and_ended_late_rather_than_never(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.later(2 * DAY + 90 * MINUTE)
    assert (await event_of(town)).state is State.RUNNING
    (native,) = await natives(town)
    assert native["active"]
    await town.later(DAY)
    assert (await event_of(town)).state is State.OVER
    assert await natives(town) == []
    await town.close()


@run
async def test_one_of_unknown_fate_is_asked_for_again_when_ours_begins(tmp_path: Path) -> None:
    """The platform's answer never came: what was made is found by its platform, or made late, and begun."""
    town = await Town.open(tmp_path)
    await published(town)

    async def forget(turn: Turn) -> None:
        (tie,) = await turn.tx.find(TIES, *where(community=turn.id))
        await turn.tx.put(TIES, replace(tie, native="", state="making"))

    await town.inside(forget)
    await town.later(2 * DAY)
    actions = await town.inside(lambda turn: turn.tx.find(ACTIONS, *where(community=turn.id)))
    asked = [one.act.event for one in actions if isinstance(one.act, SetNativeEvent)]
    assert [(one.id, one.status) for one in asked] == [("", "scheduled"), ("", "active")]
    await town.close()
