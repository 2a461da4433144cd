"""Features of a message: hashed pieces of its letters, for batches of messages at once, by numpy alone.

A message is read twice. Its *letters* are what remains of the undisguised reading without what identifies a channel
(mentions, links, digits, habits of punctuation); toxicity is judged by them alone, which carries over to sources that
were not trained on. Its *signs* (links, money, question marks, emoji, shouting) say what kind of request or
advertisement it is, and stand in `signs.py`.

Pieces are character 2- to 5-grams within words (edges count), words and pairs of words, each hashed into one row of a
table by a polynomial hash over 64 bits (Rabin and Karp 1987), mixed by Fibonacci hashing (Knuth, TAOCP 3, 6.4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.text.disguise import Disguise, Kind
from rules.text.views import Views, views

BITS: Final = 19
ROWS: Final = 1 << BITS
LONGEST: Final = 1_500
"""Letters of a message that are looked at; of a longer one, the first and the last part."""

_STRIPPED: Final = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ru|io|me|gg|info|xyz|top|рф)(?:/\S*)?(?!\w)"
    r"|<[@#:][^<>\s]{0,80}>|<(?:user|number|url|link|happy|sad|laugh|wink|tong|percent|hashtag|time|email|phone"
    r"|annoyed|surprise|censored|allcaps|repeated|elongated|kiss|date|money)>|[@#]\w+|\bu\d{1,6}\b",
)
_NEED_STRIPPING: Final = re.compile(r"[@#<]|://|\w\.\w|\bu\d")
_MASK: Final = 1
_GAP: Final = 0
_END: Final = 2
_MULTIPLIER: Final = np.uint64(0x100000001B3)
_INVERSE: Final = np.uint64(pow(0x100000001B3, -1, 1 << 64))
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(64 - BITS)


def _alphabet() -> NDArray[np.uint8]:
    """Code point → letter: 0 a gap, 1 a sign that may stand for a letter, 2 the end of a message, then letters."""
    table = np.zeros(65_536, dtype=np.uint8)
    letters = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя" + "іїєґўßäöüçñáéíóúàèâêîôûşğıąćęłńśźż"
    for at, letter in enumerate(letters, start=3):
        table[ord(letter)] = at
    table[ord("ё")] = table[ord("е")]
    table[[ord("*"), ord("$"), ord("%")]] = _MASK
    table[ord("'")] = table[ord("’")] = 255
    table[10] = _END
    return table


_ALPHABET: Final = _alphabet()
_DROPPED: Final = 255
"""Apostrophes vanish: "don't" is the word "dont"."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a batch: `rows[i]` is the table row of a piece, those of message m stand in
    `rows[starts[m]:starts[m + 1]]`. Every message has at least one piece. `words` are the rows of whole words alone, parted
    by `word_starts` in the same way; a message may have none."""

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    word_starts: NDArray[np.int64]


def reading(text: str, view: Views | None = None) -> str:
    """A message as it is meant: small letters, disguises undone, without mentions and links, in one line."""
    view = view or views(text)
    plain = view.normalised
    patches = [(one.start, one.end, one.readings[0]) for one in view.disguises if _undone(one, plain.text)]
    said = plain.patched(patches).text if patches else plain.text
    if _NEED_STRIPPING.search(said):
        said = _STRIPPED.sub(" ", said)
    if len(said) > LONGEST:
        said = said[: LONGEST // 2] + " " + said[-LONGEST // 2 :]
    return said.replace("\n", " ")


def _undone(one: Disguise, text: str) -> bool:
    if one.kind is Kind.GUESS and len(one.readings) > 1:
        return False
    shown = text[one.start : one.end]
    return one.kind is not Kind.MASK and shown[0] not in "@#" and "/" not in shown


def pieces(readings: Sequence[str]) -> Pieces:
    """The pieces of messages given as `reading` returns them."""
    codes = np.frombuffer(("\n".join(readings) + "\n").encode("utf-32-le", "replace"), dtype=np.uint32)
    letters = _ALPHABET[np.where(codes < 65_536, codes, 32)]
    letters = _squeezed(letters)
    return _hashed(letters, len(readings))


def _squeezed(letters: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Apostrophes gone, gaps single, a letter at most twice in a row, a gap before and after each message."""
    letters = letters[letters != _DROPPED]
    keep = np.ones(len(letters), dtype=bool)
    keep[2:] = (letters[2:] != letters[1:-1]) | (letters[1:-1] != letters[:-2])
    letters = letters[keep]
    ends = letters == _END
    padded = np.zeros(len(letters) + 2 * int(ends.sum()) + 1, dtype=np.uint8)
    at = np.arange(len(letters)) + 1 + 2 * (np.cumsum(ends) - ends) + ends
    padded[at] = letters
    gap = padded == _GAP
    keep = np.ones(len(padded), dtype=bool)
    keep[1:] = ~(gap[1:] & gap[:-1])
    return padded[keep]


