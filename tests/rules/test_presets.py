"""The five presets: both languages, every watch kept, nobody punished, one wording of shared lists and rules."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import pytest

from adapters.fluent import load_texts
from bot.domain.signals import Topic
from rules.engine import Engine
from rules.file import RuleSet, read_rules
from rules.hits import Mode
from rules.personas import persona_scene
from rules.presets import PRESETS

WATCHED = {"insult", "threat", "spam", "flood", "raid", "complaint", "tension", "wellbeing", "hate", "scam"}


def source(name: str) -> str:
    return resources.files("rules.presets").joinpath(f"{name}.toml").read_text("utf-8")


@cache
def preset(name: str) -> RuleSet:
    found = read_rules(source(name), f"{name}.toml")
    assert isinstance(found, RuleSet), found
    return found


@cache
def raw(name: str) -> dict[str, Any]:
    return tomllib.loads(source(name))


def asked(name: str, text: str) -> set[str]:
    """Flags of the rules that would ask about a newcomer's text."""
    hits = Engine(preset(name)).judge(persona_scene(text)).hits
    return {str(hit.topic) for hit in hits if hit.mode is Mode.ASK}


def test_the_five_files_are_there_and_no_other() -> None:
    files = {one.name for one in resources.files("rules.presets").iterdir() if one.name.endswith(".toml")}
    assert files == {f"{name}.toml" for name in PRESETS}
    assert PRESETS == ("gaming", "product", "course", "local", "hobby")


@pytest.mark.parametrize("name", PRESETS)
def test_every_example_passes_and_only_unknown_facts_are_worth_a_warning(name: str) -> None:
    assert {one.say.key for one in preset(name).warnings} <= {"rule-lint-unknown-on"}


@pytest.mark.parametrize("name", PRESETS)
def test_what_every_community_needs_is_watched_by_asking(name: str) -> None:
    assert {str(one.topic) for one in preset(name).rules if one.mode is Mode.ASK} >= WATCHED


@pytest.mark.parametrize("name", PRESETS)
def test_nobody_is_punished(name: str) -> None:
    for rule in preset(name).rules:
        assert rule.mode in (Mode.ASK, Mode.SHADOW)
        assert not rule.then.acts


@pytest.mark.parametrize("name", PRESETS)
def test_suggested_steps_have_words(name: str) -> None:
    texts = load_texts()
    steps = {step for rule in preset(name).rules for step in rule.then.suggest}
    assert {step for step in steps if not texts.has(f"suggest-{step}")} == set()


@pytest.mark.parametrize("name", PRESETS)
def test_names_reasons_and_examples_stand_in_both_languages(name: str) -> None:
    for rule in preset(name).rules:
        for words in (rule.name, rule.why):
            assert re.search("[А-Яа-я]", words.in_language("ru")), rule.id
            assert not re.search("[А-Яа-я]", words.in_language("en")), rule.id
        for examples in (rule.catches, rule.allows):
            kinds = {bool(re.search("[А-Яа-я]", one.text)) for one in examples}
            assert kinds in (set(), {True, False}), rule.id
        assert rule.catches or rule.stories, rule.id


def test_lists_and_rules_of_one_name_say_the_same_everywhere() -> None:
    lists: dict[str, Any] = {}
    rules: dict[str, Any] = {}
    for name in PRESETS:
        for key, terms in raw(name)["lists"].items():
            assert lists.setdefault(key, terms) == terms, (name, key)
        for rule in raw(name)["rule"]:
            plain = {key: value for key, value in rule.items() if key != "mode"}
            assert rules.setdefault(rule["id"], plain) == plain, (name, rule["id"])


@pytest.mark.parametrize("name", PRESETS)
def test_lists_are_used_and_hold_no_term_twice(name: str) -> None:
    text = source(name)
    for key, terms in raw(name)["lists"].items():
        assert f'"@{key}"' in text
        assert len(terms) == len(set(terms)), key


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("@anna you are an idiot", "insult"),
        ("ты просто дурак", "insult"),
        ("i know where you live", "threat"),
        ("earn up to 500$ a day, dm me for details", "spam"),
        ("пассивный доход, пишите в лс", "spam"),
        ("I want a refund, nobody answers", "complaint"),
        ("верните деньги, третий день не работает", "complaint"),
        ("я больше не хочу жить", "wellbeing"),
        ("y.o.u i.d.i.o.t", "insult"),
        ("ты идиoт", "insult"),
    ],
)
def test_what_has_to_be_asked_about_is(name: str, text: str, flag: str) -> None:
    assert flag in asked(name, text)


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize(
    "text",
    [
        "how do I install this on Ubuntu 22.04?",
        "thanks, that worked! see https://example.org/wiki",
        "I think your plan is wrong, and here is why",
        "this boss kills me every time",
        "Scunthorpe, assassins and a cocktail",
        "чаепитие в пять, подстрахуй меня",
        "хлебать щи, употреблять кефир, рубль и мандат",
        "не согласен: по-моему, план слабый",
        "кто пойдёт в кино в субботу?",
        "команда застраховала груз",
        "дякую, все працює",
        "Das ist ein dicker Fisch, danke dir!",
    ],
)
def test_ordinary_talk_is_left_alone(name: str, text: str) -> None:
    assert asked(name, text) == set()


def test_flags_are_public_ones() -> None:
    assert {str(rule.topic) for name in PRESETS for rule in preset(name).rules} <= set(Topic)
