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
from bot.domain.text import Say, say
from rules.language.cues import NAMES
from rules.language.features import ROWS

MAGIC: Final = b"STEWARD-WEIGHTS\n"
VERSION: Final = 1
"""Raised when features, cues or the shape of the arrays change: older weights are then refused."""
COLUMNS: Final = 24
"""What the letters are scored for, before the second step."""
HIDDEN: Final = 96
OUTPUTS: Final = len(HEADS) + len(KINDS) + len(TARGETS)
LANGUAGES: Final = ("en", "ru")
_INPUTS: Final = COLUMNS + len(NAMES)

Floats = NDArray[np.float32]


_REMEDY: Final = ": take the file that was shipped, or make it anew with `steward train`"
_FAULTS: Final[Mapping[str, str]] = {
    "weights-missing": "the file of weights is missing",
    "weights-foreign": "this is no file of Steward's weights",
    "weights-version": "the weights are of version {found}, this Steward reads {read}",
    "weights-cut": "the weights are cut or damaged",
    "weights-other": "the weights were trained for other features",
    "weights-numbers": "the weights hold something that is no number in '{name}'",
}


class WeightsError(ValueError):
    """A weights file that can't be used; the message says why and what to do, `what` says it to people."""

    def __init__(self, key: str, **details: str) -> None:
        super().__init__(_FAULTS[key].format(**details) + _REMEDY)
        self.what: Say = say(key, **details)


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
        raise WeightsError("weights-foreign")
    start = len(MAGIC) + 4
    size = int.from_bytes(data[len(MAGIC) : start], "little")
    head = _head(data[start : start + size])
    version = head.get("version")
    if version != VERSION:
        raise WeightsError("weights-version", found=repr(version)[:20], read=str(VERSION))
    packed = data[start + size :]
    if zlib.crc32(packed) != head.get("crc"):
        raise WeightsError("weights-cut")
    if head.get("shapes") != {name: list(_SHAPES[name]) for name in _names()}:
        raise WeightsError("weights-other")
    return _arrays(_unpacked(packed))


def _head(text: bytes) -> Mapping[str, Any]:
    try:
        head = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise WeightsError("weights-cut") from fault
    if not isinstance(head, dict):
        raise WeightsError("weights-cut")
    return head


def _unpacked(packed: bytes) -> bytes:
    """The arrays' bytes, as many as there must be."""
    whole = sum(_size(name) for name in _names())
    try:
        body = zlib.decompressobj().decompress(packed, whole + 1)
    except zlib.error as fault:
        raise WeightsError("weights-cut") from fault
    if len(body) != whole:
        raise WeightsError("weights-cut")
    return body


def _size(name: str) -> int:
    return int(np.prod(_SHAPES[name])) * _kind(name).itemsize


def _kind(name: str) -> np.dtype[Any]:
    return np.dtype(np.int8 if name == "letters" else "<f4")


def _arrays(body: bytes) -> Weights:
    found: dict[str, Any] = {}
    at = 0
    for name in _names():
        array = np.frombuffer(body[at : at + _size(name)], dtype=_kind(name)).reshape(_SHAPES[name])
        if name != "letters" and not np.isfinite(array).all():
            raise WeightsError("weights-numbers", name=name)
        found[name] = array
        at += _size(name)
    return Weights(**found)


def _bytes(name: str, array: NDArray[Any]) -> bytes:
    if array.shape != _SHAPES[name]:
        raise ValueError(f"{name} has the shape {array.shape}, not {_SHAPES[name]}")
    return array.astype(_kind(name)).tobytes()


def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Weights))
