"""A whole community in a sentence: the real core over a memory store, the real sandbox platform, a settable clock.

`town = await Town.open(tmp_path, rules)`; then people say, press and use commands, and the town tells what they see.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import orjson

from adapters.fluent import load_texts
from adapters.memory.alarm import MemoryAlarm
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.pictures import PillowPainter
from adapters.sandbox import Sandbox, frames, state
from adapters.sandbox.deeds import Actor
from adapters.sandbox.desk import Desk as Page
from bot.app.core import Core
from bot.app.desk import Desk
from bot.app.policies import Policies
from bot.app.scoring import Scoring
from bot.app.seeding import seed
from bot.app.turn import Turn, take_turn
from bot.domain.assessment import Assessment
from bot.ports.store import Store
from rules.file import ReadOptions

TEXTS: Final = load_texts()
INSULT: Final = """
format = 1
[[rule]]
id = "insult"
name.en = "Insult at a person"
name.ru = "Оскорбление"
why = "Criticise ideas, not people."
mode = "ask"
severity = "high"
house_rule = 2
when.says_any = ["idiot*", "liar", "дурак*", "врун*"]
then.flag = "insult"
"""


class Unscored:
    """A classifier that can say nothing."""

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """Unknown for each."""
        return [None for _ in texts]


class Town:
    """People are named by their account: bob, kestrel, mira (moderator), oskar (lead), ada (owner) …"""

    def __init__(self, core: Core, sandbox: Sandbox, clock: MemoryClock, community: int) -> None:
        self.core, self.sandbox, self.clock, self.community = core, sandbox, clock, community
        self.page = Page(sandbox, "UTC")
        self._ids = 0

    @classmethod
    async def open(
        cls, folder: Path, rules: str = INSULT, *, store: Store | None = None, clock: MemoryClock | None = None
    ) -> Town:
        """Found (or open again) a town whose preset is `rules`."""
        clock = clock or MemoryClock()
        dice = MemoryDice(7)
        sandbox = Sandbox(folder / "sandbox.db", clock, dice, TEXTS)
        desk = Desk(
            store=store or MemoryStore(), clock=clock, dice=dice, texts=TEXTS, platforms={"sandbox": sandbox},
            policies=Policies({"gaming": rules}, ReadOptions()), scoring=Scoring(Unscored()), alarm=MemoryAlarm(clock),
            painter=PillowPainter(TEXTS),
        )  # fmt: skip
        core = Core(desk)
        await sandbox.open()
        community = await seed(desk, "sandbox")
        await core.start()
        await core.open(sandbox)
        return cls(core, sandbox, clock, community)

    async def close(self) -> None:
        """Stop everything; the store stays as it is."""
        await self.core.stop()
        await self.sandbox.stop()

    async def idle(self) -> None:
        """Let everything happen that can happen now."""
        for _ in range(3):
            while await self.sandbox.world.file.run(_undelivered):  # noqa: ASYNC110  # a table, not an event
                await asyncio.sleep(0)
            await self.core.idle()

    async def later(self, length: int) -> None:
        """Let time go by."""
        self.clock.advance(length)
        await self.clock.settle()
        await self.core.woken()
        await self.idle()

    async def do(self, who: str, lang: str = "en", **frame: Any) -> dict[str, Any]:
        """One frame of docs/sandbox.md, as its page would send it; the reply."""
        self._ids += 1
        reply = await self.page.reply(Actor(who, lang), frames.read_frame(orjson.dumps({"id": self._ids, **frame})))
        await self.idle()
        return reply

    async def says(self, who: str, text: str, channel: str = "general", reply_to: str = "") -> str:
        """Somebody writes; the id of the message."""
        reply = await self.do(who, do="send", channel=channel, text=text, reply_to=reply_to, attachments=[], nonce="")
        assert reply["ok"], reply
        return str(reply["message"])

    async def sees(self, who: str, lang: str = "en") -> dict[str, Any]:
        """The snapshot of what somebody sees."""
        return await state.snapshot(self.page, Actor(who, lang))

    async def talk(self, who: str, channel: str, lang: str = "en") -> list[dict[str, Any]]:
        """The messages of a channel, as somebody sees them."""
        return list((await self.sees(who, lang))["messages"].get(channel, []))

    async def cards(self, who: str = "mira", lang: str = "en") -> list[dict[str, Any]]:
        """Steward's messages in the moderators' room that are cards, oldest first."""
        room = await self.talk(who, "moderators", lang)
        return [one for one in room if one["content"] and one["content"]["look"] in ("card", "decided")]

    async def notes(self, who: str, lang: str = "en") -> list[dict[str, Any]]:
        """What only this person sees."""
        return list((await self.sees(who, lang))["notes"])

    async def presses(self, who: str, verb: str, message: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Press the button whose token names `verb`, on this message or else on the newest card."""
        shown = message or (await self.cards("ada"))[-1]
        token = next(one["token"] for one in buttons(shown) if one["token"].split(":")[3] == verb)
        return await self.do(who, do="press", channel=shown["channel"], message=shown["id"], token=token)

    async def uses(
        self, who: str, name: str, channel: str = "general", target: str = "", **args: str
    ) -> dict[str, Any]:
        """Use a command."""
        return await self.do(who, do="command", channel=channel, name=name, args=args, target=target)

    async def fills(self, who: str, token: str, channel: str = "moderators", **values: str) -> dict[str, Any]:
        """Fill in a form."""
        return await self.do(who, do="form", channel=channel, token=token, values=values)

    async def inside(self, deed: Any) -> Any:
        """Look (or change something) inside a turn of the core."""

        async def run(turn: Turn) -> Any:
            return await deed(turn)

        return await take_turn(self.core.desk, self.community, run)


def _undelivered(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM outbox WHERE lane != 'aside'").fetchone()[0])


def buttons(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every button of a message, tools of quotes included."""
    content = message["content"]
    tools = [one for block in content["blocks"] for one in block.get("tools", [])]
    return [*content["buttons"], *tools]


def words(message: Mapping[str, Any]) -> str:
    """Everything that stands on a message, as one text."""
    if not message["content"]:
        return str(message["text"])
    found = []
    for block in message["content"]["blocks"]:
        found += [str(block[one]) for one in ("number", "text", "aside", "label", "value") if block.get(one)]
    return "\n".join(found)
