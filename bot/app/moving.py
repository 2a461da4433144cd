"""A chat goes on under another id (Telegram's group → supergroup): whatever named the old one names the new one.

It is told up to three times, in any order, sometimes after the first words in the new chat; each time does what is
left to do, so that twice is once. Messages keep the old id: they exist nowhere else, and the new chat numbers its own
from one. The old id stays known, for what comes late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final

from activities.catalog import CATALOG, TABLES
from bot.app import audit, uniting
from bot.app.cards import open_cases, show
from bot.app.engage import calling
from bot.app.places import LEFT, LOBBY, MEMBERS, MOVED, STAFF, community_of, is_empty
from bot.app.turn import Turn
from bot.domain.events import PlaceMoved
from bot.domain.messages import ChannelRef
from bot.domain.records import Place
from bot.ports.store import Table, Where, where
from bot.ports.tables import ACCOUNTS, ACTIONS, CARDS, COMMUNITIES, DUE, FLAGS, INBOX, MARKS, PLACES, TRACES

APART: Final = (PLACES, INBOX, CARDS, ACTIONS, FLAGS, MARKS, DUE)
"""Tables that are seen to by name; all others are by their columns."""
ENGAGED: Final = tuple(dict.fromkeys(table for one in CATALOG for table in one.tables))
"""Tables of activities, whose rows may hold channels within."""
NAMED: Final[tuple[tuple[Table[Any], str], ...]] = (
    (FLAGS, "key"), (MARKS, "name"), (DUE, "ref"), (TRACES, "channel"), (TRACES, "thread"),
)  # fmt: skip
"""Columns whose text names places among other things, between colons."""
PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Move:
    """From where to where."""

    platform: str
    old: str
    new: str

    def id(self, text: str) -> str:
        """A place's or channel's id as it is now; topics move with their chat."""
        if text == self.old:
            return self.new
        return self.new + text.removeprefix(self.old) if text.startswith(f"{self.old}/") else text

    def ids(self, value: Any) -> Any:
        """The same of ids within tuples; anything else is as it was."""
        if isinstance(value, str):
            return self.id(value)
        return tuple(self.ids(one) for one in value) if isinstance(value, tuple) else value

    def text(self, text: str) -> str:
        """The same within a text of parts between colons."""
        parts = [self.id(part) for part in text.split(":")]
        return ":".join(parts)

    def act(self, value: Any) -> Any:
        """An act, or any part of one, with its places and channels as they are now; the same object when none moved."""
        if isinstance(value, ChannelRef):
            mine = value.platform == self.platform
            now = replace(value, place=self.id(value.place), id=self.id(value.id), parent=self.id(value.parent))
            return now if mine and now != value else value
        if isinstance(value, tuple):
            parts = tuple(self.act(part) for part in value)
            return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changes = dict(self._changes(value))
        return replace(value, **changes) if changes else value

    def _changes(self, value: Any) -> Iterator[tuple[str, Any]]:
        for one in fields(value):
            old = getattr(value, one.name)
            new = self.id(old) if one.name == "place" and isinstance(old, str) else self.act(old)
            if new != old:
                yield one.name, new


async def moved(turn: Turn, event: PlaceMoved) -> None:
    """Carry it out for the community of the old place, in whichever community's lane it was told."""
    move = Move(event.platform, event.place, event.to)
    owner = await community_of(turn.tx, move.platform, move.old)
    if owner is None or move.old == move.new:
        return
    row = await turn.tx.get(COMMUNITIES, owner)
    there = turn if owner == turn.id else replace(turn, community=row) if row is not None else None
    if there is None:
        return
    behind = await calling.leave_behind(there, move.platform, move.old)
    await _place(there, move)
    await _itself(there, move)
    await _room(there, move)
    for table in TABLES:
        if table not in APART and {"community", "platform", "place"} <= set(table.row.__dataclass_fields__):
            await _rows(there, table, move)
    for table in ENGAGED:
        if "community" in table.row.__dataclass_fields__:
            await _within(there, table, move)
    for named, column in NAMED:
        await _texts(there, named, column, move)
    await _actions(there, move)
    await _cards(there, move)
    await calling.hang_again(there, behind)
    for key in ((move.platform, move.old), (move.platform, move.new)):
        there.desk.homes.pop(key, None)
    there.desk.policies.drop(there.id)
    there.desk.roster.drop(there.id)
    turn.rings = turn.rings or there.rings


