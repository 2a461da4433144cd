"""What hosts do: the brief, publishing, recurrence, announcements, duties, the list of people; and who may not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from activities.events.model import State
from activities.events.tables import EVENTS
from bot.app.turn import Turn
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, DUE
from tests.kit.events import (
    CHANNEL,
    call_of,
    calls,
    event_of,
    natives,
    note,
    noted,
    planned,
    published,
    staff_heard,
    stored,
    taps,
    told,
)
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_a_call_goes_out_with_a_whole_brief_only(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await planned(town)
    await town.uses("mira", "event publish", channel=CHANNEL, number="1")
    assert "still needs: Goal, For whom, Format and script, Speakers, Budget" in await note(town, "mira")
    assert await calls(town) == []
    await town.uses("oskar", "event settings", brief="short")
    await town.uses("mira", "event publish", channel=CHANNEL, number="1")
    assert "It's up." in await note(town, "mira")
    await town.uses("mira", "event publish", channel=CHANNEL, number="1")
    assert "published already" in await note(town, "mira")
    assert len(await calls(town)) == 1
    await town.close()


@run
async def test_a_form_with_a_time_nobody_can_read_keeps_the_rest(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "event new", channel=CHANNEL)
    await town.fills(
        "mira",
        "s1:events:0:new",
        channel=CHANNEL,
        title="Tea",
        when="whenever",
        place="Hall",
        about="",
        capacity="lots",
    )
    seen = await note(town, "mira")
    assert "○ Time" in seen
    event = await event_of(town)
    assert (event.title, event.place, event.starts, event.state) == ("Tea", "Hall", 0, State.DRAFT)
    await town.presses("mira", "edit", await noted(town, "mira"))
    await town.fills(
        "mira", "s1:events:1:edit", channel=CHANNEL, title="Tea", when="tomorrow 17:00-18:30", place="", about="Tea.",
        capacity="12",
    )  # fmt: skip
    event = await event_of(town)
    assert (event.place, event.about, event.capacity, event.ends - event.starts) == ("Hall", "Tea.", 12, 90 * MINUTE)
    await town.close()


@run
async def test_a_time_that_has_passed_is_not_published(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "event settings", brief="short")
    await planned(town, when="in 1 hour")
    await town.later(2 * HOUR)
    await town.uses("mira", "event publish", channel=CHANNEL, number="1")
    assert "has passed" in await note(town, "mira")
    await town.uses("mira", "event publish", channel="moderators", number="1")
    assert await calls(town) == []
    await town.close()


@run
async def test_a_call_stands_where_members_read(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "event settings", brief="short")
    await planned(town)
    await town.uses("mira", "event publish", channel="moderators", number="1")
    assert "Members can't read that channel" in await note(town, "mira")
    await town.uses("mira", "event publish", channel="moderators", number="1", channels="nowhere")
    assert "don't know that channel" in await note(town, "mira")
    await town.uses("mira", "event publish", channel="moderators", number="1", channels="events")
    assert (await event_of(town)).state is State.OPEN
    await town.do("mira", do="direct", **{"with": "steward"})
    await planned(town, title="Another")
    await town.uses("mira", "event publish", channel="direct:mira", number="2")
    assert "Members can't read that channel" in await note(town, "mira")
    await town.close()


@run
async def test_a_call_that_somebody_deleted_is_put_up_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    first = await published(town)
    await taps(town, "bob", "yes")
    await town.do("ada", do="delete", channel=CHANNEL, message=first["id"])
    assert await staff_heard(town, "The event no. 1")
    await town.uses("mira", "event publish", channel=CHANNEL, number="1")
    assert "up there too" in await note(town, "mira")
    shown = await call_of(town)
    assert shown["id"] != first["id"]
    assert "1 going" in words(shown)
    await town.uses("mira", "event publish", channel="moderators", number="1", channels="general")
    assert any("Games night" in words(one) for one in await town.talk("bob", "general"))
    await town.close()


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("event new", {"title": "Mine"}), ("event move", {"number": "1", "when": "in 9 days"}),
        ("event cancel", {"number": "1"}), ("event people", {"number": "1"}), ("event code", {"number": "1"}),
        ("event edit", {"number": "1", "title": "Mine"}), ("event repeat", {"number": "1", "rule": "daily 9:00"}),
        ("event promote", {"number": "1", "when": "1h"}), ("event slots", {"number": "1", "names": "king"}),
        ("event date", {"number": "1", "times": "in 1 day; in 2 days"}), ("event report", {"number": "1"}),
        ("event settings", {"brief": "short"}), ("event publish", {"number": "1"}),
    ],
)  # fmt: skip
def test_members_host_nothing(tmp_path: Path, name: str, args: dict[str, str]) -> None:
    @run
    async def body() -> None:
        town = await Town.open(tmp_path)
        await published(town)
        before = await stored(town)
        await town.uses("bob", name, channel=CHANNEL, **args)
        assert "moderator" in (await note(town, "bob")).lower()
        assert await stored(town) == before
        await town.close()

    body()


@run
async def test_members_press_no_button_of_hosts(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    before = await stored(town)
    for verb in ("people", "edit", "plan", "own", "publish", "short", "cancel", "code", "finish", "report", "met",
                 "qshow", "qdone", "qhide", "pick", "dates", "brief"):  # fmt: skip
        assert "moderator" in (await taps(town, "bob", verb, arg="1")).lower(), verb
    assert await stored(town) == before
    await town.close()


@run
async def test_a_draft_is_nobodys_but_the_hosts(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await planned(town, title="Secret party")
    for name in ("event show", "event ask", "event questions"):
        await town.uses("bob", name, channel=CHANNEL, number="2")
        assert "Secret" not in await note(town, "bob")
    await town.uses("bob", "event list", channel=CHANNEL)
    assert "Secret" not in await note(town, "bob")
    shown = await call_of(town, 1)
    for verb in ("yes", "more", "ics", "ask", "remind", "here", "duties"):
        await town.do("bob", do="press", channel=CHANNEL, message=shown["id"], token=f"s1:events:2:{verb}")
        assert "don't know this event" in await note(town, "bob"), verb
    await town.close()


@run
async def test_it_comes_again_each_time_with_answers_of_its_own(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, when="2027-01-16 19:00, 2h", capacity="5")
    await taps(town, "bob", "yes")
    await town.uses("mira", "event promote", channel=CHANNEL, number="1", when="2h")
    await town.uses("mira", "event slots", channel=CHANNEL, number="1", names="host, notes")
    await town.uses("mira", "event repeat", channel=CHANNEL, number="1", rule="every saturday 19:00")
    assert "It comes again" in await note(town, "mira")
    assert len(await stored(town)) == 1
    await town.later(DAY + 11 * HOUR)
    first, second = await stored(town)
    assert (first.state, second.state) == (State.RUNNING, State.OPEN)
    assert [(one["starts"], one["active"]) for one in await natives(town)] == [
        (first.starts, True), (second.starts, False),
    ]  # fmt: skip
    assert second.starts - first.starts == 7 * DAY
    assert second.capacity == 5
    assert "0 of 5 going" in words(await call_of(town, 2))
    kinds = await town.inside(lambda turn: turn.tx.find(DUE, *where(community=turn.id, kind="events-promote")))
    assert [one.ref for one in kinds] == ["2-1"]
    await taps(town, "bob", "duties", 2)
    assert "host: free" in await note(town, "bob")
    await town.later(7 * DAY)
    assert [one.state for one in await stored(town)] == [State.OVER, State.RUNNING, State.OPEN]
    await town.uses("mira", "event repeat", channel=CHANNEL, number="3", rule="off")
    assert "comes no more" in await note(town, "mira")
    await town.later(14 * DAY)
    assert await town.inside(lambda turn: turn.tx.count(EVENTS, *where(community=turn.id))) == 3
    await town.close()


@run
async def test_announcements_come_before_it_and_move_with_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.uses("mira", "event promote", channel=CHANNEL, number="1", when="1d, 2h")
    assert "I'll announce it on" in await note(town, "mira")
    await town.later(DAY)
    assert len([one for one in await calls(town) if "Coming up" in words(one)]) == 1
    await town.uses("mira", "event move", channel=CHANNEL, number="1", when="in 2 days, 2h")
    await town.later(2 * DAY - 2 * HOUR)
    announced = [one for one in await calls(town) if "Coming up" in words(one)]
    assert len(announced) >= 2
    await town.presses("bob", "yes", announced[-1])
    assert "You have a place" in await note(town, "bob")
    await town.uses("mira", "event promote", channel=CHANNEL, number="1", when="soonish")
    assert "announce it" not in await note(town, "mira")
    await town.close()


@run
async def test_parts_in_the_preparation_are_taken_and_given_back(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.uses("mira", "event slots", channel=CHANNEL, number="1", names="speaker, notes")
    await taps(town, "bob", "duty", arg="1")
    assert "speaker is yours" in await note(town, "bob")
    assert any("takes on “speaker”" in one for one in await told(town, "mira"))
    await taps(town, "juno", "duty", arg="1")
    assert "Somebody was quicker" in await note(town, "juno")
    await town.uses("mira", "event slots", channel=CHANNEL, number="1", names="notes, speaker, cake")
    await taps(town, "juno", "duties")
    assert "speaker: Bob" in await note(town, "juno")
    await taps(town, "bob", "duty", arg="2")
    assert "is free again" in await note(town, "bob")
    await taps(town, "bob", "duty", arg="99")
    assert "no longer needed" in await note(town, "bob")
    await town.close()


@run
async def test_only_an_administrator_gives_a_role_away(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.uses("mira", "event edit", channel=CHANNEL, number="1", role="party")
    assert "administrator" in await note(town, "mira")
    await taps(town, "bob", "yes")
    await town.uses("ada", "event edit", channel=CHANNEL, number="1", role="party")
    role = (await event_of(town)).role
    assert role is not None
    assert role.id == "party"
    assert await roles(town) == {"bob": ["party"]}
    await taps(town, "kestrel", "yes")
    assert await roles(town) == {"bob": ["party"], "kestrel": ["party"]}
    await taps(town, "bob", "no")
    assert await roles(town) == {"kestrel": ["party"]}
    await town.later(2 * DAY + 2 * HOUR)
    assert await roles(town) == {}
    await town.close()


async def roles(town: Town) -> dict[str, list[str]]:
    """Roles given to people, as the sandbox keeps them."""
    rows = await town.sandbox.world.file.run(
        lambda db: db.execute("SELECT key, value FROM meta WHERE key LIKE 'roles:%' AND value != ''").fetchall()
    )
    return {str(one[0]).removeprefix("roles:"): str(one[1]).split() for one in rows}


@run
async def test_the_list_of_people_is_for_hosts(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="1")
    for who, verb in (("bob", "yes"), ("juno", "yes"), ("kestrel", "maybe"), ("ives", "no")):
        await taps(town, who, verb)
    await town.uses("mira", "event people", channel=CHANNEL)
    seen = await note(town, "mira")
    for line in ("Going: 1\nBob", "Waiting: 1\nJuno", "Maybe: 1\nKestrel", "Can't come: 1\nIves"):
        assert line in seen
    await town.later(6 * SECOND)
    assert "Bob" not in words(await call_of(town))
    await town.close()


@run
async def test_crisis_mode_holds_the_call(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "event settings", brief="short")
    await planned(town)

    async def crisis(turn: Turn) -> None:
        settings = replace(turn.community.settings, crisis=turn.now)
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

    await town.inside(crisis)
    await town.uses("mira", "event publish", channel=CHANNEL, number="1")
    assert "Crisis mode is on" in await note(town, "mira")
    assert await calls(town) == []
    await town.close()
