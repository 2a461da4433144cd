"""How one word without blanks may be read: in which script, with which letters for its signs.

Everything here depends on the token and on a few facts about the message (`Context`), so it is remembered: chat repeats
its tokens, and most are answered from memory.
"""

import re
from enum import Enum
from functools import lru_cache
from itertools import islice, product
from typing import Final, NamedTuple

from rules.text.accents import foreign, foreign_accents
from rules.text.alphabet import CYRILLIC, LATIN, PICTURES, cyrillic_readings, latin_readings, picture

LONGEST: Final = 64
"""Characters of one word that are read; a longer "word" is cut for reading (no term is longer)."""
_MOST: Final = 48
_PICTURE: Final = "\u2190-\u23ff\u2500-\u27bf\u2900-\u2bff\U0001f000-\U0001faff"
_SPLIT: Final = re.compile(r"(?:[._\-~/\\*•·'`^–—]|\|\|)+")
_EDGES: Final = "._-~/\\•·'`^–—…"
_SIGNS: Final = "!|+#^"
_GLUE: Final = re.compile(rf"(?:[._\-~/\\*•·`^–—{_PICTURE}]|\|\|)+")
_MASKS: Final = re.compile(r"\*+|#+|[•●■█▇░▒▓×]+|…|\.{2,3}|_+|\?+|[" + _PICTURE + "]+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
PLAIN: Final = re.compile(r"[a-z]+|[а-яіїєґўјљњћђџѓќѕ]+")
_DRAWN: Final = re.compile(r"([^\W\d_])\1\1|([^\W\d_])\2([^\W\d_])\3")
DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1(?:\1|.*([^\W\d_])\2)")
"""Words that may be a term with its letters drawn out: a letter three times, or two letters twice."""
_SIMPLE: Final = re.compile(r"[a-z]+(?:[./-][a-z]+)*|[a-z]+(?:'[a-z]+)+")
_NEIGHBOURS: Final = str.maketrans("іїєґѕј", "ииегсй")
_ONE_END: Final = re.compile(r"\d+[^\W\d_]+|[^\W\d_]+\d+")
_COUNTED: Final = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm|kg|gb|mb|kb|tb|km|cm|mm|ms|px|hz|k|гб|мб|кг|км|см|мм|м|г|к|р)|\d[^\W\d_]{1,2}|\d{3,}[^\W\d_]"
    r"|[^\W\d_]\d{1,2}|[a-z]{2}\d|[^\W\d_][2689][^\W\d_]"
)
"""Ordinals, units, models and pairs: "5th", "10kg", "mp3", "b2b"."""
_CYRILLIC_TWINS: Final = frozenset("асеорхуіјѕһԁԛԝкмтвн")
_NEVER_OWN: Final = frozenset("һԁԛԝѵ")
_LATIN_TWINS: Final = frozenset("acekmhopxytbu")


class Kind(Enum):
    """How a word was disguised; decides how short a term may be found in it."""

    WORD = "word"  # letters replaced or drawn out, nothing between them
    GUESS = "guess"  # may well be ordinary ("mp3", "naïve"): looked up, but no view is respelled by it
    JOINED = "joined"  # separators taken out of one token: "id.iot", "id**io**t"
    RUN = "run"  # single letters set apart: "i d i o t"
    STREAM = "stream"  # a run without a sign of where its words end: "y o u i d i o t"
    MASK = "mask"  # "*" stands for any one letter


class Context:
    """What the rest of the message tells about a word: bits of a plain int, since it is part of every look-up's key."""

    LATIN: Final = 1  # it has Latin letters
    CYRILLIC: Final = 2  # it has Cyrillic letters that look like no Latin ones
    RUSSIAN: Final = 4  # it has letters that Russian has and its neighbours mostly lack
    ENGLISH: Final = 8  # it has common English words
    CROWDED: Final = 16  # so much is disguised that only the likeliest readings are tried


class Piece(NamedTuple):
    """A disguised part of a token: its place in the token and its plain readings, the likeliest first."""

    start: int
    end: int
    kind: Kind
    readings: tuple[str, ...]


def pieces(token: str, context: int) -> tuple[Piece, ...]:
    """Every disguise in one token (no blanks, brackets or quotes in it)."""
    if len(token) > LONGEST:
        return tuple(_pieces(token, context))
    return _remembered(token, context)


@lru_cache(maxsize=32_768)
def _remembered(token: str, context: int) -> tuple[Piece, ...]:
    return tuple(_pieces(token, context))


