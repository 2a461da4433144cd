"""`steward run` between both platforms: set up through chat, an insult on each, a moderator's presses, all undone.

Run with -s to read the whole conversation as its people saw it.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.kit.founding import (
    DISCORD_RIGHTS,
    ROOM,
    Lanternfall,
    Raids,
    lanternfall,
    raids,
    set_up_discord,
    set_up_telegram,
)
from tests.kit.run import run_within
from tests.kit.running import DISCORD_TOKEN, Two, two, until
from tests.kit.talking import OnDiscord, Transcript, words_of


async def _deleted_on_telegram(town: Raids) -> None:
    """Deleted, told in Russian, put back in words, told again."""
    kestrel, mira, wire = town.kestrel, town.mira, town.vera.wire
    said = await kestrel.says("ты дурак и врун, вали отсюда", town.group)
    card = await mira.sees("ты дурак и врун", town.staff)
    await kestrel.starts()
    await kestrel.sees("За вами здесь ничего не числится")
    await mira.presses(card, "Удалить", "закрыто · Mira")
    await kestrel.sees("удалено модератором")
    assert (await wire.message(town.group, said))["deleted"]
    await mira.presses(await mira.offered("Вернуть как было", town.staff), "Вернуть как было", "отменено · Mira")
    await kestrel.sees("оно снова здесь", town.group)
    await kestrel.sees("Решение отменено")


async def _muted_on_telegram(town: Raids) -> None:
    """Muted until a time that the member is told, then let speak as before."""
    kestrel, mira, wire = town.kestrel, town.mira, town.vera.wire
    before = await wire.snapshot(town.group)
    await kestrel.says("ты идиот, вали отсюда", town.group)
    await mira.taps(await mira.sees("2 сообщения", town.staff), "Ещё")
    await mira.presses(await mira.offered("Мут 10", town.staff), "Мут 10", "мут на 10")
    await kestrel.sees("вы можете только читать")
    muted = (await wire.snapshot(town.group))["members"][str(kestrel.id)]
    assert (muted["status"], muted["can_send_messages"]) == ("restricted", False)
    assert 500 < muted["until_date"] - await wire.clock() < 660
    await mira.presses(await mira.offered("Вернуть как было", town.staff), "Вернуть как было", "отменено · Mira")

    async def same() -> bool:
        now = (await wire.snapshot(town.group))["members"][str(kestrel.id)]
        return bool(now["status"] == "member" and now == before["members"][str(kestrel.id)])

    await until(same, what="Kestrel may speak as before")


async def _told(person: OnDiscord, words: str) -> None:
    """Wait until Steward's private chat with somebody holds some words."""

    async def look() -> bool:
        return any(words in "\n".join(words_of(one)) for one in await person.wire.dms(member=person.name))

    await until(look, what=f"{person.name} is told {words!r}")
    newest = (await person.wire.dms(member=person.name))[-1]
    person.book.steward(f"to {person.name} in private", "\n".join(words_of(newest)), [])


async def _deleted_on_discord(town: Lanternfall) -> None:
    """The same on Discord, in English."""
    kestrel, mira, wire = town.kestrel, town.mira, town.ada.wire
    said = await kestrel.says("you idiot, brann, shut up you moron", "general")
    await mira.presses(await mira.sees("you moron", ROOM), "Delete", "closed by mira")
    await _told(kestrel, "was removed by a moderator")
    assert await wire.message(message=said) is None
    await mira.presses(await mira.offered("Undo", ROOM), "Undo", "took the last decision back")
    await kestrel.sees("it was removed and is back now", "general")
    await _told(kestrel, "It was taken back")


async def _muted_on_discord(town: Lanternfall) -> None:
    kestrel, mira, wire = town.kestrel, town.mira, town.ada.wire
    await kestrel.says("brann, you are an idiot", "general")
    await mira.chooses(await mira.sees("2 messages", ROOM), "Mute 10")
    await mira.sees("muted for 10", ROOM)
    await _told(kestrel, "You can only read until")
    assert (await wire.member(guild=town.guild, member="kestrel"))["timed_out"]
    await mira.presses(await mira.offered("Undo", ROOM), "Undo", "took the last decision back")

    async def free() -> bool:
        return not (await wire.member(guild=town.guild, member="kestrel"))["timed_out"]

    await until(free, what="kestrel may speak again")


async def _nothing_pinged(town: Lanternfall) -> None:
    """Nobody was pinged by Steward but, in the moderators' room, those whom a card rings for."""
    room = await town.ada.wire.id_of(channel=ROOM)
    pings = [one for one in await town.ada.wire.pings() if one["channel"] != room]
    assert [one for one in pings if one.get("users") or one.get("roles") or one.get("everyone")] == []


async def _fell(both: Two) -> list[str]:
    """Calls that a platform refused, without those that say that nothing had changed."""
    calls = await both.telegram.calls()
    found = [f"{one['method']}: {one['error']}" for one in calls if one["status"] != 200]
    found = [one for one in found if "not modified" not in one]
    return found + [
        f"{one['method']} {one['path']}: {one['code']}" for one in await both.discord.calls() if one["status"] >= 400
    ]


@pytest.mark.timeout(170)
@run_within(160)
async def test_both_platforms_from_set_up_to_undo(tmp_path: Path) -> None:
    books = Transcript(), Transcript()
    async with two(tmp_path) as both:
        try:
            await both.steward.connects("Discord", "Telegram")
            town, place = (
                await raids(both.telegram, books[0]),
                await lanternfall(both.discord, books[1], DISCORD_RIGHTS),
            )
            await asyncio.gather(set_up_telegram(town), set_up_discord(place))
            await asyncio.gather(_deleted_on_telegram(town), _deleted_on_discord(place))
            await asyncio.gather(_muted_on_telegram(town), _muted_on_discord(place))
            await _nothing_pinged(place)
        finally:
            print(*books, both.steward.words, sep="\n\n==========\n\n")
        status = await both.steward.stop()
        assert (status, await both.complained(), await _fell(both)) == (0, [], [])
        _clean(both)


def _clean(both: Two) -> None:
    """Nothing but its few lines for people, and never a token."""
    words = both.steward.words
    assert "Traceback" not in words
    assert "WARNING" not in words
    assert "ERROR" not in words
    assert DISCORD_TOKEN not in words
    assert both.telegram.token not in words
    assert words.count("connected.") == 2, "nothing is begun anew while it ends"
