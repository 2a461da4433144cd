"""Reading rule files: good ones, every kind of bad one, and anything at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.fluent import load_texts
from bot.domain.time import HOUR, MINUTE
from rules.file import Faults, ReadOptions, RuleSet, read_rules
from rules.hits import Mode
from tests.kit.scenes import HEAD, faults, rule, rules

TEXTS = load_texts()
WHOLE = """
format = 1

[lists]
shops = ["shop.example.org", "store.example.org"]
rude  = ["clown*", "shut up"]

# A comment that stays.
[[rule]]
id         = "all-keys"
name.en    = "Everything at once"
name.ru    = "Всё сразу"
why        = "To show each key."
mode       = "act"
severity   = "high"
limit      = "30 per hour"
review_by  = 2027-05-20
was        = ["older", "oldest"]
owner      = "mira"
house_rule = 2
when.says_any  = ["@rude", "liar"]
when.addressed = true
unless.link_to = "@shops"
unless.quoted  = true
then.remove_message = true
then.mute_author    = "10m"
then.flag           = "insult"
then.tell_author    = "removed"
then.suggest        = ["warn-private"]
catches = ["@anna you liar", { text = "ну ты и clown", channel = "games", as = "member" }]
allows  = ["they call it a clown fish", "liar liar pants on fire"]

[[rule]]
id = "flood"
mode = "ask"
when.same_author_messages_at_least = 3
when.same_author_window = "10s"
then.flag = "flood"
  [[rule.story]]
  say = [
    { at = "0s", by = "a", text = "one" },
    { at = "1s", by = "a", text = "two" },
    { at = "2s", by = "a", text = "three" },
  ]
  expect = ["flood"]
