"""The whole model in one place, handed to every method and verb."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.wire.telegram.check import Checker
from tests.wire.telegram.clock import Clock, Stir
from tests.wire.telegram.faults import Faults
from tests.wire.telegram.limits import Limits
from tests.wire.telegram.record import Book
from tests.wire.telegram.state import Chat, Member, Message, State, User
from tests.wire.telegram.updates import UpdateQueue
from tests.wire.telegram.webhook import Webhook


@dataclass(slots=True)
class World:
    """State, time, the bot's queue, what goes wrong, and what was asked."""

    state: State
    token: str
    clock: Clock = field(default_factory=Clock)
    stir: Stir = field(default_factory=Stir)
    book: Book = field(default_factory=Book)
    checker: Checker = field(default_factory=Checker)
    queue: UpdateQueue = field(init=False)
    limits: Limits = field(init=False)
    faults: Faults = field(init=False)
    webhook: Webhook = field(init=False)

    def __post_init__(self) -> None:
        self.queue = UpdateQueue(self.clock, self.stir)
        self.limits = Limits(self.clock)
        self.faults = Faults(self.clock)
        self.webhook = Webhook(self.clock, self.queue)

    @property
    def bot(self) -> User:
        """The bot's account."""
        return self.state.bot

    def member(self, chat: Chat, user_id: int) -> Member:
        """Somebody's standing now."""
        return self.state.member(chat, user_id, self.clock.now())

    def own(self, chat: Chat) -> Member:
        """The bot's standing now."""
        return self.member(chat, self.bot.id)

    def message(self, chat: Chat, message_id: int) -> Message | None:
        """A message that is still there."""
        found = chat.messages.get(message_id)
        return None if found is None or found.deleted else found

    def knows(self, user_id: int) -> bool:
        """Whether the bot ever met a person: in private, or in a chat of both."""
        person = self.state.users.get(user_id)
        if person is None:
            return False
        if person.started or person.blocked or person.may_be_written_until or user_id == self.bot.id:
            return True
        shared = (one for one in self.state.groups() if self.bot.id in one.members)
        return any(user_id in one.members or user_id in one.requests or _spoke(one, user_id) for one in shared)


def _spoke(chat: Chat, user_id: int) -> bool:
    return any(one.author == user_id for one in chat.messages.values())
