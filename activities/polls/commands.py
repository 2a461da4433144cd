"""The commands of polls."""

from __future__ import annotations

from typing import Final

from activities.activity import Handler
from activities.asked import Asked
from activities.floor import Floor
from activities.polls import staff
from activities.polls.drafting import FIELDS
from activities.polls.listing import found, list_polls, show, show_result
from activities.polls.poll import By, Method, Poll, Tie
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.reply import Reply

YES_NO: Final = ("yes", "no")
NUMBER: Final = Option("number", OptionKind.NUMBER)
NEW: Final = Command(
    "poll new",
    Standing.MODERATOR,
    (
        Option("question"), Option("options"), Option("closes"),
        Option("method", OptionKind.CHOICE, choices=tuple(Method)), Option("secret", OptionKind.CHOICE, choices=YES_NO),
        Option("hidden", OptionKind.CHOICE, choices=YES_NO), Option("change", OptionKind.CHOICE, choices=YES_NO),
        Option("tie", OptionKind.CHOICE, choices=tuple(Tie)), Option("quorum"), Option("role"), Option("tenure"),
        Option("kind", OptionKind.CHOICE, choices=tuple(By)), Option("channels", OptionKind.CHANNELS),
        Option("remind"), Option("every"),
    ),
)  # fmt: skip
QUIZ: Final = Command(
    "poll quiz",
    Standing.MODERATOR,
    (Option("question"), Option("closes"), Option("channels", OptionKind.CHANNELS), Option("remind"), Option("every")),
)
LIST: Final = Command("poll list")
SHOW: Final = Command("poll show", Standing.MEMBER, (NUMBER,))
RESULT: Final = Command("poll result", Standing.MEMBER, (NUMBER,))
HERE: Final = Command("poll here", Standing.MODERATOR, (NUMBER, Option("channels", OptionKind.CHANNELS)))
CLOSE: Final = Command("poll close", Standing.MODERATOR, (NUMBER,))
CANCEL: Final = Command("poll cancel", Standing.MODERATOR, (NUMBER,))


def _values(asked: Asked) -> dict[str, str]:
    return {name: asked.args[name] for name in FIELDS if asked.args.get(name)}


async def new(floor: Floor, asked: Asked) -> Reply:
    """/poll new: a draft, or a form for what is missing."""
    return await staff.begin(floor, asked, "poll", _values(asked))


async def quiz(floor: Floor, asked: Asked) -> Reply:
    """/poll quiz: a form for its questions."""
    return await staff.begin(floor, asked, "quiz", _values(asked))


async def listed(floor: Floor, asked: Asked) -> Reply:
    """/poll list."""
    return await list_polls(floor, asked)


async def shown(floor: Floor, asked: Asked) -> Reply:
    """/poll show [N]."""
    poll = await found(floor, asked.args.get("number", ""))
    return await show(floor, poll, asked) if isinstance(poll, Poll) else poll


async def result(floor: Floor, asked: Asked) -> Reply:
    """/poll result [N]."""
    poll = await found(floor, asked.args.get("number", ""), over=True)
    return await show_result(floor, poll) if isinstance(poll, Poll) else poll


async def here(floor: Floor, asked: Asked) -> Reply:
    """/poll here [N]: where a draft goes."""
    return await staff.place(floor, asked)


async def close(floor: Floor, asked: Asked) -> Reply:
    """/poll close [N]: asks before it counts."""
    poll = await found(floor, asked.args.get("number", ""))
    return await staff.ask_close(floor, poll) if isinstance(poll, Poll) else poll


async def cancel(floor: Floor, asked: Asked) -> Reply:
    """/poll cancel [N]: asks before the votes go."""
    poll = await found(floor, asked.args.get("number", ""))
    return await staff.ask_cancel(floor, poll) if isinstance(poll, Poll) else poll


COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = (
    (NEW, new), (QUIZ, quiz), (LIST, listed), (SHOW, shown), (RESULT, result), (HERE, here), (CLOSE, close),
    (CANCEL, cancel),
)  # fmt: skip
