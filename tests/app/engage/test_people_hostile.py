"""Greetings, thanks, buddies and tasks among people who forge, double, leave and are forgotten, and in a crisis."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from activities.people.rows import Stage
from activities.people.tables import AMBASSADORS, PAIRS, TASKS, THANKS, WELCOMES
from bot.app.oneperson import unite
from bot.app.turn import Turn
from bot.domain.events import PlaceMoved
from bot.domain.time import DAY, MINUTE
from bot.ports.tables import ACCOUNTS
from tests.app.engage.test_people import alone, directs, general, joins, presses
from tests.app.pressing import accept, push, trouble
from tests.kit.run import run
from tests.kit.town import Town, words


async def rows(town: Town, table: Any) -> list[Any]:
    """Every row of a table."""
    return list(await town.inside(lambda turn: turn.tx.find(table)))


async def one_person(town: Town, keep: str, gone: str) -> None:
    """Two accounts turn out to be one person's."""

    async def inside(turn: Turn) -> None:
        mine, theirs = [await turn.tx.get(ACCOUNTS, "sandbox", who, turn.id) for who in (keep, gone)]
        assert mine is not None
        assert theirs is not None
        await unite(turn, mine.person, theirs.person)

    await town.inside(inside)
    await town.later(MINUTE)


@run
async def test_a_greeting_names_nobody_who_is_forgotten_or_gone(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("ada", "greeting on", channel="general")
    first, second = await joins(town, "Aino"), await joins(town, "Cem")
    await town.later(3 * MINUTE)
    assert len(await general(town, "Welcome, Aino and Cem!")) == 1
    await town.uses(first, "forget_me")
    await presses(town, first, "general", "Forget me")
    await town.later(MINUTE)
    (greeting,) = await general(town, "Welcome")
    assert "Aino" not in words(greeting)
    assert "Welcome, Cem!" in words(greeting)
    await trouble(town, "left", who=second)
    await town.later(MINUTE)
    assert await general(town, "Welcome") == [], "whom it greeted is here no more"
    await town.close()


@run
async def test_greetings_go_on_after_the_chat_moved(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("ada", "greeting on", channel="general")
    await joins(town, "Aino")
    await accept(town, PlaceMoved("sandbox", "lanternfall", "elsewhere", town.clock.now()))
    (welcome,) = await rows(town, WELCOMES)
    assert (welcome.place, len(welcome.pending)) == ("elsewhere", 1)
    await town.later(3 * MINUTE)
    (welcome,) = await rows(town, WELCOMES)
    assert (welcome.pending, len(welcome.shown)) == ((), 1)
    await town.close()


@run
async def test_nobody_is_greeted_in_a_crisis_and_members_are_told_that_things_wait(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("ada", "greeting on", channel="general")
    await town.uses("bob", "buddy offer")
    newcomer = await joins(town, "Aino")
    await town.later(3 * MINUTE)
    await presses(town, newcomer, "general", "I'd like somebody to ask")
    before = {one["id"] for one in await town.talk("bob", "general") if one["content"]}
    await town.uses("oskar", "crisis on")
    await joins(town, "Cem")
    await town.uses("kestrel", "thanks give", person="bob", reason="the map")
    await town.uses("mira", "task new", minutes="30", title="Translate the rules")
    await town.later(8 * DAY)
    assert {one["id"] for one in await town.talk("bob", "general") if one["content"]} <= before
    assert "How is it going?" not in await directs(town, newcomer)
    for who in ("kestrel", "mira"):
        assert "Publishing is paused" in await alone(town, who)
    await town.close()


@run
async def test_forged_presses_change_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "task new", minutes="30", title="Translate the rules")
    await town.uses("kestrel", "ambassador name", person="juno", reason="kind")
    (named,) = await rows(town, AMBASSADORS)
    for ref in ("1", str(named.person), "all", "me", "99", "x", "-1", "9" * 30):
        for verb in ("ask", "pass", "stay", "part", "accept", "decline", "done", "return", "helpers", "week-post",
                     "week:help", "week:x", "nonsense"):  # fmt: skip
            await push(town, "bob", f"s1:people:{ref}:{verb}", ask=False)
        await push(town, "bob", f"s1:people:{ref}:finished", values={"minutes": "60"}, ask=False)
    assert [one.stage for one in await rows(town, AMBASSADORS)] == [Stage.NOMINATED]
    assert [one.state for one in await rows(town, TASKS)] == ["open"]
    assert await directs(town, "juno") == ""
    assert await general(town, "We could use a hand") == []
    await town.close()


@run
async def test_one_person_with_two_accounts_is_not_their_own_buddy_nor_thanks_themselves(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("bob", "buddy offer")
    await town.uses("ada", "greeting on", channel="general")
    newcomer = await joins(town, "Aino")
    await town.later(3 * MINUTE)
    await presses(town, newcomer, "general", "I'd like somebody to ask")
    await town.uses("bob", "thanks give", person=newcomer, reason="being here")
    assert (len(await rows(town, PAIRS)), len(await rows(town, THANKS))) == (1, 1)
    await one_person(town, "bob", newcomer)
    assert (await rows(town, PAIRS), await rows(town, THANKS)) == ([], [])
    await town.later(8 * DAY)
    await town.close()


@run
async def test_thanks_go_to_people_and_may_hold_any_words(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("kestrel", "thanks give", person="steward", reason="everything")
    assert await rows(town, THANKS) == []
    await town.uses("kestrel", "thanks give", person="nobody at all", reason="x")
    await town.uses("kestrel", "thanks give", person="bob", reason="**b** <b>x</b> @everyone " * 200)
    (row,) = await rows(town, THANKS)
    assert len(row.reason) == 300
    await town.later(DAY + MINUTE)
    for number in range(25):
        await _thanked(town, number)
    await town.uses("mira", "thanks week")
    assert "and 6 more" in await alone(town, "mira")
    await town.close()


async def _thanked(town: Town, number: int) -> None:
    """One more row of thanks."""

    async def inside(turn: Turn) -> None:
        (first, *_) = await turn.tx.find(THANKS, order=("number",))
        await turn.tx.put(THANKS, replace(first, number=await turn.next("thanks"), reason=str(number), at=turn.now))

    await town.inside(inside)
