"""Administrators' regular expressions, run by RE2 alone: linear in the text whatever the pattern.

RE2's `\\w \\d \\s \\b` know ASCII only, so they are rewritten to Unicode classes, and `\\b` at a pattern's ends becomes
a test of the neighbouring character. What RE2 cannot do is refused when the pattern is saved, with the reason.
"""

import re
from typing import Final

import re2

from rules.text.refusal import Refusal

LONGEST: Final = 1_000
"""Characters of a pattern's source."""
MOST_SPANS: Final = 200
"""Matches reported of one text; a card shows a handful."""
_MEMORY: Final = 8 << 20
_WORD: Final = r"\pL\pN\pM_"
_SPACE: Final = r"\s\pZ\x{85}\x0b"
_OUTSIDE: Final = {
    "w": f"[{_WORD}]", "W": f"[^{_WORD}]", "d": r"\p{Nd}", "D": r"\P{Nd}", "s": f"[{_SPACE}]", "S": f"[^{_SPACE}]",
    "Z": r"\z", "h": r"[ \t\x{a0}]", "N": r"[^\n]",
}  # fmt: skip
_INSIDE: Final = {"w": _WORD, "d": r"\p{Nd}", "D": r"\P{Nd}", "s": _SPACE, "h": r" \t\x{a0}", "b": r"\x08"}
_ANYTHING: Final = re.compile(r"\[(?:\\s\\S|\\S\\s|\\w\\W|\\W\\w|\\d\\D|\\D\\d)\]")
_ONLY_LETTERS: Final = re.compile(r"\[\^(?:\\W\\d_|\\W_\\d|\\d\\W_|\\d_\\W|_\\W\\d|_\\d\\W)\]")
_LETTERS_AND_DIGITS: Final = re.compile(r"\[\^(?:\\W_|_\\W)\]")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([1-9])|(k<|g<)|(.))", re.DOTALL)
_PIECE: Final = re.compile(
    r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[pPx]\{[^}]*\}|\\[kg]<|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|.",
    re.DOTALL,
)
"""An escape, a character class or a single character."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNSUPPORTED: Final = (
    (re.compile(r"\(\?<?[=!]"), "pattern-look-around"),
    (re.compile(r"\(\?P="), "pattern-back-reference"),
    (re.compile(r"\(\?>"), "pattern-possessive"),
    (re.compile(r"\(\?\("), "pattern-conditional"),
)


class PatternError(Refusal):
    """A pattern that cannot be run safely. Keys: `pattern-empty`, `-long`, `-look-around`, `-back-reference`,
    `-possessive`, `-conditional`, `-boundary`, `-class`, `-large`, `-matches-empty`, `-syntax` (with `detail`)."""


class Pattern:
    """A compiled pattern. Case is ignored unless asked otherwise."""

    def __init__(self, source: str, *, ignore_case: bool = True) -> None:
        """Raises PatternError with the reason when RE2 cannot run the source as it is meant."""
        if not source.strip():
            raise PatternError("pattern-empty")
        if len(source) > LONGEST:
            raise PatternError("pattern-long", length=len(source), most=LONGEST)
        if _SURROGATE.search(source):
            raise PatternError("pattern-syntax", detail="surrogate")
        self.source = source
        self._branches = tuple(_compiled(branch, ignore_case) for branch in _branches(_simple(source)))

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """Spans of the matches in code points, in order; at most MOST_SPANS of each branch. Never raises."""
        encoded = text.encode("utf-8", "replace") if text.isascii() else _SURROGATE.sub("\ufffd", text).encode()
        found: set[tuple[int, int]] = set()
        for branch in self._branches:
            found.update(_matches(branch, encoded))
        if not found or len(encoded) == len(text):
            return tuple(sorted(found))
        places = _code_points(encoded, sorted({place for span in found for place in span}))
        return tuple(sorted((places[start], places[end]) for start, end in found))


def _matches(branch: "re2._Regexp", encoded: bytes) -> list[tuple[int, int]]:
    """Byte spans of the group that is the pattern itself. The next search begins at its end, not at the end of the
    neighbour that was tested, since two matches may share that neighbour."""
    found: list[tuple[int, int]] = []
    at = 0
    while len(found) < MOST_SPANS and at <= len(encoded):
        match = branch.search(encoded, at)
        if match is None:
            break
        start, end = match.span(1)
        if start < end:
            found.append((start, end))
        at = end if end > at else at + 1
    return found


def _code_points(encoded: bytes, places: list[int]) -> dict[int, int]:
    """Byte offset -> code point offset, for ascending offsets on character boundaries."""
    out: dict[int, int] = {}
    at = count = 0
    for place in places:
        count += len(encoded[at:place].decode("utf-8", "replace"))
        out[place] = count
        at = place
    return out


def _simple(source: str) -> str:
    """Idioms for which RE2 has its own words."""
    if source.startswith(r"^\b"):
        source = "^" + source[3:]  # a word that begins the text needs no test of what stands before it
    if source.endswith(r"\b$") and not source.endswith(r"\\b$"):
        source = source[:-3] + "$"
    source = _ANYTHING.sub(r"(?s:.)", source)
    source = _ONLY_LETTERS.sub(r"[\\pL\\pM]", source)
    return _LETTERS_AND_DIGITS.sub(r"[\\pL\\pN\\pM]", source)


def _branches(source: str) -> list[str]:
    """The pattern's top-level alternatives when any of them has a `\\b` at an end; else the pattern alone."""
    if r"\b" not in source:
        return [source]
    flags = re.match(r"\(\?[a-zA-Z]+\)", source)
    head = flags[0] if flags else ""
    parts: list[str] = [""]
    depth = 0
    for piece in _PIECE.findall(source[len(head) :]):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return [head + part for part in parts]


