"""Messages over REST, through discord.py: what is taken and what is refused."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta
from typing import Any

import discord
from discord.http import Route

from tests.kit.run import run
from tests.wire.discord.client import until
from tests.wire.discord.scene import of, refused, town


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
        assert (await channel.fetch_message(said.id)).flags.has_thread
        assert [one["type"] for one in wire.control.messages(str(thread.id))] == [21, 0]
        alone = await channel.create_thread(name="apart", type=discord.ChannelType.public_thread)
        assert wire.control.messages("general")[-1]["type"] == 18
        await alone.delete()
        wire.control.make_channel("town", "help", kind="forum")
        post = wire.control.opens_thread("bob", "help", "how?", "like this?")
        heard = await until(lambda: [one for one in client.got("message") if one.content == "like this?"])
        assert (str(heard[0].channel.id), heard[0].channel.name) == (post, "how?")
        assert str(heard[0].id) == post, "the opening of a forum's thread bears the thread's id"
        assert {one.name for one in await guild.active_threads()} == {"talk", "how?"}
        await thread.edit(locked=True, archived=True)
        assert wire.control.channel(str(thread.id))["thread_metadata"]["locked"]


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


@run
async def test_what_the_platform_itself_posts_has_its_own_types() -> None:
    async with town() as (wire, client, guild):
        control, channel = wire.control, guild.text_channels[0]
        control.system("dan", "general", 7)
        sent = await channel.send("worth it")
        await sent.pin()
        rule: Any = {
            "name": "words",
            "trigger_type": 1,
            "event_type": 1,
            "trigger_metadata": {"keyword_filter": ["liar"]},
        }
        rule["actions"] = [{"type": 1, "metadata": {}}, {"type": 2, "metadata": {"channel_id": str(channel.id)}}]
        number = control.automod_rule("town", "ada", rule)
        events = control.automod_hit(number, "bob", "general", "what a liar", "liar")
        assert [one["action"]["type"] for one in events] == [1, 2]
        poll = await channel.send(
            poll=discord.Poll(question="Tea?", duration=timedelta(hours=1)).add_answer(text="yes")
        )
        control.ends_poll(str(poll.id))
        heard = await until(lambda: len(client.got("message")) == 6 and client.got("message"))
        kinds = [one.type.name for one in heard]
        assert kinds == ["new_member", "default", "pins_add", "auto_moderation_action", "default", "poll_result"]
        assert heard[3].author.name == "bob", "an alert bears the name of whom it is about"


@run
async def test_embeds_without_the_right_to_them() -> None:
    async with town() as (wire, _, guild):
        wire.control.take_permission("town", "EMBED_LINKS")
        channel = guild.text_channels[0]
        assert await refused(channel.send(embed=discord.Embed(title="x"))) == (403, 50013)
        assert (await channel.send("words", embed=discord.Embed(title="x"))).embeds == []


@run
async def test_search_finds_what_was_said() -> None:
    async with town() as (wire, _, guild):
        wire.control.says_many("general", [("bob", f"tea {at}") for at in range(30)] + [("dan", "coffee")])
        route = Route("GET", "/guilds/{guild_id}/messages/search", guild_id=guild.id)
        found = await guild._state.http.request(route, params={"content": "tea", "limit": "25"})
        assert (found["total_results"], len(found["messages"])) == (30, 25)
        assert found["messages"][0][0]["content"] == "tea 29"


@run
async def test_webhooks_of_others_and_ones_own() -> None:
    async with town() as (wire, client, guild):
        wire.control.hook_says("general", "News", "from outside")
        heard = await until(lambda: client.got("message"))
        assert (heard[0].webhook_id is not None, heard[0].author.name, heard[0].author.bot) == (True, "News", True)
        wire.control.give_permission("town", "MANAGE_WEBHOOKS")
        hook = await guild.text_channels[0].create_webhook(name="Voice")
        sent = await hook.send("by webhook", username="Other", wait=True)
        assert (sent.content, sent.author.name) == ("by webhook", "Other")
        assert await hook.send("unawaited") is None
        assert [one["content"] for one in wire.control.messages("general")] == [
            "from outside",
            "by webhook",
            "unawaited",
        ]
