"""`steward run` between both platforms in one community: the platforms' own polls, and one secret ballot on both.

Run with -s to read the whole conversation as its people saw it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.kit.commons import GENERAL, Commons, answer_of, asks, commons
from tests.kit.run import run_within
from tests.kit.running import until
from tests.kit.talking import Seen


async def _close_on_discord(here: Commons, number: int) -> str:
    mira = here.place.mira
    sure = await asks(mira, "poll close", number=number)
    return (await answer_of(mira, await mira.clicks(sure, "Close and count"))).text


async def _put_up(here: Commons, **options: Any) -> str:
    """A poll of Mira's on Discord; whose means it uses."""
    mira = here.place.mira
    draft = await asks(mira, "poll new", **options)
    assert "A draft: so far only you can see this" in draft.text
    return (await answer_of(mira, await mira.clicks(draft, "Put it up"))).text


async def _native(here: Commons, channel: str) -> dict[str, Any]:
    """The newest poll of Discord's own there."""

    async def look() -> dict[str, Any] | None:
        found = [one for one in await here.both.discord.messages(channel=channel) if one.get("poll")]
        return found[-1] if found else None

    found: dict[str, Any] = await until(look, what="Discord's own poll")
    return found


@pytest.mark.timeout(100)
@run_within(90)
async def test_discords_own_poll_is_told_once_it_is_final(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        why = await _put_up(here, question="Where do we meet?", options="Park | Café", closes="2 hours")
        assert "I use Discord’s own poll, since it can do all of this." in why
        poll, wire = await _native(here, GENERAL), here.both.discord
        assert [one["poll_media"]["text"] for one in poll["poll"]["answers"]] == ["Park", "Café"]
        for name, answer in (("kestrel", 2), ("brann", 2), ("ada", 1)):
            await wire.votes(member=name, message=poll["id"], answer=answer)
        await here.travel(7_500)  # over by Discord's clock; its count may still be wrong
        await wire.poll_runs_out(message=poll["id"])
        assert "isn’t over yet" in (await asks(here.place.brann, "poll result", number=1)).text
        assert not [one for one in await here.place.brann.shown(GENERAL) if "wins" in one.text]
        await wire.ends_poll(message=poll["id"])
        told = await here.place.brann.sees("Café wins with 2 votes", GENERAL)
        assert "2. Café · 2 (67\N{NO-BREAK SPACE}%)" in told.text
        again = await _put_up(here, question="And when?", options="Today | Tomorrow", closes="1 hour")
        assert "Discord’s own poll" in again
        second = await _native(here, GENERAL)
        await wire.votes(member="brann", message=second["id"], answer=1)
        assert "as soon as the platform has counted" in await _close_on_discord(here, 2)
        await here.place.brann.sees("Today wins with one vote", GENERAL)
        calls = await wire.calls(route="/polls/", method="POST")
        assert [one["status"] for one in calls][-1] == 200
        assert len(calls) == 2, "each is closed once; what is over already is as good"
    print("Discord's own: 2 polls, 1 close by hand, results told once final")


@pytest.mark.timeout(100)
@run_within(90)
async def test_telegrams_own_poll_is_closed_and_counted(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        mira, town, wire = here.town.mira, here.town, here.both.telegram
        await mira.says('/poll_new Which game?\nChess | Go | Tag closes="90 minutes"', town.group)
        draft = await mira.sees("A draft: so far only you can see this")
        assert "I use Telegram’s own poll" in draft.text
        await mira.taps(draft, "Put it up")
        await until(lambda: wire.calls("sendPoll"), what="sendPoll")
        (sent,) = await wire.calls("sendPoll")
        poll = (await wire.last(town.group))["id"]
        for who, option in ((town.kestrel, 1), (town.brann, 1), (town.vera, 0)):
            await wire.votes(who.id, town.group, poll, [option])
        await mira.says("/poll_close 1")
        await mira.taps(await mira.offered("Close and count"), "Close and count")
        told = await town.brann.sees("Go wins with 2 votes", town.group)
        assert "2. Go · 2 (67\N{NO-BREAK SPACE}%)" in told.text
        assert len(await wire.calls("stopPoll")) == 1
        assert sent["params"]["question"] == "Which game?"
        texts = [one.text for one in await town.brann.shown(town.group) if "Go wins" in one.text]
        assert len(texts) == 1
    print("Telegram's own: 3 votes, closed by hand, told once")


@pytest.mark.timeout(100)
@run_within(90)
async def test_a_secret_poll_in_both_places_takes_one_vote_of_a_linked_person(tmp_path: Path) -> None:
    async with commons(tmp_path) as here:
        kestrel, brann, town = here.place.kestrel, here.place.brann, here.town
        await here.link(kestrel, town.kestrel)
        why = await _put_up(
            here, question="Tea or coffee?", options="Tea | Coffee", closes="3 hours", secret="yes",
            channels="#general Raids",
        )  # fmt: skip
        assert "I use my own ballot: a secret poll" in why
        await _vote_here(here, "kestrel", "Tea")
        await _vote_there(here, "Coffee")
        await _vote_here(here, "brann", "Tea")
        await here.travel(60)
        assert "the result is out" in await _close_on_discord(here, 1)
        one_each = "1. Tea · 1 (50\N{NO-BREAK SPACE}%)"  # an account more is not a vote more
        for seen in (await brann.sees(one_each, GENERAL), await town.brann.sees(one_each, town.group)):
            assert "Tea and Coffee are level, so nobody wins" in seen.text
        late = await answer_of(brann, await brann.uses("poll show", GENERAL, number=1))
        assert "Tea" in late.text
    print("secret, on both: 3 ballots filled in by 2 people, 2 votes")


async def _vote_here(here: Commons, name: str, choice: str) -> None:
    person = here.person(name)
    card = await person.sees("Tea or coffee?", GENERAL)
    ballot = await answer_of(person, await person.clicks(card, "Vote"))
    assert "Choose one" in ballot.text
    assert f"Your vote is in: {choice}" in (await answer_of(person, await person.clicks(ballot, choice))).text


async def _vote_there(here: Commons, choice: str) -> None:
    """Kestrel thinks again, from the phone with Telegram on it."""
    kestrel = here.town.kestrel
    card = await kestrel.sees("Tea or coffee?", here.town.group)
    ballot: Seen = await kestrel.presses(card, "Vote", "Your vote is in: Tea", chat=kestrel.id)
    await kestrel.presses(ballot, choice, f"Your vote is in: {choice}")
