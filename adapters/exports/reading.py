"""Streaming objects out of a JSON file of any size, with faults that say where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

import ijson
from ijson.common import ObjectBuilder

from bot.ports.history import ExportFault

Json: TypeAlias = dict[str, Any]
BOM: Final = b"\xef\xbb\xbf"
_SCALARS: Final = frozenset({"string", "number", "boolean", "null"})
_STARTS: Final = frozenset({"start_map", "start_array"})
_ENDS: Final = frozenset({"end_map", "end_array"})
MOST_DEPTH: Final = 64
_LETTERS_SHOWN: Final = 60


class CountingFile:
    """A binary file that skips a UTF-8 byte order mark and knows how many bytes were read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0
        head = file.read(len(BOM))
        self._pending = b"" if head == BOM else head
        self.count = len(head) - len(self._pending)
        self.ended = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; ijson's own buffer size keeps memory flat."""
        if size == 0:
            return b""
        chunk, self._pending = self._pending, b""
        chunk += self._file.read(size - len(chunk) if size > 0 else size)
        self.count += len(chunk)
        self.ended = not chunk
        return chunk


class Place:
    """Where a reader stands: bytes read and objects handed out. Faults quote it."""

    __slots__ = ("handed", "source")

    def __init__(self, source: CountingFile) -> None:
        self.source = source
        self.handed = 0


def tokens(source: CountingFile, place: Place) -> Iterator[tuple[str, str, Any]]:
    """ijson's (prefix, event, value), with its errors turned into ExportFault."""
    try:
        yield from _placed(source, place)
    except ijson.JSONError as error:
        raise fault_of(str(error), place) from None
    except UnicodeDecodeError:
        raise ExportFault("export-fault-encoding", _where(place)) from None


def _placed(source: CountingFile, place: Place) -> Iterator[tuple[str, str, Any]]:
    """What `ijson.parse` yields, as long as nothing lies deeper than any export does.

    Its own prefixes grow with the depth: a file of nothing but brackets would fill the memory.
    """
    bases: list[str] = []
    here = ""
    for event, value in ijson.basic_parse(source, use_float=True):
        if event == "map_key":
            base = bases[-1]
            yield base, event, value
            here = f"{base}.{value}" if len(bases) > 1 else value
        elif event in _STARTS:
            if len(bases) >= MOST_DEPTH:
                raise ExportFault("export-fault-deep", _where(place))
            yield here, event, value
            bases.append(here)
            if event == "start_array":
                here = f"{here}.item" if len(bases) > 1 else "item"
        elif event in _ENDS:
            here = bases.pop()
            yield here, event, value
        else:
            yield here, event, value


def fault_of(message: str, place: Place) -> ExportFault:
    """The fault behind a parser's complaint: cut off, not UTF-8, or not JSON. ijson raises one type for all three.

    A complaint that comes only after the last byte was read is about what is missing, whatever its words.
    """
    lowered = message.lower()
    if place.source.ended and "trailing" not in lowered:
        return ExportFault("export-fault-cut", _where(place))
    if "utf8" in lowered or "utf-8" in lowered:
        return ExportFault("export-fault-encoding", _where(place))
    return ExportFault("export-fault-json", _where(place), _first_line(message))


def _where(place: Place) -> str:
    return f"byte {place.source.count}, message {place.handed}"


def _first_line(message: str) -> str:
    return re.split(r"[.\n]", message, maxsplit=1)[0].strip()[:_LETTERS_SHOWN]


def objects(path: Path, array: str, header: str, wanted: frozenset[str]) -> Iterator[tuple[Json, Json, int]]:
    """Stream the objects of `array` (a prefix such as "messages.item"): (header so far, object, bytes read).

    `header` is the prefix of the object whose other members describe the array ("" for the top level); of these,
    scalars are kept, and objects only when `wanted` names them, so that no foreign member can fill the memory. A new
    header begins with its object: the chats of a full account keep apart. Raises ExportFault.
    """
    with path.open("rb") as file:
        source = CountingFile(file)
        place = Place(source)
        head: Json = {}
        stream = tokens(source, place)
        for prefix, event, value in stream:
            if prefix == header and event == "start_map":
                head = {}
            elif prefix == array:
                built = build(stream, prefix, event, value)
                place.handed += 1
                yield head, built if isinstance(built, dict) else {}, source.count
            elif event in _SCALARS and (name := _member(prefix, header)):
                head[name] = value
            elif event == "start_map" and (name := _member(prefix, header)) in wanted:
                head[name] = build(stream, prefix, event, value)


def _member(prefix: str, header: str) -> str:
    """The name of a direct member of the header object, or "". Names that hold dots are not ours and may miss."""
    rest = prefix if not header else prefix.removeprefix(header + ".") if prefix.startswith(header + ".") else ""
    return "" if "." in rest else rest


def build(stream: Iterator[tuple[str, str, Any]], prefix: str, event: str, value: Any) -> Any:
    """The value that begins with this token, taken whole from the stream."""
    if event not in _STARTS:
        return value
    builder = ObjectBuilder()
    builder.event(event, value)
    end = event.replace("start", "end")
    for inner_prefix, inner, inner_value in stream:
        builder.event(inner, inner_value)
        if inner == end and inner_prefix == prefix:
            return builder.value
    return None  # unreachable: a cut file raises in the stream
