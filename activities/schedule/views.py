"""/schedule as its users see it: everything that repeats, and one schedule with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities.schedule.echo import echo, local_words
from activities.schedule.model import NAME, Schedule, State
from activities.schedule.said import said
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, Field, Form, Heading, Line, Look
from bot.domain.text import Say, Words, say

PAGE: Final = 8


def listed(rows: Sequence[tuple[Schedule, Words]], page: int, held: int) -> Content:
    """A page of schedules, each with what it is for and a button."""
    last = max(0, (len(rows) - 1) // PAGE)
    page = min(max(page, 0), last)
    shown = rows[page * PAGE : (page + 1) * PAGE]
    blocks: list[Block] = [Heading(say("schedule-title")), *(Line(_line(*one)) for one in shown)]
    if not rows:
        blocks.append(Line(say("schedule-none")))
    if held:
        blocks.append(Line(say("schedule-held", n=held), "warn"))
    buttons = [_button(one, "show", say("schedule-open", number=str(one.id))) for one, _ in shown]
    if page > 0:
        buttons.append(Button(_token("", "home", str(page - 1)), say("schedule-newer"), ButtonStyle.SOFT))
    if page < last:
        buttons.append(Button(_token("", "home", str(page + 1)), say("schedule-older"), ButtonStyle.SOFT))
    return Content(tuple(blocks), tuple(buttons), Look.LIST, rings=False)


def _line(row: Schedule, thing: Words) -> Say:
    what = say("schedule-line", number=str(row.id), thing=thing, rule=said(row.rule))
    if row.state is State.PAUSED:
        return say("schedule-line-paused", line=what)
    return say("schedule-line-next", line=what, when=local_words(row.next_local)) if row.next_local else what


def one_schedule(row: Schedule, thing: Words, zone: str, now: int, told: Words | None = None) -> Content:
    """One schedule: its rule, its next five dates, its buttons. `told` says first what was just done."""
    blocks: list[Block] = [Line(told, "strong")] if told is not None else []
    blocks += [Heading(say("schedule-thing", number=str(row.id), thing=thing)), *echo(row.rule, zone, now)]
    if row.state is State.PAUSED:
        blocks.append(Line(say("schedule-is-paused"), "warn"))
    if row.state is State.ENDED:
        blocks.append(Line(say("schedule-is-ended"), "quiet"))
    return Content(tuple(blocks), _buttons(row), Look.LIST, rings=False)


def _buttons(row: Schedule) -> tuple[Button, ...]:
    home = Button(_token("", "home"), say("schedule-all"), ButtonStyle.SOFT)
    if row.state is State.ENDED:
        return (home,)
    rests = row.state is State.PAUSED
    return (
        _button(row, "resume" if rests else "pause", say("schedule-resume" if rests else "schedule-pause")),
        _button(row, "move", say("schedule-move")),
        _button(row, "run", say("schedule-run")),
        home,
        _button(row, "delete", say("schedule-delete"), ButtonStyle.DANGER),
    )


def sure(row: Schedule, thing: Words) -> Content:
    """Whether to delete it for good."""
    blocks = (Line(say("schedule-sure", thing=thing, rule=said(row.rule)), "ask"),)
    buttons = (
        _button(row, "show", say("schedule-keep")),
        _button(row, "deleted", say("schedule-delete"), ButtonStyle.DANGER),
    )
    return Content(blocks, buttons, Look.LIST, rings=False)


def moving(row: Schedule) -> Form:
    """The form for another rule."""
    field = Field("rule", say("schedule-rule"), hint=say("schedule-rule-hint"), max_length=200)
    return Form(_token(str(row.id), "move"), say("schedule-moving", number=str(row.id)), (field,), say("schedule-save"))


def _button(row: Schedule, verb: str, label: Words, style: ButtonStyle = ButtonStyle.SAFE) -> Button:
    return Button(_token(str(row.id), verb), label, style)


def _token(ref: str, verb: str, arg: str = "") -> str:
    return write_token(Token(NAME, ref, verb, arg))
