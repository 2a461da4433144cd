"""The `SecondReader` over HTTP: https://platform.openai.com/docs/api-reference/chat/create"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from adapters.opinion.answers import content_of, opinion_in
from adapters.opinion.asked import payload
from bot.domain.time import HOUR, SECOND
from bot.ports.opinion import Opinion, OpinionFault

MOST_BYTES: Final = 256 * 1024
"""Of an answer; some servers send the likelihood of each piece along."""
LONGEST_REST: Final = HOUR
REFUSED: Final = frozenset({400, 413, 415, 422})
"""What a server answers that will not have this very message (too long, filtered), or none that is asked like this."""
KEY_REFUSED: Final = frozenset({401, 403})
MOVED: Final = range(300, 400)
NOT_THERE: Final = frozenset({404, 405, 410})


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """Where the reader is, which model, how long it may take (seconds); `local`: on this machine. The key is in no
    repr."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 20.0
    local: bool = False


class HttpReader:
    """One model at one address."""

    def __init__(self, settings: ReaderSettings) -> None:
        self._settings = settings
        self._url = f"{settings.base_url.rstrip('/')}/chat/completions"

    @property
    def name(self) -> str:
        """The model."""
        return self._settings.model

    @property
    def host(self) -> str:
        """The host that the words go to; "" for this machine."""
        return "" if self._settings.local else urlsplit(self._url).hostname or ""

    async def read(self, text: str) -> Opinion | None:
        """Ask about one message. Raises OpinionFault."""
        try:
            async with asyncio.timeout(self._settings.timeout):
                body = await self._ask(text)
        except TimeoutError:
            raise OpinionFault("second-slow", f"{self._settings.timeout:g}", perhaps_this=True) from None
        except aiohttp.ClientPayloadError:
            raise OpinionFault("second-no-answer", perhaps_this=True) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise OpinionFault("second-unreachable", type(error).__name__) from None
        return opinion_in(content_of(body))

    async def _ask(self, text: str) -> bytes:
        """The body of the answer."""
        headers = {"Accept-Encoding": "identity", "Accept": "application/json"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        async with (
            aiohttp.ClientSession(auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar()) as session,
            session.post(
                self._url, json=payload(self._settings.model, text), headers=headers, allow_redirects=False
            ) as response,
        ):
            _refuse(response)
            return await _limited(response)


def _refuse(response: aiohttp.ClientResponse) -> None:
    """Raises OpinionFault for every status but 200; what the server wrote beside it is not read."""
    status, detail = response.status, f"HTTP {response.status}"
    if status == 200:
        return
    if status in KEY_REFUSED:
        raise OpinionFault("second-key", detail, lasting=True)
    if status in MOVED:
        raise OpinionFault("second-moved", detail, lasting=True)
    if status in NOT_THERE:
        raise OpinionFault("second-not-there", detail, lasting=True)
    if status in REFUSED:
        raise OpinionFault("second-refused", detail, perhaps_this=True)
    rest = _rest(response.headers.get("Retry-After", ""))
    if status == 429:
        raise OpinionFault("second-busy", detail, rest=rest)
    raise OpinionFault("second-trouble", detail, rest=rest, perhaps_this=True)


def _rest(header: str) -> int:
    """µs from Retry-After in seconds; 0 where it says nothing that can be used (a date is rare, and not needed)."""
    value = header.strip()
    return min(int(value) * SECOND, LONGEST_REST) if value.isascii() and value.isdecimal() and len(value) < 9 else 0


async def _limited(response: aiohttp.ClientResponse) -> bytes:
    body = b""
    while part := await response.content.read(MOST_BYTES):
        body += part
        if len(body) > MOST_BYTES:
            raise OpinionFault("second-no-answer", "too long", perhaps_this=True)
    return body
