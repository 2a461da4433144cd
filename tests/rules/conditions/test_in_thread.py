"""`in_thread`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.messages import ChannelRef, MessageRef
from rules.hits import Holds
from tests.kit.scenes import holds, message


def test_yes_and_no() -> None:
    assert (
        holds(
            "when.in_thread = true",
            replace(message("x"), ref=MessageRef(ChannelRef("test", "place", "t", "general"), "1")),
        )
        is Holds.YES
    )
    assert holds("when.in_thread = true", message("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert (
        holds(
            "when.in_thread = false",
            replace(message("x"), ref=MessageRef(ChannelRef("test", "place", "t", "general"), "1")),
        )
        is Holds.NO
    )
    assert holds("when.in_thread = false", message("x")) is Holds.YES
