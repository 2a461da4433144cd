"""Two communities, set up through chat as an administrator would: Raids on Telegram, Lanternfall on Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.app.notebook import StoreNotebook
from bot.app.places import attach_staff_place
from bot.app.turn import Turn, take_turn
from bot.bootstrap import owned
from bot.domain.messages import ChannelRef
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, PLACES
from rules.file import Faults
from tests.kit.running import Two, two
from tests.kit.talking import OnDiscord, OnTelegram, Transcript
from tests.wire.discord.remote import WireProcess
from tests.wire.telegram import RemoteWire

TELEGRAM_RIGHTS: Final = [
    "can_manage_chat", "can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages",
    "can_manage_topics",
]  # fmt: skip
"""What the link that adds Steward ticks."""
DISCORD_RIGHTS: Final = [
    "VIEW_CHANNEL", "SEND_MESSAGES", "SEND_MESSAGES_IN_THREADS", "READ_MESSAGE_HISTORY",
    "MANAGE_MESSAGES", "MANAGE_THREADS", "CREATE_PUBLIC_THREADS", "CREATE_PRIVATE_THREADS", "MODERATE_MEMBERS",
    "KICK_MEMBERS", "BAN_MEMBERS", "MANAGE_CHANNELS", "MANAGE_ROLES", "MANAGE_GUILD", "ATTACH_FILES", "VIEW_AUDIT_LOG",
    "SEND_POLLS", "PIN_MESSAGES", "CREATE_EVENTS", "MANAGE_EVENTS", "CREATE_INSTANT_INVITE",
]  # fmt: skip
"""What the link that adds Steward to a guild ticks."""
RULES: Final = """
format = 1
[[rule]]
id = "insult"
name = "Insult"
why = "Criticise ideas, not people."
mode = "ask"
severity = "high"
when.says_any = ["idiot*"]
then.flag = "insult"

[[rule]]
id = "spam"
name = "Spam"
why = "No advertising."
mode = "act"
severity = "medium"
when.says_any = ["free coins"]
then.remove_message = true
then.mute_author = "10m"
then.flag = "spam"
"""
"""One rule that asks, one that acts."""
ROOM_RIGHTS: Final = ["can_manage_chat", "can_delete_messages", "can_pin_messages", "can_manage_topics"]
"""What Steward has in a room that was picked on Telegram: nobody is muted there."""
QUIET: Final = "moderators"
"""The room of a community that was not set up through chat."""
ROOM: Final = "steward-moderators"
"""What Steward calls the room that it makes on Discord."""


@dataclass(slots=True)
class Raids:
    """A Telegram community: a group, the moderators' chat, its people."""

    group: int
    staff: int
    vera: OnTelegram
    mira: OnTelegram
    kestrel: OnTelegram
    brann: OnTelegram


@dataclass(slots=True)
class Lanternfall:
    """A Discord community: a guild with #general, its people."""

    guild: str
    ada: OnDiscord
    mira: OnDiscord
    kestrel: OnDiscord
    brann: OnDiscord


async def raids(wire: RemoteWire, book: Transcript) -> Raids:
    """People and chats; Steward is not in them yet. Vera owns both, speaks Russian as Kestrel does; Mira moderates."""
    people = []
    for name, language in (("Vera", "ru"), ("Mira", "en"), ("Kestrel", "ru"), ("Brann", "en")):
        people.append(OnTelegram(wire, await wire.user(name, username=name.lower(), language=language), name, book))
    vera, mira, kestrel, brann = people
    group = await wire.supergroup("Raids", vera.id, [kestrel.id, brann.id])
    staff = await wire.supergroup("Moderators", vera.id, [mira.id])
    await wire.administrator(group, mira.id, ["can_manage_chat", "can_delete_messages", "can_restrict_members"])
    return Raids(group, staff, vera, mira, kestrel, brann)


async def set_up_telegram(town: Raids) -> None:
    """From Start in private to "all set", by buttons; the room is picked with the chooser."""
    vera = town.vera
    await vera.starts()
    await vera.sees("Общих сообществ")
    vera.book.person("Vera", "adds Steward to “Raids” by its link, the rights ticked")
    await vera.wire.adds_bot(vera.id, town.group, TELEGRAM_RIGHTS, "here")
    seen = await vera.presses(await vera.sees("Настройка займёт"), "Настроить", "1 из 8")
    seen = await vera.presses(seen, "русский", "Язык: русский")
    seen = await vera.presses(seen, "Europe/Moscow", "Часовой пояс: Europe/Moscow")
    seen = await vera.presses(seen, "Дальше", "2 из 8")
    for choice in ("Спам", "Ссоры"):
        await vera.taps(seen, choice)
        seen = await vera.offered(f"✓ {choice}")
    await vera.presses(seen, "Дальше", "3 из 8")
    await vera.picks(await vera.offered("Выбрать один"), "Выбрать один", town.staff, "Карточки приходят сюда")
    await vera.sees("Сюда я приношу", town.staff)
    seen = await vera.presses(await vera.offered("Дальше"), "Дальше", "4 из 8")
    seen = await vera.presses(seen, "Игры", "✓ Игры")
    seen = await vera.presses(seen, "Дальше", "5 из 8")
    seen = await vera.presses(seen, "Начать с пяти", "2. Спорим")
    seen = await vera.presses(seen, "Дальше", "6 из 8")
    seen = await vera.presses(seen, "Дальше", "7 из 8")
    await vera.presses(seen, "Дальше", "Готово")


