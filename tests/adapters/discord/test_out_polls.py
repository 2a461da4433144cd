"""Discord's own polls go out once, within its limits, and are ended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import polls
from bot.domain.actions import ClosePoll, SendPoll
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.polls import NativePoll
from bot.domain.results import Done, Later, Refused, Why
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.contracts.discord_stage import DiscordStage, calls, stage
from tests.kit.run import run

NOW = 1_790_000_000_000_000
TEA = NativePoll("Tea or coffee?", ("Tea", "Coffee"))


def asked(one: DiscordStage, poll: NativePoll = TEA, nonce: str = "p1") -> SendPoll:
    return SendPoll(one.channel("general"), poll, "en", nonce)


@run
async def test_a_poll_stands_as_it_was_asked_for() -> None:
    async with stage() as one:
        poll = replace(TEA, several=True, closes_at=one.clock.now() + 3 * HOUR - 2 * SECOND)
        done = await one.platform.carry_out(asked(one, poll))
        assert isinstance(done, Done)
        assert done.ref is not None
        sent = one.wire.world.message(done.ref.channel.id, done.ref.id)["poll"]
        assert sent["question"] == {"text": "Tea or coffee?"}
        assert [answer["poll_media"]["text"] for answer in sent["answers"]] == ["Tea", "Coffee"]
        assert sent["allow_multiselect"] is True
        (call,) = calls(one, "POST", "/messages")
        assert call.body["poll"]["duration"] == 3
        assert call.body["enforce_nonce"] is True


@run
async def test_a_poll_whose_answer_was_lost_is_not_sent_again() -> None:
    async with stage() as one:
        await one.lose_answers()
        first = await one.platform.carry_out(asked(one))
        assert isinstance(first, Later)
        one.wire.control.clear_faults()
        one.wire.world.store.nonces.clear()  # Discord has forgotten the nonce
        second = await one.platform.carry_out(asked(one))
        assert isinstance(second, Done)
        assert await one.platform.carry_out(asked(one)) == second
        assert len(one.wire.control.messages("general")) == 1
        assert await one.platform.find_sent(one.channel("general"), "p1") == second.ref
        other = await one.platform.carry_out(asked(one, nonce="p2"))
        assert isinstance(other, Done)
        assert other.ref != second.ref


@run
async def test_it_is_ended_once_and_ended_again_is_ended() -> None:
    async with stage() as one:
        done = await one.platform.carry_out(asked(one))
        assert isinstance(done, Done)
        assert done.ref is not None
        assert await one.platform.carry_out(ClosePoll(done.ref)) == done
        assert await one.platform.carry_out(ClosePoll(done.ref)) == done
        gone = ClosePoll(MessageRef(done.ref.channel, "5"))
        assert await one.platform.carry_out(gone) == Refused(Why.GONE)
        assert await one.platform.carry_out(ClosePoll(MessageRef(done.ref.channel, "x"))) == Refused(Why.GONE)
        said = await one.says("bob", "no poll")
        assert await one.platform.carry_out(ClosePoll(said)) == Refused(Why.NOT_POSSIBLE)


@run
async def test_a_poll_that_is_over_is_found_if_it_went_out_and_never_sent_late() -> None:
    async with stage() as one:
        over = replace(TEA, closes_at=one.clock.now() + HOUR)
        await one.lose_answers()
        assert isinstance(await one.platform.carry_out(asked(one, over)), Later)
        one.wire.control.clear_faults()
        (there,) = one.wire.control.messages("general")
        one.clock.advance(2 * HOUR)
        done = await one.platform.carry_out(asked(one, over))
        assert isinstance(done, Done)
        assert done.ref == MessageRef(one.channel("general"), there["id"])
        assert await one.platform.carry_out(asked(one, over, "p2")) == Refused(Why.TOO_OLD)


@run
async def test_without_the_right_it_is_refused_and_named() -> None:
    async with stage() as one:
        one.wire.control.take_permission(one.place, "SEND_POLLS")
        assert await one.platform.carry_out(asked(one)) == Refused(Why.NO_RIGHT, "polls")
        direct = SendPoll(ChannelRef("discord", one.place, f"direct:{one.account('bob').id}"), TEA, "en")
        assert await one.platform.carry_out(direct) == Refused(Why.NOT_POSSIBLE)


@pytest.mark.parametrize(
    ("poll", "why"),
    [
        (replace(TEA, anonymous=True), Why.NOT_POSSIBLE), (replace(TEA, hidden=True), Why.NOT_POSSIBLE),
        (replace(TEA, right=(0,)), Why.NOT_POSSIBLE), (replace(TEA, question=" "), Why.BAD_REQUEST),
        (replace(TEA, options=()), Why.BAD_REQUEST), (replace(TEA, options=("a", "\u200b " * 0)), Why.BAD_REQUEST),
        (replace(TEA, options=tuple("abcdefghijk")), Why.BAD_REQUEST),
        (replace(TEA, options=("a" * 56, "b")), Why.TOO_LONG), (replace(TEA, question="a" * 301), Why.TOO_LONG),
        (replace(TEA, closes_at=NOW + 33 * DAY), Why.BAD_REQUEST),
    ],
)  # fmt: skip
def test_what_discord_would_refuse_is_refused_up_front(poll: NativePoll, why: Why) -> None:
    refused = polls.able(poll, NOW)
    assert refused is not None
    assert refused.why is why


@given(st.integers(1, 32 * DAY))
def test_it_stays_open_for_whole_hours_never_too_short(left: int) -> None:
    poll = replace(TEA, closes_at=NOW + left)
    assert polls.able(poll, NOW) is None
    hours = polls.hours(poll, NOW)
    assert 1 <= hours <= 768
    assert hours * HOUR >= left > (hours - 1) * HOUR or hours == 1
    assert polls.hours(replace(TEA, closes_at=None), NOW) == 768
    assert polls.hours(replace(TEA, closes_at=NOW + 32 * DAY + MINUTE), NOW) == 768
