"""Statements: a template, its blanks, the channels, a look at it, and only then a person's tap posts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from activities.asked import Asked
from activities.crisis.model import CHOICES, CRISES, NAME, STATEMENTS, Choice, Statement
from activities.crisis.service import last
from activities.crisis.templates import MOST_BLANK, MOST_OWN, TEMPLATES, blanks, filled
from activities.floor import Floor
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Field, FieldKind, Form, Line, Look, plain
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.reply import Reply
from bot.domain.results import Refused, Result
from bot.domain.text import Words, say
from bot.domain.time import HOUR
from bot.ports.store import Where, where

MOST_CHANNELS: Final = 10
FORGOTTEN: Final = 24 * HOUR
"""How long a statement that nobody posted is kept."""


def pick() -> Content:
    """Which template."""
    buttons = tuple(
        Button(write_token(Token(NAME, "", "write", one)), say(f"crisis-template-{one}"), ButtonStyle.SAFE)
        for one in TEMPLATES
    )
    return Content((Line(say("crisis-pick"), "ask"),), buttons, Look.LIST, rings=False)


def form(name: str) -> Form:
    """The blanks of a template."""
    own = name == "own"
    fields = tuple(
        Field(
            blank, say(f"crisis-blank-{blank}"), FieldKind.LONG if own else FieldKind.SHORT,
            hint=say(f"crisis-hint-{blank}"), max_length=MOST_OWN if own else MOST_BLANK,
        )
        for blank in blanks(name)
    )  # fmt: skip
    return Form(write_token(Token(NAME, "", "write", name)), say(f"crisis-template-{name}"), fields, say("crisis-look"))


async def choose(floor: Floor, person: int, channels: Sequence[ChannelRef], named: str) -> None:
    """Remember where somebody's next statements go."""
    await floor.tx.put(CHOICES, Choice(floor.id, person, _stored(channels), named))


def _stored(channels: Sequence[ChannelRef]) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((one.platform, one.place, one.id, one.parent) for one in channels[:MOST_CHANNELS])


async def written(floor: Floor, asked: Asked, name: str) -> Reply:
    """The form is filled in: keep it, show it as members will see it."""
    if filled(name, asked.values) is None:
        return Reply(say("crisis-blank-empty"))
    old = (*where(community=floor.id, posted=False), Where("at", "<", floor.now - FORGOTTEN))
    await floor.tx.drop(STATEMENTS, *old)
    words = tuple((blank, asked.values[blank][:MOST_OWN]) for blank in blanks(name))
    choice = await floor.tx.get(CHOICES, floor.id, asked.person.id)
    here = () if asked.private else _stored((asked.channel,))
    where_to, named = (choice.channels, choice.named) if choice is not None else (here, "")
    number = await floor.next("statement")
    row = Statement(floor.id, number, asked.person.id, name, words, where_to, floor.now, named)
    await floor.tx.put(STATEMENTS, row)
    return Reply(content=shown(row))


def channels_of(row: Statement) -> tuple[ChannelRef, ...]:
    """Where a statement goes."""
    return tuple(ChannelRef(platform, place, channel, parent) for platform, place, channel, parent in row.channels)


def statement(row: Statement) -> Words:
    """What it says."""
    return filled(row.template, dict(row.words)) or ""


def shown(row: Statement) -> Content:
    """As members will see it, with where it goes and the tap that posts it."""
    if not row.channels:
        lines = (Line(statement(row)), Line(say("crisis-no-channel"), "warn"))
        return Content(lines, (), Look.LIST, rings=False)
    goes = say("crisis-goes-to", n=len(row.channels), named=row.named) if row.named else say("crisis-goes-here")
    blocks = (Line(say("crisis-preview"), "quiet"), Line(statement(row)), Line(goes, "quiet"))
    post = Button(write_token(Token(NAME, str(row.id), "post")), say("crisis-post"), ButtonStyle.SAFE)
    drop = Button(write_token(Token(NAME, str(row.id), "forget")), say("crisis-forget"), ButtonStyle.SOFT)
    return Content(blocks, (post, drop), Look.LIST, rings=False)


async def post(floor: Floor, asked: Asked, number: int) -> Reply:
    """The tap: it goes out in every channel, whatever is held. Once."""
    row = await floor.tx.get(STATEMENTS, floor.id, number)
    if row is None:
        return Reply(say("crisis-statement-unknown"))
    if row.posted:
        return Reply(say("crisis-posted-already"))
    await floor.tx.put(STATEMENTS, replace(row, posted=True, at=floor.now))
    for channel in channels_of(row):
        await floor.announce(channel, plain(statement(row)), follow=f"{NAME}:{row.id}", through=True)
    crisis = await last(floor)
    if crisis is not None and not crisis.until:
        await floor.tx.put(CRISES, replace(crisis, statements=crisis.statements + 1))
    await floor.audit("crisis:statement", asked.person.id, None, f"statement {row.id}, {row.template}")
    return Reply(say("crisis-posted", n=len(row.channels)))


async def forget(floor: Floor, number: int) -> Reply:
    """It is not posted after all."""
    gone = await floor.tx.drop(STATEMENTS, *where(community=floor.id, id=number, posted=False))
    return Reply(say("crisis-forgotten" if gone else "crisis-statement-unknown"))


async def outcome(floor: Floor, action: Action, result: Result) -> None:
    """A statement arrived, or did not: then the team hears of it at once."""
    number = action.follow.partition(":")[2]
    row = await floor.tx.get(STATEMENTS, floor.id, int(number)) if number.isdecimal() else None
    if row is None or not isinstance(result, Refused):
        return
    await floor.tx.put(STATEMENTS, replace(row, failed=row.failed + 1))
    channel = getattr(getattr(action.act, "channel", None), "id", "")
    await floor.tell_staff(plain(say("crisis-failed", channel=channel, why=say(f"why-{result.why.value}"))))
