"""What a trial on history found, as a screen."""

from __future__ import annotations

from typing import Final

from bot.app.automod.find import ref_of
from bot.app.automod.listing import ABOUT
from bot.app.press import Press, Reply
from bot.app.screens import button, screen
from bot.domain.content import Block, Button, ButtonStyle, Heading, Line, Quote
from bot.domain.text import Say, Several, say
from rules.backtest import Report, RuleReport, Sample
from rules.file import Rule
from rules.hits import Mode

MOST_RULES: Final = 8
SAMPLES: Final = 2
SAMPLES_OF_ONE: Final = 8
NEAR: Final = 3
MOST_QUOTE: Final = 280


def draw(press: Press, report: Report, days: int, one: Rule | None) -> Reply:
    """The report of all rules, or of the one that was asked for; in the set-up with the way on."""
    command = f"/automod backtest {days}" if one is None else f"/automod backtest {days} {one.id}"
    if press.token.about == "setup":
        return Reply(content=screen(_all(report, days, asking=True), _onward()))
    blocks = _all(report, days) if one is None else _one(report, days, one)
    return Reply(content=screen(blocks, _buttons(report, one), command))


def _head(report: Report, days: int) -> list[Block]:
    blocks: list[Block] = [Heading(say("automod-history-title", days=days))]
    if not report.messages:
        return [*blocks, Line(say("automod-history-empty"))]
    blocks.append(Line(say("automod-history-read", messages=report.messages, people=report.people)))
    return blocks


def _all(report: Report, days: int, *, asking: bool = False) -> list[Block]:
    found = [one for one in report.rules if one.hits and not (asking and one.mode is Mode.OFF)]
    found.sort(key=lambda one: -len(one.hits))
    blocks = _head(report, days)
    if not report.messages:
        return blocks
    if asking:
        blocks.append(Line(say("setup-history-asked", count=report.asked), "strong"))
    elif not found:
        blocks.append(Line(say("automod-history-quiet"), "strong"))
    loud = {one.rule for one in report.loud}
    for one in found[:MOST_RULES]:
        blocks.append(Line(_line(one, one.rule in loud), "strong"))
        blocks += [_sample(sample) for sample in one.samples[:SAMPLES]]
    if len(found) > MOST_RULES:
        blocks.append(Line(say("automod-history-more", count=len(found) - MOST_RULES), "quiet"))
    undecided = sum(one.undecided for one in report.rules)
    if undecided:
        blocks.append(Line(say("automod-history-undecided", count=undecided), "quiet"))
    return [*blocks, Line(say("automod-history-limits"), "quiet")]


def _one(report: Report, days: int, rule: Rule) -> list[Block]:
    found = next((one for one in report.rules if one.rule == rule.id), None)
    blocks = _head(report, days)
    if found is None or not report.messages:
        return blocks
    blocks.append(Line(_line(found, any(one.rule == rule.id for one in report.loud)), "strong"))
    if found.undecided:
        why = Several(tuple(found.undecided_by), "comma")
        blocks.append(Line(say("automod-history-undecided-by", count=found.undecided, facts=why), "quiet"))
    blocks += [_sample(sample) for sample in found.samples[:SAMPLES_OF_ONE]]
    if found.near:
        blocks.append(Line(say("automod-history-near"), "strong"))
        blocks += [_sample(sample) for sample in found.near[:NEAR]]
    return [*blocks, Line(say("automod-history-limits"), "quiet")]


def _line(one: RuleReport, loud: bool) -> Say:
    key = "automod-history-loud" if loud else "automod-history-line"
    mode = say(f"mode-{one.mode}")
    return say(key, rule=one.rule, mode=mode, messages=len(one.hits), people=one.people)


def _sample(sample: Sample) -> Quote:
    """The words of one hit, with what caused it marked."""
    text = sample.text[:MOST_QUOTE] + ("…" if len(sample.text) > MOST_QUOTE else "")
    marks = tuple((start, min(end, MOST_QUOTE)) for start, end in sample.spans if start < MOST_QUOTE)
    return Quote(text, marks, sample.hit.name)


def _buttons(report: Report, one: Rule | None) -> list[Button]:
    if one is not None:
        return [button(ABOUT, ref_of(one.id), "show", say("press-back"))]
    hit = sorted((rule for rule in report.rules if rule.hits), key=lambda rule: -len(rule.hits))
    found = [button(ABOUT, ref_of(rule.rule), "history", rule.rule) for rule in hit[:MOST_RULES]]
    return [*found, button(ABOUT, "", "home", say("press-back"))]


def _onward() -> list[Button]:
    return [
        button("setup", "done", "go", say("press-next"), style=ButtonStyle.SAFE),
        button("setup", "start", "go", say("press-back")),
    ]
