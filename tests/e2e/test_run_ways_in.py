"""The ways in: a missing intent, a second poller, odd updates, a room that goes, coming back, forged webhook calls.

Each ends in something that people can see, and in a remedy. Run with -s to read what is said.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.kit.founding import QUIET, TELEGRAM_RIGHTS, Lanternfall, Raids, raids, settled
from tests.kit.run import run_within
from tests.kit.running import Two, free_port, two, until
from tests.kit.talking import Transcript

SECRET = "a-secret-of-the-tests"


async def _poll_beside(both: Two) -> None:
    """Somebody else asks for the same bot's updates, as a second Steward would."""
    url = f"{both.telegram.base_url}{both.telegram.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        for _ in range(3):
            async with session.post(url, json={"timeout": 1}) as answer:
                await answer.read()


async def _doctor(town: Raids) -> str:
    """What /doctor says to Vera in private."""
    before = max((one.id for one in await town.vera.shown()), default=0)
    await town.vera.says("/doctor")
    return (await town.vera.sees("How I am", after=before)).text


async def _second_poller(both: Two, town: Raids) -> None:
    await _poll_beside(both)
    told = await _doctor(town)
    print(told)
    assert "Something else fetches updates with my token" in told
    assert "BotFather with /revoke" in told


async def _odd(both: Two, town: Raids) -> None:
    """Updates of kinds and shapes that nobody knows keep nothing from being judged."""
    await both.telegram.injects("story_party", {"id": 1})
    await both.telegram.injects("message", {"message_id": "x", "chat": 7})
    await both.telegram.injects("message", {"message_id": 5, "date": -1, "chat": {"id": town.group, "type": "odd"}})
    await both.telegram.injects("callback_query", {"id": 7, "from": None})
    await town.kestrel.says("you idiot after odd updates", town.group)
    await town.mira.sees("you idiot after odd updates", town.staff)
    assert await both.telegram.until_confirmed()


async def _room_gone(both: Two, place: Lanternfall) -> None:
    """The moderators' room is deleted: cards go to the administrators, who are told what mends it."""
    await both.discord.delete_channel(channel=QUIET)
    await place.kestrel.says("you idiot without a room", "general")

    async def told() -> str:
        texts = ["\n".join(one.text for one in await place.ada.shown("dm:ada"))]
        return texts[0] if "you idiot without a room" in texts[0] else ""

    print(await until(told, 30, "Ada is brought the card in private"))


async def _back_again(both: Two, town: Raids) -> None:
    """Steward is put out of the group and added again: what was set up holds, and nobody is greeted twice."""
    hellos = [one.text for one in await town.kestrel.shown(town.group)]
    await both.telegram.kicks_bot(town.vera.id, town.group)
    await both.telegram.adds_bot(town.vera.id, town.group, TELEGRAM_RIGHTS)
    await town.kestrel.says("you idiot, back again", town.group)
    await town.mira.sees("you idiot, back again", town.staff)
    assert [one.text for one in await town.kestrel.shown(town.group)] == hellos


@pytest.mark.timeout(170)
@run_within(160)
async def test_odd_ways_in(tmp_path: Path) -> None:
    async with settled(tmp_path) as (both, town, place):
        await _odd(both, town)
        await _back_again(both, town)
        await _room_gone(both, place)
        await _second_poller(both, town)


async def _posted(port: int, secret: str | None, body: Any = None, path: str = "/telegram") -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    url = f"http://127.0.0.1:{port}{path}"
    async with aiohttp.ClientSession() as session, session.post(url, json=body, headers=headers) as answer:
        return answer.status


@pytest.mark.timeout(120)
@run_within(110)
async def test_a_missing_intent_and_forged_webhook_calls(tmp_path: Path) -> None:
    port = free_port()
    async with two(tmp_path, port=port) as both:
        await both.discord.set_app(intents=["members"])
        both.steward.settings["STEWARD_TELEGRAM__WEBHOOK"] = f"http://127.0.0.1:{port}/telegram"
        both.steward.settings["STEWARD_TELEGRAM__SECRET"] = SECRET
        await both.steward.start()
        refused = await both.steward.hears("Discord: ")
        print(refused)
        assert "Message Content" in refused
        assert "developer portal" in refused.lower()
        await both.steward.hears("Telegram: connected")
        town = await raids(both.telegram, Transcript())
        await both.telegram.adds_bot(town.vera.id, town.group, TELEGRAM_RIGHTS)
        assert await both.telegram.until_written(town.group)
        update = {
            "update_id": 1,
            "message": {"message_id": 1, "date": 1, "chat": {"id": town.group, "type": "supergroup"}},
        }
        assert await _posted(port, None, update) in (401, 403)
        assert await _posted(port, "wrong", update) in (401, 403)
        assert await _posted(port, SECRET, "no update") in (200, 400)
        assert await _posted(port, SECRET, update, "/elsewhere") == 404
        assert await both.steward.stop() == 0
        assert SECRET not in both.steward.words
        assert "Traceback" not in both.steward.words
        assert await both.complained() == []
