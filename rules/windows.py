"""Windows: what happened lately, as counts. A pure fold over traces in the platform's time.

Folding the same event twice changes nothing; order does not matter beyond what `keep` and `most` bound. Queries leave
out the event that asks, so that a message is judged alike before and after it is folded.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Final, TypeAlias, TypeVar

from bot.domain.messages import ChannelRef, Message, SurfaceKind
from bot.domain.scores import Scores
from bot.domain.time import HOUR, SECOND
from bot.domain.traces import Trace, TraceKind
from rules.text.fingerprint import ascii_words, essence
from rules.text.views import Views, views

FORWARD_GAP: Final = 2 * SECOND
"""Forwarded messages of one author closer than this are one batch: platforms deliver a batch within a second or two."""


FORWARDS: Final = "forwards"
"""The batch name of a forwarded message; which run it belongs to is told by time."""
SCAN: Final = 1_000
"""How many traces one question looks at: ten thousand messages in a second must not make each the dearer."""
LONG: Final = 16
"""From this many characters on, words with digits do not tell texts apart; "1" and "2" stay different answers."""
RUDE: Final = 0.5
SHARP: Final = 0.4
"""Below these, rudeness and an attack count for nothing: doubts about many calm messages would add up to a quarrel."""
_DIGIT: Final = re.compile(r"\d")
K = TypeVar("K")


Entry: TypeAlias = tuple[int, str, Trace]
"""When, which event, its trace: the order of rows."""


@dataclass(slots=True)
class Row:
    """Traces of one key in order of time."""

    traces: deque[Entry] = field(default_factory=deque)

    def add(self, entry: Entry) -> None:
        """Keep it, in order; what comes late moves only what is newer."""
        traces = self.traces
        if not traces or traces[-1][0] < entry[0]:
            traces.append(entry)
            return
        place = len(traces)
        for at, event, _ in reversed(traces):
            if at < entry[0] or (at == entry[0] and event <= entry[1]):
                break
            place -= 1
        if place == len(traces):
            traces.append(entry)
        else:
            traces.insert(place, entry)

    def since(self, start: int, until: int, but: str, most: int = SCAN) -> Iterator[Trace]:
        """Traces from `start` on up to `until` (µs, both in), newest first, without the event `but`; `most` of them."""
        left = most
        for at, event, trace in reversed(self.traces):
            if at < start or not left:
                return
            if at <= until and event != but:
                left -= 1
                yield trace

    def reaches(self, start: int, count: int) -> bool:
        """Whether there may be `count` (1 or more) from `start` on: one look at the one so far back."""
        return len(self.traces) >= count and self.traces[-count][0] >= start

    def drop(self, trace: Trace) -> None:
        """Forget one."""
        entry = (trace.at, trace.event)
        if self.traces and self.traces[0][:2] == entry:
            self.traces.popleft()
        else:
            self.traces = deque(one for one in self.traces if one[:2] != entry)


@dataclass(frozen=True, slots=True)
class Heat:
    """A conversation within a window, the asking message left out: messages, people, how sharp the known ones were."""

    messages: int
    people: frozenset[int]
    sharp: float
    known: int


_CALM: Final = Heat(0, frozenset(), 0.0, 0)


class Windows:
    """What one community's windows remember: at most `most` traces, none older than `keep` (µs) before the newest."""

    __slots__ = ("_authors", "_joins", "_keep", "_most", "_order", "_seen", "_texts", "_threads", "_top")

    def __init__(self, keep: int = HOUR, most: int = 20_000) -> None:
        self._keep = keep
        self._most = most
        self._top = 0
        self._seen: dict[str, Trace] = {}
        self._order = Row()
        self._authors: dict[int, Row] = {}
        self._texts: dict[int, Row] = {}
        self._threads: dict[str, Row] = {}
        self._joins = Row()

    def __len__(self) -> int:
        return len(self._seen)

    @property
    def keep(self) -> int:
        """How far back it remembers (µs)."""
        return self._keep

    def observe(self, trace: Trace) -> bool:
        """Fold one event; False when it is a repeat or too old to matter."""
        at, event = trace.at, trace.event
        if event in self._seen or at < self._top - self._keep:
            return False
        self._seen[event] = trace
        entry = (at, event, trace)
        self._order.add(entry)
        for row in self._rows(trace):
            row.add(entry)
        self._top = max(self._top, at)
        self._shrink()
        return True

    def _rows(self, trace: Trace) -> tuple[Row, ...]:
        if trace.kind is TraceKind.JOIN:
            return (self._joins,)
        author = self._authors.get(trace.person) or _new(self._authors, trace.person)
        thread = self._threads.get(trace.thread) or _new(self._threads, trace.thread)
        if not trace.fingerprint:
            return author, thread
        return author, thread, self._texts.get(trace.fingerprint) or _new(self._texts, trace.fingerprint)

    def _shrink(self) -> None:
        traces, oldest = self._order.traces, self._top - self._keep
        while traces and (traces[0][0] < oldest or len(traces) > self._most):
            self._remove(traces[0][2])

    def _remove(self, trace: Trace) -> None:
        del self._seen[trace.event]
        self._order.drop(trace)
        for row in self._rows(trace):
            row.drop(trace)
        if trace.kind is TraceKind.MESSAGE:
            _tidy(self._authors, trace.person)
            _tidy(self._threads, trace.thread)
            _tidy(self._texts, trace.fingerprint)

    def longer(self, keep: int) -> Windows:
        """The same memory that reaches further back from now on."""
        result = Windows(keep, self._most)
        for _, _, trace in self._order.traces:
            result.observe(trace)
        return result

    def forget(self, person: int) -> None:
        """Remove everything of a person."""
        for _, _, trace in list(self._order.traces):
            if trace.person == person:
                self._remove(trace)

    def author_messages(
        self, person: int, since: int, until: int, but: str = "", batch: str = "", enough: int = SCAN
    ) -> int:
        """A person's messages in the window, with the one that asks (event `but`, at `until`, of `batch`).

        An album or a forwarded batch counts once. Counting ends at `enough`.
        """
        row = self._authors.get(person)
        if row is None:
            return 1
        counted = _each_batch_once(row.since(since, until, but, max(SCAN, 2 * enough)), until, batch)
        return 1 + sum(1 for _ in islice(counted, enough - 1))

    def may_count(self, person: int, since: int, count: int) -> bool:
        """Whether a person may have written `count` messages since then, by one look; False is sure."""
        row = self._authors.get(person)
        return row is not None and row.reaches(since, count)

    def has_text(self, print_: int) -> bool:
        """Whether anybody wrote this text lately."""
        return print_ in self._texts

    def text_people(self, print_: int, since: int, until: int, but: str = "") -> set[int]:
        """Distinct people who wrote this text in the window; complaint-class text never counts."""
        row = self._texts.get(print_)
        return {one.person for one in row.since(since, until, but) if not one.apart} if row else set()

    def text_spread(self, print_: int, since: int, until: int, but: str, own: int, enough: int) -> int:
        """How many distinct people wrote this text with `own`; counting ends at `enough`."""
        people = {own}
        row = self._texts.get(print_)
        for one in row.since(since, until, but) if row and enough > 1 else ():
            if not one.apart:
                people.add(one.person)
                if len(people) >= enough:
                    break
        return len(people)

    def author_same_text(
        self, person: int, print_: int, since: int, until: int, but: str = "", enough: int = SCAN
    ) -> int:
        """How often this person wrote this text in the window; counting ends at `enough`."""
        row, count = self._texts.get(print_), 0
        for one in row.since(since, until, but) if row and enough > 0 else ():
            if one.person == person:
                count += 1
                if count >= enough:
                    break
        return count

    def heat(self, thread: str, since: int, until: int, but: str = "") -> Heat:
        """The conversation in a thread; complaint-class text never counts."""
        row = self._threads.get(thread)
        if row is None:
            return _CALM
        traces = [one for one in row.since(since, until, but) if not one.apart]
        sharp = [one.negativity for one in traces if one.negativity is not None]
        return Heat(len(traces), frozenset(one.person for one in traces), sum(sharp), len(sharp))

    def thread_messages(self, thread: str, since: int, until: int, but: str, enough: int) -> int:
        """How many messages a conversation holds, complaint-class text left out; counting ends at `enough`."""
        row = self._threads.get(thread)
        count = 0
        for one in row.since(since, until, but) if row and enough > 0 else ():
            if not one.apart:
                count += 1
                if count >= enough:
                    break
        return count

    def thread_people(self, thread: str, since: int, until: int, but: str, own: int, enough: int) -> int:
        """How many people a conversation holds with `own`; counting ends at `enough`."""
        people = {own}
        row = self._threads.get(thread)
        for one in row.since(since, until, but) if row else ():
            if not one.apart:
                people.add(one.person)
                if len(people) >= enough:
                    break
        return len(people)

    def joins(self, since: int, until: int, but: str = "") -> int:
        """How many different people joined in the window."""
        return len({one.person for one in self._joins.since(since, until, but)})


