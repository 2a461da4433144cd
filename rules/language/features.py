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

_LINK: Final = (
    r"https?://\S+|\bwww\.\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
    r"\.(?:com|org|net|ru|io|me|gg|info|xyz|top|рф)(?:/\S*)?(?!\w)"
)
_NAME: Final = (
    r"<[@#:][^<>\s]{0,80}>|<(?:user|number|url|link|happy|sad|laugh|wink|tong|percent|hashtag|time|email|phone"
    r"|annoyed|surprise|censored|allcaps|repeated|elongated|kiss|date|money)>|[@#]\w+|\bu\d{1,6}\b"
)
_STRIPPED: Final = re.compile(f"{_LINK}|{_NAME}")
_STRIPPED_NAMES: Final = re.compile(_NAME)
_NEED_STRIPPING: Final = re.compile(r"[@#<]|://|\w\.\w|\bu\d")
_MAY_LINK: Final = re.compile(r"://|[\w-]\.\w|www\.")
_MASK: Final = 1
_GAP: Final = 0
_END: Final = 2
_MULTIPLIER: Final = np.uint64(0x100000001B3)
_INVERSE: Final = np.uint64(pow(0x100000001B3, -1, 1 << 64))
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(64 - BITS)
_WORD_SEED: Final = np.uint64(0x5BD1E995)
_PAIR_SEED: Final = np.uint64(9 * 0x5BD1E995)
_LEFT: Final = np.uint64(31)
_RIGHT: Final = np.uint64(0x27D4EB2F)
_HALF: Final = np.uint64(29)
_WIDEST: Final = 5
_SEEDS: Final = np.array([width * 0x5BD1E995 for width in range(2, _WIDEST + 1)], dtype=np.uint64)


def _alphabet() -> NDArray[np.uint8]:
    """Code point → letter: 0 a gap, 1 a sign that may stand for a letter, 2 the end of a message, then letters."""
    table = np.zeros(65_536, dtype=np.uint8)
    letters = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя" + "іїєґўßäöüçñáéíóúàèâêîôûşğıąćęłńśźż"
    for at, letter in enumerate(letters, start=3):
        table[ord(letter)] = at
    table[ord("ё")] = table[ord("е")]
    table[[ord("*"), ord("$"), ord("%")]] = _MASK
    table[10] = _END
    return table


_ALPHABET: Final = _alphabet()


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a batch.

    `rows[i]` is the table row of a piece; message m has `rows[starts[m]:starts[m + 1]]`, at least one. `words` are the
    rows of whole words alone, parted by `word_starts` in the same way; a message may have none.
    """

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    words: NDArray[np.int64]
    word_starts: NDArray[np.int64]


def reading(text: str, view: Views | None = None) -> str:
    """A message as it is meant: small letters, disguises undone, without mentions and links, in one line."""
    view = view or views(text)
    said = view.normalised.text
    if view.disguises:
        said = _respelled(said, [one for one in view.disguises if _undone(one, said)])
    if _NEED_STRIPPING.search(said):
        said = (_STRIPPED if _MAY_LINK.search(said) else _STRIPPED_NAMES).sub(" ", said)
    if len(said) > LONGEST:
        said = said[: LONGEST // 2] + " " + said[-LONGEST // 2 :]
    return said.replace("\n", " ")


def _respelled(text: str, undone: Sequence[Disguise]) -> str:
    """The text with each disguise read in its likeliest way; of overlapping ones, the first."""
    parts = []
    at = 0
    for one in sorted(undone, key=lambda one: one.start):
        if one.start >= at:
            parts += [text[at : one.start], one.readings[0]]
            at = one.end
    return "".join((*parts, text[at:]))


def _undone(one: Disguise, text: str) -> bool:
    if one.kind is Kind.GUESS and len(one.readings) > 1:
        return False
    shown = text[one.start : one.end]
    return one.kind is not Kind.MASK and shown[0] not in "@#" and "/" not in shown


def pieces(readings: Sequence[str]) -> Pieces:
    """The pieces of messages given as `reading` returns them. Apostrophes vanish: "don't" is the word "dont"."""
    text = " " + " \n ".join(readings) + " \n "
    if "'" in text or "’" in text:
        text = text.replace("'", "").replace("’", "")
    # Halves of a pair (emoji and other letters beyond the 16 bits) are gaps, as is everything else without a place.
    letters = _ALPHABET.take(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2"))
    return _hashed(_squeezed(letters), len(readings))


def _squeezed(letters: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Gaps single, a letter at most twice in a row."""
    same = letters[1:] == letters[:-1]
    again = letters[1:] == _GAP
    again[1:] |= same[:-1]
    keep = np.ones(len(letters), dtype=bool)
    np.logical_not(again & same, out=keep[1:])
    return letters[keep]


