"""Messages, members, permissions and settings over REST, through discord.py: what is taken and what is refused."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import discord
import pytest
from discord.http import Route

from tests.kit.run import run
from tests.wire.discord import DiscordWire
from tests.wire.discord.client import logged_in, until

RIGHTS = (
    "VIEW_CHANNEL SEND_MESSAGES MANAGE_MESSAGES READ_MESSAGE_HISTORY VIEW_AUDIT_LOG BAN_MEMBERS KICK_MEMBERS"
    " MANAGE_GUILD MODERATE_MEMBERS MANAGE_ROLES MANAGE_CHANNELS EMBED_LINKS ATTACH_FILES ADD_REACTIONS PIN_MESSAGES"
    " MANAGE_THREADS CREATE_PUBLIC_THREADS SEND_MESSAGES_IN_THREADS MANAGE_NICKNAMES SEND_POLLS"
).split()


RENAMED = {
    "read_messages": "VIEW_CHANNEL",
    "external_emojis": "USE_EXTERNAL_EMOJIS",
    "external_stickers": "USE_EXTERNAL_STICKERS",
    "manage_expressions": "MANAGE_GUILD_EXPRESSIONS",
    "create_expressions": "CREATE_GUILD_EXPRESSIONS",
    "create_polls": "SEND_POLLS",
    "send_polls": "SEND_POLLS",
}


@asynccontextmanager
async def town() -> AsyncIterator[tuple[DiscordWire, Any, discord.Guild]]:
    """ada owns, mira (above the bot) administers, bob and dan are members; the bot stands at position 5."""
    async with DiscordWire() as wire:
        control = wire.control
        control.limits(False)
        guild = control.make_guild("town", "ada", permissions=RIGHTS)
        control.move_bot(guild, 5)
        control.make_role(guild, "regular", position=2)
        control.make_role(guild, "chief", position=9, permissions=["ADMINISTRATOR"])
        control.make_role(guild, "helper", position=3, permissions=["ADMINISTRATOR"])
        control.make_member(guild, "mira", roles=["chief"])
        control.make_member(guild, "hal", roles=["helper"])
        control.make_member(guild, "bob", roles=["regular"])
        control.make_member(guild, "dan")
        async with logged_in(wire.addresses()) as client:
            yield wire, client, client.guilds[0]
        assert wire.complaints == [], "what discord.py sends is what the specification allows"


async def refused(action: Awaitable[Any]) -> tuple[int, int]:
    """HTTP status and Discord's code of a call that must be refused."""
    with pytest.raises(discord.HTTPException) as error:
        await action
    return error.value.status, error.value.code


def of(guild: discord.Guild, name: str) -> discord.Member:
    member = guild.get_member_named(name)
    assert member is not None
    return member


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
async def test_bulk_delete_knows_its_numbers_and_the_fortnight() -> None:
    async with town() as (wire, _, guild):
        channel = guild.text_channels[0]
        ids = wire.control.says_many("general", [("bob", str(at)) for at in range(120)])
        parts = [channel.get_partial_message(int(one)) for one in ids]
        route = Route("POST", "/channels/{channel_id}/messages/bulk-delete", channel_id=channel.id)
        send = channel._state.http.request
        assert await refused(send(route, json={"messages": ids[:101]})) == (400, 50016)
        assert await refused(send(route, json={"messages": ids[:1]})) == (400, 50016)
        await channel.delete_messages(parts[:100])
        assert len(wire.control.messages("general")) == 20
        wire.control.move_clock(15 * 86_400)
        assert await refused(channel.delete_messages(parts[100:])) == (400, 50034)
        assert len(wire.control.messages("general")) == 20
        await parts[100].delete()
        assert await refused(parts[100].delete()) == (404, 10008)
        wire.complaints.clear()  # the two that were meant to be out of bounds


