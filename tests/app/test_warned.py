"""Warnings of another bot count as ones given here: once, from their own day, told to nobody."""

from __future__ import annotations

from pathlib import Path

from adapters.exports.warnings import WarningsHistory
from bot.app import strikes
from bot.app.importing import import_history
from bot.app.turn import Turn
from bot.domain.cases import CaseState
from bot.domain.time import DAY, SECOND
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, CASES, NOTICES
from tests.app.sides import Sides
from tests.kit.run import run


def table(folder: Path, name: str, *rows: str) -> WarningsHistory:
    """A table of warnings."""
    path = folder / name
    path.write_text("user_id,reason,date,platform\n" + "".join(f"{row}\n" for row in rows), "utf-8")
    return WarningsHistory(path)


@run
async def test_they_count_once_from_their_own_day_and_nobody_is_told(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    now = town.clock.now() // SECOND
    recent, old = f"123456,shouting,{now - 86400},memory", f"123456,spam,{now - 400 * 86400},memory"
    done = await import_history(town.core.desk, town.community, table(tmp_path, "a.csv", recent, old))
    assert done is not None
    assert done.warnings == 2
    again = await import_history(town.core.desk, town.community, table(tmp_path, "b.csv", recent, old, recent))
    assert again is not None
    assert again.warnings == 0
    await town.idle()

    async def counting(turn: Turn) -> int:
        row = await turn.tx.get(ACCOUNTS, "memory", "123456", turn.id)
        return len(await strikes.active(turn, row.person)) if row else -1

    assert await town.look(counting) == 1
    cases = await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id)))
    assert {(one.state, one.place) for one in cases} == {(CaseState.CLOSED, "town")}
    assert await town.look(lambda turn: turn.tx.count(NOTICES, *where(community=turn.id))) == 0
    assert await town.cards() == []
    await town.later(180 * DAY)
    assert await town.look(counting) == 0
    await town.close()
