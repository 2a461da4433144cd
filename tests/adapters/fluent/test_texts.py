"""FluentTexts on sources of its own: arguments, fallbacks, faults."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fluent import FluentTexts, MissingArgument, load_texts
from bot.domain.text import Arg, Moment, Several, say

COMMON = load_texts()

EN = """
locale = en_GB
plain = Hello
named = Hello, { $name }!
count = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
raw = No. { NUMBER($n, useGrouping: 0) }
inner = the { $what }
outer = See { inner }.
-brand = Steward
about = This is { -brand }.
broken = { $
circle = { circle }
"""
RU = """
locale = ru
plain = Привет
named = Здравствуйте, { $name }!
count = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
   *[many] { $n } сообщений
}
"""


@pytest.fixture
def texts() -> FluentTexts:
    return FluentTexts({"ru": {"a.ftl": RU}, "en": {"a.ftl": EN}})


def test_english_comes_first(texts: FluentTexts) -> None:
    assert texts.languages == ("en", "ru")


def test_somebodys_own_words_are_left_alone(texts: FluentTexts) -> None:
    assert texts.say("{ $name } = -1", "ru") == "{ $name } = -1"


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Привет"), ("ru-RU", "Привет"), ("ru_RU", "Привет"), ("RU", "Привет"), ("xx", "Hello")],
)
def test_a_language_is_found_by_its_root_or_is_english(texts: FluentTexts, language: str, said: str) -> None:
    assert texts.say(say("plain"), language) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "1 сообщение"),
        (2, "2 сообщения"),
        (5, "5 сообщений"),
        (21, "21 сообщение"),
        (22, "22 сообщения"),
        (111, "111 сообщений"),
        (4310, "4\u00a0310 сообщений"),
    ],
)
def test_russian_plurals(texts: FluentTexts, n: int, said: str) -> None:
    assert texts.say(say("count", n=n), "ru") == said


def test_english_numbers_are_grouped_unless_they_name_something(texts: FluentTexts) -> None:
    assert texts.say(say("count", n=4310), "en") == "4,310 messages"
    assert texts.say(say("raw", n=4310), "en") == "No. 4310"


def test_a_saying_inside_a_saying(texts: FluentTexts) -> None:
    assert texts.say(say("named", name=say("named", name="Bob")), "ru") == "Здравствуйте, Здравствуйте, Bob!!"


@pytest.mark.parametrize(
    ("several", "english", "russian"),
    [
        (Several(("a", "b", "c")), "a, b and c", "a, b и c"),
        (Several(("a", "b"), "or"), "a or b", "a или b"),
        (Several(("a", 4310), "dot"), "a · 4,310", "a · 4\u00a0310"),
        (Several(("a", say("plain")), "comma"), "a, Hello", "a, Привет"),
        (Several(()), "", ""),
        (Several(("a",)), "a", "a"),
    ],
)
def test_lists(texts: FluentTexts, several: Several, english: str, russian: str) -> None:
    assert texts.say(say("named", name=several), "en") == f"Hello, {english}!"
    assert texts.say(say("named", name=several), "ru") == f"Здравствуйте, {russian}!"


def test_references_and_their_arguments(texts: FluentTexts) -> None:
    assert texts.say(say("outer", what="rules"), "en") == "See the rules."
    assert texts.variables("outer", "en") == {"what"}
    assert texts.say(say("about"), "en") == "This is Steward."


def test_an_unknown_key_is_a_bug(texts: FluentTexts) -> None:
    with pytest.raises(KeyError, match="nothing"):
        texts.say(say("nothing"), "en")
    assert not texts.has("nothing")
    assert not texts.has("-brand")
    assert texts.has("plain")


@pytest.mark.parametrize("key", ["named", "count", "outer"])
def test_a_missing_argument_is_a_bug_never_half_a_sentence(texts: FluentTexts, key: str) -> None:
    with pytest.raises(MissingArgument, match=key):
        texts.say(say(key, other="x"), "en")


def test_a_broken_text_is_named(texts: FluentTexts) -> None:
    with pytest.raises(ValueError, match="'broken' in 'en' is not Fluent"):
        texts.say(say("broken"), "en")
    with pytest.raises(ValueError, match="'circle' in 'en' refers to itself"):
        texts.say(say("circle"), "en")


def test_a_key_may_stand_only_once() -> None:
    with pytest.raises(ValueError, match=r"a\.ftl: the text 'x' is defined twice"):
        FluentTexts({"en": {"a.ftl": "x = 1\nx = 2\n"}})
    with pytest.raises(ValueError, match=r"b\.ftl: the text 'x' is defined in another file"):
        FluentTexts({"en": {"a.ftl": "x = 1\n", "b.ftl": "x = 2\n"}})


@given(st.text(max_size=5000))
def test_peoples_words_arrive_whole(words: str) -> None:
    texts = FluentTexts({"en": {"a.ftl": "quote = You wrote: “{ $text }”, { $again }."}})
    assert texts.say(say("quote", text=words, again=words), "en") == f"You wrote: “{words}”, {words}."


def test_long_words_that_look_like_the_token_of_other_long_words() -> None:
    texts = FluentTexts({"en": {"a.ftl": "two = { $a }|{ $b }"}})
    first, second = "\ue0001\ue001" * 1500, "b" * 3000
    assert texts.say(say("two", a=first, b=second), "en") == f"{first}|{second}"


@given(
    st.sampled_from(["time", "date", "datetime", "ago", "until"]),
    st.integers(min_value=-(2**63), max_value=2**63 - 1),
    st.one_of(st.none(), st.integers(min_value=0, max_value=2**62)),
)
def test_no_moment_is_too_far(style: str, at: int, now: int | None) -> None:
    arg: Arg = Moment(at, style)  # type: ignore[arg-type]  # hypothesis draws it from the Literal's values
    for language in COMMON.languages:
        said = COMMON.say(say("length-ago", length=arg), language, zone="Pacific/Kiritimati", now=now)
        assert any(sign.isdigit() for sign in said) or COMMON.say(say("length-just-now"), language) in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0.12345, "0,123"),
        (-4310.5, "-4\u00a0310,5"),
        (10**15 - 1, "999\u00a0999\u00a0999\u00a0999\u00a0999"),
        (10**30, "1e+30"),
        (10**400, "∞"),
        (-(10**400), "−∞"),
        (float("inf"), "∞"),
        (float("nan"), "?"),
    ],
)
def test_any_number_can_be_said(number: float, said: str) -> None:
    assert COMMON.say(say("length-in", length=number), "ru") == f"через {said}"
    assert COMMON.say(say("length-in", length=Several((number,))), "ru") == f"через {said}"
