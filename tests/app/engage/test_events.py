"""Answers, the waiting list and reminders over the whole core (R10), also through a restart."""

from __future__ import annotations

from pathlib import Path

from activities.events import finding, seats
from activities.events.model import Answer, Seat
from activities.events.tables import RSVPS, WISHES
from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.app.engage import persons
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.records import Community
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.store import Tx, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, DUE
from tests.kit.events import call_of, event_of, labels, note, noted, published, taps, told
from tests.kit.run import run
from tests.kit.town import Town, words


async def seat_of(town: Town, who: str, number: int = 1) -> Seat | None:
    """What place somebody has at an event."""

    async def look(turn: Turn) -> Seat | None:
        account = await turn.tx.get(ACCOUNTS, "sandbox", who, turn.id)
        row = await turn.tx.get(RSVPS, turn.id, number, account.person) if account is not None else None
        return row.seat if row is not None else None

    found: Seat | None = await town.inside(look)
    return found


@run
async def test_the_third_of_two_places_waits_is_promoted_and_told_at_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="2")
    assert "You have a place" in await taps(town, "bob", "yes")
    assert "You have a place" in await taps(town, "kestrel", "yes")
    assert "number 1 on the waiting list" in await taps(town, "juno", "yes")
    assert await told(town, "juno") == []
    await town.later(6 * SECOND)
    assert "2 of 2 going · 0 maybe · 1 on the waiting list" in words(await call_of(town))
    assert "you can't come" in await taps(town, "bob", "no")
    (said,) = await told(town, "juno")
    assert "A place became free" in said
    assert await seat_of(town, "juno") is Seat.IN
    await town.later(6 * SECOND)
    assert "2 of 2 going · 0 maybe" in words(await call_of(town))
    assert "number 1 on the waiting list" in await taps(town, "bob", "yes")
    await town.close()


@run
async def test_a_promotion_that_was_decided_before_a_crash_is_told_after_it(tmp_path: Path) -> None:
    clock = MemoryClock()
    store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice(1))
    town = await Town.open(tmp_path, store=store, clock=clock)
    await published(town, capacity="2")
    for who in ("bob", "kestrel", "juno"):
        await taps(town, who, "yes")
    await town.core.dispatch.stop()

    async def leaves(tx: Tx) -> None:
        """The commit of a press whose process dies right after it: nobody rings the bell."""
        community = await tx.get(COMMUNITIES, town.community)
        account = await tx.get(ACCOUNTS, "sandbox", "bob", town.community)
        assert isinstance(community, Community)
        assert account is not None
        floor = TurnFloor(Turn(tx, town.core.desk, community, clock.now()))
        event = await finding.event_of(floor, "1")
        assert event is not None
        await seats.answer(floor, event, account.person, Answer.NO)

    await store.write(leaves)
    await town.close()
    await store.close()
    store = await open_store(tmp_path / "steward.db", clock=clock, dice=MemoryDice(2))
    again = await Town.open(tmp_path, store=store, clock=clock)
    await again.later(4 * SECOND)
    assert ["A place became free" in one for one in await told(again, "juno")] == [True]
    assert await seat_of(again, "juno") is Seat.IN
    await again.later(MINUTE)
    assert len(await told(again, "juno")) == 1
    await again.close()
    await store.close()


@run
async def test_more_places_promote_in_order_and_fewer_send_nobody_away(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="1")
    for who in ("bob", "kestrel", "juno", "tamsin"):
        await taps(town, who, "yes")
    await town.uses("mira", "event edit", channel="events", number="1", capacity="3")
    assert [await seat_of(town, who) for who in ("bob", "kestrel", "juno", "tamsin")] == [*[Seat.IN] * 3, Seat.WAITING]
    assert len(await told(town, "kestrel")) == 1
    assert await told(town, "tamsin") == []
    await town.uses("mira", "event edit", channel="events", number="1", capacity="1")
    assert [await seat_of(town, who) for who in ("bob", "kestrel", "juno")] == [Seat.IN] * 3
    await taps(town, "bob", "no")
    assert await seat_of(town, "tamsin") is Seat.WAITING
    await town.close()


