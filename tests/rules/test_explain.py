"""Explaining hits and misses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.fluent import load_texts
from bot.domain.scores import Scores
from rules.conditions.catalog import SPECS
from rules.engine import Engine
from rules.explain import closest, explain
from rules.file import RuleSet, read_rules
from rules.hits import Holds, Mode
from rules.personas import persona_scene
from rules.session import Session
from tests.kit import ROOT
from tests.kit.scenes import KNOWN, SAMPLES, message, rule, rules, said, scene

TEXTS = load_texts()
FOUND = read_rules((ROOT / "tests/rules/sources/community.toml").read_text("utf-8"), "community.toml")
assert isinstance(FOUND, RuleSet)
ENGINE = Engine(FOUND)


def test_a_hit() -> None:
    (one,) = explain(ENGINE, persona_scene("look: http://money.example.com"), "new-and-selling")
    assert (one.outcome, one.mode, one.declared, one.short_by) == ("hit", Mode.ACT, Mode.ACT, 0)
    rows = [(row.side, row.key, row.holds.value, TEXTS.say(row.found, "en")) for row in one.rows]
    assert rows == [
        ("when", "author_joined_within", "yes", "joined 1 h ago"),
        ("when", "author_messages_below", "yes", "this is message 1"),
        ("when", "has_link", "yes", "money.example.com"),
        ("unless", "link_to", "no", "money.example.com"),
        ("unless", "author_role", "no", "roles: none"),
    ]
    assert [(span.start, span.end) for row in one.rows for span in row.spans] == [(6, 30)]


def test_a_miss_says_what_is_missing() -> None:
    every = explain(ENGINE, persona_scene("free coins at coins.example.com", "member"))
    selling = next(one for one in every if one.rule == "new-and-selling")
    assert (selling.outcome, selling.mode, selling.short_by) == ("no", None, 2)
    assert [row.key for row in selling.rows if row.holds is Holds.NO and row.side == "when"] == [
        "author_joined_within",
        "author_messages_below",
    ]


def test_an_exception_that_holds() -> None:
    (one,) = explain(ENGINE, persona_scene("@vera «liar»"), "names-for-people")
    assert (one.outcome, one.short_by) == ("cancelled", 1)


def test_what_is_unknown() -> None:
    made = scene("look: http://money.example.com", replace(KNOWN, joined_at=None))
    (one,) = explain(ENGINE, made, "new-and-selling")
    assert one.outcome == "undecided"
    assert [TEXTS.say(row.found, "ru") for row in one.rows if row.holds is Holds.UNKNOWN] == ["неизвестно"]


def test_why_it_only_asks() -> None:
    engine = Engine(rules(rule("when.has_link = true", mode="act")))
    (one,) = explain(engine, persona_scene("http://a.example.com", "moderator"))
    assert (one.outcome, one.mode) == ("hit", Mode.ASK)
    assert [TEXTS.say(why, "en") for why in one.why_mode] == ["The author is part of the team."]


def test_a_former_id_finds_its_rule() -> None:
    engine = Engine(rules(rule("when.has_link = true", 'was = "old"')))
    assert [one.rule for one in explain(engine, scene("x"), "old")] == ["r"]
    assert explain(engine, scene("x"), "nobody") == ()


def test_the_closest_misses_come_first() -> None:
    near = closest(explain(ENGINE, persona_scene("the liar left")))
    assert [(one.rule, one.short_by) for one in near] == [
        ("names-for-people", 1),
        ("new-and-selling", 1),
        ("not-happy", 1),
    ]


def test_explaining_agrees_with_judging() -> None:
    session = Session(ENGINE)
    for made in said((0, 1, "hi"), (1, 1, "you liar"), (2, 1, "money back!"), (3, 1, "http://a.example.com")):
        judged = {hit.rule: hit.mode for hit in session.judge(made).hits}
        explained = explain(ENGINE, made, windows=session.windows)
        assert {one.rule: one.mode for one in explained if one.outcome == "hit"} == judged
        session.take(made)


def test_explaining_changes_nothing() -> None:
    session = Session(ENGINE)
    explain(ENGINE, scene("you liar"), windows=session.windows)
    assert len(session.windows) == 0


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_row_can_be_said(language: str) -> None:
    scenes = [
        scene("hello", replace(KNOWN, joined_at=None, messages=None, roles=None, role_names=None, created_at=None)),
        scene(
            message("@anna YOU LIAR LIAR LIAR LIAR LIAR http://a.example.com discord.gg/abc"), scores=Scores(spam=0.9)
        ),
        scene(message("", channel_name=None)),
    ]
    for key in SPECS:
        for value in SAMPLES.values():
            found = read_rules(f"format = 1\n{rule(f'when.{key} = {value}')}", "f")
            if not isinstance(found, RuleSet):
                continue
            for made in scenes:
                (one,) = explain(Engine(found), made)
                assert TEXTS.say(one.said, language)
                assert all(TEXTS.say(row.condition, language) and TEXTS.say(row.found, language) for row in one.rows)
