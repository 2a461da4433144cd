"""A record is accepted as it is, and refused once anything of it was changed."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.contests.record import DRAND, SEALED, Record, read_record, write_record
from activities.contests.verify import differences
from bot.bootstrap import is_signed
from bot.domain.text import Say
from tests.kit.draws import record_of, tampered

CHANGES = [(by, what) for by in (SEALED, DRAND) for what in tampered(by)]


@pytest.mark.parametrize("by", [SEALED, DRAND])
def test_a_record_comes_back_as_it_went_and_holds(by: str) -> None:
    one = record_of(by=by)
    again = read_record(write_record(one).encode())
    assert again == one
    assert isinstance(again, Record)
    assert differences(again, is_signed) == []


@pytest.mark.parametrize(("by", "what"), CHANGES)
def test_a_changed_record_is_refused(by: str, what: str) -> None:
    changed = read_record(tampered(by)[what].encode())
    assert isinstance(changed, Record)
    assert differences(changed, is_signed) != []


def test_fewer_entrants_than_places() -> None:
    one = record_of(places=9)
    assert len(one.winners) == 4
    assert differences(one, is_signed) == []


def test_a_list_of_nobody_has_no_winner() -> None:
    assert differences(record_of(lines=()), is_signed) == []


def test_the_number_stays_out_of_what_is_printed() -> None:
    one = record_of()
    assert one.seed not in repr(one)


@given(st.binary(max_size=200))
def test_any_bytes_are_told_what_they_are_not(data: bytes) -> None:
    assert isinstance(read_record(data), Say)


FIELDS = ("places", "entrants", "source", "seed", "looked", "winners", "points", "drawn_at")


@given(
    st.sampled_from(FIELDS),
    st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.lists(st.integers(0, 9), min_size=1),
)
def test_a_field_of_another_kind_is_named(name: str, value: object) -> None:
    whole = orjson.loads(write_record(record_of()))
    found = read_record(orjson.dumps({**whole, name: value}))
    assert isinstance(found, Say)
    assert name in dict(found.args)["field"]  # type: ignore[operator]  # the field's name is a text
