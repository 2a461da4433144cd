"""`author_joined_within`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.time import HOUR
from rules.hits import Holds
from rules.personas import NOW
from tests.kit.scenes import KNOWN, holds, scene

LINE = 'when.author_joined_within = "24h"'


def test_three_answers() -> None:
    assert holds(LINE, "x", replace(KNOWN, joined_at=NOW - 23 * HOUR)) is Holds.YES
    assert holds(LINE, "x", replace(KNOWN, joined_at=NOW - 25 * HOUR)) is Holds.NO
    assert holds(LINE, "x", replace(KNOWN, joined_at=None)) is Holds.UNKNOWN


def test_whoever_joins_now_has_just_joined() -> None:
    assert holds(LINE, scene("x", replace(KNOWN, joined_at=None), joined=True)) is Holds.YES
