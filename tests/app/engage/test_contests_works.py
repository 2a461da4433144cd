"""Contests of works: by form, reply and hashtag, looked at, judged by a jury or by everybody's one vote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.contests import service, works
from activities.contests.model import State
from activities.contests.tables import LOTS, SCORES, VOTES
from activities.contests.verify import differences
from bot.app.engage import persons
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.bootstrap import is_signed
from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from tests.kit.contests import (
    all_notes,
    call,
    contest,
    entries,
    last_note,
    made,
    opened,
    picks,
    record_in,
    written_to,
)
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


async def waiting(town: Town) -> list[dict[str, Any]]:
    """Works in the moderators' room that can be let in."""
    room = await town.talk("mira", "moderators")
    return [one for one in room if one["content"] and any(":ok:" in each["token"] for each in buttons(one))]


async def sends(town: Town, who: str, text: str, number: int = 1) -> None:
    await town.presses(who, "in", await call(town))
    await town.fills(who, f"s1:contests:{number}:in", channel="general", text=text)


async def let_in(town: Town) -> None:
    for one in await waiting(town):
        await town.presses("mira", "ok", one)


async def voting(town: Town) -> None:
    """Three works, let in, and the list closed."""
    await opened(town, kind="vote")
    for who, text in (("bob", "A red lamp"), ("juno", "A blue lamp"), ("ives", "A green lamp")):
        await sends(town, who, text)
    await let_in(town)
    await town.later(HOUR + SECOND)


