"""A rule as one sentence for people who don't read TOML: "When …, unless …, then …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.text import Length, Say, Several, say
from rules.hits import Then
from rules.rule import Rule


def sentence(rule: Rule) -> Say:
    """The whole rule; its mode decides how the last part begins."""
    when = _joined([term.condition.says() for term in rule.when], "and")
    then = deeds(rule.then)
    if not rule.unless:
        return say(f"rule-sentence-{rule.mode}", when=when, then=then)
    unless = _joined([term.condition.says() for term in rule.unless], "or")
    return say(f"rule-sentence-unless-{rule.mode}", when=when, unless=unless, then=then)


def deeds(then: Then) -> Say:
    """What follows, as a list of deeds."""
    return _joined(list(_deeds(then)) or [say("rule-then-nothing")], "and")


def _joined(parts: Sequence[Say], style: str) -> Say:
    """ "a and b and c": clauses hold commas of their own, so the word between them is said each time."""
    said = parts[-1]
    for part in reversed(parts[:-1]):
        said = say("rule-both", first=part, rest=said) if style == "and" else say("rule-either", first=part, rest=said)
    return said


def _deeds(then: Then) -> Iterator[Say]:
    if then.remove_message:
        yield say("rule-then-remove")
    if then.hold:
        yield say("rule-then-hold")
    if then.mute_author is not None:
        yield say("rule-then-mute", length=Length(then.mute_author))
    if then.warn_author:
        yield say("rule-then-warn")
    if then.slow_mode is not None:
        yield say("rule-then-slow", length=Length(then.slow_mode))
    if then.open_case:
        yield say("rule-then-open", topic=say(f"topic-{then.open_case}"))
    elif then.flag != "other":
        yield say("rule-then-flag", topic=say(f"topic-{then.flag}"))
    if then.answer_within is not None:
        yield say("rule-then-answer-within", length=Length(then.answer_within), place=_place(then))
    elif then.answer_in or then.answer_with:
        yield say("rule-then-answer", place=_place(then))
    if then.escalate_to:
        yield say("rule-then-call", who=then.escalate_to)
    if then.tell_author:
        yield say("rule-then-tell")
    if then.suggest:
        yield say("rule-then-suggest", steps=Several(then.suggest, "comma"))


def _place(then: Then) -> Say:
    return say("rule-place-private") if then.answer_in == "private" else say("rule-place-public")