async def lanternfall(wire: WireProcess, book: Transcript, permissions: list[str]) -> Lanternfall:
    """A guild with Steward in it; Ada owns it, Mira has a moderators' role, Kestrel and Brann are members."""
    guild = await wire.make_guild(name="Lanternfall", owner="ada", with_bot=False)
    for name in ("kestrel", "brann", "mira"):
        await wire.make_member(guild=guild, name=name)
    rights = ["MODERATE_MEMBERS", "MANAGE_MESSAGES", "KICK_MEMBERS", "BAN_MEMBERS"]
    await wire.make_role(guild=guild, name="Moderators", permissions=rights, to=["mira"], position=1)
    await wire.add_bot(guild=guild, permissions=permissions)
    await wire.move_bot(guild=guild, position=5)
    people = [OnDiscord(wire, name, "en-US", book) for name in ("ada", "mira", "kestrel", "brann")]
    return Lanternfall(guild, *people)


async def set_up_discord(town: Lanternfall) -> None:
    """From /setup to "all set", by buttons; Steward makes the room."""
    ada = town.ada
    await ada.sees("Hello, I'm Steward", "general")
    await ada.uses("setup", "general")
    seen = await ada.sees("1 of 8", "general")
    seen = await ada.presses(seen, "Next", "2 of 8")
    for choice in ("Spam", "Conflicts"):
        await ada.clicks(seen, choice)
        seen = await ada.offered(f"✓ {choice}", "general")
    seen = await ada.presses(seen, "Next", "3 of 8")
    seen = await ada.presses(seen, "Make a private one", "I bring them to")
    await ada.sees("Here I bring what may need you", ROOM)
    seen = await ada.presses(seen, "Next", "4 of 8")
    seen = await ada.presses(seen, "Games", "✓ Games")
    seen = await ada.presses(seen, "Next", "5 of 8")
    seen = await ada.presses(seen, "Start from five", "2. ")
    seen = await ada.presses(seen, "Next", "6 of 8")
    seen = await ada.presses(seen, "Next", "7 of 8")
    await ada.presses(seen, "Next", "All set")


async def settle(folder: Path, platform: str, place: str, room: str, rules: str) -> int:
    """What a set-up leaves behind, written while nobody owns the store: room and rules; the community's number."""
    async with owned(folder / "data", "tests") as desk:
        rows = await desk.store.read(lambda tx: tx.find(PLACES, *where(platform=platform, place=place)))

        async def deed(turn: Turn) -> None:
            ref = ChannelRef(platform, place if platform == "discord" else room, room)
            turn.community = replace(
                turn.community, room_platform=platform, room_place=ref.place, room_channel=room,
                settings=replace(turn.community.settings, setup_done=True),
            )  # fmt: skip
            await turn.tx.put(COMMUNITIES, turn.community)
            if ref.place != place:
                assert await attach_staff_place(turn, platform, ref.place)
            assert not isinstance(await desk.policies.adopt(turn, rules, None), Faults)

        await take_turn(desk, rows[0].community, deed)
        if room != place:
            await StoreNotebook(desk.store, desk.clock, platform).write("room", room, "yes")
        return rows[0].community


@asynccontextmanager
async def settled(folder: Path, *, port: int = 0, rules: str = RULES) -> AsyncIterator[tuple[Two, Raids, Lanternfall]]:
    """Both communities with everything they need, met by Steward but not set up through chat; all in English. It runs,
    and must end well: nothing complained of, no fault on its stderr that nobody expected."""
    async with two(folder, port=port) as both:
        await both.steward.connects("Discord", "Telegram")
        town, wire = await raids(both.telegram, Transcript()), both.telegram
        for one in (town.vera, town.kestrel):
            await wire.set_user(one.id, language_code="en")
        await wire.starts(town.vera.id)
        await wire.adds_bot(town.vera.id, town.group, TELEGRAM_RIGHTS)
        place = await lanternfall(both.discord, Transcript(), DISCORD_RIGHTS)
        await both.discord.make_channel(guild=place.guild, name=QUIET, private_to=["bot", "Moderators"])
        await place.ada.sees("Hello", "general")
        await town.vera.sees("Thank you for adding me")
        assert await both.steward.stop() == 0
        await wire.adds_bot(town.vera.id, town.staff, ROOM_RIGHTS)
        await settle(folder, "telegram", str(town.group), str(town.staff), rules)
        await settle(folder, "discord", place.guild, await both.discord.id_of(channel=QUIET), rules)
        await both.steward.connects("Discord", "Telegram")
        yield both, town, place
        if both.steward.runs:
            assert await both.steward.stop() == 0
        assert await both.complained() == []
        assert "Traceback" not in both.steward.words, both.steward.words[-4000:]
