"""Whoever is said to be called is called: seniors by hand, a lead for a ban beyond the limit, a colleague by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.app.turn import Turn
from bot.domain.cases import CaseState
from bot.domain.time import SECOND
from bot.ports.tables import ACTIONS, MARKS
from tests.app.moderating import case, direct, open_town, person, rows, told, verbs
from tests.app.pressing import card_of, push, rank
from tests.kit.run import run, run_within
from tests.kit.town import Town, words


async def _use_up(town: Town) -> int:
    """Mira has used her kicks; a further case is open. Its number."""
    for number, who in enumerate(("bob", "juno", "brann", "kestrel", "tamsin"), 1):
        await town.says(who, "you liar")
        await push(town, "mira", f"s1:case:{number}:kick")
    await town.says("ives", "you liar")
    return 6


async def _newest_direct(town: Town, who: str) -> dict[str, Any]:
    return (await town.talk(who, f"direct:{who}"))[-1]


async def _press_direct(town: Town, who: str, verb: str) -> dict[str, Any]:
    """Press a button of the newest private message."""
    return await town.presses(who, verb, await _newest_direct(town, who))


@run_within(120)
async def test_a_lead_is_called_for_the_next_ban_and_confirms_it_with_one_tap(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    number = await _use_up(town)
    await push(town, "mira", f"s1:case:{number}:ban")
    for lead in ("oskar", "ada"):
        assert "confirm" in await direct(town, lead)
        assert verbs(await _newest_direct(town, lead)) == ["show", "confirm"]
    shown = await card_of(town, number)
    assert "Mira asks for “Ban”" in words(shown)
    assert "a senior was called" in words(shown)
    refused = await push(town, "mira", f"s1:case:{number}:confirm")
    assert "takes the rank" in refused[0]
    await _press_direct(town, "oskar", "confirm")
    assert (await case(town, number)).state is CaseState.GRACE
    assert [one.by for one in await town.inside(_decisions(number))] == [await person(town, "oskar")]
    await push(town, "oskar", f"s1:case:{number}:undo")
    assert "asks for" not in words(await card_of(town, number))
    assert "Nothing waits" in (await push(town, "oskar", f"s1:case:{number}:confirm"))[0]
    assert await rows(town, MARKS, name=f"senior:{number}") == []
    await town.close()


def _decisions(number: int) -> Any:
    from bot.ports.store import where
    from bot.ports.tables import DECISIONS

    async def deed(turn: Turn) -> Any:
        return await turn.tx.find(DECISIONS, *where(community=turn.id, case=number))

    return deed


@run_within(120)
async def test_without_a_lead_nobody_is_said_to_be_called(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    number = await _use_up(town)
    for who in ("oskar", "ada"):
        await rank(town, who, "member")
    answered = await push(town, "mira", f"s1:case:{number}:ban")
    assert "no lead here" in answered[0]
    assert (await case(town, number)).state is CaseState.OPEN
    card = words((await town.cards("mira"))[-1])
    assert "marked for a senior" in card
    assert "was called" not in card
    await town.close()


@run
async def test_nobody_above_leaves_the_case_marked_and_decidable(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await push(town, "ada", "s1:case:1:escalate")
    assert "nobody above you" in await told(town, "ada")
    assert (await case(town, 1)).state is CaseState.OPEN
    assert "marked for a senior" in words(await card_of(town, 1))
    assert await rows(town, ACTIONS, verb="call") == []
    await push(town, "ada", "s1:case:1:warn")
    await town.later(SECOND)
    await push(town, "ada", "s1:case:1:undo")
    assert "marked for" not in words(await card_of(town, 1))
    await town.close()


@run
async def test_a_called_senior_has_the_case_one_tap_away(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await push(town, "mira", "s1:case:1:escalate")
    assert verbs(await _newest_direct(town, "oskar")) == ["show", "claim"]
    await _press_direct(town, "oskar", "show")
    assert "you liar" in await told(town, "oskar")
    await _press_direct(town, "oskar", "claim")
    assert (await case(town, 1)).owner == await person(town, "oskar")
    await town.close()


@run
async def test_a_case_is_handed_over_with_buttons_and_the_card_says_to_whom(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.says("oskar", "good morning")
    await push(town, "mira", "s1:case:1:note", values={"note": "third time this week"})
    await push(town, "mira", "s1:case:1:hand", values={"note": "oskar please look"})
    assert "anybody may" in await told(town, "mira")
    card = await card_of(town, 1)
    assert "handed to Oskar" in words(card)
    assert "third time this week" in words(card)
    assert "please look" in words(card)
    assert verbs(card)[0] != "accept"
    assert verbs(await _newest_direct(town, "oskar")) == ["accept", "show"]
    await _press_direct(town, "oskar", "accept")
    taken = await case(town, 1)
    assert (taken.state, taken.owner) == (CaseState.CLAIMED, await person(town, "oskar"))
    assert "claimed by Oskar" in words(await card_of(town, 1))
    await town.close()


@run
async def test_a_claimed_case_stays_with_whoever_hands_it_over(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await push(town, "mira", "s1:case:1:claim")
    await push(town, "mira", "s1:case:1:hand", values={"note": "oskar please look"})
    assert "stays with you" in await told(town, "mira")
    assert (await case(town, 1)).owner == await person(town, "mira")
    await town.close()
