"""One person, two platforms: one entry, one line, one prize."""

from __future__ import annotations

from pathlib import Path

from activities.contests.tables import LOTS
from bot.domain.time import HOUR, MINUTE, SECOND
from bot.ports.store import where
from tests.app.sides import Sides
from tests.kit.contests import call, entries, opened, picks
from tests.kit.run import run


async def linked(town: Sides, who: str, far: str) -> None:
    """Somebody of the sandbox links their account of the far side."""
    await town.uses(who, "link")
    code = str((await town.notes(who))[-1]["content"]["blocks"][0]["text"])
    await town.far_uses(far, "link", code=code)
    await town.far_presses(far, f"s1:link:{code}:yes")


@run
async def test_linked_accounts_enter_once(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello there")
    await linked(town, "kestrel", "bob")
    shown = await opened(town)
    await town.presses("kestrel", "in", shown)
    assert "number 1 of 1" in await town.far_presses("bob", "s1:contests:1:in")
    assert len(await entries(town)) == 1
    await town.later(HOUR + SECOND)
    (lot,) = await town.inside(lambda turn: turn.tx.find(LOTS, *where(community=turn.id)))
    assert lot.line == "memory:bob"
    assert "number 1 of 1" in await town.far_presses("bob", "s1:contests:1:me")
    await town.close()


@run
async def test_accounts_linked_after_entering_are_one_entry_too(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await town.far_says("bob", "hello there")
    shown = await opened(town)
    await town.presses("kestrel", "in", shown)
    assert "You're in" in await town.far_presses("bob", "s1:contests:1:in")
    assert len(await entries(town)) == 2
    await linked(town, "kestrel", "bob")
    assert len(await entries(town)) == 1
    await town.later(HOUR + SECOND)
    await town.later(2 * MINUTE)
    assert [one.is_winner for one in await picks(town)] == [True]
    assert "1. " in str(await call(town))
    await town.close()
