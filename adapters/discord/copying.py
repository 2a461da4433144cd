"""Pictures and files of flagged messages: fetched anew, put into the moderators' room behind a veil, taken away again.

Files are fetched from Discord's own addresses alone (https://docs.discord.com/developers/reference#cdn-data), never
from one that somebody wrote; what is larger than a bot may send (10 MiB) stays behind.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import aiohttp
import discord
import orjson
import yarl
from discord.http import Route

from adapters.discord import markup
from adapters.discord.calls import call
from adapters.discord.components import Where
from adapters.discord.permissions import number
from adapters.discord.posting import NONCE_MAX, address, delete
from adapters.discord.reading import Json, clean, object_of, objects_of
from adapters.discord.session import Session
from adapters.discord.state import state_of
from adapters.discord.wording import Wording
from bot.domain.actions import CopyMedia, DeleteMessage, DropCopy
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Later, Refused, Result, Why
from bot.domain.time import SECOND

HOSTS: Final = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
LARGEST: Final = 10 << 20
ALL: Final = 24 << 20
"""Bytes of one file, and of all files of one message: a bot may send no more, and memory is not endless."""
MOST: Final = 10
SECONDS: Final = 8.0
"""For all files of one message together: a deletion waits behind them."""
WAITS: Final = 3.0
BUSY: Final = 10 * SECOND
"""How many seconds to wait for others' files, and what is said after that (µs): what waits behind goes first."""
GALLERY: Final = 12
FILE: Final = 13
"""Components that show files: https://docs.discord.com/developers/components/reference#media-gallery."""
NAME: Final = 80
SPOILER: Final = "SPOILER_"
_BYTES: Final = "application/octet-stream"
_UNSAFE: Final = re.compile(r"[^\w.-]+", re.ASCII)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be fetched."""

    name: str
    url: yarl.URL
    is_picture: bool


@dataclass(frozen=True, slots=True)
class File:
    """A file that was fetched, under a name that is fit to be shown."""

    name: str
    data: bytes
    is_picture: bool = False


async def copy(session: Session, act: CopyMedia) -> Result:
    """Post what is attached to a message into the room. `Done.before` names each file's SHA-256."""
    if number(act.ref.id) is None:
        return Refused(Why.GONE)
    source = await address(session, act, act.ref.channel)
    target = await address(session, act, act.to)
    route = Route("GET", "/channels/{channel_id}/messages/{message_id}", channel_id=source, message_id=act.ref.id)
    reading = replace(act, to=act.ref.channel)  # what is refused there is not refused in the room
    told = await call(session, reading, lambda: session.client.http.request(route))
    wanted = _attached(session, object_of(told))
    if not wanted:
        return Refused(Why.NOT_POSSIBLE, detail="nothing that may be copied")
    fetching = state_of(session).fetching
    try:
        await asyncio.wait_for(fetching.acquire(), WAITS)
    except TimeoutError:
        return Later(BUSY, "other files are on their way")
    try:
        files = await _fetch(wanted)
        return await _post(session, act, target, files) if files else Refused(Why.TOO_LONG, detail="nothing came")
    finally:
        fetching.release()


def _attached(session: Session, message: Json) -> list[Source]:
    """Names and addresses of files that are small enough, those of a forwarded message among them."""
    parts = [message, *(object_of(one.get("message")) for one in objects_of(message.get("message_snapshots")))]
    found: list[Source] = []
    left = ALL
    for one in (each for part in parts for each in objects_of(part.get("attachments"))):
        size, url = one.get("size"), _trusted(session, clean(one.get("url")))
        if type(size) is not int or not 0 < size <= min(LARGEST, left) or url is None or len(found) == MOST:
            continue
        left -= size
        picture = clean(one.get("content_type")).startswith(("image/", "video/"))
        found.append(Source(_named(clean(one.get("filename")), len(found)), url, picture))
    return found


def _trusted(session: Session, text: str) -> yarl.URL | None:
    """An address of Discord's; where the API is somewhere else (a test, a proxy), also one there."""
    try:
        url, own = yarl.URL(text), yarl.URL(session.settings.api_base)
        theirs = url.scheme == "https" and url.host in HOSTS and url.port == 443
        ours = own.host != "discord.com" and url.origin() == own.origin()
    except ValueError:
        return None
    return url if (theirs or ours) and url.user is None else None


async def _fetch(wanted: Sequence[Source]) -> list[File]:
    """The files that come in time, each no larger than was told; those that don't are left out."""
    found: list[File] = []
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with asyncio.timeout(SECONDS), aiohttp.ClientSession(timeout=timeout) as web:
            for one in wanted:
                data = await _read(web, one.url)
                if data:
                    found.append(File(one.name, data, one.is_picture))
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        _log.info("an attachment could not be fetched: %s", type(error).__name__)
    return found


async def _read(web: aiohttp.ClientSession, url: yarl.URL) -> bytes:
    """A file's bytes; none where it is not there, or larger than it may be."""
    async with web.get(url, allow_redirects=False) as answer:
        if answer.status != 200:
            return b""
        data = bytearray()
        async for chunk in answer.content.iter_chunked(1 << 16):
            data += chunk
            if len(data) > LARGEST:
                return b""
        return bytes(data)


def _named(name: str, at: int = 0) -> str:
    """A name that is veiled, no other file's, and of nothing but latin letters, digits, dots, dashes: an address."""
    plain = _UNSAFE.sub("_", name).strip("._-") or "file"
    return f"{SPOILER}{at + 1}_{plain[-NAME:].removeprefix(SPOILER)}"


async def _post(session: Session, act: CopyMedia, channel: str, files: Sequence[File]) -> Result:
    wording = Wording(session.texts, act.language, session.clock.now())
    drawn = markup.draw(act.content, wording, Where.of(act.to))
    body = {
        **drawn.body(markup.SILENT), "components": markup.numbered([*drawn.components, *map(_shown, files)], act.nonce),
        "attachments": [{"id": str(at), "filename": one.name} for at, one in enumerate(files)],
        "nonce": (act.nonce or f"{session.dice.id():x}")[:NONCE_MAX], "enforce_nonce": True,
    }  # fmt: skip
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)

    async def ask() -> Any:
        handed = [discord.File(io.BytesIO(one.data), filename=one.name) for one in files]
        form: list[Json] = [{"name": "payload_json", "value": orjson.dumps(body).decode()}]
        form += [
            {"name": f"files[{at}]", "value": one.fp, "filename": one.filename, "content_type": _BYTES}
            for at, one in enumerate(handed)
        ]
        return await session.client.http.request(route, form=form, files=handed)

    told = await call(session, act, ask)
    sums = ", ".join(hashlib.sha256(one.data).hexdigest() for one in files)
    return Done(MessageRef(act.to, str(told["id"])), before=sums)


def _shown(one: File) -> Json:
    """A picture in a gallery, anything else as a file to open; both veiled until somebody clicks."""
    media = {"url": f"attachment://{one.name}"}
    if one.is_picture:
        return {"type": GALLERY, "items": [{"media": media, "spoiler": True}]}
    return {"type": FILE, "file": media, "spoiler": True}


async def drop(session: Session, act: DropCopy) -> Result:
    """Delete a copy."""
    return await delete(session, DeleteMessage(act.ref))
