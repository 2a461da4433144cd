"""`author_messages_below`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from rules.hits import Holds
from tests.kit.scenes import KNOWN, faults, holds, rule

LINE = "when.author_messages_below = 3"


def test_three_answers() -> None:
    assert [holds(LINE, "x", replace(KNOWN, messages=count)) for count in (0, 1, 2)] == [Holds.YES, Holds.YES, Holds.NO]
    assert holds(LINE, "x", replace(KNOWN, messages=None)) is Holds.UNKNOWN


def test_one_can_never_hold_and_is_refused() -> None:
    assert faults(rule("when.author_messages_below = 1"))[0][3] == "rule-fault-value"
