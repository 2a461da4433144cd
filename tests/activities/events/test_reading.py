"""What people write about an event, read; and what is written for them is read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.events.commands import OFF
from activities.events.dates import read_dates
from activities.events.model import Event
from activities.events.reading import as_typed, read_capacity, read_role, read_when
from activities.events.reminding import read_plan
from activities.schedule.words import read_rule
from adapters.fluent import load_texts
from bot.domain.text import Length, Say, say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

NOW = int(datetime(2026, 11, 20, 12, 0, tzinfo=UTC).timestamp()) * SECOND
"""A Friday."""


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * SECOND


@pytest.mark.parametrize(
    ("text", "starts", "length"),
    [
        ("tomorrow 19:30", "2026-11-21 19:30", HOUR),
        ("tomorrow 19:30, 2h", "2026-11-21 19:30", 2 * HOUR),
        ("tomorrow at 19:30 for 90 min", "2026-11-21 19:30", 90 * MINUTE),
        ("завтра в 19:30 на 2 часа", "2026-11-21 19:30", 2 * HOUR),
        ("завтра в 19:30, полтора часа", "2026-11-21 19:30", 90 * MINUTE),
        ("2026-12-24 18:00; 1h 30m", "2026-12-24 18:00", 90 * MINUTE),
        ("24.12. 18:00-21:00", "2026-12-24 18:00", 3 * HOUR),
        ("24.12. 22:00 – 01:00", "2026-12-24 22:00", 3 * HOUR),
        ("24.12. 18:00 до 24:00", "2026-12-24 18:00", 6 * HOUR),
        ("in 2 days, 2h", "2026-11-22 12:00", 2 * HOUR),
    ],
)
def test_a_time_with_its_length(text: str, starts: str, length: int) -> None:
    assert read_when(text, NOW, "UTC") == (at(starts), at(starts) + length)


@pytest.mark.parametrize("text", ["", "soon", "yesterday 10:00", "tomorrow 19:30-25:00", "tomorrow 10:00, 99d", "🎉"])
def test_what_cannot_be_read_is_said(text: str) -> None:
    assert isinstance(read_when(text, NOW, "UTC"), Say)


@given(
    minutes=st.integers(1, 400 * 24 * 60),
    length=st.integers(5, 14 * 24 * 60),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York"]),
)
def test_what_is_written_is_read_back(minutes: int, length: int, zone: str) -> None:
    starts, ends = NOW + minutes * MINUTE, NOW + (minutes + length) * MINUTE
    found = read_when(as_typed(starts, ends, zone), NOW, zone)
    assert not isinstance(found, Say)
    assert found[1] - found[0] == ends - starts
    assert found[0] in (starts, starts - HOUR)  # a wall time that comes twice is read as its first


def test_an_evening_over_the_change_of_clocks_ends_on_the_wall_clock() -> None:
    found = read_when("2027-03-28 01:00-04:00", NOW, "Europe/Berlin")
    assert found == (at("2027-03-28 00:00"), at("2027-03-28 02:00"))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_when(text, NOW, "UTC")
    assert isinstance(found, Say) or NOW < found[0] < found[1] <= found[0] + 14 * DAY
    assert isinstance(read_capacity(text), int | Say)
    assert read_role(text) is None or isinstance(read_role(text), str)


@pytest.mark.parametrize(("text", "people"), [("", 0), ("12", 12), ("1 000", 1000), ("нет", 0), ("unlimited", 0)])
def test_places(text: str, people: int) -> None:
    assert read_capacity(text) == people


@pytest.mark.parametrize("text", ["-3", "many", "1e3", "999999999", "²"])
def test_no_places(text: str) -> None:
    assert isinstance(read_capacity(text), Say)


@pytest.mark.parametrize(
    ("text", "role"), [("<@&123>", "123"), ("123", "123"), ("none", ""), ("@everyone!", None), ("a b", None)]
)
def test_roles(text: str, role: str | None) -> None:
    assert read_role(text) == role


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_examples_that_people_are_given_can_be_read(language: str) -> None:
    texts = load_texts()
    for key in ("events-hint-when", "events-hint-dates", "option-event-move-when", "option-event-new-when"):
        for one in texts.say(Say(key), language).split(" · "):
            assert not isinstance(read_when(one, NOW, "Europe/Berlin"), Say), one
    *rules, off = texts.say(Say("option-event-repeat-rule"), language).split(" · ")
    for one in rules:
        assert not isinstance(read_rule(one, NOW, "Europe/Berlin"), Say), one
    assert off in OFF
    shown = texts.say(say("events-dates-number", most=8), language)
    assert not isinstance(read_dates(shown.split(": ", 1)[1], NOW, "Europe/Berlin"), Say), shown
    lasting = texts.say(say("events-when-length", least=Length(1), most=Length(1)), language)
    assert not isinstance(read_when(lasting.rsplit(": ", 1)[1], NOW, "Europe/Berlin"), Say), lasting


@pytest.mark.parametrize("plan", ["7d, 1d, 2h", "7д, 1д, 2ч", "a week; 1 day\n2 hours", "2026-11-22 10:00"])
def test_a_plan_of_announcements(plan: str) -> None:
    event = Event(1, 1, starts=NOW + 9 * DAY, ends=NOW + 9 * DAY + HOUR)
    found = read_plan(plan, event, NOW, "UTC")
    assert not isinstance(found, Say)
    assert len(found) in (1, 3)


@pytest.mark.parametrize("plan", ["soon", "2026-12-30 10:00", ", ".join(f"{n}h" for n in range(1, 13)), "200d"])
def test_a_plan_that_cannot_be(plan: str) -> None:
    event = Event(1, 1, starts=NOW + 9 * DAY, ends=NOW + 9 * DAY + HOUR)
    assert isinstance(read_plan(plan, event, NOW, "UTC"), Say)
