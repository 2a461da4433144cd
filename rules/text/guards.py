"""A quick look at a normalised text: may any word in it be disguised? Most messages stop here.

The text is mapped to one byte of character class per character, and a few fixed byte strings are searched in it;
this costs about a microsecond for a line of chat and lets everything slower run on suspicious messages alone.
"""

from typing import Final

import ahocorasick_rs

from rules.text.alphabet import CYRILLIC, LATIN
from rules.text.disguise import Guards

_CODEC: Final = "cp1251"


def _class(char: str) -> str:
    if char in LATIN:
        return "a"
    if char in CYRILLIC:
        return "c"
    if char.isdigit():
        return "9"
    if char.isspace():
        return " "
    if char in "!":
        return "!"
    if char in "@$+|€#*":
        return "$"
    if char in "._-~/\\•·`^–—":
        return "."
    return "q" if char.isascii() or char in "«»„“”‘’…№‹›†‡‰™©®°±¦§" else "?"


def _byte_table(unify: str) -> bytes:
    """256 classes of the codec's bytes; `unify` names classes that become a letter "a" or a blank."""
    classes = []
    for code in range(256):
        char = bytes([code]).decode(_CODEC, "replace").lower()
        kind = _class(char) if len(char) == 1 else "?"
        if unify == "letters" and kind == "c":
            kind = "a"
        if unify == "gaps":
            kind = "a" if kind in "ac9$!" else " "
            kind = " " if char in "+|#*" else "a" if char == "'" else kind  # "don't" is one word, "i'm" another
        classes.append(kind)
    return "".join(classes).encode()


_SCRIPTS: Final = _byte_table("scripts")
_LETTERS: Final = _byte_table("letters")
_UNITS: Final = _byte_table("gaps")
_ODD: Final = ahocorasick_rs.BytesAhoCorasick(
    # Digits beside two letters or between them, one letter beside three digits ("u10" is a name, "f001" may be more);
    # signs beside letters; separators between letters; anything outside the codec's alphabets.
    [*b"aa9 9aa a9a a99a 9a9 a999 999a a9$ $9a a$ $a a!a a.a a..a a...a $$ 9! $! !9a ?".split(), b" !a"]
)
_SET_APART: Final = ahocorasick_rs.BytesAhoCorasick(
    [b" a" + b" " * one + b"a" + b" " * two + b"a " for one in range(1, 5) for two in range(1, 5)]
)
_TRIPLES: Final = sorted(char * 3 for char in LATIN | CYRILLIC)
_PAIRS: Final = sorted(
    one * 2 + two * 2 for letters in (LATIN, CYRILLIC) for one in letters for two in letters if one != two
)
_DRAWN: Final = ahocorasick_rs.AhoCorasick(_TRIPLES + _PAIRS)
_EVERYTHING: Final = Guards(runs=True, tokens=True, words=True)
_NOTHING: Final = Guards(runs=False, tokens=False, words=False)


def look(text: str) -> Guards:
    """What a normalised text may hide. Errs on the side of yes."""
    plain = text.isascii()
    try:
        coded = b" " + (text.encode() if plain else text.encode(_CODEC)) + b" "
    except UnicodeEncodeError:
        return _EVERYTHING
    runs = bool(_SET_APART.find_matches_as_indexes(coded.translate(_UNITS)))
    words = bool(_DRAWN.find_matches_as_indexes(text))
    if not words and not plain:
        scripts = coded.translate(_SCRIPTS)
        words = b"a" in scripts and b"c" in scripts
    tokens = words or bool(_ODD.find_matches_as_indexes(coded.translate(_LETTERS)))
    return Guards(runs, tokens, words) if runs or tokens else _NOTHING
