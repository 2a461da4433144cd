"""Two accounts become one person's, two places one community's; and apart again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.app import audit, places, privacy
from bot.app.notebook import StoreNotebook
from bot.app.oneperson import WHOSE
from bot.app.turn import Turn
from bot.domain.events import MessagePosted
from bot.domain.messages import Message
from bot.domain.people import Person
from bot.domain.policy import Settings
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import where
from bot.ports.tables import (
    ACCOUNTS,
    ACTIONS,
    ADAPTER_NOTES,
    CASES,
    COMMUNITIES,
    DECISIONS,
    HEAVY,
    MARKS,
    MESSAGES,
    NOTICES,
    PEOPLE,
    PLACES,
    REPORTS,
    SIGNALS,
    STRIKES,
)
from tests.app.sides import PLACE, Sides
from tests.kit.run import run
from tests.kit.town import words

HERE, THERE = "sandbox", "memory"
ONE, OTHER, THIRD = 11, 22, 33
TABLES: Final = (PEOPLE, ACCOUNTS, MESSAGES, SIGNALS, CASES, DECISIONS, NOTICES, STRIKES, REPORTS, HEAVY)


async def code_of(town: Sides, who: str, **args: str) -> str:
    """A code that somebody of the sandbox asked for."""
    await town.uses(who, "link", **args)
    return str((await town.notes(who))[-1]["content"]["blocks"][0]["text"])


async def linked(town: Sides, who: str, far: str) -> str:
    """Somebody of the sandbox links their account of the far side."""
    code = await code_of(town, who)
    await town.far_uses(far, "link", code=code)
    return await town.far_presses(far, f"s1:link:{code}:yes")


@run
async def test_a_code_given_on_the_other_side_makes_one_person_after_a_yes(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await town.far_says("bob", "hello there")
    code = await code_of(town, "kestrel")
    asked = await town.far_uses("bob", "link", code=code.lower())
    assert "Kestrel" in asked
    assert len(await town.look(_people)) == 2
    assert "one person" in await town.far_presses("bob", f"s1:link:{code}:yes")
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id)))
    mine = {row.id: row.person for row in rows}
    assert mine["kestrel"] == mine["bob"]
    assert "entered your code" in str(await town.sees("kestrel"))
    assert await town.core.desk.store.read(lambda tx: audit.verify(tx, town.community)) is None
    assert "I don't know this code" in await town.far_uses("bob", "link", code=code)
    await town.close()


async def _people(turn: Turn) -> list[Person]:
    return await turn.tx.find(PEOPLE, *where(community=turn.id))


@run
async def test_no_says_no_and_a_code_ends(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    code = await code_of(town, "kestrel")
    assert "Nothing was linked" in await town.far_presses("bob", f"s1:link:{code}:no")
    assert "I don't know" in await town.far_uses("bob", "link", code=code)
    late = await code_of(town, "kestrel")
    await town.later(11 * MINUTE)
    assert "I don't know" in await town.far_uses("bob", "link", code=late)
    assert len(await town.core.desk.store.read(lambda tx: tx.find(ADAPTER_NOTES))) == 1
    await town.close()


@run
async def test_who_guesses_is_stopped(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello")
    told = [await town.far_uses("bob", "link", code=f"AAAA000{n}") for n in range(7)]
    assert "too many" in told[-1]
    await town.says("kestrel", "hello")
    assert "too many" in await town.far_uses("bob", "link", code=await code_of(town, "kestrel"))
    await town.later(11 * MINUTE)
    assert "Kestrel" in await town.far_uses("bob", "link", code=await code_of(town, "kestrel"))
    await town.close()


@run
async def test_one_account_a_platform_and_never_with_oneself(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await town.says("mira", "hello")
    code = await code_of(town, "kestrel")
    await town.uses("kestrel", "link", code=code)
    assert "asked for the code" in words((await town.notes("kestrel"))[-1])
    await town.uses("mira", "link", code=code)
    assert "different platforms" in words((await town.notes("mira"))[-1])
    await linked(town, "kestrel", "bob")
    again = await code_of(town, "kestrel")
    assert "one person already" in await town.far_uses("bob", "link", code=again)
    await town.close()


@run
async def test_what_stands_against_one_stands_against_both_until_they_part(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    await town.far_says("bob", "you idiot")
    before = await town.look(_counted)
    assert "one person" in await linked(town, "kestrel", "bob")
    whole = await town.look(_counted)
    assert whole == before
    card = (await town.cards())[-1]
    assert "warn" in words(card).lower()
    await town.far_uses("bob", "unlink")
    assert len(await town.look(_people)) == len(await town.look(_accounts_by_person)) == 3
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id)))
    mine = {row.id: row.person for row in rows}
    assert mine["kestrel"] != mine["bob"]
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id)))
    assert {(one.platform, one.person) for one in cases} == {(HERE, mine["kestrel"]), (THERE, mine["bob"])}
    assert "None of your accounts" in await town.far_uses("bob", "unlink")
    await town.close()


async def _counted(turn: Turn) -> dict[str, int]:
    tables = {one for one, _ in WHOSE} - {ACTIONS}  # whoever is linked is told of it
    return {one.name: await turn.tx.count(one, *where(community=turn.id)) for one in tables}


async def _accounts_by_person(turn: Turn) -> set[int]:
    return {one.person for one in await turn.tx.find(ACCOUNTS, *where(community=turn.id))}


@run
async def test_the_team_hears_when_staff_is_linked(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("mira", "hello")
    code = await code_of(town, "mira")
    await town.far_uses("mira", "link", code=code)
    await town.far_presses("mira", f"s1:link:{code}:yes")
    room = await town.talk("mira", "moderators")
    assert any("one of the two is staff" in words(one) for one in room)
    await town.close()


@run
async def test_an_empty_place_joins_a_community_by_its_administrators(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, role=None)
    await town.far_says("bob", "hello")
    assert "on another platform already?" in await town.far_uses("ada", "setup", "general")
    code = await code_of(town, "ada", code="community")
    assert "before anything begins there" in words((await town.notes("ada"))[-1])
    refused = await town.far_uses("bob", "link", "general", code=code)
    assert "administrator" in refused.lower()
    await town.far_uses("ada", "link", "general", code=code)
    ref = town.far.say("steward", "the question")
    assert "belongs to Lanternfall" in await town.far_presses("ada", f"s1:link:{code}:yes", ref)
    owner = await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory")))
    assert [(one.community, one.place, one.role) for one in owner] == [(town.community, PLACE, "")]
    await town.far_says("bob", "you idiot")
    assert "Bob" in words((await town.cards())[-1])
    texts = await town.look(lambda turn: turn.tx.find(MESSAGES, *where(community=turn.id, platform="memory")))
    assert {one.text for one in texts} == {"hello", "you idiot"}
    await town.close()


@run
async def test_a_place_with_settings_of_its_own_is_not_swallowed(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, role=None)
    await town.far_says("bob", "hello")
    owner = (await town.core.desk.store.read(lambda tx: tx.find(PLACES, *where(platform="memory"))))[0].community

    async def begin(turn: Turn) -> None:
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=Settings(setup_done=True)))

    await town.there(begin, owner)
    code = await code_of(town, "ada", code="community")
    assert "of its own" in await town.far_uses("ada", "link", "general", code=code)
    await town.close()


@run
async def test_private_chats_are_about_the_community_that_somebody_is_in(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    assert "no community" in await town.far_uses("bob", "start")
    assert "no community" in await town.far_uses("bob", "report", why="somebody is rude")
    assert await town.core.desk.store.read(lambda tx: tx.find(CASES)) == []
    await town.far_says("bob", "you idiot")
    await town.presses("mira", "warn")
    said = await town.far_uses("bob", "start")
    assert "Lanternfall" in said
    assert "warned" in said
    buttons = [button for content in town.contents("bob") for button in content.buttons]
    again = next(button.token for button in buttons if button.token.endswith(":again"))
    assert "Thank you" in await town.far_presses("bob", again)
    await town.later(SECOND)
    assert len(await town.cards("ada")) == 2
    assert places.LOBBY in {one.role for one in await town.core.desk.store.read(lambda tx: tx.find(PLACES))}
    await town.close()


@run
async def test_a_link_to_a_case_opens_it_for_staff_alone(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "you liar")
    await town.far_says("mira", "hello")
    await town.far_says("bob", "hello")
    assert "liar" in await town.far_uses("mira", "start", payload="case_1") + _quotes(town, "mira")
    assert "liar" not in await town.far_uses("bob", "start", payload="case_1") + _quotes(town, "bob")
    await town.close()


def _quotes(town: Sides, who: str) -> str:
    blocks = [block for content in town.contents(who) for block in content.blocks]
    return " ".join(str(getattr(block, "text", "")) for block in blocks)


@run
async def test_forgetting_reaches_codes_links_and_adapters_notes(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await town.says("oskar", "hello")
    await linked(town, "kestrel", "bob")
    await code_of(town, "kestrel")
    await code_of(town, "oskar")
    notes = StoreNotebook(town.core.desk.store, town.clock, "memory")
    await notes.write("form", "bob", "half filled", "bob")
    await notes.write("topic", "1", "Games")
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id, id="bob")))
    await town.inside(lambda turn: privacy.forget(turn, rows[0].person, None))
    left = await town.core.desk.store.read(lambda tx: tx.find(ADAPTER_NOTES))
    assert {(one.kind, one.about) for one in left} == {("topic", ""), ("link", "oskar")}
    assert not [one for one in await town.core.desk.store.read(lambda tx: tx.find(MARKS)) if "linked" in one.name]
    await town.later(25 * HOUR)
    left = await town.core.desk.store.read(lambda tx: tx.find(ADAPTER_NOTES))
    assert [one.kind for one in left] == ["topic"]
    await town.close()


@run
async def test_a_link_outlives_the_forgetting_of_somebody_whose_name_is_a_word_of_it(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.says("kestrel", "hello")
    await linked(town, "kestrel", "bob")
    await town.happens(
        MessagePosted(Message(town.far.say("keep", "x"), replace(town.author("keep"), name="keep"), "x", 1))
    )
    rows = await town.look(lambda turn: turn.tx.find(ACCOUNTS, *where(community=turn.id, id="keep")))
    await town.inside(lambda turn: privacy.forget(turn, rows[0].person, None))
    assert "Taken back" in await town.far_uses("bob", "unlink")
    await town.close()
