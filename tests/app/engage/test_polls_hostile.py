"""Presses that nobody should send: unknown, doubled, late, by people who may not, by people who left."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.polls.poll import State
from activities.polls.presses import STAFF
from activities.polls.tables import POLLS, VOTERS
from bot.domain.time import HOUR, MINUTE
from tests.kit.polls import draft, last_poll, message_of, newest, outcome_of, press, put_up, raw_press
from tests.kit.run import run
from tests.kit.town import Town, buttons, words

PLACES = "Park | Café | Online"


@pytest.mark.parametrize("ref", ["", "0", "77", "x", "1e3", "9" * 12, "١", "-1"])
@pytest.mark.parametrize("verb", ["vote", "pick", "back", "undo", "result", "ballots", "about", "play", "nonsense"])
def test_a_poll_that_is_none(tmp_path: Path, ref: str, verb: str) -> None:
    @run
    async def go() -> None:
        town = await Town.open(tmp_path)
        await put_up(town, question="Where?", options=PLACES, kind="ballot")
        said = await raw_press(town, "bob", f"s1:polls:{ref}:{verb}:0", await message_of(town))
        assert "There is no poll" in said
        await town.close()

    go()


@run
async def test_odd_options_are_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, kind="ballot")
    shown = await message_of(town)
    for arg in ("3", "-1", "99", "x", "", "٣", "0x1", "1e1"):
        said = await raw_press(town, "bob", f"s1:polls:1:pick:{arg}", shown)
        assert "isn’t from your own ballot" in said, arg
    assert await town.inside(lambda turn: turn.tx.find(VOTERS)) == []
    await town.close()


@run
async def test_members_have_no_staff_verb(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, kind="ballot")
    shown = await message_of(town)
    for verb in sorted(STAFF):
        said = await raw_press(town, "bob", f"s1:polls:1:{verb}:tie", shown)
        assert "moderator" in said, verb
    poll = await last_poll(town)
    assert (poll.state, poll.tie) == (State.OPEN, poll.tie.NOBODY)
    await town.fills("bob", "s1:polls:1:form", "general", question="Mine?", options="a\nb")
    assert (await last_poll(town)).question == "Where?"
    await town.close()


@run
async def test_a_poll_that_runs_is_no_draft_any_more(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    before = await draft(town, question="Where?", options=PLACES, kind="ballot")
    await town.presses("mira", "post", before)
    for verb, arg in (("post", ""), ("set", "method"), ("drop", ""), ("set", "nonsense")):
        said = await raw_press(town, "mira", f"s1:polls:1:{verb}:{arg}".rstrip(":"), before)
        assert "no draft any more" in said, verb
    await town.fills("mira", "s1:polls:1:form", "general", question="Else?", options="a\nb")
    poll = await last_poll(town)
    assert (poll.question, poll.state) == ("Where?", State.OPEN)
    assert len([one for one in await town.talk("bob", "general") if one["content"]]) == 1
    await town.close()


@run
async def test_presses_after_the_close_change_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="1 hour")
    old = await message_of(town)
    await press(town, "bob", "Park")
    await town.later(HOUR + MINUTE)
    before = await outcome_of(town, poll.number)
    answer = await press(town, "juno", "Park", old)
    assert "This poll is over" in words(answer)
    assert "Park wins" in words(await press(town, "juno", "See the result", answer))
    assert "over" in await raw_press(town, "bob", "s1:polls:1:back", old)
    assert "isn’t open" in await raw_press(town, "mira", "s1:polls:1:close", old)
    assert "isn’t open" in await raw_press(town, "mira", "s1:polls:1:cancel", old)
    assert "isn’t open" in await raw_press(town, "mira", "s1:polls:1:again", old)
    assert await outcome_of(town, poll.number) == before
    await town.close()


@run
async def test_russian_speakers_are_answered_in_russian(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="1 hour")
    old = await message_of(town)
    await town.later(HOUR + MINUTE)
    shown = await press(town, "tamsin", "Park", old, lang="ru")
    assert "Этот опрос закончен" in words(shown)
    await town.close()


@run
async def test_double_close_is_one_result(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot")
    await press(town, "bob", "Park")
    await town.uses("mira", "poll close", number=poll.ref)
    sure = await newest(town, "mira")
    token = next(one["token"] for one in buttons(sure) if one["label"] == "Close and count")
    for who in ("mira", "oskar"):
        await town.do(who, do="press", channel="general", message=sure["id"], token=token)
    assert await town.inside(lambda turn: turn.tx.count(POLLS)) == 1
    said = [words(one) for one in await town.talk("bob", "general") if one["content"]]
    assert len([one for one in said if "is over: Where?" in one]) == 1
    await town.close()


@run
async def test_words_that_are_no_number_and_polls_that_are_not_there(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    for text in ("7", "x", "№ 9"):
        await town.uses("bob", "poll show", number=text)
        assert "There is no poll" in words(await newest(town, "bob"))
    await town.uses("bob", "poll show")
    assert words(await newest(town, "bob")) == "No poll is open now."
    await draft(town, question="Where?", options=PLACES)
    await town.uses("bob", "poll show", number="1")
    assert "There is no poll 1" in words(await newest(town, "bob"))
    await town.close()
