"""`says_any`: yes, no and unknown."""

from __future__ import annotations

import pytest

from bot.domain.messages import Surface, SurfaceKind
from rules.engine import Engine
from rules.file import ReadOptions
from rules.hits import Holds
from tests.kit.scenes import check, holds, judge, message, rule, rules, scene


@pytest.mark.parametrize(
    "text",
    [
        "you idiot",
        "IDIOTIC plan",
        "ну ты дурак",
        "ДУРАК!",
        "get  lost",
        "i d i o t",
        "idi0t",
        "ид\u200bиот или дур\u200bак",
        "dурак",
    ],
)
def test_holds(text: str) -> None:
    assert holds('when.says_any = ["idiot*", "дурак", "get lost"]', text) is Holds.YES


@pytest.mark.parametrize("text", ["hello", "не дурачься", "get it lost", "подстрахуй меня", "idi"])
def test_does_not_hold(text: str) -> None:
    assert holds('when.says_any = ["idiot*", "дурак", "get lost"]', text) is Holds.NO


def test_spans_point_into_the_original() -> None:
    found = check('when.says_any = "idiot*"', "oh, you IDI\u200bOT!")
    assert [(one.start, one.end, one.term) for one in found.spans] == [(8, 14, "idiot*")]


def test_no_surface_hides_another() -> None:
    one = message(
        "idiot here", extra=(Surface(SurfaceKind.EMBED, "fine"), Surface(SurfaceKind.POLL, "who is the idiot?"))
    )
    assert [span.surface for span in check('when.says_any = "idiot"', one).spans] == [0, 2]


def test_lists_are_shared_by_name() -> None:
    source = (
        '[lists]\nrude = ["clown*", "liar"]\n'
        + rule('when.says_any = "@rude"')
        + rule('when.says_any = ["@rude", "fool"]', id="s")
    )
    assert [one.rule for one in judge(source, "what a liar").hits] == ["r", "s"]
    assert [one.rule for one in judge(source, "what a fool").hits] == ["s"]


def test_equal_words_in_two_spellings_both_count() -> None:
    source = rule('when.says_any = ["Liar"]') + rule('when.says_any = ["liar", "LIAR"]', id="s")
    assert [one.rule for one in judge(source, "liar").hits] == ["r", "s"]


def test_word_forms_come_from_morphology() -> None:
    options = ReadOptions(forms=lambda word: {"врать": ["врать", "врал", "врёт"]}.get(word, [word]))
    source = rule('when.says_any = ["врать"]', "when.word_forms = true") + rule('when.says_any = ["врать"]', id="s")
    engine = Engine(rules(source, options))
    assert [one.rule for one in engine.judge(scene("он врал")).hits] == ["r"]
    assert [one.rule for one in engine.judge(scene("не надо врать")).hits] == ["r", "s"]
