"""What every store promises of bodies: undone alone, run again, in order, reading what is acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.records import Sequence
from bot.ports.store import Tx, where
from bot.ports.tables import SEQUENCES
from tests.contracts.things import PLAIN, THINGS, Keeper, Thing, everything, filling, thing


def test_sequences_count_from_one_without_gaps(keeper: Keeper) -> None:
    async def take(tx: Tx) -> int:
        return await tx.next(1, "case")

    async def take_and_fail(tx: Tx) -> int:
        await tx.next(1, "case")
        raise ZeroDivisionError

    async def story(keeper: Keeper) -> list[Any]:
        bodies = [take, take_and_fail, take, take_and_fail, take]
        told = await asyncio.gather(*(keeper.store.write(body) for body in bodies), return_exceptions=True)
        store = await keeper.again()
        other = await store.write(lambda tx: tx.next(2, "case"))
        another = await store.write(lambda tx: tx.next(1, "дело"))
        row = await store.read(lambda tx: tx.get(SEQUENCES, 1, "case"))
        return [*(one for one in told if isinstance(one, int)), await store.write(take), other, another, row]

    assert keeper.run(story) == [1, 2, 3, 4, 1, 1, Sequence(1, "case", 3)]


def test_a_failing_body_is_undone_alone(keeper: Keeper) -> None:
    async def fails(tx: Tx) -> None:
        await tx.put(THINGS, thing("lost"))
        await tx.put(THINGS, thing("first", number=-1))
        await tx.drop(THINGS, *where(name="0"))
        await tx.change(THINGS, where(name="1"), number=77)
        raise KeyError("mine")

    async def story(keeper: Keeper) -> tuple[list[Any], list[Thing]]:
        await keeper.store.write(filling(PLAIN))
        writes = [keeper.store.write(fails if at in (3, 7) else filling(thing(str(at)))) for at in range(10)]
        told = await asyncio.gather(*writes, return_exceptions=True)
        return told, await everything(keeper)

    told, rows = keeper.run(story)
    assert [at for at, one in enumerate(told) if isinstance(one, KeyError)] == [3, 7]
    assert [one for one in told if one is not None] == [told[3], told[7]]
    assert rows == [*(thing(str(at)) for at in range(10) if at not in (3, 7)), PLAIN]


def test_bodies_see_what_those_before_them_did(keeper: Keeper) -> None:
    async def add_one(tx: Tx) -> int:
        row = await tx.get(THINGS, 1, "first")
        number = (row.number or 0) + 1 if row else 0
        await tx.put(THINGS, replace(PLAIN, number=number))
        if number % 7 == 3:
            raise ArithmeticError(number)
        return number

    async def story(keeper: Keeper) -> tuple[list[Any], list[Thing]]:
        told = await asyncio.gather(*(keeper.store.write(add_one) for _ in range(50)), return_exceptions=True)
        return told, await everything(keeper)

    told, rows = keeper.run(story)
    # the fourth and all after it count on from 2, and meet 3 again
    assert [one for one in told if isinstance(one, int)] == [0, 1, 2]
    assert all(isinstance(one, ArithmeticError) and one.args == (3,) for one in told[3:])
    assert [row.number for row in rows] == [2]


def test_a_body_that_may_run_twice_counts_once(keeper: Keeper) -> None:
    def counting(name: str, *, fail: bool) -> Callable[[Tx], Any]:
        async def body(tx: Tx) -> int:
            number = await tx.next(5, "seq")
            await tx.put(THINGS, thing(name, number=number))
            if fail:
                raise ValueError(name)
            return number

        return body

    async def story(keeper: Keeper) -> tuple[list[Any], list[Thing]]:
        bodies = [counting(f"{at:03}", fail=at % 10 == 9) for at in range(300)]
        told = await asyncio.gather(*(keeper.store.write(body) for body in bodies), return_exceptions=True)
        return told, await everything(keeper)

    told, rows = keeper.run(story)
    assert [one for one in told if isinstance(one, int)] == list(range(1, 271))
    assert [row.number for row in rows] == list(range(1, 271))


def test_a_read_sees_what_was_acknowledged_and_cannot_write(keeper: Keeper) -> None:
    async def story(keeper: Keeper) -> list[Any]:
        seen = []
        for at in range(20):
            await keeper.store.write(filling(thing(f"{at:02}")))
            seen.append(await keeper.store.read(lambda tx: tx.count(THINGS)))
        for wrong in (
            lambda tx: tx.put(THINGS, PLAIN),
            lambda tx: tx.add(THINGS, PLAIN),
            lambda tx: tx.drop(THINGS, *where(name="00")),
            lambda tx: tx.change(THINGS, where(name="00"), number=1),
            lambda tx: tx.next(1, "x"),
        ):
            with pytest.raises(RuntimeError, match="hand it to `write`"):
                await keeper.store.read(wrong)
        return [seen, len(await everything(keeper))]

    assert keeper.run(story) == [list(range(1, 21)), 20]


def test_awaiting_anything_else_says_so_and_is_undone(keeper: Keeper) -> None:
    async def sleepy(tx: Tx) -> None:
        await tx.put(THINGS, PLAIN)
        await asyncio.sleep(0)

    async def sleepier(tx: Tx) -> None:
        await tx.put(THINGS, PLAIN)
        await asyncio.sleep(1)

    async def story(keeper: Keeper) -> list[Thing]:
        for body in (sleepy, sleepier):
            with pytest.raises(RuntimeError, match=body.__qualname__):
                await keeper.store.write(body)
        await keeper.store.write(filling(thing("after")))
        return await everything(keeper)

    assert keeper.run(story) == [thing("after")]


def test_a_closed_store_takes_nothing(keeper: Keeper) -> None:
    async def story(keeper: Keeper) -> None:
        await keeper.store.write(filling(PLAIN))
        await keeper.store.close()
        for verb in (keeper.store.read, keeper.store.write):
            with pytest.raises(RuntimeError, match="closed"):
                await verb(lambda tx: tx.count(THINGS))
        await keeper.open()

    keeper.run(story)


def test_a_cancelled_waiter_disturbs_nobody(keeper: Keeper) -> None:
    async def story(keeper: Keeper) -> list[str]:
        tasks = [asyncio.ensure_future(keeper.store.write(filling(thing(f"{at}")))) for at in range(10)]
        tasks[4].cancel()
        told = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(told[4], asyncio.CancelledError)
        return [row.name for row in await everything(keeper)]

    assert keeper.run(story) == [str(at) for at in range(10) if at != 4]