"""


def test_every_key() -> None:
    found = read_rules(WHOLE, "whole.toml")
    assert isinstance(found, RuleSet), found
    one = found.rule("all-keys")
    assert one is not None
    assert found.rule("oldest") is one
    assert (one.name.in_language("ru"), one.name.in_language("de"), one.why.any) == (
        "Всё сразу",
        "Everything at once",
        "To show each key.",
    )
    assert (one.mode, one.severity, one.topic, one.house_rule, one.owner) == (Mode.ACT, "high", "insult", 2, "mira")
    assert one.limit is not None
    assert (one.limit.people, one.limit.length, one.review_by) == (30, HOUR, "2027-05-20")
    assert (one.then.mute_author, one.then.remove_message, one.then.suggest) == (10 * MINUTE, True, ("warn-private",))
    assert [term.condition.key for term in one.when] == ["says_any", "addressed"]
    assert one.line == 9


def test_what_the_version_hangs_on() -> None:
    first = rules(rule('when.says_any = "liar"'))
    renamed = rules(rule('when.says_any = "liar"', 'name = "x"', id="other", mode="shadow"))
    changed = rules(rule('when.says_any = ["liar", "fool"]'))
    assert first.rules[0].version == renamed.rules[0].version
    assert first.rules[0].version != changed.rules[0].version
    assert first.version != renamed.version


def test_the_version_knows_its_lists() -> None:
    one, two = (rules(f'[lists]\nx = ["{word}"]\n' + rule('when.says_any = "@x"')) for word in ("liar", "fool"))
    assert one.rules[0].version != two.rules[0].version


OK = 'when.says_any = "liar"'
BAD: list[tuple[str, list[tuple[int, str, str, str]]]] = [
    ("", [(1, "", "", "rule-fault-empty")]),
    ("format = 1\n", [(1, "", "", "rule-fault-empty")]),
    ("format = 2\n" + rule(OK), [(1, "", "format", "rule-fault-value")]),
    (HEAD + rule('when.say_any = "x"'), [(5, "r", "when.say_any", "rule-fault-unknown-key")]),
    (HEAD + rule('when.zzz = "x"'), [(5, "r", "when.zzz", "rule-fault-unknown-key-alone")]),
    (HEAD + rule('say_any = "x"', OK), [(5, "r", "say_any", "rule-fault-unknown-key-alone")]),
    (HEAD + rule('says_any = "x"', OK), [(5, "r", "says_any", "rule-fault-unknown-key")]),
    (HEAD + "rules = 1\n" + rule(OK), [(2, "", "rules", "rule-fault-unknown-key")]),
    (HEAD + rule("when.says_any = 5"), [(5, "r", "when.says_any", "rule-fault-value")]),
    (HEAD + rule('when.says_any = ["a b", 5]'), [(5, "r", "when.says_any", "rule-fault-value")]),
    (HEAD + rule('when.says_any = [\n"fine",\n"bro*ken",\n]'), [(7, "r", "when.says_any", "rule-fault-term-star")]),
    (HEAD + rule('when.says_any = ["fine", ""]'), [(5, "r", "when.says_any", "rule-fault-term-empty")]),
    (HEAD + rule('when.says_any = "*"'), [(5, "r", "when.says_any", "rule-fault-term-star")]),
    (HEAD + rule("when.says_any = []"), [(5, "r", "when.says_any", "rule-fault-value")]),
    (HEAD + rule('when.has_link = "yes"'), [(5, "r", "when.has_link", "rule-fault-value")]),
    (HEAD + rule("when.author_joined_within = 24"), [(5, "r", "when.author_joined_within", "rule-fault-value")]),
    (HEAD + rule('when.author_joined_within = "24 x"'), [(5, "r", "when.author_joined_within", "rule-fault-value")]),
    (HEAD + rule("when.author_joined_within = 24h"), [(5, "", "", "rule-fault-unquoted")]),
    (HEAD + rule("when.during = 09:00-18:00"), [(5, "", "", "rule-fault-unquoted")]),
    (HEAD + rule("mode = act", OK, mode="ask"), [(5, "", "", "rule-fault-unquoted")]),
    (HEAD + rule("when.says_any = “liar”"), [(5, "", "", "rule-fault-curly-quotes")]),
    (HEAD + rule('when.matches = "\\d+"'), [(5, "", "", "rule-fault-backslash")]),
    (HEAD + rule("when.matches = '(?=x)y'"), [(5, "r", "when.matches", "rule-fault-pattern")]),
    (HEAD + rule("when.matches = ['ok', '(']"), [(5, "r", "when.matches", "rule-fault-pattern")]),
    (HEAD + rule('when.link_to = "no site"'), [(5, "r", "when.link_to", "rule-fault-value")]),
    (HEAD + rule(OK, 'mode2 = "x"'), [(6, "r", "mode2", "rule-fault-unknown-key")]),
    (HEAD + rule(OK, mode="on"), [(4, "r", "mode", "rule-fault-value")]),
    (HEAD + rule(OK, 'severity = "huge"'), [(6, "r", "severity", "rule-fault-value")]),
    (HEAD + rule(OK, 'limit = "many"'), [(6, "r", "limit", "rule-fault-value")]),
    (HEAD + rule(OK, 'then.kick_author = true'), [(6, "r", "then.kick_author", "rule-fault-heavy")]),
    (HEAD + rule(OK, 'then.ban_author = true'), [(6, "r", "then.ban_author", "rule-fault-heavy")]),
    (HEAD + rule(OK, 'then.delete = true'), [(6, "r", "then.delete", "rule-fault-unknown-key")]),
    (HEAD + rule(OK, 'then.flag = "rude"'), [(6, "r", "then.flag", "rule-fault-value")]),
    (HEAD + rule(OK, 'then.mute_author = "90d"'), [(6, "r", "then.mute_author", "rule-fault-value")]),
    (HEAD + rule(OK, "then = 5"), [(6, "r", "then", "rule-fault-not-table")]),
    (HEAD + "[[rule]]\nid = 'x'\nwhen = 5\n", [(4, "x", "when", "rule-fault-not-table")]),
    (HEAD + "[[rule]]\nid = 'x'\n", [(2, "x", "", "rule-fault-no-when")]),
    (HEAD + f"[[rule]]\n{OK}\n", [(2, "", "", "rule-fault-no-id")]),
    (HEAD + f"[[rule]]\nid = 'Ünfit name'\n{OK}\n", [(3, "Ünfit name", "id", "rule-fault-value")]),
    (HEAD + f"[rule]\nid = 'x'\n{OK}\n", [(2, "", "rule", "rule-fault-rule-shape")]),
    (HEAD + rule(OK) + rule(OK), [(7, "r", "id", "rule-fault-double-id")]),
    (HEAD + rule(OK) + rule(OK, 'was = "r"', id="s"), [(10, "s", "was", "rule-fault-was-lives")]),
    (HEAD + rule('when.same_author_window="5s"', OK), [(5, "r", "when.same_author_window", "rule-fault-lonely-pair")]),
    (HEAD + rule(OK, "catches = [5]"), [(6, "r", "catches", "rule-fault-value")]),
    (HEAD + rule(OK, 'catches = [\n"a liar",\n"a friend",\n]'), [(8, "r", "catches", "rule-fault-catches")]),
    (HEAD + rule(OK, 'allows = ["a friend", "a liar"]'), [(6, "r", "allows", "rule-fault-allows")]),
    (HEAD + rule(OK, 'catches = [{ text = "liar", as = "king" }]'), [(6, "r", "catches.as", "rule-fault-value")]),
    (HEAD + rule(OK, "story = 5"), [(6, "r", "story", "rule-fault-story-shape")]),
    (HEAD + rule(OK, "[[rule.story]]", "say = []"), [(7, "r", "story.say", "rule-fault-story-shape")]),
    (HEAD + "[lists]\nx = 5\n" + rule(OK), [(3, "", "lists.x", "rule-fault-value")]),
    (HEAD + 'x = "unfinished\n', [(2, "", "", "rule-fault-syntax")]),
    (HEAD + "[[rule]\n", [(2, "", "", "rule-fault-syntax")]),
    ("x = " + "[" * 5000, [(1, "", "", "rule-fault-too-deep")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BAD)
def test_each_fault_names_its_place(source: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert faults(source) == expected


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_fault_can_be_said(language: str) -> None:
    for source, _ in BAD:
        found = read_rules(source, "f")
        assert isinstance(found, Faults)
        assert all(TEXTS.say(one.say, language) for one in found.items)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_warning_can_be_said(language: str) -> None:
    for source, _ in WARNED:
        assert all(TEXTS.say(one.say, language) for one in rules(source).warnings)


PATTERNS = ["(?=a)", "(a)\\1", "(?>a)", "(?(1)a)", "a\\bb", "[a", "a{1001}", "a*", "x" * 2000, "(", "\\p{Nope}"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_bad_pattern_is_refused_with_a_reason(pattern: str) -> None:
    found = read_rules(HEAD + rule(f"when.matches = '{pattern}'"), "f")
    assert isinstance(found, Faults)
    assert found.items[0].say.key == "rule-fault-pattern"
    assert all(TEXTS.say(found.items[0].say, language) for language in ("en", "ru"))


def test_the_nearest_key_is_named() -> None:
    found = read_rules(HEAD + rule('when.say_any = "x"'), "f.toml")
    assert isinstance(found, Faults)
    assert dict(found.items[0].say.args) == {"key": "say_any", "nearest": "says_any"}
    assert found.items[0].file == "f.toml"


def test_a_list_by_a_wrong_name() -> None:
    source = HEAD + '[lists]\nrude = ["liar"]\n' + rule('when.says_any = ["x y", "@rudee"]')
    assert faults(source) == [(7, "r", "when.says_any", "rule-fault-no-list")]
    assert len(rules('[lists]\nrude = ["liar"]\n' + rule('when.author_role = "@helper"')).rules) == 1


def test_terms_of_lists_are_checked_where_they_are_words() -> None:
    hosts = '[lists]\nx = ["*.example.org"]\n'
    assert len(rules(hosts + rule('when.link_to = "@x"')).rules) == 1
    assert faults(HEAD + hosts + rule('when.says_any = "@x"')) == [(3, "", "lists.x", "rule-fault-term-star")]


def test_all_faults_at_once() -> None:
    source = HEAD + rule('when.say_any = "x"') + rule("when.has_link = 1", "then.ban = true", id="s")
    assert [one[0] for one in faults(source)] == [5, 9, 10]


def test_lines_are_right_through_every_way_of_writing() -> None:
    source = (
        'format = 1\r\n\r\n[[rule]]\r\nid = "r"\r\n[rule.when]\r\nsays_any = """\r\nliar\r\n"""\r\n'
        "[rule.then]\r\nflag = 'nothing' # hm\r\n"
    )
    assert faults(source) == [(10, "r", "then.flag", "rule-fault-value")]
    inline = HEAD + '[[rule]]\nid = "r"\nwhen = { says_any = ["a b", "c*d"], "has_link" = true }\n'
    assert faults(inline) == [(4, "r", "when.says_any", "rule-fault-term-star")]


def test_a_failing_story() -> None:
    story = ["[[rule.story]]", 'say = [{ at = "0s", by = "a", text = "friend" }]', 'expect = ["r"]']
    assert faults(HEAD + rule(OK, *story)) == [(6, "r", "story", "rule-fault-story")]
    wrong = ["[[rule.story]]", 'say = [{ at = "0s", by = "a", text = "liar" }]', "expect = []"]
    assert faults(HEAD + rule(OK, *wrong)) == [(6, "r", "story", "rule-fault-story-extra")]


def test_examples_of_rules_that_are_off_run_too() -> None:
    assert faults(HEAD + rule(OK, 'catches = ["a friend"]', mode="off"))[0][3] == "rule-fault-catches"
    story = ["[[rule.story]]", 'say = [{ at = "0s", by = "a", text = "liar" }]', 'expect = ["r"]']
    assert len(rules(rule(OK, *story, mode="off")).rules) == 1


def test_examples_can_be_left_out() -> None:
    assert isinstance(read_rules(HEAD + rule(OK, 'catches = ["x"]'), "f", ReadOptions(run_examples=False)), RuleSet)


def test_scores_that_nobody_gives_do_not_fail_examples() -> None:
    assert len(rules(rule("when.score_at_least.insult = 0.5", 'catches = ["whatever"]')).rules) == 1


WARNED: list[tuple[str, str]] = [
    (rule(OK), "rule-lint-no-catches"),
    (rule(OK, 'catches = ["liar"]'), "rule-lint-no-allows"),
    (rule(OK, "then.remove_message = true", mode="act"), "rule-lint-act-untested"),
    (rule(OK, 'catches = ["liar"]', mode="act"), "rule-lint-nothing-to-do"),
    (rule('when.author_joined_within = "1h"'), "rule-lint-broad"),
    (rule('when.author_joined_within = "1h"', OK), "rule-lint-unknown-on"),
    (rule("when.same_author_messages_at_least = 3"), "rule-lint-default-window"),
    (rule(OK, 'limit = "3 per day"'), "rule-lint-limit-unused"),
    (rule('when.says_any = "x"', "when.word_forms = true"), "rule-lint-no-forms"),
    (rule(OK), "rule-lint-no-then"),
]


@pytest.mark.parametrize(("source", "warning"), WARNED)
def test_warnings(source: str, warning: str) -> None:
    assert warning in [one.say.key for one in rules(source).warnings]


def test_a_good_rule_warns_of_nothing() -> None:
    source = rule(OK, 'catches = ["you liar"]', 'allows = ["a friend"]', 'then.flag = "insult"')
    assert rules(source).warnings == ()


def test_no_mode_only_watches() -> None:
    found = rules(f"[[rule]]\nid = 'r'\n{OK}\n")
    assert found.rules[0].mode is Mode.SHADOW
    assert "rule-lint-no-mode" in [one.say.key for one in found.warnings]


def test_no_format_is_worth_a_look() -> None:
    found = read_rules(rule(OK), "f")
    assert isinstance(found, RuleSet)
    assert found.warnings[0].say.key == "rule-lint-no-format"


def test_thirty_thousand_terms() -> None:
    letters = "abcdefghij"
    words = ["".join(letters[int(digit)] for digit in str(n)) + "word" for n in range(10_000, 40_000)]
    begun = time.perf_counter()
    found = rules(
        "[lists]\nbig = [\n" + ",\n".join(f'"{one}"' for one in words) + ",\n]\n" + rule('when.says_any = "@big"')
    )
    assert len(found.rules) == 1
    assert time.perf_counter() - begun < 30


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_rules(text, "any"), RuleSet | Faults)
    assert isinstance(read_rules(HEAD + "[[rule]]\n" + text, "any"), RuleSet | Faults)


VALUES = st.recursive(
    st.one_of(
        st.booleans(), st.integers(-5, 2_000_000), st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from(["x", "10s", "act", "general", "22:00-08:00", "(", "*", "", "@none", "spam"]),
    ),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
KEYS = st.sampled_from([
    "id", "mode", "limit", "was", "when.says_any", "when.matches", "when.has_link", "when.during", "when.in_channel",
    "when.score_at_least", "when.thread_window", "when.thread_messages_at_least", "unless.quoted", "then.flag",
    "then.mute_author", "catches", "allows", "story", "name", "why", "review_by", "house_rule", "nonsense",
])  # fmt: skip


def written(value: object) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in value) + "]"
    return f"'{value}'" if isinstance(value, str) else repr(value)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_values_are_read_or_refused_by_line(values: dict[str, object]) -> None:
    lines = [f"{key} = {written(value)}" for key, value in values.items()]
    found = read_rules("\n".join(["format = 1", "[[rule]]", *lines, ""]), "any")
    if isinstance(found, Faults):
        assert all(1 <= one.line <= len(lines) + 2 for one in found.items)
        for one in found.items:
            if one.key in values and one.say.key == "rule-fault-value":
                assert lines[one.line - 3].startswith(one.key)
