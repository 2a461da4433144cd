"""Who comes and goes, what people do to each other by Telegram's own means, and what becomes of Steward's rights."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.inbound import ALLOWED, Reader
from bot.domain.events import (
    JoinAsked,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MemberSanctioned,
    OwnRightsChanged,
    PlaceJoined,
    PlaceLeft,
    PlaceMoved,
)
from tests.adapters.telegram.updates import ANN, BOT, CHAT, STAND_IN, TOWN, events, read, reader, said

AT = 1_800_000_000
BOB: dict[str, Any] = {"id": 8, "is_bot": False, "first_name": "Bob"}
STEWARD: dict[str, Any] = {"id": BOT, "is_bot": True, "first_name": "Steward"}
OUT: dict[str, Any] = {"status": "left"}
IN: dict[str, Any] = {"status": "member"}
BANNED: dict[str, Any] = {"status": "kicked", "until_date": 0}
MUTED: dict[str, Any] = {"status": "restricted", "is_member": True, "can_send_messages": False, "until_date": AT + 60}
LOOSE: dict[str, Any] = {**MUTED, "can_send_messages": True}


def change(
    old: dict[str, Any], new: dict[str, Any], by: dict[str, Any] = ANN, who: dict[str, Any] = BOB, **more: Any
) -> dict[str, Any]:
    """A ChatMemberUpdated."""
    whose = {"old_chat_member": {"user": who, **old}, "new_chat_member": {"user": who, **new}}
    return {"chat": TOWN, "from": by, "date": AT, **whose, **more}


def told(payload: dict[str, Any], kind: str = "chat_member") -> list[str]:
    """Events by short names: joined, left, changed, or a sanction's verb."""
    names = {MemberJoined: "joined", MemberLeft: "left", MemberChanged: "changed"}
    return [one.verb if isinstance(one, MemberSanctioned) else names[type(one)] for one in events(payload, kind)]


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (OUT, IN, ["joined"]),
        (IN, OUT, ["kick", "left"]),
        (IN, BANNED, ["ban", "left"]),
        (OUT, BANNED, ["ban"]),
        (BANNED, OUT, ["unban"]),
        (BANNED, IN, ["unban", "joined"]),
        (IN, MUTED, ["mute"]),
        (MUTED, {**MUTED, "until_date": AT + 600}, ["mute"]),
        (MUTED, MUTED, []),
        (MUTED, IN, ["unmute"]),
        (MUTED, LOOSE, ["unmute"]),
        (IN, LOOSE, []),
        (MUTED, BANNED, ["ban", "left"]),
        (MUTED, {**MUTED, "is_member": False}, ["left"]),
        ({**MUTED, "is_member": False}, MUTED, ["joined"]),
        (IN, {"status": "administrator"}, ["changed"]),
        (IN, {**IN, "tag": "Guide"}, ["changed"]),
        (
            {"status": "administrator", "custom_title": "A"},
            {"status": "administrator", "custom_title": "B"},
            ["changed"],
        ),
        ({"status": "administrator"}, {"status": "administrator", "can_pin_messages": True}, []),
    ],
)
def test_what_another_person_did(old: dict[str, Any], new: dict[str, Any], names: list[str]) -> None:
    assert told(change(old, new)) == names


@pytest.mark.parametrize(("old", "new", "names"), [(IN, OUT, ["left"]), (OUT, IN, ["joined"]), (MUTED, IN, [])])
def test_what_people_do_themselves_is_no_sanction(old: dict[str, Any], new: dict[str, Any], names: list[str]) -> None:
    assert told(change(old, new, by=BOB)) == names


@pytest.mark.parametrize(("old", "new", "names"), [(IN, BANNED, ["left"]), (IN, MUTED, []), (BANNED, OUT, [])])
def test_what_steward_did_is_no_news(old: dict[str, Any], new: dict[str, Any], names: list[str]) -> None:
    assert told(change(old, new, by=STEWARD)) == names


def test_a_sanction_names_who_and_until_when() -> None:
    (mute,) = events(change(IN, MUTED), "chat_member")
    assert isinstance(mute, MemberSanctioned)
    assert mute.by is not None
    assert (mute.author.account.id, mute.by.account.id, mute.until) == ("8", "5", (AT + 60) * 1_000_000)
    anonymous = events(change(IN, BANNED, by=STAND_IN), "chat_member")[0]
    assert isinstance(anonymous, MemberSanctioned)
    assert anonymous.by is not None
    assert (anonymous.by.account.id, anonymous.until) == (str(CHAT), None)


def test_a_join_tells_its_link() -> None:
    (joined,) = events(change(OUT, IN, by=BOB, invite_link={"name": "poster", "invite_link": "t.me/+x"}), "chat_member")
    assert isinstance(joined, MemberJoined)
    assert joined.invite == "poster"


