"""A command as its handler sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.app.authorize import Actor, Target, authorize
from bot.app.people import find_person, person_of
from bot.app.press import Looked, Press, Reply, target_in
from bot.app.turn import Turn
from bot.domain.buttons import Token
from bot.domain.commands import Command
from bot.domain.messages import ChannelRef, Message
from bot.domain.people import AccountRef, Author
from bot.domain.text import Say


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks what, where. `people` are the accounts that person-arguments named, as the platform
    resolved them, `channels` those that channel-arguments named; `known` is every command there is."""

    command: Command
    args: dict[str, str]
    author: Author
    channel: ChannelRef
    interaction: str
    looked: Looked
    target: Message | None = None
    private: bool = False
    people: dict[str, tuple[AccountRef, ...]] = field(default_factory=dict)
    known: tuple[Command, ...] = ()
    channels: dict[str, tuple[ChannelRef, ...]] = field(default_factory=dict)

    async def actor(self, turn: Turn) -> Actor:
        """Who asks, with their rights as read now."""
        person = await person_of(turn, self.author)
        return Actor(person.id, self.looked.rights.get(self.author.account))

    async def may(self, turn: Turn, verb: str, person: int | None = None) -> Say | None:
        """None when the asker may do this (to that person), else the refusal."""
        target = await self.as_press(verb).target(turn, person) if person is not None else None
        return authorize(await self.actor(turn), verb, target)

    async def person(self, turn: Turn, option: str) -> int | None:
        """The person that an argument named, or whom the message under the command is by; None when nobody fits."""
        accounts = self.people.get(option, ())
        if not accounts and self.target is not None and not self.args.get(option):
            accounts = (self.target.author.account,)
        for account in accounts:
            if await find_person(turn, account) is not None:
                return (await person_of(turn, self._met(account))).id
        if accounts and self.looked.rights.get(accounts[0]) is not None:
            return (await person_of(turn, self._met(accounts[0]))).id
        return None

    def _met(self, account: AccountRef) -> Author:
        """Whom an argument names, by the name that they have there: nobody is shown as a bare id."""
        if self.target is not None and self.target.author.account == account:
            return self.target.author
        rights = self.looked.rights.get(account)
        return Author(account, rights.name, rights.is_bot) if rights is not None else Author(account)

    async def target_of(self, turn: Turn, person: int) -> Target:
        """Rights of a person as read before the turn."""
        return await target_in(turn, self.looked, person)

    def as_press(self, verb: str, about: str = "case", ref: str = "") -> Press:
        """The same asker as a press, so that a command and its button go one way."""
        return Press(Token(about, ref, verb), self.author, self.channel, self.interaction, self.looked)


Handler: TypeAlias = Callable[[Turn, Ask], Awaitable[Reply]]
"""What a command does, inside one turn."""
