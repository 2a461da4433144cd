"""What both the bot's methods and people's verbs do to the world: write, delete, change a standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.wire.telegram import events, shapes
from tests.wire.telegram.state import GENERAL, TELEGRAM, Chat, Json, Link, Member, Message
from tests.wire.telegram.world import World


def write(world: World, chat: Chat, author: int, content: Json, **more: Any) -> Message:
    """Put a message into a chat and let the bot see it if it may; `more` are fields of Message."""
    message = Message(world.state.next_message(chat), chat.id, world.clock.second(), author, content, **more)
    message.history.append(message.text)
    chat.messages[message.id] = message
    _thread(chat, message)
    if world.state.users[author].is_bot and not message.service:
        chat.last_bot = author
    events.told(world, chat, message)
    if chat.kind == "channel" and chat.linked in world.state.chats and not message.service:
        _pass_on(world, chat, message)
    return message


def _pass_on(world: World, chat: Chat, post: Message) -> None:
    """A channel's post appears in its group by itself, from Telegram's own account."""
    group = world.state.chats[chat.linked]
    more: Json = {"forward": shapes.origin(world.state, post), "automatic": True, "as_chat": chat.id}
    thread = GENERAL if group.is_forum else 0
    write(world, group, TELEGRAM, dict(post.content), album=post.album, thread=thread, **more)


def _thread(chat: Chat, message: Message) -> None:
    """In a topic every message answers the one that opened it; elsewhere replies hang on the first of their chain."""
    replied = chat.messages.get(message.reply_to)
    if chat.is_forum and message.thread not in (0, GENERAL, message.id) and not message.reply_to:
        message.reply_to = message.thread
    elif chat.kind == "supergroup" and not chat.is_forum and not message.thread and replied is not None:
        message.thread = replied.thread or replied.id


def service(world: World, chat: Chat, author: int, content: Json, **more: Any) -> Message:
    """A service message: somebody joined, a topic was opened, …"""
    return write(world, chat, author, content, service=True, **more)


def erase(messages: Iterable[Message]) -> int:
    """Take messages away; the bot is never told. How many there were."""
    gone = [one for one in messages if not one.deleted]
    for one in gone:
        one.deleted = True
    return len(gone)


def set_standing(
    world: World,
    chat: Chat,
    user_id: int,
    by: int,
    *,
    link: Link | None = None,
    via_request: bool = False,
    **fields: Any,
) -> Member:
    """Change somebody's standing and tell whoever is told; fields not named go back to a plain member's."""
    old = replace(world.member(chat, user_id))
    kept = {"tag": old.tag, "title": old.title}
    new = Member(user_id, **{**kept, **fields})
    if new.status not in ("administrator", "creator"):
        new.title = ""
    chat.members[user_id] = new
    if user_id == world.bot.id and new.present and not old.present:
        chat.bot_reads_all = world.state.reads_all
    events.changed(world, chat, old, new, by, link, via_request)
    return new


def ban(world: World, chat: Chat, user_id: int, by: int, until: int, revoke: bool) -> None:
    """Ban somebody: in supergroups all their messages go with them; whoever was present leaves a service message."""
    was_present = world.member(chat, user_id).present
    if chat.kind == "group":
        set_standing(world, chat, user_id, by, status="left")
    else:
        set_standing(world, chat, user_id, by, status="kicked", until=until)
    if revoke or chat.kind != "group":
        erase(one for one in chat.messages.values() if one.author == user_id and not one.service)
    if was_present and chat.kind != "channel":
        left(world, chat, user_id, by)


def left(world: World, chat: Chat, user_id: int, by: int) -> Message:
    """The service message of a leave or a removal."""

    person = shapes.user(world.state.users[user_id])
    return service(world, chat, by, {"left_chat_member": person, "left_chat_participant": person})


def arrived(world: World, chat: Chat, user_id: int, by: int) -> Message:
    """The service message of a join."""

    person = shapes.user(world.state.users[user_id])
    content: Json = {"new_chat_members": [person], "new_chat_member": person, "new_chat_participant": person}
    return service(world, chat, by, content)


def let_in(
    world: World, chat: Chat, user_id: int, by: int, link: Link | None = None, via_request: bool = False
) -> None:
    """Somebody becomes a member; a restriction that stands stays."""
    old = world.member(chat, user_id)
    chat.requests.pop(user_id, None)
    if link is not None:
        link.used += 1
    if old.status == "restricted":
        fields: Json = {
            "status": "restricted",
            "is_member": True,
            "permissions": old.permissions,
            "until": old.until,
        }
    else:
        fields = {"status": "member"}
    set_standing(world, chat, user_id, by, link=link, via_request=via_request, **fields)


def close_polls(world: World) -> None:
    """Polls whose time is over end by themselves, and the bot is told."""
    for poll in world.state.polls.values():
        if not poll.closed and 0 < poll.settings.get("close_date", 0) <= world.clock.now():
            poll.closed = True
            message = world.state.chats[poll.chat_id].messages[poll.message_id]
            message.content["poll"] = shapes.poll(poll)
            events.poll_changed(world, poll)


def migrate(world: World, chat: Chat, to_message: bool, from_message: bool, error: bool) -> Chat:
    """A group becomes a supergroup with another id; each of the three signals is the caller's choice."""
    new = Chat(-1_000_000_000_000 - world.state.count("supergroup", 2_000_000_000), "supergroup", chat.title)
    world.state.chats[new.id] = new
    new.members = {key: replace(one) for key, one in chat.members.items()}
    new.permissions = dict(chat.permissions)
    new.bot_reads_all, new.linked = chat.bot_reads_all, chat.linked
    owner = next((one.user_id for one in chat.members.values() if one.status == "creator"), world.bot.id)
    if to_message:
        service(world, chat, owner, {"migrate_to_chat_id": new.id})
    chat.migrated_to, chat.tells_migration = new.id, error
    if from_message:
        service(world, new, owner, {"migrate_from_chat_id": chat.id})
    return new
