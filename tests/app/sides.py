"""One community on two platforms: the town in the sandbox, and a chat in memory beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.platform import PLACE, MemoryPlatform
from adapters.memory.store import MemoryStore
from adapters.sandbox import Sandbox
from bot.app import places
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.seeding import seed
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.actions import Answer, SendDirect
from bot.domain.content import Content
from bot.domain.events import ButtonPressed, CommandUsed, Event, Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.ports.store import Store
from rules.file import ReadOptions
from tests.kit.town import INSULT, TEXTS, Town, Unscored, words


class Sides(Town):
    """`town.far` is the other platform; what people of theirs do there is named `far_…`."""

    far: MemoryPlatform

    @classmethod
    async def begin(cls, folder: Path, role: str | None = places.MEMBERS, store: Store | None = None,
                    kind: type[MemoryPlatform] = MemoryPlatform) -> Sides:  # fmt: skip
        """Open both; `role` is what the far place is to the community, None for nothing yet."""
        clock, dice = MemoryClock(), MemoryDice(11)
        sandbox = Sandbox(folder / "sandbox.db", clock, dice, TEXTS)
        far = kind(clock)
        desk = Desk(
            store=store or MemoryStore(), clock=clock, dice=dice, texts=TEXTS,
            platforms={"sandbox": sandbox, "memory": far}, policies=Policies({"gaming": INSULT}, ReadOptions()),
            scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
        )  # fmt: skip
        core = Core(desk)
        await sandbox.open()
        community = await seed(desk, "sandbox")
        await core.start()
        await core.open(sandbox)
        await core.open(far)
        town = cls(core, sandbox, clock, community)
        town.far = far
        if role is not None:
            await town.inside(lambda turn: places.attach_place(turn, "memory", PLACE, role))
        return town

    async def happens(self, event: Event, place: str = PLACE, name: str = "") -> bool:
        """Something of the far platform."""
        self._ids += 1
        assert self.far.accept is not None
        new = await self.far.accept(Incoming("memory", name or f"e{self._ids}", "memory", place, event))
        await self.idle()
        return new

    def author(self, who: str) -> Author:
        """Somebody of the far platform."""
        return Author(AccountRef("memory", who), who.title())

    async def far_says(self, who: str, text: str, room: str = "general", **more: Any) -> MessageRef:
        """Somebody writes there."""
        ref = self.far.say(who, text, room)
        await self.happens(MessagePosted(Message(ref, self.author(who), text, self.clock.now(), room, **more)))
        return ref

    async def privately(self, who: str, text: str) -> None:
        """Somebody writes to Steward alone."""
        ref = MessageRef(direct(who), f"p{self._ids}")
        await self.happens(MessagePosted(Message(ref, self.author(who), text, self.clock.now())), place="")

    async def far_uses(self, who: str, name: str, room: str = "", **args: str) -> str:
        """Somebody uses a command, in private unless a room is named; what they are answered."""
        channel = self.far.ref(room) if room else direct(who)
        event = CommandUsed(
            name, tuple(args.items()), self.author(who), channel, self.far.ask(who), self.clock.now(), None, not room
        )
        before = len(self.far.acts)
        await self.happens(event, place=PLACE if room else "")
        return "\n".join(self.told(who, before))

    async def far_presses(self, who: str, token: str, ref: MessageRef | None = None) -> str:
        """Somebody presses a button, in private unless it stands on a message."""
        ref = ref or MessageRef(direct(who), "1")
        before = len(self.far.acts)
        event = ButtonPressed(token, self.author(who), ref, self.far.ask(who), self.clock.now())
        await self.happens(event, place=ref.channel.place)
        return "\n".join(self.told(who, before))

    def told(self, who: str, since: int = 0) -> list[str]:
        """What somebody alone was told there."""
        acts = [one for one in self.far.acts[since:] if isinstance(one, Answer | SendDirect) and one.account.id == who]
        return [read(one.content) for one in acts]

    def contents(self, who: str) -> list[Content]:
        """The same with its buttons."""
        return [one.content for one in self.far.acts if isinstance(one, Answer | SendDirect) and one.account.id == who]

    async def there(self, deed: Any, community: int) -> Any:
        """Look inside another community."""

        async def run(turn: Turn) -> Any:
            return await deed(turn)

        return await take_turn(self.core.desk, community, run)

    async def look(self, deed: Any) -> Any:
        """Read something."""
        return await look_in(self.core.desk, self.community, deed)


def direct(who: str, place: str = "") -> ChannelRef:
    """Somebody's private chat."""
    return ChannelRef("memory", place, f"direct:{who}")


def read(content: Content, language: str = "en") -> str:
    """A content's words."""
    found = []
    for block in content.blocks:
        for name in ("number", "text", "label", "value", "aside"):
            part = getattr(block, name, None)
            if part:
                found.append(TEXTS.say(part, language))
    return "\n".join(found)


__all__ = ["PLACE", "Sides", "direct", "read", "words"]
