"""`during`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.time import DAY, HOUR, MINUTE
from rules.hits import Holds
from rules.personas import NOW
from rules.scene import Scene
from tests.kit.scenes import faults, holds, message, rule, scene


def at(hour: int, minute: int = 0, day: int = 0) -> Scene:
    midnight = NOW - 12 * HOUR
    return scene(message("x", at=midnight + day * DAY + hour * HOUR + minute * MINUTE), now=NOW)


def test_hours_past_midnight() -> None:
    line = 'when.during = "22:00-08:00"'
    assert [holds(line, at(hour)) for hour in (21, 22, 2, 8)] == [Holds.NO, Holds.YES, Holds.YES, Holds.NO]


def test_days_count_from_the_evening_they_begin() -> None:
    line = 'when.during = "fri 22:00-06:00"'
    assert holds(line, at(23)) is Holds.YES
    assert holds(line, at(3, day=1)) is Holds.YES
    assert holds(line, at(23, day=1)) is Holds.NO


def test_the_zone_is_the_community_s() -> None:
    made = replace(at(20), zone="Europe/Moscow")
    assert holds('when.during = "22:00-24:00"', made) is Holds.YES
    assert holds('when.during = "22:00-24:00"', replace(made, zone="Nowhere/Land")) is Holds.UNKNOWN


@pytest.mark.parametrize("text", ["25:00-26:00", "night", "10:00", "mo 10:00-11:00", "10:70-11:00", "10:00-10:00"])
def test_what_is_no_span_is_refused(text: str) -> None:
    assert faults(rule(f'when.during = "{text}"'))[0][3] == "rule-fault-value"
