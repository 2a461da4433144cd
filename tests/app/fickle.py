"""A platform that puts off, loses and refuses, and messages as a gateway hands them over."""

from __future__ import annotations

from typing import Any, Final

from adapters.sandbox import notes
from adapters.sandbox.people import find
from bot.domain.events import (
    ButtonPressed,
    Incoming,
    MessagePosted,
)
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.results import Result, Uncertain
from bot.ports.store import StoreFault
from tests.kit.town import Town

GENERAL: Final = ChannelRef("sandbox", "lanternfall", "general")


def posted(number: str, who: str, text: str, at: int) -> MessagePosted:
    """A message as a gateway would hand it over."""
    author = Author(AccountRef("sandbox", who), who)
    return MessagePosted(Message(MessageRef(GENERAL, number), author, text, at, "general"))


class Fickle:
    """Answers of the platform by kind of act: the next ones are taken from a list, then it works as ever."""

    def __init__(self, town: Town) -> None:
        self.plan: dict[type, list[Result]] = {}
        self.calls: list[Any] = []
        self.knows_history = True
        sandbox: Any = town.sandbox
        self._carry, self._find = sandbox.carry_out, sandbox.find_sent
        sandbox.carry_out, sandbox.find_sent = self.carry_out, self.find_sent

    async def carry_out(self, act: Any) -> Result:
        """One call: put off, refused, or carried out with its answer lost."""
        self.calls.append(act)
        planned = self.plan.get(type(act), [])
        result = planned.pop(0) if planned else None
        if result is None:
            return await self._carry(act)  # type: ignore[no-any-return]  # the sandbox's own
        if isinstance(result, Uncertain):
            await self._carry(act)
        return result

    async def find_sent(self, channel: ChannelRef, nonce: str) -> MessageRef | None:
        """A history, or none as on Telegram."""
        return await self._find(channel, nonce) if self.knows_history else None

    def count(self, kind: type) -> int:
        """How many calls of a kind there were."""
        return sum(isinstance(act, kind) for act in self.calls)


async def deliver(town: Town, token: str) -> None:
    """A press from a platform that delivers until it is acknowledged."""

    person = await town.sandbox.world.run(lambda step: find(step, "mira"))
    interaction = await town.sandbox.world.run(lambda step: notes.begin(step, "mira", "general"))
    assert person is not None
    event = ButtonPressed(token, person.author(), MessageRef(GENERAL, "1"), interaction, town.clock.now())
    for _ in range(50):
        try:
            await town.core.intake.accept(Incoming("sandbox", f"p-{token}", "sandbox", "lanternfall", event))
            return
        except StoreFault:
            continue
    raise AssertionError("never taken")
