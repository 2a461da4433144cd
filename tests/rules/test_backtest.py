"""Rules tried on history: the same verdicts as live, facts from the stream alone, unknown never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.events import Event, MemberJoined, MessagePosted
from bot.domain.messages import Attachment, AttachmentKind, ChannelRef, Message, MessageRef, SurfaceKind
from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from rules.backtest import Backtest, Report, RuleReport, compare
from rules.engine import Engine
from rules.file import RuleSet, read_rules
from rules.scene import Facts, Scene
from rules.session import Session

NOON = 1_790_000_000 * SECOND
INSULT = """
[[rule]]
id = "insult"
mode = "ask"
when.says_any = ["idiot*", "дурак*"]
then.flag = "insult"
"""
NEWCOMER = """
[[rule]]
id = "new-link"
mode = "act"
limit = "1 per hour"
when.author_joined_within = "24h"
when.author_messages_below = 3
when.has_link = true
then.remove_message = true
then.flag = "spam"
"""
FLOOD = """
[[rule]]
id = "flood"
mode = "shadow"
when.same_author_messages_at_least = 3
when.same_author_window = "10s"
then.flag = "flood"
"""


def engine(*rules: str) -> Engine:
    """An engine of these rules."""
    found = read_rules("format = 1\n" + "".join(rules), "test.toml")
    assert isinstance(found, RuleSet), found
    return Engine(found)


def author(who: str) -> Author:
    return Author(AccountRef("telegram", who), f"Person {who}" if who else "")


def said(number: int, who: str, text: str, at: int = 0, **fields: object) -> MessagePosted:
    """A message, `at` µs after noon."""
    ref = MessageRef(ChannelRef("telegram", "-1", "-1"), str(number))
    return MessagePosted(Message(ref, author(who), text, NOON + at, **fields))  # type: ignore[arg-type]  # any field


def joined(who: str, at: int = 0) -> MemberJoined:
    return MemberJoined("telegram", "-1", author(who), NOON + at)


def run(events: Iterable[Event], *rules: str, **options: object) -> Report:
    """The report on a stream."""
    trial = Backtest([engine(*rules)], **options)  # type: ignore[arg-type]  # any option
    for event in events:
        trial.feed(event)
    return trial.report()


def only(report: Report) -> RuleReport:
    (rule,) = report.rules
    return rule


def test_hits_carry_id_author_time_and_spans() -> None:
    report = run([said(1, "7", "you idiot"), said(2, "8", "fine", SECOND)], INSULT)
    assert (report.messages, report.people, report.asked) == (2, 2, 1)
    (hit,) = only(report).hits
    assert (hit.message_id, hit.author, hit.at, hit.spans) == ("1", "7", NOON, ((4, 9),))
    assert (report.first_at, report.last_at) == (NOON, NOON + SECOND)


def test_a_person_counts_once_a_rule() -> None:
    rule = only(run([said(n, "7", "idiot", n * HOUR) for n in range(5)], INSULT))
    assert (len(rule.hits), rule.people) == (5, 1)
    assert sum(rule.days.values()) == 5
    assert rule.terms == {"idiot*": 5}


def test_whoever_was_there_before_has_unknown_tenure() -> None:
    rule = only(run([said(1, "7", "see https://example.org")], NEWCOMER))
    assert not rule.hits
    assert rule.undecided == 1
    assert rule.undecided_by == {"author_joined_within": 1, "author_messages_below": 1}


def test_an_observed_join_makes_tenure_and_count_known() -> None:
    events: list[Event] = [joined("7"), *(said(n, "7", "see https://example.org", n * MINUTE) for n in range(1, 4))]
    rule = only(run(events, NEWCOMER))
    assert [hit.message_id for hit in rule.hits] == ["1", "2"]
    assert rule.undecided == 0
    assert rule.tenure == {"newcomer": 1, "regular": 0, "unknown": 0}


def test_somebody_who_spoke_before_joining_again_has_no_count() -> None:
    events: list[Event] = [said(1, "7", "hi"), joined("7", HOUR), said(2, "7", "https://example.org", 2 * HOUR)]
    rule = only(run(events, NEWCOMER))
    assert not rule.hits
    assert rule.undecided_by == {"author_messages_below": 1}


def test_nameless_accounts_are_never_one_person() -> None:
    events = [said(n, "", f"text {n}", n * SECOND) for n in range(6)]
    assert not only(run(events, FLOOD)).hits
    assert len(only(run([said(n, "9", f"text {n}", n * SECOND) for n in range(6)], FLOOD)).hits) == 4


def test_shadow_hits_are_counted_and_ask_nobody() -> None:
    report = run([said(n, "9", f"text {n}", n * SECOND) for n in range(6)], FLOOD)
    assert report.asked == 0
    assert only(report).hits


def test_since_leaves_older_messages_out_but_not_out_of_windows() -> None:
    events = [said(n, "9", f"text {n}", n * SECOND) for n in range(4)]
    report = run(events, FLOOD, since=NOON + 3 * SECOND)
    assert report.messages == 1
    assert [hit.message_id for hit in only(report).hits] == ["3"]


def test_a_limit_counts_distinct_people_at_its_peak() -> None:
    events: list[Event] = []
    for who in ("1", "2", "3"):
        events += [joined(who), said(int(who), who, "https://example.org", int(who) * MINUTE)]
    rule = only(run(events, NEWCOMER))
    assert (rule.limit_peak, rule.past_limit) == (3, True)
    assert [hit.mode for hit in rule.hits] == ["act", "ask", "ask"]


def test_a_sample_shows_the_surface_that_holds_the_words() -> None:
    file = Attachment(AttachmentKind.FILE, "idiot.txt")
    (sample,) = only(run([said(1, "7", "look", attachments=(file,))], INSULT)).samples
    assert (sample.surface, sample.text, sample.spans) == (SurfaceKind.FILE, "idiot.txt", ((0, 5),))
    assert sample.hit.spans == ()


def test_near_misses_have_the_words_and_lack_one_condition() -> None:
    rule = INSULT.replace("then.flag", "when.addressed = true\nthen.flag")
    found = only(run([said(1, "7", "what an idiot"), said(2, "7", "hello", SECOND)], rule))
    assert [(one.hit.message_id, one.missing) for one in found.near] == [("1", "addressed")]
    assert found.clauses["addressed"].key == "rule-if-addressed"


def test_joins_are_judged_and_counted_apart() -> None:
    burst = '[[rule]]\nid = "burst"\nmode = "ask"\nwhen.join_burst = 3\nwhen.is_join = true\nthen.flag = "raid"\n'
    report = run([joined(str(n), n * SECOND) for n in range(3)], burst)
    assert (report.messages, report.joins, report.asked) == (0, 3, 1)
    assert len(only(report).hits) == 1


def test_overlap_counts_messages_on_which_rules_meet() -> None:
    other = INSULT.replace('"insult"', '"again"', 1)
    report = run([said(1, "7", "idiot"), said(2, "7", "hi", HOUR)], INSULT, other)
    assert report.overlap == {("insult", "again"): 1}


def test_two_versions_compare_message_by_message() -> None:
    events = [said(1, "7", "idiot"), said(2, "8", "дурак", HOUR)]
    old = run(events, INSULT.replace(', "дурак*"', ""))
    new = run(events, INSULT.replace('"idiot*", ', ""))
    (change,) = compare(old, new)
    assert [hit.message_id for hit in change.caught] == ["2"]
    assert [hit.message_id for hit in change.lost] == ["1"]
    assert compare(old, old)[0].caught == ()


def test_rule_sets_side_by_side_keep_their_own_windows() -> None:
    events = [said(n, "9", f"idiot {n}", n * SECOND) for n in range(3)]
    trial = Backtest([engine(INSULT), engine(FLOOD)])
    for event in events:
        trial.feed(event)
    assert [(one.rule, len(one.hits)) for one in trial.report().rules] == [("insult", 3), ("flood", 1)]


def test_time_that_runs_backwards_is_counted() -> None:
    assert run([said(1, "7", "b", HOUR), said(2, "7", "a")], INSULT).backwards == 1


def test_a_loud_rule_is_one_that_asks_too_often() -> None:
    events = [said(n, str(n), "idiot" if n < 30 else "hello", n * MINUTE) for n in range(200)]
    assert [one.rule for one in run(events, INSULT).loud] == ["insult"]
    assert run(events, INSULT.replace('"ask"', '"shadow"')).loud == ()


TEXTS = st.sampled_from(["idiot", "hello", "https://example.org", "дурак ты", "same words here", ""])
STREAM = st.lists(st.tuples(st.sampled_from("abc"), TEXTS, st.integers(0, 5), st.booleans()), max_size=25)


@settings(deadline=None)
@given(lines=STREAM)
def test_the_same_stream_gives_the_same_hits_as_the_live_session(lines: Sequence[tuple[str, str, int, bool]]) -> None:
    rules = (INSULT, NEWCOMER, FLOOD)
    events = [
        joined(who, number * SECOND * 2) if joins else said(number, who, text, number * SECOND * 2 + gap)
        for number, (who, text, gap, joins) in enumerate(lines)
    ]
    first, second = run(events, *rules), run(events, *rules, near=False)
    assert first.rules == tuple(second_rule for second_rule in _with_near(second, first))
    live = _live(events, *rules)
    assert {(one.rule, hit.message_id) for one in first.rules for hit in one.hits if ":" not in hit.message_id} == live


def _with_near(report: Report, other: Report) -> Iterable[RuleReport]:
    """The rules of a report without near misses, given those of another: all else must agree."""
    from dataclasses import replace

    for one, two in zip(report.rules, other.rules, strict=True):
        yield replace(one, near=two.near)


def _live(events: Iterable[Event], *rules: str) -> set[tuple[str, str]]:
    """The verdicts of a session whose facts are kept by a plain count of the same events."""
    session = Session(engine(*rules))
    numbers: dict[str, int] = {}
    tenure: dict[str, int] = {}
    count: dict[str, int] = {}
    spoke: set[str] = set()
    found: set[tuple[str, str]] = set()
    for event in events:
        if isinstance(event, MemberJoined):
            who = event.author.account.id
            tenure[who] = event.at
            if who not in spoke:
                count.setdefault(who, 0)
        elif isinstance(event, MessagePosted):
            who = event.message.author.account.id
            person = numbers.setdefault(who, len(numbers) + 1)
            facts = Facts(person, tenure.get(who), count.get(who), name=event.message.author.name)
            judgement = session.take(Scene(event.message, facts, event.message.at, community=1))
            found |= {(hit.rule, event.message.ref.id) for hit in judgement.hits}
            spoke.add(who)
            if who in count:
                count[who] += 1
    return found


@pytest.mark.parametrize("days", [0, 1, 400])
def test_an_empty_or_odd_history_reports_calmly(days: int) -> None:
    report = run([said(1, "7", "hi", days * DAY)] if days else [], INSULT)
    assert report.messages == (1 if days else 0)
    assert only(report).hits == ()
