"""The file of weights: turns back whole, and is refused with a remedy when it is anything else."""

from __future__ import annotations

import zlib
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.language import weights as file
from rules.language.weights import MAGIC, VERSION, Weights, WeightsError, pack, unpack

REMEDY: Final = "steward train|shipped"


@cache
def some() -> Weights:
    """Small random weights; the letters mostly zero, so that the file is small too."""
    dice = np.random.default_rng(5)
    found: dict[str, Any] = {name: dice.normal(size=shape).astype("<f4") for name, shape in file._SHAPES.items()}
    found["letters"] = np.zeros(file._SHAPES["letters"], dtype=np.int8)
    found["letters"][::1009] = dice.integers(-127, 128, (len(found["letters"][::1009]), file.COLUMNS))
    return Weights(**found)


@cache
def packed() -> bytes:
    return pack(some())


def head_end() -> int:
    return len(MAGIC) + 4 + int.from_bytes(packed()[len(MAGIC) : len(MAGIC) + 4], "little")


def test_packed_weights_turn_back() -> None:
    found = unpack(packed())
    for one in fields(Weights):
        before, after = getattr(some(), one.name), getattr(found, one.name)
        assert before.dtype == after.dtype
        assert (before == after).all()


def test_the_same_weights_give_the_same_bytes() -> None:
    assert pack(some()) == packed() == pack(unpack(packed()))


def test_an_array_of_another_shape_is_not_packed() -> None:
    with pytest.raises(ValueError, match=r"bias has the shape \(3,\)"):
        pack(replace(some(), bias=np.zeros(3, dtype=np.float32)))


@pytest.mark.parametrize("percent", range(100))
def test_a_cut_file_is_refused_with_a_remedy(percent: int) -> None:
    with pytest.raises(WeightsError, match=REMEDY):
        unpack(packed()[: len(packed()) * percent // 100])


@pytest.mark.parametrize("length", range(0, 400, 7))
def test_a_file_cut_in_its_head_is_refused(length: int) -> None:
    with pytest.raises(WeightsError, match=REMEDY):
        unpack(packed()[:length])


@settings(max_examples=60)
@given(st.data())
def test_one_turned_bit_is_noticed(data: st.DataObject) -> None:
    whole = bytearray(packed())
    at = data.draw(st.one_of(st.integers(0, head_end() + 8), st.integers(0, len(whole) - 1)))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(WeightsError, match=REMEDY):
        unpack(bytes(whole))


def test_something_behind_the_end_is_noticed() -> None:
    with pytest.raises(WeightsError, match="damaged"):
        unpack(packed() + b"\0")


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n", b"STEWARD", MAGIC, MAGIC + b"\xff" * 40, MAGIC + b"\0\0\0\0" + b"x"]
)
def test_a_foreign_file_is_refused(data: bytes) -> None:
    with pytest.raises(WeightsError, match=REMEDY):
        unpack(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_and_nothing_else_happens(data: bytes) -> None:
    for one in (data, MAGIC + data):
        with pytest.raises(WeightsError, match=REMEDY):
            unpack(one)


def test_another_version_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "VERSION", VERSION + 1)
    later = pack(some())
    monkeypatch.undo()
    with pytest.raises(
        WeightsError, match=rf"version {VERSION + 1}, this Steward reads {VERSION}.*(steward train|shipped)"
    ):
        unpack(later)


def test_weights_for_other_features_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = {**file._SHAPES, "bias": (3,)}
    monkeypatch.setattr(file, "_SHAPES", shapes)
    other = pack(replace(some(), bias=np.zeros(3, dtype=np.float32)))
    monkeypatch.undo()
    with pytest.raises(WeightsError, match=r"other features.*shipped"):
        unpack(other)


@pytest.mark.parametrize("name", [one.name for one in fields(Weights) if one.name != "letters"])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_no_number_is_refused(name: str, value: float) -> None:
    broken = getattr(some(), name).copy()
    broken.flat[-1] = value
    with pytest.raises(WeightsError, match=f"'{name}'.*steward train"):
        unpack(pack(replace(some(), **{name: broken})))


@pytest.mark.parametrize("body", [b"", b"\0" * 1000])
def test_too_few_numbers_are_refused_although_their_sum_is_right(body: bytes) -> None:
    text = packed()[len(MAGIC) + 4 : head_end()]
    short = zlib.compress(body)
    old = str(zlib.crc32(packed()[head_end() :])).encode()
    head = text.replace(old, str(zlib.crc32(short)).encode())
    with pytest.raises(WeightsError, match=REMEDY):
        unpack(MAGIC + len(head).to_bytes(4, "little") + head + short)


def test_a_body_that_is_not_packed_is_refused_although_its_sum_is_right() -> None:
    text = packed()[len(MAGIC) + 4 : head_end()]
    old = str(zlib.crc32(packed()[head_end() :])).encode()
    head = text.replace(old, str(zlib.crc32(b"plain")).encode())
    with pytest.raises(WeightsError, match=REMEDY):
        unpack(MAGIC + len(head).to_bytes(4, "little") + head + b"plain")
