"""`in_channel`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.messages import ChannelRef, MessageRef
from rules.hits import Holds
from tests.kit.scenes import holds, message

LINE = 'when.in_channel = ["#Support", "-100123456"]'


def test_names_and_ids() -> None:
    assert holds(LINE, message("x", channel_name="support")) is Holds.YES
    assert holds(LINE, message("x", channel_name="💬│support")) is Holds.YES
    assert holds(LINE, message("x", channel="-100123456", channel_name=None)) is Holds.YES
    assert holds(LINE, message("x", channel_name="general")) is Holds.NO


def test_a_name_that_is_not_told_is_unknown() -> None:
    assert holds(LINE, message("x", channel_name=None)) is Holds.UNKNOWN
    assert holds('when.in_channel = ["12345678"]', message("x", channel_name=None)) is Holds.NO


def test_a_thread_counts_with_its_parent() -> None:
    thread = replace(message("x"), ref=MessageRef(ChannelRef("test", "place", "9", "-100123456"), "1"))
    assert holds(LINE, thread) is Holds.YES
