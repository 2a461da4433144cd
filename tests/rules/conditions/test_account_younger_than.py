"""`account_younger_than`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY
from rules.hits import Holds
from rules.personas import NOW
from tests.kit.scenes import KNOWN, holds, message

LINE = 'when.account_younger_than = "7d"'


def test_three_answers() -> None:
    assert holds(LINE, "x", replace(KNOWN, created_at=NOW - 6 * DAY)) is Holds.YES
    assert holds(LINE, "x", replace(KNOWN, created_at=NOW - 8 * DAY)) is Holds.NO
    assert holds(LINE, "x", replace(KNOWN, created_at=None)) is Holds.UNKNOWN


def test_an_id_of_discord_tells() -> None:
    millis = NOW // 1000 - 1_420_070_400_000
    young = replace(message("x"), author=Author(AccountRef("discord", str(millis << 22))))
    assert holds(LINE, young, replace(KNOWN, created_at=None)) is Holds.YES
