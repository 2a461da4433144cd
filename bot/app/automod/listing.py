"""The rules at a glance: how many of which mode, each with its hits and what it lacks to act by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from bot.app.automod import find
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.screens import button, screen
from bot.app.turn import Turn
from bot.domain.content import Block, Button, Heading, Line
from bot.domain.text import Say, Several, say
from bot.domain.time import SECOND
from rules.file import Rule
from rules.hits import Mode

ABOUT: Final = "automod"
PAGE: Final = 8
LONGEST_LABEL: Final = 60
HOME: Final = (
    ("list", "press-automod-list"), ("test", "press-automod-test"), ("history", "press-automod-history"),
    ("promote", "press-automod-promote"), ("export", "press-automod-export"), ("import", "press-automod-import"),
)  # fmt: skip


async def home(turn: Turn, press: Press) -> Reply:
    """The menu."""
    rules = await turn.desk.policies.rules(turn)
    counts = {mode: sum(one.mode is mode for one in rules.rules) for mode in Mode}
    parts = [say("automod-count", mode=say(f"mode-{mode}"), count=counts[mode]) for mode in Mode if counts[mode]]
    blocks: list[Block] = [Heading(say("automod-title")), Line(say("automod-what"))]
    blocks.append(Line(say("automod-parts", parts=Several(tuple(parts), "dot")) if parts else say("automod-none")))
    warnings = await find.warnings(turn, rules)
    if warnings:
        blocks.append(Line(say("automod-warnings", count=len(warnings)), "quiet"))
    buttons = [button(ABOUT, "", verb, say(label)) for verb, label in HOME]
    return Reply(content=screen(blocks, buttons, "/automod"))


async def list_rules(turn: Turn, press: Press) -> Reply:
    """Each rule on a line, eight a page; a button opens it."""
    rules = await turn.desk.policies.rules(turn)
    if not rules.rules:
        return Reply(content=screen([Heading(say("automod-list-title")), Line(say("automod-none"))], [_home()]))
    first = number_in(press.token.arg) or 0
    first = first if 0 <= first < len(rules.rules) else 0
    shown = rules.rules[first : first + PAGE]
    blocks: list[Block] = [Heading(say("automod-list-title"))]
    language = press.author.language or turn.community.language
    noted = {one.rule for one in await find.warnings(turn, rules)}
    blocks += [Line(await _line(turn, rule, language, rule.id in noted)) for rule in shown]
    buttons = [button(ABOUT, find.ref_of(one.id), "show", name_of(one, language)[:LONGEST_LABEL]) for one in shown]
    if first:
        buttons.append(button(ABOUT, "", "list", say("press-earlier"), arg=str(max(0, first - PAGE))))
    if first + PAGE < len(rules.rules):
        buttons.append(button(ABOUT, "", "list", say("press-further"), arg=str(first + PAGE)))
    return Reply(content=screen(blocks, [*buttons, _home()], "/automod list"))


def _home() -> Button:
    return button(ABOUT, "", "home", say("press-back"))


def name_of(rule: Rule, language: str) -> str:
    """A rule's name in a language, its id where it has none."""
    return rule.name.in_language(language) or rule.id


async def _line(turn: Turn, rule: Rule, language: str, noted: bool) -> Say:
    """ "insult · asks · 4 hits this week · 12 more decisions until it may act"."""
    facts: list[Say] = [say("automod-hits", count=await find.hits_this_week(turn, rule))]
    if rule.mode in (Mode.ASK, Mode.SHADOW) and rule.then.acts:
        promotion = await find.promotion(turn, rule)
        facts.append(say("automod-ready") if promotion.ok else say("automod-lacks", count=promotion.more))
    if is_stale(rule, turn.now):
        facts.append(say("automod-stale", date=rule.review_by))
    if noted:
        facts.append(say("automod-look"))
    name = name_of(rule, language)
    return say(
        "automod-line",
        rule=rule.id,
        name=name,
        mode=say(f"automod-mode-{rule.mode}"),
        facts=Several(tuple(facts), "dot"),
    )


def is_stale(rule: Rule, now: int) -> bool:
    """Whether the day by which somebody wanted to look at it again is over."""
    return bool(rule.review_by) and datetime.fromtimestamp(now / SECOND, UTC).date().isoformat() > rule.review_by
