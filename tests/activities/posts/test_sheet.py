"""CSV in and out: nothing raises, every fault has its line, formulas stay texts."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.posts.directory import Directory
from activities.posts.model import Goal, Spot
from activities.posts.sheet import COLUMNS, Reading, read_goal, read_sheet, safe, written
from activities.posts.typed import reader
from bot.domain.time import DAY

NOW = 1_800_000_000_000_000
KNOWN = Directory((Spot(1, "sandbox", "10", "town", "general"), Spot(1, "sandbox", "11", "town", "big talk")))
READING = Reading(reader(NOW, "UTC"), KNOWN.resolve, {}, {"sandbox": 100})


def keys(text: str) -> list[tuple[int, str, str]]:
    """Every fault: its line, its column, the key of its words."""
    return [(one.line, one.column, one.words.key) for one in read_sheet(text, READING).faults]


@given(st.text(max_size=400))
def test_nothing_that_people_paste_raises(text: str) -> None:
    read = read_sheet(text, READING)
    assert all(one.line >= 1 for one in read.faults)


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=60), max_size=8)
)
def test_what_is_exported_comes_back_as_it_was(texts: list[str]) -> None:
    texts = [one.strip() for one in texts if one.strip()]
    rows = [["", "general", text, "", "inform", "", "", "", "draft"] for text in texts]
    read = read_sheet(written(rows), READING)
    assert [one.text for one in read.rows] == texts
    assert read.faults == ()


@given(st.text(max_size=30))
def test_no_exported_cell_begins_like_a_formula(cell: str) -> None:
    for row in list(csv.reader(StringIO(written([[cell] * 9]), newline="")))[1:]:
        assert not any(one.startswith(("=", "+", "-", "@", "\t", "\r")) for one in row)


def test_separators_and_names_of_columns_in_both_languages() -> None:
    for head, row in (
        ("when,channel,text", "tomorrow 18:00,#general,Hello"),
        ("когда;канал;текст", "завтра 18:00;general;Hello"),
        ("Date\tWhere\tPost", "tomorrow 18:00\tgeneral\tHello"),
        ('"When"| Channels | "Message"', 'tomorrow 18:00 | general | "Hello"'),
    ):
        (draft,) = read_sheet(f"\ufeff\n{head}\n{row}\n", READING).rows
        assert (draft.text, [one.id for one in draft.channels]) == ("Hello", ["10"])
        assert NOW < draft.at < NOW + 2 * DAY


def test_a_faulty_row_is_named_by_line_and_column_and_the_others_are_taken() -> None:
    text = "when,channel,text,goal\n,general,One,\n13:00 on no day,nowhere,,dance\n,general,Two,научить\n"
    assert [one[:2] for one in keys(text)] == [(3, "text"), (3, "when"), (3, "channel"), (3, "goal")]
    rows = read_sheet(text, READING).rows
    assert [(one.text, one.goal) for one in rows] == [("One", Goal.INFORM), ("Two", Goal.TEACH)]


def test_lines_are_counted_over_texts_of_several_lines() -> None:
    text = 'text,channel\n"a\nb\nc",general\nx,nowhere\n\n"y",nowhere2\n'
    assert [one[:2] for one in keys(text)] == [(5, "channel"), (7, "channel")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "", "posts-csv-head")]),
        ("Hello, everybody", [(1, "", "posts-csv-head")]),
        ("when,channel\n,general", [(1, "", "posts-csv-head")]),
        ('text,channel\n"open,general\nmore,general', [(2, "", "posts-csv-quote")]),
        ("text,channel\na,general,and more", [(2, "", "posts-csv-cells")]),
        ("text,channel,link\na,general,nowhere", [(2, "link", "posts-no-link")]),
        (f"text,channel\n{'a' * 101},general", [(2, "text", "posts-too-long")]),
        (f"text,channel\n{'😀' * 51},general", [(2, "text", "posts-too-long")]),
        ("text\n" + "a\n" * 201, [(202, "", "posts-csv-many")]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert keys(text) == expected


def test_rubrics_are_checked_where_there_are_any() -> None:
    reading = Reading(READING.when, READING.channels, {"tips": "Tips"}, {})
    read = read_sheet("text,rubric\na,TIPS\nb,jokes\n", reading)
    assert [one.rubric for one in read.rows] == ["TIPS"]
    assert [(one.line, one.column, one.words.key) for one in read.faults] == [(3, "rubric", "posts-no-rubric")]


def test_channels_with_spaces_several_and_everywhere() -> None:
    assert [one.id for one in KNOWN.resolve("big talk, #general")[0]] == ["11", "10"]
    assert [one.id for one in KNOWN.resolve("general <#11>")[0]] == ["10", "11"]
    assert [one.id for one in KNOWN.resolve("везде")[0]] == ["10"]
    assert KNOWN.resolve("here")[1][0].key == "posts-no-channel"
    assert KNOWN.resolve("genral")[1][0].key == "posts-no-channel-near"
    assert KNOWN.resolve("") == ((), ())


def test_every_goal_is_read_by_each_of_its_names() -> None:
    assert read_goal(" РЕКЛАМА ") is Goal.PROMOTE
    assert {read_goal(one.value) for one in Goal} == set(Goal)
    assert read_goal("dance") is None


def test_an_apostrophe_of_somebody_s_own_stays() -> None:
    assert safe("'tis") == "'tis"
    (draft,) = read_sheet("text\n'tis the season\n", READING).rows
    assert draft.text == "'tis the season"
    assert next(iter(COLUMNS)) == "when"


def test_a_quote_that_nobody_closed_swallows_no_other_row() -> None:
    read = read_sheet('when,text\n,"abc\n,def\n,ghi\n', READING)
    assert [one.text for one in read.rows] == ["def", "ghi"]
    assert [(one.line, one.words.key) for one in read.faults] == [(2, "posts-csv-quote")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_people_count_them(end: str) -> None:
    text = end.join(["sep=;", "when;text", ';"two', 'lines"', "31.02.2027 10:00;x", '"y;z', ";fine", ""])
    read = read_sheet(text, READING)
    assert [one.text.split() for one in read.rows] == [["two", "lines"], ["fine"]]
    assert [(one.line, one.words.key) for one in read.faults] == [(5, "schedule-bad-date"), (6, "posts-csv-quote")]
