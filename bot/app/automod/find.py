"""Finding a rule by what people type or by what a button carries, and what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from bot.app.decide import record_of
from bot.app.places import places_of
from bot.app.turn import Turn
from bot.domain.records import RuleRecord
from bot.domain.signals import SignalKind
from bot.domain.text import Say, say
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import MESSAGES, SIGNALS
from rules.file import Fault, Rule, RuleSet
from rules.promotion import Promotion, promotable

LONGEST_REF: Final = 24
"""A button holds at most 64 bytes; longer ids stand there as a digest."""
WEEK: Final = 7 * DAY
MOST_WORDS: Final = 120


def ref_of(rule: str) -> str:
    """How a button names a rule."""
    if len(rule) <= LONGEST_REF and ":" not in rule:
        return rule
    return "~" + hashlib.blake2b(rule.encode(), digest_size=8).hexdigest()


def by_ref(rules: RuleSet, ref: str) -> Rule | None:
    """The rule that a button means; None when it is gone."""
    return next((one for one in rules.rules if ref_of(one.id) == ref), None)


def by_words(rules: RuleSet, words: str) -> Rule | Say:
    """The rule of this id or name, or what to say when there is none."""
    words = words[:MOST_WORDS]
    wanted = " ".join(words.split()).casefold()
    found = rules.rule(wanted) or next((one for one in rules.rules if wanted in _names(one)), None)
    if found is not None:
        return found
    known = {name: one.id for one in rules.rules for name in _names(one)}
    near = get_close_matches(wanted, known, 1, 0.5)
    if near:
        return say("automod-no-rule-near", rule=words, near=known[near[0]])
    return say("automod-no-rule", rule=words)


def _names(rule: Rule) -> list[str]:
    return [rule.id.casefold(), *(" ".join(name.split()).casefold() for _, name in rule.name.texts if name)]


async def hits_this_week(turn: Turn, rule: Rule) -> int:
    """How many messages it matched in the last seven days, whatever its mode."""
    ids = [rule.id, *rule.was]
    mine = (*where(community=turn.id, kind=SignalKind.RULE), Where("source", "in", ids))
    return await turn.tx.count(SIGNALS, *mine, Where("at", ">=", turn.now - WEEK))


async def record(turn: Turn, rule: Rule) -> RuleRecord:
    """What moderators decided about this version so far, under its earlier names too."""
    known = await record_of(turn, rule.id, rule.version)
    for name in rule.was:
        old = await record_of(turn, name, rule.version)
        known = replace(
            known, confirmed=known.confirmed + old.confirmed, rejected=known.rejected + old.rejected,
            recent=old.recent + known.recent, backtested_at=known.backtested_at or old.backtested_at,
        )  # fmt: skip
    return known


async def promotion(turn: Turn, rule: Rule) -> Promotion:
    """Whether it may act, and what is missing."""
    return promotable(rule, await record(turn, rule), turn.now, await had_history(turn))


async def warnings(turn: Turn, rules: RuleSet) -> list[Fault]:
    """What is worth a look in the file; what concerns a platform only where the community lives on it."""
    here = {one.platform for one in await places_of(turn)}
    return [one for one in rules.warnings if one.say.key != "rule-lint-unknown-on" or _platform(one) in here]


def _platform(one: Fault) -> str:
    return str(dict(one.say.args).get("platform", "")).casefold()


async def had_history(turn: Turn) -> bool:
    """Whether there are stored messages to try a rule on."""
    return bool(await turn.tx.find(MESSAGES, *where(community=turn.id), limit=1))
