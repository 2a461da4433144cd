"""The model card: figures between the marks are new, every word of people stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training.card import BEGIN, END, written
from bot.training.measuring import Figure
from bot.training.sources import SOURCES
from bot.training.train import Trained

FIGURES = (
    Figure("English", "some figure", 0.91234, 0.9, count=12), Figure("Russian", "another", 0.1, 0.2, count=7),
    Figure("English", "without a bar", 0.5, count=3),
)  # fmt: skip
TRAINED = Trained(
    b"", FIGURES, {"tox_en_davidson": 7, "own/aspen": 5, "own/birch": 6}, (), ("aspen", "birch", "dahlia")
)


def test_a_page_without_marks_gets_them_at_its_end() -> None:
    page = written(TRAINED, "# The model\n\nWritten by people.\n")
    assert page.startswith("# The model\n\nWritten by people.\n\n" + BEGIN)
    assert page.rstrip().endswith(END)
    assert written(TRAINED, "").startswith(BEGIN)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_what_stands_around_the_marks_stays_and_what_is_between_goes(before: str, between: str, after: str) -> None:
    page = written(TRAINED, f"{before}{BEGIN}{between}{END}{after}")
    assert page.startswith(before + BEGIN)
    assert page.endswith(END + after)
    assert page == written(TRAINED, f"{before}{BEGIN}something else{END}{after}")


@given(st.text(max_size=60))
def test_writing_twice_changes_nothing(page: str) -> None:
    once = written(TRAINED, page)
    assert written(TRAINED, once) == once


def test_figures_stand_in_their_groups_with_bar_and_verdict() -> None:
    lines = written(TRAINED, "").splitlines()
    assert "| some figure | 0.912 | ≥ 0.9 | yes | 12 |" in lines
    assert "| another | 0.100 | ≥ 0.2 | NO | 7 |" in lines
    assert "| without a bar | 0.500 |  |  | 3 |" in lines
    assert lines.index("### English") < lines.index("### Russian")
    assert lines.count("### English") == 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.name)
def test_every_source_is_listed_with_its_licence(source: object) -> None:
    name, licence = getattr(source, "name", ""), getattr(source, "licence", "")
    (line,) = [one for one in written(TRAINED, "").splitlines() if one.startswith(f"| {name} |")]
    assert licence in line


def test_our_own_sentences_are_counted_without_held_out_hands() -> None:
    assert "| our own sentences (2 hands) | 11 | the project's |" in written(TRAINED, "")
