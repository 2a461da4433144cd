"""The scorer by word lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.scores import HEADS, Scores
from rules.engine import Engine
from rules.file import ReadOptions, RuleSet, read_rules
from rules.language.lexicon import LexiconScorer, read_lexicon
from tests.kit import ROOT

FILES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "rules/lexicons").glob("*.txt"))}
SCORER = LexiconScorer(FILES)


def of(text: str) -> Scores:
    """The scores of a text."""
    found = SCORER.one(text)
    assert found is not None
    return found


HIGH = [
    ("insult", ["you are an idiot", "ты дурак", "idiot", "вы все клоуны", "y0u 1d1ot"]),
    ("threat", ["I know where you live", "я тебя найду", "тебе конец"]),
    ("toxic", ["stop lying, you always do this!!", "shut up already", "хватит врать, ты ничего не понимаешь"]),
    ("spam", ["Earn money from home, $500 per day, dm me", "Заработок без вложений, 5000 руб в день, пиши в лс"]),
    ("complaint", ["I want my money back, nobody answers", "третий день не работает, верните деньги"]),
    ("question", ["how do I turn on sound", "где найти правила?"]),
    ("bug", ["the app crashes on start", "приложение вылетает и не запускается"]),
    ("idea", ["it would be nice to have dark mode", "предлагаю добавить тёмную тему"]),
    ("praise", ["thank you, great work", "спасибо, всё отлично"]),
    ("wellbeing", ["I want to die", "не хочу жить"]),
]


@pytest.mark.parametrize(("head", "text"), [(head, text) for head, texts in HIGH for text in texts])
def test_what_scores_high(head: str, text: str) -> None:
    assert getattr(of(text), head) >= 0.5


LOW = [
    ("insult", "this bug makes me feel like an idiot"),
    ("insult", "she is not stupid at all"),
    ("insult", "читали «Идиот» Достоевского?"),
    ("insult", "я такой дурак, забыл ключ"),
    ("insult", "подстрахуй меня на чаепитии"),
    ("toxic", "good morning everyone"),
    ("toxic", "доброе утро, как дела"),
    ("spam", "I earn money as a teacher"),
    ("spam", "see https://docs.example.org"),
    ("complaint", "how do refunds usually work?"),
    ("wellbeing", "these bugs are killing me"),
    ("threat", "I will find the bug"),
]


@pytest.mark.parametrize(("head", "text"), LOW)
def test_what_scores_low(head: str, text: str) -> None:
    assert getattr(of(text), head) < 0.5


def test_it_weighs_more_to_a_face() -> None:
    assert of("the printer is stupid today").insult < of("you are stupid today").insult
    assert of("stop lying to you").toxic < of("STOP LYING TO YOU, all of you!!").toxic


def test_a_batch_keeps_order_and_knows_nothing_of_blanks() -> None:
    found = SCORER.score(["you idiot", "  ", "hello"])
    assert found[1] is None
    assert found[0] is not None
    assert found[2] == Scores()
    assert found[0].insult > 0.5


@settings(deadline=None)
@given(st.text())
def test_scores_are_shares_of_anything(text: str) -> None:
    found = SCORER.one(text)
    assert found is None or all(0 <= getattr(found, head) <= 1 for head in HEADS)


def test_each_lexicon_has_both_languages() -> None:
    heads = {name.partition(".")[0] for name in FILES}
    assert {f"{head}.{language}.txt" for head in heads for language in ("en", "ru")} == set(FILES)


def test_no_lexicon_says_a_thing_twice() -> None:
    for name, source in FILES.items():
        terms = [term for term, _ in read_lexicon(source)]
        assert len(terms) == len(set(terms)), name
        assert all(0 < weight <= 1 for _, weight in read_lexicon(source))


def test_a_file_of_no_head_is_refused() -> None:
    with pytest.raises(ValueError, match="rudeness"):
        LexiconScorer({"rudeness.en.txt": "x"})


def test_stories_are_played_with_scores() -> None:
    source = (ROOT / "tests/rules/sources/community.toml").read_text("utf-8")
    found = read_rules(source, "community.toml", ReadOptions(scorer=SCORER))
    assert isinstance(found, RuleSet), found
    assert len(Engine(found).rules.rules) == 7
