"""Real discord.py against the wire: what people say arrives, once, in order, from raw payloads."""

from __future__ import annotations

import pytest

from adapters.discord import titles
from bot.domain.events import MessageDeleted, MessageEdited, MessagePosted, ReactionChanged
from bot.domain.messages import SurfaceKind
from tests.adapters.discord.hearing import RIGHTS, listening
from tests.kit.run import run
from tests.wire.discord import DiscordWire


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "PATIENCE", 0.2)


@run
async def test_message_arrives_with_its_author() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_role(guild, "Regulars")
        bob = wire.control.make_member(guild, "bob", roles=["Regulars"])
        async with listening(wire) as (_, heard):
            number = wire.control.says("bob", "general", "look [here](https://hidden.example/x)")
            (posted,) = await heard.wait_for(MessagePosted)
    message = posted.message
    assert (message.ref.id, message.ref.channel.place, message.channel_name) == (number, guild, "general")
    assert (message.author.account.id, message.author.name, message.author.is_bot) == (bob, "bob", False)
    assert message.author.role_names == {"Regulars"}
    assert message.author.joined_at is not None
    assert message.author.created_at is not None
    assert message.links == ("https://hidden.example/x",)
    (incoming,) = [one for one in heard.all if isinstance(one.event, MessagePosted)]
    assert incoming.external_id == f"m{number}"
    assert incoming.source == f"discord:{wire.world.bot}"


@run
async def test_edit_of_an_old_message_arrives_and_an_unfurl_does_not() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        old = wire.control.says("bob", "general", "from before the start")
        async with listening(wire) as (_, heard):
            wire.control.edits(old, "changed")
            await heard.wait_for(MessageEdited)
            wire.control.unfurls(old, {"type": "link", "title": "a page", "url": "https://page.example"})
            fresh = wire.control.says("bob", "general", "https://page.example")
            wire.control.unfurls(fresh, {"type": "link", "title": "a page", "url": "https://page.example"})
            wire.control.says("bob", "general", "last")
            await heard.wait_for(MessagePosted, 2)
    (edited,) = heard.of(MessageEdited)
    assert edited.message.text == "changed"
    assert edited.message.edited_at is not None
    assert [one.message.text for one in heard.of(MessagePosted)] == ["https://page.example", "last"]


@run
async def test_deletions_alone_and_in_bulk() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        one, *rest = [wire.control.says("bob", "general", str(n)) for n in range(4)]
        async with listening(wire) as (_, heard):
            wire.control.deletes(one)
            wire.control.native_bulk_delete("general", rest)
            gone = await heard.wait_for(MessageDeleted, 4)
    assert [event.ref.id for event in gone] == [one, *rest]


@run
async def test_reactions_on_and_off() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob = wire.control.make_member(guild, "bob")
        message = wire.control.says("bob", "general", "hm")
        async with listening(wire) as (_, heard):
            for add in (True, False, True):
                wire.control.reacts("bob", message, "👍", add=add)
            changes = await heard.wait_for(ReactionChanged, 3)
    assert [(one.author.account.id, one.emoji, one.added) for one in changes] == [
        (bob, "👍", True), (bob, "👍", False), (bob, "👍", True),
    ]  # fmt: skip
    assert changes[1].author.name == "bob"


@run
async def test_poll_forward_reply_and_file_are_judged() -> None:
    poll = {
        "question": {"text": "who is a liar?"},
        "answers": [{"poll_media": {"text": "he"}}, {"poll_media": {"text": "she"}}],
        "duration": 1,
    }
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob = wire.control.make_member(guild, "bob")
        async with listening(wire) as (_, heard):
            first = wire.control.says("bob", "general", "the first", files={"liar.txt": "data"})
            wire.control.says("bob", "general", poll=poll)
            wire.control.says("bob", "general", forward=first)
            wire.control.says("bob", "general", "an answer", reply_to=first)
            events = await heard.wait_for(MessagePosted, 4)
    filed, polled, forwarded, replied = [one.message for one in events]
    assert [one.name for one in filed.attachments] == ["liar.txt"]
    assert [one.text for one in polled.extra if one.kind is SurfaceKind.POLL] == ["who is a liar?", "he", "she"]
    assert forwarded.forwarded
    assert forwarded.reply is None
    assert forwarded.text == "the first"
    assert [one.name for one in forwarded.attachments] == ["liar.txt"]
    assert replied.reply is not None
    assert (replied.reply.message_id, replied.reply.text) == (first, "the first")
    assert replied.reply.author is not None
    assert replied.reply.author.id == bob


