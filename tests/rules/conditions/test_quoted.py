"""`quoted`: yes, no and unknown."""

from __future__ import annotations

import pytest

from bot.domain.messages import Surface, SurfaceKind
from tests.kit.scenes import judge, message, rule

RULE = rule('when.says_any = ["idiot", "идиот"]', "unless.quoted = true")


@pytest.mark.parametrize(
    "text", ["«Идиот» Достоевского", 'he said "idiot" to me', "> you idiot\nplease stop", "`idiot`"]
)
def test_quoted_words_pass(text: str) -> None:
    assert judge(RULE, text).hits == ()


@pytest.mark.parametrize(
    "text", ["idiot", 'he said "hi", the idiot', "> hello\nyou idiot", '"idiot" they say, and idiot he is']
)
def test_words_outside_of_the_quotation_do_not(text: str) -> None:
    assert len(judge(RULE, text).hits) == 1


def test_a_quoted_message() -> None:
    quote = message("look at this", extra=(Surface(SurfaceKind.QUOTED, "you idiot"),))
    assert judge(RULE, quote).hits == ()
    both = message("idiot", extra=(Surface(SurfaceKind.QUOTED, "you idiot"),))
    assert len(judge(RULE, both).hits) == 1