def test_a_join_told_three_ways_is_one() -> None:
    by = reader()
    first = read(change(OUT, IN, by=BOB), "chat_member", by).incoming[0].external_id
    service = {"message_id": 3, "date": AT + 1, "chat": TOWN, "from": BOB, "new_chat_members": [BOB]}
    assert [one.external_id for one in read(service, "message", by, 32).incoming] == [first]
    assert [one.external_id for one in read(service, "message", by, 33).incoming] == [first]


def test_somebody_who_comes_back_joins_again() -> None:
    by = reader()
    first = read(change(OUT, IN, by=BOB), "chat_member", by).incoming[0].external_id
    read(change(IN, OUT, by=BOB) | {"date": AT + 5}, "chat_member", by)
    again = read(change(OUT, IN, by=BOB) | {"date": AT + 9}, "chat_member", by).incoming[0].external_id
    assert again != first


def test_several_joins_in_one_service_message_without_steward() -> None:
    service = {"message_id": 3, "date": AT, "chat": TOWN, "from": ANN, "new_chat_members": [ANN, STEWARD, BOB]}
    found = [one for one in events(service) if isinstance(one, MemberJoined)]
    assert [one.author.account.id for one in found] == ["5", "8"]


ADMIN: dict[str, Any] = {"status": "administrator", "can_delete_messages": True, "can_restrict_members": True}


def own(old: dict[str, Any], new: dict[str, Any], **more: Any) -> list[Any]:
    """What becomes of Steward."""
    return events(change(old, new, who=STEWARD, **more), "my_chat_member")


def test_steward_comes_and_goes() -> None:
    (joined,) = own(OUT, IN)
    assert isinstance(joined, PlaceJoined)
    assert joined.by is not None
    assert (joined.place, joined.name, joined.kind, joined.by.account.id) == (str(CHAT), "Town", "supergroup", "5")
    (left,) = own(ADMIN, BANNED)
    assert isinstance(left, PlaceLeft)
    assert own(BANNED, OUT) == []


def test_steward_loses_and_gains_rights() -> None:
    (less,) = own(ADMIN, {**ADMIN, "can_restrict_members": False})
    assert isinstance(less, OwnRightsChanged)
    assert {"mute", "ban"} <= less.lost
    assert less.gained == frozenset()
    (none,) = own(ADMIN, IN)
    assert "delete" in none.lost
    (more,) = own(IN, ADMIN)
    assert {"delete", "mute"} <= more.gained
    assert own(ADMIN, {**ADMIN, "can_pin_messages": True}) == []


def test_a_private_chat_that_is_blocked_says_nothing() -> None:
    assert own(IN, BANNED, chat={"id": 5, "type": "private"}) == []


def test_a_request_to_join() -> None:
    payload = {"chat": TOWN, "from": BOB, "user_chat_id": 8, "date": AT, "bio": "I build lamps"}
    (asked,) = events(payload | {"invite_link": {"invite_link": "t.me/+x"}}, "chat_join_request")
    assert isinstance(asked, JoinAsked)
    assert (asked.author.account.id, asked.text, asked.invite) == ("8", "I build lamps", "t.me/+x")


def test_each_signal_of_a_migration_is_the_same_event() -> None:
    group = {"id": -77, "type": "group", "title": "Town"}
    (to,) = read(said(chat=group, migrate_to_chat_id=CHAT)).incoming
    (source,) = read(said(migrate_from_chat_id=-77), number=32).incoming
    assert (to.external_id, to.place) == (source.external_id, source.place) == (f"mv-77/{CHAT}", "-77")
    assert isinstance(to.event, PlaceMoved)
    assert (to.event.place, to.event.to) == ("-77", str(CHAT))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
FIELDS = """message_id chat from date text entities caption photo document poll sticker user sender_chat quote
reply_to_message forward_origin new_chat_members left_chat_member migrate_to_chat_id forum_topic_created
is_topic_message
message_thread_id edit_date old_chat_member new_chat_member status invite_link bio old_reaction new_reaction type id
title first_name is_bot contact venue paid_media reply_markup inline_keyboard rich_message blocks checklist game
chat_shared media_group_id link_preview_options actor_chat tag until_date data message offset length""".split()
SHAPED = st.recursive(
    JSON | st.sampled_from(["private", "supergroup", "/help", "bot_command", "member", "kicked", 5, BOT]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=8),
    max_leaves=30,
)


@given(st.sampled_from((*ALLOWED, "brand_new")), SHAPED, st.integers(0, 1 << 40) | st.none())
def test_whatever_comes_never_raises(kind: str, payload: Any, number: int | None) -> None:
    by: Reader = reader()
    told_once = by.read({"update_id": number, kind: payload})
    assert told_once.kind in (kind, "")
    for one in told_once.incoming:
        assert one.external_id
        assert one.platform == "telegram"


@given(st.sampled_from(("message", "edited_message", "channel_post")), st.dictionaries(st.sampled_from(FIELDS), SHAPED))
def test_a_message_with_any_fields_never_raises(kind: str, fields: dict[str, Any]) -> None:
    for one in read({**said("hello"), **fields}, kind).incoming:
        assert one.event is not None
