"""Acts over the real discord.py and the wire: what Discord limits, what it refuses, what it is told of reasons."""

from __future__ import annotations

import discord
import pytest

from adapters.discord import outbound
from bot.domain.actions import (
    Answer,
    AnswerJoin,
    Ban,
    BanMany,
    DeleteMessages,
    Kick,
    LeavePlace,
    MakeRoom,
    Mute,
    SendDirect,
    SendMessage,
    SetRole,
    SetSlowMode,
)
from bot.domain.content import Button, Content, Line, Look, plain
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.results import Done, Later, Refused, Why
from bot.domain.time import DAY, HOUR, SECOND
from tests.contracts.discord_stage import DiscordStage, calls, stage
from tests.kit.run import run


@run
async def test_bulk_deletion_is_one_call_up_to_a_hundred_and_a_single_one_is_single() -> None:
    async with stage() as one:
        room = one.channel("general")
        ids = one.wire.control.says_many("general", [("bob", str(n)) for n in range(103)])
        assert await one.platform.carry_out(DeleteMessages(room, tuple(ids[:100]))) == Done()
        assert len(calls(one, "POST", "bulk-delete")) == 1
        assert await one.platform.carry_out(DeleteMessages(room, (ids[100],))) == Done()
        assert await one.platform.carry_out(DeleteMessages(room, (ids[100],))) == Done()
        assert await one.platform.carry_out(DeleteMessages(room, (ids[0], ids[101], ids[101]))) == Done()
        assert set(one.wire.world.store.messages[room.id]) == {ids[102]}
        many = await one.platform.carry_out(DeleteMessages(room, tuple(str(n) for n in range(1, 102))))
        assert isinstance(many, Refused)
        assert many.why is Why.BAD_REQUEST
        assert await one.platform.carry_out(DeleteMessages(room, ())) == Done()


@run
async def test_messages_of_20_days_ago_are_refused_before_the_call() -> None:
    async with stage() as one:
        old = [one.wire.world.clock.snowflake(20 * 86_400) for _ in range(3)]
        act = DeleteMessages(one.channel("general"), tuple(old))
        assert await one.platform.carry_out(act) == Refused(Why.TOO_OLD)
        assert not calls(one, "POST", "bulk-delete")


@run
async def test_a_mute_of_29_days_is_one_of_28_less_a_minute() -> None:
    async with stage() as one:
        bob = one.account("bob")
        assert await one.platform.carry_out(Mute(one.place, bob, one.clock.now() + 29 * DAY, "#7 Mira: calm")) == Done()
        member = one.wire.world.guild(one.place).members[bob.id]
        assert member["communication_disabled_until"] is not None
        (record,) = calls(one, "PATCH", "/members/")
        assert record.reason == "#7 Mira: calm"


@run
async def test_an_administrator_is_not_muted_and_nobody_is_asked() -> None:
    async with stage() as one:
        one.wire.control.make_role(one.place, "helper", position=3, permissions=["ADMINISTRATOR"])
        one.wire.control.make_member(one.place, "hal", roles=["helper"])
        await one.until(lambda: len(one.discord.session.client.guilds[0].roles) == 7)
        act = Mute(one.place, one.account("hal"), one.clock.now() + HOUR)
        assert await one.platform.carry_out(act) == Refused(Why.PROTECTED)
        assert not calls(one, "PATCH", "/members/")


@run
async def test_a_reason_of_600_cyrillic_characters_goes_through() -> None:
    async with stage() as one:
        act = Kick(one.place, one.account("bob"), "#12 Mira: " + "обзывает людей " * 40)
        assert await one.platform.carry_out(act) == Done(before="here")
        (record,) = calls(one, "DELETE", "/members/")
        assert record.reason.startswith("#12 Mira: обзывает")


@run
async def test_two_hundred_are_banned_in_one_call_and_told_by_id() -> None:
    async with stage() as one:
        ids = one.wire.control.joins_many(one.place, 200)
        accounts = (*(AccountRef("discord", id) for id in ids[:198]), one.account("ada"), one.account("steward"))
        done = await one.platform.carry_out(BanMany("discord", one.place, accounts, "#3 raid", 3600))
        assert isinstance(done, Done)
        assert set(done.before.split(",")) == set(ids[:198])
        assert len(calls(one, "POST", "bulk-ban")) == 1
        again = BanMany("discord", one.place, accounts[:198], "#3 raid")
        assert await one.platform.carry_out(again) == Done()
        many = BanMany("discord", one.place, tuple(AccountRef("discord", str(n)) for n in range(1, 202)))
        refused = await one.platform.carry_out(many)
        assert isinstance(refused, Refused)
        assert refused.why is Why.BAD_REQUEST


