"""What every store promises: each verb, each condition, undoing, order, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.people import AccountRef, Standing
from bot.ports.store import Table, Tx, Where, where
from tests.contracts.things import PAIRS, PLAIN, THINGS, Keeper, Mood, Thing, everything, filling, thing


def names_of(keeper: Keeper, rows: list[Thing], *conditions: Where, **how: Any) -> list[str]:
    """The names of the rows that a find gives."""

    async def story(keeper: Keeper) -> list[str]:
        await keeper.store.write(filling(*rows))
        found = await (await keeper.again()).read(lambda tx: tx.find(THINGS, *conditions, **how))
        return [row.name for row in found]

    return keeper.run(story)


def test_a_row_comes_back_as_it_was(keeper: Keeper) -> None:
    bare = thing("bare", number=None, ratio=None, flag=False, standing=None, data=b"", pairs=(), act=None, ref=None)

    async def story(keeper: Keeper) -> list[Thing | None]:
        await keeper.store.write(filling(PLAIN, bare))
        store = await keeper.again()
        return [await store.read(lambda tx, name=name: tx.get(THINGS, 1, name)) for name in ("first", "bare", "none")]

    first, second, third = keeper.run(story)
    assert (first, second, third) == (PLAIN, bare, None)
    assert first is not None
    assert first.mood is Mood.CALM
    assert first.standing is Standing.LEAD
    assert first.flag is True


def test_add_leaves_alone_what_is_there(keeper: Keeper) -> None:
    async def adding(tx: Tx) -> list[bool]:
        return [await tx.add(THINGS, PLAIN), await tx.add(THINGS, replace(PLAIN, number=8))]

    async def story(keeper: Keeper) -> tuple[list[bool], list[Thing], bool]:
        told = await keeper.store.write(adding)
        rows = await everything(keeper)
        return told, rows, await keeper.store.write(lambda tx: tx.add(THINGS, replace(PLAIN, number=9)))

    assert keeper.run(story) == ([True, False], [PLAIN], False)


def test_put_replaces_by_key(keeper: Keeper) -> None:
    changed = replace(PLAIN, number=None, mood=Mood.LOUD, pairs=(("z", 9),), act=None)

    async def story(keeper: Keeper) -> list[Thing]:
        await keeper.store.write(filling(PLAIN))
        await keeper.store.write(filling(changed))
        return await everything(keeper)

    assert keeper.run(story) == [changed]


def test_a_table_that_is_all_key(keeper: Keeper) -> None:
    pair = AccountRef("sandbox", "1")

    async def body(tx: Tx) -> tuple[bool, int]:
        await tx.put(PAIRS, pair)
        await tx.put(PAIRS, pair)
        return await tx.add(PAIRS, pair), await tx.count(PAIRS)

    assert keeper.run(lambda keeper: keeper.store.write(body)) == (False, 1)


ROWS = [
    thing("a", number=1, ratio=0.5, mood=Mood.CALM, standing=Standing.MEMBER, flag=True, word="x"),
    thing("b", number=None, ratio=None, mood=Mood.LOUD, standing=None, flag=False, word=None),
    thing("c", number=-3, ratio=-1.5, mood=Mood.LOUD, standing=Standing.OWNER, flag=True, word="y", act=None),
    thing("d", number=2**40, ratio=2.0, mood=Mood.CALM, standing=Standing.LEAD, flag=False, word="Ж"),
]


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        (where(number=1), "a"),
        (where(number=None), "b"),
        ((Where("number", "!=", None),), "acd"),
        ((Where("number", "!=", 1),), "bcd"),
        ((Where("number", "<", 2),), "ac"),
        ((Where("number", ">=", 1),), "ad"),
        ((Where("number", ">", 1), Where("flag", "=", False)), "d"),
        ((Where("ratio", "<=", 0.5),), "ac"),
        ((Where("ratio", ">", 1),), "d"),
        (where(mood=Mood.LOUD), "bc"),
        (where(mood="calm"), "ad"),
        (where(flag=True), "ac"),
        (where(standing=Standing.LEAD), "d"),
        ((Where("standing", ">=", Standing.LEAD),), "cd"),
        (where(word="Ж"), "d"),
        ((Where("word", ">", "x"),), "cd"),
        (where(act=None), "c"),
        (where(act=PLAIN.act), "abd"),
        ((Where("act", "!=", PLAIN.act),), "c"),
        (where(pairs=PLAIN.pairs, name="a"), "a"),
        (where(data=b"\x00\xff"), "abcd"),
        ((Where("number", "in", (1, 2**40, 99)),), "ad"),
        ((Where("number", "in", (1, None)),), "ab"),
        ((Where("number", "in", (None,)),), "b"),
        ((Where("number", "in", ()),), ""),
        ((Where("number", "in", range(-50, 5000)),), "ac"),
        ((Where("word", "in", [*map(str, range(500)), "Ж", "x"]),), "ad"),
        ((Where("ratio", "in", [one / 2 for one in range(300)]),), "ad"),
        ((Where("mood", "in", frozenset({Mood.LOUD})),), "bc"),
        ((Where("act", "in", (PLAIN.act, None)),), "abcd"),
        ((Where("data", "in", (b"", b"\x00\xff")),), "abcd"),
    ],
    ids=str,
)
def test_conditions(keeper: Keeper, conditions: tuple[Where, ...], names: str) -> None:
    assert "".join(names_of(keeper, ROWS, *conditions)) == names


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (("number",), "bcad"),
        (("-number",), "dacb"),
        (("mood",), "adbc"),
        (("-mood",), "cbda"),
        (("mood", "-number"), "dacb"),
        (("-flag", "name"), "acbd"),
        (("word",), "bacd"),
        (("ratio",), "bcad"),
        (("-name",), "dcba"),
        ((), "abcd"),
    ],
    ids=str,
)
def test_order(keeper: Keeper, order: tuple[str, ...], names: str) -> None:
    assert "".join(names_of(keeper, ROWS, order=order)) == names


@pytest.mark.parametrize(("limit", "names"), [(0, ""), (2, "bc"), (9, "bcad")])
def test_limit(keeper: Keeper, limit: int, names: str) -> None:
    assert "".join(names_of(keeper, ROWS, order=("number",), limit=limit)) == names


def test_count_and_drop_say_how_many(keeper: Keeper) -> None:
    async def body(tx: Tx) -> list[int]:
        return [
            await tx.count(THINGS),
            await tx.count(THINGS, *where(mood=Mood.LOUD)),
            await tx.drop(THINGS, Where("number", "in", (1, None))),
            await tx.drop(THINGS, *where(name="nobody")),
            await tx.count(THINGS),
        ]

    async def story(keeper: Keeper) -> tuple[list[int], list[str]]:
        await keeper.store.write(filling(*ROWS))
        told = await keeper.store.write(body)
        return told, [row.name for row in await everything(keeper)]

    assert keeper.run(story) == ([4, 2, 2, 0, 2], ["c", "d"])


def test_change_compares_and_sets(keeper: Keeper) -> None:
    async def body(tx: Tx) -> list[int]:
        return [
            await tx.change(THINGS, where(name="a", number=1), number=2, mood=Mood.LOUD, act=None, standing=None),
            await tx.change(THINGS, where(name="a", number=1), number=3),
            await tx.change(THINGS, where(flag=False), word="w", pairs=(("new", 0),)),
        ]

    async def story(keeper: Keeper) -> tuple[list[int], list[Thing]]:
        await keeper.store.write(filling(*ROWS))
        told = await keeper.store.write(body)
        return told, await everything(keeper)

    told, rows = keeper.run(story)
    assert told == [1, 0, 2]
    assert rows[0] == replace(ROWS[0], number=2, mood=Mood.LOUD, act=None, standing=None)
    assert rows[1] == replace(ROWS[1], word="w", pairs=(("new", 0),))
    assert rows[2] == ROWS[2]


TEXTS = [
    "",
    "a\0b",
    "\ud83d\ude00 \udfff",
    "ё й é",
    "👩‍👩‍👧",
    "'; DROP TABLE things; --",
    '"\\u0000',
    "\ufffd",
    "\x1f\x7f\u2028",
    "x" * 200_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:20])
def test_any_text_is_kept_or_replaced_with_its_length(keeper: Keeper, text: str) -> None:
    clean = "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)
    row = thing(text, word=text, pairs=((text, 1),), act=replace(PLAIN.act, reason=text))

    async def story(keeper: Keeper) -> list[Any]:
        assert await keeper.store.write(lambda tx: tx.add(THINGS, row))
        store = await keeper.again()
        return [
            await store.read(lambda tx: tx.get(THINGS, 1, text)),
            *await store.read(lambda tx: tx.find(THINGS, *where(word=text))),
            *await store.read(lambda tx: tx.find(THINGS, *where(pairs=row.pairs))),
            *await store.read(lambda tx: tx.find(THINGS, Where("name", "in", (text,)))),
            await store.write(lambda tx: tx.add(THINGS, row)),
        ]

    kept = thing(clean, word=clean, pairs=((clean, 1),), act=replace(PLAIN.act, reason=clean))
    assert keeper.run(story) == [kept, kept, kept, kept, False]


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0, 2**53 + 1])
def test_whole_numbers_of_64_bits(keeper: Keeper, number: int) -> None:
    row = thing("n", community=number, number=number, pairs=(("p", number * 3),))

    async def story(keeper: Keeper) -> list[Thing]:
        await keeper.store.write(filling(row))
        return await (await keeper.again()).read(lambda tx: tx.find(THINGS, *where(community=number, number=number)))

    assert keeper.run(story) == [row]


REFUSED = [
    ("None in a column that needs a value", lambda tx: tx.put(THINGS, thing("x", data=None))),
    ("None in an enum that needs a value", lambda tx: tx.put(THINGS, thing("x", mood=None))),
    ("a number beyond 64 bits", lambda tx: tx.put(THINGS, thing("x", number=2**63))),
    ("a number beyond 64 bits in a key", lambda tx: tx.get(THINGS, 2**63, "x")),
    ("no number", lambda tx: tx.put(THINGS, thing("x", ratio=float("nan")))),
    ("a word for a number", lambda tx: tx.put(THINGS, thing("x", number="seven"))),
    ("a list for bytes", lambda tx: tx.put(THINGS, thing("x", data=[1]))),
    ("a stranger's row", lambda tx: tx.put(THINGS, AccountRef("a", "b"))),
    ("an unknown column", lambda tx: tx.find(THINGS, *where(nose=1))),
    ("an unknown order", lambda tx: tx.find(THINGS, order=("nose",))),
    ("an order of what has none", lambda tx: tx.find(THINGS, order=("pairs",))),
    ("None compared", lambda tx: tx.find(THINGS, Where("number", "<", None))),
    ("JSON compared", lambda tx: tx.find(THINGS, Where("pairs", "<", ()))),
    ("a condition of another type", lambda tx: tx.find(THINGS, *where(number="1"))),
    ("an unknown condition", lambda tx: tx.find(THINGS, Where("name", "like", "x"))),
    ("a limit below 0", lambda tx: tx.find(THINGS, limit=-1)),
    ("a drop of everything", lambda tx: tx.drop(THINGS)),
    ("a change of everything", lambda tx: tx.change(THINGS, (), number=1)),
    ("a change of nothing", lambda tx: tx.change(THINGS, where(name="x"))),
    ("a change of the key", lambda tx: tx.change(THINGS, where(name="x"), name="y")),
    ("a change to a wrong type", lambda tx: tx.change(THINGS, where(name="x"), number="1")),
    ("half a key", lambda tx: tx.get(THINGS, 1)),
]


@pytest.mark.parametrize(("what", "verb"), REFUSED, ids=[what for what, _ in REFUSED])
def test_what_has_no_place_is_refused_and_changes_nothing(keeper: Keeper, what: str, verb: Any) -> None:
    async def body(tx: Tx) -> None:
        await tx.put(THINGS, PLAIN)
        await verb(tx)

    async def story(keeper: Keeper) -> list[Thing]:
        with pytest.raises(ValueError, match=r"\w"):
            await keeper.store.write(body)
        return await everything(keeper)

    assert keeper.run(story) == [], what


def test_a_refusal_can_be_caught_and_the_rest_kept(keeper: Keeper) -> None:
    async def body(tx: Tx) -> str:
        await tx.put(THINGS, PLAIN)
        try:
            await tx.put(THINGS, thing("x", number=2**70))
        except ValueError as error:
            return str(error)
        return ""

    async def story(keeper: Keeper) -> tuple[str, list[Thing]]:
        told = await keeper.store.write(body)
        return told, await everything(keeper)

    told, rows = keeper.run(story)
    assert "number" in told
    assert rows == [PLAIN]


def test_an_unknown_table_is_named(keeper: Keeper) -> None:
    async def story(keeper: Keeper) -> None:
        with pytest.raises(LookupError, match="nowhere"):
            await keeper.store.read(lambda tx: tx.count(Table("nowhere", Thing, ("name",))))

    keeper.run(story)
