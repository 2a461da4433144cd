"""A draw over the whole core: opened, entered, closed, drawn, claimed; and everything that members press meanwhile."""

from __future__ import annotations

from pathlib import Path

from activities.contests.model import State
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.kit.contests import (
    MEMBERS,
    call,
    contest,
    drawn,
    entries,
    last_note,
    leaves,
    opened,
    picks,
    written_to,
)
from tests.kit.run import run
from tests.kit.town import Town, words


@run
async def test_from_the_draft_to_the_prize(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    assert "Code of the sealed number" in words(shown)
    assert "Until" in words(shown)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
        assert "You're in, number" in await last_note(town, who)
    await town.later(10 * SECOND)
    assert "6 people are in" in words(await call(town))
    found = await drawn(town)
    assert [one.place for one in found if one.is_winner] == [1]
    winner = found[0].line.removeprefix("s:")
    assert any("You won · Lantern" in one for one in await written_to(town, winner))
    outcome = await call(town)
    loser = next(one for one in MEMBERS if one != winner)
    await town.presses(loser, "claim", outcome)
    assert "isn't among the winners" in await last_note(town, loser)
    await town.presses(winner, "claim", outcome)
    assert "The team knows" in await last_note(town, winner)
    await town.presses(winner, "claim", outcome)
    assert "came forward already" in await last_note(town, winner)
    assert (await contest(town)).state is State.DONE
    await town.uses("mira", "contest prize", number="1", what="The lantern, by post")
    assert "Noted: The lantern, by post" in await last_note(town, "mira")
    (pick,) = await picks(town)
    assert (pick.state, pick.prize, bool(pick.given_by), pick.given_at > 0) == (
        "given",
        "The lantern, by post",
        True,
        True,
    )
    await town.close()


@run
async def test_pressing_twice_is_being_in_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for _ in range(3):
        await town.presses("bob", "in", shown)
    assert len(await entries(town)) == 1
    assert "number 1 of 1" in await last_note(town, "bob")
    await town.close()


@run
async def test_am_i_in_before_and_after_the_close(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("juno", "me", shown)
    assert "not in yet" in await last_note(town, "juno")
    await town.presses("juno", "in", shown)
    await town.presses("bob", "in", shown)
    await town.presses("bob", "me", shown)
    assert "number 2 of 2" in await last_note(town, "bob")
    await town.later(HOUR + SECOND)
    one = await contest(town)
    assert one.state is State.FROZEN
    await town.presses("bob", "me", shown)
    said = await last_note(town, "bob")
    assert "number 1 of 2" in said
    assert "s:bob" in said
    assert one.list_hash in said
    await town.presses("ives", "me", shown)
    assert "not in the closed list of 2 people" in await last_note(town, "ives")
    await town.presses("ives", "in", shown)
    assert "takes nobody in any more" in await last_note(town, "ives")
    await town.close()


@run
async def test_the_code_of_the_list_stands_in_the_channel_before_the_draw(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await town.later(HOUR + SECOND)
    one = await contest(town)
    assert one.list_hash in words(await call(town))
    said = [words(each) for each in await town.talk("bob", "general") if each["content"]]
    assert any("the list is closed with 1 person" in each and one.list_hash in each for each in said)
    assert await picks(town) == []
    await town.close()


@run
async def test_leaving_again_before_and_after_the_close(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await town.do("ives", do="press", channel="general", message=shown["id"], token="s1:contests:1:out")
    assert "out of “Lantern”" in await last_note(town, "ives")
    assert len(await entries(town)) == 5
    await town.later(HOUR + SECOND)
    first = (await contest(town)).list_hash
    for who in MEMBERS[:4]:
        await town.do(who, do="press", channel="general", message=shown["id"], token="s1:contests:1:out")
    assert (await contest(town)).list_hash == first
    await town.later(2 * MINUTE)
    found = await picks(town)
    assert [one.line for one in found if one.is_winner] == ["s:tamsin"]
    assert {one.why for one in found if not one.is_winner} <= {"withdrawn"}
    await town.close()


@run
async def test_who_may_not_is_told_why_and_counted(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town, who="oskar")
    await town.presses("mira", "in", shown)
    assert "team doesn't take part" in await last_note(town, "mira")
    await town.presses("oskar", "in", shown)
    assert "organising this one" in await last_note(town, "oskar")
    await town.presses("mira", "in", shown)
    await town.presses("bob", "in", shown)
    await town.presses("mira", "me", shown)
    assert "not in: the team" in await last_note(town, "mira")
    await drawn(town)
    assert "organiser: 1, team: 1" in words(await call(town))
    await town.close()


@run
async def test_who_left_never_wins_and_the_next_does(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town, places="2")
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await town.later(HOUR + SECOND)
    gone = MEMBERS[:3]
    for who in gone:
        await leaves(town, who)
    await town.later(2 * MINUTE)
    found = await picks(town)
    winners = [one.line.removeprefix("s:") for one in found if one.is_winner]
    left = [one for one in found if one.why == "absent"]
    assert len(winners) == 2
    assert all(one.line.removeprefix("s:") in gone for one in left)
    assert [one.rank for one in found] == list(range(len(found)))
    await town.close()


@run
async def test_who_does_not_come_forward_makes_room_for_the_next(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    (first,) = await drawn(town)
    await town.later(2 * DAY + MINUTE)
    await town.later(MINUTE)
    found = await picks(town)
    assert [one.state for one in found] == ["lapsed", "waiting"]
    assert found[1].rank == 1
    lost, won = (one.line.removeprefix("s:") for one in found)
    assert any("ran out" in one for one in await written_to(town, lost))
    assert any("You won" in one for one in await written_to(town, won))
    await town.presses(lost, "claim", await call(town))
    assert "went to the next in line" in await last_note(town, lost)
    assert first.line == found[0].line
    await town.close()


@run
async def test_a_reroll_is_the_next_of_the_same_ranking(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await drawn(town)
    lines: list[str] = []
    for _ in range(3):
        await town.uses("mira", "contest reroll")
        await town.presses("mira", "reroll", (await town.notes("mira"))[-1])
        await town.later(MINUTE)
    found = await picks(town)
    assert [one.state for one in found] == ["replaced"] * 3 + ["waiting"]
    lines = [one.line for one in found]
    assert len(set(lines)) == 4
    await town.presses("bob", "me", shown)
    await town.uses("bob", "contest reroll")
    assert "moderator" in await last_note(town, "bob")
    await town.close()


@run
async def test_a_place_for_which_nobody_is_left_stays_free(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await drawn(town)
    await town.later(3 * DAY)
    assert [one.state for one in await picks(town)] == ["lapsed"]
    assert (await contest(town)).state is State.DONE
    await town.later(MINUTE)
    assert "Nobody who took part can have it" in words(await call(town))
    await town.close()


@run
async def test_nobody_took_part(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town)
    assert await drawn(town) == []
    assert "Nobody took part" in words(await call(town))
    assert (await contest(town)).state is State.DONE
    await town.close()
