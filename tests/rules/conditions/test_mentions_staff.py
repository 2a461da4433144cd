"""`mentions_staff`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.people import AccountRef
from rules.hits import Holds
from tests.kit.scenes import holds, message, scene

LINE = "when.mentions_staff = true"
PINGED = message("hi", mentions=(AccountRef("test", "2"),))


def test_three_answers() -> None:
    assert holds(LINE, scene(PINGED, mentions_staff=True)) is Holds.YES
    assert holds(LINE, scene(PINGED, mentions_staff=False)) is Holds.NO
    assert holds(LINE, scene(PINGED)) is Holds.UNKNOWN
    assert holds(LINE, scene("nobody")) is Holds.NO
