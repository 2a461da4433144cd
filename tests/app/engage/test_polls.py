"""Polls over the real core: drafted, put up, voted in, closed by hand or by time, told once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from activities.polls.poll import Ending
from activities.polls.tables import VOTERS
from bot.app.turn import Turn
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from bot.ports.tables import PEOPLE
from tests.kit.polls import labels, message_of, newest, outcome_of, press, put_up, votes
from tests.kit.run import run
from tests.kit.town import Town, buttons, words

PLACES = "Park | Café | Online"


@run
async def test_one_tap_votes_and_the_count_follows(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="2 hours")
    assert labels(await message_of(town)) == ["Park", "Café", "Online", "How it works"]
    assert "Your vote is in: Park" in words(await press(town, "bob", "Park"))
    await press(town, "kestrel", "Café", lang="ru")
    assert "Café" in words(await newest(town, "kestrel", "ru"))
    await press(town, "bob", "Café")
    await town.later(6 * SECOND)
    assert "2. Café · 2 (100 %)" in words(await message_of(town)).replace("\u00a0", " ")
    await town.later(2 * HOUR)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.winner, found.tally.voters) == ((0, 2, 0), 1, 2)
    said = [words(one) for one in await town.talk("bob", "general") if one["content"]]
    assert "Café wins with 2 votes" in said[-2], "the result comes to the same message"
    assert said[-1].startswith("Poll 1 is over: Where?")
    await town.close()


@run
async def test_approval_marks_and_unmarks_and_a_doubled_tap_is_one(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="When?", options="Sat | Sun | Mon", method="approval", kind="ballot")
    ballot = await press(town, "bob", "Vote")
    token = next(one["token"] for one in buttons(ballot) if one["label"] == "Sat")
    for _ in range(2):
        await town.do("bob", do="press", channel="general", message=ballot["id"], token=token)
    shown = await press(town, "bob", "Mon", await newest(town, "bob"))
    assert "Sat and Mon" in words(shown)
    shown = await press(town, "bob", "Sat", shown)
    assert "Your vote is in: Mon." in words(shown)
    await votes(town, "juno", "Mon", "Sun")
    await town.later(2 * DAY)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.winner) == ((0, 1, 2), 2)
    await town.close()


@run
async def test_a_ranked_ballot_with_undo_and_the_rounds_in_words(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Game?", options="Go | Chess | Cards", method="irv", tie="first")
    shown = await votes(town, "bob", "Cards", "Go")
    assert "1. Cards\n2. Go" in words(shown)
    shown = await press(town, "bob", "Undo the last one", shown)
    shown = await press(town, "bob", "Chess", shown)
    assert "1. Cards\n2. Chess" in words(shown)
    for who in ("juno", "brann"):
        await votes(town, who, "Go")
    for who in ("kestrel", "tamsin"):
        await votes(town, who, "Chess")
    await town.uses("mira", "poll close", number="1")
    await press(town, "mira", "Close and count", await newest(town, "mira"))
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert [one.out for one in found.tally.rounds] == [(2,), ()]
    assert found.tally.winner == 1
    await town.later(6 * SECOND)
    said = "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])
    assert "Chess wins in round 2: 3 votes" in said
    assert "Out: Cards" in said
    await town.close()


@run
async def test_a_level_vote_has_no_winner_and_staff_are_told(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot", closes="1 hour")
    await press(town, "bob", "Park")
    await press(town, "juno", "Online")
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.ending, found.tally.tied) == (Ending.TIE, (0, 2))
    room = "\n".join(words(one) for one in await town.talk("mira", "moderators"))
    assert "without a sure winner: Where?" in room
    await town.close()


@run
async def test_a_draw_is_fixed_before_and_shown_afterwards(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, tie="draw", closes="1 hour")
    before = words(await message_of(town))
    assert poll.seed
    assert poll.seed not in before
    await press(town, "bob", "Park")
    await press(town, "juno", "Online")
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.ending is Ending.DRAWN
    after = "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])
    assert poll.seed in after
    await town.close()


@run
async def test_too_few_is_said_so(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, quorum="3", closes="1 hour")
    assert "at least 3 take part" in words(await message_of(town))
    await press(town, "bob", "Park")
    await town.later(HOUR + MINUTE)
    shown = "\n".join(words(one) for one in await town.talk("bob", "general") if one["content"])
    assert "Only one person took part, so it doesn’t count" in shown
    await town.close()


@run
async def test_the_gate_keeps_newcomers_out(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await put_up(town, question="Where?", options=PLACES, tenure="2 weeks")
    await town.says("bob", "hello")

    async def arrive(turn: Turn) -> None:
        for one in await turn.tx.find(PEOPLE):
            await turn.tx.put(PEOPLE, replace(one, joined_at=turn.now - DAY))

    await town.inside(arrive)
    assert "need to have been here for 14 days" in words(await press(town, "bob", "Park"))
    await town.close()


@run
async def test_several_channels_are_one_ballot(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, channels="general, games", closes="1 hour")
    assert poll.fit.why == "channels"
    assert len(poll.channels) == 2
    await press(town, "bob", "Park", await message_of(town, "general"))
    await press(town, "bob", "Café", await message_of(town, "games"))
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (0, 1, 0)
    for channel in ("general", "games"):
        assert "is over" in words(await message_of(town, channel))
    await town.close()


@run
async def test_a_vote_that_can_not_be_changed_is_handed_in(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Which?", options="A | B | C", method="approval", change="no", closes="1 hour")
    shown = await votes(town, "bob", "A", "B")
    assert "Not handed in yet" in words(shown)
    await votes(town, "juno", "C")  # never handed in
    assert "can’t be changed" in words(await press(town, "bob", "Hand it in", shown))
    assert "can’t be changed" in words(await press(town, "bob", "C", shown))
    assert "can’t be changed" in words(await press(town, "bob", "Take my vote back", shown))
    await town.later(HOUR + MINUTE)
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert (found.tally.counts, found.tally.voters) == ((1, 1, 0), 1)
    await town.close()


@run
async def test_a_deleted_message_loses_no_vote(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot")
    await press(town, "bob", "Park")
    shown = await message_of(town)
    await town.do("ada", do="delete", channel="general", message=shown["id"])
    room = (await town.talk("mira", "moderators"))[-1]
    assert "somebody deleted its message" in words(room)
    await town.uses("mira", "poll show", number="1")
    await press(town, "mira", "Post again", await newest(town, "mira"))
    assert "One person has voted" in words(await message_of(town))
    assert (await message_of(town))["id"] != shown["id"]
    await press(town, "juno", "Park")
    await town.uses("mira", "poll close", number=str(poll.number))
    await press(town, "mira", "Close and count", await newest(town, "mira"))
    found = await outcome_of(town, poll.number)
    assert found is not None
    assert found.tally.counts == (2, 0, 0)
    await town.close()


@run
async def test_a_cancelled_poll_keeps_no_vote(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    poll = await put_up(town, question="Where?", options=PLACES, kind="ballot")
    await press(town, "bob", "Park")
    shown = await message_of(town)
    await town.uses("mira", "poll cancel", number=str(poll.number))
    await press(town, "mira", "Take it back", await newest(town, "mira"))
    assert await town.inside(lambda turn: turn.tx.find(VOTERS)) == []
    await town.later(6 * SECOND)
    assert "took this poll back" in words(await message_of(town))
    assert "took this poll back" in words(await press(town, "bob", "Park", shown))
    await town.close()
