"""Pictures and files of messages: fetched anew, put into another channel, veiled in the moderators' room, taken away.

Files are fetched from Discord's own addresses alone (https://docs.discord.com/developers/reference#cdn-data), never
from one that somebody wrote; what is larger than a bot may send (10 MiB) stays behind.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import aiohttp
import yarl
from discord.http import Route

from adapters.discord import copies, markup
from adapters.discord.calls import call
from adapters.discord.components import Where
from adapters.discord.files import ALL, LARGEST, MOST, Upload, ask, listed, plain_name, shown
from adapters.discord.permissions import number
from adapters.discord.posting import address, delete, once
from adapters.discord.reading import Json, clean, object_of, objects_of
from adapters.discord.session import Session
from adapters.discord.state import state_of
from adapters.discord.wording import Wording
from bot.domain.actions import CopyMedia, DeleteMessage, DropCopy
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Later, Refused, Result, Why
from bot.domain.time import SECOND

HOSTS: Final = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
SECONDS: Final = 8.0
"""For all files of one message together: a deletion waits behind them."""
WAITS: Final = 3.0
BUSY: Final = 10 * SECOND
"""How many seconds to wait for others' files, and what is said after that (µs): what waits behind goes first."""
SPOILER: Final = "SPOILER_"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be fetched."""

    name: str
    url: yarl.URL
    is_picture: bool
    alt: str = ""


async def copy(session: Session, act: CopyMedia) -> Result:
    """Post what is attached to a message into the room. `Done.before` names each file's SHA-256."""
    if number(act.ref.id) is None:
        return Refused(Why.GONE)
    source = await address(session, act, act.ref.channel)
    target = await address(session, act, act.to)
    route = Route("GET", "/channels/{channel_id}/messages/{message_id}", channel_id=source, message_id=act.ref.id)
    reading = replace(act, to=act.ref.channel)  # what is refused there is not refused in the room
    told = await call(session, reading, lambda: session.client.http.request(route))
    wanted = _attached(session, object_of(told), veiled=act.veiled)
    if not wanted:
        return Refused(Why.NOT_POSSIBLE, detail="nothing that may be copied")
    fetching = state_of(session).fetching
    try:
        await asyncio.wait_for(fetching.acquire(), WAITS)
    except TimeoutError:
        return Later(BUSY, "other files are on their way")
    try:
        files = await _fetch(wanted, veiled=act.veiled)
        return await _post(session, act, target, files) if files else Refused(Why.TOO_LONG, detail="nothing came")
    finally:
        fetching.release()


def _attached(session: Session, message: Json, *, veiled: bool) -> list[Source]:
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
        name = _named(clean(one.get("filename")), len(found), veiled=veiled)
        found.append(Source(name, url, picture, clean(one.get("description"))))
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


async def _fetch(wanted: Sequence[Source], *, veiled: bool) -> list[Upload]:
    """The files that come in time, each no larger than was told; those that don't are left out."""
    found: list[Upload] = []
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with asyncio.timeout(SECONDS), aiohttp.ClientSession(timeout=timeout) as web:
            for one in wanted:
                data = await _read(web, one.url)
                if data:
                    found.append(Upload(one.name, data, one.is_picture, one.alt, veiled))
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


def _named(name: str, at: int = 0, *, veiled: bool = True) -> str:
    """A name that is veiled or not, no other file's, and of nothing but latin letters, digits, dots and dashes."""
    return f"{SPOILER if veiled else ''}{at + 1}_{plain_name(name).removeprefix(SPOILER)}"


async def _post(session: Session, act: CopyMedia, channel: str, files: Sequence[Upload]) -> Result:
    wording = Wording(session.texts, act.language, session.clock.now())
    drawn = markup.draw(act.content, wording, Where.of(act.to), act.nonce, shown(files))
    silent = act.veiled or not act.content.rings
    body = {
        **drawn.body(markup.SILENT if silent else 0), **once(session, act.nonce), "attachments": listed(files),
    }  # fmt: skip
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    told = await call(session, act, lambda: ask(session, route, body, files))
    if not act.veiled:
        await copies.keep(session, object_of(told))
    sums = ", ".join(hashlib.sha256(one.data).hexdigest() for one in files)
    return Done(MessageRef(act.to, str(told["id"])), before=sums)


async def drop(session: Session, act: DropCopy) -> Result:
    """Delete a copy."""
    await copies.forget(session, act.ref.id)
    return await delete(session, DeleteMessage(act.ref))
