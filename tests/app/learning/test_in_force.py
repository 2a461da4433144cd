"""What is learned counts where messages are judged, tried and explained; doctor and export know of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.app.exporting import lines
from bot.app.learning.likeness import like
from bot.app.privacy import forget
from bot.domain.time import DAY
from bot.ports.store import Table
from bot.ports.tables import ADAPTATIONS, COMMUNITIES, LESSONS
from tests.app.administering import ask, newest, says
from tests.app.learning.schooling import learns, lessons, open_school, teach
from tests.app.learning.test_choosing import row
from tests.app.moderating import person
from tests.kit.run import run
from tests.kit.town import Town, words

SCORED = """
format = 1
[[rule]]
id = "scored"
mode = "ask"
severity = "medium"
when.score_at_least.insult = 0.8
then.flag = "insult"
"""


async def explained(town: Town, who: str = "mira", lang: str = "en") -> str:
    card = (await town.cards("ada"))[-1]
    token = next(one["token"] for one in card["content"]["buttons"] if one["token"].endswith(":explain"))
    await town.do(who, lang, do="press", channel=card["channel"], message=card["id"], token=token)
    return words(await newest(town, who, lang))


@run
async def test_a_tolerant_community_is_asked_no_more_and_a_clear_case_still_is(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path, SCORED)
    await town.says("kestrel", "some words insult=0.83")
    assert len(await town.cards()) == 1
    await teach(town, "n" * 40, raw=0.83)
    await learns(town)
    await town.later(DAY)
    await town.says("bob", "other words insult=0.83")
    assert len(await town.cards()) == 1
    await says(town, "ada", "learning reset")
    await town.says("juno", "more words insult=0.83")
    assert len(await town.cards()) == 2
    await town.close()


@run
async def test_a_strict_community_is_asked_more(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path, SCORED)
    await town.says("bob", "some words insult=0.7")
    assert await town.cards() == []
    await teach(town, "y" * 40, raw=0.7)
    await learns(town)
    await town.says("juno", "other words insult=0.7")
    assert len(await town.cards()) == 1
    await town.close()


@run
async def test_trying_a_text_scores_it_as_it_would_be_judged(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path, SCORED)
    assert "One rule speaks up" in await says(town, "ada", "automod test", text="some words insult=0.83")
    await teach(town, "n" * 40, raw=0.83)
    await learns(town)
    assert "No rule speaks up" in await says(town, "ada", "automod test", text="some words insult=0.83")
    await town.close()


@run
async def test_explain_tells_the_score_and_what_was_decided_about_others_like_it(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await says(town, "ada", "learning pause")
    await town.says("kestrel", "you idiot")
    assert "0.85 insult at a person; nothing like it was decided so far" in await explained(town)
    await teach(town, "yyn", raw=0.8)
    assert "0.85 insult at a person; only 3 like it were decided so far" in await explained(town)
    await town.later(DAY)
    await teach(town, "y" * 13 + "n" + "y", raw=0.9)
    assert "0.85 insult at a person; moderators confirmed 14 of the last 15 like it" in await explained(town)
    assert "0.85 оскорбление человека; из 15 последних похожих модераторы подтвердили 14" in await explained(
        town, "oskar", "ru"
    )
    card = words((await town.cards("ada"))[-1])
    assert "0.85" not in card
    assert "like it" not in card
    await town.close()


@run
async def test_explain_tells_the_score_as_it_was_judged_by(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "ok")
    await teach(town, "n" * 30)
    await learns(town)
    assert (await lessons(town))[0].shown == 0.85
    assert "0.85 insult at a person; moderators confirmed 0 of the last 15 like it" in await explained(town)
    await town.close()


@run
async def test_explain_says_nothing_of_scores_where_there_are_none(tmp_path: Path) -> None:
    town, model = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    model.fails = True
    text = await explained(town)
    assert "Why case 1 is here" in text
    assert "like it" not in text
    await town.close()


def test_like_it_is_the_same_height_or_higher_of_other_cases() -> None:
    rows = [row(number, shown=shown) for number, shown in enumerate((0.3, 0.75, 0.8, 0.99))]
    assert [one.shown for one in like(rows, 2, 0.85)] == [0.75, 0.99]
    many = [row(number, shown=0.9) for number in range(40)]
    assert [one.case for one in like(many, 39, 0.9)] == [*range(24, 39)]


@run
async def test_doctor_says_that_learning_is_paused(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    assert "learning resume" not in await says(town, "ada", "doctor")
    await ask(town, "ada", "learning pause")
    assert "/learning resume" in await says(town, "ada", "doctor")
    await town.close()


@run
async def test_export_takes_it_along_and_tells_no_voice(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await teach(town, "nnnnnn")
    await learns(town)
    await says(town, "ada", "learning wish", score="insult", **{"for": "precision", "value": "90"})
    store = town.core.desk.store
    community = await store.read(lambda tx: tx.get(COMMUNITIES, town.community))
    assert community is not None
    found = [one async for one in lines(store, community, with_names=False)]
    kinds = [one["kind"] for one in found]
    assert (kinds.count("lesson"), kinds.count("adaptation"), kinds.count("wish")) == (6, 1, 1)
    lesson = next(one for one in found if one["kind"] == "lesson")
    assert "voice" not in lesson
    assert lesson["traits"]
    assert isinstance(lesson["traits"], str)
    await town.close()


@run
async def test_forgetting_somebody_leaves_lessons_without_a_trace_of_them(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await learns(town)
    (before,) = await lessons(town)
    number = await person(town, "kestrel")
    assert await town.inside(lambda turn: forget(turn, number, None))
    (after,) = await lessons(town)
    assert after == before
    assert "kestrel" not in repr(after).lower()
    assert str(number) not in repr(after)
    await town.close()


@pytest.mark.parametrize("table", [LESSONS, ADAPTATIONS])
def test_nothing_about_a_person_stands_in_the_tables(table: Table[Any]) -> None:
    assert table.personal == ()
    assert not {"person", "by", "name", "text"} & set(table.row.__dataclass_fields__)
