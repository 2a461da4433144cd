"""What learning keeps of a message when its text is gone: the model's own numbers and a few word buckets.

A message's traits are `NUMBERS` half-precision floats (the logits of the heads, of the classes and of the targets, in
the order of `HEADS`, `KINDS`, `TARGETS`) and up to `MOST_BUCKETS` words of it, each hashed into one of `BUCKETS`
buckets. Many words share a bucket, and their order is gone: no text can be read back.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS

NUMBERS: Final = len(HEADS) + len(KINDS) + len(TARGETS)
BUCKETS: Final = 4096
MOST_BUCKETS: Final = 32
_WIDTH: Final = NUMBERS * 2
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Traits:
    """Traits unpacked. `numbers`: float32 of shape (NUMBERS,); `buckets`: sorted, without repeats."""

    numbers: NDArray[np.float32]
    buckets: tuple[int, ...]


def pack(numbers: NDArray[np.float32], folded: str) -> bytes:
    """The traits of a message: its logits (NUMBERS,), and its words in their undisguised, small-lettered reading."""
    return pack_all(numbers[None, :], (folded,))[0]


def pack_all(numbers: NDArray[np.float32], folded: Sequence[str]) -> list[bytes]:
    """The traits of several messages, as `pack` gives them for each; numbers (messages, NUMBERS)."""
    half = np.minimum(np.maximum(numbers, -60_000), 60_000).astype("<f2").tobytes()
    return [
        half[at * _WIDTH : (at + 1) * _WIDTH] + struct.pack(f"<{len(found)}H", *found)
        for at, found in enumerate(map(buckets_of, folded))
    ]


def unpack(traits: bytes) -> Traits | None:
    """What `pack` made; None for bytes that are no traits of this version."""
    if len(traits) < _WIDTH or len(traits) % 2 or len(traits) > _WIDTH + 2 * MOST_BUCKETS:
        return None
    numbers = np.frombuffer(traits[:_WIDTH], dtype="<f2").astype(np.float32)
    buckets = np.frombuffer(traits[_WIDTH:], dtype="<u2")
    if not np.isfinite(numbers).all() or (buckets >= BUCKETS).any():
        return None
    return Traits(numbers, tuple(sorted({int(one) for one in buckets})))


def buckets_of(folded: str) -> tuple[int, ...]:
    """The buckets of a text's first words, at most MOST_BUCKETS, sorted and without repeats."""
    words = " ".join(_WORD.findall(folded)).encode("utf-8", "replace").split()
    found = {zlib.crc32(word) % BUCKETS for word in words[:MOST_BUCKETS]}
    for word in words[MOST_BUCKETS:]:
        if len(found) >= MOST_BUCKETS:
            break
        found.add(zlib.crc32(word) % BUCKETS)
    return tuple(sorted(found))
