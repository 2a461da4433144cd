"""What staff type: read as they meant it, or refused with the place and the remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.polls.poll import Question, Quorum
from activities.polls.reading import (
    look_of,
    read_options,
    read_question,
    read_quiz,
    read_quorum,
    read_roles,
    read_yes,
    write_quiz,
)
from bot.domain.text import Say


def key(found: object) -> str:
    """The key of a refusal, "" for none."""
    return found.key if isinstance(found, Say) else ""


@pytest.mark.parametrize(
    "text",
    ["Park | Café | Online", "Park\nCafé\n\nOnline\n", "- Park\n- Café\n- Online", "1. Park\n2) Café\n• Online",
     "  Park|Café |Online|"],
)  # fmt: skip
def test_options_as_people_write_them(text: str) -> None:
    assert read_options(text) == ("Park", "Café", "Online")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "polls-bad-few"), ("only one", "polls-bad-few"), ("a|A", "polls-bad-twice"),
        ("|".join(str(one) for one in range(21)), "polls-bad-many"), ("a|" + "b" * 101, "polls-bad-long"),
    ],
)  # fmt: skip
def test_options_that_do_not_do(text: str, why: str) -> None:
    assert key(read_options(text)) == why


def test_a_number_that_begins_an_option_stays() -> None:
    assert read_options("Friday; Saturday, late; Sunday") == ("Friday", "Saturday, late", "Sunday")
    assert read_options("пятница, суббота") == ("пятница", "суббота")
    assert read_options("Yes, of course\nNo") == ("Yes, of course", "No")
    assert read_options("10 people | 20 people") == ("10 people", "20 people")


def test_questions() -> None:
    assert read_question("  Where\n do we  meet? ") == "Where do we meet?"
    assert key(read_question(" \n ")) == "polls-bad-no-question"
    assert key(read_question("x" * 301)) == "polls-bad-question"


@pytest.mark.parametrize(
    ("text", "found"),
    [("", Quorum()), ("20", Quorum(voters=20)), ("30%", Quorum(percent=30)), (" 30 % ", Quorum(percent=30))],
)
def test_quorums(text: str, found: Quorum) -> None:
    assert read_quorum(text) == found


@pytest.mark.parametrize("text", ["many", "-3", "0%", "101%", "1.5", "٣٪x"])
def test_quorums_that_are_none(text: str) -> None:
    assert key(read_quorum(text)) == "polls-bad-quorum"


def test_roles_and_yes() -> None:
    assert read_roles("<@&123>, @Raiders, guild leaders") == ("123", "Raiders", "guild leaders")
    assert read_roles("") == ()
    assert [read_yes(one) for one in ("Yes", "да", "no", "нет", "")] == [True, True, False, False, False]


QUIZ = """What is two and two?
- three
+ four
= Count on your fingers.

Which are prime?
+ 2
+ 3
- 4
"""


def test_a_quiz() -> None:
    assert read_quiz(QUIZ) == (
        Question("What is two and two?", ("three", "four"), (1,), "Count on your fingers."),
        Question("Which are prime?", ("2", "3", "4"), (0, 1)),
    )


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("Q?\n- a\n- b", 1, "polls-bad-right"), ("Q?\n+ a\n+ b", 1, "polls-bad-right"),
        ("Q?\n+ a\nwhat is this\n- b", 3, "polls-bad-mark"), ("\n\nQ?\n+ a", 3, "polls-bad-few"),
        ("Q?\n+ a\n- a", 1, "polls-bad-twice"), ("Q?\n+ a\n- b\n= " + "x" * 501, 1, "polls-bad-explanation"),
    ],
)  # fmt: skip
def test_a_faulty_quiz_names_its_line(text: str, line: int, why: str) -> None:
    found = read_quiz(text)
    assert isinstance(found, Say)
    args = dict(found.args)
    assert (found.key, args["number"], key(args["words"])) == ("polls-bad-line", line, why)


def test_no_quiz_and_too_much_of_one() -> None:
    assert key(read_quiz("\n \n")) == "polls-bad-no-quiz"
    assert key(read_quiz("\n\n".join(f"Q{n}?\n+ a\n- b" for n in range(11)))) == "polls-bad-questions"


TEXT = st.text(st.characters(categories=("L", "N"), include_characters="?! "), min_size=1, max_size=20).filter(look_of)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any good question."""
    options = draw(st.lists(TEXT, min_size=2, max_size=5, unique_by=lambda one: look_of(" ".join(one.split()))))
    right = draw(st.lists(st.integers(0, len(options) - 1), min_size=1, max_size=len(options) - 1, unique=True))
    flat = tuple(" ".join(one.split()) for one in options)
    text = " ".join(draw(TEXT).split())
    return Question(text, flat, tuple(sorted(right)), " ".join(draw(st.just("") | TEXT).split()))


@given(st.lists(questions(), min_size=1, max_size=5).map(tuple))
def test_a_quiz_is_read_as_it_is_written(quiz: tuple[Question, ...]) -> None:
    assert read_quiz(write_quiz(quiz)) == quiz


@given(st.text(max_size=300))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    for found in (read_options(text), read_quiz(text), read_question(text), read_quorum(text)):
        assert found is not None
    options = read_options(text)
    if not isinstance(options, Say):
        assert 2 <= len(options) <= 20
        assert all(one and len(one) <= 100 and "\n" not in one for one in options)


@pytest.mark.parametrize(
    "text",
    ["Yes|Yes\u200b", "café|cafe\u0301", "Yes|\u202eYes", "a\u00adb|ab", "❤|❤\ufe0f", "Yes|yes |no", "a|\u2066a\u2069"],
)
def test_options_that_look_the_same_are_refused(text: str) -> None:
    found = read_options(text)
    assert isinstance(found, Say), found
    assert found.key == "polls-bad-twice"


@pytest.mark.parametrize("text", ["a|\u200b", "a|\u2800|\u3164", "a|\u200e", "\ufeff|\u2060|b"])
def test_options_that_nobody_sees_are_none(text: str) -> None:
    found = read_options(text)
    assert isinstance(found, Say), found
    assert found.key == "polls-bad-few"


@pytest.mark.parametrize(
    "text",
    ["👍🏽|👍🏿", "👨‍👩‍👧|👨‍👩‍👦", "\U0001f3f4\U000e0067\U000e0065\U000e007f|\U0001f3f4\U000e0067\U000e0073\U000e007f",
     "x²|x2", "कि|कु", "שלום|שלום לך", "مع|معا", "🇩🇪|🇫🇷"],
)  # fmt: skip
def test_options_that_look_different_stay(text: str) -> None:
    assert read_options(text) == tuple(text.split("|"))


def test_what_turns_letters_round_goes() -> None:
    assert read_question("\u202egnp.exe?\u200b") == "gnp.exe?"
    found = read_question("\u200b\u200e")
    assert isinstance(found, Say)
    assert found.key == "polls-bad-no-question"


@pytest.mark.parametrize("text", ["maybe", "secret", "нe", "2"])
def test_neither_yes_nor_no_is_asked_back(text: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        read_yes(text)
