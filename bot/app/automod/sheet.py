"""One rule on one screen: what it says, how it does, what it lacks, its text in the file."""

from __future__ import annotations

from bot.app.automod import find
from bot.app.automod.listing import ABOUT, is_stale, name_of
from bot.app.automod.text import text_of
from bot.app.press import Press, Reply
from bot.app.screens import button, screen
from bot.app.turn import Turn
from bot.domain.content import Block, Button, ButtonStyle, Fact, Heading, Line, Quote
from bot.domain.signals import ANSWER_TOPICS, Topic
from bot.domain.text import Moment, Say, say
from bot.ports.tables import MARKS
from rules.file import Rule, RuleSet
from rules.hits import Mode
from rules.sentence import sentence


async def show(turn: Turn, press: Press, rule: Rule) -> Reply:
    """The screen of a rule."""
    rules = await turn.desk.policies.rules(turn)
    language = press.author.language or turn.community.language
    blocks: list[Block] = [Heading(name_of(rule, language)), Line(sentence(rule))]
    why = rule.why.in_language(language)
    if why:
        blocks.append(Line(why, "quiet"))
    blocks += await _facts(turn, rule)
    blocks += await _warnings(turn, rules, rule)
    blocks.append(Quote(text_of(rules, rule)))
    return Reply(content=screen(blocks, _buttons(rule), f"/automod show {rule.id}"))


async def _warnings(turn: Turn, rules: RuleSet, rule: Rule) -> list[Block]:
    mine = [one for one in await find.warnings(turn, rules) if one.rule == rule.id]
    return [Line(say("automod-warning", line=str(one.line), what=one.say), "quiet") for one in mine]


async def _facts(turn: Turn, rule: Rule) -> list[Block]:
    record = await find.record(turn, rule)
    facts: list[Block] = [
        Fact(say("automod-fact-mode"), say(f"automod-mode-{rule.mode}")),
        Fact(say("automod-fact-hits"), say("automod-hits", count=await find.hits_this_week(turn, rule))),
        Fact(say("automod-fact-record"), _judged(record.confirmed, record.rejected)),
    ]
    if rule.house_rule is not None:
        facts.append(Fact(say("automod-fact-house"), str(rule.house_rule)))
    if rule.mode is not Mode.ACT:
        facts += await missing(turn, rule)
    if is_stale(rule, turn.now):
        facts.append(Line(say("automod-stale", date=rule.review_by), "warn"))
    override = await turn.tx.get(MARKS, turn.id, f"override:{rule.id}")
    if override is not None and rule.mode is Mode.ACT:
        facts.append(Line(say("automod-overridden", reason=override.value), "quiet"))
    back = await turn.tx.get(MARKS, turn.id, f"stepped-back:{rule.id}")
    if back is not None and rule.mode is Mode.ASK:
        facts.append(Line(say("automod-stepped-back", at=Moment(back.at, "date")), "quiet"))
    return facts


def _judged(confirmed: int, rejected: int) -> Say:
    if not confirmed + rejected:
        return say("automod-record-none")
    return say("automod-record", confirmed=confirmed, of=confirmed + rejected)


async def missing(turn: Turn, rule: Rule) -> list[Block]:
    """What lies between a rule and acting by itself, a line each."""
    if not rule.then.acts:
        return [Line(say("automod-only-asks" if may_do(rule) else "automod-never-acts"), "quiet")]
    promotion = await find.promotion(turn, rule)
    if promotion.ok:
        return [Line(say("automod-may-act"), "strong")]
    return [Line(say("automod-missing", what=one), "quiet") for one in promotion.missing]


def _buttons(rule: Rule) -> list[Button]:
    ref = find.ref_of(rule.id)
    modes = [mode for mode in Mode if mode is not rule.mode and (mode is not Mode.ACT or rule.then.acts)]
    found = [
        button(ABOUT, ref, "mode", say(f"press-mode-{mode}"), arg=mode.value,
               style=ButtonStyle.DANGER if mode is Mode.ACT else ButtonStyle.SAFE)
        for mode in modes
    ]  # fmt: skip
    if may_do(rule):
        found.append(button(ABOUT, ref, "does", say("press-automod-does")))
    if takes_words(rule):
        found.append(button(ABOUT, ref, "word", say("press-automod-word")))
    found.append(button(ABOUT, ref, "history", say("press-automod-history")))
    return [*found, button(ABOUT, "", "list", say("press-back"))]


def may_do(rule: Rule) -> bool:
    """Whether it can still be told what to do: questions, complaints and people not well are never acted on."""
    return not rule.then.acts and rule.topic not in ANSWER_TOPICS and rule.topic is not Topic.WELLBEING


def takes_words(rule: Rule) -> bool:
    """Whether it looks for a list of words, so that one can be added."""
    return any(term.condition.key == "says_any" for term in rule.when)
