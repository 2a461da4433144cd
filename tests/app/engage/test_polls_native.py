"""The platform's own polls: tied by their message, counted once that is final, replaced where they are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from activities.polls import natives
from activities.polls.poll import By, Ending, Fit, Outcome, Poll, State
from activities.polls.tables import POLLS, VOTERS
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.actions import SendPoll
from bot.domain.decisions import Action
from bot.domain.events import PollCounted
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Refused, Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import ACTIONS
from tests.kit.polls import form_of, last_poll, newest, outcome_of, press, put_up
from tests.kit.run import run
from tests.kit.town import Town, words


async def own(town: Town) -> dict[str, Any]:
    """The platform's poll in the general channel."""
    return next(one for one in reversed(await town.talk("bob", "general")) if one["poll"])


async def chooses(town: Town, who: str, *choices: int) -> None:
    """Somebody chooses in the platform's poll."""
    shown = await own(town)
    await town.do(who, do="vote", channel="general", message=shown["id"], choices=list(choices))


async def tell(town: Town, event: PollCounted) -> None:
    """The platform tells how a poll stands."""

    async def deed(turn: Turn) -> None:
        await natives.counted(TurnFloor(turn), event)

    await town.inside(deed)
    await town.idle()


@run
async def test_a_native_poll_closes_by_itself_and_is_told_with_its_result(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    assert (poll.fit.by, poll.native_at is not None) == (By.NATIVE, True)
    await chooses(town, "bob", 1)
    await chooses(town, "juno", 1)
    await chooses(town, "kestrel", 0)
    await town.later(DAY + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.winner, found.certain) == ((1, 2), 1, True)
    said = words([one for one in await town.talk("bob", "general") if one["content"]][-1])
    assert "Café wins with 2 votes" in said
    assert "1. Park · 1" in said
    await town.close()


@run
async def test_closing_by_hand_asks_the_platform(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    await chooses(town, "bob", 1)
    await town.uses("mira", "poll close", number=poll.ref)
    await press(town, "mira", "Close and count", await newest(town, "mira"))
    await town.idle()
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (0, 1)
    assert (await own(town))["poll"]["closed"]
    await town.close()


@run
async def test_only_a_final_count_ends_a_poll(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    assert poll.native_at is not None
    await tell(town, PollCounted(poll.native_at, (5, 3), 8, False, 0))
    assert await outcome_of(town, poll.number) is None
    assert (await last_poll(town)).counted == (5, 3)
    await tell(town, PollCounted(poll.native_at, (5, 6), 11, True, 0))
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (5, 6)
    await tell(town, PollCounted(poll.native_at, (9, 9), 18, True, 0))
    assert await outcome_of(town, poll.number) == found, "a result is told once and never counted again"
    stranger = MessageRef(poll.native_at.channel, "99")
    await tell(town, PollCounted(stranger, (1, 1), 2, True, 0))
    await town.close()


@run
async def test_a_count_that_never_comes_is_called_unconfirmed(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    assert poll.native_at is not None
    await tell(town, PollCounted(poll.native_at, (2, 3), 5, False, 0))

    async def silence(turn: Turn) -> None:
        known = await turn.tx.get(POLLS, turn.id, poll.number)
        assert known is not None
        await turn.tx.put(POLLS, replace(known, native_at=None, native_key="elsewhere"))

    await town.inside(silence)
    await town.later(DAY)
    assert (await last_poll(town)).state is State.COUNTING
    await town.later(11 * MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.certain) == ((2, 3), False)
    room = "\n".join(words(one) for one in await town.talk("mira", "moderators"))
    assert "hasn’t confirmed this count" in room
    await town.close()


@run
async def test_a_refused_native_poll_becomes_a_ballot(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")

    async def refuse(turn: Turn) -> None:
        action: Action = next(one for one in await turn.tx.find(ACTIONS) if one.follow == f"polls:{poll.number}")
        await turn.tx.put(POLLS, replace(poll, native_at=None, native_key=""))
        await natives.outcome(TurnFloor(turn), action, Refused(Why.BAD_REQUEST))

    await town.inside(refuse)
    await town.idle()
    fallen = await last_poll(town)
    assert fallen.fit == Fit(By.BALLOT, "refused", platform="sandbox")
    assert "Your vote is in: Park" in words(await press(town, "bob", "Park"))
    await town.close()


@run
async def test_votes_taken_back_are_gone_and_names_are_kept_only_where_told(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    await chooses(town, "bob", 1)
    await chooses(town, "bob")
    await chooses(town, "juno", 0)
    await town.later(DAY + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.ending) == ((1, 0), Ending.CLEAR)
    assert await town.inside(lambda turn: turn.tx.find(VOTERS)) == [], "an anonymous poll names nobody"
    await town.close()


@run
async def test_a_cancelled_native_poll_counts_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    await town.uses("mira", "poll cancel", number=poll.ref)
    await press(town, "mira", "Take it back", await newest(town, "mira"))
    await town.later(2 * DAY)
    assert await outcome_of(town, poll.number) is None
    assert (await own(town))["poll"]["closed"]
    assert (await last_poll(town)).state is State.CANCELLED
    await town.close()


@run
async def test_a_native_quiz_of_one_question(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "poll quiz", closes="1 hour")
    form = await form_of(town, "mira")
    await town.fills(
        "mira", form.token, "general", question="", questions="2+2?\n- 3\n+ 4\n= Fingers.", closes="1 hour"
    )
    await town.presses("mira", "post", await newest(town, "mira"))
    assert (await own(town))["poll"]["quiz"]
    await chooses(town, "bob", 1)
    await chooses(town, "juno", 0)
    await town.later(HOUR + 6 * SECOND)
    poll: Poll = await last_poll(town)
    found: Outcome | None = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.ending is Ending.CLEAR
    said = words([one for one in await town.talk("bob", "general") if one["content"]][-1])
    assert "1 of 2 answered rightly" in said
    assert "Fingers." in said
    await town.close()


@run
async def test_a_deleted_native_poll_begins_anew_and_says_so(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    await chooses(town, "bob", 1)
    await town.do("ada", do="delete", channel="general", message=(await own(town))["id"])
    room = (await town.talk("mira", "moderators"))[-1]
    assert "votes went with it" in words(room) or "one vote went with it" in words(room)
    await press(town, "mira", "Post again", room)
    assert "begins anew" in words(await newest(town, "mira"))
    await press(town, "juno", "Park")
    assert poll.native_at is not None
    await tell(town, PollCounted(poll.native_at, (7, 7), 14, True, 0))
    assert await outcome_of(town, poll.number) is None, "a poll that is gone decides nothing"
    await town.later(DAY + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (1, 0)
    await town.close()


@run
async def test_a_poll_that_arrives_after_its_ballot_goes_again(tmp_path: Path) -> None:
    """Somebody put the ballot up while the platform's own poll was under way: two polls would share the votes."""
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options="Park | Café", closes="1 day")
    shown = await own(town)

    async def late(turn: Turn) -> None:
        (action,) = [one for one in await turn.tx.find(ACTIONS) if isinstance(one.act, SendPoll)]
        await turn.tx.put(POLLS, replace(poll, fit=Fit(By.BALLOT, "refused"), native_at=None, native_key=""))
        await natives.outcome(TurnFloor(turn), action, Done(ref=poll.native_at))

    await town.inside(late)
    await town.idle()
    stands = [one for one in await town.talk("bob", "general") if one["id"] == shown["id"] and one.get("poll")]
    assert not [one for one in stands if not one.get("gone")]
    found = await last_poll(town)
    assert (found.native_at, found.native_key) == (None, "")
    await town.close()


@run
async def test_a_secret_poll_is_never_open_by_a_slip(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("mira", "poll new", question="Where?", options="Park | Café", secret="maybe")
    assert "I don’t know “maybe”" in words(await newest(town, "mira"))
    await town.close()
