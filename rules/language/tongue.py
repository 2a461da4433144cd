"""Which language a message is in, for batches: by script, by letters of its own, by its commonest words.

Quicker than `rules.text.language`, which it takes its words from, and with another default: what is short and in Latin
letters counts as English, in Cyrillic as Russian, as long as nothing speaks against it, since a wrong guess costs
little and "lol" has no other language. What speaks against it makes it that language, or "other".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.language.features import ROWS, Pieces, pieces
from rules.text.language import FUNCTION_WORDS

_TONGUES: Final = ("en", "ru", "uk", "bg", "sr", "tr", "de", "other")
_LATIN: Final = ("de", "tr", "sr", "other")
_CYRILLIC: Final = ("uk", "bg", "sr")
_LETTERS: Final = {
    "uk": frozenset("іїєґ"), "sr": frozenset("јљњћђџ"), "other": frozenset("ўқғһәөүңҳӣӯҷ"), "tr": frozenset("ğışİ"),
    "de": frozenset("äß"),
}  # fmt: skip
_RUSSIAN: Final = frozenset("ыэ")
_STRANGE: Final = frozenset("ñãõàèìòùêîôûåøæąęłńśźżőűřěůāēīūțșăťçéáíóúčćđ")
_SHARE: Final = 0.6


def _table() -> NDArray[np.uint8]:
    table = np.zeros(ROWS, dtype=np.uint8)
    for at, tongue in enumerate(_TONGUES):
        words = [word for word in FUNCTION_WORDS[tongue] if word.isalpha() and len(word) > 1]
        table[pieces(words).words] |= np.uint8(1 << at)
    return table


_WORDS: Final = _table()


def tongues(
    readings: Sequence[str], found: Pieces, known: NDArray[np.bool_], latin: Sequence[float], cyrillic: Sequence[float]
) -> list[str]:
    """The language of each message: "en", "ru", another code, "other", or "unknown" for one without letters.

    `known` says of each of `found.words` whether the model has met it; `latin`, `cyrillic`: shares of letters.
    """
    bits = np.unpackbits(np.append(_WORDS[found.words], np.uint8(0))[:, None], axis=1, bitorder="little")
    starts = found.word_starts[:-1]
    counts = np.add.reduceat(bits, starts, axis=0, dtype=np.int32)
    met = np.add.reduceat(np.append(known, False), starts, dtype=np.int32)
    sizes = np.diff(found.word_starts)
    counts[sizes == 0] = 0
    rows = zip(readings, counts.tolist(), met.tolist(), sizes.tolist(), latin, cyrillic, strict=True)
    return [_tongue(*row) for row in rows]


def _tongue(reading: str, counts: Sequence[int], met: int, words: int, latin: float, cyrillic: float) -> str:
    said = dict(zip(_TONGUES, counts, strict=True))
    if cyrillic >= _SHARE:
        return _cyrillic(frozenset(reading), said)
    if latin >= _SHARE:
        return _latin(reading, said, met, words)
    if not words:
        return "other" if any(char.isalpha() for char in reading) else "unknown"
    return "ru" if cyrillic > latin else "en" if latin > 0 else "unknown"


def _cyrillic(letters: frozenset[str], said: dict[str, int]) -> str:
    if letters & _LETTERS["other"]:
        return "other"
    own = len(letters & _RUSSIAN)
    for tongue in ("uk", "sr"):
        if letters & _LETTERS[tongue] and not own:
            return tongue
    best = max(_CYRILLIC, key=lambda one: said[one])
    return best if said[best] >= said["ru"] + 2 and not own else "ru"


def _latin(reading: str, said: dict[str, int], met: int, words: int) -> str:
    best = max(_LATIN, key=lambda one: said[one])
    if said[best] > said["en"] and (said[best] >= 2 or words <= 3):
        return best
    if not reading.isascii() and said["en"] == 0:
        letters = frozenset(reading)
        for tongue in ("tr", "de"):
            if letters & _LETTERS[tongue]:
                return tongue
        if letters & _STRANGE and said["en"] * 3 < words:
            return "other"
    # Four words of which the model has met hardly any, none of them a common English one: not ours to judge.
    return "other" if words >= 4 and said["en"] == 0 and met * 3 < words else "en"
