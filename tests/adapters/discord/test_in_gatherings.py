"""Real discord.py against the wire: who is in voice, what becomes of events, by which link somebody came."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.arrivals import FEW, by_link
from adapters.discord.gatherings import EVENT
from adapters.discord.platform import DiscordPlatform
from bot.domain.actions import MakeInvite, SetNativeEvent
from bot.domain.events import MemberJoined, NativeEventChanged, VoiceMoved
from bot.domain.polls import NativeEvent
from bot.domain.results import Done
from bot.domain.time import HOUR
from tests.adapters.discord.hearing import RIGHTS, Heard, Notes, listening
from tests.kit.run import run
from tests.wire.discord import DiscordWire

USES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 9))
ALL = [*RIGHTS, "CREATE_EVENTS", "CREATE_INSTANT_INVITE", "CONNECT"]


def moves(heard: Heard, wire: DiscordWire) -> list[tuple[str, str]]:
    names = {id: one["username"] for id, one in wire.world.store.users.items()}
    rooms = {id: one["name"] for guild in wire.world.store.guilds.values() for id, one in guild.channels.items()}
    return [(names[one.author.account.id], rooms.get(one.channel, "")) for one in heard.of(VoiceMoved)]


@run
async def test_who_is_in_voice_is_told_also_after_an_absence() -> None:
    async with DiscordWire() as wire:
        guild, heard, notes = wire.control.make_guild(permissions=ALL), Heard(), Notes()
        for name in ("hall", "stage left"):
            wire.control.make_channel(guild, name, kind="voice")
        for name in ("bob", "eve", "kim"):
            wire.control.make_member(guild, name)
        wire.control.enters_voice("kim", "hall")
        async with listening(wire, heard, notes):
            await heard.wait_for(VoiceMoved)
            wire.control.enters_voice("bob", "hall")
            wire.control.mutes_self("bob", guild)
            wire.control.enters_voice("bob", "stage left")
            wire.control.enters_voice("eve", "hall")
            wire.control.leaves_voice("bob", guild)
            await heard.wait_for(VoiceMoved, 5)
        assert moves(heard, wire) == [
            ("kim", "hall"), ("bob", "hall"), ("bob", "stage left"), ("eve", "hall"), ("bob", ""),
        ]  # fmt: skip
        wire.control.leaves_voice("eve", guild)
        wire.control.enters_voice("bob", "hall")
        async with listening(wire, heard, notes):
            await heard.wait_for(VoiceMoved, 7)
    assert sorted(moves(heard, wire)[5:]) == [("bob", "hall"), ("eve", "")]


async def make_event(platform: DiscordPlatform, guild: str, name: str) -> str:
    starts = platform.session.clock.now() + HOUR
    act = SetNativeEvent("discord", guild, NativeEvent(name, starts, starts + HOUR, where="The pond"))
    done = await platform.carry_out(act)
    assert isinstance(done, Done)
    return done.made


@run
async def test_what_becomes_of_an_event_is_told_once_also_after_an_absence() -> None:
    async with DiscordWire() as wire:
        guild, heard, notes = wire.control.make_guild(permissions=ALL), Heard(), Notes()
        async with listening(wire, heard, notes) as (platform, _):
            first, second = await make_event(platform, guild, "Quiz"), await make_event(platform, guild, "Walk")
            third = await make_event(platform, guild, "Talk")
            wire.control.edits_event("ada", guild, first, status=2)
            wire.control.edits_event("ada", guild, first, name="Quiz!")
            wire.control.edits_event("ada", guild, first, status=3)
            await heard.wait_for(NativeEventChanged, 5)
        wire.control.edits_event("ada", guild, second, status=4)
        wire.control.deletes_event("ada", guild, third)
        async with listening(wire, heard, notes):
            await heard.wait_for(NativeEventChanged, 7)
        await asyncio.sleep(0)
        assert await notes.every(EVENT) == {}
    told = [(one.event, one.status) for one in heard.of(NativeEventChanged)]
    assert sorted(told[:3]) == sorted((id, "scheduled") for id in (first, second, third))
    assert told[3:5] == [(first, "active"), (first, "completed")]
    assert sorted(told[5:]) == sorted([(second, "canceled"), (third, "deleted")])


@run
async def test_by_which_link_somebody_came() -> None:
    async with DiscordWire() as wire:
        guild, heard, notes = wire.control.make_guild(permissions=ALL), Heard(), Notes()
        hand = wire.control.makes_invite("ada", "general")
        wire.world.guild(guild).invites[hand]["uses"] = 7
        async with listening(wire, heard, notes) as (platform, _):
            wire.control.joins("early", guild, invite=hand)
            await heard.wait_for(MemberJoined)
            made = await platform.carry_out(MakeInvite("discord", guild, "newsletter"))
            assert isinstance(made, Done)
            code = made.made.rpartition("/")[2]
            for name, link in (("bob", code), ("eve", hand), ("kim", "")):
                wire.control.joins(name, guild, invite=link)
                await heard.wait_for(MemberJoined, len(heard.of(MemberJoined)) + 1)
        wire.control.joins("away", guild, invite=code)
        async with listening(wire, heard, notes) as (platform, _):
            await platform.events.members.arrivals.begin(guild)
            wire.control.joins("dan", guild, invite=code)
            await heard.wait_for(MemberJoined, 5)
            wire.control.take_permission(guild, "MANAGE_GUILD")
            wire.control.joins("zed", guild, invite=code)
            await heard.wait_for(MemberJoined, 6)
    assert [(one.author.name, one.invite) for one in heard.of(MemberJoined)][:5] == [
        ("early", ""), ("bob", "newsletter"), ("eve", f"https://discord.gg/{hand}"), ("kim", ""), ("dan", "newsletter"),
    ]  # fmt: skip


@run
async def test_in_a_rush_nobody_waits_and_nothing_is_guessed() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=ALL)
        hand = wire.control.makes_invite("ada", "general")
        async with listening(wire) as (platform, heard):
            made = await platform.carry_out(MakeInvite("discord", guild, "newsletter"))
            assert isinstance(made, Done)
            code = made.made.rpartition("/")[2]
            before = len([one for one in wire.records if one.route.endswith("/invites") and one.method == "GET"])
            for at in range(60):
                wire.control.joins(f"guest{at}", guild, invite=hand if at % 2 else code)
            joined = await heard.wait_for(MemberJoined, 60)
            asked = len([one for one in wire.records if one.route.endswith("/invites") and one.method == "GET"])
            wire.control.joins("bob", guild, invite=code)
            await heard.wait_for(MemberJoined, 61)
    assert len({one.author.account.id for one in joined}) == 60
    assert asked - before <= 60 // FEW
    assert all(one.invite in ("", "newsletter", f"https://discord.gg/{hand}") for one in joined)


@given(USES, USES, st.integers(1, 5))
def test_a_link_is_named_only_when_no_other_was_used(before: dict[str, int], now: dict[str, int], joined: int) -> None:
    code, more = by_link(before, now, joined)
    risen = {key for key in now if now[key] > before.get(key, 0)}
    assert more >= 0
    if code:
        assert risen == {code}
        assert now[code] - before.get(code, 0) == joined + more
    else:
        assert len(risen) != 1 or now[min(risen)] - before.get(min(risen), 0) < joined
