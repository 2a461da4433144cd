"""A message as the Bot API sends it, as a domain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from adapters.telegram.inbound_media import BESIDE, attachments_of, buttons_of, rich_texts, surfaces_of
from adapters.telegram.raw import Json, clean, id_of, list_of, part_of, text_of, time_of
from adapters.telegram.senders import sender_of
from adapters.telegram.session import PLATFORM
from bot.domain.messages import Attachment, ChannelRef, Message, MessageRef, Reply, Surface
from bot.domain.people import AccountRef, Author

PRIVATE: Final = "private"
_TOPICS: Final = ("forum_topic_created", "forum_topic_edited")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known while reading: Steward's own id and @name, and topics' names by "chat/topic"."""

    own: str
    username: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)


def place_of(chat: Json) -> str:
    """The place that a chat is: itself, and "" for a private chat."""
    return "" if chat.get("type") == PRIVATE else id_of(chat, "id")


def channel_of(message: Json, place: str = "") -> ChannelRef:
    """Where a message stands: a chat, a topic of it (General is the chat), or somebody's private chat.

    `place` is what a private chat is about, "" when unknown.
    """
    chat = part_of(message, "chat")
    here = id_of(chat, "id")
    if chat.get("type") == PRIVATE:
        return ChannelRef(PLATFORM, place, f"direct:{here}")
    if message.get("is_topic_message") is True and (topic := id_of(message, "message_thread_id")):
        return ChannelRef(PLATFORM, here, f"{here}/{topic}", here)
    return ChannelRef(PLATFORM, here, here)


def message_of(message: Json, scene: Scene) -> Message | None:
    """The whole message; None where nobody wrote it, or nothing that people write is on it."""
    author = sender_of(message, scene.own)
    number = id_of(message, "message_id")
    at = time_of(message, "date")
    if author is None or not number or at is None or not id_of(part_of(message, "chat"), "id"):
        return None
    title = topic_title(message)
    beside = not BESIDE.isdisjoint(message)
    if not (beside or title or "text" in message or "caption" in message):
        return None
    return _whole(message, scene, author, MessageRef(channel_of(message), number), at, title, beside)


def _whole(message: Json, scene: Scene, author: Author, ref: MessageRef, at: int, title: str, beside: bool) -> Message:
    text = text_of(message, "text") or text_of(message, "caption")
    mentions, links = marked(message)
    files: tuple[Attachment, ...] = ()
    extra: tuple[Surface, ...] = ()
    if beside or "reply_markup" in message or "quote" in message:
        files, extra = attachments_of(message), surfaces_of(message)
        links += [address for one in buttons_of(message) if (address := text_of(one, "url"))]
    if "rich_message" in message:
        texts, more = rich_texts(message)
        text, links = "\n".join([text, *texts]) if text else "\n".join(texts), links + more
    chat = part_of(message, "chat")
    name = scene.topics.get(ref.channel.id) if ref.channel.parent else None
    return Message(
        ref, author, text, at, name or text_of(chat, "title") or None, time_of(message, "edit_date"),
        reply_of(message, scene), "forward_origin" in message, text_of(message, "media_group_id"),
        tuple(dict.fromkeys(mentions)), False, files, extra, tuple(dict.fromkeys(links)), title,
    )  # fmt: skip


def marked(message: Json) -> tuple[list[AccountRef], list[str]]:
    """Who is named by id, and addresses behind words or behind the preview."""
    mentions: list[AccountRef] = []
    links: list[str] = []
    entities = list_of(message, "entities") if "entities" in message else list_of(message, "caption_entities")
    if poll := part_of(message, "poll"):
        entities += [*list_of(poll, "description_entities"), *list_of(poll, "explanation_entities")]
    for entity in entities:
        if entity.get("type") == "text_mention" and (account := id_of(part_of(entity, "user"), "id")):
            mentions.append(AccountRef(PLATFORM, account))
        elif entity.get("type") == "text_link" and (address := text_of(entity, "url")):
            links.append(address)
    if address := text_of(part_of(message, "link_preview_options"), "url"):
        links.append(address)
    return mentions, links


def reply_of(message: Json, scene: Scene) -> Reply | None:
    """What a message answers; in a topic everything "answers" the message that opened it, which is no reply."""
    replied = part_of(message, "reply_to_message")
    number = id_of(replied, "message_id")
    if not number or "forum_topic_created" in replied:
        return None
    if message.get("is_topic_message") is True and number == id_of(message, "message_thread_id"):
        return None
    author = sender_of(replied, scene.own)
    text = text_of(replied, "text") or text_of(replied, "caption")
    return Reply(number, author.account if author else None, text)


def topic_title(message: Json) -> str:
    """The words with which this message opened or renamed a topic."""
    return next((name for key in _TOPICS if key in message and (name := text_of(part_of(message, key), "name"))), "")


def topics_in(message: Json) -> dict[str, str]:
    """Topics' names that a message tells, by "chat/topic": the Bot API has no method to ask for them."""
    here, topic = id_of(part_of(message, "chat"), "id"), id_of(message, "message_thread_id")
    if not here or not topic or message.get("is_topic_message") is not True:
        return {}
    name = topic_title(message) or topic_title(part_of(message, "reply_to_message"))
    return {f"{here}/{topic}": clean(name)} if name else {}


def content_key(message: Message) -> str:
    """What people see of a message, to tell an edit from a change that nobody sees (a reaction, a preview)."""
    files = "\x1f".join(f"{one.kind}\x1e{one.digest}\x1e{one.name}" for one in message.attachments)
    texts = "\x1f".join(one.text for one in message.extra)
    return "\x1d".join((message.text, files, texts, "\x1f".join(message.links)))
