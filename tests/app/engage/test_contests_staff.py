"""What the team does with a contest, what is refused, and every press that fits nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.contests.model import State
from activities.contests.tables import CONTESTS, SEALS
from bot.domain.time import DAY, HOUR, SECOND
from tests.kit.contests import (
    all_notes,
    call,
    contest,
    drawn,
    entries,
    last_note,
    made,
    opened,
    picks,
)
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


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
async def test_drafts_that_nobody_opens_go(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town)
    await town.later(31 * DAY)
    assert await town.inside(lambda turn: turn.tx.find(CONTESTS)) == []
    await town.close()


@run
async def test_a_kind_that_there_is_not(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await made(town, kind="lottery")
    said = await last_note(town, "mira")
    assert "lottery" in said
    assert "giveaway" in said
    assert await town.inside(lambda turn: turn.tx.find(CONTESTS)) == []
    await town.close()


@run
async def test_without_a_number_the_newest_that_fits_is_meant(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    shown = await opened(town)
    await town.presses("bob", "in", shown)
    await drawn(town)
    await made(town, title="Second")
    await town.uses("mira", "contest open")
    assert (await contest(town, 2)).state is State.OPEN
    await town.uses("mira", "contest prize")
    assert "Noted" in await last_note(town, "mira")
    await town.uses("mira", "contest cancel")
    assert "Call off “Second”?" in await last_note(town, "mira")
    assert (await contest(town, 2)).state is State.OPEN
    await town.presses("mira", "cancel", (await town.notes("mira"))[-1])
    assert (await contest(town, 2)).state is State.CANCELLED
    await town.close()
