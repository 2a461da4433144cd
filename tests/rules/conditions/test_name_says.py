"""`name_says`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import AccountRef, Author
from rules.hits import Holds
from rules.personas import NOW
from rules.scene import join_message
from tests.kit.scenes import KNOWN, check, holds, scene


def test_the_name_and_not_the_text() -> None:
    line = 'when.name_says = ["admin", "support team"]'
    assert holds(line, scene("x", replace(KNOWN, name="Adm1n"))) is Holds.YES
    assert holds(line, scene("x", replace(KNOWN, name="Support Team"))) is Holds.YES
    assert holds(line, scene("ask the admin")) is Holds.NO


def test_a_nickname_on_a_join() -> None:
    joined = join_message("test", "place", Author(AccountRef("test", "1"), "the admin"), NOW)
    found = check('when.name_says = "admin"', scene(joined, replace(KNOWN, name=""), joined=True))
    assert [(one.start, one.end) for one in found.spans] == [(4, 9)]
