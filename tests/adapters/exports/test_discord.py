"""DiscordChatExporter's JSON: every shape that a message takes in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from adapters.exports.opening import open_export
from bot.domain.events import Event, MemberJoined, MessagePosted
from bot.domain.messages import AttachmentKind, Message, SurfaceKind
from bot.ports.history import ExportFault
from tests.kit.exports import START, Said, discord_export, discord_item, write


def events(tmp_path: Path, *items: dict[str, Any], **top: Any) -> list[Event]:
    """The events of a channel with these raw messages."""
    content = discord_export([]) | {"messages": list(items)} | top
    return [event for event, _ in open_export(write(tmp_path / "export.json", content)).events()]


def message(tmp_path: Path, **fields: Any) -> Message:
    """The one message of a channel, with raw fields changed."""
    (event,) = events(tmp_path, discord_item(Said(1, 10, "hello")) | fields)
    assert isinstance(event, MessagePosted)
    return event.message


def test_a_plain_message_keeps_its_facts(tmp_path: Path) -> None:
    found = message(tmp_path)
    assert (found.text, found.ref.id, found.ref.channel.place, found.ref.channel.id) == ("hello", "1", "5", "7")
    assert (found.author.account.id, found.author.name, found.author.is_bot) == ("10", "Person 10", False)
    assert (found.channel_name, found.at) == ("general", Said(1, 10).at)
    assert found.author.joined_at is None


def test_roles_are_known_by_id_and_name_and_unknown_in_old_exports(tmp_path: Path) -> None:
    author = {"id": "10", "name": "ann", "isBot": True, "roles": [{"id": "9", "name": "helper"}]}
    found = message(tmp_path, author=author)
    assert (found.author.roles, found.author.role_names) == (frozenset({"9"}), frozenset({"helper"}))
    assert found.author.is_bot
    assert message(tmp_path, author={"id": "10", "name": "ann"}).author.roles is None


def test_offsets_are_honoured(tmp_path: Path) -> None:
    found = message(
        tmp_path, timestamp="2026-09-01T15:00:00.1234567+03:00", timestampEdited="2026-09-01T12:00:01+00:00"
    )
    assert found.at == int(START.timestamp()) * 1_000_000 + 123_456
    assert found.edited_at == int(START.timestamp()) * 1_000_000 + 1_000_000


def test_reply_mentions_and_everyone(tmp_path: Path) -> None:
    first = discord_item(Said(1, 10, "what is it"))
    second = discord_item(Said(2, 11, "@everyone that", reply=1)) | {"mentions": [{"id": "10"}, {"id": "10"}]}
    _, event = events(tmp_path, first, second)
    assert isinstance(event, MessagePosted)
    found = event.message
    assert found.reply is not None
    assert found.reply.author == found.mentions[0]
    assert len(found.mentions) == 1
    assert found.mentions_everyone


def test_embeds_stickers_files_and_polls_are_judged(tmp_path: Path) -> None:
    embed = {
        "title": "T",
        "url": "https://example.org/e",
        "description": "D",
        "author": {"name": "A"},
        "fields": [{"name": "N", "value": "V"}],
        "footer": {"text": "F"},
    }
    found = message(
        tmp_path,
        embeds=[embed, None],
        stickers=[{"id": "1", "name": "wave", "format": "Png"}],
        attachments=[{"id": "1", "url": "https://example.org/a.PNG", "fileName": "a.PNG", "fileSizeBytes": 12}],
        poll={"question": {"text": "Q"}, "answers": [{"text": "yes"}]},
    )
    assert [one.text for one in found.extra if one.kind is SurfaceKind.EMBED] == ["T", "A", "D", "N", "V", "F"]
    assert [one.text for one in found.extra if one.kind is SurfaceKind.POLL] == ["Q", "yes"]
    assert found.links == ("https://example.org/e",)
    kinds = [(one.kind, one.name, one.size) for one in found.attachments]
    assert kinds == [(AttachmentKind.PHOTO, "a.PNG", 12), (AttachmentKind.STICKER, "wave", None)]


def test_a_forwarded_message_brings_its_words(tmp_path: Path) -> None:
    found = message(tmp_path, content="", forwardedMessage={"content": "from afar", "attachments": [], "embeds": []})
    assert found.forwarded
    assert found.text == "from afar"


def test_joins_are_events_and_notices_are_not(tmp_path: Path) -> None:
    found = events(
        tmp_path, discord_item(Said(1, 10, join=True)), discord_item(Said(2, 10)) | {"type": "ChannelPinnedMessage"}
    )
    assert len(found) == 1
    assert isinstance(found[0], MemberJoined)
    assert found[0].author.account.id == "10"


def test_a_threads_title_is_of_whoever_opened_it(tmp_path: Path) -> None:
    channel = {"id": "70", "type": "GuildPublicThread", "categoryId": "7", "category": "general", "name": "Trip"}
    items = (discord_item(Said(1, 10, "x")), discord_item(Said(2, 11, "y")))
    found = [one.message for one in events(tmp_path, *items, channel=channel) if isinstance(one, MessagePosted)]
    assert [one.thread_title for one in found] == ["Trip", ""]
    assert found[0].ref.channel.parent == "7"
    late = {"after": "2026-09-01T00:00:00+00:00", "before": None}
    cut = [
        one.message
        for one in events(tmp_path, *items, channel=channel, dateRange=late)
        if isinstance(one, MessagePosted)
    ]
    assert [one.thread_title for one in cut] == ["", ""]


def test_a_message_without_a_time_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ExportFault, match="export-fault-message message 1"):
        message(tmp_path, timestamp="yesterday")
