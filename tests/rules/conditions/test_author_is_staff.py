"""`author_is_staff`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import Standing
from rules.hits import Holds
from tests.kit.scenes import KNOWN, holds, scene


def test_yes_and_no() -> None:
    assert holds("when.author_is_staff = true", scene("x", replace(KNOWN, standing=Standing.MODERATOR))) is Holds.YES
    assert holds("when.author_is_staff = true", scene("x", replace(KNOWN, standing=Standing.TRUSTED))) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.author_is_staff = false", scene("x", replace(KNOWN, standing=Standing.MODERATOR))) is Holds.NO
    assert holds("when.author_is_staff = false", scene("x", replace(KNOWN, standing=Standing.TRUSTED))) is Holds.YES
