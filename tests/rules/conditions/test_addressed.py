"""`addressed`: yes, no and unknown."""

from __future__ import annotations

import pytest

from bot.domain.messages import Reply, Surface, SurfaceKind
from bot.domain.people import AccountRef
from rules.hits import Holds
from tests.kit.scenes import holds, judge, message, rule


def test_the_message_turns_to_a_person() -> None:
    line = "when.addressed = true"
    assert holds(line, message("so", reply=Reply("7", AccountRef("test", "2")))) is Holds.YES
    assert holds(line, message("so", reply=Reply("7", AccountRef("test", "1")))) is Holds.NO
    assert holds(line, message("so", mentions=(AccountRef("test", "2"),))) is Holds.YES


@pytest.mark.parametrize(
    "text", ["@anna hello", "what do you want", "ты где?", "заткнись", "You're late", "ВАМ письмо"]
)
def test_words_turn_to_a_person(text: str) -> None:
    assert holds("when.addressed = true", text) is Holds.YES


@pytest.mark.parametrize("text", ["I like it", "the youth club", "выключи", "mail a@example.org"])
def test_words_turn_to_nobody(text: str) -> None:
    assert holds("when.addressed = true", text) is Holds.NO


RULE = rule('when.says_any = ["idiot", "дурак"]', "when.addressed = true")


@pytest.mark.parametrize("text", ["@anna I feel like an idiot", "thank you! I am such an idiot", "ты прав, а я дурак"])
def test_what_one_says_of_oneself_is_not_addressed(text: str) -> None:
    assert judge(RULE, text).hits == ()


@pytest.mark.parametrize("text", ["I know you are an idiot", "@anna is an idiot", "я знаю, что ты дурак"])
def test_what_one_says_to_another_is(text: str) -> None:
    assert len(judge(RULE, text).hits) == 1


def test_a_preview_speaks_on_its_own_account() -> None:
    preview = message("look", extra=(Surface(SurfaceKind.EMBED, "What you need to know"),))
    assert holds("when.addressed = true", preview) is Holds.NO
    poll = message("", extra=(Surface(SurfaceKind.POLL, "Who of you is an idiot?"),))
    assert holds("when.addressed = true", poll) is Holds.YES
