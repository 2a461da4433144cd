"""Changes to the bot's own messages, and answers to presses."""

from __future__ import annotations

from typing import Final

from tests.wire.telegram import shapes
from tests.wire.telegram.errors import bad
from tests.wire.telegram.markup import read_markup
from tests.wire.telegram.methods.call import Args, get_chat, get_message, method
from tests.wire.telegram.methods.media import read_file
from tests.wire.telegram.methods.sending import read_caption, read_content
from tests.wire.telegram.state import Json, Message
from tests.wire.telegram.world import World

PRESS_LIVES: Final = 150.0
LONGEST_ANSWER: Final = 200
EXCHANGED: Final = frozenset({"photo", "document", "video", "animation", "audio"})
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"


def _own(world: World, args: Args) -> Message:
    """The message to edit: the bot's own, and there."""
    chat = get_chat(world, args)
    message = get_message(world, args, chat, "message to edit")
    if message.author != world.bot.id or message.service or message.forward is not None:
        raise bad("message can't be edited")
    return message


def _change(world: World, args: Args, message: Message, content: Json) -> Json:
    """Put new content and buttons in place, if anything is new."""
    private = world.state.chats[message.chat_id].kind == "private"
    markup = read_markup(args.data("reply_markup"), private)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    if content == message.content and markup == message.markup:
        raise bad(NOT_MODIFIED)
    if content != message.content:
        message.edit_date = world.clock.second()
        message.content = content
        message.history.append(message.text)
    message.markup = markup
    return shapes.message(world.state, message)


@method("editMessageText")
def edit_message_text(world: World, args: Args) -> Json:
    """New words; without `reply_markup` the buttons go."""
    content = read_content(args)
    message = _own(world, args)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _change(world, args, message, content)


@method("editMessageCaption")
def edit_message_caption(world: World, args: Args) -> Json:
    """A new caption."""
    caption = read_caption(args)
    message = _own(world, args)
    if not {"photo", "document", "video", "animation", "audio", "voice"} & set(message.content):
        raise bad("there is no caption in the message to edit")
    kept = {key: value for key, value in message.content.items() if not key.startswith("caption")}
    return _change(world, args, message, kept | caption)


@method("editMessageMedia")
def edit_message_media(world: World, args: Args) -> Json:
    """Another file with another caption; neither voices nor stickers can be exchanged."""
    given = args.data("media")
    if not isinstance(given, dict):
        raise bad("media must be a JSON object")
    kind = str(given.get("type"))
    if kind not in EXCHANGED:
        raise bad("can't parse InputMedia")
    content = read_file(world, kind, given.get("media"), args.files) | read_caption(Args(given))
    message = _own(world, args)
    if not {"text", *EXCHANGED} & set(message.content):
        raise bad("message can't be edited")
    return _change(world, args, message, content)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, args: Args) -> Json:
    """New buttons alone."""
    message = _own(world, args)
    return _change(world, args, message, message.content)


@method("answerCallbackQuery")
def answer_callback_query(world: World, args: Args) -> bool:
    """Once, within 150 seconds, in 200 characters."""
    if len(args.text("text")) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    press = world.state.presses.get(args.text("callback_query_id"))
    if press is None or press.answer is not None or world.clock.now() - press.at > PRESS_LIVES:
        raise bad(TOO_OLD)
    press.answer = {
        "text": args.text("text"),
        "show_alert": args.flag("show_alert"),
        "url": args.text("url"),
        "after": world.clock.now() - press.at,
    }
    return True
