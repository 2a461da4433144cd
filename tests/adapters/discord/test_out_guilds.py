"""Channels and guilds: who reads a room, locks that come off again, doors, rooms that are made, people by name."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.discord.guilds import SPEAK
from adapters.discord.rooms import NEEDED, PERMISSIONS
from bot.domain.actions import LockChannel, MakeRoom, PauseDoors, SendMessage, UnlockChannel
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.domain.people import Standing
from bot.domain.results import Done, Refused, Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.contracts.discord_stage import DiscordStage, calls, stage
from tests.kit.run import run
from tests.wire.discord.permissions import bits, in_channel


def overwrites(one: DiscordStage, room: str = "general") -> dict[str, Any]:
    channel = one.wire.world.guild(one.place).channels[one.channel(room).id]
    return {each["id"]: (each["allow"], each["deny"]) for each in channel.get("permission_overwrites", [])}


def speaks(one: DiscordStage, who: str, room: str = "general") -> bool:

    guild = one.wire.world.guild(one.place)
    channel = guild.channels[one.channel(room).id]
    return bool(in_channel(one.wire.world, guild, channel, one.account(who).id) & bits("SEND_MESSAGES"))


@run
async def test_a_lock_lets_staff_write_alone_and_comes_off_exactly() -> None:
    async with stage() as one:
        one.wire.control.overwrite("general", "regular", allow=["SEND_MESSAGES", "ADD_REACTIONS"])
        one.wire.control.overwrite("general", "everyone", deny=["ATTACH_FILES"])
        before = overwrites(one)
        locked = await one.platform.carry_out(LockChannel(one.channel("general"), "#9 raid"))
        assert isinstance(locked, Done)
        assert not speaks(one, "bob")
        assert all(speaks(one, who) for who in ("mira", "oskar", "ada", "steward"))
        assert isinstance(
            await one.platform.carry_out(SendMessage(one.channel("general"), plain("closed"), "en")), Done
        )
        again = await one.platform.carry_out(LockChannel(one.channel("general")))
        assert again == locked
        assert await one.platform.carry_out(UnlockChannel(one.channel("general"), locked.before)) == Done()
        assert overwrites(one) == before
        assert calls(one, "PATCH", "/channels/{channel_id}")[0].reason == "#9 raid"


@run
async def test_what_others_change_while_it_is_locked_stays() -> None:
    async with stage() as one:
        locked = await one.platform.carry_out(LockChannel(one.channel("general")))
        assert isinstance(locked, Done)
        bob = one.account("bob").id
        one.wire.control.overwrite("general", bob, deny=["ADD_REACTIONS"])
        await one.platform.carry_out(UnlockChannel(one.channel("general"), locked.before))
        assert list(overwrites(one)) == [bob]


@pytest.mark.parametrize("saved", ["", "[]", "nonsense", '{"x": "none"}', '{"1": [0]}', "null", '{"1": {"a": 1}}'])
@run
async def test_a_note_that_is_none_unlocks_nothing(saved: str) -> None:
    async with stage() as one:
        end = await one.platform.carry_out(UnlockChannel(one.channel("general"), saved))
        assert end == Refused(Why.BAD_REQUEST)


@run
async def test_a_thread_is_locked_as_threads_are() -> None:
    async with stage() as one:
        thread = one.wire.control.opens_thread("bob", "general", "a talk", "hello")
        ref = ChannelRef("discord", one.place, thread, one.channel("general").id)
        assert await one.platform.carry_out(LockChannel(ref)) == Done(before="open")
        found = one.wire.world.guild(one.place).channels[thread]
        assert found["thread_metadata"]["locked"]
        assert await one.platform.carry_out(UnlockChannel(ref, "open")) == Done()
        assert not found["thread_metadata"]["locked"]


@run
async def test_doors_are_paused_for_a_day_at_most_and_open_again() -> None:
    async with stage() as one:
        now = one.clock.now()
        act = PauseDoors("discord", one.place, now + 3 * DAY, now + HOUR)
        assert await one.platform.carry_out(act) == Done(before=",")
        await one.until(lambda: one.discord.session.client.guilds[0].invites_paused_until is not None)
        told = await one.platform.carry_out(PauseDoors("discord", one.place, None, None))
        assert isinstance(told, Done)
        invites, directs = (int(part) for part in told.before.split(","))
        assert abs(invites - (now + DAY - MINUTE)) <= SECOND
        assert abs(directs - (now + HOUR)) <= SECOND
        first, second = calls(one, "PUT", "incident-actions")
        assert None not in first.body.values()
        assert set(second.body.values()) == {None}


@run
async def test_a_room_that_is_made_is_read_by_staff_alone() -> None:
    async with stage() as one:
        done = await one.platform.carry_out(MakeRoom("discord", one.place, "Moderators' desk"))
        assert isinstance(done, Done)
        assert done.room is not None
        room = done.room
        await one.until(lambda: one.discord.session.client.get_channel(int(room.id)) is not None)
        made = await one.platform.channel(room)
        assert made is not None
        assert (made.private, made.writable) == (True, True)
        rights = [await one.platform.rights(one.place, one.account(who), room.id) for who in ("bob", "mira", "oskar")]
        assert ["read" in one.can for one in rights if one is not None] == [False, True, True]


@run
async def test_a_room_without_the_right_is_refused_before_the_call() -> None:
    async with stage() as one:
        one.wire.control.take_permission(one.place, "MANAGE_CHANNELS")
        await one.until(lambda: not one.discord.session.client.guilds[0].me.guild_permissions.manage_channels)
        end = await one.platform.carry_out(MakeRoom("discord", one.place, "x"))
        assert end == Refused(Why.NO_RIGHT, "manage")
        assert not calls(one, "POST", "/channels")


@run
async def test_a_channel_is_private_only_when_all_who_read_it_are_staff() -> None:
    async with stage() as one:
        control = one.wire.control
        control.set_permissions(one.place, ["VIEW_CHANNEL", "SEND_MESSAGES", "CREATE_PRIVATE_THREADS"], role="regular")
        control.make_channel(one.place, "lounge", private_to=["regular", "bot"])
        control.make_channel(one.place, "with-bob", private_to=["mod", "bot", "bob"])
        control.make_channel(one.place, "with-mira", private_to=["bot", "mira"])
        thread = control.opens_thread("bob", "general", "aside", "psst", private=True)
        await one.until(lambda: len(one.discord.session.client.guilds[0].text_channels) == 5)
        seen = {each.name: each.private for each in await one.platform.channels(one.place)}
        expected = {"general": False, "moderators": True, "lounge": False, "with-bob": False, "with-mira": True}
        assert {name: private for name, private in seen.items() if name in expected} == expected
        there = await one.platform.channel(ChannelRef("discord", one.place, thread))
        assert there is None or not there.private
        direct = await one.platform.channel(ChannelRef("discord", one.place, "direct:5"))
        assert direct is not None
        assert direct.private
        assert await one.platform.channel(ChannelRef("discord", one.place, "nowhere")) is None


@run
async def test_people_are_found_by_mention_and_shown_name_too() -> None:
    async with stage() as one:
        bob = one.account("bob")
        one.wire.control.nicks("bob", one.place, "Bobby Tables")
        for query in (bob.id, f"<@{bob.id}>", f"<@!{bob.id}>", "Bobby Tables", "@bobby tables", "BOB"):
            assert await one.platform.people(one.place, query) == (bob,), query
        one.wire.control.leaves("bob", one.place)
        assert await one.platform.people(one.place, bob.id) == (bob,)
        assert await one.platform.people(one.place, "123") == ()


@run
async def test_standing_comes_from_permissions_and_a_mute_takes_the_voice() -> None:
    async with stage() as one:
        control = one.wire.control
        for name, permissions in (("boss", ["ADMINISTRATOR"]), ("keeper", ["MANAGE_MESSAGES"])):
            control.make_role(one.place, name, position=3, permissions=permissions)
            control.make_member(one.place, f"{name}er", roles=[name])
        await one.until(lambda: len(one.discord.session.client.guilds[0].roles) == 8)
        found = [await one.platform.rights(one.place, one.account(who)) for who in ("bosser", "keeperer")]
        assert [each.standing for each in found if each is not None] == [Standing.ADMIN, Standing.MODERATOR]
        control.native_timeout("ada", "keeperer", one.place, 600.0)
        one.clock.advance(5 * SECOND)
        muted = await one.platform.rights(one.place, one.account("keeperer"))
        assert muted is not None
        assert muted.standing is Standing.MODERATOR
        assert muted.can == {"read"}


@run
async def test_the_home_and_the_link_that_adds_steward() -> None:
    async with stage() as one:
        home = await one.platform.home(one.place)
        assert home is not None
        assert (home.name, home.owner, home.language, home.members) == ("town", one.account("ada"), "en", 5)
        assert await one.platform.home("5") is None
        assert await one.platform.places() == (one.place,)
        query = parse_qs(urlsplit(one.platform.invitation()).query)
        assert query["scope"] == ["bot applications.commands"]
        assert query["permissions"] == [str(PERMISSIONS)]


def test_the_link_never_asks_for_administrator_and_covers_what_a_lock_needs() -> None:
    asked = discord.Permissions(PERMISSIONS)
    assert not asked.administrator
    assert not asked.mention_everyone
    assert len(NEEDED) == 21
    assert asked.manage_roles
    assert SPEAK & PERMISSIONS == SPEAK
