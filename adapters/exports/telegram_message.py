"""One message object of Telegram Desktop's export as domain values.

The format: https://core.telegram.org/import-export and Telegram Desktop's own `export_output_json.cpp`.
"""

from __future__ import annotations

from typing import Any, Final

from adapters.exports.reading import Json
from adapters.exports.shared import clean, iso_time, kind_of_file
from bot.domain.messages import Attachment, AttachmentKind, Surface, SurfaceKind
from bot.domain.people import AccountRef, Author
from bot.domain.time import SECOND

PLATFORM: Final = "telegram"
_MEDIA: Final = {
    "sticker": AttachmentKind.STICKER,
    "voice_message": AttachmentKind.VOICE,
    "video_message": AttachmentKind.VIDEO,
    "video_file": AttachmentKind.VIDEO,
    "audio_file": AttachmentKind.AUDIO,
    "animation": AttachmentKind.ANIMATION,
}
_UNKNOWN_ACCOUNT: Final = ""


def account(raw_id: Any) -> AccountRef:
    """An account as the Bot API numbers it: user123 → 123, channel123 and chat123 → -100123; old exports have ints."""
    text = str(raw_id) if isinstance(raw_id, str | int) and not isinstance(raw_id, bool) else ""
    for prefix, put in (("user", ""), ("channel", "-100"), ("chat", "-")):
        if text.startswith(prefix) and text[len(prefix) :].isdigit():
            return AccountRef(PLATFORM, put + text[len(prefix) :])
    return AccountRef(PLATFORM, clean(text) or _UNKNOWN_ACCOUNT)


def author(raw_id: Any, name: Any) -> Author:
    """Who wrote. A deleted account has an id and no name; roles and tenure are never in the export."""
    return Author(account(raw_id), clean(name))


def named_author(name: str) -> Author:
    """Somebody the export names without an id (people added by others). Apart from every real account."""
    return Author(AccountRef(PLATFORM, f"name:{clean(name)}"), clean(name))


def sent_at(item: Json) -> int | None:
    """When it was sent, µs UTC: `date_unixtime`, else `date` (the exporting machine's zone, taken as UTC)."""
    return _unix(item.get("date_unixtime")) or iso_time(item.get("date"))


def edited_at(item: Json) -> int | None:
    """When it was last edited, if it was."""
    return _unix(item.get("edited_unixtime")) or iso_time(item.get("edited"))


def _unix(value: Any) -> int | None:
    try:
        return int(value) * SECOND if isinstance(value, str | int) else None
    except ValueError:
        return None


def plain_text(value: Any) -> str:
    """A text that is a string, a list of strings and entities, or null."""
    if isinstance(value, str):
        return clean(value)
    if not isinstance(value, list):
        return ""
    return "".join(clean(one.get("text")) if isinstance(one, dict) else clean(one) for one in value)


def entities(item: Json) -> list[Json]:
    """The entities of a message, from `text` or, where that is one string, from `text_entities`."""
    text = item.get("text")
    source = text if isinstance(text, list) else item.get("text_entities")
    return [one for one in source if isinstance(one, dict)] if isinstance(source, list) else []


def mentions(found: list[Json]) -> tuple[AccountRef, ...]:
    """Who is pinged: by id where the export has it, else by @name."""
    named = [
        account(f"user{one['user_id']}") if one.get("user_id") else AccountRef(PLATFORM, clean(one.get("text")))
        for one in found
        if one.get("type") in ("mention", "mention_name")
    ]
    return tuple(dict.fromkeys(named))


def hidden_links(item: Json, found: list[Json]) -> tuple[str, ...]:
    """Targets behind words and behind inline buttons."""
    behind = [clean(one.get("href")) for one in found if one.get("type") == "text_link"]
    rows = item.get("inline_bot_buttons")
    buttons = [one for row in rows if isinstance(row, list) for one in row] if isinstance(rows, list) else []
    behind += [clean(one.get("data")) for one in buttons if isinstance(one, dict) and one.get("type") == "url"]
    return tuple(dict.fromkeys(one for one in behind if one))


def attachments(item: Json) -> tuple[Attachment, ...]:
    """What stands beside the text: photo, file, contact, location. Files left out of the export still count."""
    found: list[Attachment] = []
    if "photo" in item:
        found.append(Attachment(AttachmentKind.PHOTO, size=_size(item.get("photo_file_size"))))
    if "file" in item or "media_type" in item:
        found.append(_file(item))
    if isinstance(contact := item.get("contact_information"), dict):
        name = " ".join(clean(contact.get(key)) for key in ("first_name", "last_name")).strip()
        found.append(Attachment(AttachmentKind.CONTACT, name, clean(contact.get("phone_number"))))
    if "location_information" in item:
        found.append(Attachment(AttachmentKind.LOCATION, clean(item.get("place_name")), clean(item.get("address"))))
    return tuple(found)


def _file(item: Json) -> Attachment:
    name = clean(item.get("file_name"))
    kind = _MEDIA.get(str(item.get("media_type"))) or kind_of_file(name)
    return Attachment(kind, name, clean(item.get("sticker_emoji")), _size(item.get("file_size")))


def _size(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def extra_surfaces(item: Json) -> tuple[Surface, ...]:
    """Poll question and options, game and invoice titles."""
    found: list[Surface] = []
    if isinstance(poll := item.get("poll"), dict):
        answers = poll.get("answers")
        options = [one.get("text") for one in answers if isinstance(one, dict)] if isinstance(answers, list) else []
        found += [Surface(SurfaceKind.POLL, plain_text(one)) for one in (poll.get("question"), *options)]
    for key in ("game_title", "game_description"):
        found.append(Surface(SurfaceKind.EMBED, clean(item.get(key))))
    if isinstance(invoice := item.get("invoice_information"), dict):
        found += [Surface(SurfaceKind.EMBED, clean(invoice.get(key))) for key in ("title", "description")]
    return tuple(one for one in found if one.text)


def is_forwarded(item: Json) -> bool:
    """Whether it was written elsewhere; a deleted source leaves the key with null."""
    return any(key in item for key in ("forwarded_from", "forwarded_from_id", "saved_from"))
