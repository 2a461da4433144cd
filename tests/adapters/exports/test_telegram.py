"""Telegram Desktop's export: every shape that a message takes in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from adapters.exports.opening import open_export
from adapters.exports.telegram import TelegramHistory
from bot.domain.events import Event, MemberJoined, MemberLeft, MessagePosted
from bot.domain.messages import AttachmentKind, Message, SurfaceKind
from bot.ports.history import ExportFault
from tests.kit.exports import Said, telegram_export, telegram_item, write


def events(tmp_path: Path, *items: dict[str, Any], **top: Any) -> list[Event]:
    """The events of a chat with these raw messages."""
    content = telegram_export([]) | {"messages": list(items)} | top
    return [event for event, _ in open_export(write(tmp_path / "result.json", content)).events()]


def message(tmp_path: Path, **fields: Any) -> Message:
    """The one message of a chat, with raw fields changed."""
    (event,) = events(tmp_path, telegram_item(Said(1, 10, "hello")) | fields)
    assert isinstance(event, MessagePosted)
    return event.message


def test_a_plain_message_keeps_its_facts_and_unknown_ones_stay_unknown(tmp_path: Path) -> None:
    found = message(tmp_path)
    assert (found.text, found.ref.id, found.ref.channel.place) == ("hello", "1", "-10077")
    assert (found.author.account.id, found.author.name) == ("10", "Person 10")
    assert found.at == Said(1, 10).at
    assert found.author.roles is None
    assert found.author.joined_at is None
    assert found.channel_name is None


def test_text_as_a_list_joins_its_pieces_and_hands_out_hidden_links(tmp_path: Path) -> None:
    pieces = [
        "see ",
        {"type": "text_link", "text": "this page", "href": "https://example.org/x"},
        {"type": "spoiler", "text": " hidden"},
        {"type": "mention", "text": "@ann"},
        {"type": "mention_name", "text": "Боря", "user_id": 12},
    ]
    found = message(tmp_path, text=pieces)
    assert found.text == "see this page hidden@annБоря"
    assert found.links == ("https://example.org/x",)
    assert [one.id for one in found.mentions] == ["@ann", "12"]


def test_entities_beside_a_plain_string_are_read_too(tmp_path: Path) -> None:
    hidden = {"type": "text_link", "text": "hello", "href": "https://example.org"}
    assert message(tmp_path, text_entities=[hidden]).links == ("https://example.org",)


def test_null_text_and_a_deleted_account(tmp_path: Path) -> None:
    found = message(tmp_path, text=None, **{"from": None})
    assert (found.text, found.author.name, found.author.account.id) == ("", "", "10")
    assert message(tmp_path, from_id=None).author.account.id == ""


def test_ids_are_those_of_the_bot_api(tmp_path: Path) -> None:
    assert message(tmp_path, from_id="channel55").author.account.id == "-10055"
    assert message(tmp_path, from_id=4242).author.account.id == "4242"


def test_an_old_export_without_unix_time_reads_its_date(tmp_path: Path) -> None:
    raw = telegram_item(Said(1, 10, "x"))
    del raw["date_unixtime"]
    (event,) = events(tmp_path, raw)
    assert isinstance(event, MessagePosted)
    assert event.message.at == Said(1, 10).at


def test_forward_edit_and_reply(tmp_path: Path) -> None:
    first = telegram_item(Said(1, 10, "what is it"))
    second = telegram_item(Said(2, 11, "that", reply=1, edited=True)) | {"forwarded_from": None}
    _, event = events(tmp_path, first, second)
    assert isinstance(event, MessagePosted)
    found = event.message
    assert found.forwarded
    assert found.edited_at == found.at
    assert found.reply is not None
    assert found.reply.author is not None
    assert (found.reply.message_id, found.reply.author.id, found.reply.text) == ("1", "10", "what is it")


@pytest.mark.parametrize(
    ("fields", "kind", "name"),
    [
        ({"photo": "photos/1.jpg"}, AttachmentKind.PHOTO, ""),
        ({"file": "(File not included)", "file_name": "plan.pdf"}, AttachmentKind.FILE, "plan.pdf"),
        ({"file": "s.webp", "media_type": "sticker", "sticker_emoji": "🙂"}, AttachmentKind.STICKER, ""),
        ({"file": "v.ogg", "media_type": "voice_message"}, AttachmentKind.VOICE, ""),
        ({"file": "v.mp4", "media_type": "video_message"}, AttachmentKind.VIDEO, ""),
        ({"file": "a.mp4", "media_type": "animation", "file_name": "cat.mp4"}, AttachmentKind.ANIMATION, "cat.mp4"),
        ({"contact_information": {"first_name": "Ann", "last_name": "Lee"}}, AttachmentKind.CONTACT, "Ann Lee"),
        ({"location_information": {"latitude": 1}, "place_name": "Pier"}, AttachmentKind.LOCATION, "Pier"),
    ],
)
def test_media(tmp_path: Path, fields: dict[str, Any], kind: AttachmentKind, name: str) -> None:
    (one,) = message(tmp_path, **fields).attachments
    assert (one.kind, one.name) == (kind, name)


def test_a_poll_is_judged_by_question_and_options(tmp_path: Path) -> None:
    poll = {"question": "Who?", "answers": [{"text": "me", "voters": 1}, {"text": [{"type": "bold", "text": "you"}]}]}
    surfaces = message(tmp_path, text="", poll=poll).surfaces()
    assert [(one.kind, one.text) for one in surfaces] == [(SurfaceKind.POLL, text) for text in ("Who?", "me", "you")]


def service(number: int, action: str, **fields: Any) -> dict[str, Any]:
    """A service message of Ann's."""
    base = {"id": number, "type": "service", "date_unixtime": "1788000000", "actor": "Ann", "actor_id": "user3"}
    return base | {"action": action} | fields


