"""The draft as its makers see it: the poll as members will see it, whose means it uses and why, and its switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from activities.floor import Floor
from activities.polls.card import open_content
from activities.polls.opening import fit_now, obstacle
from activities.polls.poll import By, Fit, Method, Poll, Tie
from activities.polls.results import press
from activities.schedule.rule import Rule, occurrences
from activities.schedule.said import said
from activities.schedule.words import read_rule
from bot.domain.content import Button, ButtonStyle, Content, Line, Look
from bot.domain.text import Moment, Say, Several, say

T = TypeVar("T")

NEXT: Final = 5
"""How many dates of a recurring poll are shown."""
_SWITCHES: Final[dict[str, Callable[[Poll], Poll]]] = {
    "method": lambda poll: replace(poll, method=_after(list(Method), poll.method)),
    "secret": lambda poll: replace(poll, secret=not poll.secret),
    "hidden": lambda poll: replace(poll, hidden=not poll.hidden),
    "change": lambda poll: replace(poll, changes=not poll.changes),
    "tie": lambda poll: replace(poll, tie=_after(list(Tie), poll.tie)),
    "kind": lambda poll: replace(poll, wish=By.BALLOT if poll.wish is not By.BALLOT else By.AUTO),
}


def _after(every: list[T], one: T) -> T:
    return every[(every.index(one) + 1) % len(every)]


def switched(poll: Poll, what: str) -> Poll | None:
    """The draft with one thing switched; None for what can't be."""
    switch = _SWITCHES.get(what)
    return switch(poll) if switch is not None and not (poll.is_quiz and what != "kind") else None


def why(fit: Fit) -> Say:
    """Whose means the poll uses and why, in one sentence."""
    reason = say(
        f"polls-why-{fit.why}",
        given=fit.given, most=fit.most, platform=say(f"polls-platform-{fit.platform or 'any'}"),
    )  # fmt: skip
    return say(f"polls-by-{fit.by.value}", why=reason)


async def preview(floor: Floor, poll: Poll) -> Content:
    """A draft with its switches."""
    fit = fit_now(floor, poll)
    shown = await open_content(floor, poll)
    lines = [Line(say("polls-draft"), "ask"), Line(why(fit), "strong")]
    where = say("polls-draft-where", channels=poll.where) if poll.where else say("polls-draft-here")
    lines.append(Line(where, "quiet"))
    if poll.rule:
        lines += _recurs(floor, poll)
    amiss = await obstacle(floor, poll)
    if amiss is not None:
        lines.append(Line(amiss, "warn"))
    return Content((*shown.blocks, *lines), (*_post(poll), *_switches(poll)), Look.LIST, rings=False)


def rule_of(floor: Floor, poll: Poll) -> Rule | None:
    """The recurrence that a draft's maker wrote."""
    rule = read_rule(poll.rule, floor.now, floor.zone)
    return rule if isinstance(rule, Rule) else None


def _recurs(floor: Floor, poll: Poll) -> list[Line]:
    rule = rule_of(floor, poll)
    if rule is None:
        return [Line(say("polls-bad-rule"), "warn")]
    dates = tuple(Moment(one.at) for one in occurrences(rule, floor.zone, floor.now, NEXT))
    return [
        Line(say("polls-draft-every", rule=said(rule))),
        Line(say("polls-draft-dates", dates=Several(dates, "dot"))),
    ]


def _post(poll: Poll) -> tuple[Button, ...]:
    label = say("polls-press-plan") if poll.rule else say("polls-press-post")
    return (
        press(poll, "post", label, style=ButtonStyle.SOFT),
        press(poll, "edit", say("polls-press-edit"), style=ButtonStyle.QUIET),
    )


def _switches(poll: Poll) -> tuple[Button, ...]:
    drop = press(poll, "drop", say("polls-press-drop"), style=ButtonStyle.DANGER)
    if poll.is_quiz:
        return (drop,)
    labels = (
        ("method", say("polls-set-method", value=say(f"polls-method-{poll.method.value}"))),
        ("secret", say("polls-set-secret-on") if poll.secret else say("polls-set-secret-off")),
        ("hidden", say("polls-set-hidden-on") if poll.is_hidden else say("polls-set-hidden-off")),
        ("change", say("polls-set-change-on") if poll.changes else say("polls-set-change-off")),
        ("tie", say("polls-set-tie", value=say(f"polls-rule-{poll.tie.value}"))),
        ("kind", say(f"polls-set-kind-{'ballot' if poll.wish is By.BALLOT else 'auto'}")),
    )
    return (*(press(poll, "set", label, what) for what, label in labels), drop)
