"""`steward run` between both platforms in one community: a draw with entries on both, verified from the wire's files.

Run with -s to read the whole conversation as its people saw it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.kit import ROOT
from tests.kit.commons import GENERAL, Commons, answer_of, asks, commons, taps_alone
from tests.kit.run import run_within
from tests.kit.running import until


@pytest.mark.timeout(100)
@run_within(90)
async def test_a_draw_with_entries_on_both_platforms_is_verified_from_its_files(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        await here.link(here.place.kestrel, here.town.kestrel)
        await _opened(here)
        await _entered(here)
        mira = here.place.mira
        sure = await asks(mira, "contest freeze", number=1)
        assert "3 people" in (await answer_of(mira, await mira.clicks(sure, "Close the list"))).text
        await here.both.steward.kill()
        await here.both.steward.connects("Discord", "Telegram")
        await asks(mira, "contest draw", number=1)
        outcome = await here.place.brann.sees("Outcome · Lantern", GENERAL)
        await here.town.brann.sees("Outcome · Lantern", here.town.group)
        assert "Drawn from 3 people" in outcome.text
        here_file, there_file = await _record_on_discord(here), await _record_on_telegram(here)
        assert here_file == there_file, "the same bytes in both places"
        assert await _verified(tmp_path, here_file) == (0, True)
        tampered = here_file.replace(b"Lantern", b"Lamp", 1)
        assert (await _verified(tmp_path, tampered))[0] == 1
        late = await taps_alone(here.place.ada, outcome, "Am I in?")
        assert late
    print(f"the draw: 3 people in (4 presses), draw.json {len(here_file)} bytes on both, verified; tampered: refused")


async def _opened(here: Commons) -> None:
    mira = here.place.mira
    draft = await asks(
        mira, "contest new", title="Lantern", ends="in 2 hours", prize="A lantern", channels="#general Raids"
    )
    await answer_of(mira, await mira.clicks(draft, "Open it now"))


async def _entered(here: Commons) -> None:
    """Three people by four presses: who is linked is in once."""
    for person in (here.place.kestrel, here.place.brann):
        call = await person.sees("Draw · Lantern", GENERAL)
        assert await taps_alone(person, call, "Take part")
    call = await here.town.kestrel.sees("Draw · Lantern", here.town.group)
    for one in (here.town.kestrel, here.town.brann):
        await one.taps(call, "Take part")
    await here.town.brann.sees("3 people are in", here.town.group)


async def _record_on_discord(here: Commons) -> bytes:
    async def look() -> str:
        files = [one for said in await here.both.discord.messages(channel=GENERAL) for one in said["attachments"]]
        assert not [one for one in files if one["filename"] == "draw.json"][1:], "sent once"
        pages = [one for one in files if one["filename"] == "draw-1.html"]
        return next((one["url"] for one in files if one["filename"] == "draw.json" and pages), "")

    url = await until(look, what="draw.json and its page on Discord")
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.read()


async def _record_on_telegram(here: Commons) -> bytes:
    wire = here.both.telegram

    async def look() -> str:
        found = [one["content"].get("document") or {} for one in await wire.messages(here.town.group, by_bot=True)]
        named = {one.get("file_name"): one.get("file_id") for one in found}
        return str(named.get("draw.json") or "") if "draw-1.html" in named else ""

    file = await until(look, what="draw.json and its page on Telegram")
    async with aiohttp.ClientSession() as session:
        url = f"{wire.base_url}{wire.token}/getFile"
        async with session.post(url, json={"file_id": file}) as answer:
            path = (await answer.json())["result"]["file_path"]
        async with session.get(f"{wire.base_file_url}{wire.token}/{path}") as answer:
            return await answer.read()


async def _verified(folder: Path, record: bytes) -> tuple[int, bool]:
    """What `steward verify-draw` says of a file as a process: its exit status, and whether it names the winner."""
    file = folder / "downloaded.json"
    file.write_bytes(record)
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "verify-draw", str(file),
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT), "LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await child.communicate()
    print(out.decode())
    return child.returncode or 0, b"1." in out or b"1:" in out or b"lace 1" in out
