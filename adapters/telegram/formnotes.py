"""A half-filled form as the notebook keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

import orjson

from adapters.telegram.session import Session
from adapters.telegram.words import Reader
from bot.domain.actions import OpenForm
from bot.domain.content import Field, FieldKind
from bot.domain.text import Say, say

KIND: Final = "form"
DONE: Final = -1
"""The step of a form that is full and handed over: it stays until the next one, for a message delivered twice."""


@dataclass(slots=True)
class Step:
    """One question, in the asker's language."""

    name: str
    label: str
    hint: str
    value: str
    required: bool
    long: bool
    most: int
    choices: list[tuple[str, str]]

    @classmethod
    def of(cls, one: Field, reader: Reader) -> Step:
        """From a form's field."""
        choices = [(value, reader.line(label)) for value, label in one.choices]
        long = one.kind is FieldKind.LONG
        return cls(
            one.name, reader.line(one.label), reader.line(one.hint) if one.hint else "", one.value, one.required, long,
            one.max_length, choices,
        )  # fmt: skip

    def pressed(self, what: str) -> str | None:
        """The value behind a button: a choice by its number, "k" keeps, "s" skips; None for anything else."""
        if what == "k" and self.value:
            return self.value
        if what == "s" and not self.required:
            return ""
        if what.isascii() and what.isdecimal() and len(what) < 4 and int(what) < len(self.choices):
            return self.choices[int(what)][0]
        return None


@dataclass(slots=True)
class Open:
    """A form that is being asked: `step` is where it stands, `asked` the message with the last question, `last` the
    message with the last answer; `beside` what a question in a group replies to."""

    id: str
    token: str
    title: str
    language: str
    place: str
    channel: str
    parent: str
    steps: list[Step]
    chat: int = 0
    topic: int | None = None
    step: int = 0
    asked: int = 0
    last: int = 0
    beside: int | None = None
    values: dict[str, str] = field(default_factory=dict)

    @property
    def now(self) -> Step:
        """The question where it stands."""
        return self.steps[self.step]

    @classmethod
    def of(cls, act: OpenForm, reader: Reader, id: str) -> Open:
        """A new one."""
        steps = [Step.of(one, reader) for one in act.form.fields]
        where = act.channel
        return cls(
            id, act.form.token, reader.line(act.form.title), act.language, where.place, where.id, where.parent, steps
        )


def problem(step: Step, text: str) -> Say | None:
    """What is wrong with a typed answer; None when it will do."""
    if not text.strip():
        return say("telegram-form-words")
    if len(text) > step.most:
        return say("telegram-form-long", most=step.most, count=len(text))
    if step.choices and all(text.strip().casefold() not in (a.casefold(), b.casefold()) for a, b in step.choices):
        return say("telegram-form-choose")
    return None


def choice_of(step: Step, text: str) -> str:
    """A typed answer as the form's value: a choice by label or value, anything else as typed (one line if short)."""
    said = text.strip()
    for value, label in step.choices:
        if said.casefold() in (value.casefold(), label.casefold()):
            return value
    return said if step.long else " ".join(said.split("\n"))


async def load(session: Session, account: str) -> Open | None:
    """The form of an account; None where there is none, or one of another version."""
    note = await session.notebook.read(KIND, account)
    if note is None:
        return None
    try:
        found: dict[str, Any] = orjson.loads(note)
        steps = [Step(**{**one, "choices": [(a, b) for a, b in one["choices"]]}) for one in found.pop("steps")]
        return Open(**found, steps=steps)
    except (orjson.JSONDecodeError, TypeError, KeyError, ValueError):
        return None


async def store(session: Session, account: str, one: Open) -> None:
    """Keep it."""
    await session.notebook.write(KIND, account, orjson.dumps(asdict(one)).decode(), about=account)


async def forget(session: Session, account: str) -> None:
    """Drop it."""
    await session.notebook.drop(KIND, account)
