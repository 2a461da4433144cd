"""History from an export: who joined when, how much they wrote, and recent words; nobody is judged by it.

Facts that an export can't know stay unknown: tenure and counts become known only for people whose joining it holds.
A file is read to its end before anything is taken in, so that a broken one changes nothing; what an earlier import or
Steward itself has counted is not counted again. Reading happens in threads, slice by slice, beside the loop.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from bot.app import audit
from bot.app.arrivals import Arrivals
from bot.app.desk import Desk
from bot.app.turn import Turn, take_turn
from bot.domain.events import Event, MemberJoined, MemberSanctioned, MessagePosted
from bot.domain.records import Mark
from bot.ports.history import ExportFault, History
from bot.ports.store import Where, where
from bot.ports.tables import MARKS

T = TypeVar("T")
Tell: TypeAlias = Callable[[int], None]
"""Told how many bytes of the file have been taken in."""
Span: TypeAlias = tuple[int, int]
"""First and last time (µs UTC) of what was taken in of a channel."""
Spans: TypeAlias = dict[str, list[Span]]
"""What was taken in, by channel ("telegram:-100…")."""

CHUNK: Final = 200
"""Events a transaction: others wait for it no longer than they would for a few messages."""
SLICE: Final = 2_000
BLOCK: Final = 1 << 20
SPAN: Final = "span:"
_BEYOND: Final = "span;"
DONE: Final = "done"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: messages, of these `known` that were counted before; joinings; people met; warnings."""

    messages: int = 0
    known: int = 0
    joins: int = 0
    people: int = 0
    warnings: int = 0

    def plus(self, other: Imported) -> Imported:
        """Both together."""
        return Imported(
            self.messages + other.messages, self.known + other.known, self.joins + other.joins,
            self.people + other.people, self.warnings + other.warnings,
        )  # fmt: skip

    def figures(self) -> dict[str, int]:
        """By name."""
        return asdict(self)


@dataclass(slots=True)
class Survey:
    """What a file holds, read to its end: the place of its first event, its channels' spans, its figures."""

    platform: str = ""
    place: str = ""
    messages: int = 0
    joins: int = 0
    warnings: int = 0
    spans: Spans = field(default_factory=dict)

    def note(self, event: Event) -> None:
        """One event more."""
        if isinstance(event, MessagePosted):
            channel, at = event.message.ref.channel, event.message.at
            self.platform, self.place = self.platform or channel.platform, self.place or channel.place
            first, last = self.spans.get(key_of(event), [(at, at)])[0]
            self.spans[key_of(event)] = [(min(first, at), max(last, at))]
            self.messages += 1
        elif isinstance(event, MemberJoined):
            self.platform, self.place = self.platform or event.platform, self.place or event.place
            self.joins += 1
        elif isinstance(event, MemberSanctioned):
            self.platform = self.platform or event.platform
            self.warnings += 1


def key_of(event: MessagePosted) -> str:
    """A message's channel, as spans name it."""
    channel = event.message.ref.channel
    return f"{channel.platform}:{channel.id}"


async def survey(history: History, tell: Tell = lambda read: None) -> Survey:
    """Read a history to its end. Raises ExportFault, as does a file that holds nothing of use."""
    found = Survey()
    async for part in _sliced(history.events(), SLICE):
        for event, _ in part:
            found.note(event)
        tell(part[-1][1])
    if not (found.messages or found.joins or found.warnings):
        raise ExportFault("export-fault-empty", str(history.path))
    return found


async def import_history(
    desk: Desk, community: int, history: History, tell: Tell = lambda read: None
) -> Imported | None:
    """Take in a whole history, chunk by chunk; one that was interrupted goes on where it stopped.

    None when this very file was taken in before. Raises ExportFault (nothing was taken in then) or StoreFault.
    """
    digest = await asyncio.to_thread(_digest, history.path)
    done = await take_turn(desk, community, lambda turn: _progress(turn, digest))
    if done is None:
        return None
    surveyed = await survey(history)
    known = await take_turn(desk, community, known_spans)
    arrivals = Arrivals(known)
    got = Imported()
    async for part in _sliced(islice(history.events(), done, None), CHUNK):
        done += len(part)
        got = got.plus(await _take(desk, community, arrivals, part, digest, done))
        tell(part[-1][1])
    await take_turn(desk, community, lambda turn: _finish(turn, digest, surveyed, known))
    desk.policies.drop(community)
    return got


async def _take(
    desk: Desk, community: int, arrivals: Arrivals, part: Sequence[tuple[Event, int]], digest: str, done: int
) -> Imported:
    async def chunk(turn: Turn) -> Imported:
        figures = await arrivals.take_in(turn, [event for event, _ in part])
        await turn.tx.put(MARKS, Mark(turn.id, f"import:{digest}", str(done), turn.now))
        return Imported(*figures)

    return await take_turn(desk, community, chunk)


async def _sliced(items: Iterator[T], size: int) -> AsyncIterator[list[T]]:
    """Slices of a slow iterator, each read in a thread."""
    while part := await asyncio.to_thread(lambda: list(islice(items, size))):
        yield part


def _digest(path: Path) -> str:
    """What names a file's content. Raises ExportFault."""
    made = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                made.update(block)
    except OSError as error:
        raise ExportFault("export-fault-unreadable", str(path), error.strerror or "") from None
    return made.hexdigest()


async def _progress(turn: Turn, digest: str) -> int | None:
    """How many events of this file are in already; None when all are."""
    mark = await turn.tx.get(MARKS, turn.id, f"import:{digest}")
    if mark is None:
        return 0
    return int(mark.value) if mark.value.isdigit() else None


async def _finish(turn: Turn, digest: str, surveyed: Survey, known: Spans) -> None:
    """Note what is in now; the file's own spans first, so that they are not taken for earlier ones on a resumption."""
    for channel, spans in surveyed.spans.items():
        joined = merged([*known.get(channel, []), *spans])
        await turn.tx.put(MARKS, Mark(turn.id, SPAN + channel, json.dumps(joined), turn.now))
    await turn.tx.put(MARKS, Mark(turn.id, f"import:{digest}", DONE, turn.now))
    await audit.record(turn, "operator:import", None, None, f"{digest[:12]} {surveyed.messages} messages")


async def known_spans(turn: Turn) -> Spans:
    """What earlier imports have taken in."""
    rows = await turn.tx.find(MARKS, *where(community=turn.id), Where("name", ">=", SPAN), Where("name", "<", _BEYOND))
    return {row.name.removeprefix(SPAN): [(first, last) for first, last in json.loads(row.value)] for row in rows}


def merged(spans: Sequence[Span]) -> list[Span]:
    """The same times in as few spans as it takes, in order."""
    out: list[Span] = []
    for first, last in sorted(spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out
