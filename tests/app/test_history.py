"""/history and /inbox: what is shown to whom, in pages, and that reading is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.time import DAY, HOUR, SECOND
from tests.app.moderating import audited, newest_card, open_town, person, told, verbs
from tests.kit.run import run
from tests.kit.town import INSULT, Town, words

CARE = INSULT.replace('then.flag = "insult"', 'then.flag = "wellbeing"')


async def _record(town: Town) -> None:
    message = await town.says("kestrel", "you liar")
    await town.uses("mira", "warn", target=message, reason="second time")
    await town.uses("mira", "note", person="kestrel", text="talked on the phone")
    await town.uses("oskar", "mute", person="kestrel", length="1h")


@run
async def test_a_moderator_reads_what_stands(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _record(town)
    await town.uses("mira", "history", person="kestrel")
    text = await told(town, "mira")
    assert "Kestrel" in text
    assert "here for 2 years" in text
    assert "message count not known" in text
    assert "1 of 3 count" in text
    assert "only reads until 15 January, 09:00 UTC" in text
    assert "1 · Insult at a person · 15 January · warned · Mira" in text
    assert "talked on the phone" in text
    assert "second time" in text
    assert "They were told" in text
    assert "3 · Something else · 15 January · muted · Oskar" in text
    assert await audited(town, "history") == 1
    await town.close()


@run
async def test_it_reads_in_russian(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _record(town)
    await town.do("mira", "ru", do="command", channel="general", name="history", args={"person": "kestrel"}, target="")
    text = await told(town, "mira", "ru")
    assert "Предупреждения" in text
    assert "№ 1 · Оскорбление · 15 января · предупреждение · Mira" in text
    await town.close()


@run
async def test_what_was_taken_back_reads_so(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel")
    await town.uses("mira", "lift", person="kestrel")
    await town.uses("mira", "history", person="kestrel")
    assert "none counts now" in await told(town, "mira")
    assert "undone" in await told(town, "mira")
    await town.close()


@run
async def test_on_a_message_and_for_an_unmarked_person(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    message = await town.says("juno", "hello")
    await town.uses("mira", "history", target=message)
    assert "No case about this person" in await told(town, "mira")
    await town.close()


@pytest.mark.parametrize(
    ("who", "whom", "answer"),
    [
        ("bob", "kestrel", "rank of moderator"),
        ("mira", "mira", "/mydata"),
        ("mira", "oskar", "above them"),
        ("oskar", "ada", "above them"),
    ],
)
def test_who_may_not_read_is_told_so(tmp_path: Path, who: str, whom: str, answer: str) -> None:
    @run
    async def test() -> None:
        town = await open_town(tmp_path)
        await town.uses("ada", "warn", person=whom) if whom != "ada" else None
        await town.uses(who, "history", person=whom)
        assert answer in await told(town, who)
        assert await audited(town, "history") == 0
        await town.close()

    test()


@run
async def test_those_above_read_about_staff(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("oskar", "warn", person="mira", reason="late")
    await town.uses("oskar", "history", person="mira")
    assert "warned · Oskar" in await told(town, "oskar")
    await town.close()


@run
async def test_care_is_nothing_that_stands_against_anybody(tmp_path: Path) -> None:
    town = await open_town(tmp_path, CARE)
    await town.says("kestrel", "you liar")
    await town.uses("mira", "history", person="kestrel")
    assert "No case about this person" in await told(town, "mira")
    await town.close()


async def _many(town: Town) -> None:
    for number in range(10):
        await town.uses("mira", "note", person="kestrel", text=f"note {number}")


@run
async def test_pages_turn_and_each_reading_is_on_record(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _many(town)
    await town.uses("mira", "history", person="kestrel")
    first = (await town.notes("mira"))[-1]
    assert "note 9" in words(first)
    assert "note 1" not in words(first)
    assert "Page 1 of 2" in words(first)
    await town.presses("mira", "page", first)
    last = (await town.notes("mira"))[-1]
    assert "note 1" in words(last)
    assert "note 9" not in words(last)
    assert await audited(town, "history") == 2
    await town.presses("mira", "page", last)
    assert "note 9" in words((await town.notes("mira"))[-1])
    await town.close()


@run
async def test_a_page_can_not_be_turned_by_others_or_much_later(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await _many(town)
    await town.uses("mira", "history", person="kestrel")
    shown = (await town.notes("mira"))[-1]
    token = f"s1:history:{await person(town, 'kestrel')}:page:2"
    card = (await town.cards())[-1]
    await town.do("oskar", do="press", channel=card["channel"], message=card["id"], token=token)
    assert "Ask again" in await told(town, "oskar")
    general = (await town.talk("bob", "general"))[0]["id"]
    await town.do("bob", do="press", channel="general", message=general, token=token)
    assert "note 1" not in await told(town, "bob")
    for forged in ("s1:history:²:page:2", f"s1:history:{'9' * 30}:page:2", f"{token}²", "s1:history::page"):
        await town.do("mira", do="press", channel=card["channel"], message=card["id"], token=forged)
    assert len(await town.cards()) == 10, "nothing got stuck"
    town.clock.advance(2 * HOUR)
    await town.presses("mira", "page", shown)
    assert any("Ask again" in words(one) for one in await town.notes("mira"))
    await town.close()


@run
async def test_the_inbox_holds_mine_first_then_by_weight_and_age(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    low = await town.says("juno", "nobody asked you")
    await town.uses("bob", "report", target=low)
    await town.later(SECOND)
    await town.says("kestrel", "you liar")
    await town.later(SECOND)
    await town.says("brann", "you idiot")
    await town.uses("mira", "inbox")
    lines = (await told(town, "mira")).splitlines()
    assert lines[0] == "3 cases wait"
    assert [line[0] for line in lines[1:]] == ["2", "3", "1"]
    await town.uses("mira", "case", number="1", do="claim")
    await town.uses("mira", "inbox")
    lines = (await told(town, "mira")).splitlines()
    assert [line[0] for line in lines[1:]] == ["1", "2", "3"]
    assert lines[1].endswith("yours")
    await town.uses("oskar", "inbox")
    assert (await told(town, "oskar")).splitlines()[-1] == "Colleagues work on 1 more."
    await town.close()


@run
async def test_a_button_of_the_inbox_shows_the_card(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.uses("mira", "inbox")
    inbox = (await town.notes("mira"))[-1]
    await town.presses("mira", "show", inbox)
    shown = (await town.notes("mira"))[-1]
    assert "you liar" in words(shown)
    assert "warn" in verbs(shown)
    await town.presses("mira", "warn", shown)
    assert "closed by Mira" in await newest_card(town)
    await town.uses("mira", "inbox")
    assert "Nothing waits" in await told(town, "mira")
    await town.close()


@run
async def test_the_inbox_hides_what_one_may_not_decide(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("mira", "you liar")
    await town.uses("mira", "inbox")
    assert "Nothing waits" in await told(town, "mira")
    await town.uses("oskar", "inbox")
    assert "1 case waits" in await told(town, "oskar")
    await town.uses("bob", "inbox")
    assert "rank of moderator" in await told(town, "bob")
    await town.uses("mira", "case", number="1", do="show")
    assert "you liar" not in await told(town, "mira")
    await town.close()


@run
async def test_strikes_lapse_from_the_history(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.uses("mira", "warn", person="kestrel")
    town.clock.advance(181 * DAY)
    await town.uses("mira", "history", person="kestrel")
    assert "none counts now" in await told(town, "mira")
    await town.close()
