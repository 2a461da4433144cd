"""Files beside a message: pictures people see at once, anything else to open. One request carries them all.

https://docs.discord.com/developers/reference#uploading-files,
https://docs.discord.com/developers/components/reference#media-gallery
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import discord
import orjson
from discord.http import MultipartParameters, Route

from adapters.discord.components import Json
from adapters.discord.literal import clean, shorten
from adapters.discord.session import Session
from adapters.discord.wording import Wording
from bot.domain.content import Content, File

LARGEST: Final = 10 << 20
ALL: Final = 24 << 20
"""Bytes of one file, and of all files of one message: a bot may send no more."""
MOST: Final = 10
ALT: Final = 1_024
NAME: Final = 80
GALLERY, FILE = 12, 13
_BYTES: Final = "application/octet-stream"
_UNSAFE: Final = re.compile(r"[^\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is sent, under a name that is fit to be part of an address; `alt` is said of a picture."""

    name: str
    data: bytes
    is_picture: bool = False
    alt: str = ""
    veiled: bool = False


def plain_name(name: str) -> str:
    """A name of nothing but latin letters, digits, dots and dashes."""
    return _UNSAFE.sub("_", name).strip("._-")[-NAME:] or "file"


def uploads_of(content: Content, wording: Wording) -> tuple[Upload, ...]:
    """The files of a message. A picture that nobody painted is left out: its text twin says it all."""
    found: list[Upload] = []
    for one in _sent(content):
        name = plain_name(one.name)
        if any(other.name == name for other in found):
            name = f"{len(found) + 1}_{name}"
        alt = shorten(" ".join(clean(wording.plain(one.alt)).split()), ALT) if one.alt else ""
        found.append(Upload(name, one.body(), one.is_picture, alt))
    return tuple(found)


def _sent(content: Content) -> list[File]:
    return [one for one in content.files if one.data or not one.is_picture]


def too_large(content: Content) -> str:
    """What about the files Discord would not take, as a short note; "" when it takes them all."""
    sizes = [len(one.body()) for one in _sent(content)]
    if len(sizes) > MOST:
        return f"{len(sizes)} files > {MOST}"
    if max(sizes, default=0) > LARGEST:
        return f"{max(sizes)} bytes > {LARGEST}"
    return f"{sum(sizes)} bytes > {ALL}" if sum(sizes) > ALL else ""


def shown(uploads: Sequence[Upload]) -> list[Json]:
    """The components that show files: all pictures in one gallery, every other file by itself."""
    pictures = [_item(one) for one in uploads if one.is_picture]
    rest = [_file(one) for one in uploads if not one.is_picture]
    return ([{"type": GALLERY, "items": pictures}] if pictures else []) + rest


def _item(one: Upload) -> Json:
    item: Json = {"media": {"url": f"attachment://{one.name}"}, "spoiler": one.veiled}
    return {**item, "description": one.alt} if one.alt else item


def _file(one: Upload) -> Json:
    return {"type": FILE, "file": {"url": f"attachment://{one.name}"}, "spoiler": one.veiled}


def listed(uploads: Sequence[Upload]) -> list[Json]:
    """What a request's `attachments` says of files that come with it."""
    about = [{"id": str(at), "filename": one.name} for at, one in enumerate(uploads)]
    return [{**one, "description": up.alt} if up.alt else one for one, up in zip(about, uploads, strict=True)]


def parts(payload: Json, uploads: Sequence[Upload]) -> tuple[list[Json], list[discord.File]]:
    """The parts of a multipart request, and the files as the library resets them for another try."""
    handed = [discord.File(io.BytesIO(one.data), filename=one.name) for one in uploads]
    form: list[Json] = [{"name": "payload_json", "value": orjson.dumps(payload).decode()}]
    form += [
        {"name": f"files[{at}]", "value": one.fp, "filename": one.filename, "content_type": _BYTES}
        for at, one in enumerate(handed)
    ]
    return form, handed


async def ask(session: Session, route: Route, body: Json, uploads: Sequence[Upload]) -> Any:
    """One request: as JSON, or in parts where there are files."""
    http = session.client.http
    if not uploads:
        return await http.request(route, json=body)
    form, handed = parts(body, uploads)
    return await http.request(route, form=form, files=handed)


def multipart(payload: Json, uploads: Sequence[Upload]) -> MultipartParameters:
    """The same for answers to interactions."""
    if not uploads:
        return MultipartParameters(payload=payload, multipart=None, files=None)
    form, handed = parts(payload, uploads)
    return MultipartParameters(payload=None, multipart=form, files=handed)
