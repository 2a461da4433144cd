"""/house: kept by administrators, in each language, with versions, told to the team; many pasted at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.housetext import MOST_RULES, MOST_TITLE, Pasted, read_pasted
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.content import plain
from bot.ports.tables import COMMUNITIES, HOUSE
from tests.app.administering import ask, fill, forge, form, newest, says, staff_told, tap, token_of
from tests.app.moderating import audited, direct, open_town, rows
from tests.kit.run import run
from tests.kit.town import words


@pytest.mark.parametrize("who", ["bob", "mira", "oskar"])
@run
async def test_only_administrators_keep_the_rules(tmp_path: Path, who: str) -> None:
    town = await open_town(tmp_path)
    before = len(await rows(town, HOUSE))
    assert "administrator" in await says(town, who, "house")
    assert "administrator" in await says(town, who, "house write", number="1", text="Mine now")
    assert "administrator" in await says(town, who, "house withdraw", number="1")
    assert "administrator" in await forge(town, who, "house", "1", "withdraw")
    assert len(await rows(town, HOUSE)) == before
    await town.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@run
async def test_every_screen_by_buttons(tmp_path: Path, lang: str) -> None:
    town = await open_town(tmp_path)
    home = await ask(town, "ada", "house", lang)
    assert "/house" in words(home)
    shown = await tap(town, "ada", home, "show", "2", lang)
    assert "/house 2" in words(shown)
    assert "insult" in words(shown), "automatic rules refer to it"
    back = await tap(town, "ada", shown, "home", lang=lang)
    for verb in ("write", "paste"):
        token = token_of(back, verb)
        await town.do("ada", lang, do="press", channel="moderators", message=back["id"], token=token)
        assert await form(town, "ada", token) is not None
    await town.close()


@run
async def test_a_rule_is_changed_in_one_language_and_its_versions_are_kept(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    shown = await tap(town, "ada", await ask(town, "ada", "house"), "show", "2")
    token = token_of(shown, "write", "ru")
    await town.do("ada", do="press", channel="moderators", message=shown["id"], token=token)
    opened = await form(town, "ada", token)
    assert opened is not None
    assert opened.fields[0].value == "Спорим с мыслями, не с людьми", "what stands there now"
    text = await fill(town, "ada", token, title="Спорим о деле", text="")
    assert "Спорим о деле" in text
    assert "version 2" in text
    assert "Criticise ideas" in await says(town, "bob", "rules")
    assert "Спорим о деле" in await says(town, "bob", "rules", "ru")
    assert [one.version for one in await rows(town, HOUSE, number=2, language="ru")] == [1, 2]
    assert any("Ada" in one and "house rule 2" in one for one in await staff_told(town))
    assert await audited(town, "house:write") == 1
    await town.close()


@run
async def test_a_command_writes_its_first_sentence_as_the_title(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await says(town, "ada", "house write", number="7", text="No spoilers. Not for a week after the release.")
    found = (await rows(town, HOUSE, number=7))[0]
    assert (found.title, found.text) == ("No spoilers", "Not for a week after the release.")
    assert "just that already" in await says(
        town, "ada", "house write", number="7", text="No spoilers. Not for a week after the release."
    )
    assert "from 1 to 99" in await says(town, "ada", "house write", number="0", text="x")
    assert "from 1 to 99" in await says(town, "ada", "house write", number="seven", text="x")
    assert "I don't speak" in await says(town, "ada", "house write", number="7", text="Neu", language="de")
    assert "There is no house rule 55" in await says(town, "ada", "house", number="55")
    await town.close()


@run
async def test_a_withdrawn_rule_is_gone_for_members_and_who_cites_it_is_named(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    text = await says(town, "ada", "house withdraw", number="2")
    assert "out of force" in text
    assert "still cite it: insult" in text
    assert "Criticise" not in await says(town, "bob", "rules")
    assert "There is no house rule 2" in await says(town, "ada", "house withdraw", number="2")
    assert len(await rows(town, HOUSE, number=2, language="en")) == 2
    await town.close()


@run
async def test_many_are_pasted_at_once(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    home = await ask(town, "ada", "house")
    token = token_of(home, "paste")
    await town.do("ada", do="press", channel="moderators", message=home["id"], token=token)
    text = await fill(town, "ada", token, text="1. Be kind. To everyone.\n2. No spam\n\n6. No politics")
    assert "1. Be kind" in text
    assert "6. No politics" in text
    assert "\n3. " in text, "the others stay"
    assert any("3 house rules" in one for one in await staff_told(town))
    assert "I found no rule" in await says(town, "ada", "house paste", text="\n \n")
    await town.close()


@run
async def test_five_to_start_from_only_where_there_are_none(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    assert "already" in await says(town, "ada", "house five")
    for number in range(1, 6):
        await says(town, "ada", "house withdraw", number=str(number))
    shown = await tap(town, "ada", await ask(town, "ada", "house"), "five")
    assert "2. Criticise ideas, not people" in words(shown)
    assert "Спорим" in words(await newest(town, "ada")) or "Спорим" in await says(town, "bob", "rules", "ru")
    await town.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Be kind. Always.\n2. No spam", [(1, "Be kind", "Always."), (2, "No spam", "")]),
        ("1. Be kind 2. No spam 3. Enjoy", [(1, "Be kind", ""), (2, "No spam", ""), (3, "Enjoy", "")]),
        ("1) Be kind\n   whoever it is\n2) No spam", [(1, "Be kind", "whoever it is"), (2, "No spam", "")]),
        ("- Be kind\n- No spam", [(None, "Be kind", ""), (None, "No spam", "")]),
        ("Be kind\nNo spam", [(None, "Be kind", ""), (None, "No spam", "")]),
        ("1️⃣ Уважаем друг друга\n2️⃣ Без рекламы — совсем", [(1, "Уважаем друг друга", ""), (2, "Без рекламы", "совсем")]),
        ("Правило 1: Не ругаться\nПравило 2: Не спамить", [(1, "Не ругаться", ""), (2, "Не спамить", "")]),
        ("The rules of this chat:\n1. Be kind\n2. No spam", [(1, "Be kind", ""), (2, "No spam", "")]),
        ("**1. Respect**\nBe nice.\n\n**2. Spam**\nNo.", [(1, "Respect", "Be nice."), (2, "Spam", "No.")]),
        ("1. One\n1. Two", [(None, "One", ""), (None, "Two", "")]),
        ("1. We met in 2024. 5 of us still do.", [(1, "We met in 2024", "5 of us still do.")]),
        ("", []),
        ("\n \n", []),
    ],
)  # fmt: skip
def test_rules_as_people_paste_them(text: str, expected: list[tuple[int | None, str, str]]) -> None:
    assert [(one.number, one.title, one.text) for one in read_pasted(text)] == expected


@given(st.text(max_size=400))
def test_anything_pasted_is_read_within_bounds(text: str) -> None:
    found = read_pasted(text)
    assert len(found) <= MOST_RULES
    assert all(isinstance(one, Pasted) and len(one.title) <= MOST_TITLE for one in found)


@given(st.lists(st.from_regex(r"[a-z]{3,12}( [a-z]{3,12}){0,3}", fullmatch=True), min_size=1, max_size=20))
def test_numbered_rules_come_back_in_order(titles: list[str]) -> None:
    text = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
    assert [(one.number, one.title) for one in read_pasted(text)] == list(enumerate(titles, 1))


@run
async def test_without_a_room_the_other_administrators_are_told_in_private(tmp_path: Path) -> None:
    town = await open_town(tmp_path)

    async def deed(turn: Turn) -> None:
        bare = replace(turn.community, room_platform="", room_place="", room_channel="")
        await turn.tx.put(COMMUNITIES, bare)

    await town.inside(deed)
    await says(town, "ada", "house write", number="7", text="No spoilers")
    assert await direct(town, "ada") == "", "who did it knows already"
    assert await direct(town, "mira") == "", "only administrators are written to"
    await town.inside(lambda turn: tell_staff(turn, plain("Something stepped back")))
    await town.idle()
    assert "Something stepped back" in await direct(town, "ada")
    await town.close()
