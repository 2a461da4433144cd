"""What leaves with an export: every line says what it is, whatever its table's columns are called."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from bot.app.exporting import NAMES, PARTS, Line, lines, plain_row
from bot.domain.cases import CaseKind
from bot.ports.store import Table
from bot.ports.tables import CASES, COMMUNITIES
from tests.app.moderating import open_town
from tests.kit.run import run
from tests.kit.town import Town

OF_THE_LINE = {"kind", "community", "format"}
"""Keys of the line itself (`format` is set by the command)."""


async def exported(town: Town, *, with_names: bool = False) -> list[Line]:
    store = town.core.desk.store
    community = await store.read(lambda tx: tx.get(COMMUNITIES, town.community))
    assert community is not None
    return [one async for one in lines(store, community, with_names=with_names)]


@run
async def test_a_case_is_marked_as_one_and_keeps_its_own_kind(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    (case,) = [one for one in await exported(town) if one["kind"] == "case"]
    assert case["case_kind"] == CaseKind.ENFORCE.value
    assert case["number"] == 1
    assert case["state"] == "open"
    await town.close()


@run
async def test_every_line_is_of_a_known_kind(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "you liar")
    await town.presses("mira", "warn")
    found = await exported(town, with_names=True)
    known = {"community", *(kind for kind, _, _ in (*PARTS, *NAMES))}
    assert {one["kind"] for one in found} <= known
    assert {"community", "case", "decision", "person", "account"} <= {one["kind"] for one in found}
    assert {one["community"] for one in found} == {str(town.community)}
    await town.close()


@pytest.mark.parametrize("table", [COMMUNITIES, *(table for _, table, _ in (*PARTS, *NAMES))], ids=lambda one: one.name)
def test_no_column_takes_the_place_of_a_key_of_the_line(table: Table[Any]) -> None:
    row = object.__new__(table.row)
    for one in fields(table.row):
        object.__setattr__(row, one.name, None)
    assert not set(plain_row(row, with_names=True)) & OF_THE_LINE


def test_the_column_of_a_case_is_the_one_that_was_in_the_way() -> None:
    assert {"kind", "community"} <= {one.name for one in fields(CASES.row)}
