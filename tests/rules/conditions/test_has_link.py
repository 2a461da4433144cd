"""`has_link`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import check, holds, message


@pytest.mark.parametrize("text", ["see https://example.org/x", "example.com", "[here](http://a.example.net)"])
def test_holds(text: str) -> None:
    assert holds("when.has_link = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["no link here", "file.txt is fine", "3.14"])
def test_does_not_hold(text: str) -> None:
    assert holds("when.has_link = true", text) is Holds.NO


def test_links_behind_text_count() -> None:
    found = check("when.has_link = true", message("click", links=("https://bad.example.com",)))
    assert found.holds is Holds.YES
    assert found.spans == ()


def test_false_turns_it_round() -> None:
    assert holds("when.has_link = false", "plain") is Holds.YES
    assert holds("when.has_link = false", "http://a.example.com") is Holds.NO
