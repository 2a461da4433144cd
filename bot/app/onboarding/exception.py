"""The one exception that the set-up may offer: spam from people known to be new is held until a person looks."""

from __future__ import annotations

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

TOPICS: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.INVITE})
ID: Final = "newcomer-link-held"
NEWCOMER: Final = frozenset({"author_joined_within", "author_messages_below", "account_younger_than"})


def exceptions(rules: RuleSet) -> tuple[Rule, ...]:
    """Rules that hold spam from newcomers and do nothing else that bites: the hold is taken back with one tap."""
    return tuple(one for one in rules.rules if _is_one(one))


def _is_one(rule: Rule) -> bool:
    newcomer = any(term.condition.key in NEWCOMER for term in rule.when)
    mild = rule.then.hold and rule.then.mute_author is None and not rule.then.warn_author
    return rule.topic in TOPICS and newcomer and mild and rule.mode is not Mode.OFF


async def follow_spam(turn: Turn, press: Press) -> Say:
    """Bring the rules in line with the choice; what to tell whoever chose. The rule is added where there is none."""
    hold = turn.community.settings.spam == "hold"
    source = await turn.desk.policies.source(turn)
    found = exceptions(turn.desk.policies.engine(source).rules)
    changed = await _changed(turn, source, found, Mode.ACT if hold else Mode.ASK, hold)
    by = await person_asking(turn, press)
    if isinstance(changed, Faults) or (
        changed != source and isinstance(await turn.desk.policies.adopt(turn, changed, by), Faults)
    ):
        return say("setup-spam-fault")
    if changed != source:
        await audit.record(turn, "automod:exception", by, None, f"spam {'hold' if hold else 'ask'}")
    return say("setup-spam-hold-done" if hold else "setup-spam-ask-done")


async def _changed(turn: Turn, source: str, found: tuple[Rule, ...], wanted: Mode, hold: bool) -> str | Faults:
    changed: str | Faults = source
    for rule in found:
        if rule.mode is not wanted and isinstance(changed, str):
            changed = set_mode(changed, rule.id, wanted)
    if found or not hold or not isinstance(changed, str):
        return changed
    return f"{changed.rstrip()}\n\n\n{_rule(turn, source)}"


def _rule(turn: Turn, source: str) -> str:
    """The rule that the exception adds, as it stands in the file."""
    rules = turn.desk.policies.engine(source).rules
    cited = next((one.house_rule for one in rules.rules if one.topic in TOPICS and one.house_rule is not None), None)
    lines = ["[[rule]]", f"id = {quoted(ID)}"]
    for key in ("name", "why"):
        said = {one: turn.desk.texts.say(say(f"setup-exception-{key}"), one) for one in turn.desk.texts.languages}
        lines += [f"{key}.{language} = {quoted(text)}" for language, text in said.items()]
    lines += ['mode = "act"', 'severity = "medium"', 'limit = "30 per hour"']
    lines += [f"house_rule = {cited}"] if cited is not None else []
    lines += ['when.author_joined_within = "24h"', "when.author_messages_below = 3", "when.has_link = true"]
    lines += ["then.hold = true", 'then.flag = "spam"']
    for key in ("catches", "allows"):
        texts = [turn.desk.texts.say(say(f"setup-exception-{key}"), one) for one in turn.desk.texts.languages]
        lines.append(f"{key} = [{', '.join(quoted(one) for one in texts)}]")
    return "\n".join(lines) + "\n"
