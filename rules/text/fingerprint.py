"""Whether two messages are the same: an exact hash of the normalised text, and how alike two texts are."""

import re
from hashlib import blake2b
from typing import Final

import ahocorasick_rs
from rapidfuzz import fuzz

from rules.text.views import Views, views

_LONGEST: Final = 4_096
_NOISE: Final = re.compile(r"[\W_]+")
_DRAWN: Final = re.compile(r"(.)\1{2,}")
_PLAIN: Final = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + b" " * 128
"""ASCII letters and digits as they are, blanks for the rest."""
_THRICE: Final = ahocorasick_rs.BytesAhoCorasick([bytes([code] * 3) for code in range(128) if chr(code).isalnum()])


def essence(message: Views | str) -> str:
    """What is compared: disguises undone, letters and digits alone, runs of three and more as one, single blanks.

    A text without any letter or digit (emoji, punctuation) keeps its signs.
    """
    v = views(message) if isinstance(message, str) else message
    text = v.folded.text
    words = ascii_words(text)
    if words:
        return b" ".join(words).decode()
    plain = _NOISE.sub(" ", text).strip()
    return _DRAWN.sub(r"\1", plain or " ".join(text.split()))


def ascii_words(text: str) -> list[bytes] | None:
    """The words of the essence of an ASCII text; None (or nothing) where it has to be worked out by characters."""
    if not text.isascii():
        return None
    plain = text.encode().translate(_PLAIN)
    return None if _THRICE.find_matches_as_indexes(plain) else plain.split()


def fingerprint(message: Views | str) -> bytes:
    """Sixteen bytes, equal for messages that read the same: case, marks and spacing don't count."""
    return blake2b(essence(message).encode("utf-8", "replace"), digest_size=16).digest()


def similarity(one: str, other: str, at_least: float = 0.0) -> float:
    """How alike two essences are, 0 to 1 (normalised indel distance); 0 when under `at_least`, which spares time."""
    return fuzz.ratio(one[:_LONGEST], other[:_LONGEST], score_cutoff=at_least * 100) / 100
