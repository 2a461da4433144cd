"""People's words stay words: nothing in them is markup, a mention, an emoji or a date; cuts break nothing."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.literal import clean, literal, shorten, split, units, whole
from adapters.discord.reasons import MOST, audit_reason

SPICY = st.text(
    alphabet=st.sampled_from(list("ab \n\\*_~|`<>@#!&:/[]()-+.1209tидЖ\u200d👨👩🇩🇪é\u0301\u202e\x00")), max_size=120
)
WORDS = st.one_of(
    st.text(max_size=200),
    SPICY,
    st.lists(
        st.sampled_from(
            ["<@123>", "<@&9>", "@everyone", "@here", "<#5>", "<:x:1>", "<t:1:R>", "# a", "> b", "- c", "1. d", "-# e",
             "[x](https://y.example)", "**b**", "||s||", "```py\nq```", "`i`", "_u_", "__u__", "~~s~~", ":smile:",
             "</a:1>", "https://z.example/a_b_c", "steam://run/1", "\n", " "]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
ACTIVE = re.compile(
    r"[\\*_~|`<@\[\]]|^\s*[#>+-]|^\s*\d+[.)]|:[\w~+-]+:|://", re.MULTILINE
)  # what Discord's markdown begins anything with


def shown(rendered: str) -> str:
    """What people read: a backslash before punctuation is taken off."""
    return ESCAPED.sub(r"\1", rendered)


@given(WORDS)
def test_people_read_what_was_written(text: str) -> None:
    assert shown(literal(text)) == clean(text)


@given(WORDS)
def test_nothing_in_it_is_alive(text: str) -> None:
    left = ESCAPED.sub("\ue001", literal(text))
    assert ACTIVE.search(left) is None, left


@given(WORDS)
def test_with_links_only_plain_addresses_are_alive(text: str) -> None:
    rendered = literal(text, links=True)
    without = re.sub(r"(?<!\w)https?://[\w./?#!$&'+,;=%-]+[\w/#=-]", "", rendered, flags=re.ASCII)
    left = ESCAPED.sub("\ue001", without)
    assert ACTIVE.search(left) is None or "\n" in text


def test_an_address_in_a_plain_message_can_be_opened_and_in_a_quote_not() -> None:
    text = "see https://house.example/rules_v2?x=1."
    assert "https://house.example/rules_v2?x=1" in literal(text, links=True)
    assert "https://" not in literal(text)
    assert literal("[free](https://bad.example)", links=True).startswith("\\[free\\]")


@given(WORDS)
def test_what_no_message_may_hold_is_gone(text: str) -> None:
    rendered = literal(text)
    assert "\x00" not in rendered
    assert not any(unicodedata.category(one) == "Cs" for one in rendered)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", rendered)


@given(st.one_of(WORDS, st.text(alphabet="👨\u200d👩👧🇩🇪🏽e\u0301", max_size=60)), st.integers(0, 90))
def test_shortening_keeps_the_start_and_breaks_no_character(text: str, most: int) -> None:
    text = clean(text)
    short = shorten(text, most)
    assert units(short) <= most
    if units(text) <= most:
        assert short == text
    elif short:
        kept = short.removesuffix("…")
        assert short.endswith("…")
        assert text.startswith(kept)


def test_a_family_is_not_torn_apart_nor_a_flag() -> None:
    family, flag = "👨‍👩‍👧‍👦", "🇩🇪"
    assert shorten(f"ab{family}cd", 7) == "ab…"
    assert whole(f"a{flag}{flag}", 4) == 3
    assert whole("ae\u0301b", 2) == 1


@given(st.one_of(WORDS, st.text(alphabet="слово 👩\u200d🚀\n", max_size=300)), st.integers(12, 60))
def test_parts_hold_every_word_in_order_and_none_is_too_long(text: str, most: int) -> None:
    parts = split(clean(text), most)
    assert all(units(one) <= most for one in parts)
    assert "".join("".join(parts).split()) == "".join(clean(text).split())


def test_a_text_is_split_after_a_line_else_between_words() -> None:
    assert split("first line\nsecond line", 16) == ["first line", "second line"]
    assert split("one two three", 8) == ["one two", "three"]
    assert split("x" * 10, 4) == ["xxxx", "xxxx", "xx"]


@given(st.text(max_size=700))
def test_a_reason_fits_the_header_and_begins_with_its_number(reason: str) -> None:
    made = audit_reason(reason)
    assert 1 <= len(quote(made, safe="/ ")) <= MOST
    assert made.startswith("#")
    assert "\n" not in made


@pytest.mark.parametrize("reason", ["#12 Mira: " + "слово " * 200, "#12 " + "a" * 600, "", "\ud800", "\x00\r\n"])
def test_a_reason_of_600_characters_is_shortened_not_refused(reason: str) -> None:
    made = audit_reason(reason)
    assert len(quote(made, safe="/ ")) <= 512
    assert made.startswith(reason[:4] if reason.startswith("#12") else "#")
