"""History from an export: who joined when, how much they wrote, and recent words; nobody is judged by it.

Facts that an export can't know stay unknown: tenure and counts become known only for people whose joining it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bot.app import audit
from bot.app.desk import Desk
from bot.app.people import person_of
from bot.app.turn import Turn, take_turn
from bot.domain.events import Event, MemberJoined, MessagePosted
from bot.domain.people import Person
from bot.domain.records import Mark, StoredMessage
from bot.ports.tables import MARKS, MESSAGES, PEOPLE

CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought."""

    messages: int
    joins: int


async def import_history(desk: Desk, community: int, digest: str, events: Iterator[Event]) -> Imported | None:
    """Take in a whole history, chunk by chunk; one that was interrupted goes on where it stopped.

    `digest` names the file's content. None when this very file was imported before.
    """
    done = await take_turn(desk, community, lambda turn: _progress(turn, digest))
    if done is None:
        return None
    messages = joins = 0
    rest = islice(events, done, None)
    while chunk := list(islice(rest, CHUNK)):
        done += len(chunk)
        got = await take_turn(desk, community, lambda turn, chunk=chunk, at=done: _chunk(turn, digest, chunk, at))  # type: ignore[misc]  # bound
        messages, joins = messages + got[0], joins + got[1]
    await take_turn(desk, community, lambda turn: _finish(turn, digest, messages))
    desk.policies.drop(community)
    return Imported(messages, joins)


async def _progress(turn: Turn, digest: str) -> int | None:
    """How many events of this file are in already; None when all are."""
    mark = await turn.tx.get(MARKS, turn.id, f"import:{digest}")
    if mark is None:
        return 0
    return int(mark.value) if mark.value.isdigit() else None


async def _chunk(turn: Turn, digest: str, events: list[Event], done: int) -> tuple[int, int]:
    got = await take_in(turn, events)
    await turn.tx.put(MARKS, Mark(turn.id, f"import:{digest}", str(done), turn.now))
    return got


async def _finish(turn: Turn, digest: str, messages: int) -> None:
    await turn.tx.put(MARKS, Mark(turn.id, f"import:{digest}", "done", turn.now))
    await audit.record(turn, "operator:import", None, None, f"{digest[:12]} {messages} messages")


async def take_in(turn: Turn, events: Iterable[Event]) -> tuple[int, int]:
    """One chunk of a history: messages and joins that were new."""
    messages = joins = 0
    for event in events:
        if isinstance(event, MessagePosted):
            messages += await _message(turn, event)
        elif isinstance(event, MemberJoined):
            joins += await _join(turn, event)
    return messages, joins


async def _message(turn: Turn, event: MessagePosted) -> int:
    message = event.message
    person = await person_of(turn, message.author)
    await turn.tx.put(PEOPLE, _counted(person))
    if message.at < turn.now - turn.community.settings.keep_text:
        return 1
    ref = message.ref
    row = StoredMessage(
        turn.id, ref.channel.platform, ref.channel.id, ref.id, person.id, message.author.name, message.text, message.at,
        message.reply.message_id if message.reply else "",
    )  # fmt: skip
    await turn.tx.add(MESSAGES, row)
    return 1


def _counted(person: Person) -> Person:
    return replace(person, seen=person.seen + 1, messages=None if person.messages is None else person.messages + 1)


async def _join(turn: Turn, event: MemberJoined) -> int:
    person = await person_of(turn, event.author)
    if person.joined_at is not None and person.joined_at <= event.at:
        return 0
    count = person.messages if person.messages is not None or person.seen else 0
    await turn.tx.put(PEOPLE, replace(person, joined_at=event.at, messages=count))
    return 1
