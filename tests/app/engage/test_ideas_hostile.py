"""Ideas and themes among people who double, forge and forget, on both sides of a link, and in a crisis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.ideas.tables import IDEAS, SUPPORTS, THEMES
from bot.app.oneperson import unite
from bot.app.turn import Turn
from bot.domain.time import DAY, MINUTE
from bot.ports.tables import ACCOUNTS
from tests.app.pressing import push
from tests.kit.run import run
from tests.kit.town import Town, words

ODD = "**b** _i_ `c` [l](https://example.org) <b>h</b> @everyone <@1> \u202eשלום\u202c "


async def proposes(town: Town, who: str, title: str, text: str = "") -> None:
    """Fill in the form of an idea."""
    await push(town, who, "s1:ideas:new:propose", values={"title": title, "text": text})


async def alone(town: Town, who: str) -> str:
    """What somebody alone sees."""
    return "\n".join(words(one) for one in await town.notes(who))


async def directs(town: Town, who: str) -> str:
    """What Steward wrote to somebody in private."""
    return "\n".join(words(one) for one in await town.talk(who, f"direct:{who}"))


async def rows(town: Town, table: Any) -> list[Any]:
    """Every row of a table."""
    return list(await town.inside(lambda turn: turn.tx.find(table)))


async def board(town: Town) -> list[str]:
    """Ideas that stand in the channel."""
    return [words(one) for one in await town.talk("bob", "general") if one["content"] and "Idea " in words(one)]


@run
async def test_whoever_decides_second_learns_of_the_first_and_nobody_is_told_twice(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposes(town, "kestrel", "A map of the caves")
    for _ in range(2):
        await push(town, "mira", "s1:ideas:1:decided:planned", values={"reason": "We start in March."})
    await push(town, "oskar", "s1:ideas:1:decided:declined", values={"reason": "Too much work."})
    assert "Decided already: Planned · Mira" in await alone(town, "oskar")
    assert (await directs(town, "kestrel")).count("A map of the caves") == 1
    await push(town, "oskar", "s1:ideas:1:decided:done-planned", values={"reason": "Here it is."})
    assert "Here it is." in await directs(town, "kestrel")
    assert [one.outcome for one in await rows(town, IDEAS)] == ["done"]
    await push(town, "mira", "s1:ideas:1:decide:done")
    assert "Decided already: Done · Oskar" in await alone(town, "mira")
    await town.close()


@run
async def test_forged_and_foreign_presses_change_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposes(town, "kestrel", "A map of the caves")
    await town.uses("mira", "theme new", sort="bug", title="Search")
    for ref in ("1", "t1", "99", "t99", "", "x", "-1", "9" * 20):
        for verb in ("withdraw", "decide:done", "own", "export", "mine", "second:x", "nonsense"):
            await push(town, "bob", f"s1:ideas:{ref}:{verb}")
        await push(town, "bob", f"s1:ideas:{ref}:decided:done", values={"reason": "mine"})
    (idea,), (theme,) = await rows(town, IDEAS), await rows(town, THEMES)
    assert (idea.state, theme.outcome, theme.owner) == ("open", "", None)
    assert len(await board(town)) == 1
    await town.close()


@run
async def test_two_accounts_of_one_person_are_one_voice(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposes(town, "kestrel", "A map of the caves")
    await push(town, "bob", "s1:ideas:1:support")
    await push(town, "juno", "s1:ideas:1:support")
    await town.later(MINUTE)
    assert "3 of 10" in (await board(town))[0]

    async def one_person(turn: Turn) -> None:
        mine, theirs = [await turn.tx.get(ACCOUNTS, "sandbox", who, turn.id) for who in ("kestrel", "bob")]
        assert mine is not None
        assert theirs is not None
        await unite(turn, mine.person, theirs.person)

    await town.inside(one_person)
    await town.later(MINUTE)
    assert len(await rows(town, SUPPORTS)) == 2
    assert "2 of 10" in (await board(town))[0]
    await town.close()


@run
async def test_words_of_every_kind_stand_as_they_are(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposes(town, "kestrel", ODD.strip(), ODD * 40)
    await proposes(town, "bob", "   ", "")
    await proposes(town, "juno", "x" * 4000, "y" * 4000)
    shown = await board(town)
    assert any(ODD.strip() in one for one in shown)
    assert "needs at least one line" in await alone(town, "bob")
    assert all(len(one.title) <= 100 and len(one.text) <= 1000 for one in await rows(town, IDEAS))
    for number in ("0", "-1", "x", "99999999999999", "٣", ""):
        await town.uses("bob", "idea show", number=number)
    await town.uses("mira", "theme new", sort="bug", title=ODD * 40)
    await town.uses("mira", "theme new", sort="whatever", title="x")
    await town.uses("mira", "idea board", days="1" * 30)
    await town.uses("mira", "idea list")
    await town.close()


@run
async def test_in_a_crisis_nothing_goes_up_and_whoever_proposes_is_told_so(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "crisis on")
    await proposes(town, "kestrel", "A map of the caves")
    assert "Publishing is paused" in await alone(town, "kestrel")
    assert await board(town) == []
    await town.uses("oskar", "crisis off")
    await town.later(MINUTE)
    assert await board(town) == [], "it waits for somebody's tap"
    await town.close()


@run
async def test_what_is_decided_is_told_and_not_supported_and_what_rests_may_come_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposes(town, "kestrel", "A map of the caves")
    await push(town, "mira", "s1:ideas:1:decided:planned", values={"reason": "We start in March."})
    await proposes(town, "bob", "A map of all the caves")
    seen = await alone(town, "bob")
    assert "1. A map of the caves · Planned" in seen
    assert "Support no. 1" not in str(await town.notes("bob"))
    await proposes(town, "juno", "Quiet hours in the evening")
    await town.later(31 * DAY)
    await proposes(town, "bob", "Quiet hours in the evenings")
    assert "is on the board" in await alone(town, "bob")
    await town.close()
