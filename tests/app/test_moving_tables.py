"""No table is forgotten when a chat moves: every column that names a place or channel is tried, also those to come."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from activities.catalog import TABLES
from bot.app.moving import Move
from bot.domain.events import PlaceMoved
from bot.domain.raids import Raid, RaidState
from bot.domain.records import Place
from bot.domain.traces import Trace, TraceKind
from bot.ports.store import Table, Tx, where
from bot.ports.tables import EVIDENCE, INBOX, MESSAGES, PLACES, RAIDS, SIGNALS, TRACES
from tests.app.anyrow import a_row
from tests.app.sides import PLACE, Sides
from tests.kit.run import run

NEW: Final = "-100900"
NAMING: Final = ("place", "channel", "parent", "channels", "thread", "room_place", "room_channel")
STAYS: Final[dict[tuple[str, str], str]] = {
    (MESSAGES.name, "channel"): "the messages exist in the old chat alone, and the new one counts its own from one",
    (EVIDENCE.name, "channel"): "it tells where the words stood",
    (SIGNALS.name, "channel"): "it tells which message was seen, as the messages do",
    (INBOX.name, "place"): "what came is kept as it came",
    (PLACES.name, "place"): "the old id stays known, as moved, for what comes late",
}


def naming(table: Table[Any]) -> list[str]:
    """Columns of a table that name a place or channel."""
    found = table.row.__dataclass_fields__
    return [name for name, one in found.items() if name in NAMING and one.type != "int"]  # the third place is no chat


def as_named(table: Table[Any], column: str) -> Any:
    """What such a column says of the chat that moves."""
    if column == "channels":
        return ((PLACE, ""), (f"{PLACE}/7", PLACE))
    return f"memory:{PLACE}:{PLACE}" if table is TRACES else PLACE


def test_whatever_names_a_place_moves_or_says_why_it_stays(tmp_path: Path) -> None:
    @run
    async def check() -> None:
        town = await Sides.begin(tmp_path)
        tables = [one for one in TABLES if naming(one) and one not in (INBOX, PLACES)]

        async def fill(tx: Tx) -> None:
            for table in tables:
                named = {column: as_named(table, column) for column in naming(table)}
                known = {"community": town.community, "platform": "memory", "room_platform": "memory"}
                if "id" in table.key and table.key == ("id",):
                    await tx.drop(table, *where(id=town.community))
                    known["id"] = town.community
                await tx.put(table, a_row(table.row, **known, **named))

        await town.core.desk.store.write(fill)
        await town.happens(PlaceMoved("memory", PLACE, NEW, town.clock.now()))
        move = Move("memory", PLACE, NEW)
        for table in tables:
            rows = await town.look(lambda turn, table=table: turn.tx.find(table))
            for column in naming(table):
                if (table.name, column) in STAYS:
                    continue
                left = [one for one in rows if move.text(str(getattr(one, column))) != str(getattr(one, column))]
                left += [one for one in rows if column == "channels" and PLACE in str(one.channels)]
                assert not left, f"{table.name}.{column} still names the old chat"
        await town.close()

    check()


def test_what_stays_is_still_there() -> None:
    columns = {(one.name, column) for one in TABLES for column in naming(one)}
    assert set(STAYS) <= columns


def test_a_raid_goes_on_where_the_chat_goes_on(tmp_path: Path) -> None:
    @run
    async def check() -> None:
        town = await Sides.begin(tmp_path)
        raid = Raid(
            town.community, 5, "memory", PLACE, RaidState.CONTAINED, 1, 1, 1,
            channels=((PLACE, ""), (f"{PLACE}/7", PLACE)),
        )  # fmt: skip
        trace = Trace(
            town.community, "e", TraceKind.MESSAGE, 3, f"memory:{PLACE}:{PLACE}", f"memory:{PLACE}:{PLACE}", 1
        )

        async def fill(tx: Tx) -> None:
            await tx.put(RAIDS, raid)
            await tx.put(TRACES, trace)

        await town.core.desk.store.write(fill)
        for number in range(2):
            await town.happens(PlaceMoved("memory", PLACE, NEW, town.clock.now()), name=f"m{number}")
        found = await town.look(lambda turn: turn.tx.get(RAIDS, turn.id, 5))
        assert (found.place, found.channels) == (NEW, ((NEW, ""), (f"{NEW}/7", NEW)))
        kept = await town.look(lambda turn: turn.tx.get(TRACES, turn.id, "e"))
        assert (kept.channel, kept.thread) == (f"memory:{NEW}:{NEW}", f"memory:{NEW}:{NEW}")
        old = await town.look(lambda turn: turn.tx.get(PLACES, turn.id, "memory", PLACE))
        assert old == Place(town.community, "memory", PLACE, "moved")
        await town.close()

    check()
