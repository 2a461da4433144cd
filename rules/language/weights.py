"""The weights of the model as one file: read, checked and unpacked; and packed, by training.

A file is `MAGIC`, the length of its head (4 bytes, little-endian), the head (JSON: version, arrays with their type and
shape, the CRC-32 of what follows), and the arrays one after the other, compressed with zlib.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS
from rules.language.cues import NAMES
from rules.language.features import ROWS

MAGIC: Final = b"STEWARD-WEIGHTS\n"
VERSION: Final = 1
"""Raised when features, cues or the shape of the arrays change: older weights are then refused."""
COLUMNS: Final = 24
"""What the letters are scored for, before the second step."""
HIDDEN: Final = 32
OUTPUTS: Final = len(HEADS) + len(KINDS) + len(TARGETS)
LANGUAGES: Final = ("en", "ru")
_INPUTS: Final = COLUMNS + len(NAMES)
_MOST: Final = 64_000_000

Floats = NDArray[np.float32]


class WeightsError(ValueError):
    """A weights file that can't be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the model has learned.

    `letters` int8 (ROWS, COLUMNS) times `scales` (COLUMNS,), with `biases`; the second step's network (`means` to
    `bias`, see `model.py`); `slopes` and `offsets` (LANGUAGES, OUTPUTS) bring its answers to calibrated logits.
    """

    letters: NDArray[np.int8]
    scales: Floats
    biases: Floats
    means: Floats
    spreads: Floats
    wide: Floats
    into: Floats
    into_bias: Floats
    out: Floats
    bias: Floats
    slopes: Floats
    offsets: Floats


_SHAPES: Final[Mapping[str, tuple[int, ...]]] = {
    "letters": (ROWS, COLUMNS), "scales": (COLUMNS,), "biases": (COLUMNS,), "means": (_INPUTS,), "spreads": (_INPUTS,),
    "wide": (_INPUTS, OUTPUTS), "into": (_INPUTS, HIDDEN), "into_bias": (HIDDEN,), "out": (HIDDEN, OUTPUTS),
    "bias": (OUTPUTS,), "slopes": (len(LANGUAGES), OUTPUTS), "offsets": (len(LANGUAGES), OUTPUTS),
}  # fmt: skip


def pack(weights: Weights) -> bytes:
    """The file of these weights; the same bytes for the same weights."""
    body = b"".join(_bytes(name, getattr(weights, name)) for name in _names())
    packed = zlib.compress(body, 9)
    head = {"version": VERSION, "shapes": {name: list(_SHAPES[name]) for name in _names()}, "crc": zlib.crc32(packed)}
    text = json.dumps(head, sort_keys=True).encode()
    return MAGIC + len(text).to_bytes(4, "little") + text + packed


def unpack(data: bytes) -> Weights:
    """The weights of a file. Raises WeightsError for one that is cut, changed, of another version, or none at all."""
    if not data.startswith(MAGIC):
        raise WeightsError(
            "this is no file of Steward's weights: take the one that was shipped, or run `steward train`"
        )
    start = len(MAGIC) + 4
    size = int.from_bytes(data[len(MAGIC) : start], "little")
    head = _head(data[start : start + size])
    if head.get("version") != VERSION:
        raise WeightsError(
            f"the weights are of version {head.get('version')!r}, this Steward reads {VERSION}: train them anew"
        )
    packed = data[start + size :]
    if zlib.crc32(packed) != head.get("crc"):
        raise WeightsError("the weights are cut or damaged: take the file that was shipped, or run `steward train`")
    if head.get("shapes") != {name: list(_SHAPES[name]) for name in _names()}:
        raise WeightsError("the weights were trained for other features: train them anew with `steward train`")
    return _arrays(zlib.decompressobj().decompress(packed, _MOST))


def _head(text: bytes) -> Mapping[str, Any]:
    try:
        head = json.loads(text)
    except ValueError as fault:
        raise WeightsError(
            "the weights are cut or damaged: take the file that was shipped, or run `steward train`"
        ) from fault
    return head if isinstance(head, dict) else {}


def _arrays(body: bytes) -> Weights:
    found: dict[str, Any] = {}
    at = 0
    for name in _names():
        kind = np.dtype(np.int8 if name == "letters" else "<f4")
        size = int(np.prod(_SHAPES[name])) * kind.itemsize
        array = np.frombuffer(body[at : at + size], dtype=kind).reshape(_SHAPES[name])
        if name != "letters" and not np.isfinite(array).all():
            raise WeightsError(f"the weights hold no number somewhere in {name!r}: train them anew")
        found[name] = array
        at += size
    return Weights(**found)


def _bytes(name: str, array: NDArray[Any]) -> bytes:
    if array.shape != _SHAPES[name]:
        raise ValueError(f"{name} has the shape {array.shape}, not {_SHAPES[name]}")
    return array.astype(np.int8 if name == "letters" else "<f4").tobytes()


def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Weights))
