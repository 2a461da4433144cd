"""Traits: what is kept of a message, that it turns back, and that no text does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rules.language.traits import BUCKETS, MOST_BUCKETS, NUMBERS, buckets_of, pack, unpack

WIDTH = NUMBERS * 2
FLOATS = st.lists(st.floats(-50, 50, width=16), min_size=NUMBERS, max_size=NUMBERS)


@given(FLOATS, st.text(max_size=400))
def test_packed_traits_turn_back(numbers: list[float], text: str) -> None:
    found = unpack(pack(np.array(numbers, dtype=np.float32), text))
    assert found is not None
    assert list(found.numbers) == numbers
    assert found.buckets == buckets_of(text)


@given(st.text(max_size=2_000))
def test_buckets_are_few_sorted_and_different(text: str) -> None:
    found = buckets_of(text)
    assert len(found) <= MOST_BUCKETS
    assert list(found) == sorted(set(found))
    assert all(0 <= one < BUCKETS for one in found)


@given(st.binary(max_size=WIDTH + 2 * MOST_BUCKETS + 10))
def test_any_bytes_are_traits_of_this_version_or_none(some: bytes) -> None:
    found = unpack(some)
    if found is None:
        return
    assert WIDTH <= len(some) <= WIDTH + 2 * MOST_BUCKETS
    assert np.isfinite(found.numbers).all()
    assert all(one < BUCKETS for one in found.buckets)


def test_cut_traits_are_none() -> None:
    kept = pack(np.ones(NUMBERS, dtype=np.float32), "two words")
    assert unpack(kept) is not None
    assert unpack(kept[:-1]) is None
    assert unpack(kept[: WIDTH - 2]) is None
    assert unpack(b"") is None
    assert unpack(kept + b"\0\0" * MOST_BUCKETS) is None


def test_numbers_beyond_half_precision_are_held() -> None:
    found = unpack(pack(np.full(NUMBERS, 1e9, dtype=np.float32), ""))
    assert found is not None
    assert found.numbers.max() < 65_504
    broken = np.full(NUMBERS, np.nan, dtype="<f2").tobytes()
    assert unpack(broken) is None


def test_word_order_and_repeats_leave_no_trace() -> None:
    assert buckets_of("you are kind") == buckets_of("kind you are you kind")
    assert buckets_of("ты добрый, ты умный") == buckets_of("умный добрый ты")


def test_digits_single_letters_and_lone_surrogates_are_no_words() -> None:
    assert buckets_of("a 1 22 _ ! 😀") == ()
    assert buckets_of("call 5550100") == buckets_of("call")
    assert len(buckets_of("ab\ud800cd")) == 2


def test_traits_hold_no_text() -> None:
    kept = pack(np.zeros(NUMBERS, dtype=np.float32), "a secret word nobody may read")
    assert b"secret" not in kept
    assert len(kept) <= WIDTH + 2 * MOST_BUCKETS
