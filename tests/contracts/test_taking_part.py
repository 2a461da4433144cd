"""What every platform promises about polls, pins, files, events of its own and links: done, or refused up front."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.actions import (
    ClosePoll,
    DeleteMessage,
    EditMessage,
    MakeInvite,
    PinMessage,
    SendMessage,
    SendPoll,
    SetNativeEvent,
)
from bot.domain.content import Content, File, Line, plain
from bot.domain.messages import MessageRef
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.results import Done, Refused, Why
from bot.domain.time import DAY, HOUR
from tests.contracts.stages import Stage
from tests.contracts.test_platform import stage
from tests.kit.run import run

READY = ("memory", "sandbox", "telegram")
"""Platforms held to this; to join, a platform's name here once its stage can do it."""
each = pytest.mark.parametrize("name", READY)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def poll(one: Stage, nonce: str = "") -> SendPoll:
    asked = NativePoll("Which raid?", ("The Spire", "Salt Caves"), one.clock.now() + DAY)
    return SendPoll(one.channel("general"), asked, "en", nonce)


async def sent(one: Stage, act: SendPoll | SendMessage) -> MessageRef:
    made = await one.platform.carry_out(act)
    assert isinstance(made, Done)
    assert made.ref is not None
    return made.ref


def event(one: Stage) -> SetNativeEvent:
    starts = one.clock.now() + DAY
    made = NativeEvent("Raid night", starts, starts + HOUR, where="the castle")
    return SetNativeEvent(one.channel("general").platform, one.place, made)


@each
@run
async def test_a_poll_repeated_with_its_nonce_is_the_same_poll(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        assert one.platform.limits.poll is not None
        first, second = await sent(one, poll(one, "n1")), await sent(one, poll(one, "n1"))
        assert first == second
        assert await one.platform.find_sent(one.channel("general"), "n1") == first
        assert await sent(one, poll(one)) != first


@each
@run
async def test_a_poll_is_closed_twice_like_once_and_never_edited(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        ref = await sent(one, poll(one))
        assert await one.platform.carry_out(EditMessage(ref, plain("b"), "en")) == Refused(Why.NOT_POSSIBLE)
        for _ in range(2):
            assert await one.platform.carry_out(ClosePoll(ref)) == Done(ref)
        no_poll = await sent(one, SendMessage(one.channel("general"), plain("a"), "en"))
        assert await one.platform.carry_out(ClosePoll(no_poll)) == Refused(Why.NOT_POSSIBLE)
        assert isinstance(await one.platform.carry_out(DeleteMessage(ref)), Done)
        assert await one.platform.carry_out(ClosePoll(ref)) == Refused(Why.GONE)


@each
@run
async def test_a_poll_without_a_choice_or_that_is_over_before_it_began_is_refused(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        good = poll(one)
        single = replace(good, poll=replace(good.poll, options=("alone",)))
        past = replace(good, poll=replace(good.poll, closes_at=one.clock.now() - 1))
        for act in (single, past):
            assert isinstance(await one.platform.carry_out(act), Refused)
        nowhere = replace(good, channel=one.channel("nowhere"))
        assert await one.platform.carry_out(nowhere) == Refused(Why.ROOM_GONE)


@each
@run
async def test_a_pin_stands_until_it_is_taken_away(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        ref = await sent(one, SendMessage(one.channel("general"), plain("a"), "en"))
        befores = []
        for pinned in (True, True, False, False):
            made = await one.platform.carry_out(PinMessage(ref, pinned))
            assert isinstance(made, Done)
            befores.append(made.before)
        assert befores == ["", "pinned", "pinned", ""]
        await one.platform.carry_out(DeleteMessage(ref))
        assert await one.platform.carry_out(PinMessage(ref, True)) == Refused(Why.GONE)


@each
@run
async def test_a_pin_without_the_right_is_refused_with_its_name(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        ref = await sent(one, SendMessage(one.channel("general"), plain("a"), "en"))
        await one.take_right("delete")
        assert await one.platform.carry_out(PinMessage(ref, True)) == Refused(Why.NO_RIGHT, "delete")


@each
@run
async def test_an_event_is_made_once_and_then_changed_by_its_id(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        act = event(one)
        made = await one.platform.carry_out(act)
        assert isinstance(made, Done)
        assert made.made
        changed = replace(act, event=replace(act.event, id=made.made, name="Raid night, later"))
        assert isinstance(await one.platform.carry_out(changed), Done)
        called_off = replace(act, event=replace(changed.event, status="canceled"))
        assert isinstance(await one.platform.carry_out(called_off), Done)
        unknown = replace(act, event=replace(act.event, id="4711"))
        assert await one.platform.carry_out(unknown) == Refused(Why.GONE)
        backwards = replace(act, event=replace(act.event, ends=act.event.starts))
        assert await one.platform.carry_out(backwards) == Refused(Why.BAD_REQUEST)


@each
@run
async def test_links_of_different_names_are_different(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        platform = one.channel("general").platform
        found = [await one.platform.carry_out(MakeInvite(platform, one.place, who)) for who in ("news", "friends")]
        links = [made.made for made in found if isinstance(made, Done)]
        assert len(set(links)) == 2
        assert all(links)
        await one.take_right("manage")
        refused = await one.platform.carry_out(MakeInvite(platform, one.place, "more"))
        assert refused == Refused(Why.NO_RIGHT, "manage")


@each
@run
async def test_files_go_with_what_is_said(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        files = (File("results.csv", text="a,b\n"), File("chart.png", alt="A chart", data=PNG))
        act = SendMessage(one.channel("general"), Content((Line("here"),), files=files), "en", "n1")
        assert await sent(one, act) == await sent(one, act)
