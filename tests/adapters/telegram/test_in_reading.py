"""Updates as the Bot API writes them, read without a network."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.events import CommandUsed, MessageEdited, MessagePosted, ReactionChanged
from bot.domain.messages import AttachmentKind, SurfaceKind
from bot.domain.people import AccountRef
from tests.adapters.telegram.updates import (
    ANN,
    BOT,
    CHANNEL,
    CHAT,
    NEWS,
    SERVICE,
    STAND_IN,
    TOWN,
    events,
    message,
    read,
    reader,
    said,
)  # fmt: skip

SENDERS: dict[str, tuple[dict[str, Any], str, str, bool]] = {
    "a member": (said("x"), "5", "Ann Lee", False),
    "somebody without a last name": (said("x", by={"id": 6, "is_bot": False, "first_name": "Bo"}), "6", "Bo", False),
    "a deleted account": (said("x", by={"id": 7, "is_bot": False, "first_name": ""}), "7", "", False),
    "another bot": (said("x", by={"id": 8, "is_bot": True, "first_name": "Poll"}), "8", "Poll", True),
    "by way of an inline bot": (said("x", via_bot={"id": 8, "is_bot": True, "first_name": "P"}), "5", "Ann Lee", False),
    "an anonymous administrator": (said("x", by=STAND_IN, sender_chat=TOWN), str(CHAT), "Town", False),
    "a post of the linked channel": (
        said("x", by=SERVICE, sender_chat=NEWS, is_automatic_forward=True, forward_origin={"type": "channel"}),
        str(CHANNEL), "News", False,
    ),
    "somebody as a channel": (
        said("x", by={"id": 136817688, "is_bot": True, "first_name": "Channel"}, sender_chat=NEWS),
        str(CHANNEL), "News", False,
    ),
    "the service account itself": (said("x", by=SERVICE), "777000", "Telegram", False),
    "a channel in itself": (said("x", chat=NEWS, by=None, sender_chat=NEWS), str(CHANNEL), "News", False),
    "a channel that names no sender": (said("x", chat=NEWS, by=None), str(CHANNEL), "News", False),
    "an anonymous administrator with a title": (
        said("x", by=STAND_IN, sender_chat=TOWN, author_signature="Guide"), str(CHAT), "Town", False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SENDERS)
def test_who_wrote_it(shape: str) -> None:
    payload, account, name, is_bot = SENDERS[shape]
    author = message(payload).author
    assert (author.account, author.name, author.is_bot) == (AccountRef("telegram", account), name, is_bot)
    assert author.roles == frozenset()
    assert not author.is_self


def test_what_else_is_known_of_them() -> None:
    assert message(said("x")).author.language == "pt"
    assert message(said("x", sender_tag="Helper")).author.role_names == frozenset({"Helper"})
    assert message(said("x", by={"id": BOT, "is_bot": True, "first_name": "S"})).author.is_self


def test_a_message_with_everything_that_a_text_can_carry() -> None:
    entities = [
        {"type": "text_mention", "offset": 3, "length": 3, "user": {"id": 8, "is_bot": False, "first_name": "Bob"}},
        {"type": "text_link", "offset": 7, "length": 4, "url": "https://example.org/a"},
        {"type": "mention", "offset": 12, "length": 4},
    ]
    found = message(
        said("🦉 Bob here @bob", entities=entities, media_group_id="77", forward_origin={"type": "user"},
             link_preview_options={"url": "https://example.org/b"}, edit_date=1_800_000_060)
    )  # fmt: skip
    assert found.mentions == (AccountRef("telegram", "8"),)
    assert found.links == ("https://example.org/a", "https://example.org/b")
    assert (found.album, found.forwarded, found.at, found.edited_at) == (
        "77", True, 1_800_000_000_000_000, 1_800_000_060_000_000,
    )  # fmt: skip


def test_what_no_store_keeps_becomes_a_mark_of_the_same_length() -> None:
    assert message(said("a\x00b\ud83dc")).text == "a�b�c"


def test_replies() -> None:
    before = said("first", by={"id": 8, "is_bot": False, "first_name": "Bob"}) | {"message_id": 4}
    reply = message(said("second", reply_to_message=before)).reply
    assert reply is not None
    assert (reply.message_id, reply.author, reply.text) == ("4", AccountRef("telegram", "8"), "first")
    quoting = message(said("no", reply_to_message=before, quote={"text": "fir", "position": 0}))
    assert [(one.kind, one.text) for one in quoting.extra] == [(SurfaceKind.QUOTED, "fir")]
    elsewhere = message(said("look", external_reply={"origin": {"type": "user"}}, quote={"text": "there"}))
    assert elsewhere.reply is None
    assert elsewhere.extra[0].text == "there"


def test_topics_have_their_names_from_messages_alone() -> None:
    by = reader()
    opened = said(message_thread_id=12, is_topic_message=True, forum_topic_created={"name": "Help", "icon_color": 1})
    first = message(opened, by)
    assert (first.thread_title, first.ref.channel.id, first.ref.channel.parent) == ("Help", f"{CHAT}/12", str(CHAT))
    root = {**said(), "message_id": 12, "forum_topic_created": {"name": "Help"}}
    inside = message(said("hi", message_thread_id=12, is_topic_message=True, reply_to_message=root), by)
    assert (inside.channel_name, inside.reply, inside.thread_title) == ("Help", None, "")
    renamed = said(message_thread_id=12, is_topic_message=True, forum_topic_edited={"name": "Desk"})
    assert read(renamed, by=by).topics == ((f"{CHAT}/12", "Desk"),)
    assert message(said("hi", message_thread_id=12, is_topic_message=True), by).channel_name == "Desk"


def test_a_thread_of_replies_outside_a_forum_is_the_chat() -> None:
    found = message(said("hi", message_thread_id=12))
    assert (found.ref.channel.id, found.ref.channel.parent, found.channel_name) == (str(CHAT), "", "Town")


SURFACES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a caption": (said(caption="words", photo=[{"file_id": "f", "file_unique_id": "u"}]), ["words"]),
    "a poll": (
        said(poll={"question": "Q?", "description": "D", "options": [{"text": "A"}, {"text": "B"}],
                   "explanation": "E"}),
        ["Q?", "D", "A", "B", "E"],
    ),
    "a file": (said(document={"file_id": "f", "file_name": "notes.pdf"}), ["notes.pdf"]),
    "a song": (said(audio={"file_id": "f", "performer": "Band", "title": "Song"}), ["Band Song"]),
    "a sticker": (said(sticker={"file_id": "f", "set_name": "Cats", "emoji": "😺"}), ["😺", "Cats"]),
    "a contact": (said(contact={"first_name": "Jo", "last_name": "K", "phone_number": "1"}), ["Jo K", "1"]),
    "a place": (said(venue={"title": "Bar", "address": "Street", "location": {}}), ["Bar", "Street"]),
    "a checklist": (said(checklist={"title": "T", "tasks": [{"id": 1, "text": "one"}]}), ["T", "one"]),
    "a game": (said(game={"title": "G", "description": "D", "text": "score"}), ["G", "D", "score"]),
    "an invoice": (said(invoice={"title": "Coat", "description": "warm"}), ["Coat", "warm"]),
    "buttons": (
        said("x", reply_markup={"inline_keyboard": [[{"text": "Win", "url": "https://example.org"}]]}),
        ["x", "Win"],
    ),
    "a rich message": (
        said(rich_message={"blocks": [
            {"type": "paragraph", "text": ["be", {"type": "bold", "text": "fore"}]},
            {"type": "list", "items": [{"label": "1", "blocks": [{"type": "paragraph", "text": "one"}]}]},
            {"type": "paragraph", "text": {"type": "url", "text": "here", "url": "https://example.org"}},
        ]}),
        ["before\n1\none\nhere"],
    ),
    "an option added to a poll": (said(poll_option_added={"option_text": "mine"}), ["mine"]),
    "tasks added to a list": (said(checklist_tasks_added={"tasks": [{"id": 2, "text": "two"}]}), ["two"]),
    "a gift with words": (said(gift={"gift": {}, "text": "for you"}), ["for you"]),
    "a giveaway": (said(giveaway={"prize_description": "Prize", "winner_count": 1}), ["Prize"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", SURFACES)
def test_every_surface_is_judged(kind: str) -> None:
    payload, texts = SURFACES[kind]
    assert [one.text for one in message(payload).surfaces()] == texts


def test_links_behind_buttons_and_rich_texts() -> None:
    for kind in ("buttons", "a rich message"):
        assert message(SURFACES[kind][0]).links == ("https://example.org",)
    mark = {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org"}
    poll = {"question": "Q", "options": [], "explanation": "why", "explanation_entities": [mark]}
    assert message(said(poll=poll)).links == ("https://example.org",)


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"photo": [{"file_id": "s"}, {"file_id": "l", "file_unique_id": "L"}]}, [AttachmentKind.PHOTO]),
        ({"animation": {"file_id": "a"}, "document": {"file_id": "a"}}, [AttachmentKind.ANIMATION]),
        ({"voice": {"file_id": "a"}}, [AttachmentKind.VOICE]),
        ({"video_note": {"file_id": "a"}}, [AttachmentKind.VIDEO]),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, [AttachmentKind.LOCATION]),
        ({"story": {"chat": TOWN, "id": 3}}, [AttachmentKind.OTHER]),
        ({"dice": {"emoji": "🎲", "value": 3}}, [AttachmentKind.OTHER]),
        ({"paid_media": {"star_count": 1, "paid_media": [{"type": "photo", "photo": []}, {"type": "preview"}]}},
         [AttachmentKind.PHOTO, AttachmentKind.OTHER]),
    ],
)  # fmt: skip
def test_what_stands_beside_the_text(fields: dict[str, Any], kinds: list[AttachmentKind]) -> None:
    assert [one.kind for one in message({**said(), **fields}).attachments] == kinds


def test_the_largest_photo_is_kept_with_the_id_that_is_the_same_everywhere() -> None:
    (photo,) = message(
        said(photo=[{"file_id": "s"}, {"file_id": "l", "file_unique_id": "L", "file_size": 9}])
    ).attachments
    assert (photo.digest, photo.url, photo.size) == ("L", "l", 9)


@pytest.mark.parametrize("field", ["pinned_message", "new_chat_title", "video_chat_started", "something_new"])
def test_what_nobody_wrote_is_no_event_and_is_counted(field: str) -> None:
    by = reader()
    assert events({**said(), field: {"a": 1}}, by=by) == []
    assert by.skipped.total() == 1


def test_unknown_kinds_of_updates_are_counted() -> None:
    by = reader()
    assert events({"id": 1}, "brand_new_thing", by) == []
    assert by.skipped == {"unknown": 1}


def test_an_edit_is_told_once_and_a_change_that_nobody_sees_never() -> None:
    by = reader()
    (posted,) = read(said("first"), by=by).incoming
    assert events(said("first", edit_date=1_800_000_010), "edited_message", by) == []
    (edit,) = read(said("second", edit_date=1_800_000_020), "edited_message", by).incoming
    assert isinstance(edit.event, MessageEdited)
    assert edit.event.message.text == "second"
    assert events(said("second", edit_date=1_800_000_030), "edited_message", by) == []
    back = read(said("first", edit_date=1_800_000_040), "edited_message", by)
    assert back.incoming[0].external_id == posted.external_id
    assert back.again is not None, "what was changed back counts anew"
    assert back.again.external_id not in (posted.external_id, edit.external_id)


def test_after_a_restart_what_did_not_change_is_a_repeat() -> None:
    (posted,) = read(said("first")).incoming
    touched = read(said("first", edit_date=1_800_000_010), "edited_message")
    assert [one.external_id for one in touched.incoming] == [posted.external_id]
    assert touched.again is None
    (edit,) = read(said("second", edit_date=1_800_000_020), "edited_message").incoming
    (again,) = read(said("second", edit_date=1_800_000_020), "edited_message").incoming
    assert edit.external_id == again.external_id != posted.external_id


def test_an_edit_that_could_not_be_stored_is_read_anew() -> None:
    by = reader()
    edit = said("second", edit_date=1_800_000_020)
    by.forget(read(edit, "edited_message", by))
    assert len(events(edit, "edited_message", by)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"caption": "other", "photo": [{"file_unique_id": "u"}]},
        {"caption": "words", "photo": [{"file_unique_id": "v"}]},
        {
            "caption": "words",
            "photo": [{"file_unique_id": "u"}],
            "caption_entities": [{"type": "text_link", "offset": 0, "length": 5, "url": "https://example.org"}],
        },
    ],
)
def test_a_caption_a_picture_or_a_hidden_link_that_changed_is_an_edit(change: dict[str, Any]) -> None:
    by = reader()
    read(said(caption="words", photo=[{"file_unique_id": "u"}]), by=by)
    assert len(events(said(**change, edit_date=1_800_000_010), "edited_message", by)) == 1


def test_reactions() -> None:
    payload = {
        "chat": TOWN, "message_id": 9, "date": 1_800_000_000, "user": ANN,
        "old_reaction": [{"type": "emoji", "emoji": "👍"}, {"type": "paid"}],
        "new_reaction": [{"type": "paid"}, {"type": "custom_emoji", "custom_emoji_id": "44"}],
    }  # fmt: skip
    found = events(payload, "message_reaction")
    assert [(one.emoji, one.added) for one in found if isinstance(one, ReactionChanged)] == [
        ("👍", False), ("custom:44", True),
    ]  # fmt: skip
    as_chat = {**payload, "actor_chat": NEWS}
    del as_chat["user"]
    first = events(as_chat, "message_reaction")[0]
    assert isinstance(first, ReactionChanged)
    assert first.author.account.id == str(CHANNEL)


def test_a_private_message_belongs_to_no_place() -> None:
    private = {"id": 5, "type": "private", "first_name": "Ann"}
    told = read(said("hello", chat=private, message_thread_id=3, is_topic_message=True))
    (one,) = told.incoming
    assert (one.place, one.platform, one.source) == ("", "telegram", f"telegram:{BOT}")
    assert isinstance(one.event, MessagePosted)
    assert one.event.message.ref.channel.id == "direct:5"
    assert told.asked is not None, "it may answer a question"


def test_a_reply_to_steward_may_answer_a_question() -> None:
    own = said("?", by={"id": BOT, "is_bot": True, "first_name": "Steward"}) | {"message_id": 4}
    assert read(said("2 days", reply_to_message=own)).asked is not None
    assert read(said("2 days", reply_to_message=said("?") | {"message_id": 4})).asked is None


def test_a_command_is_no_message() -> None:
    found = events(said("/help", entities=[{"type": "bot_command", "offset": 0, "length": 5}]))
    assert [type(one) for one in found] == [CommandUsed]


def test_a_private_command_may_be_meant_for_a_question_that_is_open() -> None:
    private = {"id": 5, "type": "private", "first_name": "Ann"}
    told = read(said("/skip", chat=private, entities=[{"type": "bot_command", "offset": 0, "length": 5}]))
    assert told.asked is not None
    assert [type(one.event) for one in told.incoming] == [CommandUsed]
