"""`steward run` and wordless pictures: what a rule removes lies in the moderators' room before it goes, on both
platforms; where that can't be, it is removed all the same. Run with -s to read what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from tests.kit.founding import QUIET, Lanternfall, Raids, settled
from tests.kit.run import run_within
from tests.kit.running import Two, until

PICTURES: Final = """
format = 1
[[rule]]
id = "pictures"
name = "Pictures"
why = "No pictures here."
mode = "act"
severity = "medium"
when.attachment_type = ["photo"]
then.remove_message = true
then.flag = "spam"

[[rule]]
id = "films"
name = "Films"
why = "Films are looked at first."
mode = "ask"
severity = "medium"
when.attachment_type = ["video"]
then.flag = "spam"
"""


async def _gone_on_telegram(town: Raids, message: int) -> None:
    async def gone() -> bool:
        return bool((await town.vera.wire.message(town.group, message))["deleted"])

    await until(gone, what="the picture is removed")


async def _in_room(town: Raids, kind: str) -> list[Any]:
    """Copies of a kind that stand in the moderators' chat."""
    found = await town.vera.wire.messages(town.staff, town.mira.id, by_bot=True)
    return [one for one in found if kind in one["content"]]


async def _telegram(town: Raids) -> None:
    """An album of two pictures and no word: both lie in the room, and each was copied before it was removed."""
    kestrel, mira, wire = town.kestrel, town.mira, town.vera.wire
    album = await wire.says(kestrel.id, town.group, album=["photo", "photo"])
    for one in album:
        await _gone_on_telegram(town, one)
    copies = await until(lambda: _in_room(town, "photo"), what="the pictures are in the room")
    assert len(copies) == 2
    assert all("attached to a message of Kestrel" in one["text"] for one in copies)
    await mira.sees("2 copies are in this room", town.staff)
    done = [one["method"] for one in await wire.calls(names=["copyMessage", "deleteMessage", "deleteMessages"])]
    assert done[0] == "copyMessage"
    assert not await _in_room(town, "video")


async def _banned_on_telegram(town: Raids) -> None:
    """A ban takes all that somebody wrote; what was attached stays in the room."""
    kestrel, mira, wire = town.kestrel, town.mira, town.vera.wire
    film = await wire.says(kestrel.id, town.group, media="video")
    card = await mira.sees("3 copies are in this room", town.staff)
    assert card.offers("Show the copy")
    await mira.presses(card, "Remove all", "Ban, chosen by")
    await _gone_on_telegram(town, film)
    assert len(await _in_room(town, "video")) == 1


async def _forgotten_on_telegram(town: Raids) -> None:
    """Whoever asks to be forgotten has no picture left in the room."""
    brann = town.brann
    await brann.wire.says(brann.id, town.group, media="photo")

    async def kept() -> list[Any]:
        return [one for one in await _in_room(town, "photo") if "Brann" in one["text"]]

    assert len(await until(kept, what="the picture is in the room")) == 1
    await brann.says("/forget_me")
    assert "know you any more" in await brann.taps(await brann.offered("Forget me"), "Forget me")

    async def none() -> bool:
        return not await kept()

    await until(none, what="no picture of whoever was forgotten is left")


async def _failing_on_telegram(town: Raids) -> None:
    """The room takes no pictures for a while: the message goes all the same."""
    wire = town.vera.wire
    await wire.fault("flood", "copyMessage", seconds=60)
    said = await wire.says(town.brann.id, town.group, media="photo")
    await _gone_on_telegram(town, said)


async def _discord(both: Two, place: Lanternfall) -> None:
    """A file and no word."""
    wire, bot = both.discord, both.discord.addresses["bot"]
    said = await place.kestrel.says("", "general", files={"offer.png": "pixels"})

    async def gone() -> bool:
        return await wire.message(message=said) is None

    await until(gone, what="the file is removed")
    shown = [one for one in await wire.messages(channel=QUIET) if one["author"]["id"] == bot and one["attachments"]]
    assert [[file["filename"] for file in one["attachments"]] for one in shown] == [["SPOILER_1_offer.png"]]
    await place.mira.sees("A copy is in this room", QUIET)


@pytest.mark.timeout(120)
@run_within(110)
async def test_pictures_are_kept_before_they_go(tmp_path: Path) -> None:
    async with settled(tmp_path, rules=PICTURES) as (both, town, place):
        await _discord(both, place)
        await _telegram(town)
        await _banned_on_telegram(town)
        await _forgotten_on_telegram(town)
        await _failing_on_telegram(town)
