"""At least once, in order, and nothing lost over a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from adapters.sandbox import deeds, frames
from adapters.sandbox.deeds import Actor
from adapters.sandbox.step import Step
from bot.domain.actions import Answer, Ban, Mute, SendMessage, SetSlowMode
from bot.domain.content import plain
from bot.domain.events import ButtonPressed, Incoming, MessagePosted
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.results import Done
from bot.domain.time import HOUR, MINUTE
from tests.adapters.sandbox.desk import House, house
from tests.kit.run import run

GENERAL = ChannelRef("sandbox", "lanternfall", "general")


def flood(count: int) -> Callable[[Step], None]:
    """A step in which somebody says many lines at once."""

    def step_(step: Step) -> None:
        for number in range(count):
            frame = frames.Send(do="send", channel="general", text=f"line {number}")
            assert isinstance(deeds.send(step, Actor("bob", "en"), frame), deeds.Yes)

    return step_


def texts(got: list[Incoming]) -> list[str]:
    return [one.event.message.text for one in got if isinstance(one.event, MessagePosted)]


@run
async def test_many_events_come_once_and_in_order(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        await one.sandbox.world.run(flood(500))
        await one.core.until(500)
        assert texts(one.core.got) == [f"line {number}" for number in range(500)]
        assert len({incoming.external_id for incoming in one.core.got}) == 500


@run
async def test_what_the_core_refused_comes_again_and_nothing_overtakes_it(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        one.core.broken = True
        await one.sandbox.world.run(flood(40))
        shown = await bob.until(on="steward")
        assert not shown["steward"]["running"]
        assert shown["steward"]["why"]
        one.core.broken = False
        await one.clock.run(MINUTE)
        await one.core.until(40)
        assert texts(one.core.got) == [f"line {number}" for number in range(40)]
        assert (await bob.until(on="steward"))["steward"]["running"]


@run
async def test_what_happened_while_nobody_listened_is_delivered_at_the_next_start(tmp_path: Path) -> None:
    async with house(tmp_path, started=False) as one:
        await one.sandbox.world.run(flood(3))
        async with one.page("mira") as mira:
            assert not mira.seen[0]["steward"]["running"]
    async with house(tmp_path) as one:
        assert texts(await one.core.until(3)) == ["line 0", "line 1", "line 2"]
        first = one.core.got
    async with house(tmp_path) as one, one.page("bob") as bob:
        await bob.do(do="send", channel="general", text="after")
        assert texts(await one.core.until(1)) == ["after"]
        assert one.core.got[0].external_id not in {incoming.external_id for incoming in first}


@run
async def test_a_core_killed_between_acceptance_and_record_gets_the_same_event_again(tmp_path: Path) -> None:
    kept: list[Incoming] = []

    async def dies(incoming: Incoming) -> bool:
        kept.append(incoming)
        raise asyncio.CancelledError

    async with house(tmp_path, started=False) as one:
        await one.sandbox.world.run(flood(1))
        await one.sandbox.start(dies)
        async with asyncio.timeout(10):
            while not kept:
                await one.clock.settle()
    async with house(tmp_path) as one:
        assert await one.core.until(1) == kept[:1]


@run
async def test_the_whole_state_survives_a_restart(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        said = (await bob.do(do="send", channel="general", text="keep me"))["message"]
        await bob.do(do="react", channel="general", message=said, emoji="👍")
        await one.sandbox.carry_out(SendMessage(GENERAL, plain("mine"), "en", "n1"))
        await one.sandbox.carry_out(Mute("lanternfall", AccountRef("sandbox", "kestrel"), one.clock.now() + HOUR))
        await one.sandbox.carry_out(Ban("lanternfall", AccountRef("sandbox", "ives"), one.clock.now() + HOUR))
        await one.sandbox.carry_out(SetSlowMode(GENERAL, 10))
        await bob.do(do="trouble", trouble="right-ban", on=True)
        before = await one.sandbox.snapshot()
    async with house(tmp_path) as one:
        assert await one.sandbox.snapshot() == before
        own = await one.sandbox.own_rights("lanternfall")
        assert own is not None
        assert "ban" not in own.can
        assert await one.sandbox.find_sent(GENERAL, "n1") is not None


@run
async def test_two_files_never_share_an_events_name(tmp_path: Path) -> None:
    names = []
    for folder in ("a", "b"):
        async with house(tmp_path / folder) as one, one.page("bob") as bob:
            one.sandbox.world.delivery.birth += folder  # the dice of tests are fixed; real ones differ
            await bob.do(do="send", channel="general", text="hi")
            names.append((await one.core.until(1))[0].external_id)
    assert names[0] != names[1]


@run
async def test_a_press_never_waits_behind_the_talk(tmp_path: Path) -> None:
    async with house(tmp_path, started=False) as one:
        order: list[str] = []
        gate = asyncio.Event()

        async def accept(incoming: Incoming) -> bool:
            if not isinstance(incoming.event, ButtonPressed):
                await gate.wait()
            order.append(type(incoming.event).__name__)
            return True

        sent = await one.sandbox.carry_out(SendMessage(GENERAL, plain("x"), "en"))
        assert isinstance(sent, Done)
        assert sent.ref is not None
        await one.sandbox.world.run(flood(100))
        await one.sandbox.start(accept)
        async with one.page("bob") as bob:
            reply = await bob.do(do="press", channel="general", message=sent.ref.id, token="s1:case:1:ok")
            assert reply["ok"]
            assert order == ["ButtonPressed"]
        gate.set()


@run
async def test_an_answer_comes_too_late_after_a_quarter_of_an_hour(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        asked = await begun(one)
        one.clock.advance(16 * MINUTE)
        act = Answer(asked, GENERAL, AccountRef("sandbox", "bob"), plain("late"), "en")
        assert str(getattr(await one.sandbox.carry_out(act), "why", "")) == "too-old"


async def begun(one: House) -> str:
    from adapters.sandbox import notes

    return await one.sandbox.world.run(lambda step: notes.begin(step, "bob", "general"))
