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
KEPT: Final = frozenset("supergroup_chat_created channel_chat_created forum_topic_created migrate_from_chat_id".split())
NOT_AT_ALL: Final = "message can't be deleted"
NOT_FOR_ALL: Final = "message can't be deleted for everyone"


def check_deletable(world: World, chat: Chat, message: Message) -> None:
    """Refuse what the bot may not delete, as `can_delete_channel_message` and `can_revoke_message` of TDLib do."""
    young = world.clock.now() - message.date < OLDEST
    own, mine = world.own(chat), message.author == world.bot.id
    if chat.kind == "private":
        if not young:
            raise bad(NOT_FOR_ALL)
    elif chat.kind == "group":
        if not young or not (own.status == "administrator" or (mine and not message.service)):
            raise bad(NOT_FOR_ALL)
    elif not young or KEPT & set(message.content):
        raise bad(NOT_AT_ALL)
    elif not own.may("can_delete_messages"):
        posted = chat.kind == "channel" or message.service
        if not mine or (posted and not own.may("can_post_messages")):
            raise bad(NOT_AT_ALL)


@method("deleteMessage")
def delete_message(world: World, args: Args) -> bool:
    """One message."""
    if not args.has("chat_id"):
        raise bad("chat identifier is not specified")
    if not args.number("message_id"):
        raise bad("message identifier is not specified")
    chat = get_chat(world, args)
    message = get_message(world, args, chat, "message to delete")
    check_deletable(world, chat, message)
    acts.erase([message])
    return True


@method("deleteMessages")
def delete_messages(world: World, args: Args) -> bool:
    """1 to 100 of one chat; those that aren't there are skipped."""
    ids = args.ids("message_ids", MOST)
    chat = get_chat(world, args)
    found = [one for number in ids if (one := world.message(chat, number))]
    for one in found:
        check_deletable(world, chat, one)
    acts.erase(found)
    return True
