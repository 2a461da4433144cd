"""Catching up after an absence: Discord tells nothing of what was said while nobody listened, but its history has it.

When a new session begins, every channel whose newest message is newer than what is stored is read from there on,
oldest first, and what is said in it meanwhile waits its turn. Messages that were there before are looked at for edits.
Presses, joins, reactions and deletions of that time can't be found again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
import discord
from discord.http import Route

from adapters.discord.delivery import WAITS, whole
from adapters.discord.homes import Homes
from adapters.discord.inbound import edited_id, posted_id
from adapters.discord.inlet import Inlet
from adapters.discord.limits import Lane
from adapters.discord.messages import is_written
from adapters.discord.missing import OLDEST, Gap, plan
from adapters.discord.reading import Json, clean, first_id, id_of, iso_time, number_of, object_of, objects_of
from adapters.discord.session import PLATFORM
from adapters.discord.state import turn
from bot.domain.events import Incoming, MessageEdited, MessagePosted
from bot.domain.time import MINUTE
from bot.ports.remembered import Remembered
from bot.ports.store import StoreFault

PAGE: Final = 100
MOST: Final = 1_000
"""Messages of one channel that are caught up with."""
LATE: Final = 10 * MINUTE
HELD: Final = 20.0
"""Seconds that a channel waits for its past; a bot of thousands of guilds may need longer: order is given up then."""
FIRST, THEN = 0, 1
AT_ONCE: Final = 8
"""Guilds that are looked up in the store at once: a bot of thousands must not stop it for everybody."""
GAP: Final = "gap"
"""Notes of this kind: a channel that is being caught up with, and the id after which; they outlast a crash."""
_OUTAGE: Final = (1.0, 5.0, 15.0, 30.0)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, order=True)
class _Job:
    """What is to be read of a guild: gaps first, in the order in which guilds came; edits when no gap is left."""

    turn: int
    number: int
    place: str = field(compare=False)
    gaps: list[Gap] = field(compare=False)
    known: dict[str, int] = field(compare=False)


class CatchUp:
    """One for each platform object; `run` does the reading."""

    def __init__(self, inlet: Inlet, homes: Homes, remembered: Remembered) -> None:
        self._inlet = inlet
        self._homes = homes
        self._remembered = remembered
        self._pending: set[str] = set()
        self._joined: dict[str, int] = {}
        self._surveyed = asyncio.Event()
        self._surveyed.set()
        self._looking = asyncio.Semaphore(AT_ONCE)
        self._number = 0
        self._queue: asyncio.PriorityQueue[_Job] = asyncio.PriorityQueue()

    def begin(self, place: str, joined: int | None = None) -> None:
        """A new session, or something was dropped: look what is missing in a guild. Until that is known, what is said
        there waits. `joined` is when Steward came there (µs UTC): what was said before is none of its business."""
        if joined is not None:
            self._joined[place] = first_id(joined)
        if place in self._pending:
            return
        self._pending.add(place)
        self._surveyed.clear()
        self._inlet.delivery.hold(whole(place))
        self._inlet.spawn(self._survey(place), "discord-survey")

    async def run(self) -> None:
        """Read what is missing, guild after guild; what was edited comes after all that."""
        while True:
            job = await self._queue.get()
            try:
                for gap in job.gaps:
                    await self._fill(job.place, gap)
                for channel, mark in job.known.items():
                    await self._edits(job.place, channel, mark)
            except Exception:
                _log.exception("catching up with %s failed", job.place)
            finally:
                self._let_go(job.gaps)
                self._queue.task_done()

    def _let_go(self, gaps: Sequence[Gap]) -> None:
        for gap in gaps:
            self._inlet.delivery.release(gap.channel)

    async def _patience(self, gaps: Sequence[Gap]) -> None:
        """What is said now must not wait for ever for what was said before."""
        await asyncio.sleep(HELD)
        self._let_go(gaps)

    async def settle(self) -> None:
        """Wait until everything that was begun is done (for tests)."""
        await self._surveyed.wait()
        await self._queue.join()

    async def _survey(self, place: str) -> None:
        delivery = self._inlet.delivery
        gaps: list[Gap] = []
        try:
            async with self._looking:
                gaps, known = await self._missing(place)
            for gap in gaps:
                delivery.hold(gap.channel)
            self._number += 1
            if gaps:
                self._queue.put_nowait(_Job(FIRST, self._number, place, gaps, {}))
                self._inlet.spawn(self._patience(gaps), "discord-patience")
            self._queue.put_nowait(_Job(THEN, self._number, place, [], known))
        finally:
            self._pending.discard(place)
            if not self._pending:
                self._surveyed.set()
            delivery.release(whole(place))

    async def _missing(self, place: str) -> tuple[list[Gap], dict[str, int]]:
        """What is missing there; tried until the store answers."""
        tries = 0
        while True:
            try:
                marks = await self._remembered.newest(PLATFORM, place)
                notes = await self._inlet.session.notebook.every(GAP)
                noted = await self._homes.since(place)
                since = max(noted, self._joined.get(place, 0)) if noted else 0
                guild = self._inlet.session.client.get_guild(int(place))
                gaps, known = plan(guild, marks, notes, since, self._inlet.now())
                await self._note(gaps, notes)
                return gaps, known
            except StoreFault:
                await asyncio.sleep(WAITS[min(tries, len(WAITS) - 1)])
                tries += 1

    async def _note(self, gaps: Sequence[Gap], notes: Mapping[str, str]) -> None:
        """Write down what is about to be read; notes of what is too old to be read any more go."""
        notebook = self._inlet.session.notebook
        for gap in gaps:
            await notebook.write(GAP, gap.channel, str(gap.after))
        oldest, begun = first_id(self._inlet.now() - OLDEST), {gap.channel for gap in gaps}
        for channel, after in notes.items():
            if channel not in begun and number_of(after) < oldest - 1:
                await notebook.drop(GAP, channel)

    async def _fill(self, place: str, gap: Gap) -> None:
        """Read one channel from the gap on, hand everything on in order, and let the channel go."""
        after, count = gap.after, 0
        while not gap.unlisted or await self._is_of(place, gap):
            page = await self._page(gap.channel, after=after, limit=PAGE)
            if page is None:
                self._inlet.delivery.release(gap.channel)
                return  # the note stays: the next session tries again
            await self._hand(place, page)
            count += len(page)
            if len(page) < PAGE:
                break
            after = max(number_of(one.get("id")) for one in page)
            if count >= MOST:
                _log.warning("channel %s: messages after %s were left out, %s were read", gap.channel, after, count)
                break
        self._inlet.delivery.release(gap.channel)
        await self._inlet.session.notebook.drop(GAP, gap.channel)
        if count:
            _log.info("channel %s: %s messages were said while nobody listened", gap.channel, count)

    async def _hand(self, place: str, page: Sequence[Json]) -> None:
        """Store a page, oldest first; tried until the store takes it."""
        now = self._inlet.now()
        found: list[Incoming] = []
        for item in sorted(page, key=lambda one: number_of(one.get("id"))):
            message = self._inlet.messages.read(item, place) if is_written(item) else None
            if message is not None:
                event = MessagePosted(message, late=now - message.at > LATE)
                found.append(Incoming(self._inlet.source, posted_id(message.ref.id), PLATFORM, place, event))
        tries = 0
        while found:
            stored = await asyncio.gather(*map(self._inlet.delivery.offer_past, found), return_exceptions=True)
            found = [one for one, answer in zip(found, stored, strict=True) if isinstance(answer, StoreFault)]
            for answer in stored:
                if isinstance(answer, BaseException) and not isinstance(answer, StoreFault):
                    _log.error("a message of the history could not be taken in", exc_info=answer)
            if found:
                await asyncio.sleep(WAITS[min(tries, len(WAITS) - 1)])
                tries += 1

    async def _edits(self, place: str, channel: str, mark: int) -> None:
        """Look at the messages up to the mark for edits that nobody told of."""
        page = await self._page(channel, before=mark + 1, limit=PAGE)
        changed = [one for one in page or () if one.get("edited_timestamp") and is_written(one)]
        if not changed:
            return
        texts = await self._remembered.texts(PLATFORM, channel, [id_of(one.get("id")) for one in changed])
        for item in changed:
            number, edited_at = id_of(item.get("id")), iso_time(item.get("edited_timestamp"))
            if number not in texts or edited_at is None or texts[number] == clean(item.get("content")):
                continue
            message = self._inlet.messages.read(item, place)
            if message is not None:
                self._inlet.tell(edited_id(number, edited_at), place, MessageEdited(message))

    async def _is_of(self, place: str, gap: Gap) -> bool:
        """Whether an unlisted channel is a thread of this guild with something new in it."""
        facts = object_of(await self._inlet.ask(Route("GET", "/channels/{channel_id}", channel_id=gap.channel)))
        return id_of(facts.get("guild_id")) == place and number_of(facts.get("last_message_id")) > gap.after

    async def _page(self, channel: str, **query: int) -> list[Json] | None:
        """Up to a hundred messages; none of a channel that can't be read, None when Discord can't be reached."""
        client = self._inlet.session.client
        for wait in (*_OUTAGE, None):
            await turn(self._inlet.session, Lane.BACKFILL)
            try:
                found: Any = await client.http.logs_from(int(channel), **query)
                return objects_of(found)
            except (discord.Forbidden, discord.NotFound):
                return []
            except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
                if wait is None or client.is_closed():
                    _log.warning("the history of channel %s can't be read: %s", channel, type(error).__name__)
                    return None
                await asyncio.sleep(wait)
        return None