@run
async def test_forum_title_belongs_to_its_opener_and_a_rename_is_told() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob = wire.control.make_member(guild, "bob")
        wire.control.make_member(guild, "eve")
        wire.control.make_channel(guild, "ideas", kind="forum")
        async with listening(wire) as (_, heard):
            thread = wire.control.opens_thread("bob", "ideas", "A bad title", "the first words")
            wire.control.says("eve", thread, "an answer")
            opening, answer = [one.message for one in await heard.wait_for(MessagePosted, 2)]
            wire.control.edit_channel(thread, name="A worse title")
            (renamed,) = await heard.wait_for(MessageEdited)
    assert (opening.thread_title, opening.text, opening.author.account.id) == ("A bad title", "the first words", bob)
    assert answer.thread_title == ""
    assert answer.ref.channel.parent == opening.ref.channel.parent != ""
    assert renamed.message.thread_title == "A worse title"
    assert renamed.message.text == "the first words"
    assert renamed.message.author.account.id == bob


@run
async def test_thread_title_outside_a_forum_stands_alone() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob = wire.control.make_member(guild, "bob")
        async with listening(wire) as (_, heard):
            wire.control.says("bob", "general", "hello")
            thread = wire.control.opens_thread("bob", "general", "A bad title")
            events = await heard.wait_for(MessagePosted, 2)
    title = events[1].message
    assert (title.ref.id, title.text, title.thread_title) == (thread, "", "A bad title")
    assert (title.author.account.id, title.author.name) == (bob, "bob")


@run
async def test_bots_hooks_and_voice_are_marked() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        wire.control.make_channel(guild, "lounge", kind="voice")
        async with listening(wire) as (_, heard):
            wire.control.hook_says("general", "news", "a headline")
            wire.control.says("bob", "lounge", "spoken in writing")
            hook, voice = [one.message for one in await heard.wait_for(MessagePosted, 2)]
    assert hook.author.is_bot
    assert voice.in_voice


@run
async def test_private_message_has_no_place() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob = wire.control.make_member(guild, "bob")
        async with listening(wire) as (_, heard):
            wire.control.writes("bob", "hello?")
            (posted,) = await heard.wait_for(MessagePosted)
    assert [one.place for one in heard.all if isinstance(one.event, MessagePosted)] == [""]
    assert posted.message.ref.channel.id == f"direct:{bob}"
    assert posted.message.ref.channel.place == ""


@run
async def test_a_title_that_a_moderator_gave_is_not_its_openers() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        wire.control.make_channel(guild, "ideas", kind="forum")
        async with listening(wire) as (_, heard):
            thread = wire.control.opens_thread("bob", "ideas", "A title", "the first words")
            other = wire.control.opens_thread("bob", "ideas", "Another", "more words")
            await heard.wait_for(MessagePosted, 2)
            wire.control.edit_channel(thread, by="ada", name="What a moderator calls it")
            wire.control.edit_channel(other, name="What its opener calls it")
            (renamed,) = await heard.wait_for(MessageEdited)
    assert (renamed.message.ref.id, renamed.message.thread_title) == (other, "What its opener calls it")


@run
async def test_a_first_message_that_comes_before_its_thread_gets_its_title() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob = wire.control.make_member(guild, "bob")
        thread = "1573316453795364864"
        author = {"id": bob, "username": "bob"}
        async with listening(wire) as (platform, heard):
            first = {"id": thread, "channel_id": thread, "guild_id": guild, "content": "words", "author": author}
            platform.take("MESSAGE_CREATE", first)
            platform.take(
                "THREAD_CREATE",
                {"id": thread, "guild_id": guild, "name": "A title", "newly_created": True, "owner_id": bob},
            )
            (edited,) = await heard.wait_for(MessageEdited)
    assert (edited.message.text, edited.message.thread_title, edited.message.author.name) == ("words", "A title", "bob")
