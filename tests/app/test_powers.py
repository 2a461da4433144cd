"""What somebody may do over all their accounts and places: the best counts, silence gives nobody anything."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.authorize import Actor, Target, authorize
from bot.app.desk import Desk
from bot.app.powers import Ground, weighed
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.records import Place

T, D = "telegram", "discord"
ANN_T, ANN_D = AccountRef(T, "1"), AccountRef(D, "2")
BOB_T, BOB_D = AccountRef(T, "3"), AccountRef(D, "4")
PLACES: Final = (Place(1, D, "guild"), Place(1, T, "-1"), Place(1, T, "-2"))
LINKED: Final = {ANN_T: (ANN_D, ANN_T), ANN_D: (ANN_D, ANN_T), BOB_T: (BOB_T,), BOB_D: (BOB_D,)}
SPOT: Final = (D, "guild")


@dataclass
class Told:
    """A platform that tells what it was given: (place, account id) to rights; anything else it does not tell."""

    known: dict[tuple[str, str], Rights | None] = field(default_factory=dict)

    async def rights(self, place: str, account: AccountRef, channel: str = "") -> Rights | None:
        """As given."""
        return self.known.get((place, account.id))


@dataclass
class Small:
    """As much of a desk as is asked for."""

    platforms: dict[str, Told]


AWAY = Rights(Standing.NOBODY, present=False)
MEMBER = Rights(Standing.MEMBER, 1)


def ask(known: dict[str, dict[tuple[str, str], Rights | None]], account: AccountRef, *, strict: bool = False,
        spot: tuple[str, str] = SPOT, ground: Ground | None = None) -> Rights | None:  # fmt: skip
    """The rights of one account."""
    desk = cast(Desk, Small({name: Told(told) for name, told in known.items()}))
    ground = ground or Ground(PLACES, LINKED)
    return asyncio.run(weighed(desk, ground, {account: spot}, (account,) if strict else ()))[account]


def test_the_best_standing_of_all_accounts_and_places_counts_from_each_of_them() -> None:
    known: dict[str, Any] = {
        D: {("guild", "2"): Rights(Standing.MEMBER, 3)},
        T: {("-1", "1"): AWAY, ("-2", "1"): Rights(Standing.ADMIN, 1, can=frozenset({"mute"}))},
    }
    for account in (ANN_T, ANN_D):
        found = ask(known, account)
        assert found is not None
        assert (found.standing, found.rank) == (Standing.ADMIN, 3)


def test_ranks_mean_nothing_where_somebody_is_not() -> None:
    known: dict[str, Any] = {D: {("guild", "2"): AWAY}, T: {("-1", "1"): Rights(Standing.LEAD, 90), ("-2", "1"): AWAY}}
    found = ask(known, ANN_T)
    assert found is not None
    assert (found.standing, found.rank, found.can) == (Standing.LEAD, 0, frozenset())
    theirs = Rights(Standing.MODERATOR, 40)
    assert authorize(Actor(1, found), "mute", Target(2, theirs)) is None
    equal = Rights(Standing.LEAD, 1)
    assert authorize(Actor(1, found), "mute", Target(2, equal)) is not None


def test_an_owner_anywhere_is_an_owner() -> None:
    known: dict[str, Any] = {
        D: {("guild", "2"): MEMBER},
        T: {("-1", "1"): Rights(Standing.OWNER, 2, is_owner=True), ("-2", "1"): AWAY},
    }
    found = ask(known, ANN_D, strict=True)
    assert found is not None
    assert found.is_owner
    assert authorize(Actor(9, Rights(Standing.ADMIN, 50)), "ban", Target(1, found)) is not None


def test_who_is_nowhere_is_not_there() -> None:
    known: dict[str, Any] = {D: {("guild", "2"): AWAY}, T: {("-1", "1"): AWAY, ("-2", "1"): AWAY}}
    found = ask(known, ANN_D)
    assert found is not None
    assert (found.present, found.standing) == (False, Standing.NOBODY)


@pytest.mark.parametrize("strict", [True, False])
def test_of_whom_nobody_tells_nothing_is_known(strict: bool) -> None:
    assert ask({D: {}, T: {}}, ANN_D, strict=strict) is None
    assert ask({}, BOB_T, strict=strict) is None


def test_an_account_on_a_platform_without_members_has_no_standing_by_itself() -> None:
    ground = Ground((Place(1, D, "guild"),), {BOB_T: (BOB_T,)})
    found = ask({T: {("-9", "3"): Rights(Standing.OWNER)}, D: {}}, BOB_T, ground=ground)
    assert found is not None
    assert (found.present, found.standing) == (False, Standing.NOBODY)


rights = st.none() | st.builds(
    Rights, st.sampled_from(list(Standing)), st.integers(0, 9), st.booleans(), st.booleans(), st.just(False),
    st.booleans(),
)  # fmt: skip
tellings = st.fixed_dictionaries({("guild", "2"): rights, ("-1", "1"): rights, ("-2", "1"): rights})


def _split(told: dict[tuple[str, str], Rights | None]) -> dict[str, dict[tuple[str, str], Rights | None]]:
    return {
        D: {key: told[key] for key in told if key[0] == "guild"},
        T: {key: told[key] for key in told if key[0] != "guild"},
    }


@given(told=tellings, silenced=st.sampled_from([("guild", "2"), ("-1", "1"), ("-2", "1")]))
def test_silence_never_gives_power_and_never_takes_protection(
    told: dict[tuple[str, str], Rights | None], silenced: tuple[str, str]
) -> None:
    quiet = {**told, silenced: None}
    before, after = ask(_split(told), ANN_D), ask(_split(quiet), ANN_D)
    power = before.standing if before is not None and before.present else Standing.NOBODY
    now = after.standing if after is not None and after.present else Standing.NOBODY
    assert now <= power
    assert ask(_split(quiet), ANN_D, strict=True) is None


@given(told=tellings)
def test_strict_is_the_same_or_silence(told: dict[tuple[str, str], Rights | None]) -> None:
    strict, lenient = ask(_split(told), ANN_D, strict=True), ask(_split(told), ANN_D)
    assert strict is None or strict == lenient


def test_an_account_is_called_what_it_is_called_where_it_is_met() -> None:
    known: dict[str, Any] = {
        D: {("guild", "2"): Rights(Standing.MEMBER, 3, name="Ann on Discord")},
        T: {("-1", "1"): AWAY, ("-2", "1"): Rights(Standing.ADMIN, 1, name="Anna")},
    }
    telegram, discord = ask(known, ANN_T), ask(known, ANN_D)
    assert telegram is not None
    assert discord is not None
    assert (telegram.name, discord.name) == ("Anna", "Ann on Discord")
    gone = ask({D: {("guild", "2"): Rights(Standing.NOBODY, present=False, name="Ann")}, T: {}}, ANN_D)
    assert gone is not None
    assert (gone.present, gone.name) == (False, "Ann")
