"""Every text on a Discord message that rules judge (R4), beside its own words: embeds, polls, forwards, components."""

from __future__ import annotations

import re
from typing import Any, Final

from adapters.discord.reading import Json, clean, object_of, objects_of
from bot.domain.messages import Attachment, AttachmentKind, Surface, SurfaceKind

TEXT_DISPLAY: Final = 10
DEEPEST: Final = 5
"""How deep components may stand in one another; Discord allows three."""
_HIDDEN: Final = re.compile(r"\]\(\s{0,9}<?(https?://[^\s<>()]{1,2000})", re.IGNORECASE)
"""The target of `[words](address)`: https://docs.discord.com/developers/reference#message-formatting."""
_VOICE_FLAG: Final = 1 << 13


def text_of(item: Json) -> str:
    """What somebody put there: their own words, or else those that they forwarded (a forward has none of its own)."""
    own = clean(item.get("content"))
    passed_on = (_forwarded(one) for one in objects_of(item.get("message_snapshots")))
    return own or next((text for text in passed_on if text), "")


def _forwarded(snapshot: Json) -> str:
    return clean(object_of(snapshot.get("message")).get("content"))


def extra_surfaces(item: Json) -> tuple[Surface, ...]:
    """Embeds, poll, text of components, and what is forwarded beside that."""
    found: list[Surface] = []
    if item.get("embeds"):
        _embeds(item, found)
    if item.get("poll"):
        _poll(item, found)
    if item.get("components"):
        _components(item.get("components"), found, DEEPEST)
    first = text_of(item)
    for one in objects_of(item.get("message_snapshots")):
        inner = object_of(one.get("message"))
        if (said := _forwarded(one)) != first:
            _add(found, SurfaceKind.TEXT, said)
        _embeds(inner, found)
        _components(inner.get("components"), found, DEEPEST)
    return tuple(found)


def _add(found: list[Surface], kind: SurfaceKind, value: Any) -> None:
    text = clean(value)
    if text:
        found.append(Surface(kind, text))


def _embeds(item: Json, found: list[Surface]) -> None:
    """Title, author, description, fields and footer of each."""
    for one in objects_of(item.get("embeds")):
        texts = [one.get("title"), object_of(one.get("author")).get("name"), one.get("description")]
        for field in objects_of(one.get("fields")):
            texts += [field.get("name"), field.get("value")]
        for text in (*texts, object_of(one.get("footer")).get("text")):
            _add(found, SurfaceKind.EMBED, text)


def _poll(item: Json, found: list[Surface]) -> None:
    """The question and every answer."""
    poll = object_of(item.get("poll"))
    _add(found, SurfaceKind.POLL, object_of(poll.get("question")).get("text"))
    for answer in objects_of(poll.get("answers")):
        _add(found, SurfaceKind.POLL, object_of(answer.get("poll_media")).get("text"))


def _components(value: Any, found: list[Surface], depth: int) -> None:
    """Text that stands in components, wherever it stands."""
    for one in objects_of(value) if depth else ():
        if one.get("type") == TEXT_DISPLAY:
            _add(found, SurfaceKind.EMBED, one.get("content"))
        _components(one.get("components"), found, depth - 1)


def attachments_of(item: Json) -> tuple[Attachment, ...]:
    """Files and stickers, those of a forwarded message among them."""
    found: list[Attachment] = []
    _files(item, found)
    for one in objects_of(item.get("message_snapshots")):
        _files(object_of(one.get("message")), found)
    return tuple(found)


def _files(item: Json, found: list[Attachment]) -> None:
    for one in objects_of(item.get("attachments")):
        size = one.get("size")
        found.append(
            Attachment(
                kind=_kind(clean(one.get("content_type")), item.get("flags")),
                name=clean(one.get("filename")),
                description=" ".join(text for text in (clean(one.get("title")), clean(one.get("description"))) if text),
                size=size if type(size) is int and size >= 0 else None,
                url=clean(one.get("url")),
            )
        )
    stickers = objects_of(item.get("sticker_items"))
    found += [Attachment(AttachmentKind.STICKER, clean(one.get("name"))) for one in stickers]


def _kind(media_type: str, flags: Any) -> AttachmentKind:
    if type(flags) is int and flags > 0 and flags & _VOICE_FLAG:
        return AttachmentKind.VOICE
    if media_type == "image/gif":
        return AttachmentKind.ANIMATION
    kinds = {"image": AttachmentKind.PHOTO, "video": AttachmentKind.VIDEO, "audio": AttachmentKind.AUDIO}
    return kinds.get(media_type.partition("/")[0], AttachmentKind.FILE)


def hidden_links(item: Json, text: str) -> tuple[str, ...]:
    """Addresses that stand behind words: in the text, in what is forwarded, behind the title of an embed."""
    found = _HIDDEN.findall(text) if "](" in text else []
    for one in objects_of(item.get("embeds")):
        url = clean(one.get("url"))
        if url and url not in text:
            found.append(url)
    for one in objects_of(item.get("message_snapshots")):
        inner = object_of(one.get("message"))
        quoted = clean(inner.get("content"))
        found += [clean(embed.get("url")) for embed in objects_of(inner.get("embeds"))]
        found += _HIDDEN.findall(quoted) if "](" in quoted else []
    return tuple(dict.fromkeys(url for url in found if url))
