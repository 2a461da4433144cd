"""`steward run` is killed again and again under mixed updates of both platforms, which survive and count its calls.

Lost is a Telegram update, or a Discord message or edit that stands in the history, that was never judged. What Discord
tells only once (presses while nobody listened) can't be recovered by anybody and is counted apart. The short form is
part of every run; `STEWARD_SLOW=1` is 30 kills under 1,000 updates.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.sql import open_readonly
from bot.domain.events import MessageEdited, MessagePosted
from bot.domain.records import InboxState
from bot.ports.tables import INBOX, SIGNALS
from tests.kit.founding import DISCORD_RIGHTS, RULES, TELEGRAM_RIGHTS, settle
from tests.kit.run import run_within
from tests.kit.running import Two, two, until
from tests.wire.discord.remote import ControlError
from tests.wire.telegram import Unable

LONG: Final = os.environ.get("STEWARD_SLOW") == "1"
KILLS: Final = 30 if LONG else 4
UPDATES: Final = 1_000 if LONG else 150
FLAGGED: Final = 100 if LONG else 15
"""How many of the updates are insults or spam, by somebody new each time; the rest is calm."""
ROOM: Final = "moderators"
SETTLES: Final = 300.0 if LONG else 45.0


@dataclass(slots=True)
class Said:
    """One thing that somebody wrote: its number stands in its words. `kind` is calm, insult, spam or edited."""

    number: int
    kind: str
    place: str
    message: Any
    author: Any

    @property
    def mark(self) -> str:
        """The words by which a card shows it."""
        return f"n{self.number:04d}"


@dataclass(slots=True)
class Town:
    """A group on Telegram, a guild on Discord, many people; and what they did."""

    both: Two
    dice: random.Random
    group: int = 0
    staff: int = 0
    mira: int = 0
    guild: str = ""
    people: list[int] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    presses: Counter[str] = field(default_factory=Counter)

    async def build(self) -> None:
        """Everybody is there before Steward comes."""
        wire, other = self.both.telegram, self.both.discord
        owner, self.mira = await wire.user("Vera"), await wire.user("Mira")
        self.people = await wire.users(UPDATES, "Member")
        self.group = await wire.supergroup("Raids", owner, self.people)
        self.staff = await wire.supergroup("Moderators", owner, [self.mira], TELEGRAM_RIGHTS)
        await wire.administrator(self.group, self.mira)
        self.guild = await other.make_guild(
            name="Lanternfall", owner="ada", channels=["general", "talk"], with_bot=False
        )
        await other.make_channel(guild=self.guild, name=ROOM, private_to=["bot"])
        for number in range(FLAGGED):
            await other.make_member(guild=self.guild, name=f"member{number}")
        await other.limits(on=False)

    async def found(self, folder: Path) -> None:
        """Steward meets both places; then their rooms and rules are written into its store."""
        steward, wire, other = self.both.steward, self.both.telegram, self.both.discord
        await steward.connects("Discord", "Telegram")
        await wire.adds_bot((await wire.members(self.group))[0], self.group, TELEGRAM_RIGHTS)
        await other.add_bot(guild=self.guild, permissions=DISCORD_RIGHTS)
        await other.move_bot(guild=self.guild, position=5)
        assert await wire.until_written(self.group)
        await until(lambda: other.messages(channel="general"), what="a greeting on Discord")
        assert await steward.stop() == 0
        room = await other.id_of(channel=ROOM)
        await settle(folder, "telegram", str(self.group), str(self.staff), RULES)
        await settle(folder, "discord", self.guild, room, RULES)

    async def talk(self, updates: int, flagged: int) -> None:
        """Mixed updates on both platforms at once, in a drawn order."""
        kinds = ["insult", "spam", "edited"] * (flagged // 3 + 1)
        kinds = kinds[:flagged] + ["calm"] * (updates - flagged)
        self.dice.shuffle(kinds)
        for kind in kinds:
            await (self._on_telegram(kind) if len(self.said) % 2 else self._on_discord(kind))
            await self._press()

    def _words(self, kind: str) -> str:
        mark = f"n{len(self.said):04d}"
        return {"insult": f"you idiot {mark}", "spam": f"free coins {mark}"}.get(kind, f"a calm word {mark}")

    async def _on_telegram(self, kind: str) -> None:
        wire, author = self.both.telegram, self.people[len(self.said)]
        message = await wire.says(author, self.group, self._words(kind))
        if kind == "edited":
            await wire.edits(author, self.group, message, f"you idiot n{len(self.said):04d}")
        self.said.append(Said(len(self.said), kind, "telegram", message, author))

    async def _on_discord(self, kind: str) -> None:
        wire = self.both.discord
        flagged = sum(one.kind != "calm" and one.place == "discord" for one in self.said)
        author = f"member{flagged % FLAGGED}"
        channel = "general" if len(self.said) % 4 else "talk"
        message = await wire.says(member=author, channel=channel, text=self._words(kind), force=True)
        if kind == "edited":
            await wire.edits(message=message, text=f"you idiot n{len(self.said):04d}")
        self.said.append(Said(len(self.said), kind, "discord", message, author))

    async def _press(self) -> None:
        """Now and then a moderator warns somebody: on Telegram that is an update that waits for whoever asks for it;
        on Discord it is told only to who listens."""
        if self.dice.random() > 0.1:
            return
        cards = [one for one in await self.both.telegram.messages(self.staff, by_bot=True) if "idiot" in one["text"]]
        fresh = [one for one in cards if any("Warn" in cell for row in one["buttons"] for cell in row)]
        if fresh:
            with suppress(Unable):  # the card has changed since it was looked at
                await self.both.telegram.presses(self.mira, self.staff, fresh[0]["id"], "Warn")
                self.presses["telegram"] += 1
        await self._press_on_discord()

    async def _press_on_discord(self) -> None:
        wire = self.both.discord
        cards = [one for one in await wire.messages(channel=ROOM) if "Warn" in str(one["components"])]
        if not cards:
            return
        listening = bool(await wire.connected())
        try:
            await wire.presses(member="ada", message=cards[0]["id"], label="Warn")
        except ControlError:
            return
        self.presses["discord" if listening else "discord, nobody listened"] += 1

    async def quiet(self) -> None:
        """Until every update was taken and nothing more is asked of either platform for a while."""
        before, still = -1, 0
        with suppress(TimeoutError):  # what is missing then is counted
            async with asyncio.timeout(SETTLES):
                while still < 12:
                    await asyncio.sleep(0.15)
                    counts = await self.both.telegram.call_counts()
                    now = (
                        sum(counts.values()) - counts.get("getUpdates", 0) + (await self.both.discord.counts())["calls"]
                    )
                    waits = await self.both.telegram.pending() or await self.lost_cards()
                    still = 0 if waits or now != before else still + 1
                    before = now

    async def lost_cards(self) -> list[str]:
        """Marks of what should have come to a room in its own words and was never sent there. (What a rule has decided
        is one line there, without the words: those cards are counted.)"""
        texts = {"telegram": str(await self._sent_on_telegram()), "discord": str(await self._sent_on_discord())}
        return [one.mark for one in self.said if one.kind in ("insult", "edited") and one.mark not in texts[one.place]]

    async def _sent_on_telegram(self) -> list[Any]:
        sent = await self.both.telegram.calls("sendMessage", "editMessageText")
        return [one["params"]["text"] for one in sent if one["acted"] and one["params"]["chat_id"] == self.staff]

    async def _sent_on_discord(self) -> list[Any]:
        room = await self.both.discord.id_of(channel=ROOM)
        sent = await self.both.discord.calls(route=f"/channels/{room}/messages")
        return [one["body"] for one in sent if one["status"] == 200 and one["body"]]

    async def doubled(self) -> dict[str, int]:
        """Effects that are there twice: cards, notices, deletions."""
        flagged = Counter(one.place for one in self.said if one.kind != "calm")
        wire, other = self.both.telegram, self.both.discord
        cards = [one for one in await wire.messages(self.staff, by_bot=True) if one["text"].startswith("Case ")]
        lines = Counter(one["text"] for one in await wire.messages(self.group, by_bot=True, deleted=True))
        told = 0
        for author in {one.author for one in self.said if one.place == "discord" and one.kind != "calm"}:
            told += max(0, len(await other.dms(member=author)) - 1)
        return {
            "cards on Telegram": len(cards) - flagged["telegram"],
            "cards on Discord": len(await other.messages(channel=ROOM)) - flagged["discord"],
            "notices on Telegram": sum(times - 1 for times in lines.values()),
            "notices on Discord": told,
            "deletions": sum(times - 1 for times in (await self.deletions()).values()),
        }

    async def deletions(self) -> Counter[str]:
        """Successful deletions of members' messages, by platform and message."""
        found = Counter[str]()
        for one in await self.both.telegram.calls("deleteMessage", "deleteMessages"):
            ids = one["params"].get("message_ids") or [one["params"].get("message_id")]
            if one["acted"] and one["params"]["chat_id"] == self.group:
                found.update(f"telegram {number}" for number in ids)
        for one in await self.both.discord.calls(route="/messages/", method="DELETE"):
            found.update([f"discord {one['path'].rsplit('/', 1)[-1]}"] if one["status"] == 204 else [])
        return Counter(
            {key: count for key, count in found.items() if key in {f"{one.place} {one.message}" for one in self.said}}
        )

    async def standing(self) -> list[str]:
        """Spam that still stands."""
        left = []
        for one in (one for one in self.said if one.kind == "spam"):
            if one.place == "telegram":
                gone = (await self.both.telegram.message(self.group, one.message))["deleted"]
            else:
                gone = await self.both.discord.message(message=one.message) is None
            left += [] if gone else [one.mark]
        return left


