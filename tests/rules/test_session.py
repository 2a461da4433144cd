"""Sessions: windows and limits in live order; what shadow leaves behind."""

from __future__ import annotations

from bot.domain.time import HOUR
from rules.engine import Engine
from rules.hits import Mode
from rules.limits import Limits
from rules.personas import NOW
from rules.rule import Limit
from rules.session import Session
from tests.kit.scenes import message, rule, rules, said, scene

LIMITED = rule('when.says_any = "liar"', "then.remove_message = true", 'limit = "2 per hour"', mode="act")


def modes(session: Session, *lines: tuple[float, int, str]) -> list[Mode]:
    """The mode in effect of each line's hit."""
    return [session.take(made).hits[0].mode for made in said(*lines)]


def test_a_limit_counts_distinct_people() -> None:
    session = Session(Engine(rules(LIMITED)))
    lines = [(0, 1, "liar"), (1, 1, "liar"), (2, 2, "liar"), (3, 3, "liar"), (4, 1, "liar"), (3700, 3, "liar")]
    assert modes(session, *lines) == [Mode.ACT, Mode.ACT, Mode.ACT, Mode.ASK, Mode.ACT, Mode.ACT]


def test_why_the_limit_asks() -> None:
    session = Session(Engine(rules(LIMITED)))
    last = [session.take(made).hits[0] for made in said((0, 1, "liar"), (1, 2, "liar"), (2, 3, "liar"))][-1]
    assert [one.key for one in last.why_mode] == ["rule-why-limit"]


def test_limits_are_rebuilt_from_stored_acts() -> None:
    session = Session(Engine(rules(LIMITED)))
    session.remember_act("r", 7, NOW)
    session.remember_act("r", 8, NOW)
    assert modes(session, (1, 9, "liar")) == [Mode.ASK]
    session.forget(7)
    assert modes(session, (2, 9, "liar")) == [Mode.ACT]


def test_limits_alone() -> None:
    limits, limit = Limits(), Limit(1, HOUR)
    assert not limits.over("r", limit, 1, NOW)
    limits.observe("r", 1, NOW)
    assert limits.people("r") == 1
    assert limits.over("r", limit, 2, NOW + HOUR - 1)
    assert not limits.over("r", limit, 1, NOW)
    assert not limits.over("r", limit, 2, NOW + HOUR)
    assert not limits.over("other", limit, 2, NOW)


def test_shadow_and_ask_leave_no_limit_behind() -> None:
    for mode in ("shadow", "ask"):
        limits = Limits()
        session = Session(Engine(rules(LIMITED.replace('"act"', f'"{mode}"'))), limits=limits)
        for made in said(*[(n, n, "liar") for n in range(1, 50)]):
            session.take(made)
        assert limits.people("r") == 0


def test_a_shadow_rule_changes_nothing_for_others() -> None:
    other = rule("when.same_author_messages_at_least = 3", id="flood")
    watching = rule('when.says_any = "hello"', 'then.open_case = "complaint"', id="w", mode="shadow")
    lines = [(n / 10, 1, "hello") for n in range(5)]
    alone, both = Session(Engine(rules(other))), Session(Engine(rules(other + watching)))
    for made in said(*lines):
        expected = list(alone.take(made).hits)
        assert [one for one in both.take(made).hits if one.rule == "flood"] == expected
    assert len(alone.windows) == len(both.windows) == 5


def test_judge_then_fold_is_take() -> None:
    source = rule("when.same_author_messages_at_least = 3", id="flood") + LIMITED
    one, two = Session(Engine(rules(source))), Session(Engine(rules(source)))
    for made in said(*[(n, 1 + n % 3, "liar") for n in range(12)]):
        judged = two.judge(made)
        two.fold(made, judged)
        assert one.take(made) == judged


def test_windows_are_rebuilt_from_traces() -> None:
    source = rule("when.same_author_messages_at_least = 3", id="flood")
    one, two = Session(Engine(rules(source))), Session(Engine(rules(source)))
    for made in said((0, 1, "a"), (1, 1, "b")):
        two.remember(one.fold(made, one.judge(made)))
    last = scene(message("c", at=NOW + 2_000_000, id=3))
    assert two.judge(last) == one.judge(last)
    assert len(two.judge(last).hits) == 1


def test_other_rules_keep_the_memory() -> None:
    session = Session(Engine(rules(rule('when.says_any = "x"'))))
    for made in said((0, 1, "a"), (1, 1, "b")):
        session.take(made)
    changed = rules(rule("when.same_author_messages_at_least = 3", 'when.same_author_window = "3h"', id="flood"))
    session.change(Engine(changed))
    assert session.engine.rules is changed
    assert session.windows.keep == 3 * HOUR
    assert len(session.take(scene(message("c", at=NOW + 2_000_000, id=3))).hits) == 1


def test_an_edit_is_folded_once() -> None:
    session = Session(Engine(rules(rule('when.says_any = "x"'))))
    session.take(scene(message("a")))
    session.take(scene(message("b", edited_at=NOW + 1), edited=True))
    assert len(session.windows) == 1
