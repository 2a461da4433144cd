"""/crisis as its users see it: whether it is on, and each thing that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities.crisis.model import NAME, Crisis
from activities.held import HeldThing
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, Field, FieldKind, Form, Heading, Line, Look
from bot.domain.text import Moment, Say, Words, say

PAGE: Final = 6


def status(
    row: Crisis | None, is_on: bool, held: Sequence[HeldThing], page: int = 0, told: Words | None = None
) -> Content:
    """The screen of crisis mode. `row` the crisis that is on or the last one, `held` everything that waits."""
    blocks: list[Block] = [Line(told, "strong")] if told is not None else []
    blocks.append(Heading(say("crisis-is-on" if is_on else "crisis-is-off")))
    if is_on and row is not None:
        blocks.append(Line(say("crisis-since", at=Moment(row.since, "ago"))))
        blocks += [Line(say("crisis-reason", reason=row.reason))] if row.reason else []
    blocks.append(Line(say("crisis-what"), "quiet"))
    last = max(0, (len(held) - 1) // PAGE)
    page = min(max(page, 0), last)
    shown = list(enumerate(held, 1))[page * PAGE : (page + 1) * PAGE]
    blocks += _held_blocks(len(held), shown)
    return Content(tuple(blocks), _buttons(is_on, len(held), shown, page, last), Look.LIST, rings=False)


def _held_blocks(count: int, shown: Sequence[tuple[int, HeldThing]]) -> list[Block]:
    if not count:
        return [Line(say("crisis-holds-nothing"))]
    lines = [Line(say("crisis-holds", n=count))]
    for number, one in shown:
        line: Say = say("crisis-line", number=str(number), what=one.what, at=Moment(one.at))
        lines.append(Line(say("crisis-line-stale", line=line)) if one.stale else Line(line))
    return list[Block](lines)


def _buttons(
    is_on: bool, count: int, shown: Sequence[tuple[int, HeldThing]], page: int, last: int
) -> tuple[Button, ...]:
    found: list[Button] = []
    for number, one in shown:
        found.append(_button(one.key, "go", say("crisis-go", number=str(number)), arg=str(page)))
        found.append(_button(one.key, "drop", say("crisis-drop", number=str(number)), ButtonStyle.SAFE, str(page)))
    if page > 0:
        found.append(_button("", "home", say("crisis-earlier"), ButtonStyle.SOFT, str(page - 1)))
    if page < last:
        found.append(_button("", "home", say("crisis-later"), ButtonStyle.SOFT, str(page + 1)))
    found.append(_button("", "say", say("crisis-say")))
    if is_on:
        found.append(_button("", "off", say("crisis-switch-off")))
    if count:
        found.append(_button("", "goall", say("crisis-go-all")))
        found.append(_button("", "dropall", say("crisis-drop-all"), ButtonStyle.DANGER))
    if not is_on:
        found.append(_button("", "on", say("crisis-switch-on"), ButtonStyle.DANGER))
    return tuple(found)


def sure(count: int) -> Content:
    """Whether to drop everything."""
    yes = _button("", "dropped", say("crisis-drop-all"), ButtonStyle.DANGER)
    buttons = (_button("", "home", say("crisis-keep")), yes)
    return Content((Line(say("crisis-sure", n=count), "ask"),), buttons, Look.LIST, rings=False)


def reason_form() -> Form:
    """Why it is switched on."""
    field = Field(
        "reason", say("crisis-why"), FieldKind.LONG, required=False, hint=say("crisis-why-hint"), max_length=300
    )
    return Form(write_token(Token(NAME, "", "on")), say("crisis-on-title"), (field,), say("crisis-switch-on"))


def _button(ref: str, verb: str, label: Words, style: ButtonStyle = ButtonStyle.SAFE, arg: str = "") -> Button:
    return Button(write_token(Token(NAME, ref, verb, arg)), label, style)
