"""Messages of the bot: text, forwards, copies, and the checks every send goes through."""

from __future__ import annotations

import copy
from typing import Any, Final

from tests.wire.telegram import acts, shapes
from tests.wire.telegram.errors import bad, forbidden
from tests.wire.telegram.markup import read_markup
from tests.wire.telegram.methods.call import Args, find_chat, get_chat, get_message, method
from tests.wire.telegram.state import GENERAL, Chat, Json, Message
from tests.wire.telegram.text import read_text
from tests.wire.telegram.world import World

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
WORDS: Final = {
    "can_send_messages": "text messages",
    "can_send_photos": "photos",
    "can_send_documents": "documents",
    "can_send_polls": "polls",
    "can_send_videos": "videos",
}


def read_content(args: Args) -> Json:
    """The `text` of a request with its entities."""
    if not args.text("text"):
        raise bad("message text is empty")
    text, entities = read_text(
        args.text("text"), args.text("parse_mode"), args.data("entities"), LONGEST_TEXT, "message is too long"
    )
    if not text:
        raise bad("text must be non-empty")
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    options = args.data("link_preview_options")
    return content | ({"link_preview_options": options} if options else {})


def read_caption(args: Args) -> Json:
    """The `caption` of a request with its entities."""
    text, entities = read_text(
        args.text("caption"),
        args.text("parse_mode"),
        args.data("caption_entities"),
        LONGEST_CAPTION,
        "message caption is too long",
    )
    whole: Json = {"caption": text} if text else {}
    return whole | ({"caption_entities": entities} if entities else {})


def check_send(world: World, args: Args, permission: str = "can_send_messages", count: int = 1) -> Chat:
    """The chat of a send, if the bot may write there and has not written too much."""
    chat = get_chat(world, args)
    if chat.kind == "private":
        check_private(world, chat)
    elif chat.kind == "channel":
        if not world.own(chat).may("can_post_messages"):
            raise bad("need administrator rights in the channel chat")
    elif not may_speak(world, chat, world.bot.id, permission):
        raise bad(f"not enough rights to send {WORDS.get(permission, 'messages')} to the chat")
    world.limits.spend(chat, count)
    return chat


def check_private(world: World, chat: Chat) -> None:
    """A bot can't begin a talk; a join request opens one for five minutes."""
    person = world.state.users[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.is_bot:
        raise forbidden("bot can't send messages to bots")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started and person.may_be_written_until <= world.clock.now():
        raise forbidden("bot can't initiate conversation with a user")


def may_speak(world: World, chat: Chat, user_id: int, permission: str) -> bool:
    """Whether a member may send a kind of content: their own restriction, then the chat's permissions."""
    member = world.member(chat, user_id)
    if not member.present:
        return False
    if member.status in ("creator", "administrator"):
        return True
    own = member.permissions if member.status == "restricted" else None
    return chat.permissions[permission] and (own is None or own[permission])


def read_place(world: World, args: Args, chat: Chat) -> Json:
    """Topic and reply of a send, as fields of Message."""
    fields: Json = {"thread": read_thread(world, args, chat)}
    reply = args.data("reply_parameters")
    if reply is None and args.has("reply_to_message_id"):
        reply = {"message_id": args.number("reply_to_message_id")}
    if reply is not None:
        if not isinstance(reply, dict):
            raise bad("object expected as reply parameters")
        fields |= _read_reply(world, chat, reply, args.flag("allow_sending_without_reply"))
    return fields


def _read_reply(world: World, chat: Chat, reply: Json, lenient: bool) -> Json:
    """The message replied to, in this chat or another the bot is in."""
    place = find_chat(world, str(reply["chat_id"])) if reply.get("chat_id") else chat
    found = world.message(place, int(reply.get("message_id", 0))) if place else None
    if found is None:
        if reply.get("allow_sending_without_reply") or lenient:
            return {}
        raise bad("message to be replied not found")
    return {"reply_to": found.id} | ({"thread": found.thread} if found.thread else {}) if place is chat else {}


def read_thread(world: World, args: Args, chat: Chat) -> int:
    """`message_thread_id`: a topic that is there and open; the General one is never named."""
    named = args.number("message_thread_id")
    if not named:
        return GENERAL if chat.is_forum else 0
    if chat.is_forum:
        topic = chat.topics.get(named)
        if topic is None or topic.deleted or topic.id == GENERAL:
            raise bad("message thread not found")
        if topic.closed and not world.own(chat).may("can_manage_topics"):
            raise bad("TOPIC_CLOSED")
        return named
    if chat.kind == "private" or world.message(chat, named) is None:
        raise bad("message thread not found")
    return named


def post(world: World, args: Args, chat: Chat, content: Json, **more: Any) -> Json:
    """Write a message of the bot's and answer with it."""
    place = read_place(world, args, chat)
    markup = read_markup(args.data("reply_markup"), chat.kind == "private")
    message = acts.write(world, chat, world.bot.id, content, markup=markup, **{**place, **more})
    return shapes.message(world.state, message)


@method("sendMessage")
def send_message(world: World, args: Args) -> Json:
    """Text of 1 to 4096 characters after its formatting is read."""
    content = read_content(args)
    return post(world, args, check_send(world, args), content)


@method("sendChatAction")
def send_chat_action(world: World, args: Args) -> bool:
    """Typing …"""
    if args.text("action") not in ("typing", "upload_photo", "upload_document", "find_location", "choose_sticker"):
        raise bad("wrong parameter action in request")
    get_chat(world, args)
    return True


@method("forwardMessage")
def forward_message(world: World, args: Args) -> Json:
    """The same message with the name of who wrote it."""
    chat = check_send(world, args)
    content, source = _source_content(world, args, "forward")
    return post(world, args, chat, content, forward=shapes.origin(world.state, source))


@method("copyMessage")
def copy_message(world: World, args: Args) -> Json:
    """The same content without a name."""
    chat = check_send(world, args)
    content, _ = _source_content(world, args, "copy")
    if args.has("caption"):
        content = {key: value for key, value in content.items() if not key.startswith("caption")} | read_caption(args)
    return {"message_id": post(world, args, chat, content)["message_id"]}


@method("copyMessages")
def copy_messages(world: World, args: Args) -> list[Json]:
    """Up to 100 at once; what can't be found is skipped."""
    found = _many(world, args)
    chat = check_send(world, args, count=max(1, len(found)))
    return [{"message_id": post(world, args, chat, copy.deepcopy(one.content))["message_id"]} for one in found]


@method("forwardMessages")
def forward_messages(world: World, args: Args) -> list[Json]:
    """Up to 100 at once; what can't be found is skipped."""
    found = _many(world, args)
    chat = check_send(world, args, count=max(1, len(found)))
    fields = ((copy.deepcopy(one.content), shapes.origin(world.state, one)) for one in found)
    return [{"message_id": post(world, args, chat, one, forward=by)["message_id"]} for one, by in fields]


def _many(world: World, args: Args) -> list[Message]:
    ids = args.ids("message_ids", 100)
    source = get_chat(world, args, write=False, name="from_chat_id")
    found = [one for number in ids if (one := world.message(source, number)) and not one.service]
    if not found:
        raise bad("there are no messages to forward")
    return found


def _source_content(world: World, args: Args, verb: str) -> tuple[Json, Message]:
    source = get_chat(world, args, write=False, name="from_chat_id")
    message = get_message(world, args, source, f"message to {verb}")
    if message.service:
        raise bad(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return copy.deepcopy(message.content), message
