"""Running polls: drafts and where they go, pauses, recurrence, reminders, long sleeps, what can be looked up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from activities.polls import closing
from activities.polls.poll import By, Ending, Method, State, Voter
from activities.polls.tables import POLLS, VOTERS
from bot.app.engage import persons
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.tables import COMMUNITIES
from tests.kit.polls import draft, form_of, last_poll, message_of, newest, outcome_of, press, put_up
from tests.kit.run import run
from tests.kit.town import Town, buttons, words

PLACES = "Park | Café | Online"


@run
async def test_a_form_when_nothing_is_said_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "poll new")
    form = await form_of(town, "mira")
    await town.fills("mira", form.token, "general", question="Where?", options="Park", closes="tomorow maybe")
    shown = await newest(town, "mira")
    assert "at least two options; I found 1" in words(shown)
    await town.presses("mira", "edit", shown)
    again = await form_of(town, "mira")
    assert {one.name: one.value for one in again.fields}["options"] == "Park"
    await town.fills("mira", again.token, "general", question="Where?", options="Park\nCafé", closes="2 days")
    assert "A draft" in words(await newest(town, "mira"))
    await town.presses("mira", "post", await newest(town, "mira"))
    assert (await last_poll(town)).options == ("Park", "Café")
    await town.close()


@run
async def test_a_draft_is_seen_by_its_maker_alone_and_can_be_thrown_away(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await draft(town, question="Where?", options=PLACES)
    assert len(await town.talk("bob", "general")) == len(await town.talk("mira", "general"))
    assert not [one for one in await town.talk("bob", "general") if one["content"]]
    token = buttons(shown)[0]["token"]
    await town.do("bob", do="press", channel="general", message=shown["id"], token=token)
    assert (await last_poll(town)).state is State.DRAFT
    await town.presses("mira", "drop", shown)
    assert words(await newest(town, "mira")) == "Thrown away."
    await town.close()


@run
async def test_a_forgotten_draft_goes_after_a_week(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await draft(town, question="Where?", options=PLACES)
    await town.later(7 * DAY + MINUTE)
    with pytest.raises(IndexError):
        await last_poll(town)
    await town.close()


@run
async def test_switches_are_kept_when_the_text_is_changed(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await draft(town, question="Where?", options=PLACES)
    shown = await press(town, "mira", "Secret: no", shown)
    shown = await press(town, "mira", "Counted: one choice", shown)
    assert "nobody can find out who chose what" in words(shown)
    await town.presses("mira", "edit", shown)
    form = await form_of(town, "mira")
    await town.fills("mira", form.token, "general", question="Where to?", options="Park\nCafé", closes="2 days")
    poll = await last_poll(town)
    assert (poll.question, poll.secret, poll.method) == ("Where to?", True, Method.APPROVAL)
    await town.close()


@run
async def test_a_reminder_comes_once_before_the_close(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="3 hours", remind="1 hour, 10 min")
    await town.later(2 * HOUR)
    said = [words(one) for one in await town.talk("bob", "general") if one["content"]]
    assert len([one for one in said if "Nobody has voted yet" in one and "closes" in one]) == 1
    await town.later(30 * MINUTE)
    assert len([one for one in await town.talk("bob", "general") if one["content"]]) == 2
    await town.later(20 * MINUTE)
    assert len([one for one in await town.talk("bob", "general") if one["content"]]) == 3
    await town.close()


@run
async def test_closing_happens_after_hours_of_sleep(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    store, clock = town.core.desk.store, town.clock
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="1 hour")
    await press(town, "bob", "Park")
    await town.close()
    clock.advance(7 * HOUR)
    town = await Town.open(tmp_path, store=store, clock=clock)
    await town.idle()
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (1, 0, 0)
    assert len([one for one in await town.talk("bob", "general") if one["content"]]) == 2
    await town.close()


@run
async def test_who_leaves_takes_their_vote_and_mydata_tells_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, kind="ballot")
    await press(town, "bob", "Park")
    await town.uses("bob", "mydata")
    assert "Poll 1, “Where?”: your vote is Park." in words(await newest(town, "bob"))

    async def leave(turn: Turn) -> int:
        rows: list[Voter] = await turn.tx.find(VOTERS)
        await persons.left(turn, rows[0].person)
        return len(rows)

    assert await town.inside(leave) == 1
    assert await town.inside(lambda turn: turn.tx.find(VOTERS)) == []
    await town.close()


@run
async def test_a_pause_of_publications_keeps_the_draft(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await draft(town, question="Where?", options=PLACES)

    async def pause(turn: Turn) -> None:
        await turn.tx.put(
            COMMUNITIES, replace(turn.community, settings=replace(turn.community.settings, crisis=turn.now))
        )

    await town.inside(pause)
    await town.presses("mira", "post", shown)
    assert "Crisis mode is on" in words(await newest(town, "mira"))
    assert (await last_poll(town)).state is State.DRAFT
    assert not [one for one in await town.talk("bob", "general") if one["content"] or one.get("poll")]
    await town.close()


@run
async def test_a_recurring_poll_is_a_new_one_each_time(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await draft(town, question="Who comes?", options="Me | Not me", every="every day 12:00", closes="3 hours",
                        kind="ballot")  # fmt: skip
    assert "Again and again" in words(shown)
    await town.presses("mira", "post", shown)
    for _ in range(49):
        await town.later(HOUR)
    polls: list[Any] = await town.inside(lambda turn: turn.tx.find(POLLS, order=("number",)))
    assert [one.state for one in polls] == [State.TEMPLATE, State.CLOSED, State.CLOSED]
    assert len({one.fire for one in polls[1:]}) == 2
    await town.uses("mira", "poll cancel", number=polls[0].ref)
    await press(town, "mira", "Take it back", await newest(town, "mira"))
    for _ in range(30):
        await town.later(HOUR)
    assert len(await town.inside(lambda turn: turn.tx.find(POLLS))) == 3
    await town.close()


@run
async def test_lists_and_results(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("bob", "poll list")
    assert "no polls yet" in words(await newest(town, "bob"))
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="1 hour")
    await press(town, "bob", "Park")
    await town.uses("bob", "poll show")
    assert "1. Park · 1" in words(await newest(town, "bob"))
    await town.uses("bob", "poll result", number=poll.ref)
    assert "isn’t over yet" in words(await newest(town, "bob"))
    await town.later(HOUR + MINUTE)
    await town.uses("bob", "poll result")
    shown = await newest(town, "bob")
    assert "Park wins with one vote" in words(shown)
    table = await press(town, "bob", "Count it yourself", shown)
    assert "Add up each column" in words(table)
    await town.uses("bob", "poll list")
    assert "Where? · over" in words(await newest(town, "bob"))
    await town.close()


@run
async def test_members_do_not_run_polls(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("bob", "poll new", question="Where?", options=PLACES)
    assert await town.inside(lambda turn: turn.tx.find(POLLS)) == []
    poll = await put_up(town, question="Where?", options=PLACES)
    assert poll.fit.by is By.NATIVE
    await town.close()


@run
async def test_a_draft_made_in_the_moderators_room_finds_its_way(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await draft(town, channel="moderators", question="Where?", options=PLACES, kind="ballot")
    assert "Members can’t read this place" in words(shown)
    await town.presses("mira", "post", shown)
    assert "/poll here 1" in words(await newest(town, "mira"))
    assert (await last_poll(town)).state is State.DRAFT
    await town.uses("mira", "poll here", "games")
    shown = await newest(town, "mira")
    assert "It goes into this channel" in words(shown)
    await town.presses("mira", "post", shown)
    assert "Where?" in words(await message_of(town, "games"))
    await town.close()


@run
async def test_turnout_is_told_of_those_who_are_active(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    for who in ("bob", "juno", "kestrel", "brann"):
        await town.says(who, "good morning")
    poll = await put_up(town, question="Where?", options=PLACES, quorum="50%", closes="1 hour")
    assert (await last_poll(town)).eligible == 4
    await press(town, "bob", "Park")
    await press(town, "tamsin", "Park")  # who has not written lately is one more of those who may
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.ending, found.eligible, found.of) == (Ending.QUORUM, 5, "active")
    said = "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])
    assert "2 of 5 took part (40 %), counted among those who wrote here in the 28 days before" in said.replace(
        "\u00a0", " "
    )
    await town.close()


@run
async def test_a_share_of_a_role_is_not_known(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await draft(town, question="Where?", options=PLACES, quorum="50%", role="raiders")
    assert "Write a number instead of a percentage" in words(shown)
    await town.close()


@run
async def test_a_stop_between_the_decision_and_its_telling_tells_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    store, clock = town.core.desk.store, town.clock
    poll = await put_up(town, question="Where?", options=PLACES, tie="draw", kind="ballot")
    await press(town, "bob", "Park")
    await press(town, "juno", "Online")

    async def end(turn: Turn) -> None:
        known = await turn.tx.get(POLLS, turn.id, poll.number)
        assert known is not None
        await closing.end(TurnFloor(turn), known, None)

    await town.inside(end)
    decided = await outcome_of(town, poll.number)
    await town.close()
    clock.advance(HOUR)
    town = await Town.open(tmp_path, store=store, clock=clock)
    await town.later(DAY + HOUR)
    assert await outcome_of(town, poll.number) == decided
    said = [words(one) for one in await town.talk("bob", "general") if one["content"]]
    assert len([one for one in said if one.startswith("Poll 1 is over")]) == 1
    await town.close()
