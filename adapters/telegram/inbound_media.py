"""What stands beside a message's text: files, polls, contacts, buttons, quotes, and every text on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from adapters.telegram.raw import Json, clean, list_of, number_of, part_of, text_of
from bot.domain.messages import Attachment, AttachmentKind, Surface, SurfaceKind

_FILES: Final = {
    "animation": AttachmentKind.ANIMATION,
    "audio": AttachmentKind.AUDIO,
    "document": AttachmentKind.FILE,
    "live_photo": AttachmentKind.PHOTO,
    "sticker": AttachmentKind.STICKER,
    "video": AttachmentKind.VIDEO,
    "video_note": AttachmentKind.VIDEO,
    "voice": AttachmentKind.VOICE,
}
_WITHOUT_A_FILE: Final = ("story", "dice", "giveaway", "giveaway_winners", "gift", "unique_gift")
_READS: Final = {
    "checklist", "checklist_tasks_added", "contact", "external_reply", "game", "invoice", "location", "paid_media",
    "photo", "poll", "poll_option_added", "rich_message", "venue",
}  # fmt: skip
BESIDE: Final = frozenset(_FILES) | frozenset(_WITHOUT_A_FILE) | _READS
"""Fields of a message that carry something to judge beside its text."""
_DEEPEST: Final = 24
_MOST_TEXTS: Final = 400
_RICH_TEXTS: Final = ("label", "summary", "text", "credit")
_RICH_BLOCKS: Final = ("blocks", "items", "cells", "caption")


def attachments_of(message: Json) -> tuple[Attachment, ...]:
    """Files and what counts as one, by the kinds of the Bot API."""
    found = [_file(kind, part_of(message, key)) for key, kind in _FILES.items() if key in message]
    if "animation" in message and "document" in message:  # the same file twice, for apps that know no animations
        found = [one for one in found if one.kind is not AttachmentKind.FILE]
    if photo := list_of(message, "photo"):
        found.append(_file(AttachmentKind.PHOTO, photo[-1]))
    if contact := part_of(message, "contact"):
        name = " ".join(one for one in (text_of(contact, "first_name"), text_of(contact, "last_name")) if one)
        found.append(Attachment(AttachmentKind.CONTACT, name, text_of(contact, "phone_number")))
    if venue := part_of(message, "venue"):
        found.append(Attachment(AttachmentKind.LOCATION, text_of(venue, "title"), text_of(venue, "address")))
    elif "location" in message:
        found.append(Attachment(AttachmentKind.LOCATION))
    found += [_paid(one) for one in list_of(part_of(message, "paid_media"), "paid_media")]
    found += [Attachment(AttachmentKind.OTHER) for key in _WITHOUT_A_FILE if key in message]
    return tuple(found)


def _file(kind: AttachmentKind, item: Json) -> Attachment:
    """One file. `digest` is the id that the same file has everywhere, `url` the id to send it by."""
    words = (text_of(item, "emoji"), text_of(item, "performer"), text_of(item, "title"))
    description = " ".join(one for one in words if one)
    return Attachment(
        kind, text_of(item, "file_name"), description, number_of(item, "file_size"),
        text_of(item, "file_unique_id"), text_of(item, "file_id"),
    )  # fmt: skip


def _paid(item: Json) -> Attachment:
    kind = text_of(item, "type")
    if kind in ("photo", "live_photo"):
        sizes = list_of(item, "photo")
        return _file(AttachmentKind.PHOTO, sizes[-1] if sizes else part_of(item, kind))
    return _file(AttachmentKind.VIDEO if kind == "video" else AttachmentKind.OTHER, part_of(item, "video"))


def surfaces_of(message: Json) -> tuple[Surface, ...]:
    """Every text beside the message's own, in the order in which people see them."""
    return tuple(Surface(kind, text) for kind, text in _surfaces(message) if text)


def _surfaces(message: Json) -> Iterator[tuple[SurfaceKind, str]]:
    if quote := part_of(message, "quote"):
        yield SurfaceKind.QUOTED, text_of(quote, "text")
    if elsewhere := part_of(message, "external_reply"):
        yield from ((SurfaceKind.QUOTED, text) for kind, text in _surfaces(elsewhere))
    if poll := part_of(message, "poll"):
        yield from ((SurfaceKind.POLL, text) for text in poll_texts(poll))
    if sticker := part_of(message, "sticker"):
        yield SurfaceKind.STICKER, text_of(sticker, "set_name")
    if checklist := part_of(message, "checklist"):
        yield SurfaceKind.EMBED, text_of(checklist, "title")
        yield from ((SurfaceKind.EMBED, text_of(one, "text")) for one in list_of(checklist, "tasks"))
    if added := part_of(message, "checklist_tasks_added"):
        yield from ((SurfaceKind.EMBED, text_of(one, "text")) for one in list_of(added, "tasks"))
    if option := part_of(message, "poll_option_added"):
        yield SurfaceKind.POLL, text_of(option, "option_text")
    for key in ("gift", "unique_gift"):
        yield SurfaceKind.EMBED, text_of(part_of(message, key), "text")
    for key in ("game", "invoice"):
        for name in ("title", "description", "text"):
            yield SurfaceKind.EMBED, text_of(part_of(message, key), name)
    if giveaway := part_of(message, "giveaway"):
        yield SurfaceKind.EMBED, text_of(giveaway, "prize_description")
    for button in buttons_of(message):
        yield SurfaceKind.EMBED, text_of(button, "text")


def poll_texts(poll: Json) -> list[str]:
    """Question, description, options and explanation."""
    options = [text_of(one, "text") for one in list_of(poll, "options")]
    return [text_of(poll, "question"), text_of(poll, "description"), *options, text_of(poll, "explanation")]


def buttons_of(message: Json) -> list[Json]:
    """The buttons beneath a message, row by row."""
    rows = part_of(message, "reply_markup").get("inline_keyboard")
    cells = [one for row in rows if isinstance(row, list) for one in row] if isinstance(rows, list) else []
    return [one for one in cells if isinstance(one, dict)]


def rich_texts(message: Json) -> tuple[list[str], list[str]]:
    """The texts, block by block, and the hidden links of a `rich_message` (Bot API 10.1: `RichMessage`)."""
    texts: list[str] = []
    links: list[str] = []
    _blocks(part_of(message, "rich_message").get("blocks"), texts, links, _DEEPEST)
    return texts[:_MOST_TEXTS], links[:_MOST_TEXTS]


def _blocks(value: Any, texts: list[str], links: list[str], depth: int) -> None:
    if depth == 0:
        return
    if isinstance(value, list):
        for one in value:
            _blocks(one, texts, links, depth - 1)
    elif isinstance(value, dict):
        texts += [text for key in _RICH_TEXTS if (text := _flat(value.get(key), links, depth))]
        for key in _RICH_BLOCKS:
            _blocks(value.get(key), texts, links, depth - 1)


def _flat(value: Any, links: list[str], depth: int) -> str:
    """A RichText as people read it: a string, a list of RichText, or a style around one."""
    if isinstance(value, str):
        return clean(value)
    if depth == 0:
        return ""
    if isinstance(value, list):
        return "".join(_flat(one, links, depth - 1) for one in value)
    if not isinstance(value, dict):
        return ""
    if address := text_of(value, "url"):
        links.append(address)
    return _flat(value.get("text"), links, depth - 1) or text_of(value, "alternative_text")
