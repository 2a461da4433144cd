"""Who it was that sanctioned by hand: the person behind a linked account; or nobody knows, and the case says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.cases import CaseState
from bot.domain.events import MemberSanctioned
from bot.domain.time import HOUR
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, CASES, DECISIONS, HEAVY
from tests.app.sides import PLACE, Sides
from tests.app.test_linking import linked
from tests.kit.run import run
from tests.kit.town import words


def by_hand(town: Sides, by: str | None, verb: str = "mute") -> MemberSanctioned:
    """Somebody does something to bob there."""
    now = town.clock.now()
    author = town.author(by) if by is not None else None
    return MemberSanctioned("memory", PLACE, verb, town.author("bob"), author, now, now + HOUR)


@run
async def test_by_a_linked_account_it_is_the_same_persons_decision(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path)
    await linked(town, "oskar", "oskar")
    await town.happens(by_hand(town, "oskar"))
    (decision,) = await town.look(lambda turn: turn.tx.find(DECISIONS, *where(community=turn.id)))
    assert decision.by == await _person(town, "sandbox", "oskar") == await _person(town, "memory", "oskar")
    card = (await town.cards("ada"))[-1]
    assert "Oskar" in words(card)
    assert "by hand" in words(card)
    button = next(one for content in town.contents("bob") for one in content.buttons if one.token.endswith(":again"))
    await town.far_presses("bob", button.token)
    await town.uses("oskar", "case", "moderators", number="2", do="uphold")
    again = await town.look(lambda turn: turn.tx.get(CASES, turn.id, 2))
    assert again.state is CaseState.OPEN, "nobody looks again at what they did themselves, by whichever account"
    await town.close()


@pytest.mark.parametrize("verb", ["mute", "ban", "kick"])
def test_where_nobody_tells_who_it_was_the_case_says_so(tmp_path: Path, verb: str) -> None:
    @run
    async def check() -> None:
        town = await Sides.begin(tmp_path)
        await town.happens(by_hand(town, None, verb))
        card = words((await town.cards("ada"))[-1])
        assert "by hand" in card
        assert "nobody tells who" in card
        assert "no longer known" not in card
        assert not await town.look(lambda turn: turn.tx.find(HEAVY, *where(community=turn.id)))
        await town.close()

    check()


async def _person(town: Sides, platform: str, account: str) -> int:
    row = await town.look(lambda turn: turn.tx.get(ACCOUNTS, platform, account, turn.id))
    return int(row.person)
