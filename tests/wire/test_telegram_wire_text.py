"""Text as the server reads it, held against laws: nothing is lost, every entity covers whole characters."""

from __future__ import annotations

import html
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.telegram.errors import ApiError
from tests.wire.telegram.permissions import PERMISSIONS, read_permissions, until
from tests.wire.telegram.text import boundaries, cut, detect, read_entities, read_html, read_text, units

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"])


@given(st.lists(st.tuples(WORDS, TAGS), max_size=6))
def test_what_is_escaped_comes_back_as_it_was(pieces: list[tuple[str, str]]) -> None:
    written = "".join(f"<{tag}>{html.escape(words)}</{tag}>" for words, tag in pieces)
    text, entities = read_html(written)
    assert text == "".join(words for words, _ in pieces)
    assert [cut(text, one["offset"], one["length"]) for one in entities] == [words for words, _ in pieces if words]


@given(WORDS, st.integers(0, 60), st.integers(1, 60))
def test_an_entity_is_taken_only_on_whole_characters(text: str, offset: int, length: int) -> None:
    starts = boundaries(text)
    whole = all(place in starts or place > max(starts) for place in (offset, offset + length))
    wanted = [{"type": "bold", "offset": offset, "length": length}]
    if whole:
        assert all(one["offset"] + one["length"] <= units(text) for one in read_entities(text, wanted))
    else:
        with pytest.raises(ApiError, match="can't parse entities"):
            read_entities(text, wanted)


@given(WORDS)
def test_what_is_found_never_overlaps_and_stays_within(text: str) -> None:
    found = detect(f"{text} /rules@some_bot https://a.org @somebody #tag {text}")
    spans = [(one["offset"], one["offset"] + one["length"]) for one in found]
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert {"bot_command", "url"} <= {one["type"] for one in found}


@given(WORDS)
def test_the_ends_are_stripped_and_entities_move_along(text: str) -> None:
    words, entities = read_text(f"  {text}  ", "", [{"type": "bold", "offset": 2, "length": units(text)}], 9999, "")
    assert words == text.strip()
    bold = [one for one in entities if one["type"] == "bold"]
    assert [cut(words, one["offset"], one["length"]) for one in bold] == ([words] if words else [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("я</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>a</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ],
)
def test_what_html_cannot_be_read(written: str, told: str) -> None:
    with pytest.raises(ApiError) as caught:
        read_html(written)
    assert caught.value.description == f"Bad Request: can't parse entities: {told}"


def test_kinds_of_tags_become_kinds_of_entities() -> None:
    written = '<a href="tg://user?id=5">Ann</a> <pre><code class="language-py">x</code></pre> <blockquote expandable>q'
    text, entities = read_html(written + "</blockquote>")
    assert text == "Ann x q"
    assert [one["type"] for one in entities] == ["text_mention", "pre", "expandable_blockquote"]
    assert (entities[0]["user"], entities[1]["language"]) == ({"id": 5}, "py")


@given(st.dictionaries(st.sampled_from(PERMISSIONS), st.booleans()), st.booleans())
def test_permissions_are_whole_and_keep_what_is_named(given_: dict[str, bool], independent: bool) -> None:
    whole = read_permissions(given_, independent)
    assert set(whole) == set(PERMISSIONS)
    assert all(whole[name] for name, value in given_.items() if value)
    if independent:
        assert all(whole[name] == value for name, value in given_.items())


@given(st.integers(-(10**9), 10**9))
def test_an_end_is_kept_between_half_a_minute_and_366_days(ahead: int) -> None:
    now = 1_700_000_000
    assert until(now, now + ahead) == (now + ahead if 30 <= ahead <= 366 * 86_400 else 0)
