"""`author_role`: yes, no and unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.people import Standing
from rules.hits import Holds
from rules.scene import Facts
from tests.kit.scenes import KNOWN, holds

LINE = 'when.author_role = ["Helper", "777777"]'


def with_roles(ids: set[str] | None, names: set[str] | None) -> Facts:
    return replace(
        KNOWN, roles=None if ids is None else frozenset(ids), role_names=None if names is None else frozenset(names)
    )


def test_names_and_ids() -> None:
    assert holds(LINE, "x", with_roles({"1"}, {"helper"})) is Holds.YES
    assert holds(LINE, "x", with_roles({"777777"}, None)) is Holds.YES
    assert holds(LINE, "x", with_roles({"1"}, {"other"})) is Holds.NO


def test_what_is_not_told_is_unknown() -> None:
    assert holds(LINE, "x", with_roles(None, None)) is Holds.UNKNOWN
    assert holds(LINE, "x", with_roles({"1"}, None)) is Holds.UNKNOWN
    assert holds(LINE, "x", with_roles(set(), None)) is Holds.NO


def test_standings_by_name() -> None:
    moderator = replace(with_roles(None, None), standing=Standing.ADMIN)
    assert holds('when.author_role = "moderator"', "x", moderator) is Holds.YES
