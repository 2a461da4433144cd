"""The place itself: what it is, what all may do in it, what is pinned, leaving it."""

from __future__ import annotations

from tests.wire.telegram import acts, shapes
from tests.wire.telegram.errors import bad
from tests.wire.telegram.methods.call import Args, get_chat, get_message, method, need
from tests.wire.telegram.permissions import read_permissions
from tests.wire.telegram.state import Chat, Json
from tests.wire.telegram.world import World

NO_PIN = "not enough rights to manage pinned messages in the chat"


@method("getChat")
def read_chat(world: World, args: Args) -> Json:
    """All that is known of a chat."""
    return shapes.full_chat(world.state, get_chat(world, args, write=False))


@method("setChatPermissions")
def set_chat_permissions(world: World, args: Args) -> bool:
    """What members may do by default; the whole set is replaced."""
    given = read_permissions(args.data("permissions"), args.flag("use_independent_chat_permissions"))
    chat = get_chat(world, args)
    if chat.kind not in ("group", "supergroup"):
        raise bad("method is available only for groups and supergroups")
    need(world, chat, "can_restrict_members", "not enough rights to change chat permissions")
    chat.permissions = given
    return True


@method("setChatTitle")
def set_chat_title(world: World, args: Args) -> bool:
    """A new title of 1 to 128 characters."""
    chat = get_chat(world, args)
    need(world, chat, "can_change_info", "not enough rights to change chat title")
    if not 1 <= len(args.text("title")) <= 128:
        raise bad("CHAT_TITLE_EMPTY")
    chat.title = args.text("title")
    acts.service(world, chat, world.bot.id, {"new_chat_title": chat.title})
    return True


@method("setChatDescription")
def set_chat_description(world: World, args: Args) -> bool:
    """A new description of up to 255 characters."""
    chat = get_chat(world, args)
    need(world, chat, "can_change_info", "not enough rights to set chat description")
    if chat.description == args.text("description"):
        raise bad("chat description is not modified")
    if len(args.text("description")) > 255:
        raise bad("CHAT_ABOUT_TOO_LONG")
    chat.description = args.text("description")
    return True


def _may_pin(world: World, chat: Chat) -> None:
    if chat.kind == "private":
        return
    own = world.own(chat)
    if not own.may("can_edit_messages" if chat.kind == "channel" else "can_pin_messages"):
        raise bad(NO_PIN)


@method("pinChatMessage")
def pin_chat_message(world: World, args: Args) -> bool:
    """Pin a message; everybody sees a service message of it."""
    chat = get_chat(world, args)
    message = get_message(world, args, chat, "message to pin")
    _may_pin(world, chat)
    chat.pinned = message.id
    written = shapes.message(world.state, message, with_reply=False)
    acts.service(world, chat, world.bot.id, {"pinned_message": written})
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, args: Args) -> bool:
    """Unpin a message, or the last one."""
    chat = get_chat(world, args)
    _may_pin(world, chat)
    if args.has("message_id") and args.number("message_id") != chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned = 0
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, args: Args) -> bool:
    """Unpin everything."""
    chat = get_chat(world, args)
    _may_pin(world, chat)
    chat.pinned = 0
    return True


@method("leaveChat")
def leave_chat(world: World, args: Args) -> bool:
    """The bot goes."""
    chat = get_chat(world, args, write=False)
    if chat.kind == "private":
        raise bad("can't leave private chats")
    acts.set_standing(world, chat, world.bot.id, world.bot.id, status="left")
    if chat.kind != "channel":
        acts.left(world, chat, world.bot.id, world.bot.id)
    return True
