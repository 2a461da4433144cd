"""Judging: three-valued laws, modes in effect, complaints, order, purity."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.fluent import load_texts
from bot.domain.messages import Attachment, AttachmentKind, Surface, SurfaceKind
from bot.domain.people import AccountRef, Author, Standing
from bot.domain.scores import Scores
from bot.domain.text import say
from bot.domain.time import MINUTE
from rules.conditions.base import NO, UNKNOWN, YES, Check, Condition, Found, Line
from rules.engine import Engine, decide
from rules.hits import Holds, Mode
from rules.personas import NOW
from rules.reading import Reading
from rules.scene import Facts, join_message
from rules.session import Session
from tests.kit.scenes import KNOWN, check, hit, judge, message, rule, rules, said, scene

ACT = rule('when.says_any = "liar"', "then.remove_message = true", 'then.flag = "insult"', mode="act")
ANSWERS = st.lists(st.sampled_from([YES, NO, UNKNOWN]), max_size=4)
READING = Engine(rules(ACT)).reading(scene("x"))


def lines(answers: list[Found], side: str) -> tuple[Condition, ...]:
    """Conditions that answer so."""
    return tuple(Line(f"{side}{number}", _always(one), say("x")) for number, one in enumerate(answers))


def _always(found: Found) -> Check:
    def check(reading: Reading) -> Found:
        return found

    return check


@settings(deadline=None)
@given(ANSWERS, ANSWERS)
def test_the_three_valued_law(when: list[Found], unless: list[Found]) -> None:
    outcome = decide(lines(when, "w"), lines(unless, "u"), READING)
    if NO in when or YES in unless:
        assert outcome.holds is Holds.NO
    elif UNKNOWN in when:
        assert outcome.holds is Holds.UNKNOWN
        assert outcome.unknown == tuple(f"w{n}" for n, one in enumerate(when) if one is UNKNOWN)
    else:
        assert outcome.holds is Holds.YES
        assert outcome.unknown == tuple(f"u{n}" for n, one in enumerate(unless) if one is UNKNOWN)


@settings(deadline=None)
@given(ANSWERS, ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(when: list[Found], unless: list[Found], dice: object) -> None:
    turned = decide(lines(when[::-1], "w"), lines(unless[::-1], "u"), READING)
    assert decide(lines(when, "w"), lines(unless, "u"), READING).holds is turned.holds


def test_unknown_in_when_is_counted_and_no_match() -> None:
    source = rule('when.says_any = "liar"', 'when.author_joined_within = "1h"')
    found = judge(source, "liar", replace(KNOWN, joined_at=None))
    assert found.hits == ()
    assert [(one.rule, one.conditions) for one in found.undecided] == [("r", ("author_joined_within",))]
    assert judge(source, "friend", replace(KNOWN, joined_at=None)).undecided == ()


def test_unknown_in_unless_turns_act_into_ask() -> None:
    source = rule('when.says_any = "liar"', 'unless.author_role = "helper"', mode="act")
    found = hit(source, "liar", replace(KNOWN, roles=None, role_names=None))
    assert (found.declared, found.mode, found.unknown) == (Mode.ACT, Mode.ASK, ("author_role",))
    assert [one.key for one in found.why_mode] == ["rule-why-unknown"]
    assert hit(source, "liar").mode is Mode.ACT


def test_an_exception_that_holds_cancels() -> None:
    source = rule('when.says_any = "liar"', 'unless.author_role = "helper"', "unless.edited = true")
    assert judge(source, "liar", replace(KNOWN, role_names=frozenset({"helper"}))).hits == ()
    assert judge(source, scene("liar", edited=True)).hits == ()


LOWERED: list[tuple[Facts, str]] = [
    (replace(KNOWN, regular=True), "rule-why-regular"),
    (replace(KNOWN, standing=Standing.TRUSTED), "rule-why-regular"),
    (replace(KNOWN, standing=Standing.MODERATOR), "rule-why-staff"),
    (replace(KNOWN, standing=Standing.OWNER), "rule-why-staff"),
    (replace(KNOWN, is_bot=True), "rule-why-bot"),
]


@pytest.mark.parametrize(("facts", "why"), LOWERED)
def test_whom_nothing_acts_on(facts: Facts, why: str) -> None:
    found = hit(ACT, "liar", facts)
    assert (found.mode, [one.key for one in found.why_mode]) == (Mode.ASK, [why])


@pytest.mark.parametrize("key", ["self", "staff", "bot", "regular", "late", "complaint"])
def test_each_reason_can_be_said(key: str) -> None:
    assert all(load_texts().say(say(f"rule-why-{key}"), language) for language in ("en", "ru"))


def test_rules_that_read_no_text_act_on_regulars() -> None:
    source = rule("when.attachments_at_least = 1", mode="act")
    one = message("", attachments=(Attachment(AttachmentKind.FILE),))
    assert hit(source, one, replace(KNOWN, regular=True)).mode is Mode.ACT


def test_own_words_are_only_watched() -> None:
    assert hit(ACT, "liar", replace(KNOWN, is_self=True)).mode is Mode.SHADOW


def test_late_events_ask() -> None:
    assert hit(ACT, scene("liar", now=NOW + 11 * MINUTE)).mode is Mode.ASK
    assert hit(ACT, scene("liar", now=NOW + 9 * MINUTE)).mode is Mode.ACT
    assert hit(ACT, scene("liar", late=True)).mode is Mode.ASK
    edited = message("liar", edited_at=NOW + 60 * MINUTE)
    assert hit(ACT, scene(edited, edited=True)).mode is Mode.ACT


def test_complaints_are_never_acted_on() -> None:
    complaint = rule('when.says_any = "refund"', 'then.open_case = "complaint"', id="c")
    found = judge(ACT + complaint, "refund me, you liar")
    assert [(one.rule, one.mode) for one in found.hits] == [("r", Mode.ASK), ("c", Mode.ASK)]
    assert found.apart
    assert hit(ACT, scene("liar", scores=Scores(complaint=0.7))).mode is Mode.ASK
    assert hit(ACT, scene("liar", scores=Scores(complaint=0.7, insult=0.9))).mode is Mode.ACT


def test_a_complaint_rule_that_only_watches_shields_nothing() -> None:
    complaint = rule('when.says_any = "refund"', 'then.open_case = "complaint"', id="c", mode="shadow")
    assert judge(ACT + complaint, "refund me, you liar").hits[0].mode is Mode.ACT


def test_advertising_is_no_complaint() -> None:
    spam = rule("when.has_link = true", 'then.flag = "spam"', "then.remove_message = true", mode="act")
    assert hit(spam, scene("refund? http://bad.example.net", scores=Scores(complaint=0.9))).mode is Mode.ACT


def test_modes_below_act_stay_as_they_are() -> None:
    for mode in ("ask", "shadow"):
        source = rule('when.says_any = "liar"', mode=mode)
        found = hit(source, scene("liar", late=True), replace(KNOWN, standing=Standing.ADMIN))
        assert (found.mode, found.why_mode) == (Mode(mode), ())
    assert judge(rule('when.says_any = "liar"', mode="off"), "liar").hits == ()


def test_hits_come_in_the_file_s_order() -> None:
    crowd = rule("when.thread_messages_at_least = 1", id="first")
    assert [one.rule for one in judge(crowd + ACT, "liar").hits] == ["first", "r"]


def test_spans_of_all_lines_each_place_once() -> None:
    source = rule('when.says_any = ["liar", "liar*"]', "when.has_link = true")
    found = hit(source, "liar http://x.example.net liar")
    assert [(one.start, one.end) for one in found.spans] == [(0, 4), (5, 25), (26, 30)]


def test_judging_twice_gives_the_same_and_changes_nothing() -> None:
    source = ACT + rule("when.same_author_messages_at_least = 2", id="flood")
    session = Session(Engine(rules(source)))
    (made,) = said((0, 1, "liar"))
    assert [session.judge(made) for _ in range(3)] == [session.judge(made)] * 3
    assert len(session.windows) == 0


def test_judged_alike_before_and_after_it_is_remembered() -> None:
    source = rule("when.same_author_messages_at_least = 2", id="flood") + rule(
        "when.same_text_people_at_least = 2", id="raid"
    )
    session = Session(Engine(rules(source)))
    for made in said((0, 1, "a"), (1, 2, "a"), (2, 2, "b")):
        before = session.take(made)
        assert session.judge(made) == before


def test_hostile_text_is_quick() -> None:
    source = ACT + rule("when.has_link = true", id="a") + rule("when.has_invite = true", id="b")
    source += rule("when.repeated_text = true", id="c") + rule("when.has_phone = true", id="d")
    source += rule("when.has_card_number = true", "when.addressed = true", id="e") + rule(
        "when.shouting = true", id="f"
    )
    engine = Engine(rules(source))
    for text in ("a" * 4000, "+7 " * 1300, "l i a r " * 500, "@a" * 2000, "«" * 4000, "1" * 4000, "\u0300" * 4000):
        begun = time.perf_counter()
        engine.judge(scene(text))
        assert time.perf_counter() - begun < 2


def test_lone_surrogates_and_zero_bytes_are_judged() -> None:
    assert check('when.says_any = "liar"', "\ud800 liar \x00").holds is Holds.YES


def test_a_join_is_judged_only_by_rules_about_joins_and_by_words_of_the_name() -> None:
    source = rule('when.author_joined_within = "1h"', id="tenure") + rule("when.has_link = false", id="no-link")
    source += rule('when.says_any = "liar"', id="words") + rule('when.account_younger_than = "90d"', id="young")
    joined = join_message("test", "place", Author(AccountRef("test", "1"), "the liar"), NOW)
    assert [one.rule for one in judge(source, scene(joined, joined=True)).hits] == ["words", "young"]
    assert [one.rule for one in judge(source, "liar", replace(KNOWN, joined_at=NOW)).hits] == [
        "tenure",
        "no-link",
        "words",
        "young",
    ]


def test_a_caption_is_what_the_author_wrote() -> None:
    picture = message("", extra=(Surface(SurfaceKind.CAPTION, "WHY IS NOBODY LISTENING"),))
    assert check("when.shouting = true", picture).holds is Holds.YES
    session = Session(Engine(rules(rule("when.same_author_same_text_at_least = 2"))))
    session.fold(scene(picture), session.judge(scene(picture)))
    again = replace(picture, ref=replace(picture.ref, id="2"))
    assert len(session.take(scene(again)).hits) == 1
