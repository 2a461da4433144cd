"""What is worth a look in a rule file that works: warnings, never faults."""

from __future__ import annotations

from typing import Final

from bot.domain.text import Several, say
from rules.hits import Mode
from rules.notes import Notes
from rules.positions import Path
from rules.rule import Rule, RuleSet

_ALONE: Final = frozenset({
    "author_joined_within", "author_messages_below", "author_role", "in_channel", "during", "language", "edited",
    "forwarded", "is_reply", "addressed", "quoted", "author_is_bot", "in_voice", "letters_at_least", "in_thread",
    "letters_at_most", "author_is_regular", "account_younger_than",
})  # fmt: skip
"""Conditions that say where or who, not what: a rule of these alone matches ordinary talk."""
PREPARED: Final = frozenset({"complaint-ack", "question-ack", "bug-ack", "wellbeing-ack"})
"""Names that `then.answer_with` may use: an answer's text is the key `prepared-<name>` of the locales."""


def lint(rules: RuleSet, notes: Notes) -> None:
    """Note the warnings of a rule set."""
    for number, rule in enumerate(rules.rules):
        path: Path = ("rule", number)
        _examples(rule, path, notes)
        _breadth(rule, path, notes)
        _unknowns(rule, path, notes)
        if not notes.places.get((*path, "mode")):
            notes.warn(path, rule.id, say("rule-lint-no-mode"))
        if not rule.then.acts and rule.mode is Mode.ACT:
            notes.warn((*path, "mode"), rule.id, say("rule-lint-nothing-to-do"))
        if (*path, "then") not in notes.places:
            notes.warn(path, rule.id, say("rule-lint-no-then"))
        if rule.then.answer_with and rule.then.answer_with not in PREPARED:
            what = say(
                "rule-lint-no-answer", name=rule.then.answer_with, known=Several(tuple(sorted(PREPARED)), "comma")
            )
            notes.warn((*path, "then", "answer_with"), rule.id, what)
        if rule.limit is not None and rule.mode is not Mode.ACT:
            notes.warn((*path, "limit"), rule.id, say("rule-lint-limit-unused"))


def _examples(rule: Rule, path: Path, notes: Notes) -> None:
    if rule.mode is Mode.ACT and not rule.catches and not rule.stories:
        notes.warn((*path, "mode"), rule.id, say("rule-lint-act-untested"))
    elif not rule.catches and not rule.stories:
        notes.warn(path, rule.id, say("rule-lint-no-catches"))
    if not rule.allows and not rule.stories and rule.reads_text:
        notes.warn(path, rule.id, say("rule-lint-no-allows"))


def _breadth(rule: Rule, path: Path, notes: Notes) -> None:
    keys = {term.condition.key for term in rule.when}
    if keys and keys <= _ALONE:
        notes.warn((*path, "when"), rule.id, say("rule-lint-broad", keys=Several(tuple(sorted(keys)), "comma")))


def _unknowns(rule: Rule, path: Path, notes: Notes) -> None:
    for side, terms in (("when", rule.when), ("unless", rule.unless)):
        for term in terms:
            for platform in term.unknown_on:
                what = say("rule-lint-unknown-on", key=term.condition.key, platform=platform.title())
                notes.warn((*path, side, term.condition.key), rule.id, what)
