"""Somebody asks an activity for something: by a command, a button or a form."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.buttons import Token
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author, Person, Rights, Standing
from bot.domain.text import Say, say


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, with their rights as read just before, and for what.

    `token` is a button's or a form's (None for a command), `values` a form's, `args` a command's as typed. `people`
    holds the persons and `channels` the channels that arguments named (nothing where none fits). `target` is the
    message that a command was used on or in reply to; `message` the one that carries the pressed button. `language` is
    the asker's. `private` says that it was asked in a private chat.
    """

    person: Person
    author: Author
    rights: Rights | None
    channel: ChannelRef
    language: str
    token: Token | None = None
    values: dict[str, str] = field(default_factory=dict)
    args: dict[str, str] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    channels: dict[str, tuple[ChannelRef, ...]] = field(default_factory=dict)
    target: Message | None = None
    message: MessageRef | None = None
    private: bool = False
    is_form: bool = False

    @property
    def account(self) -> AccountRef:
        """Their account."""
        return self.author.account

    @property
    def standing(self) -> Standing:
        """What they may do, over all their accounts; NOBODY when they are not here or it can't be told."""
        return self.rights.standing if self.rights is not None and self.rights.present else Standing.NOBODY

    @property
    def roles(self) -> frozenset[str]:
        """The ids of their roles where they asked."""
        return (self.rights.roles if self.rights is not None else frozenset()) or self.author.roles or frozenset()

    def lacks(self, needed: Standing) -> Say | None:
        """None when they come up to a standing, else the refusal to show."""
        if self.standing >= needed:
            return None
        return say("denied-standing", needed=say(f"standing-{needed.name.lower()}"))
