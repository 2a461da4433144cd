"""A press, a form or a command, with what had to be asked of the platform before the turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.app.authorize import Actor, Target
from bot.app.people import accounts_of, person_of
from bot.app.turn import Turn
from bot.domain.buttons import Token
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author, Person, Rights
from bot.domain.reply import SILENT, Reply

__all__ = ["SILENT", "Looked", "Press", "Reply", "asker", "target_in"]


@dataclass(frozen=True, slots=True)
class Looked:
    """What platforms said just before the turn: rights by account (None: not told), the staff of the place."""

    rights: dict[AccountRef, Rights | None] = field(default_factory=dict)
    staff: tuple[AccountRef, ...] = ()


async def target_in(turn: Turn, looked: Looked, person: int) -> Target:
    """A person as something may fall on them, by whichever account of theirs was looked at."""
    accounts = [AccountRef(one.platform, one.id) for one in await accounts_of(turn, person)]
    if not accounts:
        return Target(person, None, gone=True)
    rights = next((looked.rights[one] for one in accounts if looked.rights.get(one) is not None), None)
    return Target(person, rights, gone=rights is not None and not rights.present)


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody asks for something. `values` are a form's; `message` carries the pressed button."""

    token: Token
    author: Author
    channel: ChannelRef
    interaction: str
    looked: Looked
    values: dict[str, str] = field(default_factory=dict)
    is_form: bool = False
    message: MessageRef | None = None

    async def actor(self, turn: Turn) -> Actor:
        """Who asks, with their rights as read now."""
        person = await person_of(turn, self.author)
        return Actor(person.id, self.looked.rights.get(self.author.account))

    async def target(self, turn: Turn, person: int | None) -> Target | None:
        """Whom it falls on; None when nobody."""
        if person is None:
            return None
        return await target_in(turn, self.looked, person)


async def asker(turn: Turn, press: Press) -> Person:
    """The person who asks."""
    return await person_of(turn, press.author)
