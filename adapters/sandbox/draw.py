"""Steward's own messages as JSON for one reader: every key said in their language and zone (docs/sandbox.md)."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.buttons import read_token
from bot.domain.content import Block, Button, Content, Countdown, Fact, Form, Heading, Line, Quote
from bot.domain.text import Say, Words, say
from bot.ports.texts import Texts

SEVERITIES: Final = ("low", "medium", "high", "critical")
_LOG: Final = logging.getLogger("steward.sandbox")


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom something is drawn, and when (`now` in µs UTC)."""

    person: str
    language: str
    zone: str
    now: int
    texts: Texts

    def say(self, words: Words) -> str:
        """The sentence. A missing key or argument is a bug of ours: it is logged, the page shows the key."""
        try:
            return self.texts.say(words, self.language, zone=self.zone, now=self.now)
        except (KeyError, TypeError, ValueError) as fault:
            _LOG.error("a text cannot be said: %s", words, exc_info=fault)
            return f"‹{words.key if isinstance(words, Say) else words}›"

    def key(self, name: str) -> str:
        """The sentence of a key without arguments; empty when there is no such key."""
        return self.say(say(name)) if self.texts.has(name) else ""


def content(one: Content, reader: Reader) -> dict[str, Any]:
    """A message's blocks and buttons."""
    return {
        "look": one.look.value, "rings": one.rings,
        "blocks": [block(part, reader) for part in one.blocks],
        "buttons": [button(part, reader) for part in one.buttons],
    }  # fmt: skip


def block(one: Block, reader: Reader) -> dict[str, Any]:
    """One block."""
    match one:
        case Heading():
            return _heading(one, reader)
        case Line():
            return {"type": "line", "text": reader.say(one.text), "tone": one.tone}
        case Quote():
            tools = [button(part, reader) for part in one.tools]
            return {"type": "quote", "text": one.text, "marks": [list(mark) for mark in one.marks],
                    "author": one.author, "tools": tools}  # fmt: skip
        case Fact():
            return {"type": "fact", "label": reader.say(one.label), "value": reader.say(one.value)}
        case Countdown():
            return {"type": "countdown", "text": reader.say(one.text), "at": one.at, "total": one.total}


def _heading(one: Heading, reader: Reader) -> dict[str, Any]:
    level = SEVERITIES.index(one.severity) + 1 if one.severity in SEVERITIES else 0
    return {
        "type": "heading", "text": reader.say(one.text),
        "number": reader.say(one.number) if one.number is not None else "",
        "severity": one.severity, "level": level,
        "word": reader.key(f"severity-{one.severity}") if level else "",
        "aside": reader.say(one.aside) if one.aside is not None else "",
        "icon": one.icon, "until": one.until, "total": one.total,
    }  # fmt: skip


def button(one: Button, reader: Reader) -> dict[str, Any]:
    """A button; a token about "go" is a jump to a message instead of a press."""
    token = read_token(one.token)
    jump = {"channel": token.verb, "message": token.ref} if token is not None and token.about == "go" else None
    return {
        "token": one.token, "label": reader.say(one.label), "style": one.style.value, "more": one.more,
        "icon": one.icon, "go": jump,
    }  # fmt: skip


def form(one: Form, reader: Reader) -> dict[str, Any]:
    """A form with its blanks."""
    fields = [
        {
            "name": field.name, "label": reader.say(field.label), "kind": field.kind.value,
            "required": field.required, "hint": reader.say(field.hint), "value": field.value,
            "choices": [[value, reader.say(label)] for value, label in field.choices], "max_length": field.max_length,
        }
        for field in one.fields
    ]  # fmt: skip
    return {"token": one.token, "title": reader.say(one.title), "submit": reader.say(one.submit), "fields": fields}


def length(one: Content, texts: Texts, language: str) -> int:
    """How many characters the message holds, as its readers see it."""
    reader = Reader("", language, "UTC", 0, texts)
    total = 0
    for part in one.blocks:
        match part:
            case Quote():
                total += len(part.text)
            case Fact():
                total += len(reader.say(part.label)) + len(reader.say(part.value))
            case _:
                total += len(reader.say(part.text))
    return total
