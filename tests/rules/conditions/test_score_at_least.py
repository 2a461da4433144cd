"""`score_at_least`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.scores import Scores
from rules.hits import Holds
from tests.kit.scenes import faults, holds, rule, scene

LINE = "when.score_at_least = { insult = 0.8, threat = 0.5 }"


def test_any_score_of_the_list() -> None:
    assert holds(LINE, scene("x", scores=Scores(insult=0.8))) is Holds.YES
    assert holds(LINE, scene("x", scores=Scores(threat=0.6))) is Holds.YES
    assert holds(LINE, scene("x", scores=Scores(insult=0.7))) is Holds.NO
    assert holds(LINE, scene("x")) is Holds.UNKNOWN


def test_dotted_keys_say_the_same() -> None:
    assert holds("when.score_at_least.insult = 0.8", scene("x", scores=Scores(insult=0.9))) is Holds.YES


def test_unknown_scores_are_refused() -> None:
    found = faults("format = 1\n" + rule("when.score_at_least.rudeness = 0.8"))
    assert found == [(5, "r", "when.score_at_least.rudeness", "rule-fault-value")]