def test_joins_and_leaves(tmp_path: Path) -> None:
    found = events(
        tmp_path,
        service(1, "join_group_by_link", inviter="Group"),
        service(2, "invite_members", members=["Ann"]),
        service(3, "invite_members", members=["Bob", None]),
        service(4, "join_group_by_request"),
        service(5, "remove_members", members=["Ann"]),
        service(6, "pin_message", message_id=1),
    )
    joined = [one.author.account.id for one in found if isinstance(one, MemberJoined)]
    assert joined == ["3", "3", "name:Bob", "name:", "3"]
    assert [one.author.account.id for one in found if isinstance(one, MemberLeft)] == ["3"]
    assert len(found) == 6


def test_topics_become_channels_and_replies_inside_them_stay_there(tmp_path: Path) -> None:
    found = events(
        tmp_path,
        service(1, "topic_created", title="Raids"),
        telegram_item(Said(2, 10, "hi", reply=1)),
        telegram_item(Said(3, 11, "yes", reply=2)),
        telegram_item(Said(4, 11, "elsewhere")),
    )
    posted = [one.message for one in found if isinstance(one, MessagePosted)]
    assert [one.channel_name for one in posted] == ["Raids", "Raids", "Raids", None]
    assert [one.ref.channel.id for one in posted] == ["1", "1", "1", "-10077"]
    assert [(one.author.account.id, one.thread_title) for one in posted] == [
        ("3", "Raids"), ("10", ""), ("11", ""), ("11", ""),
    ]  # fmt: skip
    assert posted[1].reply is None
    assert posted[2].reply is not None


def test_a_topic_renamed_is_the_words_of_whoever_renamed_it(tmp_path: Path) -> None:
    found = events(
        tmp_path,
        service(1, "topic_created", title="Raids"),
        service(2, "topic_edit", title="Quests", reply_to_message_id=1),
        telegram_item(Said(3, 10, "hi", reply=1)),
    )
    posted = [one.message for one in found if isinstance(one, MessagePosted)]
    assert [(one.channel_name, one.thread_title) for one in posted] == [
        ("Raids", "Raids"), ("Quests", "Quests"), ("Quests", ""),
    ]  # fmt: skip


def test_a_full_account_keeps_chats_apart_and_leaves_private_ones_out(tmp_path: Path) -> None:
    chats = [
        {"name": "Friend", "type": "personal_chat", "id": 1, "messages": [telegram_item(Said(1, 10, "secret"))]},
        {"name": "A", "type": "private_group", "id": 2, "messages": [telegram_item(Said(1, 10, "in a"))]},
        {"name": "B", "type": "public_supergroup", "id": 3, "messages": [telegram_item(Said(1, 11, "in b"))]},
    ]
    content = {"about": "…", "contacts": {"list": []}, "chats": {"about": "…", "list": chats}}
    history = open_export(write(tmp_path / "result.json", content))
    assert isinstance(history, TelegramHistory)
    found = [event for event, _ in history.events()]
    texts = [(one.message.text, one.message.ref.channel.place) for one in found if isinstance(one, MessagePosted)]
    assert texts == [("in a", "-2"), ("in b", "-1003")]
    assert history.left_out == 1


def test_keys_in_another_order_still_name_the_chat(tmp_path: Path) -> None:
    content = {"messages": [telegram_item(Said(1, 10, "x"))], "type": "private_supergroup", "id": 77}
    ((event, _),) = list(open_export(write(tmp_path / "r.json", content)).events())
    assert isinstance(event, MessagePosted)
    assert event.message.ref.channel.place == "-10077"


def test_nul_and_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    write(path, telegram_export([Said(1, 10, "a@b")]))
    path.write_bytes(path.read_bytes().replace(b"a@b", b"a\\u0000b"))
    ((event, _),) = list(open_export(path).events())
    assert isinstance(event, MessagePosted)
    assert event.message.text == "a\ufffdb"


def test_a_message_without_a_time_is_a_fault_and_never_guessed(tmp_path: Path) -> None:
    with pytest.raises(ExportFault, match="export-fault-message message 9"):
        events(tmp_path, {"id": 9, "type": "message", "date": "soon", "from_id": "user1", "text": "x"})
