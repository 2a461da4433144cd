"""Each rule of a made-up community as one sentence, in both languages, word for word."""

from __future__ import annotations

import pytest

from adapters.fluent import load_texts
from rules.conditions.catalog import SPECS
from rules.file import RuleSet, read_rules
from rules.sentence import sentence
from tests.kit import ROOT
from tests.kit.scenes import SAMPLES, rule, rules

HERE = ROOT / "tests/rules"
TEXTS = load_texts()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_golden_sentences(language: str) -> None:
    found = read_rules((HERE / "sources/community.toml").read_text("utf-8"), "community.toml")
    assert isinstance(found, RuleSet), found
    said = "\n".join(TEXTS.say(sentence(one), language).replace("\u00a0", " ") for one in found.rules) + "\n"
    assert said == (HERE / f"golden/community.{language}.txt").read_text("utf-8")


def test_each_mode_is_said() -> None:
    said = [
        TEXTS.say(sentence(rules(rule("when.has_link = true", "unless.edited = true", mode=mode)).rules[0]), "en")
        for mode in ("off", "shadow", "ask", "act")
    ]
    assert len(set(said)) == 4
    assert said[3] == "When there is a link, unless it was edited, then note it."


@pytest.mark.parametrize("key", sorted(SPECS))
@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_condition_can_be_said_on_both_sides(key: str, language: str) -> None:
    written = [value for name, value in SAMPLES.items() if name == key] or list(SAMPLES.values())
    for value in [*written, "false"]:
        source = rule("when.is_reply = true", f"when.{key} = {value}" if key != "is_reply" else "when.edited = true",
                      f"unless.{key} = {value}")  # fmt: skip
        found = read_rules("format = 1\n" + source, "f")
        if isinstance(found, RuleSet):
            text = TEXTS.say(sentence(found.rules[0]), language)
            assert text.endswith(".")
            assert "{" not in text
            break
    else:
        pytest.fail(f"no value fits {key}")


@pytest.mark.parametrize("key", sorted(SPECS))
def test_what_can_be_denied_can_be_said_denied(key: str) -> None:
    source, denied = (f"format = 1\n{rule(f'when.{key} = {value}')}" for value in ("true", "false"))
    found, turned = read_rules(source, "f"), read_rules(denied, "f")
    assert isinstance(found, RuleSet) is isinstance(turned, RuleSet)
    if isinstance(found, RuleSet) and isinstance(turned, RuleSet):
        for language in ("en", "ru"):
            assert TEXTS.say(sentence(found.rules[0]), language) != TEXTS.say(sentence(turned.rules[0]), language)


def test_long_lists_are_cut() -> None:
    words = ", ".join(f'"word{n:02}"' for n in range(40))
    text = TEXTS.say(sentence(rules(rule(f"when.says_any = [{words}]")).rules[0]), "en")
    assert "“word05” or 34 more" in text
