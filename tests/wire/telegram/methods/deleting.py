"""Deletion: under 48 hours, one's own or with the right; whole batches skip what is not there."""

from __future__ import annotations

from typing import Final

from tests.wire.telegram import acts
from tests.wire.telegram.errors import bad
from tests.wire.telegram.methods.call import Args, get_chat, get_message, method
from tests.wire.telegram.state import Chat, Message
from tests.wire.telegram.world import World

OLDEST: Final = 48 * 3600
MOST: Final = 100
KEPT: Final = frozenset(
    "group_chat_created supergroup_chat_created channel_chat_created forum_topic_created migrate_to_chat_id".split()
)


def deletable(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot may delete a message: none over 48 hours old, none that tells how the place came to be."""
    if world.clock.now() - message.date >= OLDEST:
        return False
    if message.service and KEPT & set(message.content) and chat.kind != "group":
        return False
    own, mine = world.own(chat), message.author == world.bot.id
    if chat.kind == "private" or own.may("can_delete_messages"):
        return True
    return mine and (chat.kind != "channel" or own.may("can_post_messages"))


@method("deleteMessage")
def delete_message(world: World, args: Args) -> bool:
    """One message."""
    if not args.has("chat_id"):
        raise bad("chat identifier is not specified")
    if not args.number("message_id"):
        raise bad("message identifier is not specified")
    chat = get_chat(world, args)
    message = get_message(world, args, chat, "message to delete")
    if not deletable(world, chat, message):
        raise bad("message can't be deleted")
    acts.erase([message])
    return True


@method("deleteMessages")
def delete_messages(world: World, args: Args) -> bool:
    """1 to 100 of one chat; those that aren't there are skipped."""
    ids = args.ids("message_ids", MOST)
    chat = get_chat(world, args)
    found = [one for number in ids if (one := world.message(chat, number))]
    if any(not deletable(world, chat, one) for one in found):
        raise bad("message can't be deleted")
    acts.erase(found)
    return True