@dataclass(frozen=True, slots=True)
class Judged:
    """What the store says once Steward has ended."""

    undone: int
    stuck: int
    unjudged: list[str]
    out_of_order: int


async def _judged(folder: Path, said: list[Said]) -> Judged:
    store = await open_readonly(folder / "data" / "steward.db")
    try:
        rows = await store.read(lambda tx: tx.find(INBOX))
        signals = await store.read(lambda tx: tx.find(SIGNALS, order=("id",)))
    finally:
        await store.close()
    seen = {one.event.message.ref.id for one in rows if isinstance(one.event, MessagePosted | MessageEdited)}
    states = Counter(one.state for one in rows)
    unjudged = [one.mark for one in said if str(one.message) not in seen]
    return Judged(states[InboxState.NEW], states[InboxState.STUCK], unjudged, _disorder(signals, said))


def _disorder(signals: list[Any], said: list[Said]) -> int:
    """Signals that do not come in the order in which people wrote, per channel; edits apart."""
    order = {str(one.message): one.number for one in said if one.kind in ("insult", "spam")}
    lanes: dict[str, list[int]] = {}
    for one in signals:
        if one.message in order:
            lanes.setdefault(f"{one.platform} {one.channel}", []).append(order[one.message])
    return sum(a > b for lane in lanes.values() for a, b in pairwise(lane))


