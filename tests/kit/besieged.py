"""A raid upon the shipped process: one platform's wire, `steward run`, a community with the shipped rules of games.

`async with on_discord(folder, raid_plan="contain") as siege` or `on_telegram(...)`; settings are the community's own.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.app import morning
from bot.app.notebook import StoreNotebook
from bot.app.places import attach_place, attach_staff_place
from bot.app.turn import Turn, take_turn
from bot.bootstrap import owned
from bot.domain.messages import ChannelRef
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, PLACES
from tests.kit.founding import DISCORD_RIGHTS, ROOM_RIGHTS, TELEGRAM_RIGHTS
from tests.kit.running import DISCORD_TOKEN, LIVES, Steward, settings_of, until
from tests.kit.talking import OnDiscord, OnTelegram, Seen
from tests.wire.discord.remote import WireProcess
from tests.wire.telegram import RemoteWire

BAIT: Final = "free skins for everyone, take yours: https://gifts.example/claim"
ROOM: Final = "moderators"
CHANNELS: Final = ("general", "trade")
WORDS: Final = (
    "sun", "river", "stone", "cloud", "lamp", "tree", "road", "glass", "bread", "boat", "hill", "moon", "salt",
)  # fmt: skip
MODERATES: Final = ["can_manage_chat", "can_delete_messages", "can_restrict_members"]
AT_ONCE: Final = 10
_SEND: Final = 0x800
"""Discord's permission to send messages."""


def name_of(number: int) -> str:
    """What somebody of this number is called; not in a row."""
    return f"{WORDS[number % 13]}{WORDS[number // 13 % 13]}{number}"