def _pieces(token: str, context: int) -> list[Piece]:
    stripped = token.strip(_EDGES)
    if not stripped:
        return []
    start = token.index(stripped)
    if not context & Context.CYRILLIC and _is_simple(stripped):
        return _simple(stripped, start)
    found: list[Piece] = []
    bare = stripped.strip("*!|+#")
    at = 0
    if _SPLIT.search(bare):
        for gap in _SPLIT.finditer(stripped):
            found += _signed(stripped[at : gap.start()], start + at, context)
            at = gap.end()
    found += _signed(stripped[at:], start + at, context)
    if "||" in bare and (read := readings(bare, context)):
        begin = start + stripped.index(bare)
        found.append(Piece(begin, begin + len(bare), Kind.GUESS, read))  # two letters rather than a spoiler's sign
    glued = _GLUE.sub("", bare)
    if len(glued) > 3 and glued != bare and _LETTERS.search(glued):
        begin = start + stripped.index(bare)
        found.append(Piece(begin, begin + len(bare), Kind.JOINED, spelled(glued, context)))
    return found + _masked(stripped, start)


def _is_simple(word: str) -> bool:
    """Whether nothing in a token among Latin words asks for a closer look: small letters parted by single signs."""
    return _SIMPLE.fullmatch(word) is not None and not _DRAWN.search(word)


def _simple(word: str, start: int) -> list[Piece]:
    """What the long way finds in such a token: "apt-get" may be "aptget"."""
    glued = word.replace("-", "").replace(".", "").replace("/", "")
    if len(glued) <= 3 or glued == word:
        return []
    return [Piece(start, start + len(word), Kind.JOINED, (glued[:LONGEST],))]


def _signed(word: str, start: int, context: int) -> list[Piece]:
    """One word without separators, with the signs at its edges that may or may not be letters."""
    inner = word.strip(_SIGNS)
    if len(word) < 2 or not inner:
        return []
    lead = len(word) - len(word.lstrip(_SIGNS))
    tail = word[lead + len(inner) :]
    found = _inner(inner, start + lead, context)
    heads = [""] if not 0 < lead <= 2 else ["", word[:lead]]
    # "wow!" ends a sentence; "idio+" and "1d!0!" end a disguise.
    tails = [""] if not tail or (tail[0] in "!#^" and inner.isalpha()) else list(dict.fromkeys(["", tail[0], tail[:2]]))
    for head in heads:
        for last in tails:
            if (head or last) and (read := readings(head + inner + last, context)):
                begin = start + lead - len(head)
                found.append(Piece(begin, begin + len(head + inner + last), Kind.GUESS, read))
    return found


def _inner(word: str, start: int, context: int) -> list[Piece]:
    """One word without signs at its edges."""
    end = start + len(word)
    if PLAIN.fullmatch(word) and _DRAWN.search(word):
        return [Piece(start, end, Kind.WORD, (word[:LONGEST],))]
    read = readings(word, context)
    if not read:
        return []
    return [Piece(start, end, Kind.GUESS if _ordinary(word, context) else Kind.WORD, read)]


def _ordinary(word: str, context: int) -> bool:
    """Whether a word with a reading may be no disguise: of one script, digits at one end, short, accents in English."""
    if PLAIN.fullmatch(word):
        return True
    if word.isalpha():
        english = bool(context & Context.ENGLISH)
        return CYRILLIC.isdisjoint(word) and not foreign_accents(word) and foreign(word, english) != ""
    return len(word) < 4 or _ONE_END.fullmatch(word) is not None


def _masked(token: str, start: int) -> list[Piece]:
    """Letters replaced by asterisks and the like, one for one."""
    if not _MASKS.search(token):
        return []
    lead = len(token) - len(token.lstrip("_~`!|+#"))
    token = token.strip("_~`!|+#")
    if not 4 <= len(token) <= LONGEST:
        return []
    reader = latin_readings if CYRILLIC.isdisjoint(token) else cyrillic_readings
    pattern = _MASKS.sub(lambda mask: "*" * len(mask[0]), token)
    pattern = "".join(char if char == "*" or PLAIN.match(char) else reader(char)[:1] or "*" for char in pattern)
    real = len(pattern) - pattern.count("*")
    # An asterisk at the edge is more often emphasis or a correction, and of four letters two may be hidden.
    enough = 4 if pattern.strip("*") != pattern else 3 if len(pattern) > 4 else 2
    if "*" not in pattern or real < enough:
        return []
    return [Piece(start + lead, start + lead + len(token), Kind.MASK, (pattern,))]


