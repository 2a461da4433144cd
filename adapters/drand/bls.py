"""The signature of a round: BLS on BLS12-381, short signatures in G1, as drand's scheme bls-unchained-g1-rfc9380.

The message is SHA-256 of the round's number as eight bytes, big-endian; it is hashed to the curve by RFC 9380
(https://www.rfc-editor.org/rfc/rfc9380). The signature S of a message M under the key P holds when e(S, G2) = e(M, P).
"""

from __future__ import annotations

import hashlib
import sys
from typing import Any, Final

_DEPTH = sys.getrecursionlimit()
from py_ecc.bls.hash_to_curve import hash_to_G1  # noqa: E402  # see below
from py_ecc.bls.point_compression import decompress_G1, decompress_G2  # noqa: E402  # see below
from py_ecc.fields import optimized_bls12_381_FQ12 as FQ12  # noqa: E402  # see below
from py_ecc.optimized_bls12_381.optimized_curve import G2, curve_order, is_inf, multiply, neg  # noqa: E402  # see below
from py_ecc.optimized_bls12_381.optimized_pairing import final_exponentiate, pairing  # noqa: E402  # see below

sys.setrecursionlimit(_DEPTH)  # py_ecc raises it for the whole process: a deeply nested JSON would then end the process


DST: Final = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
_SHA256: Final[Any] = hashlib.sha256
_KEY_BYTES: Final = 96
_SIGNATURE_BYTES: Final = 48


def is_signed(key: str, number: int, signature: str) -> bool:
    """Whether a signature (hex) is that of a round under a key (hex). Some 0.2 s of one core: never on the loop."""
    try:
        point, public = _signature(signature), _key(key)
        message = hash_to_G1(hashlib.sha256(number.to_bytes(8, "big")).digest(), DST, _SHA256)
    except (ValueError, OverflowError):
        return False
    left = pairing(G2, point, final_exponentiate=False)
    right = pairing(public, neg(message), final_exponentiate=False)
    return bool(final_exponentiate(left * right) == FQ12.one())


def _signature(text: str) -> Any:
    raw = bytes.fromhex(text)
    if len(raw) != _SIGNATURE_BYTES:
        raise ValueError("a signature has 48 bytes")
    point: Any = decompress_G1(int.from_bytes(raw, "big"))  # type: ignore[arg-type]  # py_ecc's own name for an int
    return _in_group(point)


def _key(text: str) -> Any:
    raw = bytes.fromhex(text)
    if len(raw) != _KEY_BYTES:
        raise ValueError("a key has 96 bytes")
    halves = (int.from_bytes(raw[:48], "big"), int.from_bytes(raw[48:], "big"))
    point: Any = decompress_G2(halves)  # type: ignore[arg-type]  # py_ecc's own name for a pair of ints
    return _in_group(point)


def _in_group(point: Any) -> Any:
    """A point of the curve may lie outside of the group that signatures are made in; such a one proves nothing."""
    if is_inf(point) or not is_inf(multiply(point, curve_order)):
        raise ValueError("the point is not in the group")
    return point
