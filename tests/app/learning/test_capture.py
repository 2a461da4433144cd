"""Whatever a person says of a case becomes a lesson in that very turn; a rule or a member teaches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.learning.capture import Subject, answer_of
from bot.domain.decisions import Outcome
from bot.domain.lessons import UNNAMED, LessonRow
from bot.domain.time import DAY, HOUR, MINUTE
from tests.app.administering import fill, token_of
from tests.app.learning.schooling import RULES, learns, lessons, open_school, waiting
from tests.app.moderating import case, verbs
from tests.kit.run import run
from tests.kit.town import Town

ACTING = RULES.replace(
    'mode = "ask"\nseverity = "high"\nhouse_rule = 2',
    'mode = "act"\nseverity = "high"\nhouse_rule = 2\nthen.remove_message = true',
)


def told(rows: list[LessonRow]) -> list[tuple[str, bool | None]]:
    return [(one.head, one.violation) for one in rows]


@run
async def test_a_decision_teaches_at_once_and_names_nobody(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    assert await lessons(town) == []
    await town.presses("mira", "warn")
    (one,) = await lessons(town)
    assert (one.head, one.violation, one.reported, one.filled, one.case) == ("insult", True, False, False, 1)
    assert not {"mira", "kestrel", "idiot"} & set(repr(one).replace("'", " ").split())
    assert [row.at for row in await waiting(town)] == [town.clock.now() + 5 * MINUTE]
    await town.close()


@run
async def test_not_a_violation_teaches_the_contrary(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "ok")
    assert told(await lessons(town)) == [("insult", False)]
    await town.close()


@run
async def test_undo_of_a_punishment_says_it_was_none_and_a_later_word_counts(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await town.presses("mira", "undo")
    assert told(await lessons(town)) == [("insult", False)]
    await town.presses("mira", "delete")
    assert told(await lessons(town)) == [("insult", True)]
    await town.close()


@run
async def test_undo_of_an_acquittal_leaves_nothing(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "ok")
    await town.presses("mira", "undo")
    assert told(await lessons(town)) == [("insult", None)]
    await town.close()


@run
async def test_another_message_of_the_same_case_is_a_lesson_of_its_own(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await town.later(DAY)
    await town.says("kestrel", "what a liar you are")
    assert (await case(town, 1)).state.is_open
    await town.presses("mira", "ok")
    assert told(await lessons(town)) == [("insult", True), ("insult", False)]
    await town.presses("mira", "undo")
    assert told(await lessons(town)) == [("insult", True), ("insult", None)]
    await town.close()


@run
async def test_what_a_rule_does_teaches_nothing_until_a_person_takes_it_back(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path, ACTING)
    await town.says("kestrel", "you idiot")
    assert not (await case(town, 1)).state.is_open
    assert await lessons(town) == []
    await town.presses("mira", "undo")
    assert told(await lessons(town)) == [("insult", False)]
    await town.close()


@run
async def test_an_answer_teaches_that_it_was_a_question(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "how do I join")
    await town.presses("mira", "noanswer")
    assert told(await lessons(town)) == [("question", False)]
    await town.says("bob", "how do I leave")
    await town.presses("mira", "answer")
    token = token_of((await town.cards("ada"))[-1], "answer")
    await town.fills("mira", token, text="By the door.", place="public")
    assert told(await lessons(town)) == [("question", False), ("question", True)]
    await town.close()


@run
async def test_wrong_teaches_and_a_decision_after_it_is_the_later_word(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "wrong")
    token = token_of((await town.cards("ada"))[-1], "wrong")
    await fill(town, "mira", token, text="you idiot")
    assert told(await lessons(town)) == [("insult", False)]
    await town.presses("mira", "warn")
    assert told(await lessons(town)) == [("insult", True)]
    await town.close()


@run
async def test_a_report_alone_is_no_lesson_and_a_confirmed_one_is_a_miss(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    message = await town.says("kestrel", "nobody needs you here insult=0.4")
    await town.uses("bob", "report", target=message, why="mean")
    assert await lessons(town) == []
    await town.presses("mira", "warn")
    (one,) = await lessons(town)
    assert (one.head, one.violation, one.reported) == (UNNAMED, True, True)
    await learns(town)
    (one,) = await lessons(town)
    assert (one.head, one.filled, one.raw, one.shown) == ("insult", True, 0.4, 0.4)
    await town.close()


@run
async def test_a_report_about_something_else_stays_without_a_name(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    message = await town.says("kestrel", "the butler did it")
    await town.uses("bob", "report", target=message, why="spoiler")
    await town.presses("mira", "delete")
    await learns(town)
    (one,) = await lessons(town)
    assert (one.head, one.filled, one.violation) == (UNNAMED, True, True)
    await town.close()


@run
async def test_an_appeal_that_is_granted_says_it_was_none(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await ask_again(town)
    await town.presses("oskar", "overturn")
    assert told(await lessons(town)) == [("insult", False)]
    await town.close()


@run
async def test_an_appeal_that_is_refused_teaches_nothing_twice(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path)
    await town.says("kestrel", "you idiot")
    await town.presses("mira", "warn")
    await ask_again(town)
    await town.presses("oskar", "uphold")
    assert told(await lessons(town)) == [("insult", True)]
    await town.close()


@run
async def test_an_appeal_against_a_rule_that_is_refused_is_the_first_word_of_a_person(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path, ACTING)
    await town.says("kestrel", "you idiot")
    await ask_again(town)
    assert await lessons(town) == []
    await town.presses("oskar", "uphold")
    assert [(one.case, *told([one])[0]) for one in await lessons(town)] == [(1, "insult", True)]
    await town.close()


async def ask_again(town: Town) -> None:
    """Kestrel asks for a second look."""
    notice = (await town.talk("kestrel", "direct:kestrel"))[-1]
    token = notice["content"]["buttons"][0]["token"]
    await town.do("kestrel", do="press", channel="direct:kestrel", message=notice["id"], token=token)


PUNISHED = Subject(1, "insult", False)
ASKED = Subject(1, "question", False)
REPORTED = Subject(1, "insult", True)
NAMELESS = Subject(1, UNNAMED, True)


@pytest.mark.parametrize(
    ("outcome", "about", "answer"),
    [
        (Outcome.VIOLATION, PUNISHED, True),
        (Outcome.ANSWERED, PUNISHED, True),
        (Outcome.NO_VIOLATION, PUNISHED, False),
        (Outcome.BAD_REPORT, PUNISHED, None),
        (Outcome.BAD_REPORT, REPORTED, False),
        (Outcome.VIOLATION, ASKED, None),
        (Outcome.ANSWERED, ASKED, True),
        (Outcome.NO_VIOLATION, ASKED, False),
        (Outcome.WELLBEING, Subject(1, "wellbeing", False), None),
        (Outcome.DUPLICATE, PUNISHED, None),
        (Outcome.VIOLATION, NAMELESS, True),
        (Outcome.NO_VIOLATION, NAMELESS, None),
        (Outcome.ANSWERED, NAMELESS, None),
    ],
)
def test_what_an_outcome_says(outcome: Outcome, about: Subject, answer: bool | None) -> None:
    assert answer_of(outcome, about) is answer


NIGHT = """
format = 1
[[rule]]
id = "bait"
mode = "act"
when.says_any = ["cheap watches"]
then.flag = "spam"
then.hold = true

[[rule]]
id = "curse"
mode = "act"
when.says_any = ["damn"]
then.flag = "profanity"
then.remove_message = true
"""


@run
async def test_all_right_in_the_morning_confirms_what_rules_did(tmp_path: Path) -> None:
    town, _ = await open_school(tmp_path, NIGHT)
    await town.later(18 * HOUR)
    await town.says("kestrel", "cheap watches here")
    await town.says("kestrel", "damn")
    await town.later(6 * HOUR)
    assert await lessons(town) == []
    room = await town.talk("mira", "moderators")
    line = next(one for one in room if one["content"] and "right" in verbs(one))
    await town.presses("mira", "right", line)
    assert sorted(told(await lessons(town))) == [("profanity", True), ("spam", True)]
    await town.presses("oskar", "right", line)
    assert len(await lessons(town)) == 2
    await town.close()
