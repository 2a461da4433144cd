"""Small edits of a rule file: one thing changes, everything else stays as it is."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.edit import add_example, add_word, rename, set_mode
from rules.file import RuleSet, read_rules
from rules.hits import Mode
from rules.rule import Faults

SOURCE = """\
format = 1   # the first line

# Names that people call each other.
[[rule]]
id   = "names"     # never changes
mode = "ask"
when.says_any = [
  "liar",     # old
  "fool*",    # newer
]
catches = ["you liar"]

[[rule]]
id = "one-word"
when.says_any = "nonsense"
"""


def good(result: str | Faults) -> str:
    """The new source, which must be a good rule file."""
    assert isinstance(result, str), result
    assert isinstance(read_rules(result, "f"), RuleSet)
    return result


def changed(old: str, new: str) -> list[tuple[str, str]]:
    """Lines that differ, old and new."""
    return [(one, two) for one, two in zip(old.splitlines(), new.splitlines(), strict=False) if one != two]


def test_a_mode_is_one_line() -> None:
    new = good(set_mode(SOURCE, "names", Mode.ACT))
    assert changed(SOURCE, new) == [('mode = "ask"', 'mode = "act"')]


def test_a_mode_that_was_not_there() -> None:
    new = good(set_mode(SOURCE, "one-word", Mode.OFF))
    assert new.splitlines()[-2:] == ['mode = "off"', 'when.says_any = "nonsense"']


def test_a_word_joins_a_list_with_its_layout() -> None:
    new = good(add_word(SOURCE, "names", "dunce"))
    assert '  "fool*",\n  "dunce",    # newer\n]' in new
    assert tomllib.loads(new)["rule"][0]["when"]["says_any"] == ["liar", "fool*", "dunce"]


def test_a_word_makes_a_text_a_list() -> None:
    assert 'when.says_any = ["nonsense", "чушь"]' in good(add_word(SOURCE, "one-word", "чушь"))


def test_a_word_that_is_there_changes_nothing() -> None:
    assert add_word(SOURCE, "names", "liar") == SOURCE


def test_examples_are_added_where_none_were() -> None:
    new = good(add_example(SOURCE, "names", "allows", 'my "friend"\nand \\ you'))
    assert tomllib.loads(new)["rule"][0]["allows"] == ['my "friend"\nand \\ you']
    assert good(add_example(new, "names", "allows", "again")).count("again") == 1


def test_a_new_name_keeps_the_old_one() -> None:
    new = good(rename(good(rename(SOURCE, "names", "calling-names")), "calling-names", "names-3"))
    table = tomllib.loads(new)["rule"][0]
    assert (table["id"], table["was"]) == ("names-3", ["names", "calling-names"])


@pytest.mark.parametrize(
    "result",
    [
        set_mode(SOURCE, "nobody", Mode.ACT),
        rename(SOURCE, "names", "one-word"),
        rename(SOURCE, "names", "Not A Name"),
        add_example(SOURCE, "names", "mode", "x"),
        set_mode("not toml =", "names", Mode.ACT),
        add_word('[[rule]]\nid = "x"\nmode = "ask"\n[rule.when]\nhas_link = true\n', "x", "word"),
    ],
)
def test_what_cannot_be_done_is_said(result: str | Faults) -> None:
    assert isinstance(result, Faults)


def test_windows_line_ends_stay() -> None:
    new = good(set_mode(SOURCE.replace("\n", "\r\n"), "one-word", Mode.ACT))
    assert "\n" not in new.replace("\r\n", "")


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text)))
def test_any_example_arrives_as_it_was_said(text: str) -> None:
    new = add_example(SOURCE, "names", "catches", text)
    assert isinstance(new, str)
    assert text in tomllib.loads(new)["rule"][0]["catches"]
    assert new.splitlines()[:9] == SOURCE.splitlines()[:9]