@run
async def test_a_ban_leaves_messages_and_tells_what_was_before() -> None:
    async with stage() as one:
        said = await one.says("bob", "mine")
        bob = one.account("bob")
        assert await one.platform.carry_out(Ban(one.place, bob, reason="#1")) == Done(before="here")
        assert await one.platform.carry_out(Ban(one.place, bob, reason="#1")) == Done(before="banned")
        assert said.id in one.wire.world.store.messages[one.channel("general").id]
        stranger = AccountRef("discord", one.wire.control.make_user("stranger"))
        assert await one.platform.carry_out(Ban(one.place, stranger)) == Done(before="")


@run
async def test_a_role_is_given_and_taken_below_ones_own() -> None:
    async with stage() as one:
        roles = {role["name"]: id for id, role in one.wire.world.guild(one.place).roles.items()}
        bob = one.account("bob")
        assert await one.platform.carry_out(SetRole(one.place, bob, roles["lead"], True)) == Done(before="")
        assert await one.platform.carry_out(SetRole(one.place, bob, roles["lead"], False)) == Done(before="has")
        assert await one.platform.carry_out(SetRole(one.place, bob, roles["crown"], True)) == Refused(Why.ABOVE_ME)
        assert await one.platform.carry_out(SetRole(one.place, bob, "12", True)) == Refused(Why.GONE)


@run
async def test_slow_mode_has_its_limits() -> None:
    async with stage() as one:
        for seconds in (-1, 21_601):
            refused = await one.platform.carry_out(SetSlowMode(one.channel("general"), seconds))
            assert isinstance(refused, Refused)
            assert refused.why is Why.BAD_REQUEST
        assert await one.platform.carry_out(SetSlowMode(one.channel("general"), 21_600)) == Done(before="0")


@run
async def test_what_discord_does_not_know_is_refused_up_front() -> None:
    async with stage() as one:
        assert one.platform.able(AnswerJoin(one.place, one.account("bob"), True)) == Refused(Why.NOT_POSSIBLE)
        assert one.platform.able(Mute(one.place, AccountRef("telegram", "1"), 5)) == Refused(Why.NOT_POSSIBLE)
        long = SendMessage(one.channel("general"), plain("word " * 1000), "en")
        assert one.platform.able(long) == Refused(Why.TOO_LONG)
        assert await one.platform.carry_out(long) == Refused(Why.TOO_LONG)


@run
async def test_nothing_that_is_said_pings_and_a_quiet_message_is_silent() -> None:
    async with stage() as one:
        room = one.channel("general")
        words = f"@everyone @here <@{one.account('bob').id}> <#{room.id}>"
        sent = await one.platform.carry_out(SendMessage(room, plain(words), "en", silent=True))
        assert isinstance(sent, Done)
        assert sent.ref is not None
        said = one.wire.world.store.messages[room.id][sent.ref.id]
        assert said["flags"] & 1 << 12
        said_to = await one.says("bob", "hello")
        await one.platform.carry_out(SendMessage(room, plain(words), "en", reply_to=said_to.id))
        assert one.wire.world.store.pings == []


@run
async def test_a_private_message_opens_one_channel_and_its_buttons_know_the_place() -> None:
    async with stage() as one:
        content = Content((Line("hello"),), (Button("s1:notice:1:again", "Again"),), Look.NOTICE)
        act = SendDirect(one.place, one.account("bob"), content, "en", "n1")
        first, second = await one.platform.carry_out(act), await one.platform.carry_out(act)
        assert first == second
        assert len(calls(one, "POST", "/users/@me/channels")) == 1
        assert f"s1:notice:1:again@{one.place}" in str(calls(one, "POST", "/messages")[0].body)
        bot = AccountRef("discord", one.wire.control.make_member(one.place, "robot", bot=True))
        assert await one.platform.carry_out(SendDirect(one.place, bot, content, "en")) == Refused(Why.NOT_POSSIBLE)


