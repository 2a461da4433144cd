"""The `Beacon` over drand's public HTTP API: https://docs.drand.love/dev-guide/3.0.0-http-api/"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from typing import Final

import aiohttp
import orjson

from adapters.drand.bls import is_signed
from bot.ports.beacon import QUICKNET, BeaconFault, Chain, Round

log = logging.getLogger("steward.beacon")

PATIENCE: Final = 10.0
"""Seconds for a round, all addresses together."""
EACH: Final = 5.0
"""Seconds for one address."""
MOST_BYTES: Final = 16 * 1024


class DrandBeacon:
    """One chain, asked at several addresses in turn; what one of them lies is caught by the signature."""

    def __init__(self, addresses: Sequence[str], chain: Chain = QUICKNET, patience: float = PATIENCE) -> None:
        self._addresses = tuple(one.rstrip("/") for one in addresses)
        self._chain = chain
        self._patience = patience

    @property
    def name(self) -> str:
        """The network."""
        return self._chain.name

    def round_at(self, at: int) -> int:
        """The first round that is published at `at` or after."""
        return self._chain.round_at(at)

    def published_at(self, number: int) -> int:
        """When a round is published."""
        return self._chain.published_at(number)

    async def fetch(self, number: int) -> Round:
        """The round from the first address that has it rightly signed. Raises BeaconFault."""
        faults: list[BeaconFault] = []
        try:
            async with asyncio.timeout(self._patience), aiohttp.ClientSession(auto_decompress=False) as session:
                for address in self._addresses:
                    try:
                        return await self._from(session, address, number)
                    except BeaconFault as fault:
                        log.warning("round %d of %s: %s", number, self._chain.name, fault)
                        faults.append(fault)
        except TimeoutError:
            faults.append(BeaconFault("beacon-unreachable", f"{self._patience:g} s"))
        raise next((one for one in faults if one.key == "beacon-signature"), None) or faults[-1]

    async def _from(self, session: aiohttp.ClientSession, address: str, number: int) -> Round:
        body = await self._body(session, f"{address}/{self._chain.hash}/public/{number}")
        signature = _signature(body, number)
        if not await asyncio.to_thread(is_signed, self._chain.key, number, signature):
            raise BeaconFault("beacon-signature", address)
        return Round(number, hashlib.sha256(bytes.fromhex(signature)).hexdigest(), signature)

    async def _body(self, session: aiohttp.ClientSession, url: str) -> bytes:
        patience = aiohttp.ClientTimeout(total=min(EACH, self._patience))
        try:
            async with session.get(url, timeout=patience, allow_redirects=False) as response:
                if response.status != 200:  # anything else, a redirect too, is no round
                    raise BeaconFault("beacon-unreachable", f"HTTP {response.status}")
                body = b""
                while len(body) < MOST_BYTES and (part := await response.content.read(MOST_BYTES)):
                    body += part
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise BeaconFault("beacon-unreachable", type(error).__name__) from None
        return body


def _signature(body: bytes, number: int) -> str:
    """The signature in an answer, which is about the round that was asked for."""
    try:
        value = orjson.loads(body)
        signature = value["signature"] if value["round"] == number else ""
        bytes.fromhex(signature)
    except (ValueError, KeyError, TypeError):
        raise BeaconFault("beacon-unreachable", "no round in the answer") from None
    if not signature:
        raise BeaconFault("beacon-unreachable", "another round in the answer")
    return str(signature)
