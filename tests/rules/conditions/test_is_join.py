"""`is_join`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.people import AccountRef, Author
from rules.hits import Holds
from rules.personas import NOW
from rules.scene import join_message
from tests.kit.scenes import holds, scene

JOIN = scene(join_message("test", "place", Author(AccountRef("test", "1"), "anna"), NOW), joined=True)


def test_yes_and_no() -> None:
    assert holds("when.is_join = true", JOIN) is Holds.YES
    assert holds("when.is_join = true", scene("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.is_join = false", JOIN) is Holds.NO
    assert holds("when.is_join = false", scene("x")) is Holds.YES
