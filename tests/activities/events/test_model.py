"""Places, shares, scores and presence: the decisions of events, without a store."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.events.model import (
    Answer,
    Brief,
    Event,
    Rsvp,
    Seat,
    best,
    histogram,
    missing,
    overlap,
    seat_for,
    share,
    to_promote,
)
from bot.domain.time import HOUR, MINUTE

PEOPLE = 6


def live(capacity: int, deeds: list[tuple[int, str]]) -> dict[int, Rsvp]:
    """Answers and changes of capacity, one after the other, each followed by its promotions."""
    rows: dict[int, Rsvp] = {}
    queue = 0
    for who, deed in deeds:
        if deed.isdecimal():
            capacity = int(deed)
        else:
            going = sum(one.seat is Seat.IN for one in rows.values())
            waiting = sum(one.seat is Seat.WAITING for one in rows.values())
            seat = seat_for(rows.get(who), Answer(deed), capacity, going, waiting)
            before = rows.get(who)
            if seat is Seat.WAITING and (before is None or before.seat is not Seat.WAITING):
                queue += 1
                rows[who] = Rsvp(1, 1, who, Answer(deed), seat, queue)
            else:
                rows[who] = Rsvp(1, 1, who, Answer(deed), seat, before.queue if before and seat is Seat.WAITING else 0)
        line = sorted((one for one in rows.values() if one.seat is Seat.WAITING), key=lambda one: one.queue)
        going = sum(one.seat is Seat.IN for one in rows.values())
        before_going = going
        for one in line[: to_promote(capacity, going, len(line))]:
            rows[one.person] = Rsvp(1, 1, one.person, Answer.YES, Seat.IN)
            going += 1
        check(rows, capacity, before_going)
    return rows


def check(rows: dict[int, Rsvp], capacity: int, before: int) -> None:
    """Nobody waits beside a free place; nobody is put in beyond the places; whoever waits said yes."""
    going = sum(one.seat is Seat.IN for one in rows.values())
    waiting = [one for one in rows.values() if one.seat is Seat.WAITING]
    if capacity:
        assert going <= max(capacity, before)
        assert not waiting or going >= capacity
    else:
        assert not waiting
    assert all((one.seat is Seat.NONE) == (one.answer is not Answer.YES) for one in rows.values())


@given(
    capacity=st.integers(0, 4),
    deeds=st.lists(st.tuples(st.integers(1, PEOPLE), st.sampled_from(["yes", "maybe", "no", "0", "1", "2", "5"]))),
)
def test_places_and_the_waiting_list_keep_their_laws(capacity: int, deeds: list[tuple[int, str]]) -> None:
    live(capacity, deeds)


def test_the_third_waits_and_gets_the_place_that_becomes_free() -> None:
    rows = live(2, [(1, "yes"), (2, "yes"), (3, "yes"), (4, "yes"), (1, "no")])
    assert [rows[who].seat for who in (1, 2, 3, 4)] == [Seat.NONE, Seat.IN, Seat.IN, Seat.WAITING]


def test_fewer_places_send_nobody_away() -> None:
    rows = live(3, [(1, "yes"), (2, "yes"), (3, "yes"), (0, "1"), (1, "no")])
    assert [rows[who].seat for who in (1, 2, 3)] == [Seat.NONE, Seat.IN, Seat.IN]


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=10), st.integers(0, 90))
def test_coming_and_going_adds_up_to_no_more_than_the_event(stays: list[tuple[int, int]], starts: int) -> None:
    ends, at, spent = starts + 10, 0, 0
    for pause, stay in stays:
        spent += overlap(at + pause, at + pause + stay, starts, ends)
        at += pause + stay
    assert 0 <= spent <= 10


def test_only_time_within_the_event_counts() -> None:
    starts, ends = 10 * HOUR, 11 * HOUR
    assert overlap(9 * HOUR, 10 * HOUR + 10 * MINUTE, starts, ends) == 10 * MINUTE
    assert overlap(9 * HOUR, 12 * HOUR, starts, ends) == HOUR
    assert overlap(8 * HOUR, 9 * HOUR, starts, ends) == 0


def test_a_share_has_the_interval_of_wilson() -> None:
    p, low, high = share(8, 10)
    assert p == pytest.approx(0.8)
    assert low == pytest.approx(0.4902, abs=1e-4)
    assert high == pytest.approx(0.9433, abs=1e-4)
    assert share(5, 5)[2] == 1.0
    assert share(0, 5)[1] == 0.0


def test_what_a_brief_lacks() -> None:
    bare = Event(1, 1, title="Games", starts=1, ends=2, place="Here")
    assert missing(bare, short=True) == ()
    assert missing(bare, short=False) == ("about", "goal", "audience", "script", "speakers", "budget", "owner")
    whole = Event(1, 1, title="Games", starts=1, ends=2, place="x", about="x", owner=5, brief=Brief(*"abcde"))
    assert missing(whole, short=False) == ()
    assert missing(Event(1, 1), short=True) == ("title", "when", "place")


def test_scores_and_winners() -> None:
    assert histogram([5, 5, 1, 3]) == (1, 0, 1, 0, 2)
    assert best([(1, 0), (2, 0)]) == ()
    assert best([(1, 2), (2, 3), (3, 3)]) == (2, 3)
