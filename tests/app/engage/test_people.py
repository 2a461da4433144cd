"""People over the whole core: greeted together, given somebody to ask, thanked, asked to stand, helping out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.people.rows import Arrival, Stage
from activities.people.tables import AMBASSADORS, ARRIVALS, PAIRS, TASKS, WELCOMES
from bot.domain.raids import Raid, RaidState
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.store import where
from bot.ports.tables import PEOPLE, RAIDS
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


async def alone(town: Town, who: str) -> str:
    """What somebody alone sees."""
    return "\n".join(words(one) for one in await town.notes(who))


async def directs(town: Town, who: str) -> str:
    """What Steward wrote to somebody in private."""
    return "\n".join(words(one) for one in await town.talk(who, f"direct:{who}"))


async def joins(town: Town, name: str, link: str = "") -> str:
    """Somebody new comes in; their account."""
    reply = await town.do("ada", do="invite", name=name, link=link)
    assert reply["ok"], reply
    people = (await town.sees("ada"))["people"]
    return str(next(one["id"] for one in people if one["name"] == name))


async def general(town: Town, part: str) -> list[dict[str, Any]]:
    """Steward's messages in the general channel that hold these words."""
    return [one for one in await town.talk("bob", "general") if one["content"] and part in words(one)]


async def presses(town: Town, who: str, room: str, label: str) -> None:
    """Press a button by its label on the newest message of a room, or note, that has it."""
    shown = [*await town.talk(who, room), *await town.notes(who)]
    message = next(
        one for one in reversed(shown) if one["content"] and label in [each["label"] for each in buttons(one)]
    )
    token = next(each["token"] for each in buttons(message) if each["label"] == label)
    await town.do(who, do="press", channel=message["channel"], message=message["id"], token=token)