def _compiled(branch: str, ignore_case: bool) -> "re2._Regexp":
    head = re.match(r"(?:\(\?[a-zA-Z]+\))?", branch)
    flags = head[0] if head else ""
    body = branch[len(flags) :]
    opens = body.startswith(r"\b")
    closes = body.endswith(r"\b") and not body.endswith(r"\\b") and len(body) > 2
    core = _rewritten(body[2 if opens else 0 : -2 if closes else None])
    before = rf"(?:^|[^{_WORD}])" if opens else ""
    after = rf"(?:$|[^{_WORD}])" if closes else ""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    options.case_sensitive = not ignore_case
    try:
        alone = re2.compile(f"{flags}({core})", options)
        whole = re2.compile(f"{flags}{before}({core}){after}", options) if before or after else alone
    except re2.error as error:
        raise _reason(error) from None
    if alone.fullmatch("") is not None:
        raise PatternError("pattern-matches-empty")
    return whole


def _rewritten(source: str) -> str:
    """The source with Unicode classes for RE2; refuses what RE2 has no words for."""
    out = []
    plain = []
    for piece in _PIECE.findall(source):
        if piece[0] == "[" and len(piece) > 1:
            out.append(_class(piece))
        elif piece[0] == "\\":
            out.append(_escaped(piece))
        else:
            out.append(piece)
            plain.append(piece)
            continue
        plain.append("\0")
    for pattern, key in _UNSUPPORTED:
        if pattern.search("".join(plain)):
            raise PatternError(key)
    return "".join(out)


def _escaped(piece: str) -> str:
    found = _ESCAPE.match(piece)
    if found is None:
        return piece
    if found[1] or found[2]:
        return rf"\x{{{found[1] or found[2]}}}"
    if found[3] or found[4]:
        raise PatternError("pattern-back-reference")
    if found[5] in ("b", "B") and len(piece) == 2:
        raise PatternError("pattern-boundary")
    return _OUTSIDE.get(found[5], piece) if len(piece) == 2 else piece


def _class(piece: str) -> str:
    """A character class with Unicode members. `\\W` and `\\S` in it have no RE2 form beside others."""

    def member(found: re.Match[str]) -> str:
        if found[1] or found[2]:
            return rf"\x{{{found[1] or found[2]}}}"
        if found[5] in ("W", "S"):
            raise PatternError("pattern-class", escape="\\" + found[5])
        return _INSIDE.get(found[5] or "", found[0])

    return _ESCAPE.sub(member, piece)


def _reason(error: Exception) -> PatternError:
    detail = error.args[0] if error.args else ""
    said = detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
    if "too large" in said or "repetition size" in said:
        return PatternError("pattern-large", detail=said)
    if "bad repetition operator" in said and re.search(r"[*+?}]\+", said):
        return PatternError("pattern-possessive", detail=said)
    return PatternError("pattern-syntax", detail=said)
