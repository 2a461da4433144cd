"""Forum topics."""

from __future__ import annotations

from tests.wire.telegram import acts
from tests.wire.telegram.errors import bad
from tests.wire.telegram.methods.call import Args, get_chat, method
from tests.wire.telegram.state import Chat, Json, Topic
from tests.wire.telegram.world import World

COLOUR = 7_322_096


def open_topic(world: World, chat: Chat, author: int, name: str) -> Topic:
    """A new topic and the service message that begins it."""
    content: Json = {"forum_topic_created": {"name": name, "icon_color": COLOUR}}
    message = acts.service(world, chat, author, content, thread=chat.last_message + 1)
    topic = Topic(message.id, name)
    chat.topics[topic.id] = topic
    return topic


def change_topic(world: World, chat: Chat, author: int, topic: Topic, name: str) -> None:
    """A topic has another name."""
    topic.name = name
    acts.service(world, chat, author, {"forum_topic_edited": {"name": name}}, thread=topic.id)


def close_topic(world: World, chat: Chat, author: int, topic: Topic, closed: bool) -> None:
    """A topic is closed or opened again."""
    topic.closed = closed
    acts.service(world, chat, author, {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, thread=topic.id)


def delete_topic(chat: Chat, topic: Topic) -> None:
    """A topic goes with everything in it; nobody is told."""
    topic.deleted = True
    acts.erase(one for one in chat.messages.values() if one.thread == topic.id)


def _forum(world: World, args: Args, verb: str, right: str = "can_manage_topics") -> Chat:
    chat = get_chat(world, args)
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    own = world.own(chat)
    if not own.may(right) and (verb != "create" or not chat.permissions[right]):
        raise bad(f"not enough rights to {verb} the topic".replace("create the", "create a"))
    return chat


def _topic(args: Args, chat: Chat) -> Topic:
    topic = chat.topics.get(args.number("message_thread_id"))
    if topic is None or topic.deleted:
        raise bad("TOPIC_ID_INVALID")
    return topic


@method("createForumTopic")
def create_forum_topic(world: World, args: Args) -> Json:
    """Open a topic with a name of 1 to 128 characters."""
    chat = _forum(world, args, "create")
    if not 1 <= len(args.text("name")) <= 128:
        raise bad("TOPIC_TITLE_EMPTY")
    topic = open_topic(world, chat, world.bot.id, args.text("name"))
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": COLOUR}


@method("editForumTopic")
def edit_forum_topic(world: World, args: Args) -> bool:
    """Rename a topic."""
    chat = _forum(world, args, "edit")
    topic = _topic(args, chat)
    if args.has("name"):
        if topic.name == args.text("name"):
            raise bad("TOPIC_NOT_MODIFIED")
        change_topic(world, chat, world.bot.id, topic, args.text("name"))
    return True


@method("closeForumTopic")
def close_forum_topic(world: World, args: Args) -> bool:
    """Close a topic."""
    chat = _forum(world, args, "close or open")
    topic = _topic(args, chat)
    if topic.closed:
        raise bad("TOPIC_NOT_MODIFIED")
    close_topic(world, chat, world.bot.id, topic, True)
    return True


@method("reopenForumTopic")
def reopen_forum_topic(world: World, args: Args) -> bool:
    """Open a closed topic."""
    chat = _forum(world, args, "close or open")
    topic = _topic(args, chat)
    if not topic.closed:
        raise bad("TOPIC_NOT_MODIFIED")
    close_topic(world, chat, world.bot.id, topic, False)
    return True


@method("deleteForumTopic")
def delete_forum_topic(world: World, args: Args) -> bool:
    """Delete a topic with its messages."""
    chat = _forum(world, args, "delete", "can_delete_messages")
    delete_topic(chat, _topic(args, chat))
    return True