@run
async def test_a_send_is_found_by_its_components_long_after_the_nonce_is_forgotten() -> None:
    async with stage() as one:
        act = SendMessage(one.channel("general"), plain("hello"), "en", "n1")
        sent = await one.platform.carry_out(act)
        assert isinstance(sent, Done)
        one.wire.world.clock.offset += 86_400
        for n in range(60):
            one.wire.control.says("bob", "general", str(n))
        assert await one.platform.find_sent(act.channel, "n1") == sent.ref
        direct = SendDirect(one.place, one.account("bob"), plain("psst"), "en", "n2")
        private = await one.platform.carry_out(direct)
        assert isinstance(private, Done)
        ref = ChannelRef("discord", one.place, f"direct:{one.account('bob').id}")
        assert await one.platform.find_sent(ref, "n2") == private.ref


@run
async def test_leaving_twice_is_leaving() -> None:
    async with stage() as one:
        await one.discord.session.client.wait_until_ready()
        for _ in range(2):
            assert await one.platform.carry_out(LeavePlace("discord", one.place)) == Done()
        assert one.wire.world.bot not in one.wire.world.store.guilds[one.place].members


@run
async def test_a_right_that_is_missing_is_asked_for_once() -> None:
    async with stage() as one:
        one.wire.control.overwrite("general", "bot", deny=["SEND_MESSAGES"])
        act = SendMessage(one.channel("general"), plain("hello"), "en")
        for _ in range(4):
            assert await one.platform.carry_out(act) == Refused(Why.NO_RIGHT, "write")
        assert len(calls(one, "POST", "/messages")) == 1
        one.wire.control.overwrite("general", "bot", clear=True)
        await one.until(lambda: one.heard is not None and _may_write(one))
        assert isinstance(await one.platform.carry_out(act), Done)


def _may_write(one: DiscordStage) -> bool:
    guild = one.discord.session.client.guilds[0]
    channel = next(channel for channel in guild.text_channels if channel.name == "general")
    return channel.permissions_for(guild.me).send_messages


@pytest.mark.parametrize("kind", ["drop", "drop_after"])
@run
async def test_an_outage_is_later_for_a_sanction(kind: str) -> None:
    async with stage() as one:
        one.wire.control.fault(kind, method="DELETE", route="/members/", for_seconds=60)
        end = await one.platform.carry_out(Kick(one.place, one.account("bob")))
        assert isinstance(end, Later)
        assert end.after >= SECOND


@run
async def test_a_guild_that_is_away_is_later_and_one_that_steward_left_is_gone() -> None:
    async with stage() as one:
        guild = one.discord.session.client.guilds[0]
        acts = (Kick(one.place, one.account("bob")), MakeRoom("discord", one.place, "x"))
        guild.unavailable = True
        for act in acts:
            assert isinstance(await one.platform.carry_out(act), Later)
        guild.unavailable = False
        await one.discord.session.client.wait_until_ready()
        one.wire.control.remove_bot(one.place)
        await one.until(lambda: not one.discord.session.client.guilds)
        for act in acts:
            assert await one.platform.carry_out(act) == Refused(Why.ROOM_GONE)


@run
async def test_before_the_login_and_after_the_end_every_act_is_later() -> None:
    async with stage() as one:
        room, bob = one.channel("general"), one.account("bob")
        acts = (
            SendMessage(room, plain("a"), "en"), SendDirect(one.place, bob, plain("a"), "en"), Kick(one.place, bob),
            SetSlowMode(room, 5), MakeRoom("discord", one.place, "x"), LeavePlace("discord", one.place),
            Answer(f"1/{one.wire.world.clock.snowflake()}/t/press", room, bob, plain("a"), "en"),
        )  # fmt: skip
        connected = one.discord.session.client
        one.discord.session.client = discord.AutoShardedClient(intents=discord.Intents.none())
        for act in acts:
            assert isinstance(await outbound.carry_out(one.discord.session, act), Later), act
        one.discord.session.client = connected
        await connected.close()
        for act in acts:
            assert isinstance(await one.platform.carry_out(act), Later), act
        assert await one.platform.rights(one.place, bob) is None
        assert await one.platform.find_sent(room, "n") is None
