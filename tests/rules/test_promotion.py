"""Promotion is earned, and lost again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.records import RuleRecord
from bot.domain.time import DAY
from rules.personas import NOW
from rules.promotion import demote, more_needed, promotable, wilson, with_decision
from rules.rule import Rule
from tests.kit.scenes import rule, rules


def made(*lines: str) -> Rule:
    """A rule with these consequences and an example."""
    return rules(rule('when.says_any = "liar"', 'catches = ["liar"]', *lines)).rules[0]


def record(confirmed: int, rejected: int, tested: int | None = NOW, recent: str = "") -> RuleRecord:
    """What is known of a rule."""
    return RuleRecord(1, "r", "v", confirmed, rejected, recent, tested, 0)


LIGHT = made("then.remove_message = true", 'then.mute_author = "1h"')
HEAVY = made('then.mute_author = "2h"')


@pytest.mark.parametrize(
    ("one", "confirmed", "rejected", "ok"),
    [(LIGHT, 16, 0, True), (LIGHT, 15, 0, False), (HEAVY, 35, 0, True), (HEAVY, 34, 0, False), (LIGHT, 30, 4, False)],
)
def test_thresholds(one: Rule, confirmed: int, rejected: int, ok: bool) -> None:
    found = promotable(one, record(confirmed, rejected), NOW, had_history=True)
    assert found.ok is ok
    assert (found.more == 0) is ok


def test_what_is_missing_is_told() -> None:
    bare = rules(rule('when.says_any = "liar"')).rules[0]
    found = promotable(bare, None, NOW, had_history=True)
    assert [one.key for one in found.missing] == [
        "rule-missing-examples",
        "rule-missing-backtest",
        "rule-missing-decisions",
    ]
    assert (found.more, found.bound) == (16, 0.0)


def test_a_backtest_grows_old_and_no_history_needs_none() -> None:
    assert not promotable(LIGHT, record(20, 0, NOW - 31 * DAY), NOW, had_history=True).ok
    assert promotable(LIGHT, record(20, 0, NOW - 29 * DAY), NOW, had_history=True).ok
    assert promotable(LIGHT, record(20, 0, None), NOW, had_history=False).ok


def test_known_values_of_the_bound() -> None:
    assert wilson(0, 0) == 0
    assert wilson(16, 16) == pytest.approx(0.8064, abs=1e-4)
    assert wilson(35, 35) == pytest.approx(0.9011, abs=1e-4)
    assert wilson(8, 10) == pytest.approx(0.4902, abs=1e-4)


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(0, 60), st.sampled_from([0.8, 0.9]))
def test_as_many_as_told_and_no_fewer(confirmed: int, rejected: int, needed: float) -> None:
    more = more_needed(confirmed, rejected, needed)
    assert wilson(confirmed + more, confirmed + rejected + more) >= needed
    assert more == 0 or wilson(confirmed + more - 1, confirmed + rejected + more - 1) < needed


@pytest.mark.parametrize(
    ("recent", "expected"),
    [("y" * 20, False), ("y" * 16 + "n" * 4, False), ("y" * 15 + "n" * 5, True), ("nnnnn", True), ("nnnn", False),
     ("n" * 20 + "y" * 20, False)],
)  # fmt: skip
def test_demotion(recent: str, expected: bool) -> None:
    assert demote(record(0, 0, recent=recent)) is expected


def test_decisions_add_up() -> None:
    one = record(0, 0)
    for confirmed in (True, False, True):
        one = with_decision(one, confirmed)
    assert (one.confirmed, one.rejected, one.recent) == (2, 1, "yny")
    for _ in range(100):
        one = with_decision(one, True)
    assert len(one.recent) == 50
