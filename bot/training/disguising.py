"""Disguised twins: what people do to words so that machines do not see them, done to a share of the rude examples.

The text views undo most of it before features are made; the twins teach what is left (a letter gone, words grown
together, a star within a word). Chance is a hash of the text: the same data gives the same twins.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.training.example import Example

SHARE: Final = 5
"""Every so many-th rude example gets a twin."""
_LONG: Final = 5
_LEET: Final = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "о": "0", "а": "@", "з": "3", "ч": "4"})


def twins(examples: Sequence[Example]) -> Iterator[Example]:
    """A disguised twin of some of the examples that are toxic or hateful; their half weight."""
    for one in examples:
        if not (one.labels.get("toxic") or one.labels.get("hate")) or one.source == "lexicon_badwords":
            continue
        chance = zlib.crc32(one.text.encode("utf-8", "replace"))
        if chance % SHARE == 0:
            text = disguised(one.text, chance // SHARE)
            if text != one.text:
                yield replace(one, text=text, weight=one.weight / 2)


def disguised(text: str, chance: int) -> str:
    """The text with one or two of its longer words disguised in the way that `chance` picks."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= _LONG and word.isalpha()]
    if not long:
        return text
    way = WAYS[chance % len(WAYS)]
    for turn in range(min(2, len(long))):
        at = long[(chance // 7 + turn * 5) % len(long)]
        words[at] = way(words[at], chance // 31 + turn)
    if chance % 11 == 0:
        return (
            "".join(words) if len(words) <= 6 else " ".join(words[:2]) + "".join(words[2:5]) + " " + " ".join(words[5:])
        )
    return " ".join(words)


def _inside(word: str, chance: int) -> int:
    return 1 + chance % (len(word) - 2)


def _deleted(word: str, chance: int) -> str:
    at = _inside(word, chance)
    return word[:at] + word[at + 1 :]


def _starred(word: str, chance: int) -> str:
    at = _inside(word, chance)
    return word[:at] + "*" + word[at + 1 :]


def _swapped(word: str, chance: int) -> str:
    at = _inside(word, chance)
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _doubled(word: str, chance: int) -> str:
    at = _inside(word, chance)
    return word[:at] + word[at] + word[at:]


def _split(word: str, chance: int) -> str:
    at = _inside(word, chance)
    return word[:at] + " " + word[at:]


def _leet(word: str, chance: int) -> str:
    return word.lower().translate(_LEET)


WAYS: Final[Sequence[Callable[[str, int], str]]] = (_deleted, _starred, _swapped, _doubled, _split, _leet)
