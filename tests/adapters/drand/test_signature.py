"""drand's signatures: known rounds hold, anything else does not."""

from __future__ import annotations

import hashlib

import pytest

from adapters.drand.bls import is_signed
from bot.domain.time import SECOND
from bot.ports.beacon import QUICKNET
from tests.kit.drand import RANDOMNESS, ROUND, SIGNATURE


def test_a_known_round_is_signed() -> None:
    assert is_signed(QUICKNET.key, ROUND, SIGNATURE)
    assert hashlib.sha256(bytes.fromhex(SIGNATURE)).hexdigest() == RANDOMNESS


@pytest.mark.parametrize("number", [0, 999, 1001, 2**64 - 1, 2**64, -1])
def test_it_is_of_no_other_round(number: int) -> None:
    assert not is_signed(QUICKNET.key, number, SIGNATURE)


@pytest.mark.parametrize(
    "signature",
    [
        "", "zz", SIGNATURE[:-2], SIGNATURE + "00", "00" * 48, "ff" * 48, "c0" + "00" * 47,
        SIGNATURE[:-2] + "38", "a" + SIGNATURE[1:], "94" + SIGNATURE[2:],
    ],
)  # fmt: skip
def test_no_other_signature_holds(signature: str) -> None:
    assert not is_signed(QUICKNET.key, ROUND, signature)


def test_a_key_of_another_shape_signs_nothing() -> None:
    assert not is_signed(QUICKNET.key[:96], ROUND, SIGNATURE)
    assert not is_signed("c0" + "00" * 95, ROUND, SIGNATURE)


def test_rounds_follow_the_clock() -> None:
    assert QUICKNET.round_at(1_776_643_200 * SECOND) == 27_946_612  # 2026-04-20T00:00Z, as drand's own clients count
    assert QUICKNET.round_at(QUICKNET.genesis) == 1
    assert QUICKNET.round_at(QUICKNET.genesis - SECOND) == 1
    assert QUICKNET.round_at(QUICKNET.genesis + 1) == 2
    assert QUICKNET.published_at(QUICKNET.round_at(1_776_643_201 * SECOND)) >= 1_776_643_201 * SECOND
