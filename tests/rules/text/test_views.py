"""Normalisation and views: one spelling for what looks the same, every place kept, nothing raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text.normal import normalise
from rules.text.views import View, views
from tests.kit.clean import LINES

ANY = st.text(alphabet=st.characters(codec=None), max_size=200)
HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(categories=["Cf", "Mn", "Co", "Cs", "Cc", "Lm", "So", "Nd"]),
        st.sampled_from("idiotдурак*.-_ /&#;%@$!|1057\u200b\u202e\u0301"),
    ),
    max_size=300,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hello", "hello"),
        ("Ёлка", "елка"),
        ("i\u200bd\u00adi\u2060o\ufefft", "idiot"),
        ("ｉｄｉｏｔ", "idiot"),
        ("𝓲𝓭𝖎𝕠𝚝", "idiot"),
        ("ⓘⓓⓘⓞⓣ 🅸🅳", "idiot id"),
        ("&#105;di&#x6f;t &amp; %D0%B4%D0%B0 100%", "idiot & да 100%"),
        ("i̖̗d̘i̙o̚t̛", "idiot"),
        ("чита\u0438\u0306 cafe\u0301 за\u0301мок", "читай café замок"),
        ("İstanbul ısı", "istanbul ısı"),
        ("don’t", "don't"),
        ("a\u00a0b\u3000c\u2028d", "a b c\nd"),
        ("\ud800x\x00y", "\ufffdxy"),
        ("👍🏽 ❤️ 🇷🇺 1️⃣", "👍🏽 ❤️ 🇷🇺 1️⃣"),
    ],
)
def test_normalised(text: str, plain: str) -> None:
    got = views(text).normalised.text
    assert got.replace("\ufe0f", "").replace("\u20e3", "") == plain.replace("\ufe0f", "").replace("\u20e3", "")


@given(st.one_of(ANY, HOSTILE))
def test_every_character_maps_to_a_span_of_the_original_in_order(text: str) -> None:
    v = views(text)
    for view in (v.normalised, v.folded, v.joined, v.collapsed, v.wildcard, v.normalised.squeezed()):
        last = 0
        for at in range(len(view.text)):
            start, end = view.span(at, at + 1)
            assert 0 <= start <= end <= len(text)
            assert start >= last or start == view.span(at - 1, at)[0]
            last = start


@given(st.one_of(ANY, HOSTILE).filter(lambda text: "&" not in text and "%" not in text))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    if "&" not in once and "%" not in once:
        assert normalise(once).text == once


@pytest.mark.parametrize("language", LINES)
def test_clean_text_is_not_changed_by_folding(language: str) -> None:
    for line in LINES[language]:
        v = views(line)
        assert v.folded.text == v.normalised.text
        assert v.wildcard.text == v.normalised.text


@given(
    st.lists(
        st.sampled_from(
            [word for lines in LINES.values() for line in lines[:1] for word in line.split() if word.isalpha()]
        )
    )
)
def test_words_of_one_script_are_never_respelled(words: list[str]) -> None:
    v = views(" ".join(words))
    assert v.folded.text == v.normalised.text


def test_views_undo_one_kind_each() -> None:
    assert views("you 1d10t").folded.text == "you idiot"
    assert views("дуpак").folded.text == "дурак"
    assert views("you i d i o t s").joined.text == "you idiots"
    assert views("you idiooot").collapsed.text == "you idiot"
    assert views("you id*ot").wildcard.text == "you id*ot"
    assert views("ПРИВЕТ мир").folded.text == "привет мир"


def test_patched_views_keep_places() -> None:
    view = View("you 1d10t!", None).patched([(4, 9, "idiot")])
    assert view.text == "you idiot!"
    assert view.span(4, 9) == (4, 9)
    assert View("a  b").patched([(1, 3, " ")]).span(2, 3) == (3, 4)


def test_a_megabyte_is_read_in_bounded_time() -> None:
    for unit in ("i d i o t ", "1d10t ", "дуpак ", "a*", "\u0301", "&#105;", "%69", "x" * 50, "a.b", "\ud800"):
        text = unit * (200_000 // len(unit))
        assert len(views(text).folded.text) <= len(text)
