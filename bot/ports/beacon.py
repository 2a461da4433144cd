"""A public beacon of randomness: nobody knows a round before its time, everybody can check it afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.domain.time import SECOND


@dataclass(frozen=True, slots=True)
class Chain:
    """A network of a beacon as it stands in published draws: the hash and key (hex) by which its rounds are checked,
    when its first round was (`genesis`, µs UTC) and how far apart rounds are (`period`, µs)."""

    name: str
    hash: str
    key: str = field(repr=False)
    genesis: int
    period: int

    def round_at(self, at: int) -> int:
        """The first round that is published at `at` (µs UTC) or after."""
        return max(1, -(-(at - self.genesis) // self.period) + 1)

    def published_at(self, number: int) -> int:
        """When a round is published, µs UTC."""
        return self.genesis + (number - 1) * self.period


QUICKNET: Final = Chain(
    "drand quicknet",
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc2"
    "2b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    1_692_803_367 * SECOND,
    3 * SECOND,
)
"""drand's unchained network with short signatures (scheme bls-unchained-g1-rfc9380), a round every three seconds:
https://docs.drand.love/blog/2023/10/16/quicknet-is-live/"""


@dataclass(frozen=True, slots=True)
class Round:
    """A round whose signature was checked: its number, its randomness and signature, both in hex."""

    number: int
    randomness: str
    signature: str


class BeaconFault(Exception):
    """The round can't be had now, or its signature is wrong. `key` is a Fluent key for people."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(f"{key}: {detail}" if detail else key)
        self.key = key
        self.detail = detail


class Beacon(Protocol):
    """One network of a beacon."""

    @property
    def name(self) -> str:
        """Which network, as it stands in a published draw ("drand quicknet")."""

    def round_at(self, at: int) -> int:
        """The first round that is published at `at` (µs UTC) or after."""

    def published_at(self, number: int) -> int:
        """When a round is published, µs UTC."""

    async def fetch(self, number: int) -> Round:
        """The round, its signature checked. Raises BeaconFault; gives up after some ten seconds."""
