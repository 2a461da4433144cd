"""`link_to`: yes, no and unknown."""

from __future__ import annotations

import pytest

from rules.hits import Holds
from tests.kit.scenes import holds, judge, rule


@pytest.mark.parametrize(
    "text",
    ["https://www.example.org/a", "sub.example.org", "github.com/me/repo", "http://other.example.net and example.org"],
)
def test_holds(text: str) -> None:
    assert holds('when.link_to = ["example.org", "github.com/me"]', text) is Holds.YES


@pytest.mark.parametrize(
    "text", ["https://notexample.org", "https://example.org.evil.net", "github.com/menace", "none"]
)
def test_does_not_hold(text: str) -> None:
    assert holds('when.link_to = ["example.org", "github.com/me"]', text) is Holds.NO


GUARDED = rule("when.has_link = true", 'unless.link_to = ["github.com"]')


def test_an_exception_needs_every_link() -> None:
    assert judge(GUARDED, "https://github.com/a").hits == ()
    assert len(judge(GUARDED, "https://github.com/a http://bad.example.net").hits) == 1


def test_own_sites() -> None:
    source = rule("when.has_link = true", 'unless.link_to = "@own"')
    assert judge(source, "https://ours.example.org/x", own_domains=("ours.example.org",)).hits == ()
    assert len(judge(source, "https://theirs.example.org/x", own_domains=("ours.example.org",)).hits) == 1
