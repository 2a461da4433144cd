"""What adapters are told of a platform's history: the newest message of each channel, and texts, found cheaply."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from adapters.sql import open_store
from bot.app.remembered import StoredHistory
from bot.domain.records import Place, StoredMessage
from bot.ports.store import Body, Store, Tx
from bot.ports.tables import MESSAGES, PLACES
from tests.kit.run import run


class _Counting:
    """A store that counts the rows that bodies are given."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rows = 0

    async def read(self, body: Body[Any]) -> Any:
        """Run the body over a transaction that counts."""

        async def counted(tx: Tx) -> Any:
            outer = self

            class Watched:
                async def find(self, *args: Any, **kwargs: Any) -> list[Any]:
                    found = await tx.find(*args, **kwargs)
                    outer.rows += len(found)
                    return found

            return await body(Watched())  # type: ignore[arg-type]  # of a transaction's verbs it needs this one alone

        return await self._store.read(counted)


def _message(community: int, platform: str, channel: str, number: int) -> StoredMessage:
    return StoredMessage(community, platform, channel, str(number), 7, "bob", f"text {number}", number * 1_000, "")


async def _fill(store: Store, messages: int) -> None:
    async def body(tx: Tx) -> None:
        await tx.add(PLACES, Place(1, "discord", "100"))
        await tx.add(PLACES, Place(1, "telegram", "-100"))
        await tx.add(PLACES, Place(2, "discord", "200"))
        for number in range(1, messages + 1):
            await tx.add(MESSAGES, _message(1, "discord", f"1{number % 3}", number))
        await tx.add(MESSAGES, _message(1, "telegram", "-100", 99_999))
        await tx.add(MESSAGES, _message(2, "discord", "20", 88_888))

    await store.write(body)


@pytest.mark.parametrize("kind", ["memory", "sql"])
def test_newest_by_channel_and_texts(kind: str, tmp_path: Path) -> None:
    @run
    async def check() -> None:
        clock, dice = MemoryClock(), MemoryDice()
        store: Any = MemoryStore() if kind == "memory" else await open_store(tmp_path / "s", clock=clock, dice=dice)
        try:
            await _fill(store, 100)
            history = StoredHistory(store)
            assert await history.texts("discord", "20", ["88888"]) == {"88888": "text 88888"}
            assert await history.newest("discord", "100") == {"10": "99", "11": "100", "12": "98"}
            assert await history.newest("telegram", "-100") == {"-100": "99999"}
            assert await history.newest("discord", "nowhere") == {}
            assert await history.texts("discord", "11", ["100", "97", "5", "1"]) == {
                "100": "text 100", "97": "text 97", "1": "text 1",
            }  # fmt: skip
            assert await history.texts("discord", "11", []) == {}
        finally:
            await store.close()

    check()


@run
async def test_the_newest_costs_the_same_however_much_was_said() -> None:
    few, many = _Counting(MemoryStore()), _Counting(MemoryStore())
    for store, messages in ((few, 30), (many, 3_000)):
        await _fill(store._store, messages)
        await StoredHistory(store).newest("discord", "100")  # type: ignore[arg-type]  # it reads alone
        await store._store.close()
    assert few.rows == many.rows
