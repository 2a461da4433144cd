"""The two exceptions that the set-up offers: spam from newcomers is held, a raid at night is contained.

Both are ordinary rules of the community's own file, written there when they are chosen: seen in /automod, tried on
history, undone with one tap. They hold messages and slow a channel down; they never mute, kick or ban.
"""

from __future__ import annotations

import re
from typing import Final

from bot.app import audit
from bot.app.press import Press
from bot.app.screens import person_asking
from bot.app.turn import Turn
from bot.domain.signals import Topic
from bot.domain.text import Say, say
from rules.edit import quoted, set_mode
from rules.file import Faults, Rule, RuleSet
from rules.hits import Mode

SPAM_RULE: Final = "newcomer-link-held"
NIGHT_RULE: Final = "night-raid-held"
LINKS: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.INVITE})
CROWDS: Final = frozenset({Topic.RAID, Topic.FLOOD})
NEWCOMER: Final = frozenset({"author_joined_within", "author_messages_below", "account_younger_than"})
_DURING: Final = re.compile(r'(when\.during\s*=\s*)"[^"\n]*"')


def spam_rules(rules: RuleSet) -> tuple[Rule, ...]:
    """Rules that hold spam from newcomers and do nothing else that bites: the hold is taken back with one tap."""
    return tuple(one for one in rules.rules if _holds_newcomers(one))


def _holds_newcomers(rule: Rule) -> bool:
    if rule.id == SPAM_RULE:
        return True
    newcomer = any(term.condition.key in NEWCOMER for term in rule.when)
    mild = rule.then.hold and rule.then.mute_author is None and not rule.then.warn_author
    return rule.topic in LINKS and newcomer and mild and rule.mode is not Mode.OFF


async def follow_spam(turn: Turn, press: Press) -> Say:
    """Bring the rules in line with the choice; what to tell whoever chose. The rule is added where there is none."""
    hold = turn.community.settings.spam == "hold"
    source = await turn.desk.policies.source(turn)
    rules = turn.desk.policies.engine(source).rules
    found = spam_rules(rules)
    changed = _in_mode(source, found, Mode.ACT if hold else Mode.ASK)
    if hold and not found and isinstance(changed, str):
        changed = _with(changed, _spam_rule(turn, rules))
    if not await _adopt(turn, press, source, changed, f"spam {'hold' if hold else 'ask'}"):
        return say("setup-exception-fault")
    return say("setup-spam-hold-done" if hold else "setup-spam-ask-done")


async def follow_night(turn: Turn, press: Press) -> Say:
    """The same for raids in quiet hours; the hours of the rule are those of the settings."""
    settings = turn.community.settings
    source = await turn.desk.policies.source(turn)
    rules = turn.desk.policies.engine(source).rules
    found = rules.rule(NIGHT_RULE)
    changed: str | Faults = source
    if found is not None:
        changed = _in_mode(source, (found,), Mode.ACT if settings.night_guard else Mode.OFF)
        changed = _at_hours(changed, settings.quiet) if isinstance(changed, str) else changed
    elif settings.night_guard:
        changed = _with(source, _night_rule(turn, rules))
    if not await _adopt(turn, press, source, changed, f"night {'on' if settings.night_guard else 'off'}"):
        return say("setup-exception-fault")
    return say("setup-night-on-done", hours=settings.quiet) if settings.night_guard else say("setup-night-off-done")


def _in_mode(source: str, found: tuple[Rule, ...], mode: Mode) -> str | Faults:
    changed: str | Faults = source
    for rule in found:
        if rule.mode is not mode and isinstance(changed, str):
            changed = set_mode(changed, rule.id, mode)
    return changed


def _with(source: str, rule: str) -> str:
    return f"{source.rstrip()}\n\n\n{rule}"


def _at_hours(source: str, hours: str) -> str:
    """The hours of the night rule, changed in its own text alone."""
    start = source.find(f'id = "{NIGHT_RULE}"')
    end = source.find("[[rule]]", start) if start >= 0 else -1
    own = source[start : end if end >= 0 else len(source)] if start >= 0 else ""
    return source.replace(own, _DURING.sub(rf'\g<1>"{hours}"', own, count=1)) if own else source


async def _adopt(turn: Turn, press: Press, source: str, changed: str | Faults, what: str) -> bool:
    """Whether the rules are now as wanted."""
    if changed == source:
        return True
    by = await person_asking(turn, press)
    if isinstance(changed, Faults) or isinstance(await turn.desk.policies.adopt(turn, changed, by), Faults):
        return False
    await audit.record(turn, "automod:exception", by, None, what)
    return True


def _spam_rule(turn: Turn, rules: RuleSet) -> str:
    does = [
        'when.author_joined_within = "24h"', "when.author_messages_below = 3", "when.has_link = true",
        "then.hold = true", 'then.flag = "spam"',
    ]  # fmt: skip
    for key in ("catches", "allows"):
        examples = ", ".join(quoted(one) for one in _said(turn, f"setup-exception-spam-{key}").values())
        does.append(f"{key} = [{examples}]")
    return _written(turn, SPAM_RULE, "spam", "medium", _cited(rules, LINKS), does)


def _night_rule(turn: Turn, rules: RuleSet) -> str:
    does = [
        "when.same_text_people_at_least = 5", 'when.same_text_window = "1m"', "when.letters_at_least = 12",
        f'when.during = "{turn.community.settings.quiet}"',
        "then.hold = true", 'then.slow_mode = "30s"', 'then.flag = "raid"',
    ]  # fmt: skip
    return _written(turn, NIGHT_RULE, "night", "high", _cited(rules, CROWDS), does)


def _written(turn: Turn, id: str, name: str, severity: str, cited: int | None, does: list[str]) -> str:
    """A rule as it stands in a file."""
    lines = ["[[rule]]", f"id = {quoted(id)}"]
    for key in ("name", "why"):
        said = _said(turn, f"setup-exception-{name}-{key}")
        lines += [f"{key}.{language} = {quoted(text)}" for language, text in said.items()]
    lines += ['mode = "act"', f'severity = "{severity}"', 'limit = "30 per hour"']
    lines += [f"house_rule = {cited}"] if cited is not None else []
    return "\n".join([*lines, *does]) + "\n"


def _said(turn: Turn, key: str) -> dict[str, str]:
    return {one: turn.desk.texts.say(say(key), one) for one in turn.desk.texts.languages}


def _cited(rules: RuleSet, topics: frozenset[Topic]) -> int | None:
    """The house rule that rules about these topics cite already."""
    return next((one.house_rule for one in rules.rules if one.topic in topics and one.house_rule is not None), None)
