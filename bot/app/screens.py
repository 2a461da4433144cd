"""Screens: menus of buttons that only the asker sees; every screen also names the command that does the same."""

from __future__ import annotations

from collections.abc import Sequence

from bot.app import audit
from bot.app.authorize import authorize
from bot.app.press import Press
from bot.app.turn import Turn
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, Field, Form, Line, Look
from bot.domain.text import Say, Words, say


def button(
    about: str, ref: str, verb: str, label: Words, *, arg: str = "", style: ButtonStyle = ButtonStyle.SAFE
) -> Button:
    """A button of a screen."""
    return Button(write_token(Token(about, ref, verb, arg)), label, style)


def screen(blocks: Sequence[Block], buttons: Sequence[Button] = (), command: str = "") -> Content:
    """A screen; `command` is its twin, as typed."""
    shown = (*blocks, Line(say("screen-twin", command=command), "quiet")) if command else tuple(blocks)
    return Content(shown, tuple(buttons), Look.LIST, rings=False)


def form(press: Press, title: Say, fields: tuple[Field, ...], submit: Say) -> Form:
    """A form that comes back under the same token as the press that opened it."""
    return Form(write_token(press.token), title, fields, submit)


async def refusal(turn: Turn, press: Press, verb: str) -> Say | None:
    """None when the presser may, else what to tell them; a refusal is audited."""
    actor = await press.actor(turn)
    denied = authorize(actor, verb)
    if denied is not None:
        await audit.record(turn, f"denied:{verb}", actor.person, None)
    return denied


async def person_asking(turn: Turn, press: Press) -> int:
    """The person id of the presser."""
    return (await press.actor(turn)).person
