"""Pins, events and invites: made once, changed as far as Discord lets them, refused with the right that lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.discord import gatherings
from bot.domain.actions import MakeInvite, PinMessage, SetNativeEvent
from bot.domain.messages import MessageRef
from bot.domain.polls import NativeEvent
from bot.domain.results import Done, Later, Refused, Why
from bot.domain.time import DAY, HOUR, MINUTE
from tests.contracts.discord_stage import DiscordStage, calls, stage
from tests.kit.run import run

NOW = 1_790_000_000_000_000


def quiz(one: DiscordStage, **more: object) -> NativeEvent:
    starts = one.clock.now() // 1_000_000 * 1_000_000 + HOUR
    return replace(NativeEvent("Quiz night", starts, starts + 2 * HOUR, where="The pond"), **more)  # type: ignore[arg-type]  # fields by name


async def made(one: DiscordStage, event: NativeEvent) -> str:
    done = await one.platform.carry_out(SetNativeEvent("discord", one.place, event))
    assert isinstance(done, Done), done
    assert done.made
    return done.made


@run
async def test_an_event_is_made_once_and_goes_its_way() -> None:
    async with stage() as one:
        event = quiz(one, description="Bring a friend")
        id = await made(one, event)
        assert await made(one, event) == id
        (told,) = one.wire.control.events(one.place)
        assert (told["name"], told["entity_type"], told["entity_metadata"]) == (
            "Quiz night", 3, {"location": "The pond"}
        )  # fmt: skip
        later = replace(event, id=id, starts=event.starts + DAY, ends=event.ends + DAY, where="The hall", name="Quiz!")
        assert await made(one, later) == id
        (told,) = one.wire.control.events(one.place)
        assert (told["name"], told["entity_metadata"], told["status"]) == ("Quiz!", {"location": "The hall"}, 1)
        for status, number in (("active", 2), ("active", 2), ("scheduled", 2), ("completed", 3), ("canceled", 3)):
            assert await made(one, replace(later, status=status)) == id
            assert one.wire.control.events(one.place)[0]["status"] == number
        refused = await one.platform.carry_out(SetNativeEvent("discord", one.place, later))
        assert refused == Refused(Why.TOO_OLD)
        assert len(calls(one, "POST", "/scheduled-events")) == 1


@run
async def test_an_event_in_a_voice_channel_moves_outside_and_is_called_off() -> None:
    async with stage() as one:
        one.wire.control.make_channel(one.place, "hall", kind="voice")
        await one.until(lambda: bool(one.discord.session.client.guilds[0].voice_channels))
        event = quiz(one, channel=one.channel("hall").id)
        id = await made(one, event)
        assert one.wire.control.events(one.place)[0]["entity_type"] == 2
        outside = replace(event, id=id, channel=one.channel("general").id, where="")
        await made(one, outside)
        (told,) = one.wire.control.events(one.place)
        assert (told["entity_type"], told["channel_id"], told["entity_metadata"]) == (3, None, {"location": "#general"})
        await made(one, replace(outside, status="completed"))
        assert one.wire.control.events(one.place)[0]["status"] == 4


@run
async def test_an_event_whose_answer_was_lost_is_found_and_one_that_is_late_begins() -> None:
    async with stage() as one:
        event = quiz(one, status="active")
        event = replace(event, starts=one.clock.now() - MINUTE)
        one.wire.control.fault("drop_after", method="POST", route="scheduled-events")
        first = await one.platform.carry_out(SetNativeEvent("discord", one.place, event))
        assert isinstance(first, Later)
        await made(one, event)
        (told,) = one.wire.control.events(one.place)
        assert told["status"] == 2


@run
async def test_events_take_a_right_and_those_that_are_gone_are_gone() -> None:
    async with stage() as one:
        event = quiz(one)
        id = await made(one, event)
        one.wire.control.deletes_event("ada", one.place, id)
        gone = SetNativeEvent("discord", one.place, replace(event, id=id))
        assert await one.platform.carry_out(gone) == Refused(Why.GONE)
        for right in ("CREATE_EVENTS", "MANAGE_EVENTS"):
            one.wire.control.take_permission(one.place, right)
        await one.until(lambda: not one._me.guild_permissions.manage_events)
        act = SetNativeEvent("discord", one.place, event)
        assert await one.platform.carry_out(act) == Refused(Why.NO_RIGHT, "events")


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (NativeEvent("", NOW + 1, NOW + 2, where="x"), Why.BAD_REQUEST),
        (NativeEvent("a", NOW + 1, NOW + 1, where="x"), Why.BAD_REQUEST),
        (NativeEvent("a", NOW + 1, NOW + 2), Why.BAD_REQUEST),
        (NativeEvent("a", NOW + 1, NOW + 2, where="x", status="soon"), Why.BAD_REQUEST),
        (NativeEvent("a", NOW + 1, NOW + 2, where="x", status="canceled"), Why.BAD_REQUEST),
        (NativeEvent("a", NOW - 2, NOW - 1, where="x"), Why.TOO_OLD),
        (NativeEvent("a", NOW + 1, NOW + 2, where="x", id="x"), Why.GONE),
    ],
)
def test_what_discord_would_refuse_of_an_event_is_refused_up_front(event: NativeEvent, why: Why) -> None:
    refused = gatherings.able(event, NOW)
    assert refused is not None
    assert refused.why is why


@run
async def test_a_message_is_pinned_without_telling_everybody() -> None:
    async with stage() as one:
        said = await one.says("bob", "remember this")
        assert await one.platform.carry_out(PinMessage(said, True)) == Done(said)
        assert await one.platform.carry_out(PinMessage(said, True)) == Done(said)
        await one.until(lambda: not any(m["type"] == 6 for m in one.wire.control.messages("general")))
        message = one.wire.control.message(said.id)
        assert message is not None
        assert message["pinned"] is True
        assert await one.platform.carry_out(PinMessage(said, False)) == Done(said)
        gone = MessageRef(said.channel, "5")
        assert await one.platform.carry_out(PinMessage(gone, True)) == Refused(Why.GONE)
        assert await one.platform.carry_out(PinMessage(MessageRef(said.channel, "x"), True)) == Refused(Why.GONE)
        one.wire.control.take_permission(one.place, "PIN_MESSAGES")
        assert await one.platform.carry_out(PinMessage(said, True)) == Refused(Why.NO_RIGHT, "pins")


@run
async def test_an_invite_has_a_name_and_is_made_once() -> None:
    async with stage() as one:
        act = MakeInvite("discord", one.place, "newsletter", one.channel("general").id)
        done = await one.platform.carry_out(act)
        assert isinstance(done, Done)
        assert done.made.startswith("https://discord.gg/w")
        assert await one.platform.carry_out(act) == done
        other = await one.platform.carry_out(MakeInvite("discord", one.place, "poster"))
        assert isinstance(other, Done)
        assert other.made != done.made
        assert [(made["max_age"], made["max_uses"]) for made in one.wire.control.invites(one.place)] == [(0, 0), (0, 0)]
        del one.wire.world.guild(one.place).invites[done.made.rpartition("/")[2]]
        again = await one.platform.carry_out(act)
        assert isinstance(again, Done)
        assert again.made not in (done.made, other.made)
        assert await one.platform.carry_out(replace(act, name=" ")) == Refused(Why.BAD_REQUEST, detail="name")
        nowhere = replace(act, name="x", channel="5")
        assert await one.platform.carry_out(nowhere) == Refused(Why.ROOM_GONE)
        one.wire.control.take_permission(one.place, "CREATE_INSTANT_INVITE")
        await one.until(lambda: not one._me.guild_permissions.create_instant_invite)
        for channel in ("", one.channel("general").id):
            refused = await one.platform.carry_out(replace(act, name="y", channel=channel))
            assert refused == Refused(Why.NO_RIGHT, "invites")
