"""A quiz: one question after the other, explained at once, scored, named only by one's own wish."""

from __future__ import annotations

from pathlib import Path

from activities.polls.poll import Ending
from bot.domain.time import HOUR, MINUTE, SECOND
from tests.kit.polls import form_of, labels, last_poll, message_of, newest, outcome_of, press, raw_press
from tests.kit.run import run
from tests.kit.town import Town, words

QUESTIONS = """What is two and two?
- three
+ four
= Count on your fingers.

Which are prime?
+ two
- four
+ three
"""


async def put_up_quiz(town: Town, questions: str = QUESTIONS) -> None:
    """A quiz that stands."""
    await town.uses("mira", "poll quiz", closes="1 hour", question="Numbers")
    form = await form_of(town, "mira")
    await town.fills("mira", form.token, "general", question="Numbers", questions=questions, closes="1 hour")
    await town.presses("mira", "post", await newest(town, "mira"))


@run
async def test_a_quiz_from_the_first_tap_to_the_table(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up_quiz(town)
    assert "A quiz of 2 questions" in words(await message_of(town))
    shown = await press(town, "bob", "Play")
    assert "Question 1 of 2" in words(shown)
    shown = await press(town, "bob", "four", shown)
    assert words(shown).startswith("Right: four\nCount on your fingers.")
    shown = await press(town, "bob", "two", shown)
    assert "You have 2 of 2 right." in words(shown)
    shown = await press(town, "bob", "Show my name", shown)
    assert labels(shown) == ["Don’t show my name"]

    shown = await press(town, "juno", "three", await press(town, "juno", "Play"))
    assert "“three” isn’t it. Right would be: four" in words(shown)
    await press(town, "juno", "four", shown)
    await town.later(HOUR + 6 * SECOND)
    poll = await last_poll(town)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (1, 0, 1)
    said = words(next(one for one in await town.talk("bob", "general") if one["content"]))
    assert "2 people played: 1 of 2 right on average" in said
    assert "1. Bob · 2 of 2" in said
    assert "One player isn’t named" in said
    assert "Juno" not in said
    await town.close()


@run
async def test_the_first_answer_counts_however_often_it_is_pressed(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up_quiz(town)
    first = await press(town, "bob", "Play")
    await press(town, "bob", "three", first)
    assert "“three” isn’t it" in words(await press(town, "bob", "four", {**first}))
    for token in ("9.0", "0.9", "x.y", "0", "-1.0", "0.-1", ""):
        said = await raw_press(town, "bob", f"s1:polls:1:answer:{token}", await message_of(town))
        assert "older version" in said
    await town.close()


@run
async def test_nobody_played_and_presses_after_the_close(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up_quiz(town)
    shown = await message_of(town)
    await town.later(HOUR + MINUTE)
    poll = await last_poll(town)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.ending is Ending.EMPTY
    assert "This poll is over" in words(await press(town, "bob", "Play", shown))
    assert "haven’t played" in await raw_press(town, "bob", "s1:polls:1:name", await message_of(town))
    assert "older version" in await raw_press(town, "bob", "s1:polls:1:pick:0", await message_of(town))
    await town.close()


@run
async def test_a_faulty_quiz_names_its_line(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "poll quiz")
    form = await form_of(town, "mira")
    await town.fills("mira", form.token, "general", question="", questions="Q?\n- a\n- b", closes="")
    assert "Line 1: At least one answer must be right" in words(await newest(town, "mira"))
    await town.close()
