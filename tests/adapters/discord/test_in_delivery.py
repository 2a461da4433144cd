"""Events reach intake in the order in which Discord told them, whatever the store does."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import delivery
from adapters.discord.delivery import Delivery, whole
from bot.domain.events import Incoming, MemberJoined, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.ports.store import StoreFault
from tests.kit.run import run

BOB = Author(AccountRef("discord", "5"), "bob")


def _said(number: int, channel: str = "20", place: str = "10") -> Incoming:
    message = Message(MessageRef(ChannelRef("discord", place, channel), str(number)), BOB, "hm", 0)
    return Incoming("discord:1", f"m{number}", "discord", place, MessagePosted(message))


class _Store:
    """Takes what it is given unless it is broken."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.broken = False

    async def accept(self, incoming: Incoming) -> bool:
        """Keep it, or not."""
        if self.broken:
            raise StoreFault("store-full")
        self.taken.append(incoming.external_id)
        return True


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "WAITS", (0.001,))


async def _until(ready: asyncio.Event) -> None:
    async with asyncio.timeout(5):
        await ready.wait()


@run
async def test_what_the_store_refused_comes_first_when_it_works_again() -> None:
    store, stored = _Store(), asyncio.Event()
    out = Delivery(store.accept)
    store.broken = True
    for number in range(5):
        out.offer(_said(number))
    await out.settle()
    for number in range(5, 9):
        out.offer(_said(number))
    assert store.taken == []
    store.broken = False
    out.offer(_said(9), stored.set)
    await _until(stored)
    await out.close()
    assert store.taken == [f"m{number}" for number in range(10)]


@run
async def test_whoever_waits_is_told_once_it_is_stored_and_not_before() -> None:
    store, told = _Store(), asyncio.Event()
    out = Delivery(store.accept)
    store.broken = True
    out.offer(_said(1), told.set)
    await out.settle()
    assert not told.is_set()
    store.broken = False
    await _until(told)
    await out.close()
    assert store.taken == ["m1"]


@run
async def test_a_bug_of_one_event_stops_no_other() -> None:
    taken: list[str] = []

    async def accept(incoming: Incoming) -> bool:
        if incoming.external_id == "m1":
            raise ValueError("a bug")
        taken.append(incoming.external_id)
        return True

    out = Delivery(accept)
    for number in range(3):
        out.offer(_said(number))
    await out.close()
    assert taken == ["m0", "m2"]


@run
async def test_a_held_channel_waits_and_others_do_not() -> None:
    store = _Store()
    out = Delivery(store.accept)
    out.hold(whole("10"))
    out.offer(_said(1))
    out.offer(_said(2, "21"))
    out.offer(_said(3, "30", "11"))
    joined = MemberJoined("discord", "10", BOB, 0)
    out.offer(Incoming("discord:1", "j", "discord", "10", joined))
    out.hold("20")
    out.release(whole("10"))
    await out.settle()
    assert store.taken == ["m3", "j", "m2"]
    await out.offer_past(_said(0))
    out.offer(_said(4))
    out.release("20")
    await out.close()
    assert store.taken == ["m3", "j", "m2", "m0", "m1", "m4"]


@run
async def test_too_much_is_left_to_the_history() -> None:
    cut: list[str] = []
    store = _Store()
    store.broken = True
    out = Delivery(store.accept, cut.append)
    delivery_most, delivery.MOST = delivery.MOST, 3
    try:
        for number in range(5):
            out.offer(_said(number))
        await out.settle()
    finally:
        delivery.MOST = delivery_most
    await out.close()
    assert cut == ["10", "10"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=40))
def test_order_of_each_channel_is_kept_through_faults_and_holds(steps: list[tuple[str, bool]]) -> None:
    @run
    async def check() -> None:
        store = _Store()
        out = Delivery(store.accept)
        told: dict[str, list[str]] = {}
        done = asyncio.Event()
        for number, (channel, flip) in enumerate(steps):
            if flip:
                await out.settle()
                store.broken = not store.broken
                (out.hold if number % 2 else out.release)(channel)
            told.setdefault(channel, []).append(f"m{number}")
            out.offer(_said(number, channel))
        await out.settle()
        store.broken = False
        for channel in "abc":
            out.release(channel)
        out.offer(_said(-1, "d"), done.set)
        await _until(done)
        await out.close()
        for expected in told.values():
            assert [one for one in store.taken if one in expected] == expected

    check()