@pytest.mark.slow
@pytest.mark.timeout(3000 if LONG else 150)
@run_within(2900 if LONG else 140)
async def test_killed_at_random_moments_between_both_platforms(tmp_path: Path) -> None:
    dice = random.Random(3)
    async with two(tmp_path) as both:
        town = Town(both, dice)
        await town.build()
        await town.found(tmp_path)
        rounds = KILLS + 1
        for number in range(rounds):
            await (both.steward.start() if number % 2 else both.steward.connects("Discord", "Telegram"))
            talking = asyncio.create_task(town.talk(UPDATES // rounds, FLAGGED // rounds))
            if number < KILLS:
                await asyncio.sleep(dice.uniform(0.1, 2.0))
                await both.steward.kill()
            await talking
        await town.quiet()
        status = await both.steward.stop()
        judged = await _judged(tmp_path, town.said)
        verdict = {
            "updates": len(town.said), "kills": KILLS, "status": status, "lost cards": await town.lost_cards(),
            "never judged": judged.unjudged, "undone": judged.undone, "stuck": judged.stuck,
            "spam that stands": await town.standing(), "out of order": judged.out_of_order,
        }  # fmt: skip
        doubled, complaints = await town.doubled(), await both.complained()
        print(verdict, {"doubled": doubled}, {"presses": dict(town.presses)}, complaints)
        print(both.steward.words[-3000:])
        fine = {"status": 0, "lost cards": [], "never judged": [], "undone": 0, "stuck": 0, "spam that stands": []}
        assert {**verdict, **fine, "out of order": 0} == verdict
        again = doubled.pop("cards on Telegram")
        assert 0 <= again <= KILLS, "a card is sent again where nobody can know whether it arrived, and only there"
        assert not any(doubled.values())
        assert complaints == []
        assert "Traceback" not in both.steward.words
