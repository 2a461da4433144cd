"""A public beacon of randomness: nobody knows a round before its time, everybody can check it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


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
