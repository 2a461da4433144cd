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
            kind = " " if char in "+|#*" else kind
        classes.append(kind)
    return "".join(classes).encode()


_SCRIPTS: Final = _byte_table("scripts")
_LETTERS: Final = _byte_table("letters")
_UNITS: Final = _byte_table("gaps")
_MIXED: Final = (b"ac", b"ca")
_INSIDE: Final = (
    b"a9",
    b"9a",
    b"a$",
    b"$a",
    b"a!a",
    b" !a",
    b"9!",
    b"$!",
    b"$$",
    b"a.a",
    b"a..",
    b"..a",
    b"a?",
    b"?a",
    b"aqa",
)
_SINGLE: Final = b" a "
_TRIPLES: Final = sorted(char * 3 for char in LATIN | CYRILLIC)
_PAIRS: Final = sorted(
    one * 2 + two * 2 for letters in (LATIN, CYRILLIC) for one in letters for two in letters if one != two
)
_DRAWN: Final = ahocorasick_rs.AhoCorasick(_TRIPLES + _PAIRS)
_EVERYTHING: Final = Guards(runs=True, tokens=True)


def look(text: str) -> Guards:
    """What a normalised text may hide. Errs on the side of yes."""
    try:
        coded = text.encode(_CODEC)
    except UnicodeEncodeError:
        return _EVERYTHING
    classes = b" " + coded.translate(_LETTERS) + b" "
    units = b" " + coded.translate(_UNITS) + b" "
    runs = units.count(_SINGLE) > 1
    tokens = any(sign in classes for sign in _INSIDE)
    if not tokens and not text.isascii():
        scripts = coded.translate(_SCRIPTS)
        tokens = b"a" in scripts and b"c" in scripts
    if not tokens:
        tokens = bool(_DRAWN.find_matches_as_indexes(text))
    return Guards(runs, tokens)
