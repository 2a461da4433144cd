"""Buttons of events, and how their times are said."""

from __future__ import annotations

from typing import Final

from activities.events.model import NAME, Event
from activities.schedule.rule import wall
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle
from bot.domain.text import Moment, Say, Words, say

FIRST: Final = ButtonStyle.SOFT
"""What most people came to press."""
PLAIN: Final = ButtonStyle.SAFE
QUIET: Final = ButtonStyle.QUIET
DANGER: Final = ButtonStyle.DANGER


def button(event: Event, verb: str, label: Words, arg: str = "", *, style: ButtonStyle = ButtonStyle.SAFE) -> Button:
    """A button of an event."""
    return Button(write_token(Token(NAME, event.ref, verb, arg)), label, style)


def when(event: Event, zone: str) -> Say:
    """From when to when; the day of the end only where it is another one."""
    if not event.starts:
        return say("events-when-open")
    same = wall(event.starts, zone).date() == wall(event.ends, zone).date()
    return say("events-when", starts=Moment(event.starts), ends=Moment(event.ends, "time" if same else "datetime"))
