"""Presses through the shipped process, timed by the platforms: from the press to the call that acknowledges it.

500 messages come at once into the lane before each press, 500 posts wait in the outbox, and their chat as well as the
moderators' is under a 429 of 35 s.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.corpus import chat
from bot.app.plan import post
from bot.app.turn import Turn, take_turn
from bot.bootstrap import owned
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.ports.store import where
from bot.ports.tables import PLACES
from tests.kit.founding import QUIET, Lanternfall, Raids, settled
from tests.kit.running import Two, until

WAITING: Final = 500
LIMITED: Final = 35.0
PEOPLE: Final = 200


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def _outbox(folder: Path, town: Raids, place: Lanternfall, general: str) -> None:
    """500 posts for each chat, planned while nobody runs."""
    async with owned(folder / "data", "benchmark") as desk:
        for platform, id_, channel in (
            ("telegram", str(town.group), str(town.group)),
            ("discord", place.guild, general),
        ):
            rows = await desk.store.read(lambda tx, p=platform, i=id_: tx.find(PLACES, *where(platform=p, place=i)))  # type: ignore[misc]  # bound per round
            ref = ChannelRef(platform, id_, channel)

            async def sends(turn: Turn, ref: ChannelRef = ref) -> None:
                for number in range(WAITING):
                    await post(turn, ref, plain(f"post {number}"))

            await take_turn(desk, rows[0].community, sends)


async def _flood(both: Two, town: Raids, general: str) -> None:
    """The chats of posts and of cards take nothing for 35 s."""
    for chat_id in (town.group, town.staff):
        await both.telegram.fault("flood", "sendMessage", chat=chat_id, lasting=LIMITED)
        await both.telegram.fault("flood", "editMessageText", chat=chat_id, lasting=LIMITED)
    room = await both.discord.id_of(channel=QUIET)
    for one in (general, room):
        asked = {"kind": "429", "route": f"/channels/{one}/messages", "for_seconds": LIMITED}
        await both.discord.fault(**asked, seconds=LIMITED)


async def _press_telegram(both: Two, town: Raids, card: Any, lines: list[str], writers: list[int], many: int) -> float:
    """Seconds until a press is answered behind `many` messages."""
    pairs = [[writers[number % len(writers)], lines[number % len(lines)]] for number in range(many)]
    await both.telegram.says_many(town.group, pairs)
    press = await both.telegram.presses(town.mira.id, town.staff, card.id, "messages around")
    answer = await until(lambda: both.telegram.answer(press), 60, "an answer on Telegram")
    return float(answer["after"])


async def _press_discord(both: Two, card: Any, lines: list[str], many: int) -> float:
    pairs = [[f"writer{number % PEOPLE}", lines[number % len(lines)]] for number in range(many)]
    await both.discord.says_many(channel="general", lines=pairs)
    token = await both.discord.presses(member="mira", message=card.id, label="messages around")

    async def look() -> Any:
        told = await both.discord.interaction(interaction=token)
        return told if told["answered"] is not None else None

    told = await until(look, 60, "an answer on Discord")
    return float(told["answered_after"])


@dataclass(frozen=True, slots=True)
class Presses:
    """Seconds of each press, alone and under load."""

    alone: list[float]
    loaded: list[float]


async def presses(folder: Path, count: int) -> dict[str, Presses]:
    """Press `count` times on each platform with nothing else going on, and as often under load."""
    lines = chat(2_000)[0]
    async with settled(folder) as (both, town, place):
        writers = await both.telegram.users(PEOPLE, "Writer")
        for one in writers:
            await both.telegram.joins(one, town.group, service=False)
        for number in range(PEOPLE):
            await both.discord.make_member(guild=place.guild, name=f"writer{number}")
        await town.kestrel.says("you idiot number one", town.group)
        await place.kestrel.says("you idiot number one", "general")
        cards = await town.mira.sees("number one", town.staff), await place.mira.sees("number one", QUIET)
        alone: tuple[list[float], list[float]] = ([], [])
        for _ in range(count):
            alone[0].append(await _press_telegram(both, town, cards[0], lines, writers, 0))
            alone[1].append(await _press_discord(both, cards[1], lines, 0))
        await both.steward.stop()
        general = await both.discord.id_of(channel="general")
        await _outbox(folder, town, place, general)
        await _flood(both, town, general)
        await both.steward.connects("Discord", "Telegram")
        begun = time.monotonic()
        loaded: tuple[list[float], list[float]] = ([], [])
        while len(loaded[0]) < count and time.monotonic() - begun < LIMITED - 5:
            pair = await asyncio.gather(
                _press_telegram(both, town, cards[0], lines, writers, WAITING),
                _press_discord(both, cards[1], lines, WAITING),
            )
            for one, value in zip(loaded, pair, strict=True):
                one.append(value)
        await both.telegram.heal()
        await both.discord.clear_faults()
        await both.steward.kill()
    names = ("telegram", "discord")
    return {name: Presses(a, b) for name, a, b in zip(names, alone, loaded, strict=True)}
