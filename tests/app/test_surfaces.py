"""What is judged besides words: thread titles and nicknames, each once and as the words of whoever gave them."""

from __future__ import annotations

from pathlib import Path

from adapters.sandbox import troubles
from bot.domain.cases import Case
from bot.domain.signals import SpanOn
from bot.domain.time import SECOND
from bot.ports.tables import CASES, EVIDENCE, TRACES
from tests.app.moderating import rows
from tests.kit.run import run
from tests.kit.town import Town, words

FACTS = """
format = 1
[[rule]]
id = "pinged"
name = "Staff was pinged"
why = "Somebody calls for a moderator."
mode = "ask"
severity = "low"
when.mentions_staff = true
then.flag = "other"
[[rule]]
id = "role"
name = "Somebody of a role says a word"
why = "Roles go by their names."
mode = "ask"
severity = "low"
when.author_role = ["newcomer"]
when.says_any = ["pumpkin"]
then.flag = "other"
"""


async def _cases(town: Town) -> list[Case]:
    return list(await rows(town, CASES))


@run
async def test_a_thread_title_is_a_case_about_its_opener_and_about_nobody_who_writes_there(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    said = await town.says("kestrel", "who took my badge")
    opened = await town.do("bob", do="open_thread", channel="general", message=said, title="Kestrel is a liar")
    await town.says("kestrel", "hello there", opened["channel"])
    (case,) = await _cases(town)
    (kept,) = await rows(town, EVIDENCE)
    assert kept.surfaces == (("thread_title", "Kestrel is a liar"),)
    assert case.person == kept.person
    (card,) = await town.cards()
    assert "Bob" in words(card)
    assert "Kestrel is a liar" in words(card)
    await town.presses("mira", "delete")
    titles = [room["name"] for room in (await town.sees("kestrel"))["channels"]]
    assert "Kestrel is a liar" not in titles
    await town.close()


@run
async def test_a_nickname_is_judged_when_it_changes(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("bob", "good evening")
    before = len(await rows(town, TRACES))
    assert (await town.do("bob", do="rename", name="Mira the liar"))["ok"]
    (case,) = await _cases(town)
    (kept,) = await rows(town, EVIDENCE)
    assert kept.surfaces == (("nickname", "Mira the liar"),)
    assert kept.spans == (SpanOn(0, 9, 13, "liar"),)
    assert len(await rows(town, TRACES)) == before, "a name is nothing that was said"
    (card,) = await town.cards()
    assert "Mira the liar" in words(card)
    town.clock.advance(SECOND)
    assert (await town.do("bob", do="rename", name="Mira the liar"))["ok"]
    assert [one.signals for one in await _cases(town)] == [case.signals], "the same name again is no change"
    await town.says("bob", "it is still me")
    assert len(await _cases(town)) == 1
    await town.close()


async def _goes(town: Town, *, away: bool) -> None:
    await town.sandbox.world.run(lambda step: troubles.turn(step, "left", away, "bob"))
    await town.idle()


@run
async def test_an_open_card_says_that_they_have_left_until_they_are_back(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("bob", "you liar")
    await _goes(town, away=True)
    (card,) = await town.cards()
    assert "Bob has left since" in words(card)
    (russian,) = await town.cards(lang="ru")
    assert "Bob" in words(russian)
    await _goes(town, away=False)
    (card,) = await town.cards()
    assert "has left" not in words(card)
    assert len(await _cases(town)) == 1, "leaving and coming back are judged by nobody"
    await town.close()


@run
async def test_a_harmless_nickname_is_kept_and_opens_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("bob", "good evening")
    assert (await town.do("bob", do="rename", name="Robert"))["ok"]
    assert await _cases(town) == []
    await town.says("bob", "you liar")
    (kept,) = await rows(town, EVIDENCE)
    assert kept.name == "Robert"
    await town.close()


@run
async def test_a_name_that_is_empty_or_taken_is_refused(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    for name in ("  ", "@", "Mira", "STEWARD"):
        reply = await town.do("bob", do="rename", name=name)
        assert not reply["ok"]
        assert reply["field"] == "name"
    assert not (await town.do("pixel", do="rename", name="Someone"))["ok"]
    await town.close()


@run
async def test_staff_mentioned_and_roles_by_name_are_facts(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, FACTS)
    await town.says("bob", "hello @Kestrel")
    await town.says("kestrel", "a pumpkin for you")
    assert await _cases(town) == []
    await town.says("bob", "help @Mira")
    assert [one.rule for one in await _cases(town)] == ["pinged"]
    await town.says("bob", "a pumpkin for you", "raids")
    assert [one.rule for one in await _cases(town)] == ["pinged", "role"]
    await town.close()