@run
async def test_history_pages_both_ways() -> None:
    async with town() as (wire, _, guild):
        ids = wire.control.says_many("general", [("bob", str(at)) for at in range(230)])
        channel = guild.text_channels[0]
        newest = [one.content async for one in channel.history(limit=None)]
        assert newest == [str(at) for at in reversed(range(230))]
        later = [one.content async for one in channel.history(limit=None, after=discord.Object(int(ids[99])))]
        assert later == [str(at) for at in range(100, 230)]
        around = [one.content async for one in channel.history(limit=5, around=discord.Object(int(ids[50])))]
        assert sorted(map(int, around)) == [48, 49, 50, 51, 52]


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
async def test_who_is_pinged_is_who_may_be() -> None:
    async with town() as (wire, _, guild):
        control, channel = wire.control, guild.text_channels[0]
        role = control.make_role("town", "guard", mentionable=True)
        bob, dan = of(guild, "bob"), of(guild, "dan")
        await channel.send(f"{bob.mention} {dan.mention} <@&{role}> @everyone")
        ping = control.pings("general")[-1]
        assert (ping["users"], ping["roles"], ping["everyone"]) == ([str(bob.id), str(dan.id)], [role], False)
        await channel.send(f"{bob.mention} <@&{role}>", allowed_mentions=discord.AllowedMentions.none())
        assert len(control.pings()) == 1
        await channel.send(
            f"{bob.mention} {dan.mention}",
            allowed_mentions=discord.AllowedMentions(users=[bob], roles=False, everyone=False),
        )
        assert control.pings()[-1]["users"] == [str(bob.id)]
        control.give_permission("town", "MENTION_EVERYONE")
        await channel.send("@everyone")
        assert control.pings()[-1]["everyone"]
        said = await channel.fetch_message(int(control.says("bob", "general", "?")))
        await said.reply("!", mention_author=False)
        assert len(control.pings()) == 3
        await said.reply("!", mention_author=True)
        assert control.pings()[-1]["users"] == [str(bob.id)]


@run
async def test_limits_of_what_a_message_holds() -> None:
    async with town() as (wire, _, guild):
        channel = guild.text_channels[0]
        await channel.send("x" * 2000)
        assert await refused(channel.send("x" * 2001)) == (400, 50035)
        assert await refused(channel.send("")) == (400, 50006)
        big = [discord.Embed(description="x" * 3000), discord.Embed(description="y" * 3001)]
        assert await refused(channel.send(embeds=big)) == (400, 50035)
        await channel.send(embeds=[big[0], big[0]])
        row: Any = {
            "type": 1,
            "components": [{"type": 2, "style": 1, "label": str(at), "custom_id": f"b{at}"} for at in range(5)],
        }
        send, route = (
            channel._state.http.request,
            Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id),
        )

        def rows(count: int) -> list[Any]:
            named = [
                [{**one, "custom_id": f"{at}-{one['custom_id']}"} for one in row["components"]] for at in range(count)
            ]
            return [{"type": 1, "components": one} for one in named]

        await send(route, json={"content": "five rows", "components": rows(5)})
        assert await refused(send(route, json={"content": "six", "components": rows(6)})) == (400, 50035)
        assert await refused(send(route, json={"content": "twins", "components": [row, row]})) == (400, 50035)
        long = [{"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": "c" * 101}]}]
        assert await refused(send(route, json={"content": "long", "components": long})) == (400, 50035)
        wire.complaints.clear()


@run
async def test_layouts_of_version_two() -> None:
    async with town() as (wire, _, guild):
        channel = guild.text_channels[0]

        def layout(texts: int, size: int) -> discord.ui.LayoutView:
            view = discord.ui.LayoutView()
            box: Any = discord.ui.Container(*(discord.ui.TextDisplay("x" * size) for _ in range(texts)))
            return view.add_item(box)

        sent = await channel.send(view=layout(39, 100))
        assert wire.control.messages("general")[-1]["flags"] & 1 << 15
        assert await refused(channel.send(view=layout(3, 1400))) == (400, 50035)
        route = Route(
            "PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=channel.id, message_id=sent.id
        )
        send = channel._state.http.request
        assert await refused(send(route, json={"content": "words"})) == (400, 50035)
        post = Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
        many = [{"type": 10, "content": "x"} for _ in range(41)]
        assert await refused(send(post, json={"flags": 1 << 15, "components": many})) == (400, 50035)
        wire.complaints.clear()


