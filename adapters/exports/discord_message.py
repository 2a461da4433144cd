"""One message object of DiscordChatExporter's JSON as domain values.

The format: `DiscordChatExporter.Core/Exporting/JsonMessageWriter.cs`.
"""

from __future__ import annotations

from typing import Any, Final

from adapters.exports.reading import Json
from adapters.exports.shared import clean, kind_of_file
from bot.domain.messages import Attachment, AttachmentKind, Surface, SurfaceKind
from bot.domain.people import AccountRef, Author

PLATFORM: Final = "discord"


def objects_of(value: Any) -> list[Json]:
    """The objects of a list, whatever else stands in it."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def author(raw: Any) -> Author:
    """Who wrote, with roles by id and by name; an old export without roles says None."""
    who: Json = raw if isinstance(raw, dict) else {}
    roles = who.get("roles")
    known = isinstance(roles, list)
    return Author(
        account=AccountRef(PLATFORM, clean(str(who.get("id") or ""))),
        name=clean(who.get("nickname")) or clean(who.get("name")),
        is_bot=who.get("isBot") is True,
        roles=_roles(roles, "id") if known else None,
        role_names=_roles(roles, "name") if known else None,
    )


def _roles(roles: Any, key: str) -> frozenset[str]:
    return frozenset(clean(str(role[key])) for role in objects_of(roles) if role.get(key))


def mentions(item: Json) -> tuple[AccountRef, ...]:
    """Who is pinged."""
    return tuple(
        dict.fromkeys(AccountRef(PLATFORM, str(one["id"])) for one in objects_of(item.get("mentions")) if one.get("id"))
    )


def attachments(item: Json) -> tuple[Attachment, ...]:
    """Files and stickers."""
    found = [_file(one) for one in objects_of(item.get("attachments"))]
    found += [
        Attachment(AttachmentKind.STICKER, clean(one.get("name")), url=clean(one.get("sourceUrl")))
        for one in objects_of(item.get("stickers"))
    ]
    return tuple(found)


def _file(one: Json) -> Attachment:
    name, size = clean(one.get("fileName")), one.get("fileSizeBytes")
    return Attachment(
        kind=kind_of_file(name),
        name=name,
        description=clean(one.get("description")),
        size=size if isinstance(size, int) else None,
        url=clean(one.get("url")),
    )


def embed_surfaces(item: Json) -> tuple[Surface, ...]:
    """The judged texts of embeds: title, author, description, fields, footer; and of a poll."""
    found: list[Any] = []
    for one in objects_of(item.get("embeds")):
        found += [one.get("title"), _inner(one, "author", "name"), one.get("description")]
        for field in objects_of(one.get("fields")):
            found += [field.get("name"), field.get("value")]
        found.append(_inner(one, "footer", "text"))
    surfaces = [Surface(SurfaceKind.EMBED, clean(text)) for text in found]
    return tuple(one for one in (*surfaces, *_poll(item)) if one.text)


def _poll(item: Json) -> list[Surface]:
    raw = item.get("poll")
    poll: Json = raw if isinstance(raw, dict) else {}
    question = poll.get("question")
    texts = [question.get("text") if isinstance(question, dict) else question]
    texts += [one.get("text") for one in objects_of(poll.get("answers"))]
    return [Surface(SurfaceKind.POLL, clean(text)) for text in texts]


def embed_links(item: Json) -> tuple[str, ...]:
    """Where embeds lead."""
    urls = [clean(one.get("url")) for one in objects_of(item.get("embeds"))]
    return tuple(dict.fromkeys(url for url in urls if url))


def _inner(one: Json, key: str, name: str) -> Any:
    inner = one.get(key)
    return inner.get(name) if isinstance(inner, dict) else None
