"""Events of a history, as they arrive in the store: people, their joining, their counts, their recent words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.app import warned
from bot.app.people import counted, find_person, person_of
from bot.app.turn import Turn
from bot.domain.events import Event, MemberJoined, MemberSanctioned, MessagePosted
from bot.domain.messages import Message
from bot.domain.people import AccountRef, Author, Person
from bot.domain.records import StoredMessage
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, MESSAGES, PEOPLE

NAMELESS: Final = "name:"
"""Exports name some people without their ids; such an id leads to no account, so nothing is known by it."""


@dataclass(slots=True)
class _Chunk:
    """What one transaction has met: people by account, written once at its end."""

    people: dict[AccountRef, Person] = field(default_factory=dict)
    messages: int = 0
    known: int = 0
    joins: int = 0
    met: int = 0
    warnings: int = 0


class Arrivals:
    """Takes in events. `spans` are the times, by channel, that earlier imports have counted."""

    def __init__(self, spans: Mapping[str, Sequence[tuple[int, int]]]) -> None:
        self._spans = spans

    async def take_in(self, turn: Turn, events: Sequence[Event]) -> tuple[int, int, int, int, int]:
        """One chunk inside a turn: (messages, of these known before, joinings, people met, warnings)."""
        chunk = _Chunk()
        for event in events:
            if isinstance(event, MessagePosted) and _is_real(event.message.author):
                await self._message(turn, chunk, event.message)
            elif isinstance(event, MemberJoined) and _is_real(event.author):
                await _join(turn, chunk, event)
            elif isinstance(event, MemberSanctioned) and _is_real(event.author):
                await _person(turn, chunk, event.author, event.at)
                chunk.warnings += await warned.take_in(turn, event)
        for person in chunk.people.values():
            await turn.tx.put(PEOPLE, person)
        turn.desk.roster.drop(turn.id)
        return chunk.messages, chunk.known, chunk.joins, chunk.met, chunk.warnings

    async def _message(self, turn: Turn, chunk: _Chunk, message: Message) -> None:
        person = await _person(turn, chunk, message.author, message.at)
        chunk.messages += 1
        new = await _store(turn, message, person)
        if not new or self._counted(message):
            chunk.known += 1
            return
        chunk.people[message.author.account] = counted(person)

    def _counted(self, message: Message) -> bool:
        channel = message.ref.channel
        spans = self._spans.get(f"{channel.platform}:{channel.id}", ())
        return any(first <= message.at <= last for first, last in spans)


def _is_real(author: Author) -> bool:
    return bool(author.account.id) and not author.account.id.startswith(NAMELESS)


async def _person(turn: Turn, chunk: _Chunk, author: Author, at: int) -> Person:
    """The person behind an account. A name that Steward knows is newer than the export's."""
    found = chunk.people.get(author.account)
    if found is None:
        found = await find_person(turn, author.account)
        if found is None:
            chunk.met += 1
            found = replace(await person_of(turn, author), first_seen=at)
        elif author.name and (account := await turn.tx.get(ACCOUNTS, *_key(turn, author))) and not account.name:
            await turn.tx.put(ACCOUNTS, replace(account, name=author.name))
        chunk.people[author.account] = found
    if at < found.first_seen:
        found = chunk.people[author.account] = replace(found, first_seen=at)
    return found


def _key(turn: Turn, author: Author) -> tuple[str, str, int]:
    return author.account.platform, author.account.id, turn.id


async def _store(turn: Turn, message: Message, person: Person) -> bool:
    """Keep words that are young enough to be kept; whether the message is new to Steward.

    What is too old to be kept was counted as it was written if Steward was here by then.
    """
    if message.at < turn.now - turn.community.settings.keep_text:
        return message.at < turn.community.created_at
    ref = message.ref
    row = StoredMessage(
        turn.id, ref.channel.platform, ref.channel.id, ref.id, person.id, message.author.name, message.text, message.at,
        message.reply.message_id if message.reply else "",
    )  # fmt: skip
    return await turn.tx.add(MESSAGES, row)


async def _join(turn: Turn, chunk: _Chunk, event: MemberJoined) -> None:
    person = await _person(turn, chunk, event.author, event.at)
    if person.joined_at is not None and person.joined_at <= event.at:
        return
    count = person.messages
    if count is None:
        count = await _counted_here(turn, person)
    chunk.joins += 1
    chunk.people[event.author.account] = replace(person, joined_at=event.at, messages=count)


async def _counted_here(turn: Turn, person: Person) -> int | None:
    """How many messages of somebody Steward has seen itself; None when it may have let some of them go."""
    if not person.seen:
        return 0
    if turn.community.created_at <= turn.now - turn.community.settings.keep_text:
        return None
    return await turn.tx.count(MESSAGES, *where(community=turn.id, person=person.id))
