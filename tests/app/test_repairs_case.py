"""A case may rest on another house rule than its automatic rule; `/case` takes reasons, lengths and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.commands.case import _values
from bot.domain.cases import CaseState
from bot.domain.time import MINUTE, SECOND
from bot.ports.tables import DECISIONS, NOTICES
from tests.app.moderating import case, direct, newest_card, open_town, rows, told
from tests.app.pressing import answers, card_of, push, rank, tokens_of
from tests.kit.run import run
from tests.kit.town import words


@run
async def test_the_moderator_picks_another_house_rule_and_the_member_reads_it(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    assert "rule" in await tokens_of(town, 1)
    opened = await push(town, "mira", "s1:case:1:rule")
    assert opened[0].startswith("form")
    await push(town, "mira", "s1:case:1:rule", values={"rule": "3"})
    assert (await case(town, 1)).house_rule == 3
    assert "3: " in words(await card_of(town, 1))
    await push(town, "mira", "s1:case:1:warn")
    assert "House rule 3: " in await direct(town, "kestrel")
    assert [one.reason for one in await rows(town, DECISIONS)] == ["3"]
    late = await push(town, "mira", "s1:case:1:rule", values={"rule": "2"})
    assert "not open" in late[0]
    await town.close()


@pytest.mark.parametrize("number", ["", "99", "²", "-1", "two"])
@run
async def test_a_house_rule_that_is_none_changes_nothing(tmp_path: Path, number: str) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    refused = await push(town, "mira", "s1:case:1:rule", values={"rule": number})
    assert "There is no house rule" in refused[0]
    assert (await case(town, 1)).house_rule == 2
    await town.close()


@run
async def test_a_text_after_warn_is_the_reason(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.uses("mira", "case", channel="moderators", number="1", do="warn", text="third time this week")
    assert [one.note for one in await rows(town, DECISIONS)] == ["third time this week"]
    assert "third time this week" in await direct(town, "kestrel")
    await town.close()


@run
async def test_a_text_after_mute_is_a_length_and_a_reason(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.uses("mira", "case", channel="moderators", number="1", do="mute", text="на 2 часа for the tone")
    assert "muted for 2" in words(await card_of(town, 1))
    assert [one.note for one in await rows(town, DECISIONS)] == ["for the tone"]
    assert [one.verb for one in await rows(town, NOTICES)] == ["mute"]
    await town.close()


@pytest.mark.parametrize("first", ["private", "лично", "Лично:"])
@run
async def test_an_answer_goes_where_its_first_word_says(tmp_path: Path, first: str) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.uses("mira", "case", channel="moderators", number="1", do="answer", text=f"{first} please calm down")
    assert await direct(town, "kestrel") == "please calm down"
    assert "please calm down" not in [words(one) for one in await town.talk("bob", "general")]
    await town.close()


@run
async def test_an_answer_without_such_a_word_stays_whole(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    shown = await case(town, 1)
    assert _values(shown, "answer", "private") == {"text": "private"}
    assert _values(shown, "answer", "privately speaking, no") == {"text": "privately speaking, no"}
    await town.uses("mira", "case", channel="moderators", number="1", do="answer", text="please calm down")
    assert "please calm down" in [words(one) for one in await town.talk("bob", "general")]
    await town.close()


@run
async def test_a_note_by_command_is_added_to_what_is_there(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    for text in ("knows better", "asked twice"):
        await town.uses("mira", "case", channel="moderators", number="1", do="note", text=text)
    assert (await case(town, 1)).note == "knows better\nasked twice"
    await town.close()


@run
async def test_a_rank_taken_away_ends_every_path_in(tmp_path: Path) -> None:
    """History, the morning and "undo everything" ask the same question as buttons do, at the moment of the act."""
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.uses("mira", "history", person="kestrel")
    await rank(town, "mira", "member")
    person = str((await case(town, 1)).person)
    for token in (f"s1:history:{person}:page:1", "s1:morning:2027-01-15:show"):
        await push(town, "mira", token)
        assert "takes the rank" in (await answers(town, "mira"))[-1], token
    await town.uses("mira", "history", person="kestrel")
    assert "takes the rank" in await told(town, "mira")
    assert (await case(town, 1)).state is CaseState.OPEN
    await town.close()


@run
async def test_how_long_a_case_took_counts_from_when_it_was_opened_again(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "ok")
    assert "closed by Mira at once" in await newest_card(town)
    assert "закрыто · Mira · сразу" in words((await town.cards("mira", "ru"))[-1])
    await town.later(90 * MINUTE)
    await town.presses("mira", "undo")
    await town.later(3 * MINUTE)
    await town.presses("mira", "warn")
    assert "closed by Mira after 3 min" in await newest_card(town)
    await town.later(20 * MINUTE)
    await town.says("kestrel", "you idiot and liar")
    await town.later(5 * MINUTE)
    await town.presses("mira", "ok", (await town.cards("ada"))[-1])
    assert "closed by Mira after 5 min" in await newest_card(town)
    await town.close()


@run
async def test_whoever_presses_second_at_the_same_moment_is_told_so_in_words(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    card = (await town.cards("ada"))[-1]
    await town.presses("mira", "ok", card)
    await town.do("oskar", do="press", channel=card["channel"], message=card["id"], token="s1:case:1:warn")
    assert "Mira closed this just now." in await told(town, "oskar")
    await town.later(4 * SECOND)
    await town.do("oskar", do="press", channel=card["channel"], message=card["id"], token="s1:case:1:warn")
    assert "Mira closed this 4 s ago." in await told(town, "oskar")
    await town.close()