def copies(number: int) -> str:
    """What the raider of this number writes: the same but for a number, every third also but for two words."""
    word, other = WORDS[number % 13], WORDS[number // 13 % 13]
    return f"{word} {BAIT} {other}" if number % 3 == 2 else f"{BAIT} {number}!"


def greetings(number: int) -> str:
    """What one of many real people writes who came by the same link; every tenth uses the same words."""
    if number % 10 == 0:
        return "Hello everyone, nice to meet you"
    return f"{WORDS[number % 13]} and a {WORDS[number % 7]}, glad to be here {WORDS[number % 11]}"


def hours(since: timedelta, ends: timedelta) -> str:
    """Quiet hours in UTC around now, whatever the hour of the test is."""
    now = datetime.now(UTC)
    return f"{now - since:%H:%M}-{now + ends:%H:%M}"


async def write(folder: Path, place: ChannelRef, room: ChannelRef, other: str = "", **settings: Any) -> None:
    """What a set-up leaves behind, written while nobody owns the store; `other` is a second place of it."""
    async with owned(folder / "data", "tests") as desk:
        mine = where(platform=place.platform, place=place.place)
        rows = await desk.store.read(lambda tx: tx.find(PLACES, *mine))

        async def deed(turn: Turn) -> None:
            kept = replace(turn.community.settings, setup_done=True, **settings)
            turn.community = replace(
                turn.community, room_platform=room.platform, room_place=room.place, room_channel=room.id,
                preset="gaming", settings=kept, language="en", zone="UTC",
            )  # fmt: skip
            await turn.tx.put(COMMUNITIES, turn.community)
            if room.place != place.place:
                assert await attach_staff_place(turn, room.platform, room.place)
            if other:
                assert await attach_place(turn, place.platform, other)
            await morning.schedule(turn)

        await take_turn(desk, rows[0].community, deed)
        await StoreNotebook(desk.store, desk.clock, room.platform).write("room", room.id, "yes")


class Watch:
    """Seconds from its making until something became true, looked for in the background."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self._tasks: list[asyncio.Task[float]] = []

    @property
    def now(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began

    def until(self, done: Any, seconds: float = 60.0) -> asyncio.Task[float]:
        """When this became true; awaited later."""

        async def look() -> float:
            await until(done, seconds)
            return self.now

        task = asyncio.create_task(look())
        self._tasks.append(task)
        return task


@dataclass(slots=True)
class DiscordSiege:
    """A guild with two channels and a private room; Ada owns it, Mira leads."""

    wire: WireProcess
    steward: Steward
    guild: str
    room: str
    ada: OnDiscord
    mira: OnDiscord
    folder: Path
    before: dict[str, Any] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)

    async def come(self, count: int, seconds: float, said: Any = copies, channels: tuple[str, ...] = CHANNELS) -> None:
        """So many join and write, evenly over a time, whatever pause or lock there is; accounts of a year ago."""
        began, first = time.monotonic(), len(self.people)
        for start in range(first, first + count, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, first + count))
            for number in numbers:
                self.people.add(await self.wire.joins(member=name_of(number), guild=self.guild, force=True))
            lines = [(name_of(number), said(number)) for number in numbers]
            await self.wire.says_many(channel=channels[start // AT_ONCE % len(channels)], lines=lines)
            done = (numbers.stop - first) / count
            await asyncio.sleep(max(0.0, began + done * seconds - time.monotonic()))

    async def state(self) -> dict[str, Any]:
        """What containment changes of the guild itself: settings, channels, roles."""
        found: dict[str, Any] = await self.wire.snapshot(guild=self.guild)
        return {key: found[key] for key in ("data", "channels", "roles")}

    async def same(self) -> bool:
        """Whether the guild is as it was and nobody of it is held."""
        return await self.state() == self.before and not await self.held()

    async def held(self) -> list[str]:
        """Who can't write now, by timeouts."""
        found = (await self.wire.snapshot(guild=self.guild))["members"]
        return [who for who, one in found.items() if one.get("communication_disabled_until")]

    async def locked(self, channel: str = "general") -> bool:
        """Whether @everyone may not write there."""
        rows = (await self.wire.channel(channel=channel)).get("permission_overwrites") or []
        return any(one["id"] == self.guild and int(one["deny"]) & _SEND for one in rows)

    async def paused(self) -> bool:
        """Whether invites are paused."""
        return bool((await self.wire.guild(guild=self.guild))["incidents_data"])

    async def contained(self) -> bool:
        """Whether both channels are locked and invites paused."""
        return await self.paused() and all([await self.locked(one) for one in CHANNELS])

    async def calls(self) -> Counter[str]:
        """Calls by route, since they were last forgotten."""
        return Counter(f"{one['method']} {one['route']}" for one in await self.wire.calls())

    async def cards(self) -> list[str]:
        """Cards that stand in the room."""
        return [one.text for one in await self.mira.shown(ROOM) if "Case " in one.text]

    async def clean(self) -> bool:
        """Whether nothing that the crowd wrote stands."""
        return not await self.left()

    async def left(self) -> int:
        """How many messages of the crowd stand."""
        found = [one for name in CHANNELS for one in await self.wire.messages(channel=name)]
        return sum(one["author"]["id"] in self.people for one in found)

    async def banned(self) -> bool:
        """Whether all of the crowd are banned."""
        return self.people <= set(await self.wire.banned(guild=self.guild))

    async def refused(self) -> int:
        """429s given so far."""
        return int((await self.wire.counts())["statuses"].get("429", 0))

    async def press(self, label: str) -> Seen:
        """Mira presses this on the newest card that offers it."""
        seen = await self.mira.offered(label, ROOM)
        await self.mira.clicks(seen, label)
        return seen

    async def restart(self) -> None:
        """SIGKILL and a new process."""
        await self.steward.kill()
        await self.steward.connects("Discord")

    async def reset(self, **settings: Any) -> None:
        """Other settings, written while it is stopped."""
        assert not self.steward.runs or await self.steward.stop() == 0
        place, ref = ChannelRef("discord", self.guild, ""), ChannelRef("discord", self.guild, self.room)
        await write(self.folder, place, ref, **settings)
        await self.steward.connects("Discord")


@asynccontextmanager
async def on_discord(folder: Path, **settings: Any) -> AsyncIterator[DiscordSiege]:
    """A guild that is set up and watched; it must end well."""
    async with WireProcess(token=DISCORD_TOKEN, seconds=LIVES) as wire:
        steward = Steward(folder, settings_of(None, wire))
        try:
            await steward.connects("Discord")
            guild = await wire.make_guild(name="Lanternfall", owner="ada", channels=list(CHANNELS), with_bot=False)
            for name in ("brann", "mira"):
                await wire.make_member(guild=guild, name=name)
            rights = ["MODERATE_MEMBERS", "MANAGE_MESSAGES", "KICK_MEMBERS", "BAN_MEMBERS"]
            await wire.make_role(guild=guild, name="Moderators", permissions=rights, to=["mira"], position=1)
            await wire.add_bot(guild=guild, permissions=DISCORD_RIGHTS)
            await wire.move_bot(guild=guild, position=5)
            room = await wire.make_channel(guild=guild, name=ROOM, private_to=["bot", "Moderators"])
            ada, mira = (OnDiscord(wire, name) for name in ("ada", "mira"))
            await ada.sees("Hello", "general")
            siege = DiscordSiege(wire, steward, guild, room, ada, mira, folder)
            await siege.reset(**settings)
            siege.before = await siege.state()
            await wire.forget_calls()
            yield siege
            assert await steward.stop() == 0
            assert await wire.complaints() == []
            assert "Traceback" not in steward.words, steward.words[-4000:]
        finally:
            await steward.kill()


@dataclass(slots=True)
class TelegramSiege:
    """Two groups with the moderators' chat of both; Vera owns them, Mira moderates."""

    wire: RemoteWire
    steward: Steward
    group: int
    other: int
    staff: int
    vera: OnTelegram
    mira: OnTelegram
    brann: OnTelegram
    kestrel: OnTelegram
    folder: Path
    before: dict[str, Any] = field(default_factory=dict)
    people: list[int] = field(default_factory=list)

    async def come(self, count: int, chat: int = 0, *, hidden: bool = True) -> list[int]:
        """So many new people join the group, or another chat; who they are."""
        came = [await self.wire.user(name_of(number)) for number in range(count)]
        for one in came:
            await self.wire.joins(one, chat or self.group, service=not hidden)
        if not chat:
            self.people = came
        return came

    async def state(self) -> dict[str, Any]:
        """What containment changes of the groups themselves."""
        found = {chat: await self.wire.snapshot(chat) for chat in (self.group, self.other)}
        return {str(chat): (one["permissions"], one["settings"]) for chat, one in found.items()}

    async def same(self) -> bool:
        """Whether the groups are as they were and nobody is held."""
        held = [*await self.standing("restricted"), *await self.standing("restricted", self.other)]
        return await self.state() == self.before and not held

    async def standing(self, status: str, chat: int = 0) -> list[int]:
        """Who stands so in the group, or in another chat."""
        found = (await self.wire.snapshot(chat or self.group))["members"]
        return [int(who) for who, one in found.items() if one["status"] == status]

    async def banned(self) -> bool:
        """Whether all of the crowd are banned."""
        return set(self.people) <= set(await self.standing("kicked"))

    async def locked(self) -> bool:
        """Whether members may not write in the group."""
        return not (await self.wire.snapshot(self.group))["permissions"]["can_send_messages"]

    async def calls(self) -> Counter[str]:
        """Calls by method, but polls."""
        return Counter(one["method"] for one in await self.wire.calls())

    async def left(self) -> int:
        """How many messages of the crowd stand."""
        crowd = set(self.people)
        return sum(one["from"] in crowd for one in await self.wire.messages(self.group))

    async def clean(self) -> bool:
        """Whether nothing that the crowd wrote stands."""
        return not await self.left()

    async def sends(self, *chats: int) -> int:
        """New messages of Steward's to these chats."""
        found = await self.wire.calls("sendMessage")
        return sum(int(one["params"]["chat_id"]) in chats for one in found)

    async def press(self, label: str, who: OnTelegram | None = None) -> Seen:
        """Somebody presses this on the newest card that offers it."""
        seen = await (who or self.mira).offered(label, self.staff)
        await self.wire.presses((who or self.mira).id, self.staff, seen.id, seen.labelled(label))
        return seen

    async def reset(self, **settings: Any) -> None:
        """Other settings, written while it is stopped."""
        assert not self.steward.runs or await self.steward.stop() == 0
        ref = ChannelRef("telegram", str(self.staff), str(self.staff))
        await write(self.folder, ChannelRef("telegram", str(self.group), ""), ref, str(self.other), **settings)
        await self.steward.connects("Telegram")


@asynccontextmanager
async def on_telegram(folder: Path, **settings: Any) -> AsyncIterator[TelegramSiege]:
    """Two groups that are set up and watched; it must end well."""
    async with RemoteWire(LIVES) as wire:
        steward = Steward(folder, settings_of(wire, None))
        try:
            await steward.connects("Telegram")
            names = ("Vera", "Mira", "Brann", "Kestrel")
            vera, mira, brann, kestrel = [OnTelegram(wire, await wire.user(one, language="en"), one) for one in names]
            await wire.starts(vera.id)
            staff = await wire.supergroup("Moderators", vera.id, [mira.id])
            group = await wire.supergroup("Raids", vera.id, [mira.id, kestrel.id])
            other = await wire.supergroup("Trade", vera.id, [mira.id, brann.id])
            for one in (group, other):
                await wire.administrator(one, mira.id, MODERATES)
                await wire.adds_bot(vera.id, one, TELEGRAM_RIGHTS)
                assert await wire.until_written(one)
            siege = TelegramSiege(wire, steward, group, other, staff, vera, mira, brann, kestrel, folder)
            assert await steward.stop() == 0
            await wire.adds_bot(vera.id, staff, ROOM_RIGHTS)
            await siege.reset(**settings)
            siege.before = await siege.state()
            await wire.forget_calls()
            yield siege
            assert await steward.stop() == 0
            assert await wire.complained() == []
            assert "Traceback" not in steward.words, steward.words[-4000:]
        finally:
            await steward.kill()
