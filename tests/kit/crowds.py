"""Crowds at a community's door: the real core over the platform in memory, whose every call is counted.

`siege = await Siege.open()`; then people join and write, moderators press, time goes by, the process starts again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from adapters.fluent import load_texts
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.platform import Member, MemoryPlatform, Written
from adapters.memory.store import MemoryStore
from bot.app import morning
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.turn import Turn, take_turn
from bot.domain.content import Content, Fact, Heading, Line, Look
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted, JoinAsked, MemberJoined, MessagePosted
from bot.domain.messages import Message
from bot.domain.people import Author
from bot.domain.raids import Raid
from bot.domain.text import Words
from bot.ports.store import Store, where
from bot.ports.tables import CASES, COMMUNITIES, PLACES, RAIDS
from rules.file import ReadOptions
from tests.kit.town import INSULT, Unscored

TEXTS: Final = load_texts()
CROWDS: Final = (
    INSULT
    + """
[[rule]]
id = "raid-same-text"
name = "Many people post the same text"
why = "This is how raids begin."
mode = "ask"
severity = "high"
when.same_text_people_at_least = 5
when.same_text_window = "1m"
when.letters_at_least = 12
then.flag = "raid"
[[rule]]
id = "raid-joins"
name = "Many people join at once"
why = "A wave of joins may be a raid."
mode = "ask"
severity = "medium"
when.join_burst = 10
when.join_burst_window = "1m"
when.is_join = true
then.flag = "raid"
[[rule]]
id = "new-link"
name = "A link from a newcomer"
why = "No advertising."
mode = "ask"
severity = "medium"
when.has_link = true
when.author_joined_within = "24h"
then.flag = "spam"
"""
)
BAIT: Final = "free skins for everyone, take yours: https://gifts.example/claim"


class Siege:
    """mira moderates, oskar leads, ada owns the place; everybody else joins by hand."""

    def __init__(self, rules: str, seed: int, store: Store | None = None) -> None:
        self.clock = MemoryClock()
        self.platform = MemoryPlatform(self.clock)
        self.store = store or MemoryStore()
        self.dice = MemoryDice(seed)
        self.rules = rules
        self.community = 0
        self.core = self._core()

    def _core(self) -> Core:
        return Core(Desk(
            store=self.store, clock=self.clock, dice=self.dice, texts=TEXTS, platforms={"memory": self.platform},
            policies=Policies({"gaming": self.rules}, ReadOptions()), scoring=Scoring(Unscored()),
            alarm=MemoryAlarm(self.clock),
        ))  # fmt: skip

    @classmethod
    async def open(cls, rules: str = CROWDS, seed: int = 3, *, store: Store | None = None, **settings: Any) -> Siege:
        """Found the community by its first message; `settings` are those of the community."""
        siege = cls(rules, seed, store)
        await siege._start()
        await siege.says("bob", "hello", "general")
        places = await siege.store.read(lambda tx: tx.find(PLACES))
        siege.community = places[0].community

        async def deed(turn: Turn) -> None:
            room = siege.platform.ref("moderators")
            community = replace(
                turn.community, preset="gaming", room_platform=room.platform, room_place=room.place,
                room_channel=room.id, settings=replace(turn.community.settings, setup_done=True, **settings),
            )  # fmt: skip
            await turn.tx.put(COMMUNITIES, community)
            turn.community = community
            await morning.schedule(turn)

        await siege.inside(deed)
        siege.core.desk.policies.drop(siege.community)
        return siege

    async def _start(self) -> None:
        await self.core.start()
        await self.core.open(self.platform)

    async def restart(self) -> None:
        """The process ends and another one takes up the store."""
        await self.core.stop()
        await self.platform.stop()
        self.core = self._core()
        await self._start()
        await self.core.idle()

    async def close(self) -> None:
        """Stop everything."""
        await self.core.stop()

    async def inside(self, deed: Any) -> Any:
        """Look (or change something) inside a turn."""
        return await take_turn(self.core.desk, self.community, deed)

    async def later(self, length: int) -> None:
        """Let time go by."""
        self.clock.advance(length)
        await self.clock.settle()
        await self.core.woken()
        await self.core.idle()

    def author(self, who: str, *, age: int | None = None, name: str = "") -> Author:
        """An account as events show it; `age` in µs."""
        made = None if age is None else self.clock.now() - age
        return Author(self.platform.account(who), name or who.title(), created_at=made)

    async def joins(self, *people: str, age: int | None = None, wait: bool = True) -> None:
        """They join, one after the other."""
        for who in people:
            self.platform.people_.setdefault(who, Member(rank=10)).here = True
            author = self.author(who, age=age)
            await self.platform.happen(MemberJoined("memory", "town", author, self.clock.now()))
        if wait:
            await self.core.idle()

    async def asks_in(self, who: str) -> None:
        """Somebody asks to be let in."""
        self.platform.waiting.add(who)
        await self.platform.happen(JoinAsked("memory", "town", self.author(who), self.clock.now()))
        await self.core.idle()

    async def says(self, who: str, text: str, room: str = "general", *, wait: bool = True) -> str:
        """Somebody writes."""
        ref = self.platform.say(who, text, room)
        message = Message(ref, self.author(who), text, self.clock.now(), room)
        await self.platform.happen(MessagePosted(message))
        if wait:
            await self.core.idle()
        return ref.id

    async def presses(self, who: str, token: str) -> list[str]:
        """Somebody presses a button by its token, or by a verb of the newest raid; what they alone are answered."""
        if ":" not in token:
            token = f"s1:raid:{(await self.raid()).case}:{token}"
        ref = next(reversed(self.platform.written.values())).ref
        event = ButtonPressed(token, self.author(who), ref, self.platform.ask(who), self.clock.now())
        return await self._answered(event)

    async def uses(self, who: str, name: str, **args: str) -> list[str]:
        """Somebody uses a command; what they alone are answered."""
        room = self.platform.ref("moderators")
        asked = self.platform.ask(who)
        return await self._answered(
            CommandUsed(name, tuple(args.items()), self.author(who), room, asked, self.clock.now())
        )

    async def submits(self, who: str, token: str, **values: str) -> list[str]:
        """Somebody fills in a form, in private; what they are answered."""
        channel = self.platform.ref(f"direct:{who}")
        asked = self.platform.ask(who)
        return await self._answered(
            FormSubmitted(token, tuple(values.items()), self.author(who), channel, asked, self.clock.now())
        )

    async def _answered(self, event: ButtonPressed | CommandUsed | FormSubmitted) -> list[str]:
        before = len(self.platform.acts)
        await self.platform.happen(event)
        await self.core.idle()
        found = [one for one in self.platform.acts[before:] if type(one).__name__ in ("Answer", "OpenForm")]
        return [shown(getattr(one, "content", None) or Content(())) for one in found]

    def written(self, room: str) -> list[Written]:
        """What Steward wrote there and that still stands."""
        return [
            one for one in self.platform.written.values()
            if one.ref.channel.id == room and one.content is not None and not one.gone
        ]  # fmt: skip

    def cards(self) -> list[Content]:
        """Cards in the moderators' room, oldest first."""
        looks = (Look.CARD, Look.DECIDED)
        return [one.content for one in self.written("moderators") if one.content and one.content.look in looks]

    def card(self, language: str = "en") -> str:
        """The newest card, read aloud."""
        return shown(self.cards()[-1], language)

    def verbs(self) -> list[str]:
        """Buttons of the newest card, by verb."""
        return [one.token.split(":")[3] for one in self.cards()[-1].buttons]

    async def raid(self) -> Raid:
        """The newest incident."""
        rows = await self.store.read(lambda tx: tx.find(RAIDS, *where(community=self.community), order=("-case",)))
        return rows[0]

    async def cases(self) -> list[Any]:
        """Every case."""
        return await self.store.read(lambda tx: tx.find(CASES, *where(community=self.community), order=("number",)))

    def snapshot(self) -> dict[str, Any]:
        """What containment changes, as plain values."""
        now = self.clock.now()
        people = {
            name: (one.here, one.muted if one.muted > now else 0, one.banned)
            for name, one in self.platform.people_.items()
        }
        slow = {room: seconds for room, seconds in self.platform.slow.items() if seconds}
        return {"people": people, "locked": set(self.platform.locked), "doors": self.platform.doors, "slow": slow}


def shown(content: Content, language: str = "en") -> str:
    """A content as somebody reads it."""
    lines = []
    for block in content.blocks:
        match block:
            case Heading():
                parts: Iterable[Words | None] = (block.number, block.text, block.aside)
                lines.append(" · ".join(_say(one, language) for one in parts if one))
            case Fact():
                lines.append(f"{_say(block.label, language)}: {_say(block.value, language)}")
            case Line():
                lines.append(_say(block.text, language))
            case _:
                lines.append(_say(block.text, language))
    return "\n".join(lines)


def _say(words: Words, language: str) -> str:
    return TEXTS.say(words, language)
