"""Votes in Discord's own polls that Steward asked for: who chose what, and how many there are.

Discord tells each answer by itself, so what a person chose altogether is kept here, and read again from Discord where
it is not known: after a restart, and when a new session begins. What a poll came to is told as final only once Discord
has counted it out (https://docs.discord.com/developers/resources/poll#poll-results-object).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import orjson
from discord.http import Route

from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, id_of, iso_time, kind_of, number_of, object_of, objects_of
from bot.domain.events import PollCounted, PollVoted
from bot.domain.messages import MessageRef
from bot.domain.time import DAY, MINUTE, SECOND

POLL: Final = "poll"
"""Notes of this kind: a poll of Steward's own that is not counted out, by its message."""
PAGE: Final = 100
WAITS: Final = (5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 60 * MINUTE)
"""How long after its end a poll is looked at, as long as it is not counted out (µs)."""
TRIES: Final = (0, 5 * SECOND, 30 * SECOND)
"""How long to wait before each try to read who voted (µs)."""
LONG_OVER: Final = 2 * DAY
GONE: Final[Json] = {}
RESULT: Final = 46
"""The kind of message by which Discord tells what a poll came to."""


@dataclass(slots=True)
class Ballot:
    """One poll. `answers` are Discord's ids in our order; `chosen` who chose which of them. `loaded` says that all of
    it is known; until then `early` keeps what is told, in order."""

    place: str
    channel: str
    answers: tuple[int, ...]
    several: bool
    expires: int
    chosen: dict[str, set[int]] = field(default_factory=dict)
    loaded: bool = False
    early: list[tuple[str, int, bool]] = field(default_factory=list)

    def note(self) -> str:
        """As it is kept in the notebook."""
        return orjson.dumps([self.place, self.channel, self.answers, self.several, self.expires]).decode()

    def take(self, account: str, answer: int, *, added: bool) -> None:
        """Somebody chose an answer, or took it back. Where one alone may be chosen, it replaces any other."""
        kept = self.chosen.setdefault(account, set())
        if added and not self.several:
            kept.clear()
        (kept.add if added else kept.discard)(answer)

    def choices(self, account: str) -> tuple[int, ...]:
        """What somebody chose, as indexes of our answers."""
        kept = self.chosen.get(account, set())
        return tuple(at for at, answer in enumerate(self.answers) if answer in kept)

    def voters(self) -> int:
        """How many chose anything."""
        return sum(bool(one) for one in self.chosen.values())


def ballot_of(message: Json, place: str) -> Ballot | None:
    """The ballot of a message that Steward sent; None where there is no poll on it."""
    poll = object_of(message.get("poll"))
    answers = tuple(kind_of(one.get("answer_id")) for one in objects_of(poll.get("answers")))
    expires, channel = iso_time(poll.get("expiry")), id_of(message.get("channel_id"))
    if not answers or expires is None or not channel:
        return None
    return Ballot(place, channel, answers, poll.get("allow_multiselect") is True, expires)


def _read(note: str) -> Ballot:
    place, channel, answers, several, expires = orjson.loads(note)
    return Ballot(place, channel, tuple(answers), several, expires)


