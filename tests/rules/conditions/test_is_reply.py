"""`is_reply`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.messages import Reply
from rules.hits import Holds
from tests.kit.scenes import holds, message


def test_yes_and_no() -> None:
    assert holds("when.is_reply = true", message("x", reply=Reply("7"))) is Holds.YES
    assert holds("when.is_reply = true", message("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.is_reply = false", message("x", reply=Reply("7"))) is Holds.NO
    assert holds("when.is_reply = false", message("x")) is Holds.YES
