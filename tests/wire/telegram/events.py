"""What the bot gets to see of what happens, and what it does not: privacy, admin rights, other bots, blocked chats."""

from __future__ import annotations

import copy
from typing import Final

from tests.wire.telegram import shapes
from tests.wire.telegram.state import Chat, Json, Link, Member, Message, Poll, Press
from tests.wire.telegram.text import cut
from tests.wire.telegram.world import World

# A webhook keeps order within a chat, or within a person for what is personal (`Client.cpp`, `webhook_queue_id`).
PERSONAL: Final = 1 << 50


def sees(world: World, chat: Chat, message: Message) -> bool:
    """Whether a message reaches the bot: never its own; other bots' never; with privacy on, little."""
    if message.author == world.bot.id:
        return False
    if chat.kind == "private":
        return not world.state.users[chat.id].blocked
    own = world.own(chat)
    if not own.present or (chat.kind == "channel" and own.status != "administrator"):
        return False
    if message.service or chat.kind == "channel" or message.automatic:
        return True
    author = world.state.users[message.author]
    if author.is_bot:
        return False
    return chat.bot_reads_all or own.status == "administrator" or _meant(world, chat, message)


def _meant(world: World, chat: Chat, message: Message) -> bool:
    """What privacy mode lets through: commands for this bot, replies to it, what it wrote inline."""
    replied = chat.messages.get(message.reply_to)
    if (replied is not None and replied.author == world.bot.id) or message.via_bot == world.bot.id:
        return True
    for one in message.content.get("entities", ()):
        if one["type"] == "bot_command":
            _, _, named = cut(message.text, one["offset"], one["length"]).partition("@")
            if named.casefold() == world.bot.username.casefold():
                return True
            if not named and chat.last_bot in (0, world.bot.id):
                return True
    return False


def told(world: World, chat: Chat, message: Message, edited: bool = False) -> None:
    """A message was written or edited."""
    if not sees(world, chat, message):
        return
    kind = "channel_post" if chat.kind == "channel" else "message"
    payload = copy.deepcopy(shapes.message(world.state, message))
    life = (message.edit_date or message.date) + 86_400 - world.clock.now()
    world.queue.add(f"edited_{kind}" if edited else kind, payload, chat.id, life)


def changed(
    world: World,
    chat: Chat,
    before: Member,
    after: Member,
    by: int,
    link: Link | None = None,
    via_request: bool = False,
) -> None:
    """Somebody's standing changed: the bot's own is always told, others' to an administrator."""
    mine = after.user_id == world.bot.id
    if not mine and (
        world.own(chat).status != "administrator"
        or shapes.member(world.state, chat, before) == _now(world, chat, after)
    ):
        return
    payload: Json = {
        "chat": shapes.chat(world.state, chat),
        "from": shapes.user(world.state.users[by]),
        "date": world.clock.second(),
        "old_chat_member": shapes.member(world.state, chat, before),
        "new_chat_member": shapes.member(world.state, chat, after),
    }
    if link is not None:
        payload["invite_link"] = shapes.link(world.state, link)
    if via_request:
        payload["via_join_request"] = True
    kind = "my_chat_member" if mine else "chat_member"
    world.queue.add(kind, payload, PERSONAL + (chat.id if mine else after.user_id))


def _now(world: World, chat: Chat, member: Member) -> Json:
    return shapes.member(world.state, chat, member)


def join_requested(world: World, chat: Chat, user_id: int, link: Link | None) -> None:
    """Somebody asks to be let in: told to a bot that may invite."""
    if not world.own(chat).may("can_invite_users"):
        return
    payload: Json = {
        "chat": shapes.chat(world.state, chat),
        "from": shapes.user(world.state.users[user_id]),
        "user_chat_id": user_id,
        "date": world.clock.second(),
    }
    if link is not None:
        payload["invite_link"] = shapes.link(world.state, link)
    world.queue.add("chat_join_request", payload, PERSONAL + user_id)


def pressed(world: World, press: Press) -> None:
    """A button was pressed; the message may be gone by now."""
    chat = world.state.chats[press.chat_id]
    message = world.message(chat, press.message_id)
    if message is None:
        written = shapes.inaccessible(world.state, chat, press.message_id)
    else:
        written = copy.deepcopy(shapes.message(world.state, message))
    payload: Json = {
        "id": press.id,
        "from": shapes.user(world.state.users[press.user_id]),
        "message": written,
        "chat_instance": str(chat.id * 31 + 7),
        "data": press.data,
    }
    world.queue.add("callback_query", payload, PERSONAL + press.user_id)


def reacted(world: World, chat: Chat, message: Message, actor: int, old: list[Json], new: list[Json]) -> None:
    """A reaction changed: told to an administrator, never of bots; a channel tells counts alone."""
    if world.own(chat).status != "administrator" or (actor > 0 and world.state.users[actor].is_bot):
        return
    payload: Json = {
        "chat": shapes.chat(world.state, chat),
        "message_id": message.id,
        "date": world.clock.second(),
    }
    if chat.kind == "channel":
        payload["reactions"] = reaction_counts(message)
        world.queue.add("message_reaction_count", payload, chat.id)
        return
    if actor > 0:
        payload["user"] = shapes.user(world.state.users[actor])
    else:
        payload["actor_chat"] = shapes.chat(world.state, world.state.chats[actor])
    world.queue.add("message_reaction", payload | {"old_reaction": old, "new_reaction": new}, chat.id)


def reaction_counts(message: Message) -> list[Json]:
    """How often each reaction stands on a message."""
    every = [kind for kinds in message.reactions.values() for kind in kinds]
    unique = list({str(sorted(one.items())): one for one in every}.values())
    return [{"type": one, "total_count": every.count(one)} for one in unique]


def poll_changed(world: World, poll: Poll) -> None:
    """A poll of the bot's has new counts."""
    if poll.by_bot:
        world.queue.add("poll", shapes.poll(poll), PERSONAL)


def voted(world: World, poll: Poll, user_id: int) -> None:
    """A vote in an open poll of the bot's: who, and which options; no options is a vote taken back."""
    if not poll.by_bot or poll.settings.get("is_anonymous", True):
        return
    options = poll.votes.get(user_id, [])
    payload: Json = {
        "poll_id": poll.id,
        "user": shapes.user(world.state.users[user_id]),
        "option_ids": options,
        "option_persistent_ids": [f"{poll.id}-{number}" for number in options],
    }
    world.queue.add("poll_answer", payload, PERSONAL + 1)
