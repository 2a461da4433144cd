"""What is known, written the way the Bot API writes it. The order and presence of fields follow its server."""

from __future__ import annotations

from typing import Any

from tests.wire.telegram.permissions import MEDIA, NOT_IN, RIGHTS
from tests.wire.telegram.state import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    GENERAL,
    TELEGRAM,
    Chat,
    Json,
    Link,
    Member,
    Message,
    Poll,
    State,
    User,
)


def user(one: User) -> Json:
    """A User."""
    whole: Json = {"id": one.id, "is_bot": one.is_bot, "first_name": one.first_name}
    for name in ("last_name", "username", "language_code"):
        if value := getattr(one, name):
            whole[name] = value
    return whole | ({"is_premium": True} if one.is_premium else {})


def bot(state: State) -> Json:
    """The bot as getMe tells it."""
    return user(state.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": state.reads_all,
        "supports_inline_queries": False,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def chat(state: State, one: Chat) -> Json:
    """A Chat."""
    whole: Json = {"id": one.id, "type": one.kind}
    if one.kind == "private":
        person = state.users[one.id]
        return whole | {key: value for key, value in user(person).items() if key in _NAMES}
    whole["title"] = one.title
    if one.username:
        whole["username"] = one.username
    if one.is_forum:
        whole["is_forum"] = True
    if one.kind == "group":
        whole["all_members_are_administrators"] = False
    return whole


_NAMES = ("first_name", "last_name", "username")


def full_chat(state: State, one: Chat) -> Json:
    """A ChatFullInfo."""
    whole = chat(state, one) | {"accent_color_id": one.id % 7, "max_reaction_count": 11}
    whole["accepted_gift_types"] = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    if one.kind == "private":
        return whole
    told = {
        "description": one.description,
        "permissions": permissions(one.permissions) if one.kind != "channel" else None,
        "linked_chat_id": one.linked,
        "slow_mode_delay": one.slow_mode,
        "join_by_request": one.by_request,
        "has_hidden_members": one.hidden_members,
        "has_aggressive_anti_spam_enabled": one.aggressive_anti_spam,
        "active_usernames": [one.username] if one.username else None,
        "invite_link": next((link.url for link in one.links.values() if link.is_primary and not link.revoked), None),
    }
    pinned = one.messages.get(one.pinned)
    if pinned is not None and not pinned.deleted:
        told["pinned_message"] = message(state, pinned)
    return whole | {key: value for key, value in told.items() if value}


def permissions(given: dict[str, bool]) -> Json:
    """A ChatPermissions, with the old collective name the server still writes."""
    return {**given, "can_send_media_messages": any(given[name] for name in MEDIA)}


def member(state: State, place: Chat, one: Member) -> Json:
    """A ChatMember."""
    whole: Json = {"user": user(state.users[one.user_id]), "status": one.status}
    title = {"custom_title": one.title} if one.title else {}
    tag = {"tag": one.tag} if one.tag else {}
    if one.status == "creator":
        return whole | {"is_anonymous": one.anonymous} | title
    if one.status == "administrator":
        named = {name: name in one.rights for name in RIGHTS if name not in NOT_IN.get(place.kind, ())}
        edits = one.promoted_by == state.bot.id
        return whole | {"can_be_edited": edits, "is_anonymous": one.anonymous} | named | title
    if one.status == "restricted":
        own = permissions(one.permissions or {})
        return whole | {"is_member": one.is_member, "until_date": one.until} | own | tag
    if one.status == "kicked":
        return whole | {"until_date": one.until}
    return whole | (tag if one.status == "member" else {})


def link(state: State, one: Link, pending: int = 0) -> Json:
    """A ChatInviteLink."""
    whole: Json = {"invite_link": one.url, "creator": user(state.users[one.creator])}
    told = {"name": one.name, "expire_date": one.expires, "member_limit": one.member_limit}
    whole |= {key: value for key, value in told.items() if value}
    if pending:
        whole["pending_join_request_count"] = pending
    flags = {"creates_join_request": one.by_request, "is_primary": one.is_primary, "is_revoked": one.revoked}
    return whole | flags


def message(state: State, one: Message, with_reply: bool = True) -> Json:
    """A Message; what it replies to is written once, without its own reply."""
    place = state.chats[one.chat_id]
    whole: Json = {"message_id": one.id, "date": one.date, "chat": chat(state, place)} | _sender(state, place, one)
    if one.edit_date:
        whole["edit_date"] = one.edit_date
    if one.thread not in (0, GENERAL):
        whole["message_thread_id"] = one.thread
        if place.is_forum:
            whole["is_topic_message"] = True
    if one.via_bot:
        whole["via_bot"] = user(state.users[one.via_bot])
    if one.forward is not None:
        whole |= {"forward_origin": one.forward, **({"is_automatic_forward": True} if one.automatic else {})}
    if one.album:
        whole["media_group_id"] = one.album
    replied = place.messages.get(one.reply_to)
    if with_reply and replied is not None and not replied.deleted:
        whole["reply_to_message"] = message(state, replied, with_reply=False)
    if one.markup is not None and "inline_keyboard" in one.markup:
        whole["reply_markup"] = one.markup
    return whole | one.content


def _sender(state: State, place: Chat, one: Message) -> Json:
    """`from` and `sender_chat`: a channel post has no `from`, a chat speaks through one of Telegram's accounts."""
    if place.kind == "channel":
        return {"sender_chat": chat(state, place)} | ({"author_signature": one.signature} if one.signature else {})
    if not one.as_chat:
        return {"from": user(state.users[one.author])}
    from_id = _account(one)
    return {"from": user(state.users[from_id]), "sender_chat": chat(state, state.chats[one.as_chat])} | (
        {"author_signature": one.signature} if one.signature else {}
    )


def _account(one: Message) -> int:
    """The account Telegram shows for a message in a chat's name."""
    if one.as_chat == one.chat_id:
        return ANONYMOUS_ADMIN
    return TELEGRAM if one.automatic else CHANNEL_BOT


def origin(state: State, one: Message) -> Json:
    """MessageOrigin of a message that is passed on."""
    if one.forward is not None:
        return one.forward
    whole: Json = {"date": one.date}
    place = state.chats[one.chat_id]
    if place.kind == "channel":
        return whole | {"type": "channel", "chat": chat(state, place), "message_id": one.id}
    if one.as_chat:
        return whole | {"type": "chat", "sender_chat": chat(state, state.chats[one.as_chat])}
    return whole | {"type": "user", "sender_user": user(state.users[one.author])}


def inaccessible(state: State, place: Chat, message_id: int) -> Json:
    """An InaccessibleMessage: the date is 0."""
    return {"message_id": message_id, "chat": chat(state, place), "date": 0}


def poll(one: Poll) -> Json:
    """A Poll with its counts."""
    options: list[dict[str, Any]] = [
        {
            "persistent_id": f"{one.id}-{number}",
            "text": text,
            "voter_count": sum(number in votes for votes in one.votes.values()),
        }
        for number, text in enumerate(one.options)
    ]
    return {
        "id": one.id,
        "options": options,
        "total_voter_count": sum(bool(votes) for votes in one.votes.values()),
        "is_closed": one.closed,
        **one.settings,
    }