def _hashed(letters: NDArray[np.uint8], messages: int) -> Pieces:
    size = len(letters)
    gaps = letters == _GAP
    ends = letters == _END
    owner = np.cumsum(ends)
    said, whole = _words(letters, gaps, ends, owner)
    found = [_paired(said, whole), (np.arange(messages), np.zeros(messages, dtype=np.int64))]
    value = letters.astype(np.uint64)
    sums = value.copy()
    barrier = np.zeros(size + 8, dtype=np.int32)
    barrier[1 : size + 1] = np.cumsum(gaps | ends)
    barrier[size + 1 :] = barrier[size]
    for width in range(2, 6):
        count = size - width + 1
        if count <= 0:
            break
        sums = sums[:count] * _MULTIPLIER + value[width - 1 : width - 1 + count]
        # Gaps may stand at a piece's edges, never inside it; a piece of a lone gap and a message's end is none.
        inside = barrier[width - 1 : width - 1 + count] == barrier[1 : count + 1]
        at = np.flatnonzero(inside & ~ends[:count] & ~ends[width - 1 :])
        found.append((owner[at], _row(sums[at], width)))
    owners = np.concatenate([one for one, _ in found])
    rows = np.concatenate([one for _, one in found])
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(messages + 1))
    word_starts = np.searchsorted(said, np.arange(messages + 1))
    return Pieces(rows[order], starts.astype(np.int64), _row(whole, 1), word_starts.astype(np.int64))


def _row(hashes: NDArray[np.uint64], seed: int) -> NDArray[np.int64]:
    mixed = (hashes ^ np.uint64(seed * 0x5BD1E995)) * _MIX
    mixed ^= mixed >> np.uint64(29)
    return ((mixed * _MIX) >> _SHIFT).astype(np.int64)


def _words(
    letters: NDArray[np.uint8], gaps: NDArray[np.bool_], ends: NDArray[np.bool_], owner: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The words: whose each is, and its hash."""
    edge = gaps | ends
    begins = np.flatnonzero(edge[:-1] & ~edge[1:]) + 1
    stops = np.flatnonzero(~edge[:-1] & edge[1:]) + 1
    # The sum of letter × P^place between two places, brought back by P's inverse: one hash wherever a word stands.
    powers = np.full(len(letters) + 1, _MULTIPLIER)
    powers[0] = 1
    powers = np.cumprod(powers)
    sums = np.concatenate([[np.uint64(0)], np.cumsum(letters.astype(np.uint64) * powers[:-1])])
    back = np.full(len(letters) + 1, _INVERSE)
    back[0] = 1
    hashes = (sums[stops] - sums[begins]) * np.cumprod(back)[begins]
    return owner[begins], hashes


def _paired(owner: NDArray[np.int64], hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Words and pairs of neighbours."""
    pairs = np.flatnonzero(owner[1:] == owner[:-1])
    both = hashes[pairs] * np.uint64(31) + hashes[pairs + 1] * np.uint64(0x27D4EB2F)
    return np.concatenate([owner, owner[pairs]]), np.concatenate([_row(hashes, 1), _row(both, 9)])