def _new(rows: dict[K, Row], key: K) -> Row:
    made = rows[key] = Row()
    return made


def _tidy(rows: dict[K, Row], key: K) -> None:
    row = rows.get(key)
    if row is not None and not row.traces:
        del rows[key]


def _each_batch_once(traces: Iterator[Trace], until: int, batch: str) -> Iterator[Trace]:
    """Traces (newest first) that do not belong to a batch already seen, the asking message's own included.

    Forwards closer together than `FORWARD_GAP` are one run.
    """
    albums = {batch}
    forward = until if batch == FORWARDS else None
    for one in traces:
        if one.batch == FORWARDS:
            run = forward is not None and forward - one.at <= FORWARD_GAP
            forward = one.at
            if not run:
                yield one
        elif not one.batch or one.batch not in albums:
            albums.add(one.batch)
            yield one


def channel_of(ref: ChannelRef) -> str:
    """A channel's name across platforms."""
    return f"{ref.platform}:{ref.place}:{ref.id}"


def event_of(message: Message) -> str:
    """A message's identity as an event: edits share it, so they are never counted twice."""
    ref = message.ref.channel
    return f"{ref.platform}:{ref.place}:{ref.id}:{message.ref.id}"


def written(message: Message) -> str:
    """What the author wrote: the text, or the caption of what they sent."""
    return message.text or next((one.text for one in message.extra if one.kind is SurfaceKind.CAPTION), "")


