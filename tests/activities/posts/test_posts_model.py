"""Who may approve, what a post lacks, blanks, what members see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.posts.approval import Crew, may_approve
from activities.posts.model import (
    Post,
    State,
    Variant,
    blanks_of,
    filled,
    length_of,
    missing,
    shown,
    text_for,
    title_of,
)
from activities.posts.service import refs_of
from bot.domain.content import Heading, Line
from bot.domain.messages import ChannelRef
from bot.domain.people import Standing

HERE = ChannelRef("discord", "guild", "1")
THERE = ChannelRef("telegram", "-1001", "-1001")
CREW = Crew(1, approvers=(10, 11), staff=(10, 11, 20), at=0)


def post(text: str = "Words", **more: object) -> Post:
    """A post in one channel."""
    return Post(1, 1, State.DRAFT, text, 20, 0, **({"channels": (HERE,)} | more))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("person", "standing", "by", "crew", "key"),
    [
        (10, Standing.LEAD, 20, CREW, None),
        (10, Standing.LEAD, 10, CREW, "posts-own"),
        (20, Standing.MODERATOR, 10, CREW, "denied-standing"),
        (20, Standing.MODERATOR, 20, CREW, "denied-standing"),
        (30, Standing.MEMBER, 20, CREW, "denied-standing"),
        (10, Standing.OWNER, 10, Crew(1, (10,), (10, 20), 0), None),
        (20, Standing.MODERATOR, 20, Crew(1, (), (20,), 0), None),
        (20, Standing.MODERATOR, 21, Crew(1, (), (20, 21), 0), None),
        (20, Standing.MODERATOR, 20, Crew(1, (), (20, 21), 0), "posts-own"),
        (10, Standing.LEAD, 20, None, None),
        (10, Standing.LEAD, 10, None, "posts-own"),
    ],
)
def test_who_may_approve(person: int, standing: Standing, by: int, crew: Crew | None, key: str | None) -> None:
    no = may_approve(person, standing, by, crew)
    assert (no.key if no is not None else None) == key


def test_somebody_who_is_alone_does_it_alone() -> None:
    assert may_approve(20, Standing.MODERATOR, 20, None, alone=True) is None
    assert may_approve(20, Standing.MEMBER, 20, None, alone=True) is not None


@given(st.text(max_size=80), st.dictionaries(st.sampled_from(["date", "the place", "имя"]), st.text(min_size=1)))
def test_blanks_are_filled_and_nothing_else_is_touched(text: str, values: dict[str, str]) -> None:
    assert filled(text, {}) == text
    whole = filled("{date} {the place} {имя}", values)
    assert set(blanks_of("{date} {the place} {имя}")) == {"date", "the place", "имя"}
    for name, value in values.items():
        assert (f"{{{name}}}" in whole) == (not value.strip() or f"{{{name}}}" in value)


def test_braces_that_are_no_blanks() -> None:
    assert blanks_of('{"a": 1} {1} {} {{date}} { x }') == ()
    assert shown(post("{{date}}"), "discord").blocks == (Line("{date}"),)


def test_what_a_post_lacks() -> None:
    def keys(one: Post, **limits: int) -> list[str]:
        return [said.key for said in missing(one, limits)]

    assert keys(post()) == []
    assert keys(post("", channels=())) == ["posts-lacks-channel", "posts-lacks-text"]
    assert keys(post("{date} {date}")) == ["posts-lacks-blank"]
    assert keys(post("x" * 101), discord=100) == ["posts-too-long"]
    assert keys(post("x" * 90, link="https://example.org"), discord=100) == ["posts-too-long"]
    assert keys(post(link="example.org")) == keys(post(link="javascript:alert(1)")) == ["posts-no-link"]
    both = post("x" * 101, channels=(HERE, THERE), variants=(Variant("telegram", "{name}"),))
    assert keys(both, discord=200, telegram=50) == ["posts-lacks-blank"]
    assert keys(both, discord=100, telegram=2) == ["posts-lacks-blank", "posts-too-long", "posts-too-long"]


def test_each_platform_has_its_own_text_and_its_own_message() -> None:
    both = post(channels=(HERE, THERE), variants=(Variant("telegram", "Слова"),))
    assert (text_for(both, "telegram"), text_for(both, "discord")) == ("Слова", "Words")
    assert refs_of(both) == {"1@discord": [HERE], "1@telegram": [THERE]}
    assert refs_of(post()) == {"1": [HERE]}


def test_headings_strong_lines_and_links_and_nothing_else_is_markup() -> None:
    content = shown(post("# Head\n\nOne\n\nTwo *x* <b>\n**All of it**\n**a** and **b**", link="https://a.example"), "")
    assert content.blocks == (
        Heading("Head"), Line("One\n\nTwo *x* <b>"), Line("All of it", "strong"), Line("**a** and **b**"),
        Line("https://a.example"),
    )  # fmt: skip


def test_titles_and_lengths() -> None:
    assert title_of(post("# A title\nand more")) == "A title and more"
    assert len(title_of(post("word " * 50))) <= 60
    assert (length_of("abc"), length_of("😀")) == (3, 2)
