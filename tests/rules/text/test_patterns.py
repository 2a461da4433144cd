"""Administrators' regular expressions: Unicode where RE2 knows ASCII, and a reason where RE2 cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text.patterns import Pattern, PatternError


def matched(source: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Pattern(source).find(text)]


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        (r"\bдурак\b", "ты Дурак! дурак дурак дураки", ["Дурак", "дурак", "дурак"]),
        (r"\b(?:foo|foobar)\b", "foobar foo foo", ["foobar", "foo", "foo"]),
        (r"foo\b|\bbar", "xfoo barx", ["foo", "bar"]),
        (r"^\bfoo\b$", "foo", ["foo"]),
        (r"\w+@\w+", "мама@папа", ["мама@папа"]),
        (r"[\w.]+", "ёж.3", ["ёж.3"]),
        (r"[^\W\d_]+", "аб1", ["аб"]),
        (r"[\s\S]+", "a\nb", ["a\nb"]),
        (r"\d{3}-\d{2}", "тел 123-45", ["123-45"]),
        (r"\u0430б", "аб", ["аб"]),
        (r"\\b", r"a\b", [r"\b"]),
        (r"\S+", "a\u00a0b", ["a", "b"]),
        (r"(?i)ИДИ\s+СЮДА", "иди  сюда", ["иди  сюда"]),
        (r"💰{2,}", "так 💰💰💰", ["💰💰💰"]),
        (r"[а-яё]+", "Ёж", ["Ёж"]),
    ],
)
def test_matches(source: str, text: str, words: list[str]) -> None:
    assert matched(source, text) == words


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("", "pattern-empty"),
        ("a" * 2_000, "pattern-long"),
        ("a(?=b)", "pattern-look-around"),
        ("(?<!a)b", "pattern-look-around"),
        (r"(a)\1", "pattern-back-reference"),
        (r"(?P<x>a)(?P=x)", "pattern-back-reference"),
        (r"(?>a)b", "pattern-possessive"),
        ("a++", "pattern-possessive"),
        (r"(a)?(?(1)b|c)", "pattern-conditional"),
        (r"a\bb", "pattern-boundary"),
        (r"(\bfoo\b)", "pattern-boundary"),
        (r"a\B", "pattern-boundary"),
        (r"[\Wx]", "pattern-class"),
        ("a{2000}", "pattern-large"),
        ("((a{100}){100}){100}", "pattern-large"),
        ("a*", "pattern-matches-empty"),
        ("a|", "pattern-matches-empty"),
        ("(", "pattern-syntax"),
        ("[z-a]", "pattern-syntax"),
        ("\ud800", "pattern-syntax"),
    ],
)
def test_what_cannot_run_is_refused_with_the_reason(source: str, key: str) -> None:
    with pytest.raises(PatternError) as refusal:
        Pattern(source)
    assert refusal.value.key == key


def test_look_around_inside_a_class_or_escaped_is_plain_text() -> None:
    assert matched(r"[(?=]+x", "(?=x") == ["(?=x"]
    assert matched(r"\(\?=", "(?=") == ["(?="]


def test_case_matters_when_asked() -> None:
    assert Pattern("Foo", ignore_case=False).find("foo Foo") == ((4, 7),)


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_source_is_run_or_refused(source: str, text: str) -> None:
    try:
        pattern = Pattern(source)
    except PatternError:
        return  # refused with a reason; anything else would fail the test
    for start, end in pattern.find(text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("source", ["^(a+)+$", "(a|a)+b", ".*.*.*.*x$", r"\b(a*)*b\b"])
def test_patterns_that_freeze_others_return(source: str) -> None:
    assert len(Pattern(source).find("a" * 20_000)) <= 200