class Ballots:
    """Reads the events of polls."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._open: dict[str, Ballot] = {}
        self._watched: set[str] = set()
        self._numbers = count(1)

    def message_create(self, data: Json) -> None:
        """A poll of Steward's own was posted; or Discord tells that one has its result."""
        place, message = id_of(data.get("guild_id")), id_of(data.get("id"))
        if kind_of(data.get("type", 0)) == RESULT:
            self._ended(id_of(object_of(data.get("message_reference")).get("message_id")))
            return
        own = id_of(object_of(data.get("author")).get("id")) == self._inlet.authors.own
        ballot = ballot_of(data, place) if own and place and message else None
        if ballot is not None and message not in self._open:
            ballot.loaded = True
            self._open[message] = ballot
            self._inlet.spawn(self._inlet.session.notebook.write(POLL, message, ballot.note()), "discord-poll")
            self._watch(message)

    def message_update(self, data: Json) -> None:
        """A message changed: the poll on it may be counted out."""
        message, poll = id_of(data.get("id")), object_of(data.get("poll"))
        ballot = self._open.get(message)
        if ballot is None or not poll:
            return
        if object_of(poll.get("results")).get("is_finalized") is True:
            self._inlet.spawn(self._take(message, ballot, poll), "discord-poll")
            return
        ends = iso_time(poll.get("expiry"))
        if ends is not None and ends < ballot.expires:
            ballot.expires = ends
            self._watched.discard(message)
            self._watch(message)

    def message_delete(self, data: Json) -> None:
        """A message is gone, and a poll with it."""
        listed = data.get("ids")
        for one in listed if type(listed) is list else [data.get("id")]:
            if id_of(one) in self._open:
                self._inlet.spawn(self._forget(id_of(one)), "discord-poll")

    def vote(self, data: Json, *, added: bool) -> None:
        """Somebody chose an answer, or took it back."""
        message, account = id_of(data.get("message_id")), id_of(data.get("user_id"))
        ballot, answer = self._open.get(message), kind_of(data.get("answer_id"))
        if ballot is None or not account or answer not in ballot.answers:
            return
        if not ballot.loaded:
            ballot.early.append((account, answer, added))
            return
        before = ballot.choices(account)
        ballot.take(account, answer, added=added)
        if ballot.choices(account) != before:
            self._tell(message, ballot, account)

    def _tell(self, message: str, ballot: Ballot, account: str) -> None:
        now, choices = self._inlet.now(), ballot.choices(account)
        author = self._inlet.authors.by_id(ballot.place, account)
        ref = MessageRef(self._inlet.channels.spot(ballot.place, ballot.channel).ref, message)
        external = f"v{message}/{account}/{now}.{next(self._numbers)}"
        self._inlet.tell(external, ballot.place, PollVoted(ref, author, choices, now))

    # after an absence

    def begin(self, place: str) -> None:
        """A new session: what was voted in a guild meanwhile is read."""
        self._inlet.spawn(self._begin(place), "discord-polls")

    async def _begin(self, place: str) -> None:
        for message, note in (await self._inlet.session.notebook.every(POLL)).items():
            ballot = _read(note)
            if ballot.place == place:
                known = self._open.setdefault(message, ballot)
                known.loaded = False
        for message, ballot in list(self._open.items()):
            if ballot.place != place or ballot.loaded:
                continue
            await self._look(message)
            if message in self._open and self._inlet.now() > ballot.expires + LONG_OVER:
                await self._forget(message)
            self._watch(message)

    def _ended(self, message: str) -> None:
        if message in self._open:
            self._inlet.spawn(self._look(message), "discord-poll")

    async def _look(self, message: str) -> None:
        """Read a poll as it is now."""
        ballot = self._open.get(message)
        if ballot is None:
            return
        route = Route("GET", "/channels/{channel_id}/messages/{message_id}",
                      channel_id=ballot.channel, message_id=message)  # fmt: skip
        found = await self._inlet.ask(route, missing=GONE)
        if found is GONE:
            await self._forget(message)
        else:
            await self._take(message, ballot, object_of(object_of(found).get("poll")))

    async def _take(self, message: str, ballot: Ballot, poll: Json) -> None:
        """Tell what a poll shows: whose choices differ from what is known, and what it came to."""
        results = object_of(poll.get("results"))
        final = results.get("is_finalized") is True
        if not ballot.loaded or (final and ballot.several):
            await self._load(message, ballot)
        if results and message in self._open:
            await self._count(message, ballot, results, final=final)

    async def _load(self, message: str, ballot: Ballot) -> None:
        """Read who chose what; where that can't be had, what was known stands. What is told meanwhile comes after."""
        ballot.loaded = False
        found = None
        for wait in TRIES:
            await self._inlet.session.clock.sleep(wait)
            found = await self._chosen(message, ballot)
            if found is not None:
                break
        before = {account: ballot.choices(account) for account in ballot.chosen}
        ballot.chosen = ballot.chosen if found is None else found
        early, ballot.early, ballot.loaded = ballot.early, [], True
        for account, answer, added in early:
            ballot.take(account, answer, added=added)
        for account in dict.fromkeys((*before, *ballot.chosen)):
            if ballot.choices(account) != before.get(account, ()):
                self._tell(message, ballot, account)

    async def _chosen(self, message: str, ballot: Ballot) -> dict[str, set[int]] | None:
        """Everybody's answers by account; None where they can't be read."""
        found: dict[str, set[int]] = {}
        for answer in ballot.answers:
            voters = await self._voters(ballot.channel, message, answer)
            if voters is None:
                return None
            for account in voters:
                found.setdefault(account, set()).add(answer)
        return found

    async def _voters(self, channel: str, message: str, answer: int) -> list[str] | None:
        """Whoever chose an answer; None where that can't be read."""
        route = Route("GET", "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}",
                      channel_id=channel, message_id=message, answer_id=answer)  # fmt: skip
        found: list[str] = []
        after = 0
        while True:
            told: Any = await self._inlet.ask(route, limit=PAGE, after=after)
            if type(told) is not dict:
                return None
            page = [id_of(one.get("id")) for one in objects_of(told.get("users"))]
            found += [one for one in page if one]
            if len(page) < PAGE:
                return found
            after = max(number_of(one) for one in page)

    async def _count(self, message: str, ballot: Ballot, results: Json, *, final: bool) -> None:
        """Tell how a poll stands; one that is counted out needs no more looking after."""
        told = {kind_of(one.get("id")): kind_of(one.get("count")) for one in objects_of(results.get("answer_counts"))}
        counts = tuple(max(0, told.get(answer, 0)) for answer in ballot.answers)
        now = self._inlet.now()
        ref = MessageRef(self._inlet.channels.spot(ballot.place, ballot.channel).ref, message)
        voters = ballot.voters() if ballot.several else sum(counts)
        external = f"p{message}/final" if final else f"p{message}/{now}"
        self._inlet.tell(external, ballot.place, PollCounted(ref, counts, voters, final, now))
        if final:
            await self._forget(message)

    async def _forget(self, message: str) -> None:
        self._open.pop(message, None)
        self._watched.discard(message)
        await self._inlet.session.notebook.drop(POLL, message)

    # its end

    def _watch(self, message: str) -> None:
        """See to it that the end of a poll is heard of, even if Discord does not tell."""
        if message in self._open and message not in self._watched:
            self._watched.add(message)
            self._inlet.spawn(self._await(message, self._open[message].expires), "discord-poll-end")

    async def _await(self, message: str, expires: int) -> None:
        clock = self._inlet.session.clock
        for wait in WAITS:
            await clock.sleep(max(0, expires + wait - clock.now()))
            ballot = self._open.get(message)
            if ballot is None or ballot.expires != expires:
                return
            await self._look(message)