@run
async def test_reminders_reach_those_alone_who_want_them_and_can_come(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="2")
    for who in ("bob", "kestrel", "juno"):
        await taps(town, who, "yes")
    for who in ("bob", "juno", "tamsin"):
        assert "1 h before it begins" in await taps(town, who, "remind")
    await taps(town, "ives", "remind")
    await taps(town, "ives", "no")
    await town.later(2 * DAY - HOUR)
    assert ["begins" in one for one in await told(town, "bob")] == [True]
    assert ["begins" in one for one in await told(town, "tamsin")] == [True]
    for nobody in ("kestrel", "juno", "ives"):
        assert await told(town, nobody) == []
    await town.close()


@run
async def test_one_tap_on_a_reminder_ends_them_all(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await taps(town, "bob", "wish", arg="1d")
    await taps(town, "bob", "wish", arg="1h")
    assert "✓ 1 h before" in labels(await noted(town, "bob"))
    await town.later(DAY)
    (reminder,) = await town.talk("bob", "direct:bob")
    assert "No reminders" in labels(reminder)
    await town.presses("bob", "quiet", reminder)
    await town.later(DAY)
    assert len([one for one in await told(town, "bob") if "begins" in one]) == 1
    assert await town.inside(lambda turn: turn.tx.count(WISHES, *where(community=turn.id))) == 0
    await town.close()


@run
async def test_a_moved_event_takes_its_reminders_along_and_tells_who_may_come(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await taps(town, "bob", "yes")
    await taps(town, "bob", "remind")
    await taps(town, "kestrel", "maybe")
    await taps(town, "juno", "no")
    await town.uses("mira", "event move", channel="events", number="1", when="in 5 days, 3h")
    event = await event_of(town)
    assert event.ends - event.starts == 3 * HOUR
    for who in ("bob", "kestrel"):
        assert ["has moved" in one for one in await told(town, who)] == [True]
    assert await told(town, "juno") == []
    await town.later(2 * DAY - HOUR)
    assert not any("begins" in one for one in await told(town, "bob"))
    await town.later(3 * DAY)
    assert any("begins" in one for one in await told(town, "bob"))
    assert (await event_of(town)).state.value == "open"
    await town.close()


@run
async def test_a_cancelled_event_tells_and_does_nothing_more(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    for who, verb in (("bob", "yes"), ("kestrel", "maybe"), ("juno", "no")):
        await taps(town, who, verb)
    await taps(town, "bob", "remind")
    await town.uses("mira", "event cancel", channel="events", number="1", reason="The hall is flooded.")
    for who in ("bob", "kestrel"):
        (said,) = await told(town, who)
        assert "was called off" in said
        assert "The hall is flooded." in said
    assert await told(town, "juno") == []
    await town.later(6 * SECOND)
    shown = await call_of(town)
    assert "called off" in words(shown)
    assert labels(shown) == []
    assert "called off" in await taps(town, "bob", "yes")
    planned = await town.inside(lambda turn: turn.tx.find(DUE, *where(community=turn.id)))
    assert [one.kind for one in planned if one.kind.startswith("events-")] == []
    await town.later(3 * DAY)
    assert len(await told(town, "bob")) == 1
    await town.close()


@run
async def test_whoever_leaves_or_is_forgotten_makes_room(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="1")
    for who in ("bob", "kestrel", "juno"):
        await taps(town, who, "yes")
    await town.uses("bob", "forget_me")
    await town.presses("bob", "yes", await noted(town, "bob"))
    assert await seat_of(town, "kestrel") is Seat.IN
    await town.uses("ada", "event people", channel="events", number="1")
    assert "Going: 1" in await note(town, "ada")
    await town.close()


@run
async def test_somebody_with_two_accounts_has_one_place_and_the_other_is_free(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="2")
    for who in ("bob", "kestrel", "juno"):
        await taps(town, who, "yes")

    async def unite(turn: Turn) -> int:
        bob, kestrel = [await turn.tx.get(ACCOUNTS, "sandbox", one, turn.id) for one in ("bob", "kestrel")]
        assert bob is not None
        assert kestrel is not None
        await persons.unite(turn, bob.person, kestrel.person)
        return await turn.tx.count(RSVPS, *where(community=turn.id, event=1))

    assert await town.inside(unite) == 2
    await town.later(SECOND)
    assert await seat_of(town, "juno") is Seat.IN
    assert any("A place became free" in one for one in await told(town, "juno"))
    await town.close()