@run
async def test_newcomers_are_greeted_together_and_the_next_greeting_takes_its_place(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("ada", "greeting on", channel="general")
    assert "From now on I greet newcomers here" in await alone(town, "ada")
    for name in ("Aino", "<b>Boris</b>", "Cem"):
        await joins(town, name)
    assert await general(town, "Welcome") == []
    await town.later(3 * MINUTE)
    (greeting,) = await general(town, "Welcome")
    assert "Welcome, Aino, <b>Boris</b> and Cem!" in words(greeting)
    await joins(town, "Dana")
    await town.later(3 * MINUTE)
    (greeting,) = await general(town, "Welcome")
    assert "Welcome, Dana!" in words(greeting)
    await town.uses("ada", "greeting off")
    await joins(town, "Edda")
    await town.later(3 * MINUTE)
    (greeting,) = await general(town, "Welcome")
    assert "Edda" not in words(greeting)
    await town.close()


@run
async def test_nobody_is_greeted_in_a_raid_and_many_are_not_all_named(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("ada", "greeting on", channel="general")

    async def raid(turn: Any) -> None:
        place = (await turn.tx.find(WELCOMES))[0]
        await turn.tx.put(
            RAIDS, Raid(turn.id, 1, place.platform, place.place, RaidState.SEEN, turn.now, turn.now, turn.now)
        )

    async def over(turn: Any) -> None:
        await turn.tx.drop(RAIDS, *where(community=turn.id))

    await town.inside(raid)
    await joins(town, "Raider")
    await town.later(3 * MINUTE)
    assert await general(town, "Welcome") == []
    await town.inside(over)
    for number in range(8):
        await joins(town, f"Guest{number}")
    await town.later(3 * MINUTE)
    (greeting,) = await general(town, "Welcome")
    assert "3 more" in words(greeting)
    assert "Raider" not in words(greeting)
    await town.close()


@run
async def test_only_who_asked_for_a_buddy_is_asked_after_a_week(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("bob", "buddy offer")
    await town.uses("ada", "greeting on", channel="general")
    first = await joins(town, "Aino")
    second = await joins(town, "Cem")
    await town.later(3 * MINUTE)
    await presses(town, first, "general", "I'd like somebody to ask")
    await presses(town, first, "general", "I'd like somebody to ask")
    assert "Bob is happy to be asked anything" in await directs(town, first)
    assert (await directs(town, "bob")).count("Aino has just arrived") == 1
    assert await town.inside(lambda turn: turn.tx.count(PAIRS)) == 1
    await town.later(7 * DAY + HOUR)
    assert "How is it going?" in await directs(town, first)
    assert "How is it going?" not in await directs(town, second)
    await presses(town, first, f"direct:{first}", "I could use some help")
    staff = "\n".join(words(one) for one in await town.talk("mira", "moderators"))
    assert "Aino has been here for a week and could use some help" in staff
    await town.close()


@run
async def test_links_are_tagged_and_counted(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "invite new", channel="general", source="newsletter")
    told = await directs(town, "mira")
    assert "Your link for “newsletter”" in told
    link = told.splitlines()[-1]
    account = await joins(town, "Aino", link)
    await joins(town, "Cem")
    await town.says(account, "hello there")
    await town.later(DAY + HOUR)
    await town.says(account, "and again")
    await town.later(8 * DAY)
    await town.uses("mira", "invite list")
    assert "newsletter: 1 came, 1 are here · wrote on two days of their first week: 1 of 1" in await alone(town, "mira")
    rows: list[Arrival] = await town.inside(lambda turn: turn.tx.find(ARRIVALS))
    assert sorted(one.activated is True for one in rows) == [False, True]
    await town.close()


@run
async def test_thanks_have_a_reason_and_come_once_a_day(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("kestrel", "thanks give", person="bob", reason="for the @everyone map")
    assert "Said so." in await alone(town, "kestrel")
    assert len(await general(town, "Kestrel thanks Bob: for the @everyone map")) == 1
    await town.uses("kestrel", "thanks give", person="bob", reason="again")
    await town.uses("kestrel", "thanks give", person="kestrel", reason="myself")
    await town.uses("kestrel", "thanks give", person="bob")
    seen = await alone(town, "kestrel")
    assert "already" in seen
    assert "for others" in seen
    assert "What for?" in seen
    await town.uses("bob", "thanks list")
    assert "for the @everyone map" in await alone(town, "bob")
    await town.uses("mira", "thanks week")
    await presses(town, "mira", "general", "Post it here")
    assert len(await general(town, "Thanks of this week")) == 1
    await town.close()


@run
async def test_nobody_is_contacted_as_a_candidate_without_a_tap(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.says("juno", "good morning")
    await town.uses("kestrel", "ambassador name", person="juno", reason="helps every newcomer")
    assert "The team hears of it" in await alone(town, "kestrel")

    async def regular(turn: Any) -> None:
        (row,) = await turn.tx.find(PEOPLE, *where(community=turn.id, regular=True), limit=1) or [None]
        assert row is None or row

    await town.inside(regular)
    await town.later(100 * DAY)
    await town.uses("mira", "ambassador list")
    assert "Juno · named" in await alone(town, "mira")
    assert await directs(town, "juno") == ""
    await presses(town, "mira", "moderators", "Ask them")
    assert "would you like to be one of its ambassadors" in await directs(town, "juno")
    await presses(town, "juno", "direct:juno", "Gladly")
    (row,) = await town.inside(lambda turn: turn.tx.find(AMBASSADORS))
    assert row.stage is Stage.ACTIVE
    await town.later(92 * DAY)
    staff = "\n".join(words(one) for one in await town.talk("mira", "moderators"))
    assert "Shall it go on?" in staff
    await town.uses("juno", "ambassador leave")
    (row,) = await town.inside(lambda turn: turn.tx.find(AMBASSADORS))
    assert row.stage is Stage.LEFT
    await town.close()


@run
async def test_a_task_is_taken_once_given_back_done_and_thanked_for(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "task new", minutes="30", title="Translate the rules")
    await presses(town, "kestrel", "general", "I'll do it")
    await town.later(MINUTE)
    (task,) = await general(town, "Task 1")
    assert "Kestrel is on it" in words(task)
    await presses(town, "bob", "general", "Done")
    assert "isn't yours" in await alone(town, "bob")
    await presses(town, "kestrel", "general", "Give it back")
    await town.later(MINUTE)
    await presses(town, "bob", "general", "I'll do it")
    await town.later(MINUTE)
    await presses(town, "bob", "general", "Done")
    await town.fills("bob", "s1:people:1:finished", channel="general", minutes="forty")
    assert "whole minutes" in await alone(town, "bob")
    await presses(town, "bob", "general", "Done")
    await town.fills("bob", "s1:people:1:finished", channel="general", minutes="40")
    (row,) = await town.inside(lambda turn: turn.tx.find(TASKS))
    assert row.spent == 40
    await town.uses("mira", "task hours")
    assert "Bob · 40" in await alone(town, "mira")
    await town.close()


@run
async def test_whoever_leaves_or_is_forgotten_is_no_ones_buddy_and_holds_no_task(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("bob", "buddy offer")
    await town.uses("mira", "task new", minutes="30", title="Translate the rules")
    await presses(town, "bob", "general", "I'll do it")
    await town.later(MINUTE)
    await town.uses("bob", "forget_me")
    await presses(town, "bob", "general", "Forget me")
    await town.later(MINUTE)
    (row,) = await town.inside(lambda turn: turn.tx.find(TASKS))
    assert row.helper is None
    await town.uses("mira", "buddy list")
    assert "Nobody offers yet" in await alone(town, "mira")
    await town.close()
