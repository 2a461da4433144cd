"""Text with its markup as data: runs of words, each with marks; compiled to a text and Telegram's entities.

Entities rather than HTML: nothing that a person wrote can be read as a tag, and lengths are those of the text itself.
Offsets are UTF-16 units, as Telegram counts (https://core.telegram.org/api/entities#entity-length).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, TypeAlias

from telegram import MessageEntity

MOST_ENTITIES: Final = 100
JOINER: Final = "\u2060"
"""WORD JOINER: shows nothing, breaks no line, and ends what Telegram would take for a name or an address."""
_DROPPED: Final = re.compile("[\r\u202a-\u202e\u2066-\u2069\ue000\ue001]")
"""What turns the line around, and the two signs that mark a place for a time (`words`)."""
_SPACES: Final = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_LONE: Final = re.compile("[\ud800-\udfff]")
_PING: Final = re.compile(r"(?<=@)(?=[A-Za-z0-9_])")
_ADDRESS: Final = re.compile(r"(?<=:)(?=//)|(?<=[^\W_]\.)(?=[^\W\d_])|(?<=[wW]{3})(?=\.)|(?<=[#$])(?=\w)")
_COMMAND: Final = re.compile(r"(?<![\w/]/)(?<=/)(?=[A-Za-z0-9_])")
_ZWJ: Final = "\u200d"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `marks` are Telegram's names of entities; `url` makes a link; `at` (seconds) and `form` a
    time that is shown in the reader's own zone."""

    text: str
    marks: frozenset[str] = frozenset()
    url: str = ""
    at: int | None = None
    form: str = ""


Row: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines (newlines inside). `quote` frames it; `quiet` may be joined with its neighbours."""

    row: Row
    quote: bool = False
    quiet: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.row)


def units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text) + sum(one > "\uffff" for one in text)


def is_seen(text: str) -> bool:
    """Whether there is anything to see: not only spaces and signs that show nothing."""
    return any(not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc") for one in text)


def pieces(text: str, *, links: bool = False, commands: bool = False) -> list[str]:
    """Somebody's words, sign by sign (one piece for each, perhaps empty), so that Telegram finds no @name in them and
    nothing turns the line around; nor an address, tag or command unless these are let through. What is seen stays as
    it was written."""
    shown = ["" if _DROPPED.match(one) else " " if _SPACES.match(one) else one for one in _LONE.sub("\ufffd", text)]
    kept = [at for at, one in enumerate(shown) if one]
    plain = "".join(shown)
    found = [_PING] + ([] if links else [_ADDRESS]) + ([] if commands else [_COMMAND])
    for at in {match.start() for pattern in found for match in pattern.finditer(plain)}:
        shown[kept[at]] = JOINER + shown[kept[at]]
    return shown


def tame(text: str, *, links: bool = False, commands: bool = False) -> str:
    """The same as one text."""
    return "".join(pieces(text, links=links, commands=commands))


def clusters(text: str) -> list[str]:
    """Pieces that a reader sees as one sign: combining marks, joined emoji, flags and skin tones stay whole.

    A simple form of https://unicode.org/reports/tr29/ that never cuts inside what people see as one.
    """
    found: list[str] = []
    flags = 0
    for sign in text:
        flag = "\U0001f1e6" <= sign <= "\U0001f1ff"
        joins = bool(found) and (_extends(sign) or found[-1].endswith(_ZWJ) or (flag and flags % 2 == 1))
        flags = flags + 1 if flag else 0
        if joins or (sign == "\n" and found and found[-1] == "\r"):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _extends(sign: str) -> bool:
    return (
        sign in (_ZWJ, JOINER)
        or unicodedata.category(sign) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or "\U000e0020" <= sign <= "\U000e007f"
    )


def cut(text: str, most: int) -> str:
    """At most `most` UTF-16 units, whole signs, with an ellipsis where something is left out."""
    if units(text) <= most:
        return text
    kept, size = [], 1
    for piece in clusters(text):
        size += units(piece)
        if size > most:
            break
        kept.append(piece)
    return "".join(kept).rstrip() + "…" if most > 0 else ""


def cut_row(row: Row, most: int) -> Row:
    """A row of at most `most` units."""
    kept: list[Run] = []
    left = most
    for run in row:
        size = units(run.text)
        if size > left:
            shorter = cut(run.text, left)
            return (*kept, replace(run, text=shorter)) if shorter else _with_dots(kept)
        kept.append(run)
        left -= size
    return tuple(kept)


def _with_dots(kept: list[Run]) -> Row:
    """An ellipsis at the end of what was just full."""
    if not kept:
        return ()
    last = kept[-1]
    return (*kept[:-1], replace(last, text=cut(last.text + "…", units(last.text))))


def compile_blocks(blocks: Sequence[Block]) -> tuple[str, list[MessageEntity]]:
    """The text and its entities; blocks stand on lines of their own."""
    parts: list[str] = []
    entities: list[MessageEntity] = []
    size = 0
    for number, block in enumerate(blocks):
        if number:
            parts.append("\n")
            size += 1
        start = size
        for run in block.row:
            length = units(run.text)
            entities += [_entity(kind, size, length, run) for kind in kinds_of(run) if length and run.text.strip()]
            parts.append(run.text)
            size += length
        if block.quote and size > start:
            entities.append(MessageEntity(MessageEntity.EXPANDABLE_BLOCKQUOTE, start, size - start))
    entities.sort(key=lambda one: (one.offset, -one.length))
    return "".join(parts), entities[:MOST_ENTITIES]


def kinds_of(run: Run) -> list[str]:
    """The entities of a run."""
    kinds = sorted(run.marks)
    if run.url:
        kinds.append(MessageEntity.TEXT_LINK)
    if run.at is not None:
        kinds.append(MessageEntity.DATE_TIME)
    return kinds


def _entity(kind: str, offset: int, length: int, run: Run) -> MessageEntity:
    if kind == MessageEntity.TEXT_LINK:
        return MessageEntity(kind, offset, length, url=run.url)
    if kind == MessageEntity.DATE_TIME and run.at is not None:
        when = datetime.fromtimestamp(run.at, UTC)
        return MessageEntity(kind, offset, length, unix_time=when, date_time_format=run.form)
    return MessageEntity(kind, offset, length)
