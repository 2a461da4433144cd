"""Updates that Telegram brings: what an HTTP server can mount without knowing Telegram."""

from __future__ import annotations

import hmac
import json
import logging
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from adapters.telegram.gateway import Gateway
from adapters.telegram.lines import Closed
from adapters.telegram.raw import number_of
from adapters.telegram.settings import TelegramSettings
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
LARGEST: Final = 1 << 20
"""Bytes. The longest update known is some 100 kB (100 entities, a poll, a reply, a quote)."""
CONNECTIONS: Final = 40
DONE, BAD, FORGED, ABSENT, TOO_LARGE, LATER = 200, 400, 403, 404, 413, 503


class Webhook:
    """`handle` answers one request with a status. Telegram brings again whatever is not answered with 2xx."""

    def __init__(self, settings: TelegramSettings, gateway: Gateway) -> None:
        self._secret = settings.secret
        self._gateway = gateway
        self.path = urlsplit(settings.webhook).path or "/telegram"
        self.forged = 0

    async def handle(self, secret: str, body: bytes) -> int:
        """Take one update. 403 for whoever does not know the secret, 404 while there is none to know or nothing is
        taken, 413 and 400 for what is no update, 503 while the store can't work."""
        if not self._secret:
            return ABSENT
        if not hmac.compare_digest(secret.encode(errors="replace"), self._secret.encode()):
            self.forged += 1
            return FORGED
        if len(body) > LARGEST:
            return TOO_LARGE
        update = _parsed(body)
        number = number_of(update, "update_id") if isinstance(update, dict) else None
        if number is None:
            return BAD
        if not self._gateway.is_open:
            return LATER
        return await self._take(number, update)

    async def _take(self, number: int, update: Any) -> int:
        try:
            await self._gateway.stored(self._gateway.arrive(number, update), patient=False)
        except StoreFault as fault:
            log.error("the store can't take an update now; Telegram brings it again: %s", fault)
            return LATER
        except Closed:
            return LATER
        return DONE


def _parsed(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        try:
            return json.loads(body)  # knows lone surrogates
        except (ValueError, RecursionError):
            return None
