"""Polls of Telegram's own on the wire: sent within their limits, counted, closed once, also after a restart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from adapters.telegram.pollnotes import KIND, Noted, Polls
from adapters.telegram.polls import LIMITS, refusal
from bot.domain.actions import ClosePoll, MakeInvite, PinMessage, SendPoll, SetNativeEvent
from bot.domain.events import MemberJoined, PollCounted, PollVoted
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.results import Done, Later, Refused, Why
from bot.domain.time import DAY, HOUR, SECOND
from tests.adapters.telegram.incoming import Inbox, Notes, listening, town
from tests.adapters.telegram.outgoing import Out, on_wire
from tests.wire.telegram import TelegramWire

TEA = NativePoll("Tea or coffee?", ("tea", "coffee", "water"))
NOW = 1_800_000_000 * SECOND


async def sent(out: Out, poll: NativePoll, **more: Any) -> MessageRef:
    done = await out.done(SendPoll(out.channel(), poll, "en", **more))
    assert done.ref is not None
    return done.ref


def asked(out: Out) -> dict[str, Any]:
    found: dict[str, Any] = out.wire.calls("sendPoll")[-1]["params"]
    return found


@on_wire
async def test_a_poll_is_sent_as_it_was_asked_for(out: Out) -> None:
    now = out.session.clock.now()
    await sent(out, replace(TEA, several=True, closes_at=now + HOUR))
    told = asked(out)
    assert (told["is_anonymous"], told["allows_multiple_answers"]) == (False, True)
    assert told["close_date"] == (now + HOUR) // SECOND
    assert "type" not in told
    await sent(out, replace(TEA, anonymous=True, hidden=True, closes_at=now + 10 * SECOND))
    told = asked(out)
    assert (told["is_anonymous"], told["hide_results_until_closes"], told["open_period"]) == (True, True, 10)
    await sent(out, replace(TEA, right=(2, 0), explanation="Both\nare\nright\nhere " + "x" * 300))
    told = asked(out)
    assert (told["type"], told["correct_option_ids"], told["allows_multiple_answers"]) == ("quiz", [0, 2], True)
    assert told["explanation"].startswith("Both\nare\nright here x")
    assert len(told["explanation"]) == 200
    await sent(out, replace(TEA, closes_at=now + 2_628_000 * SECOND))
    assert asked(out)["open_period"] == 2_628_000


@on_wire
async def test_the_same_nonce_is_the_same_poll_and_a_lost_topic_is_the_chat(out: Out) -> None:
    first = await sent(out, TEA, nonce="n1")
    assert await sent(out, TEA, nonce="n1") == first
    assert len(out.wire.messages(out.town)) == 1
    lost = await out.done(SendPoll(out.channel(topic=77), TEA, "en"))
    assert lost.ref is not None
    assert await out.does(SendPoll(out.channel(-1009999), TEA, "en")) == Refused(Why.ROOM_GONE)
    out.wire.fault("flood", seconds=7)
    assert isinstance(await out.does(SendPoll(out.channel(), TEA, "en")), Later)


WIDE = [
    replace(TEA, options=tuple(f"o{n}" for n in range(13))),
    replace(TEA, options=()),
    replace(TEA, options=("tea", "x" * 101)),
    replace(TEA, options=("tea", " \u200b")),
    replace(TEA, question="x" * 301),
    replace(TEA, question=" "),
    replace(TEA, closes_at=NOW + 4 * SECOND),
    replace(TEA, closes_at=NOW - 1),
    replace(TEA, closes_at=NOW + 31 * DAY),
    replace(TEA, right=(3,)),
]


@pytest.mark.parametrize("poll", WIDE)
def test_what_the_limits_do_not_hold_is_refused_up_front(poll: NativePoll) -> None:
    found = refusal(poll, NOW)
    assert found is not None
    assert found.why is Why.NOT_POSSIBLE
    assert found.detail


@pytest.mark.parametrize(
    "poll",
    [
        replace(TEA, options=("only",), question="ж" * 300),
        replace(TEA, options=tuple("😀" * 100 for _ in range(12)), closes_at=NOW + LIMITS.longest),
        replace(TEA, closes_at=NOW + LIMITS.shortest),
    ],
)
def test_what_stands_at_the_limits_can_be(poll: NativePoll) -> None:
    assert refusal(poll, NOW) is None


@on_wire
async def test_the_limits_are_told_and_kept_before_any_call(out: Out) -> None:
    assert out.platform.limits.poll == LIMITS
    assert (out.platform.limits.caption, out.platform.limits.events, out.platform.limits.voice) == (1024, False, False)
    assert out.platform.able(SendPoll(out.channel(), WIDE[0], "en")) is not None
    event = NativeEvent("Meeting", NOW, NOW + HOUR)
    refused = out.platform.able(SetNativeEvent("telegram", out.place, event))
    assert refused is not None
    assert refused.why is Why.NOT_POSSIBLE
    assert await out.does(SendPoll(out.channel(), WIDE[0], "en")) == refusal(WIDE[0], NOW)
    assert out.wire.calls("sendPoll") == []


@on_wire
async def test_what_is_no_poll_can_not_be_closed(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, "hello")
    assert await out.does(ClosePoll(out.message(said))) == Refused(Why.NOT_POSSIBLE)
    assert await out.does(ClosePoll(out.message(999))) == Refused(Why.GONE)
    assert await out.does(ClosePoll(MessageRef(out.channel(), "x"))) == Refused(Why.GONE)


@on_wire
async def test_pins_are_set_in_silence_and_taken_away(out: Out) -> None:
    ref = await sent(out, TEA)
    assert await out.does(PinMessage(ref, True)) == Done(ref)
    assert out.wire.calls("pinChatMessage")[-1]["params"]["disable_notification"] is True
    assert await out.does(PinMessage(ref, False)) == Done(ref)
    assert await out.does(PinMessage(ref, False)) == Done(ref)
    assert await out.does(PinMessage(out.message(999), True)) == Refused(Why.GONE)
    out.wire.removes_right(out.owner, out.town, "can_pin_messages")
    assert await out.does(PinMessage(ref, True)) == Refused(Why.NO_RIGHT, "pins")


@on_wire
async def test_links_have_names_and_need_the_right_to_invite(out: Out) -> None:
    long = await out.done(MakeInvite("telegram", out.place, "Spring fair, the poster at the town hall"))
    assert out.wire.calls("createChatInviteLink")[-1]["params"]["name"] == "Spring fair, the poster at the t"
    other = await out.done(MakeInvite("telegram", out.place, "Autumn"))
    assert long.made.startswith("https://t.me/+")
    assert long.made != other.made
    out.wire.removes_right(out.owner, out.town, "can_invite_users")
    assert await out.does(MakeInvite("telegram", out.place, "x")) == Refused(Why.NO_RIGHT, "manage")


@pytest.mark.asyncio
async def test_votes_and_counts_come_back_under_the_message_also_after_a_restart() -> None:
    inbox, notes = Inbox(), Notes()
    async with TelegramWire() as wire:
        ann, bob, chat = town(wire)
        async with listening(wire, inbox, notes) as platform:
            place = _channel(chat)
            made = await platform.carry_out(SendPoll(place, TEA, "en"))
            assert isinstance(made, Done)
            assert made.ref is not None
            wire.votes(bob, chat, int(made.ref.id), [1])
            (vote,) = await inbox.until(PollVoted)
            assert (vote.ref, vote.author.account.id, vote.choices) == (made.ref, str(bob), (1,))
            (count,) = await inbox.until(PollCounted)
            assert (count.ref, count.counts, count.voters, count.final) == (made.ref, (0, 1, 0), 1, False)
        async with listening(wire, inbox, notes) as platform:
            wire.votes(ann, chat, int(made.ref.id), [0])
            wire.votes(bob, chat, int(made.ref.id), [])
            _, second, back = await inbox.until(PollVoted, 3)
            assert (second.author.account.id, second.choices, back.choices) == (str(ann), (0,), ())
            assert await platform.carry_out(ClosePoll(made.ref)) == Done(made.ref)
            await inbox.sees(lambda: any(one.final for one in inbox.events(PollCounted)))
            assert await wire.until_confirmed(10)
            finals = [one for one in inbox.events(PollCounted) if one.final]
            assert [(one.ref, one.counts, one.voters) for one in finals] == [(made.ref, (1, 0, 0), 1)]
            assert await platform.carry_out(ClosePoll(made.ref)) == Done(made.ref)
            assert len([one for one in inbox.events(PollCounted) if one.final]) == 1
        assert wire.complained() == []


@pytest.mark.asyncio
async def test_a_poll_that_ends_by_itself_tells_its_last_count() -> None:
    inbox = Inbox()
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        async with listening(wire, inbox) as platform:
            ends = platform.session.clock.now() + HOUR
            made = await platform.carry_out(
                SendPoll(_channel(chat), replace(TEA, anonymous=True, closes_at=ends), "en")
            )
            assert isinstance(made, Done)
            assert made.ref is not None
            wire.votes(bob, chat, int(made.ref.id), [2])
            await inbox.until(PollCounted)
            wire.move_clock(3601)
            _, last = await inbox.until(PollCounted, 2)
            assert (last.final, last.counts) == (True, (0, 0, 1))
            assert inbox.events(PollVoted) == []
            assert await platform.carry_out(ClosePoll(made.ref)) == Done(made.ref)


@on_wire
async def test_a_poll_whose_last_count_never_came_is_closed_with_what_was_told(out: Out) -> None:
    ref = await sent(out, replace(TEA, closes_at=out.session.clock.now() + HOUR))
    told: list[PollCounted] = []

    async def tell(name: str, place: str, event: PollCounted) -> None:
        assert (name[:4], place) == ("poll", out.place)
        told.append(event)

    out.session.kept(Polls).tell = tell
    out.wire.move_clock(3601)
    assert isinstance(await out.does(ClosePoll(ref)), Later)
    assert told == []
    assert await out.does(ClosePoll(ref)) == Done(ref)
    assert [(one.ref, one.counts, one.final) for one in told] == [(ref, (0, 0, 0), True)]
    assert await out.does(ClosePoll(ref)) == Done(ref)
    assert len(told) == 1
    assert any('"final":true' in note for (kind, _), note in out.notes.kept.items() if kind == KIND)


@on_wire
async def test_a_vote_that_is_told_before_the_call_is_answered_waits_for_it(out: Out) -> None:
    polls, session = out.session.kept(Polls), out.session
    with polls.sending():
        looking = asyncio.create_task(polls.find(session, "5"))
        await asyncio.sleep(0)
        assert not looking.done()
        await polls.note(session, "5", Noted.of(out.message(7), 2, session.clock.now()))
    found = await looking
    assert found is not None
    assert found.ref == out.message(7)
    assert await polls.find(session, "6") is None


@on_wire
async def test_a_poll_moves_with_its_group(out: Out) -> None:
    ref = await sent(out, TEA)
    await out.session.kept(Polls).carry_over(out.session, out.place, "-1005")
    again = Polls()
    found = await again.at(out.session, MessageRef(out.channel(-1005), ref.id))
    assert found is not None
    assert found[1].ref == MessageRef(ChannelRef("telegram", "-1005", "-1005"), ref.id)


@pytest.mark.asyncio
async def test_who_comes_by_a_link_is_told_by_its_address() -> None:
    inbox = Inbox()
    async with TelegramWire() as wire:
        ann, _, chat = town(wire)
        async with listening(wire, inbox) as platform:
            made = await platform.carry_out(MakeInvite("telegram", str(chat), "Poster"))
            assert isinstance(made, Done)
            new, other = wire.user("Cleo"), wire.user("Dan")
            wire.joins(new, chat, link=made.made)
            wire.joins(other, chat, link=wire.link(chat, ann, name="Ann's"))
            joined = {one.author.account.id: one.invite for one in await inbox.until(MemberJoined, 2)}
            assert joined == {str(new): made.made, str(other): "Ann's"}


@pytest.mark.asyncio
async def test_polls_of_nobody_and_odd_updates_are_left_out() -> None:
    inbox = Inbox()
    async with TelegramWire() as wire:
        _, bob, chat = town(wire)
        async with listening(wire, inbox) as platform:
            for odd in ({"id": "5"}, {"id": "77", "options": [{"voter_count": 1}]}, {}):
                wire.injects("poll", odd)
            wire.injects("poll_answer", {"poll_id": "77", "option_ids": [0]})
            made = await platform.carry_out(SendPoll(_channel(chat), TEA, "en"))
            assert isinstance(made, Done)
            poll = next(iter(wire.world.state.polls))
            for ids in ("x", [True, 1.5, "0", 99, -1]):
                user = {"id": bob, "is_bot": False, "first_name": "Bob"}
                wire.injects("poll_answer", {"poll_id": poll, "user": user, "option_ids": ids})
            wire.injects("poll", {"id": poll, "options": [], "total_voter_count": 3})
            assert await wire.until_confirmed(10)
            assert [one.choices for one in await inbox.until(PollVoted)] == [()]
            assert inbox.events(PollCounted) == []


def _channel(chat: int) -> ChannelRef:
    return ChannelRef("telegram", str(chat), str(chat))