@run
async def test_files_reactions_pins_and_edits() -> None:
    async with town() as (wire, client, guild):
        channel = guild.text_channels[0]
        sent = await channel.send("look", file=discord.File(io.BytesIO(b"picture"), "снимок.png", description="a cat"))
        assert await sent.attachments[0].read() == b"picture"
        assert (sent.attachments[0].filename, sent.attachments[0].description) == ("снимок.png", "a cat")
        await sent.add_reaction("👍")
        wire.control.reacts("bob", str(sent.id), "👍")
        await until(lambda: len(client.got("raw_reaction_add")) == 2)
        assert (await channel.fetch_message(sent.id)).reactions[0].count == 2
        await sent.clear_reactions()
        await sent.pin(reason="worth it")
        assert [one.id async for one in channel.pins()] == [sent.id]
        edited = await sent.edit(content="seen", attachments=[])
        assert (edited.content, edited.attachments) == ("seen", [])
        other = await channel.fetch_message(int(wire.control.says("bob", "general", "mine")))
        assert await refused(other.edit(content="yours")) == (403, 50005)


@run
async def test_private_messages_closed_and_without_a_guild_in_common() -> None:
    async with town() as (wire, client, guild):
        bob = of(guild, "bob")
        await bob.send("hello")
        assert [one["content"] for one in wire.control.dms("bob")] == ["hello"]
        wire.control.close_dms("bob")
        assert await refused(bob.send("again")) == (403, 50007)
        await guild.ban(of(guild, "dan"))
        dan = await client.fetch_user(int(wire.control.id_of(user="dan")))
        assert await refused(dan.send("sorry")) == (403, 50278)
        wire.control.writes("bob", "an answer")
        assert (await until(lambda: [one for one in client.got("message") if one.content == "an answer"]))[
            0
        ].guild is None


@run
async def test_threads_and_forums() -> None:
    async with town() as (wire, client, guild):
        channel = guild.text_channels[0]
        said = await channel.fetch_message(int(wire.control.says("bob", "general", "topic")))
        thread = await said.create_thread(name="talk")
        assert thread.id == said.id
        await thread.send("in here")
        wire.control.make_channel("town", "help", kind="forum")
        post = wire.control.opens_thread("bob", "help", "how?", "like this?")
        heard = await until(lambda: [one for one in client.got("message") if one.content == "like this?"])
        assert (str(heard[0].channel.id), heard[0].channel.name) == (post, "how?")
        assert {one.name for one in await guild.active_threads()} == {"talk", "how?"}
        await thread.edit(locked=True, archived=True)
        assert wire.control.channel(str(thread.id))["thread_metadata"]["locked"]


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
async def test_polls_are_voted_on_and_end() -> None:
    async with town() as (wire, _, guild):
        poll = discord.Poll(question="Tea?", duration=timedelta(hours=2)).add_answer(text="yes").add_answer(text="no")
        sent = await guild.text_channels[0].send(poll=poll)
        wire.control.votes("bob", str(sent.id), 1)
        assert sent.poll is not None
        answer = (await guild.text_channels[0].fetch_message(sent.id)).poll.answers[0]
        assert [one.name async for one in answer.voters()] == ["bob"]
        ended = await sent.end_poll()
        assert ended.poll is not None
        assert ended.poll.is_finalised()
        long = discord.Poll(question="Q", duration=timedelta(hours=769)).add_answer(text="a")
        assert await refused(guild.text_channels[0].send(poll=long)) == (400, 50035)
        wire.complaints.clear()


@run
async def test_surfaces_of_a_message_arrive() -> None:
    async with town() as (wire, client, _guild):
        control = wire.control
        first = control.says("bob", "general", "idiot")
        control.says("dan", "general", forward=first)
        control.says("bob", "general", "see", files={"idiot.txt": "x"}, stickers=["idiot"])
        control.says("bob", "general", embeds=[{"title": "a title"}])
        control.says("dan", "general", "re", reply_to=first)
        heard = await until(lambda: len(client.got("message")) == 5 and client.got("message"))
        assert heard[1].message_snapshots[0].content == "idiot"
        assert (heard[2].attachments[0].filename, heard[2].stickers[0].name) == ("idiot.txt", "idiot")
        assert heard[3].embeds[0].title == "a title"
        assert heard[4].reference.resolved.content == "idiot"
        control.unfurls(first, {"title": "Preview", "type": "link"})
        update = (await until(lambda: client.got("raw_message_edit")))[0]
        assert update.message.edited_at is None
        control.nicks("bob", "town", "Bobby")
        assert (await until(lambda: list(client.got("member_update"))))[0].name == "bob"
        await asyncio.sleep(0)