def _hashed(letters: NDArray[np.uint8], messages: int) -> Pieces:
    size = len(letters)
    ends = letters == _END
    edges = ends | (letters == _GAP)
    at, hashes = _grams(letters, edges, ends)
    begins, whole = _words(letters, edges)
    words = _row(whole, _WORD_SEED)
    if messages == 1:
        pairs = _row(whole[:-1] * _LEFT + whole[1:] * _RIGHT, _PAIR_SEED)
        rows = np.concatenate([_row(hashes, _SEEDS[at // size]), words, pairs, [0]])
        return Pieces(rows, np.array([0, len(rows)]), words, np.array([0, len(words)]))
    owner = ends.cumsum()
    said = owner[begins]
    first = np.flatnonzero(said[1:] == said[:-1])
    pairs = _row(whole[first] * _LEFT + whole[first + 1] * _RIGHT, _PAIR_SEED)
    rows = np.concatenate([_row(hashes, _SEEDS[at // size]), words, pairs, np.zeros(messages, np.int64)])
    owners = np.concatenate([owner[at % size], said, said[first], np.arange(messages)])
    order = np.argsort(owners, kind="stable")
    bounds = np.arange(messages + 1)
    return Pieces(rows[order], np.searchsorted(owners[order], bounds), words, np.searchsorted(said, bounds))


def _grams(
    letters: NDArray[np.uint8], edges: NDArray[np.bool_], ends: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The pieces within words: (width - 2) * size + where each begins, and its hash."""
    size = len(letters)
    value = np.zeros(size + _WIDEST, dtype=np.uint64)
    value[:size] = letters
    sums = np.empty((_WIDEST - 1, size), dtype=np.uint64)
    before = value[:size]
    for width in range(2, _WIDEST + 1):
        one = np.multiply(before, _MULTIPLIER, out=sums[width - 2])
        one += value[width - 1 : width - 1 + size]
        before = one
    # Gaps may stand at a piece's edges, never inside it; a piece of a lone gap and a message's end is none.
    barriers = np.full(size + _WIDEST + 1, 1 << 30, dtype=np.int32)
    barriers[0] = 0
    edges.cumsum(out=barriers[1 : size + 1])
    inside = np.empty((_WIDEST - 1, size), dtype=bool)
    free = np.zeros(size + _WIDEST, dtype=bool)
    np.logical_not(ends, out=free[:size])
    for width in range(2, _WIDEST + 1):
        np.equal(barriers[width - 1 : width - 1 + size], barriers[1 : size + 1], out=inside[width - 2])
        inside[width - 2] &= free[width - 1 : width - 1 + size]
    inside &= free[:size]
    at = np.flatnonzero(inside)
    return at, sums.ravel().take(at)


def _row(hashes: NDArray[np.uint64], seed: NDArray[np.uint64] | np.uint64) -> NDArray[np.int64]:
    mixed = hashes ^ seed
    mixed *= _MIX
    mixed ^= mixed >> _HALF
    mixed *= _MIX
    mixed >>= _SHIFT
    return mixed.view(np.int64)


def _words(letters: NDArray[np.uint8], edges: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The words: where each begins, and its hash."""
    turns = np.flatnonzero(edges[1:] != edges[:-1]) + 1  # a message begins and ends with a gap
    begins, stops = turns[::2], turns[1::2]
    powers, back = _powers(len(letters))
    # The sum of letter × P^place between two places, brought back by P's inverse: one hash wherever a word stands.
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.multiply(letters, powers, out=sums[1:], dtype=np.uint64)
    sums = sums.cumsum()
    return begins, (sums[stops] - sums[begins]) * back[begins]


def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of the multiplier and of its inverse, `size` of each."""
    if size <= len(_POWERS[0]):
        return _POWERS[0][:size], _POWERS[1][:size]
    return _raised(_MULTIPLIER, size), _raised(_INVERSE, size)


def _raised(base: np.uint64, size: int) -> NDArray[np.uint64]:
    powers = np.full(size, base)
    powers[0] = 1
    return np.cumprod(powers)


_POWERS: Final = _raised(_MULTIPLIER, 1 << 14), _raised(_INVERSE, 1 << 14)
