"""Presses are answered while everything else is slow; a flood is one card, in bounded time.

The short form sends 2,000 messages at once; `STEWARD_SLOW=1` sends 10,000, the figure of the issue.
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from adapters.sql.store import SqliteStore
from benchmarks.presses import BAR_SECONDS, measure, percentile
from bot.domain.decisions import ActionState
from bot.domain.events import Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxState
from bot.domain.time import SECOND
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, INBOX, NOTICES, SIGNALS
from tests.app.pressing import RULES, push
from tests.kit.run import run_within
from tests.kit.town import Town, words

LONG: Final = os.environ.get("STEWARD_SLOW") == "1"
MESSAGES: Final = 10_000 if LONG else 2_000
CARD_SECONDS: Final = 5.0
GENERAL: Final = ChannelRef("sandbox", "lanternfall", "general")


def test_presses_are_answered_under_load(tmp_path: Path) -> None:
    figures = asyncio.run(measure(tmp_path, 40))
    assert percentile(figures.loaded, 0.95) < BAR_SECONDS
    assert figures.put_off <= 3, "what is put off for 35 s is not asked again and again"


async def _town(folder: Path, rules: str) -> tuple[Town, SqliteStore]:
    clock = MemoryClock()
    store = await open_store(folder / "steward.db", clock=clock, dice=MemoryDice(1))
    return await Town.open(folder, rules, store=store, clock=clock), store


async def _flood(town: Town, text: str, people: int) -> None:
    """All messages at once, as a gateway hands them over."""
    now = town.clock.now()

    async def one(number: int) -> None:
        name = f"m{number % people}"
        ref = MessageRef(GENERAL, f"flood{number}")
        message = Message(ref, Author(AccountRef("sandbox", name), name), text, now + number * 100, "general")
        incoming = Incoming("sandbox", f"flood{number}", "sandbox", "lanternfall", MessagePosted(message))
        assert await town.core.intake.accept(incoming)

    for start in range(0, MESSAGES, 512):
        await asyncio.gather(*(one(number) for number in range(start, min(MESSAGES, start + 512))))


async def _first_card(town: Town, start: float) -> float:
    while not await town.cards():  # noqa: ASYNC110  # the room is looked at from outside
        await asyncio.sleep(0.02)
    return time.perf_counter() - start


async def _count(store: SqliteStore, table: Any, **equal: Any) -> int:
    return await store.read(lambda tx: tx.count(table, *where(**equal)) if equal else tx.count(table))


async def _finish(town: Town, store: SqliteStore) -> None:
    """Let the calm of cards pass until nothing is planned."""
    for _ in range(60):
        await town.idle()
        if not await _count(store, ACTIONS, state=ActionState.PLANNED):
            return
        await town.later(SECOND)
    raise AssertionError("something is planned for ever")


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("people", "cases"), [(1, 1), (MESSAGES // 2, 9)])
def test_a_flood_is_few_cards_soon_and_nothing_is_lost(tmp_path: Path, people: int, cases: int) -> None:
    """One spammer is one card; a crowd is eight cards of single people, and one for all the others."""

    @run_within(280)
    async def test() -> None:
        town, store = await _town(tmp_path, RULES)
        await town.says("kestrel", "you liar")
        start = time.perf_counter()
        flood = asyncio.create_task(_flood(town, "buy gold here", people))
        card = asyncio.create_task(_first_card(town, start))
        await flood
        pressed = time.perf_counter()
        interaction = await _press(town)
        assert time.perf_counter() - pressed < 2, f"a press waits for no flood: {interaction}"
        await _finish(town, store)
        assert await card < CARD_SECONDS
        assert await _count(store, SIGNALS) == MESSAGES + 1
        assert await _count(store, INBOX, state=InboxState.NEW) == 0
        assert await _count(store, CASES) == cases + 1
        shown = [words(one) for one in await town.cards()]
        assert len(shown) == cases + 1
        assert f"{MESSAGES - 2 * (cases - 1):,} messages" in shown[-1]
        calls = await _count(store, ACTIONS)
        assert calls < 10 * cases + 20, "the platform is not flooded in turn"
        await town.close()
        await store.close()

    test()


async def _press(town: Town) -> str:
    """Claim the first case while the flood is being judged."""
    from adapters.sandbox import notes
    from bot.domain.events import ButtonPressed
    from tests.app.moderating import case

    interaction = await town.sandbox.world.run(lambda step: notes.begin(step, "mira", "general"))
    mira = Author(AccountRef("sandbox", "mira"), "Mira")
    event = ButtonPressed("s1:case:1:claim", mira, MessageRef(GENERAL, "1"), interaction, town.clock.now())
    await town.core.intake.accept(Incoming("sandbox", "claim", "sandbox", "lanternfall", event))
    async with asyncio.timeout(10):
        while (await case(town, 1)).owner is None:  # noqa: ASYNC110  # a row is looked at from outside
            await asyncio.sleep(0.01)
    return interaction


@pytest.mark.slow
@pytest.mark.timeout(300)
@run_within(280)
async def test_what_a_rule_does_again_and_again_is_one_card_one_mute_one_notice(tmp_path: Path) -> None:
    rules = RULES.replace("then.hold = true", 'then.remove_message = true\nthen.mute_author = "10m"')
    town, store = await _town(tmp_path, rules)
    numbers = [f"flood{number}" for number in range(5)]
    for number in numbers:
        author = Author(AccountRef("sandbox", "kestrel"), "Kestrel")
        message = Message(MessageRef(GENERAL, number), author, "free coins for all", town.clock.now(), "general")
        await town.core.intake.accept(Incoming("sandbox", number, "sandbox", "lanternfall", MessagePosted(message)))
    await _finish(town, store)
    assert await _count(store, CASES) == 1
    assert len(await town.cards()) == 1
    assert await _count(store, ACTIONS, verb="mute") == 1
    assert await _count(store, NOTICES) == 1
    assert await _count(store, ACTIONS, verb="delete") == len(numbers)
    await push(town, "mira", "s1:case:1:undo")
    await _finish(town, store)
    assert await _count(store, ACTIONS, verb="repost") == len(numbers), "one Undo takes all of it back"
    assert await _count(store, ACTIONS, verb="unmute") == 1
    await town.close()
    await store.close()
