"""What people type about a post, read: when, where, which goal. What can't be read is said, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from activities.posts.directory import Directory
from activities.posts.model import MOST_CHANNELS, Draft, Goal, Rubric, fold
from activities.posts.sheet import read_goal
from activities.schedule.rule import Freq, Rule
from activities.schedule.words import read_moment, read_rule
from bot.domain.text import Arg, Say, Several, say

NEVER: Final = frozenset({"", "-", "—", "none", "no", "нет", "draft", "черновик", "later", "позже"})
"""What somebody types who has no time for it yet."""


AGAIN: Final = ("every", "each", "daily", "weekly", "кажд", "ежедн", "еженед")
"""How something that recurs begins: what is wrong with it is then told of a rule, not of a moment."""


_UNITS: Final = {Freq.DAILY: "day", Freq.WEEKLY: "week", Freq.MONTHLY: "month", Freq.YEARLY: "year"}
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NTHS: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                  "november", "december")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft as far as it could be read, and what could not."""

    draft: Draft
    faults: tuple[Say, ...] = ()


def read_when(text: str, now: int, zone: str) -> int | Rule | Say:
    """A moment, a rule, or 0 for "no time yet"; a Say when it is neither."""
    if fold(text) in NEVER:
        return 0
    moment = read_moment(text, now, zone)
    if not isinstance(moment, Say):
        return moment
    rule = read_rule(text, now, zone)
    if isinstance(rule, Say) and moment.key != "schedule-bad-once" and not fold(text).startswith(AGAIN):
        return moment
    return rule


def typed_rule(rule: Rule) -> str:
    """A rule as somebody would type it, to be read again: "every 2 weeks mon, wed 10:00 until 31.12.2026"."""
    each = f"every {rule.every} {_UNITS[rule.freq]}s" if rule.every > 1 else f"every {_UNITS[rule.freq]}"
    parts = [each]
    if rule.freq is Freq.YEARLY:
        parts += [f"{day} {_MONTHS[month - 1]}" for month in rule.months for day in rule.month_days]
    else:
        parts.append(", ".join(_NTHS[nth] for nth in rule.nth))
        parts.append(", ".join(_DAYS[day] for day in rule.days))
        parts += ["last day" if day < 0 else f"day {day}" for day in rule.month_days]
    parts.append(f"{rule.hour:02}:{rule.minute:02}")
    if rule.until:
        parts.append(f"until {'.'.join(reversed(rule.until.split('-')))}")
    parts += [f"{rule.count} times"] if rule.count else []
    return " ".join(one for one in parts if one)


def reader(now: int, zone: str) -> Callable[[str], int | Rule | Say]:
    """`read_when` at this time, in this zone."""
    return lambda text: read_when(text, now, zone)


def timed(typed: Typed, text: str, now: int, zone: str) -> Typed:
    """With when it should go out."""
    read = read_when(text, now, zone)
    if isinstance(read, Say):
        return replace(typed, faults=(*typed.faults, read))
    draft = replace(typed.draft, at=0, rule=read) if isinstance(read, Rule) else None
    return replace(typed, draft=draft or replace(typed.draft, at=read if isinstance(read, int) else 0, rule=None))


def placed(typed: Typed, text: str, known: Directory) -> Typed:
    """With where it should stand."""
    channels, unknown = known.resolve(text)
    if len(channels) > MOST_CHANNELS:
        unknown = (*unknown, say("posts-many-channels", most=MOST_CHANNELS))
    draft = replace(typed.draft, channels=channels[:MOST_CHANNELS])
    return Typed(draft, (*typed.faults, *unknown))


def aimed(typed: Typed, rubric: str, goal: str, rubrics: dict[str, Rubric]) -> Typed:
    """With its rubric and goal; a rubric brings its goal unless another is named."""
    known = rubrics.get(fold(rubric))
    faults: tuple[Say, ...] = ()
    if rubric.strip() and known is None and rubrics:
        titles: tuple[Arg, ...] = tuple(one.title for one in rubrics.values())
        faults = (say("posts-no-rubric", name=rubric.strip(), known=Several(titles, "comma")),)
    named = read_goal(goal) if goal.strip() else (known.goal if known is not None else Goal.INFORM)
    if named is None:
        goals: tuple[Arg, ...] = tuple(say(f"posts-goal-{one.value}") for one in Goal)
        faults = (*faults, say("posts-no-goal", name=goal.strip(), known=Several(goals, "comma")))
    title = known.title if known is not None else ("" if rubrics else " ".join(rubric.split()))
    draft = replace(typed.draft, rubric=title, goal=named or Goal.INFORM)
    return Typed(draft, (*typed.faults, *faults))