async def _place(turn: Turn, move: Move) -> None:
    old = await turn.tx.get(PLACES, turn.id, move.platform, move.old)
    role = old.role if old is not None and old.role in (MEMBERS, STAFF, LEFT, LOBBY) else None
    for other in await turn.tx.find(PLACES, *where(platform=move.platform, place=move.new)):
        await _take_over(turn, other)
    known = await turn.tx.get(PLACES, turn.id, move.platform, move.new)
    if known is None or role is not None:
        since = next((one.since for one in (old, known) if one is not None and one.since), turn.now)
        role_now = role or (known.role if known else MEMBERS)
        await turn.tx.put(PLACES, Place(turn.id, move.platform, move.new, role_now, since))
    if role is not None:
        await turn.tx.put(PLACES, Place(turn.id, move.platform, move.old, MOVED))
        await audit.record(turn, "place:moved", None, None)


async def _take_over(turn: Turn, place: Place) -> None:
    """What the new chat founded by its first words, before anybody told that it is the old one."""
    other = await turn.tx.get(COMMUNITIES, place.community) if place.community != turn.id else None
    if other is None:
        return
    if await is_empty(turn.tx, other):
        await uniting.unite(replace(turn, community=other), turn)
    else:
        key = where(community=other.id, platform=place.platform, place=place.place)
        await turn.tx.drop(PLACES, *key)


async def _itself(turn: Turn, move: Move) -> None:
    """The chat is an account too: whoever posts as it (an anonymous administrator) stays who they were."""
    mine = await turn.tx.get(ACCOUNTS, move.platform, move.old, turn.id)
    if mine is not None:
        await turn.tx.drop(ACCOUNTS, *where(platform=move.platform, id=move.old, community=turn.id))
        await turn.tx.add(ACCOUNTS, replace(mine, id=move.new))


async def _room(turn: Turn, move: Move) -> None:
    community = turn.community
    if community.room_platform != move.platform:
        return
    now = replace(community, room_place=move.id(community.room_place), room_channel=move.id(community.room_channel))
    if now != community:
        turn.community = now
        await turn.tx.put(COMMUNITIES, now)


async def _rows(turn: Turn, table: Table[Any], move: Move) -> None:
    """Rows with a place of their own, and the channel in it."""
    for row in await turn.tx.find(table, *where(community=turn.id, platform=move.platform, place=move.old)):
        changes: dict[str, Any] = {"place": move.new}
        if "channel" in table.row.__dataclass_fields__:
            changes["channel"] = move.id(row.channel)
        if "parent" in table.row.__dataclass_fields__:
            changes["parent"] = move.id(row.parent)
        if "channels" in table.row.__dataclass_fields__:
            changes["channels"] = tuple((move.id(one), move.id(parent)) for one, parent in row.channels)
        await _put(turn, table, row, replace(row, **changes))


async def _within(turn: Turn, table: Table[Any], move: Move) -> None:
    """Rows that name places only within: in what they hold of channels."""
    for row in await turn.tx.find(table, *where(community=turn.id)):
        new = move.act(row)
        whole = hasattr(new, "place") and hasattr(new, "platform")
        if not whole and getattr(new, "platform", move.platform) == move.platform:
            held = {name: getattr(new, name) for name in ("channel", "channels") if hasattr(new, name)}
            new = replace(new, **{name: move.ids(value) for name, value in held.items()})
        if new != row:
            await _put(turn, table, row, new)


async def _put(turn: Turn, table: Table[Any], old: Any, new: Any) -> None:
    """A changed row, also under a changed key; what stands under that key already was told first and stays."""
    before = {name: getattr(old, name) for name in table.key}
    if before == {name: getattr(new, name) for name in table.key}:
        await turn.tx.put(table, new)
        return
    await turn.tx.drop(table, *where(**before))
    await turn.tx.add(table, new)


async def _texts(turn: Turn, table: Table[Any], column: str, move: Move) -> None:
    for row in await turn.tx.find(table, *where(community=turn.id)):
        text = getattr(row, column)
        if move.old in text and move.text(text) != text:
            await _put(turn, table, row, replace(row, **{column: move.text(text)}))


async def _actions(turn: Turn, move: Move) -> None:
    """What is planned goes to the new chat, and what was done can be taken back there."""
    last = -1
    while rows := await turn.tx.find(
        ACTIONS, *where(community=turn.id), Where("id", ">", last), order=("id",), limit=PAGE
    ):
        for row in rows:
            now = replace(row, act=move.act(row.act), lane=move.text(row.lane), made_channel=move.id(row.made_channel))
            if now != row:
                await turn.tx.put(ACTIONS, now)
        last = rows[-1].id


async def _cards(turn: Turn, move: Move) -> None:
    """Cards in the old chat can't be edited any more: what is open gets a new one in the new."""
    cards = await turn.tx.find(CARDS, *where(community=turn.id, platform=move.platform))
    gone = [card for card in cards if move.id(card.place) != card.place]
    for card in gone:
        key = where(community=turn.id, case=card.case, platform=card.platform, channel=card.channel)
        await turn.tx.drop(CARDS, *key)
    lost = {card.case for card in gone}
    for case in await open_cases(turn):
        if case.number in lost:
            await show(turn, case)