def batch_of(message: Message) -> str:
    """What a message was sent together with: an album, a run of forwards, or "" for nothing."""
    return FORWARDS if message.forwarded else f"album:{message.album}" if message.album else ""


def print_of(text: Views | str) -> int:
    """The fingerprint of a text as windows keep it, 63 bits; 0 when there is nothing to compare.

    Texts that read the same are equal, and so are longer ones that differ only in words with digits: copies of one
    advertisement are told apart by numbers and link codes.
    """
    original = text if isinstance(text, str) else text.original
    if not original or original.isspace():
        return 0
    v = views(text) if isinstance(text, str) else text
    words = ascii_words(v.folded.text)
    if words:
        return _hash(_without_numbers(words))
    plain = essence(v)
    if len(plain) >= LONG and not plain.isalpha():
        shorter = " ".join([word for word in plain.split() if word.isalpha() or not _DIGIT.search(word)])
        plain = shorter if len(shorter) >= LONG else plain
    return _hash(plain.encode("utf-8", "replace"))


def _without_numbers(words: list[bytes]) -> bytes:
    """The quick way for ASCII, whose words are letters and digits alone."""
    raw = b" ".join(words)
    if len(raw) < LONG:
        return raw
    shorter = b" ".join([word for word in words if word.isalpha()])
    return shorter if len(shorter) >= LONG else raw


def _hash(raw: bytes) -> int:
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big") >> 1 or 1


def negativity(scores: Scores | None) -> float | None:
    """How sharp a message is towards others, 0..1; None when nothing is known. Plain swearing counts half."""
    if scores is None:
        return None
    attack = max(scores.insult, scores.threat, scores.hate)
    attack = attack if attack >= SHARP else 0.0
    rude = scores.toxic if scores.toxic >= RUDE else 0.0
    if scores.profanity >= RUDE > attack:
        rude /= 2
    return max(attack, rude, scores.profanity / 2)


def trace_of(
    message: Message,
    community: int,
    person: int,
    answers: int | None,
    scores: Scores | None,
    apart: bool,
    *,
    joined: bool = False,
    known_print: int | None = None,
    event: str = "",
    thread: str = "",
) -> Trace:
    """What windows remember of a message (or a join). `known_print`, `event`, `thread` save working them out again."""
    ref = message.ref.channel
    thread = thread or channel_of(ref)
    event = event or event_of(message)
    if joined:
        return Trace(community, event, TraceKind.JOIN, person, thread, thread, message.at)
    parent = f"{ref.platform}:{ref.place}:{ref.parent}" if ref.parent else thread
    print_ = print_of(written(message)) if known_print is None else known_print
    return Trace(
        community,
        event,
        TraceKind.MESSAGE,
        person,
        parent,
        thread,
        message.at,
        print_,
        batch_of(message),
        negativity(scores),
        answers,
        apart,
    )