def spelled(word: str, context: int) -> tuple[str, ...]:
    """A joined word as it stands, or read anew when it is disguised as well."""
    if PLAIN.fullmatch(word):
        return (word[:LONGEST],)
    return readings(word, context) or (word[:LONGEST],)


def readings(word: str, context: int) -> tuple[str, ...]:
    """Plain readings of a word without separators; () when it has none or is plain already."""
    word = word[:LONGEST]
    most = 2 if context & Context.CROWDED else _MOST
    if PLAIN.fullmatch(word):
        return tuple(_twins(word, context, most))
    if without := foreign(word, bool(context & Context.ENGLISH)):
        return (without,)
    if not _is_odd(word):
        return ()
    found = [read for target in _targets(word, context) for read in _product(word, most, cyrillic=target)]
    trimmed = word.strip("0123456789")
    if len(trimmed) > 3 and trimmed != word and PLAIN.fullmatch(trimmed):
        found.append(trimmed)
    return tuple(found)


def _targets(word: str, context: int) -> list[bool]:
    """The scripts to read a word in, the likelier first; True is Cyrillic."""
    has_cyrillic = not CYRILLIC.isdisjoint(word)
    targets = [True] if has_cyrillic or context & Context.CYRILLIC else []
    if not has_cyrillic or not LATIN.isdisjoint(word) or _foreign(word):
        targets.append(False)
    if len(targets) == 2 and _leans_latin(word):
        targets.reverse()
    return targets


def _twins(word: str, context: int, most: int) -> list[str]:
    """A word of one script made only of letters that look the same in the other, among words of that other."""
    if len(word) < 3:
        return []
    if word[0] in LATIN:
        fits = bool(context & Context.CYRILLIC) and _LATIN_TWINS.issuperset(word)
        return _product(word, most, cyrillic=True) if fits else []
    if context & Context.RUSSIAN and (other := word.translate(_NEIGHBOURS)) != word:
        return [other]
    if not _CYRILLIC_TWINS.issuperset(word):
        return []
    if (context & Context.LATIN and not context & Context.CYRILLIC) or not _NEVER_OWN.isdisjoint(word):
        return _product(word, most, cyrillic=False)
    return []


def _leans_latin(word: str) -> bool:
    """Whether a mixed word is rather Latin: its Cyrillic letters are all twins, or fewer."""
    latin = [char for char in word if char in LATIN]
    cyrillic = [char for char in word if char in CYRILLIC]
    if latin and _CYRILLIC_TWINS.issuperset(cyrillic) and not _LATIN_TWINS.issuperset(latin):
        return True
    return len(latin) > len(cyrillic)


def _foreign(word: str) -> bool:
    return any(char.isalpha() and char not in LATIN and char not in CYRILLIC for char in word)


def _is_odd(word: str) -> bool:
    """Whether a word's letters cannot be one language's: mixed scripts, leet among letters, letters as pictures."""
    letters = [char for char in word if char.isalpha()]
    signs = len(word) - len(letters)
    digits = sum(char.isdecimal() for char in word)
    if signs:
        if not letters:
            return len(set(word)) > 1 and digits == 0 and len(word) > 2
        if _COUNTED.fullmatch(word):
            return False
        return digits == 0 or len(word) - digits >= (1 if len(word) > 3 else 2)
    if any(char in LATIN for char in letters) and any(char not in LATIN for char in letters):
        return not _natural_latin(word)
    if _natural_latin(word):
        return False
    return any(char in LATIN or char in CYRILLIC for char in letters) or len(set(letters)) > 1


def _natural_latin(word: str) -> bool:
    return all(char in LATIN or 0xC0 <= ord(char) <= 0x24F for char in word) and not foreign_accents(word)


def _product(word: str, most: int, *, cyrillic: bool) -> list[str]:
    """Every way to read a word in one script, at most `most`; [] when a character has no reading there."""
    options: list[str | tuple[str, ...]] = []
    for char in word:
        read = cyrillic_readings(char) if cyrillic else latin_readings(char)
        if not read and char in PICTURES:
            read = "" if cyrillic and len(picture(char)) > 1 else cyrillic_readings(picture(char)) if cyrillic else ""
            if not cyrillic:
                options.append((picture(char),))
                continue
        if not read:
            return []
        options.append(read)
    if most <= 2:
        return ["".join(option[0] for option in options), "".join(option[-1] for option in options)]
    return ["".join(choice) for choice in islice(product(*options), most)]
