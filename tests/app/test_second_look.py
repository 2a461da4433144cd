"""A second look: one tap, another moderator; where there is only one, the same person may look again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.ports.tables import COMMUNITIES
from tests.kit.run import run_within
from tests.kit.town import Town, words


async def _alone(turn: Any) -> None:
    settings = replace(turn.community.settings, volunteer=True)
    await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))


@pytest.mark.parametrize("alone", [False, True])
def test_who_may_close_a_second_look(tmp_path: Path, alone: bool) -> None:
    @run_within(60)
    async def test() -> None:
        town = await Town.open(tmp_path)
        if alone:
            await town.inside(_alone)
        await town.says("kestrel", "you liar")
        await town.presses("mira", "warn")
        notice = (await town.talk("kestrel", "direct:kestrel"))[-1]
        await town.presses("kestrel", "again", notice)
        await town.presses("mira", "overturn")
        (_, second) = await town.cards()
        assert (second["content"]["look"] == "decided") is alone
        if not alone:
            assert "You decided the case in question" in words((await town.notes("mira"))[-1])
            await town.presses("oskar", "overturn")
        assert "taken back" in words((await town.talk("kestrel", "direct:kestrel"))[-1])
        await town.close()

    test()
