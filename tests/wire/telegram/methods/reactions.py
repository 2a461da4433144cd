"""Reactions: the bot's own, and those it takes away."""

from __future__ import annotations

from typing import Any

from tests.wire.telegram import events
from tests.wire.telegram.errors import bad
from tests.wire.telegram.methods.call import Args, get_chat, get_message, method, need
from tests.wire.telegram.state import Chat, Json, Message
from tests.wire.telegram.world import World

NO_RIGHT = "message can't be deleted"


def read_kinds(given: Any) -> list[Json]:
    """A list of ReactionType."""
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad("expected an Array of ReactionType")
    kinds = []
    for one in given:
        if not isinstance(one, dict) or one.get("type") not in ("emoji", "custom_emoji"):
            raise bad("can't parse ReactionType: invalid reaction type specified")
        kinds.append(one)
    return kinds


@method("setMessageReaction")
def set_message_reaction(world: World, args: Args) -> bool:
    """The bot's reaction to a message: at most one."""
    kinds = read_kinds(args.data("reaction"))
    chat = get_chat(world, args, write=False)
    message = get_message(world, args, chat, "message to react")
    if len(kinds) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(len(str(one.get("emoji", "👍"))) > 2 for one in kinds):
        raise bad("REACTION_INVALID")
    react(world, chat, message, world.bot.id, kinds)
    return True


def react(world: World, chat: Chat, message: Message, actor: int, kinds: list[Json]) -> None:
    """Somebody's reactions to a message are now these."""
    old = message.reactions.get(actor, [])
    message.reactions[actor] = kinds
    if not kinds:
        del message.reactions[actor]
    if old != kinds:
        events.reacted(world, chat, message, actor, old, kinds)


def _actor(args: Args) -> int:
    if args.has("user_id"):
        return args.user_id()
    if args.has("actor_chat_id"):
        return args.number("actor_chat_id")
    raise bad("invalid user_id specified")


@method("deleteMessageReaction")
def delete_message_reaction(world: World, args: Args) -> bool:
    """Take somebody's reactions off a message."""
    chat = get_chat(world, args)
    message = get_message(world, args, chat, "message to delete reactions")
    need(world, chat, "can_delete_messages", NO_RIGHT)
    message.reactions.pop(_actor(args), None)
    return True


@method("deleteAllMessageReactions")
def delete_all_message_reactions(world: World, args: Args) -> bool:
    """Take somebody's reactions off everything here."""
    chat = get_chat(world, args)
    need(world, chat, "can_delete_messages", NO_RIGHT)
    for message in chat.messages.values():
        message.reactions.pop(_actor(args), None)
    return True
