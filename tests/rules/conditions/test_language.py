"""`language`: yes, no and unknown."""

from __future__ import annotations

from rules.hits import Holds
from tests.kit.scenes import faults, holds, rule


def test_three_answers() -> None:
    assert holds('when.language = "ru"', "Сегодня хорошая погода, пойдём гулять в парк") is Holds.YES
    assert holds('when.language = "ru"', "The weather is nice today, let us go for a walk") is Holds.NO
    assert holds('when.language = "ru"', "12345") is Holds.UNKNOWN


def test_languages_are_a_closed_list() -> None:
    assert faults(rule('when.language = "russian"'))[0][3] == "rule-fault-value"
