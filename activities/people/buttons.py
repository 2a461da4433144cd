"""Tokens of everything about people."""

from __future__ import annotations

from typing import Final

from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle
from bot.domain.text import Words

NAME: Final = "people"


def token(ref: str, verb: str, arg: str = "") -> str:
    """A button's token."""
    return write_token(Token(NAME, ref, verb, arg))


def button(ref: str, verb: str, label: Words, style: ButtonStyle = ButtonStyle.SAFE, arg: str = "") -> Button:
    """A button."""
    return Button(token(ref, verb, arg), label, style)
