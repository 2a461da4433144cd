"""/learning for leads and administrators: figures, wishes, versions, going back; in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.app.learning.asking import read_cards, read_precision
from bot.app.learning.wishing import precise, told
from bot.domain.lessons import LessonRow, Wish
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.tables import WISHES
from rules.language.levels import DEFAULT_LEVELS, OutOfReach, PrecisionLevel, TooLittle
from tests.app.administering import ask, fill, forge, newest, says, tap, token_of
from tests.app.learning.schooling import learns, lessons, open_school, standing, teach, versions, wishes
from tests.app.learning.test_choosing import row
from tests.app.moderating import audited, verbs
from tests.kit.run import run
from tests.kit.town import Town, words


async def taught(folder: Path, answers: str = "n" * 12) -> Town:
    """A town with one version in force."""
    town, _ = await open_school(folder)
    await teach(town, answers)
    await learns(town)
    return town


@run
async def test_members_and_moderators_are_refused(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    for who in ("bob", "mira"):
        assert "learn" not in (await says(town, who, "learning")).lower()
    assert "What your decisions taught me" in await says(town, "oskar", "learning")
    assert "What your decisions taught me" in await says(town, "ada", "learning")
    await town.close()


@run
async def test_before_anything_is_learned_it_says_so(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    screen = await ask(town, "ada", "learning")
    assert "Nothing learned" in words(screen)
    assert set(verbs(screen)) == {"all", "versions", "pause"}
    every = await tap(town, "ada", screen, "all")
    assert verbs(every).count("head") == 12
    usual = DEFAULT_LEVELS["spam"]
    assert f"Spam and scams: no decision yet · no card · asks from {usual:.2f}" in words(every)
    await town.close()


@run
async def test_the_menu_and_a_score_tell_what_was_measured(tmp_path: Path) -> None:
    town = await taught(tmp_path, "ynnnnnnnnnnn")
    screen = await ask(town, "ada", "learning")
    text = words(screen)
    assert "Changed by 12 decisions, version 1." in text
    assert "Insults: 12 decisions · 1 of 12 right" in text
    one = words(await tap(town, "ada", screen, "head", "insult"))
    assert "1 of 12, 8 % (surely between 1 and 35 %)" in one
    assert "12, of which 12 move the score now" in one
    assert "can't be told: too few reports" in one
    assert "0.8 to 0.9: 8 % of 12, where the score said 85 %" in one
    assert "the usual level" in one
    assert "No rule here asks" not in one
    assert 'when.score_at_least = { spam = "wished" }' in await says(town, "ada", "learning head", score="spam")
    assert "/learning head insult" in one
    await town.close()


@run
async def test_too_few_decisions_are_called_too_few(tmp_path: Path) -> None:
    town = await taught(tmp_path, "nnn")
    assert "only 3 decided above the level; 10 are needed" in await says(town, "ada", "learning head", score="insult")
    await town.close()


@run
async def test_what_is_found_is_told_once_reports_make_it_known(tmp_path: Path) -> None:
    town = await taught(tmp_path, "yyyyyyyy")
    await teach(town, "yyyy", raw=0.3, reported=True)
    assert "8 of 12, 67 %" in await says(town, "ada", "learning head", score="insult")
    await town.close()


@run
async def test_an_unknown_score_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    text = await says(town, "ada", "learning head", score="rudeness")
    assert "no score called “rudeness”" in text
    assert "wellbeing" in text
    await town.close()


@run
async def test_pausing_keeps_what_is_decided_for_later(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    screen = await tap(town, "ada", await ask(town, "ada", "learning"), "pause")
    assert "Paused" in words(screen)
    await teach(town, "nnnnnn")
    await learns(town)
    assert await versions(town) == []
    assert "Paused" not in words(await tap(town, "ada", await ask(town, "ada", "learning"), "resume"))
    await learns(town)
    assert len(await versions(town)) == 1
    assert (await audited(town, "learning:pause"), await audited(town, "learning:resume")) == (1, 1)
    await town.close()


@run
async def test_reset_and_undo(tmp_path: Path) -> None:
    town = await taught(tmp_path)
    before = await standing(town)
    done = await ask(town, "ada", "learning reset")
    assert "Back to the model's own scores" in words(done)
    assert (await standing(town)).in_force == 0
    token = token_of(done, "undo")
    assert "Changed by 12 decisions" in words(await tap(town, "ada", done, "undo"))
    assert (await standing(town)).in_force == before.in_force
    assert (await standing(town)).gaps == ()
    await town.do("ada", do="press", channel=done["channel"], message=done["id"], token=token)
    assert "Something else has changed" in words(await newest(town, "ada"))
    assert (await audited(town, "learning:reset"), await audited(town, "learning:undo")) == (1, 1)
    await town.close()


@run
async def test_after_a_reset_only_new_decisions_count(tmp_path: Path) -> None:
    town = await taught(tmp_path)
    await ask(town, "ada", "learning reset")
    assert "nothing to set back" in await says(town, "ada", "learning reset")
    await town.later(DAY)
    await teach(town, "yyyyy", apart=MINUTE)
    await learns(town)
    assert [one.lessons for one in await versions(town)] == [12, 5]
    assert len(await lessons(town)) == 17
    await town.close()


@run
async def test_going_back_to_a_version_and_on_from_there(tmp_path: Path) -> None:
    town = await taught(tmp_path)
    await town.later(DAY)
    await teach(town, "nnnnn", apart=MINUTE)
    await learns(town)
    screen = await ask(town, "ada", "learning versions")
    assert "Version 2: in force · from 17 decisions" in words(screen)
    assert "Version 1: from 12 decisions" in words(screen)
    assert "Version 1 is in force again" in words(await tap(town, "ada", screen, "back", "1"))
    assert (await standing(town)).in_force == 1
    await town.later(HOUR)
    await teach(town, "nnnnnn", apart=MINUTE)
    await learns(town)
    assert (await versions(town))[-1].lessons == 18, "what lay between doesn't count"
    assert "no version “9”" in await says(town, "ada", "learning versions", version="9")
    assert "no version “x”" in await says(town, "ada", "learning versions", version="x")
    assert "in force already" in await says(town, "ada", "learning versions", version="3")
    await town.close()


@run
async def test_a_wish_for_cards_a_day_becomes_a_level(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    for day in range(5):
        for number in range(50):
            await town.says(("kestrel", "bob", "juno")[number % 3], f"a word {day} {number} insult=0.{30 + number}")
        await town.later(DAY)
    screen = await tap(town, "ada", await ask(town, "ada", "learning"), "all")
    one = await tap(town, "ada", screen, "head", "insult")
    token = token_of(one, "cards")
    await town.do("ada", do="press", channel=one["channel"], message=one["id"], token=token)
    text = await fill(town, "ada", token, value="4")
    assert "since you wished for at most 4 cards a day" in text
    (wish,) = await wishes(town)
    assert (wish.goal, wish.value, wish.would, wish.level) == ("cards", 4.0, 4.0, 0.75)
    assert (await town.inside(lambda turn: turn.desk.learned.of(turn))).levels["insult"] == 0.75
    await teach(town, "y" * 40, raw=0.7)
    await learns(town)
    assert (await wishes(town))[0].level == 0.75, "every message is read again at most twice a day"
    worked_out = (await wishes(town))[0].at
    await says(town, "ada", "learning reset")
    await town.later(HOUR)
    assert (await wishes(town))[0].at > worked_out, "what is in force has changed"
    assert "the usual level" in await says(town, "ada", "learning wish", score="insult", **{"for": "usual"})
    assert await wishes(town) == []
    await town.close()


@run
async def test_the_wished_level_is_what_the_rule_asks_from(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "hm insult=0.75")
    assert await town.cards() == []
    await teach(town, "y" * 30, raw=0.7)
    text = await says(town, "ada", "learning wish", score="insult", **{"for": "precision", "value": "75 %"})
    assert "since you wished for at least 75 % right. Of 30 decided above it, 100 % were right." in text
    await town.says("bob", "hm insult=0.75")
    assert len(await town.cards()) == 1
    await town.close()


@run
async def test_a_wish_that_can_t_be_met_says_why(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    wish = {"score": "insult", "for": "cards", "value": "2"}
    assert "I need 3 whole days of talk to work that out and have 0" in await says(town, "ada", "learning wish", **wish)
    wish |= {"for": "precision", "value": "90"}
    assert "I need 15 decisions to work that out and have 0" in await says(town, "ada", "learning wish", **wish)
    await teach(town, "yn" * 15)
    assert "no level surely reaches that" in await says(town, "ada", "learning wish", **wish)
    assert (await wishes(town))[0].best
    await town.close()


@run
async def test_a_wish_follows_later_decisions(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await says(town, "ada", "learning wish", score="insult", **{"for": "precision", "value": "80"})
    assert (await wishes(town))[0].level is None
    await teach(town, "y" * 25)
    await learns(town)
    assert (await wishes(town))[0].level is not None
    await town.close()


@pytest.mark.parametrize(
    ("typed", "cards", "precision"),
    [
        ("5", 5.0, None), ("0,5", 0.5, 0.5), ("90", 90.0, 0.9), ("90 %", None, 0.9), ("0.9", 0.9, 0.9),
        ("", None, None), ("-1", None, None), ("1e9", None, None), ("nan", None, None), ("a lot", None, None),
        ("1.2.3", None, None), ("²", None, None), ("99999999999", None, None), ("0", None, None),
    ],
)  # fmt: skip
def test_what_is_typed_as_a_wish(typed: str, cards: float | None, precision: float | None) -> None:
    assert read_cards(typed) == cards
    assert read_precision(typed) == precision


@run
async def test_what_can_t_be_read_changes_nothing(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    for kind, said in (("cards", "no number of cards"), ("precision", "no percentage")):
        answer = await says(town, "ada", "learning wish", score="insult", **{"for": kind, "value": "plenty"})
        assert said in answer
    assert "nothing that I can work out" in await says(town, "ada", "learning wish", score="spam", **{"for": "luck"})
    assert await wishes(town) == []
    await town.close()


@run
async def test_forged_presses_do_nothing(tmp_path: Path) -> None:
    town = await taught(tmp_path)
    await ask(town, "ada", "learning")
    for ref, verb in (
        ("", "undo"),
        ("9" * 30, "undo"),
        ("²", "back"),
        ("", "back"),
        ("nothing", "head"),
        ("x", "cards"),
    ):
        assert await forge(town, "ada", "learning", ref, verb)
    assert (await standing(town)).in_force == 1
    assert await town.inside(lambda turn: turn.tx.find(WISHES)) == []
    await says(town, "mira", "help")
    assert "learn" not in (await forge(town, "mira", "learning", "", "reset")).lower()
    assert (await standing(town)).in_force == 1
    await town.close()


@run
async def test_every_screen_in_russian(tmp_path: Path) -> None:
    town = await taught(tmp_path, "ynnnnnnnnnnn")
    screen = await ask(town, "ada", "learning", "ru")
    text = words(screen)
    assert "Учтено 12 решений, версия 1." in text
    one = words(await tap(town, "ada", screen, "head", "insult", "ru"))
    assert "1 из 12, 8\u00a0% (почти наверняка от 1 до 35\u00a0%)" in one
    assert "действует" in words(await ask(town, "ada", "learning versions", "ru"))
    assert "Оценки снова такие" in words(await ask(town, "ada", "learning reset", "ru"))
    assert "Пауза" in words(await ask(town, "ada", "learning pause", "ru"))
    assert await newest(town, "ada", "ru")
    await town.close()


def judged(scores: str, answer: bool = True, **changed: Any) -> list[LessonRow]:
    """Rows of these shown scores."""
    return [row(number, shown=float(one), violation=answer, **changed) for number, one in enumerate(scores.split())]


def test_a_level_never_goes_below_what_people_looked_at() -> None:
    high = judged("0.9 " * 25)
    found = precise("insult", high, 0.8)
    assert isinstance(found, PrecisionLevel)
    usual = DEFAULT_LEVELS["insult"]
    assert (found.level, found.right, found.count) == (usual, 25, 25), (
        "the usual level is no worse than what was judged"
    )
    low = precise("insult", judged("0.6 " * 25), 0.8)
    assert isinstance(low, PrecisionLevel)
    assert low.level == 0.6
    stray = precise("spam", [*high, *judged("0.31 0.4 0.55")], 0.8)
    assert isinstance(stray, PrecisionLevel)
    assert stray.level == 0.9
    reported = precise("spam", [*high, *judged("0.3 " * 20, reported=True)], 0.8)
    assert isinstance(reported, PrecisionLevel)
    assert reported.level == 0.9


def test_a_precision_out_of_reach_leaves_the_usual_level() -> None:
    rows = [*judged("0.9 " * 15), *judged("0.85 " * 15, answer=False)]
    found = precise("insult", rows, 0.97)
    assert isinstance(found, OutOfReach)
    assert told(Wish(1, "insult", "precision", 0.97, 0.8, 0.0, 0, 0, False, 1), found).level is None
    assert isinstance(precise("insult", [], 0.9), TooLittle)
    assert isinstance(precise("insult", judged("0.1 0.3 0.5 0.7 0.9"), 0.9), TooLittle)
