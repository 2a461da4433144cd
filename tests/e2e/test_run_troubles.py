"""A running Steward in trouble: each trouble ends in something that people can see, and in a remedy.

Both platforms at once wherever one must not suffer from the other. Run with -s to read what is said.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.kit.founding import QUIET, TELEGRAM_RIGHTS, Lanternfall, Raids, settled
from tests.kit.run import run_within
from tests.kit.running import Two, free_port, until
from tests.kit.talking import Seen


async def _card_on_telegram(town: Raids, words: str) -> Seen:
    """Kestrel insults somebody; the card as Mira sees it."""
    await town.kestrel.says(words, town.group)
    return await town.mira.sees(words, town.staff)


async def _card_on_discord(place: Lanternfall, words: str) -> Seen:
    await place.kestrel.says(words, "general")
    return await place.mira.sees(words, QUIET)


async def _close(town: Raids | Lanternfall, card: Seen) -> None:
    """Mira says that it is no violation."""
    await town.mira.presses(card, "Not a violation", "not a violation")


async def _revoked(both: Two, town: Raids, place: Lanternfall, port: int) -> None:
    """A token that is worth nothing stops its own platform alone, and says what to do."""
    before = len(both.steward.said)
    await both.telegram.revoke_token()
    line = await both.steward.hears("Telegram: ", after=before)
    assert "Ask BotFather" in line
    health = await until(lambda: _unwell(port), what="/healthz tells")
    assert (health["parts"]["discord"], health["parts"]["telegram"]) == ("running", "telegram-token")
    await _close(place, await _card_on_discord(place, "you idiot while the other is away"))
    await both.telegram.set_token(both.telegram.token)
    await town.kestrel.says("you idiot behind a dead token", town.group)
    assert await both.steward.stop() == 0
    await both.steward.connects("Discord", "Telegram")
    await _close(town, await town.mira.sees("you idiot behind a dead token", town.staff))


async def _unwell(port: int) -> Any:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as answer:
        found = json.loads(await answer.text())
        return found if answer.status != 200 else None


async def _away(both: Two, town: Raids, place: Lanternfall) -> None:
    """The network is down on both; what was said meanwhile is judged when it is back."""
    await both.telegram.network_down()
    await both.discord.down(seconds=3)
    await town.kestrel.says("you idiot in the silence", town.group)
    await place.kestrel.says("you idiot in the dark", "general")
    await until(both.discord.connected, 40, "Discord is back")
    await both.telegram.network_up()
    await _close(town, await town.mira.sees("you idiot in the silence", town.staff, seconds=40))
    await _close(place, await place.mira.sees("you idiot in the dark", QUIET, seconds=40))


async def _storm(both: Two, town: Raids, place: Lanternfall) -> None:
    """Bad gateways for a while, some after the deed was done: one card all the same on Discord."""
    await both.telegram.fault("bad_gateway", lasting=2.0)
    await both.discord.fault(kind="502_after", method="POST", route="/channels/.*/messages", times=2)
    await both.discord.fault(kind="502", for_seconds=2.0)
    await town.kestrel.says("you idiot in the storm", town.group)
    await place.kestrel.says("you idiot in the rain", "general")
    await _close(town, await town.mira.sees("you idiot in the storm", town.staff, seconds=40))
    card = await place.mira.sees("you idiot in the rain", QUIET, seconds=40)
    assert len([one for one in await place.mira.shown(QUIET) if "you idiot in the rain" in one.text]) == 1
    await _close(place, card)


@pytest.mark.timeout(170)
@run_within(160)
async def test_one_platform_in_trouble_leaves_the_other_alone(tmp_path: Path) -> None:
    port = free_port()
    async with settled(tmp_path, port=port) as (both, town, place):
        await _revoked(both, town, place, port)
        await _away(both, town, place)
        await _storm(both, town, place)


async def _gone(both: Two, town: Raids, place: Lanternfall) -> None:
    """The message was deleted by its author: deleting it again is as good."""
    card = await _card_on_telegram(town, "you idiot, soon gone")
    last = await both.telegram.last(town.group, by_bot=False)
    assert last is not None
    await both.telegram.deletes(town.group, last["id"])
    await town.mira.presses(card, "Delete", "closed by Mira")
    card = await _card_on_discord(place, "you idiot, soon gone")
    await both.discord.deletes(message=(await both.discord.messages(channel="general", by="kestrel"))[-1]["id"])
    await place.mira.sees("no longer in the chat", QUIET)
    await _close(place, card)


async def _too_old(both: Two, town: Raids) -> None:
    """Telegram deletes nothing that is older than two days: the card says so, and what to do."""
    card = await _card_on_telegram(town, "you idiot of two days ago")
    await both.telegram.move_clock(49 * 3600)
    told = await town.mira.presses(card, "Delete", "too old")
    assert "can delete it by hand" in told.text
    assert told.offers("Try again")
    await both.telegram.move_clock(-49 * 3600)


async def _left(both: Two, place: Lanternfall) -> None:
    """Whoever is to be muted has left: nothing is done to anybody, and the card says why."""
    await place.brann.says("you idiot, I am off", "general")
    card = await place.mira.sees("I am off", QUIET)
    await both.discord.leaves(member="brann", guild=place.guild)
    await place.mira.sees("brann has left since", QUIET)
    await place.mira.chooses(card, "Mute 10")
    assert "not here any more" in (await place.mira.sees("Could not mute brann", QUIET)).text


async def _strangers(both: Two, town: Raids) -> None:
    """Presses that nobody's button would send: from another community, by somebody who moderates no more."""
    card = await _card_on_telegram(town, "you idiot, says a stranger's case")
    other = await both.telegram.supergroup("Elsewhere", town.brann.id, [], TELEGRAM_RIGHTS)
    there = await both.telegram.says(town.brann.id, other, "hello")
    press = await both.telegram.presses(town.brann.id, other, there, data="s1:case:1:delete")
    answer = await until(lambda: both.telegram.answer(press), what="an answer to a stranger")
    assert answer["text"] == "There is no case 1 here."
    await both.telegram.demotes(town.vera.id, town.mira.id, town.group)
    assert await town.mira.taps(card, "Delete") == "This takes the rank of moderator."
    last = await both.telegram.last(town.group, by_bot=False)
    assert last is not None, "what the stranger's case is about still stands"


@pytest.mark.timeout(170)
@run_within(160)
async def test_what_is_gone_old_or_forged(tmp_path: Path) -> None:
    async with settled(tmp_path) as (both, town, place):
        await _gone(both, town, place)
        await _too_old(both, town)
        await _left(both, place)
        await _strangers(both, town)