@run
async def test_a_vote_is_one_each_and_never_for_ones_own(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await voting(town)
    shown = await call(town)
    assert "Vote until" in words(shown)
    await town.presses("bob", "vote", shown)
    ballot = (await town.notes("bob"))[-1]
    assert "A blue lamp" in words(ballot)
    assert [each["token"].split(":")[-1] for each in buttons(ballot)] == ["2", "3"]
    for who, number in (("bob", 1), ("bob", 2), ("bob", 3), ("kestrel", 3), ("mira", 2), ("kestrel", 3), ("brann", 3)):
        await town.do(who, do="press", channel="general", message=shown["id"], token=f"s1:contests:1:for:{number}")
    assert "is your own entry" in str(await town.notes("bob"))
    votes = await town.inside(lambda turn: turn.tx.find(VOTES))
    assert sorted(one.entry for one in votes) == [2, 3, 3, 3]
    assert "3 votes" not in words(await call(town))
    await town.later(3 * DAY + MINUTE)
    assert await town.inside(lambda turn: turn.tx.find(VOTES)) == []
    lots = {one.entry: one.sum for one in await town.inside(lambda turn: turn.tx.find(LOTS))}
    assert lots == {1: 0, 2: 1, 3: 3}
    (pick,) = await picks(town)
    assert pick.line == "s:ives"
    assert "1. Ives · 3 votes" in words(await call(town))
    record = await record_in(town)
    assert differences(record, is_signed) == []
    assert record.ranking == ("s:ives", "s:juno")
    await town.do("bob", do="press", channel="general", message=shown["id"], token="s1:contests:1:for:2")
    assert "time to decide is over" in await all_notes(town, "bob")
    await town.close()


@run
async def test_an_entry_that_is_taken_back_takes_its_votes_along(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await voting(town)
    shown = await call(town)
    for who in ("kestrel", "brann"):
        await town.do(who, do="press", channel="general", message=shown["id"], token="s1:contests:1:for:3")
    await town.do("tamsin", do="press", channel="general", message=shown["id"], token="s1:contests:1:for:2")
    await town.do("ives", do="press", channel="general", message=shown["id"], token="s1:contests:1:out")
    assert [one.entry for one in await town.inside(lambda turn: turn.tx.find(VOTES))] == [2]
    await town.later(3 * DAY + MINUTE)
    assert [one.line for one in await picks(town) if one.is_winner] == ["s:juno"]
    await town.close()


@run
async def test_a_jury_gives_points_and_the_mean_decides(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="jury")
    for juror in ("kestrel", "brann"):
        await town.uses("mira", "contest jury", number="1", person=juror)
    await sends(town, "bob", "A red lamp")
    await sends(town, "juno", "A blue lamp")
    await town.presses("kestrel", "in", await call(town))
    assert "on the jury" in await last_note(town, "kestrel")
    await let_in(town)
    await town.later(HOUR + SECOND)
    assert any("wait for your points" in one for one in await written_to(town, "brann"))
    shown = await call(town)
    await town.presses("bob", "judge", shown)
    assert "is for the jury" in await last_note(town, "bob")
    for juror, marks in (("kestrel", (7, 9)), ("brann", (8, 8))):
        await town.presses(juror, "judge", shown)
        for points in marks:
            sheet = (await town.notes(juror))[-1]
            token = next(each["token"] for each in buttons(sheet) if each["token"].endswith(f"-{points}"))
            await town.do(juror, do="press", channel="general", message=sheet["id"], token=token)
        assert "you judged all 2" in await last_note(town, juror)
    for token in ("1-11", "1-0", "1-x", "9-5", "-"):
        await town.do("brann", do="press", channel="general", message=shown["id"], token=f"s1:contests:1:score:{token}")
    scores = await town.inside(lambda turn: turn.tx.find(SCORES))
    assert sorted((one.entry, one.points) for one in scores) == [(1, 7), (1, 8), (2, 8), (2, 9)]
    await town.later(3 * DAY + MINUTE)
    assert "1. Juno · 8.5 points from 2 jurors" in words(await call(town))
    record = await record_in(town)
    assert record.points == {"s:bob": (15, 2), "s:juno": (17, 2)}
    assert differences(record, is_signed) == []
    await town.close()


@run
async def test_works_count_once_somebody_looked_at_them(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="vote")
    await sends(town, "bob", "A red lamp")
    assert "waits for a moderator" in await last_note(town, "bob")
    await sends(town, "juno", "x")
    first, second = await waiting(town)
    assert "A red lamp" in words(first)
    await town.do("bob", do="press", channel="general", message=first["id"], token="s1:contests:1:ok:1")
    assert [one.state for one in await entries(town)] == ["review", "review"]
    await town.presses("mira", "ok", first)
    await town.presses("mira", "no", second)
    await town.presses("oskar", "ok", first)
    assert "decided that already" in await last_note(town, "oskar")
    assert [one.state for one in await entries(town)] == ["in", "out"]
    assert any("counts now" in one for one in await written_to(town, "bob"))
    assert any("left your entry" in one for one in await written_to(town, "juno"))
    await town.later(10 * SECOND)
    assert "1 person is in" in words(await call(town))
    await town.close()


@run
async def test_the_list_waits_for_works_that_nobody_looked_at(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="vote")
    await sends(town, "bob", "A red lamp")
    await sends(town, "juno", "A blue lamp")
    await town.later(HOUR + SECOND)
    assert (await contest(town)).state is State.OPEN
    assert "still wait" in words(await call(town))
    await town.presses("ives", "me", await call(town))
    await town.do("ives", do="press", channel="general", message=(await call(town))["id"], token="s1:contests:1:in")
    assert "takes nobody in" in await all_notes(town, "ives")
    await let_in(town)
    one = await contest(town)
    assert (one.state, one.entrants) == (State.FROZEN, 2)
    await town.close()


@run
async def test_and_not_for_ever(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="vote")
    await sends(town, "bob", "A red lamp")
    await town.later(HOUR + SECOND)
    await town.later(DAY + MINUTE)
    assert (await contest(town)).state is not State.OPEN
    await town.close()


@run
async def test_entries_by_hashtag_count_one_a_person(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town, kind="ugc", by="chance")
    assert "the hashtag" in await last_note(town, "mira")
    await town.presses("mira", "how", (await town.notes("mira"))[-1])
    await town.fills(
        "mira", "s1:contests:1:how", channel="general", entering="hashtag", hashtag="#Autumn26", claim="", judging="3d",
        source="sealed",
    )  # fmt: skip
    await town.uses("mira", "contest open")
    assert "#Autumn26" in words(await call(town))
    assert [each["label"] for each in buttons(await call(town))] == ["Am I in?"]
    message = await town.says("bob", "leaves #autumn26 everywhere")
    await town.says("bob", "more #autumn26")
    await town.says("juno", "no tag here")
    await town.says("mira", "for the team #autumn26")
    found = await entries(town)
    assert [(one.text, one.message.id if one.message else "") for one in found] == [
        ("leaves #autumn26 everywhere", message)
    ]
    assert any("I have your entry" in one for one in await written_to(town, "bob"))
    assert any("can't count" in one for one in await written_to(town, "mira"))
    await let_in(town)
    await town.later(HOUR + SECOND)
    await town.later(2 * MINUTE)
    assert [one.line for one in await picks(town)] == ["s:bob"]
    await town.close()


@run
async def test_entries_by_reply_and_a_deleted_message(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town)
    await town.presses("mira", "how", (await town.notes("mira"))[-1])
    await town.fills(
        "mira", "s1:contests:1:how", channel="general", entering="reply", hashtag="", claim="1d", judging="3d",
        source="sealed",
    )  # fmt: skip
    await town.uses("mira", "contest open")
    shown = await call(town)
    gone = await town.says("bob", "me!", reply_to=shown["id"])
    await town.says("juno", "me too", reply_to=shown["id"])
    await town.says("ives", "not a reply")
    assert [one.text for one in await entries(town)] == ["me!", "me too"]
    await town.do("bob", do="delete", channel="general", message=gone)
    assert [one.text for one in await entries(town)] == ["me too"]
    await town.later(HOUR + SECOND)
    await town.says("kestrel", "late", reply_to=shown["id"])
    rows = await town.inside(lambda turn: turn.tx.find(LOTS, *where(community=turn.id)))
    assert [one.line for one in rows] == ["s:juno"]
    await town.close()


@run
async def test_nobody_voted(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await voting(town)
    await town.later(3 * DAY + MINUTE)
    assert "Nobody who took part" in words(await call(town))
    assert (await contest(town)).state is State.DONE
    assert differences(await record_in(town), is_signed) == []
    await town.close()


@run
async def test_reviewing_one_after_the_other(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="vote")
    await sends(town, "bob", "A red lamp")
    await sends(town, "juno", "A blue lamp")
    await town.uses("mira", "contest review")
    note = (await town.notes("mira"))[-1]
    assert "A red lamp" in words(note)
    await town.presses("mira", "ok", note)
    note = (await town.notes("mira"))[-1]
    assert "A blue lamp" in words(note)
    await town.presses("mira", "no", note)
    assert "left out" in await last_note(town, "mira")
    await town.uses("mira", "contest review")
    assert "No entry" in await last_note(town, "mira")
    await town.close()


@run
async def test_of_a_rush_of_works_the_room_sees_the_first(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="vote")
    one = await contest(town)

    async def many(turn: Turn) -> None:
        floor = TurnFloor(turn)
        for number in range(40):
            author = Author(AccountRef("sandbox", f"x{number}"), f"x{number}")
            found = await service.enter(floor, one, (await floor.person_of(author)).id, text="A lamp")
            assert isinstance(found, service.Entered)
            await works.bring(floor, one, found.entry)

    await town.inside(many)
    await town.idle()
    assert len(await waiting(town)) == works.SHOWN
    room = [words(each) for each in await town.talk("mira", "moderators") if each["content"]]
    assert len([each for each in room if "11 entries wait" in each]) == 1
    await town.close()


@run
async def test_what_was_sent_in_goes_some_time_after_the_end(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town, kind="vote")
    await sends(town, "bob", "A red lamp")
    await town.uses("mira", "contest cancel", number="1", reason="none")
    assert [each.text for each in await entries(town)] == ["A red lamp"]
    await town.later(31 * DAY)
    assert [each.text for each in await entries(town)] == [""]
    await town.close()


@run
async def test_a_vote_for_what_turns_out_to_be_ones_own_does_not_count(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await voting(town)
    shown = await call(town)
    await town.do("kestrel", do="press", channel="general", message=shown["id"], token="s1:contests:1:for:3")
    await town.do("brann", do="press", channel="general", message=shown["id"], token="s1:contests:1:for:2")
    votes = {one.entry: one.person for one in await town.inside(lambda turn: turn.tx.find(VOTES))}
    author = next(one.person for one in await entries(town) if one.number == 3)
    await town.inside(lambda turn: persons.unite(turn, votes[3], author))
    await town.later(3 * DAY + MINUTE)
    assert [one.line for one in await picks(town)] == ["s:juno"]
    await town.close()
