"""Members, permissions and settings over REST, through discord.py: what is done and what is refused."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest

from tests.kit.run import run
from tests.wire.discord.client import until
from tests.wire.discord.scene import of, refused, town

RENAMED = {
    "read_messages": "VIEW_CHANNEL",
    "external_emojis": "USE_EXTERNAL_EMOJIS",
    "external_stickers": "USE_EXTERNAL_STICKERS",
    "manage_expressions": "MANAGE_GUILD_EXPRESSIONS",
    "create_expressions": "CREATE_GUILD_EXPRESSIONS",
    "create_polls": "SEND_POLLS",
    "send_polls": "SEND_POLLS",
}


@run
async def test_timeouts_keep_their_length_and_the_role_order() -> None:
    async with town() as (wire, _, guild):
        bob = of(guild, "bob")
        await bob.timeout(timedelta(days=27), reason="#7 mira: spam, спам")
        member = wire.control.member("town", "bob")
        assert member is not None
        assert member["timed_out"]
        entry = wire.control.audit("town")[-1]
        assert (entry["action_type"], entry["reason"]) == (24, "#7 mira: spam, спам")
        with pytest.raises(Exception, match=r"50001|50013"):
            wire.control.says("bob", "general", "still here")
        wire.control.move_clock(28 * 86_400)
        assert wire.control.says("bob", "general", "here again")
        wire.control.move_clock(-28 * 86_400)
        assert await refused(bob.timeout(timedelta(days=28, minutes=5))) == (400, 50035)
        for name in ("hal", "mira", "ada"):
            assert await refused(of(guild, name).timeout(timedelta(hours=1))) == (403, 50013), name
        await bob.timeout(None)
        member = wire.control.member("town", "bob")
        assert member is not None
        assert not member["timed_out"]


@run
async def test_kick_ban_and_unban_with_their_traces() -> None:
    async with town() as (wire, client, guild):
        control = wire.control
        for line in "abc":
            control.says("dan", "general", line)
        control.says("bob", "general", "stays")
        dan = of(guild, "dan")
        await guild.ban(dan, delete_message_seconds=600, reason="#1")
        assert [one["content"] for one in control.messages("general")] == ["stays"]
        assert control.banned("town") == [str(dan.id)]
        await until(
            lambda: client.got("member_ban") and client.got("raw_bulk_message_delete") and client.got("member_remove")
        )
        assert await refused(guild.ban(of(guild, "mira"))) == (403, 50013)
        assert await refused(guild.ban(discord.Object(5))) == (404, 10013)
        with pytest.raises(Exception, match="40007"):
            control.joins("dan", "town")
        await guild.unban(dan)
        assert await refused(guild.unban(dan)) == (404, 10026)
        control.joins("dan", "town")
        await guild.kick(of(guild, "bob"), reason="#2")
        assert control.member("town", "bob") is None
        assert await refused(guild.fetch_member(control.id_of(user="bob"))) == (404, 10007)
        assert await refused(guild.kick(of(guild, "ada"))) == (403, 50013)


@run
async def test_bulk_ban_takes_200_needs_both_rights_and_says_when_none_was_banned() -> None:
    async with town() as (wire, _, guild):
        ids = [discord.Object(int(one)) for one in wire.control.joins_many("town", 230, prefix="raid", age_days=0.5)]
        result = await guild.bulk_ban(ids[:200], delete_message_seconds=60)
        assert (len(result.banned), len(result.failed)) == (200, 0)
        assert await refused(guild.bulk_ban(ids[:201])) == (400, 50035)
        again = await guild.bulk_ban([*ids[199:210], of(guild, "mira")])
        assert (len(again.banned), len(again.failed)) == (10, 2)
        assert await refused(guild.bulk_ban(ids[:5])) == (400, 500000)
        wire.control.take_permission("town", "MANAGE_GUILD")
        assert await refused(guild.bulk_ban(ids[210:])) == (403, 50013)
        assert len(wire.complaints) == 1, "the 201"
        wire.complaints.clear()


@run
async def test_bans_of_strangers_can_run_out() -> None:
    async with town() as (wire, _, guild):
        strangers = [discord.Object(int(wire.control.make_user(f"stranger{at}"))) for at in range(2)]
        wire.control.stranger_bans("town", 1)
        await guild.ban(strangers[0])
        assert await refused(guild.ban(strangers[1])) == (400, 30035)


@run
async def test_missing_permissions_and_missing_access() -> None:
    async with town() as (wire, _, guild):
        control, channel = wire.control, guild.text_channels[0]
        control.overwrite("general", "bot", deny=["SEND_MESSAGES"])
        assert await refused(channel.send("hm")) == (403, 50013)
        control.overwrite("general", "everyone", deny=["VIEW_CHANNEL"])
        assert await refused(channel.send("hm")) == (403, 50001)
        control.overwrite("general", "bot", allow=["VIEW_CHANNEL", "SEND_MESSAGES"])
        assert (await channel.send("hm")).content == "hm"
        assert "VIEW_CHANNEL" not in control.permissions("general", "dan")
        control.delete_channel("general")
        assert await refused(channel.send("hm")) == (404, 10003)
        control.take_permission("town", "MODERATE_MEMBERS")
        assert await refused(of(guild, "bob").timeout(timedelta(hours=1))) == (403, 50013)


@run
async def test_the_computed_permissions_are_discord_py_s() -> None:
    async with town() as (wire, _, guild):
        control = wire.control
        control.overwrite("general", "regular", allow=["MANAGE_MESSAGES"], deny=["ADD_REACTIONS"])
        control.overwrite("general", "bob", deny=["SEND_MESSAGES"])
        control.overwrite("general", "everyone", deny=["CREATE_INSTANT_INVITE"])
        await until(lambda: len(guild.text_channels[0].overwrites) == 3)
        channel = guild.text_channels[0]
        known = set(control.permissions("general", "ada")) - {"CONNECT", "SPEAK"}
        for name in ("bob", "dan", "hal", "ada", "steward"):
            theirs = {RENAMED.get(one, one.upper()) for one, given in channel.permissions_for(of(guild, name)) if given}
            ours = set(control.permissions("general", name)) - {
                "CONNECT",
                "SPEAK",
            }  # discord.py leaves those of voice out
            assert ours == theirs & known, name


@run
async def test_settings_of_a_raid_and_back_to_the_same_snapshot() -> None:
    async with town() as (wire, _client, guild):
        control, channel = wire.control, guild.text_channels[0]
        before = control.snapshot("town")
        ahead = discord.utils.utcnow() + timedelta(hours=23)
        await guild.edit(invites_disabled_until=ahead, dms_disabled_until=ahead)
        assert guild.invites_paused() or await until(guild.invites_paused)
        with pytest.raises(Exception, match="Unknown Invite"):
            control.joins("eve", "town")
        assert control.joins_many("town", 3) == []
        await channel.edit(slowmode_delay=30)
        await channel.set_permissions(guild.default_role, send_messages=False)
        with pytest.raises(Exception, match="50013"):
            control.says("dan", "general", "hey")
        assert control.snapshot("town") != before
        too_far = discord.utils.utcnow() + timedelta(hours=25)
        assert await refused(guild.edit(invites_disabled_until=too_far)) == (400, 50035)
        await guild.edit(invites_disabled_until=None, dms_disabled_until=None)
        await channel.edit(slowmode_delay=0)
        await channel.set_permissions(guild.default_role, overwrite=None)
        assert control.snapshot("town") == before
        entries = [one.action.name async for one in guild.audit_logs(limit=3)]
        assert entries == ["overwrite_delete", "channel_update", "guild_update"]


@run
async def test_native_acts_of_people_are_told_with_who_did_it() -> None:
    async with town() as (wire, client, _guild):
        control = wire.control
        control.native_timeout("mira", "bob", "town", 600, reason="enough")
        control.native_ban("mira", "dan", "town", delete_seconds=60)
        control.native_kick("ada", "hal", "town")
        entries = await until(
            lambda: len(client.got("audit_log_entry_create")) >= 3 and client.got("audit_log_entry_create")
        )
        told = [(one.action.name, one.user.name, one.target.id) for one in entries[-3:]]
        ids = [int(control.id_of(user=name)) for name in ("bob", "dan", "hal")]
        assert told == [("member_update", "mira", ids[0]), ("ban", "mira", ids[1]), ("kick", "ada", ids[2])]


@run
async def test_automod_rules_and_their_hits() -> None:
    async with town() as (wire, client, guild):
        trigger = discord.AutoModTrigger(type=discord.AutoModRuleTriggerType.keyword, keyword_filter=["liar"])
        actions = [discord.AutoModRuleAction(), discord.AutoModRuleAction(channel_id=guild.text_channels[0].id)]
        kind = discord.AutoModRuleEventType.message_send
        rule = await guild.create_automod_rule(
            name="words", event_type=kind, trigger=trigger, actions=actions, enabled=True
        )
        wire.control.automod_hit(str(rule.id), "bob", "general", "what a liar", "liar")
        hits = await until(lambda: len(client.got("automod_action")) == 2 and client.got("automod_action"))
        assert {one.rule_id for one in hits} == {rule.id}
        assert (hits[0].content, hits[0].matched_keyword) == ("what a liar", "liar")
        for at in range(5):
            await guild.create_automod_rule(name=f"r{at}", event_type=kind, trigger=trigger, actions=actions)
        assert await refused(
            guild.create_automod_rule(name="7th", event_type=kind, trigger=trigger, actions=actions)
        ) == (400, 50035)
        long = discord.AutoModTrigger(type=discord.AutoModRuleTriggerType.keyword, keyword_filter=["x" * 61])
        assert await refused(rule.edit(trigger=long)) == (400, 50035)
        await rule.delete()
        assert len(await guild.fetch_automod_rules()) == 5
        wire.complaints.clear()


@run
async def test_slow_mode_and_screening() -> None:
    async with town() as (wire, client, _):
        control = wire.control
        control.edit_channel("general", rate_limit_per_user=30)
        control.says("bob", "general", "one")
        with pytest.raises(Exception, match="20016"):
            control.says("bob", "general", "two")
        control.says("ada", "general", "one")
        control.says("ada", "general", "two")
        control.move_clock(31)
        control.says("bob", "general", "three")
        control.joins("eve", "town", pending=True)
        assert (await until(lambda: client.got("member_join")))[0].pending
        control.accepts_rules("eve", "town")
        changed = (await until(lambda: [args for name, args in client.heard if name == "member_update"]))[0]
        assert (changed[0].pending, changed[1].pending) == (True, False)
