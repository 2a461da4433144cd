"""Normalisation: one spelling for what looks the same, with every character's place in the original kept.

NFKC and case folding with ё = е; invisible characters, stacked marks, HTML entities, percent escapes and hidden tag
letters undone. It changes no letter of any script into a letter of another: that is folding (`disguise.py`).
"""

import re
import unicodedata
from html import unescape
from typing import Final, NamedTuple

from rules.text.alphabet import PICTURES, latin_by_name


class Normal(NamedTuple):
    """Normalised text; `starts[i]`, `ends[i]` are the original span of its character i. None: the same positions."""

    text: str
    starts: list[int] | None
    ends: list[int] | None


_PICTOGRAPHS: Final = (
    "\u2190-\u23ff\u2500-\u2767\u2794-\u27bf\u2900-\u29ff\u2b00-\u2bff"
    "\U0001f1e6-\U0001f1ff\U0001f200\U0001f300-\U0001faff"
)
_SIMPLE: Final = (
    r"\t\n\x20-\x7e\xa1-\xa7\xa9-\xac\xae\xb0-\xb1\xb6\xb7\xbb\xbf-\xff\u0100-\u012f\u0131\u0134-\u013e\u0141-\u0148"
    r"\u014a-\u017e\u0218-\u021b\u0400-\u045f\u0490-\u04af\u2010\u2013-\u2015\u201a-\u201f\u2020-\u2022\u2026\u2030"
    r"\u2039\u203a\u20ac\u20bd\u20b4\u2116\u2122" + _PICTOGRAPHS
)
_KEPT: Final = re.compile(f"[{_SIMPLE}]")
# A selector or joiner after a pictograph belongs to it and need not be removed, so such text stays on the quick path.
_ODD: Final = re.compile(f"[^{_SIMPLE}\ufe0f\u200d]|(?<![{_PICTOGRAPHS}\ufe0f])[\ufe0f\u200d]")
_MARK: Final = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HAS_MARK: Final = re.compile(f"[{_MARK}]")
_MARKED_WORD: Final = re.compile(rf"[\w{_MARK}]+")
_CODED: Final = re.compile(r"&(?:#[0-9]{2,7};?|#[xX][0-9a-fA-F]{2,6};?|[A-Za-z]{2,8};)|(?:%[0-9A-Fa-f]{2})+")
_HIDDEN_LETTERS: Final = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007e]{3,}")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BLANKS: Final = frozenset("\u2800\u3164\uffa0\u115f\u1160")
_IGNORABLE: Final = re.compile("[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_CACHED: Final = 65_536


class _Table(dict[str, str]):
    """Character -> what it becomes; filled as characters are met, bounded so that hostile text cannot grow it."""

    def __missing__(self, char: str) -> str:
        plain = _plain(char)
        if plain != char and not plain.isascii():
            plain = "".join(_plain(one) for one in plain)  # what NFKC gives may itself be a variant of something
        if len(self) < _CACHED:
            self[char] = plain
        return plain


def _plain(char: str) -> str:
    """What one character becomes: "" for an invisible one, itself when it is already plain."""
    if char in _BLANKS or char == "\x85":
        return " "
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"  # a lone surrogate cannot be encoded, and nothing it stands for can be read
    if category == "Zs":
        return " "
    if char in "\u2028\u2029\x0b\x0c":
        return "\n"
    if category == "Cf" or (category == "Cc" and char not in "\t\n\r") or _IGNORABLE.match(char):
        return ""
    if char in "’‘ʼʹ`´＇":
        return "'"
    if char == "İ":
        return "i"  # its own lower case is two characters; Turkish readers see one letter
    if _KEPT.match(char) or char in PICTURES:
        return char.lower().replace("ё", "е")
    return _compatible(char)


def _compatible(char: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    if len(folded) > 1:
        if folded[0] == " ":
            return char  # a spacing accent: NFKC would tear the word apart
        if folded.startswith("(") and (letter := latin_by_name(char)):
            return letter
    folded = folded.replace("ё", "е").replace("’", "'")
    if not folded.isalnum() or len(folded) != 1 or ord(folded) > 0x2FFF:
        return folded
    enclosed = char != folded or char.isalpha()
    return folded if enclosed else latin_by_name(char) or folded


_TABLE: Final = _Table()
_ENCLOSED: Final = {
    chr(base + i): chr(97 + i)
    for base in (0x1F110, 0x1F130, 0x1F150, 0x1F170)
    for i in range(26)
    if chr(base + i) not in "🅰🅱🅾🅿"
}
_TABLE.update(_ENCLOSED)


def normalise(text: str) -> Normal:
    """Normalise a text of any content; never raises. Linear in its length."""
    if text.isascii():
        if (text.isprintable() or not _CONTROL.search(text)) and not _coded(text):
            return Normal(text.lower(), None, None)
    elif not _ODD.search(text) and not _coded(text):
        return Normal(_lower(text), None, None)
    return _spelled_out(*_decoded(text))


def quickly(text: str) -> str | None:
    """The normalised text where that takes no more than small letters; most messages of ASCII are such."""
    return text.lower() if text.isascii() and text.isprintable() and "&" not in text and "%" not in text else None


def _coded(text: str) -> bool:
    return ("&" in text or "%" in text) and _CODED.search(text) is not None


def _lower(text: str) -> str:
    lowered = text.lower()
    if "ё" in lowered:
        lowered = lowered.replace("ё", "е")
    return lowered


def _decoded(text: str) -> tuple[str, list[int] | None, list[int] | None]:
    """Undo HTML entities, percent escapes and runs of hidden tag letters; positions where anything was undone."""
    if not _CODED.search(text) and not _HIDDEN_LETTERS.search(text):
        return text, None, None
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    coded = [(m.start(), m.end()) for pattern in (_CODED, _HIDDEN_LETTERS) for m in pattern.finditer(text)]
    for begin, end in sorted(coded):
        pieces.append(text[at:begin])
        starts.extend(range(at, begin))
        ends.extend(range(at + 1, begin + 1))
        for piece, width in _uncoded(text[begin:end]):
            pieces.append(piece)
            starts.extend([begin] * len(piece))
            ends.extend([min(begin + width, end)] * len(piece))
            begin += width
        at = end
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(pieces), starts, ends


def _uncoded(coded: str) -> list[tuple[str, int]]:
    """The characters of one coded run with the width each took: "%D0%B8%20" -> [("и", 6), (" ", 3)]."""
    if coded[0] == "&":
        plain = unescape(coded)
        return [(coded, len(coded))] if plain == "\ufffd" else [(plain, len(coded))]
    if coded[0] == "%":
        try:
            plain = bytes.fromhex(coded.replace("%", "")).decode("utf-8")
        except UnicodeDecodeError:
            return [(char, 1) for char in coded]
        return [(char, 3 * len(char.encode())) for char in plain]
    return [(chr(ord(char) - 0xE0000), 1) for char in coded]


def _spelled_out(text: str, starts: list[int] | None, ends: list[int] | None) -> Normal:
    """The table applied character by character, then marks; identity positions are noticed and dropped."""
    table = _TABLE
    parts = [table[char] for char in text]
    plain = "".join(parts)
    if len(plain) != len(text) or not all(parts):
        starts = starts if starts is not None else list(range(len(text)))
        ends = ends if ends is not None else list(range(1, len(text) + 1))
        widths = [len(part) for part in parts]
        starts = [at for at, width in zip(starts, widths, strict=True) for _ in range(width)]
        ends = [at for at, width in zip(ends, widths, strict=True) for _ in range(width)]
    if _HAS_MARK.search(plain):
        return _unmarked(plain, starts, ends)
    return Normal(plain, starts, ends)


def _unmarked(text: str, starts: list[int] | None, ends: list[int] | None) -> Normal:
    """Compose marks that make letters ("e" + acute), strip those that only stack up; a letter's span takes them in."""
    chars: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    starts = starts if starts is not None else list(range(len(text)))
    ends = ends if ends is not None else list(range(1, len(text) + 1))
    at = 0
    for word in _MARKED_WORD.finditer(text):
        begin, end = word.span()
        chars.extend(text[at:begin])
        new_starts.extend(starts[at:begin])
        new_ends.extend(ends[at:begin])
        for char, first, last in _clusters(word[0]):
            chars.append(char)
            new_starts.append(starts[begin + first])
            new_ends.append(ends[begin + last])
        at = end
    chars.extend(text[at:])
    return Normal("".join(chars), new_starts + starts[at:], new_ends + ends[at:])


def _clusters(word: str) -> list[tuple[str, int, int]]:
    """Letters of a word with their marks composed or stripped: (letter, first index, last index)."""
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(word):
        if spans and _HAS_MARK.match(char):
            spans[-1] = (spans[-1][0], at)
        elif not _HAS_MARK.match(char):
            spans.append((at, at))
    composed = [unicodedata.normalize("NFC", word[first : last + 1]) for first, last in spans]
    # Marks that all compose spell a language; one that does not, or two on one letter, are decoration.
    stacked = any(len(one) > 1 or last - first > 1 for one, (first, last) in zip(composed, spans, strict=True))
    out: list[tuple[str, int, int]] = []
    for one, (first, last) in zip(composed, spans, strict=True):
        letter = one if not stacked or (last - first == 1 and one in "йїў") else word[first]
        out.append((letter.replace("ё", "е"), first, last))
    return out
