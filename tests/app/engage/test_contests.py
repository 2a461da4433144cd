"""A draw over the whole core: opened, entered, closed, drawn, claimed; and everything that members press meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from activities.contests.model import State
from activities.contests.tables import CONTESTS, ENTRIES, LOTS, REFUSALS, SEALS
from bot.app.engage import persons
from bot.app.turn import Turn
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES
from tests.kit.contests import (
    MEMBERS,
    all_notes,
    call,
    contest,
    drawn,
    entries,
    last_note,
    leaves,
    made,
    opened,
    picks,
    written_to,
)
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


@run
async def test_from_the_draft_to_the_prize(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    assert "Code of the locked number" in words(shown)
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


@run
async def test_crisis_mode_holds_what_is_told_and_the_draw_stands(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in MEMBERS:
        await town.presses(who, "in", shown)
    await crisis(town, on=True)
    (first,) = await drawn(town)
    assert first.state == "waiting"
    assert first.until == 0
    said = "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])
    assert "Outcome" not in said
    assert "the list is closed with" not in said
    assert "You won" not in str([await written_to(town, who) for who in MEMBERS])
    await town.later(5 * DAY)
    assert [one.state for one in await picks(town)] == ["waiting"]
    await crisis(town, on=False)
    await town.uses("mira", "contest show")
    assert "could not read of it yet" in await last_note(town, "mira")
    await town.presses("mira", "tell", (await town.notes("mira"))[-1])
    await town.later(MINUTE)
    assert "Outcome · Lantern" in words(await call(town))
    (pick,) = await picks(town)
    assert pick.line == first.line
    assert pick.until > 0
    await town.close()


async def crisis(town: Town, *, on: bool) -> None:
    async def switch(turn: Turn) -> None:
        settings = replace(turn.community.settings, crisis=1 if on else 0)
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

    await town.inside(switch)


@run
async def test_edits_are_refused_once_it_is_open(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town)
    draft = (await town.notes("mira"))[-1]
    await town.uses("mira", "contest open")
    for verb, said in (
        ("words", "stays"),
        ("who", "stays"),
        ("how", "stays"),
        ("discard", "stays"),
        ("open", "open already"),
    ):
        await town.do("mira", do="press", channel="general", message=draft["id"], token=f"s1:contests:1:{verb}")
        assert said in await all_notes(town, "mira"), verb
    one = await contest(town)
    assert one.state is State.OPEN
    await drawn(town)
    await town.do("mira", do="press", channel="general", message=draft["id"], token="s1:contests:1:words")
    assert "nothing of it can be changed" in await all_notes(town, "mira")
    await town.close()


@run
async def test_calling_it_off_says_why_and_takes_nobody_in(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await town.uses("mira", "contest cancel", number="1", reason="The prize broke.")
    await town.later(10 * SECOND)
    assert "The prize broke." in words(await call(town))
    assert buttons(await call(town)) == []
    for verb in ("in", "me", "claim", "out", "vote", "judge"):
        await town.do("juno", do="press", channel="general", message=shown["id"], token=f"s1:contests:1:{verb}")
        assert await last_note(town, "juno")
    assert await town.inside(lambda turn: turn.tx.find(SEALS)) == []
    await town.later(3 * HOUR)
    assert await picks(town) == []
    await town.close()


HOSTILE = [
    "99:in", "x:in", "-1:me", "1:nonsense", "1:score:9-9", "1:score:x", "1:for:99999999999", "1:vote:-5", "1:judge:zz",
    "1:ok:1", "1:reroll:0", "1:given:0", "1:open", "1:cancel", "1:freeze", "1:tell", "1:fallback", "1:unseen",
    "1:words", "1:discard", "²:in", "1:claim:1",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_whatever_is_pressed_is_answered_and_changes_nothing(tmp_path: Path, language: str) -> None:
    @run
    async def scene() -> None:
        town = await Town.open(tmp_path)
        shown = await opened(town)
        before = await contest(town)
        for token in HOSTILE:
            seen = len(await town.notes("bob"))
            whole = f"s1:contests:{token}"
            await town.do("bob", language, do="press", channel="general", message=shown["id"], token=whole)
            notes = await town.notes("bob", language)
            assert len(notes) > seen, token
            assert words(notes[-1]), token
        assert await contest(town) == before
        assert await entries(town) == []
        await town.close()

    scene()


@run
async def test_the_draft_says_what_is_missing_and_keeps_what_was_right(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "contest new", channel="general")
    await town.fills(
        "mira", "s1:contests:1:words", channel="general", title="Lantern", prize="", about="A lamp.", ends="yesterday",
        places="900",
    )  # fmt: skip
    said = await last_note(town, "mira")
    assert "from 1 to 50" in said
    assert "Still missing: until when" in said
    one = await contest(town)
    assert (one.title, one.about, one.places, one.ends) == ("Lantern", "A lamp.", 1, 0)
    await town.presses("mira", "words", (await town.notes("mira"))[-1])
    await town.fills("mira", "s1:contests:1:words", channel="general", title="Lantern", ends="in 2 days", places="3")
    assert "Still missing" not in await last_note(town, "mira")
    await town.presses("mira", "who", (await town.notes("mira"))[-1])
    await town.fills(
        "mira", "s1:contests:1:who", channel="general", tenure="2 weeks", messages="x", roles="<@&7>, 8", winners="30d",
        staff="yes",
    )  # fmt: skip
    assert "can't read “x”" in await last_note(town, "mira")
    gate = (await contest(town)).gate
    assert (gate.tenure, gate.messages, gate.roles, gate.winners, gate.staff) == (
        14 * DAY,
        0,
        ("7", "8"),
        30 * DAY,
        True,
    )
    await town.presses("mira", "how", (await town.notes("mira"))[-1])
    await town.fills(
        "mira", "s1:contests:1:how", channel="general", entering="hashtag", hashtag="#two words", claim="",
        judging="5d", source="sealed",
    )  # fmt: skip
    assert "is no hashtag" in await last_note(town, "mira")
    one = await contest(town)
    assert (one.claim, one.judging, one.entering.value) == (0, 5 * DAY, "button")
    await town.close()


@run
async def test_in_the_moderators_room_it_asks_where(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "contest new", channel="moderators", title="Lantern", ends="in 1 hour")
    assert "where it is announced" in await last_note(town, "mira")
    await town.uses("mira", "contest open", channel="moderators", number="1", channels="nowhere-at-all")
    assert "no channel" in await last_note(town, "mira")
    await town.uses("mira", "contest open", channel="moderators", number="1", channels="general")
    assert "is open, no. 1" in await last_note(town, "mira")
    assert "Lantern" in words(await call(town))
    await town.close()


@run
async def test_members_make_nothing_and_see_what_runs(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await opened(town)
    for name in ("new", "open", "freeze", "draw", "reroll", "cancel", "prize", "review"):
        await town.uses("bob", f"contest {name}")
        assert "moderator" in await last_note(town, "bob"), name
    await town.uses("bob", "contest list")
    assert "No. 1 · Lantern · open" in await last_note(town, "bob")
    await town.uses("bob", "contest show", number="1")
    assert "Draw · Lantern" in await last_note(town, "bob")
    assert (await contest(town)).state is State.OPEN
    await town.close()


@run
async def test_closing_and_drawing_by_hand(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await town.uses("mira", "contest draw")
    assert "still open" in await last_note(town, "mira")
    await town.uses("mira", "contest freeze")
    await town.presses("mira", "freeze", (await town.notes("mira"))[-1])
    assert "closed with 1 person" in await last_note(town, "mira")
    await town.uses("mira", "contest draw")
    await town.later(SECOND)
    assert [one.line for one in await picks(town)] == ["s:bob"]
    await town.uses("mira", "contest draw")
    assert "decided already" in await last_note(town, "mira")
    await town.uses("mira", "contest cancel")
    assert "decided already" in await last_note(town, "mira")
    await town.close()


@run
async def test_the_number_is_nowhere_before_the_draw(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    (seal,) = await town.inside(lambda turn: turn.tx.find(SEALS))
    await town.uses("mira", "contest show")
    everything = str([await town.sees(who) for who in ("bob", "mira", "ada")]) + caplog.text + repr(seal)
    assert seal.seed not in everything
    await drawn(town)
    assert seal.seed in str(await town.talk("bob", "general"))
    await town.close()


@run
async def test_mydata_forgetting_and_leaving(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    for who in ("bob", "juno", "ives"):
        await town.presses(who, "in", shown)
    await town.uses("bob", "mydata")
    assert "In “Lantern” since" in await last_note(town, "bob")
    people = {one.number: one.person for one in await entries(town)}
    await town.inside(lambda turn: persons.left(turn, people[3]))
    assert len(await entries(town)) == 2
    await town.later(HOUR + SECOND)
    frozen = (await contest(town)).list_hash
    await town.inside(lambda turn: persons.forget(turn, people[1]))
    lots = await town.inside(lambda turn: turn.tx.find(LOTS))
    assert {one.line: one.person for one in lots} == {"s:bob": None, "s:juno": people[2]}
    await town.later(2 * MINUTE)
    assert (await contest(town)).list_hash == frozen
    assert [one.line for one in await picks(town) if one.is_winner] == ["s:juno"]
    await town.presses("juno", "claim", await call(town))
    lots = await town.inside(lambda turn: turn.tx.find(LOTS))
    assert [one.line for one in lots] == ["s:juno"]
    await town.inside(lambda turn: persons.forget(turn, people[2]))
    left = await town.inside(lambda turn: turn.tx.find(LOTS, *where(community=turn.id)))
    assert left == []
    assert [(one.line, one.person) for one in await picks(town) if one.is_winner] == [("", None)]
    assert await town.inside(lambda turn: turn.tx.find(ENTRIES)) == []
    await town.close()


@run
async def test_two_accounts_of_one_person_are_one_line(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town, places="2")
    for who in ("bob", "juno"):
        await town.presses(who, "in", shown)
    (first, second) = await entries(town)
    await town.later(HOUR + SECOND)
    await town.inside(lambda turn: persons.unite(turn, second.person, first.person))
    await town.later(2 * MINUTE)
    found = await picks(town)
    assert [one.state for one in found].count("waiting") == 1
    assert {one.why for one in found if not one.is_winner} == {"twice"}
    await town.close()


@run
async def test_a_winner_pauses_in_the_next_one(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await drawn(town)
    await made(town)
    await town.presses("mira", "who", (await town.notes("mira"))[-1])
    await town.fills("mira", "s1:contests:2:who", channel="general", winners="30d", staff="no")
    await town.uses("mira", "contest open", number="2")
    await town.do("bob", do="press", channel="general", message=shown["id"], token="s1:contests:2:in")
    assert "won a prize here lately" in await last_note(town, "bob")
    rows = await town.inside(lambda turn: turn.tx.find(REFUSALS, *where(community=turn.id, contest=2)))
    assert [one.why for one in rows] == ["winner"]
    await town.close()


@run
async def test_drafts_that_nobody_opens_go(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town)
    await town.later(31 * DAY)
    assert await town.inside(lambda turn: turn.tx.find(CONTESTS)) == []
    await town.close()
