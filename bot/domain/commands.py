"""Commands, declared once for every platform."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Standing


class OptionKind(StrEnum):
    """What an option takes."""

    TEXT = "text"
    PERSON = "person"
    CHANNEL = "channel"
    CHANNELS = "channels"
    MESSAGE = "message"
    LENGTH = "length"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Option:
    """One argument. Its hint is the Fluent key `option-<command>-<name>`; `choices` are stable values."""

    name: str
    kind: OptionKind = OptionKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its English name. Its description is the Fluent key `command-<name>`.

    `needs` is the standing it takes; `short` are text forms for staff, per language ("!мут"); `on_message` puts it
    into a message's menu; a name with a space is a sub-command ("automod test"). `greets` is how a private chat begins
    on platforms where it has to; elsewhere nobody types it.
    """

    name: str
    needs: Standing = Standing.MEMBER
    options: tuple[Option, ...] = ()
    short: tuple[str, ...] = ()
    on_message: bool = False
    greets: bool = False
