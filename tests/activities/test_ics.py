"""Calendar files read back by the library say what was put in, whatever people wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from activities.ics import Entry, calendar
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

START = int(datetime(2026, 3, 27, 18, 30, tzinfo=UTC).timestamp()) * SECOND
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)


def read(text: str) -> Any:
    return Calendar.from_ical(text)


def only(text: str) -> Any:
    (event,) = read(text).walk("VEVENT")
    return event


@given(summary=TEXT, description=TEXT, place=TEXT)
def test_what_is_written_is_read_back(summary: str, description: str, place: str) -> None:
    event = only(calendar("Club", [Entry("1", summary, START, START + HOUR, description, place)], "UTC"))
    assert str(event["summary"]) == summary.replace("\u2028", "").replace("\u2029", "")
    assert str(event.get("description", "")) == description.replace("\u2028", "").replace("\u2029", "")
    assert event.decoded("dtstart") == datetime(2026, 3, 27, 18, 30, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 3, 27, 19, 30, tzinfo=UTC)


@given(text=st.text(max_size=200))
def test_nobody_adds_a_line_of_their_own(text: str) -> None:
    file = calendar(text, [Entry(text, text, START, START, text, text, url=text)], "Europe/Berlin")
    assert len(read(file).walk("VEVENT")) == 1
    assert "RRULE" not in only(file)
    for line in file.split("\r\n"):
        assert "\n" not in line
        assert "\r" not in line
        assert len(line.encode()) <= 75


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.example/\r\nATTENDEE:x", "https://a b", "a.b/c"])
def test_only_addresses_stand_as_addresses(address: str) -> None:
    assert "url" not in only(calendar("c", [Entry("1", "s", START, START, url=address)], "UTC"))


def test_an_address_is_kept() -> None:
    event = only(calendar("c", [Entry("1", "s", START, START, url="https://a.example/b?c=d,e;f")], "UTC"))
    assert str(event["url"]) == "https://a.example/b?c=d,e;f"


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"])
def test_what_recurs_keeps_its_wall_time_over_the_change_of_clocks(zone: str) -> None:
    entry = Entry("1", "Talk", START, START + 90 * MINUTE, rule="FREQ=WEEKLY;BYDAY=FR", local="2026-03-27T19:30")
    event = only(file := calendar("c", [entry], zone))
    assert event.decoded("dtstart").replace(tzinfo=None) == datetime(2026, 3, 27, 19, 30)
    assert event.decoded("dtend").replace(tzinfo=None) == datetime(2026, 3, 27, 21, 0)
    assert event["rrule"]["BYDAY"] == ["FR"]
    if zone != "UTC":
        assert event["dtstart"].params["TZID"] == zone
        assert [str(one["TZID"]) for one in read(file).walk("VTIMEZONE")] == [zone]
        assert len(file) < 4000


def test_the_end_of_a_rule_is_an_instant() -> None:
    rule = "FREQ=WEEKLY;BYDAY=FR;UNTIL=20260630T235959"
    file = calendar("c", [Entry("1", "s", START, START, rule=rule, local="2026-03-27T19:30")], "Europe/Berlin")
    assert "UNTIL=20260630T215959Z" in file.replace("\r\n ", "")


def test_what_happens_once_needs_no_zone() -> None:
    file = calendar("c", [Entry("1", "s", START, START + HOUR)], "Europe/Berlin")
    assert "DTSTART:20260327T183000Z" in file
    assert "VTIMEZONE" not in file


def test_a_change_and_a_cancellation_are_told() -> None:
    event = only(calendar("c", [Entry("7", "s", START, START, sequence=3, cancelled=True, stamp=START - DAY)], "UTC"))
    assert (event["sequence"], str(event["status"]), str(event["uid"])) == (3, "CANCELLED", "7")
    assert event.decoded("dtstamp") == datetime(2026, 3, 26, 18, 30, tzinfo=UTC)
    assert "dtend" not in event


def test_an_empty_calendar_is_one() -> None:
    assert read(calendar("c", [], "UTC")).walk("VEVENT") == []
