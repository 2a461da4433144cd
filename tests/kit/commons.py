"""One community on both platforms, its people, and a shipped process between them whose clock can jump while it is off.

Time passes by `Commons.travel`: the process is killed, both platforms and the next process go on later.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.app.places import attach_place
from bot.app.turn import Turn, take_turn
from bot.bootstrap import owned
from tests.kit import ROOT
from tests.kit.founding import (
    DISCORD_RIGHTS,
    QUIET,
    RULES,
    TELEGRAM_RIGHTS,
    Lanternfall,
    Raids,
    lanternfall,
    raids,
    settle,
)
from tests.kit.running import Two, two, until
from tests.kit.talking import OnDiscord, OnTelegram, Seen, Transcript, buttons_of, words_of

GENERAL: Final = "general"
REPLACED: Final = 7
"""The callback by which the message under a press is rewritten instead of another one sent."""
AHEAD: Final = ROOT / "tests" / "kit" / "ahead"


@dataclass(slots=True)
class Commons:
    """`town` is its Telegram side, `place` its Discord side; `book` is what was said on both."""

    both: Two
    town: Raids
    place: Lanternfall
    folder: Path
    number: int
    book: Transcript

    async def travel(self, seconds: int) -> None:
        """Kill the process, let time pass, start it again."""
        await self.both.steward.kill()
        await self.pass_by(seconds)
        await self.both.steward.connects("Discord", "Telegram")

    async def pass_by(self, seconds: int) -> None:
        """Time passes on both platforms, and for the next process."""
        ahead = int(self.both.steward.settings.get("AHEAD_SECONDS", "0")) + seconds
        self.both.steward.settings["AHEAD_SECONDS"] = str(ahead)
        await self.both.telegram.move_clock(seconds)
        await self.both.discord.move_clock(seconds=seconds)
        self.book.person("Time", f"{seconds} seconds pass while nothing runs")

    def person(self, name: str) -> OnDiscord:
        """Somebody who came later."""
        return OnDiscord(self.both.discord, name, "en-US", self.book)

    async def link(self, here: OnDiscord, there: OnTelegram) -> None:
        """Somebody shows by a code that two accounts are theirs."""
        told = await answer_of(here, await here.uses("link", GENERAL))
        code = told.text.splitlines()[0].strip()
        await there.starts()
        await there.says(f"/link {code}")
        assert "are one person here" in await there.taps(await there.offered("both are mine"), "both are mine")


async def answer_of(person: OnDiscord, token: str) -> Seen:
    """What a command, press or form of somebody's was answered with, for them alone."""

    async def look() -> Seen | None:
        told = await person.wire.interaction(interaction=token)
        there = [await person.wire.message(message=told["message"])] if told["answered"] == REPLACED else []
        shown = [one for one in (*there, *told["messages"]) if words_of(one)]
        last = shown[-1] if shown else None
        return Seen(GENERAL, last["id"], "\n".join(words_of(last)), buttons_of(last["components"])) if last else None

    found: Seen = await until(look, 15, f"an answer for {person.name}")
    person.book.steward(f"to {person.name} alone", found.text, found.buttons)
    return found


async def asks(person: OnDiscord, command: str, channel: str = GENERAL, **options: Any) -> Seen:
    """Use a command on Discord; its answer."""
    return await answer_of(person, await person.uses(command, channel, **options))


async def taps_alone(person: OnDiscord, seen: Seen, label: str) -> str:
    """Press a button on Discord; what the presser alone is told."""
    return (await answer_of(person, await person.clicks(seen, label))).text


async def button_id(person: OnDiscord, seen: Seen, label: str) -> str:
    """What a button sends when it is pressed."""
    whole = await person.wire.message(message=seen.id)
    rows = [row["components"] for row in (whole or {})["components"] if row["type"] == 1]
    return str(next(one["custom_id"] for row in rows for one in row if label in one.get("label", "")))


async def taps_stale(person: OnDiscord, seen: Seen, label: str, pressed: str) -> str:
    """Press a button that is not there any more, as a phone that was offline does; what the presser alone is told."""
    person.book.person(person.name, f"[{label}], which is gone")
    token = await person.wire.forges(member=person.name, message=seen.id, custom_id=pressed, locale=person.locale)
    return (await answer_of(person, token)).text


async def fills(person: OnDiscord, token: str, **values: Any) -> Seen:
    """Fill in the form that something was answered with; the answer."""

    async def opened() -> bool:
        return bool((await person.wire.interaction(interaction=token))["modal"])

    await until(opened, 15, f"a form for {person.name}")
    person.book.person(person.name, " · ".join(f"{name}: {value}" for name, value in values.items()))
    return await answer_of(person, await person.wire.submits(interaction=token, values=values, locale=person.locale))


async def told(person: OnDiscord, words: str, seconds: float = 15) -> str:
    """Wait until Steward's private chat with somebody on Discord holds some words; the message."""

    async def look() -> str:
        texts = ["\n".join(words_of(one)) for one in await person.wire.dms(member=person.name)]
        return next((one for one in reversed(texts) if words in one), "")

    found = str(await until(look, seconds, f"{person.name} is told {words!r}"))
    person.book.steward(f"to {person.name} in private", found, [])
    return found


@asynccontextmanager
async def commons(folder: Path, rules: str = RULES) -> AsyncIterator[Commons]:
    """A guild and a group that are one community, with a moderators' room on Discord, all in English. It runs, and must
    end well: nothing complained of, not a warning."""
    book = Transcript()
    async with two(folder) as both:
        both.steward.settings["PYTHONPATH"] = f"{AHEAD}:{ROOT}"
        await both.steward.connects("Discord", "Telegram")
        town, wire = await raids(both.telegram, book), both.telegram
        for one in (town.vera, town.kestrel):
            await wire.set_user(one.id, language_code="en")
        for one in (town.vera, town.mira, town.kestrel, town.brann):
            await wire.starts(one.id)
        await wire.adds_bot(town.vera.id, town.group, TELEGRAM_RIGHTS)
        place = await lanternfall(both.discord, book, DISCORD_RIGHTS)
        await both.discord.make_channel(guild=place.guild, name=QUIET, private_to=["bot", "Moderators"])
        await place.ada.sees("Hello", GENERAL)
        await town.vera.sees("Thank you for adding me")
        assert await both.steward.stop() == 0
        number = await _one(folder, both, town, place, rules)
        await both.steward.connects("Discord", "Telegram")
        try:
            yield Commons(both, town, place, folder, number, book)
        finally:
            print(book, both.steward.words, sep="\n\n==========\n\n")
        if both.steward.runs:
            assert await both.steward.stop() == 0
        assert await both.complained() == []
        for word in ("Traceback", "WARNING", "ERROR"):
            assert word not in both.steward.words, both.steward.words[-4000:]


async def _one(folder: Path, both: Two, town: Raids, place: Lanternfall, rules: str) -> int:
    """The guild's community takes the group over."""
    number = await settle(folder, "discord", place.guild, await both.discord.id_of(channel=QUIET), rules)
    async with owned(folder / "data", "tests") as desk:

        async def deed(turn: Turn) -> bool:
            return await attach_place(turn, "telegram", str(town.group))

        assert await take_turn(desk, number, deed)
    return number
