"""Moments and lengths, as the shipped texts spell them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fluent import load_texts
from bot.domain.text import Arg, Length, Moment, MomentStyle, say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

TEXTS = load_texts()
NB = "\u00a0"
NOW = int(datetime(2026, 11, 20, 14, 7, tzinfo=UTC).timestamp()) * SECOND
YEAR = 365 * DAY


def shown(arg: Arg, language: str, zone: str = "UTC", now: int | None = NOW) -> str:
    """The argument alone, by way of a text that ends with it."""
    prefix = {"en": "in ", "ru": "через "}[language]
    return TEXTS.say(say("length-in", length=arg), language, zone=zone, now=now).removeprefix(prefix)


@pytest.mark.parametrize(
    ("us", "english", "russian"),
    [
        (0, "0 s", f"0{NB}с"),
        (-MINUTE, "0 s", f"0{NB}с"),
        (400_000, "0.4 s", f"0,4{NB}с"),
        (10 * SECOND, "10 s", f"10{NB}с"),
        (90 * SECOND, "1 min 30 s", f"1{NB}мин{NB}30{NB}с"),
        (28 * MINUTE + 59 * SECOND, "28 min", f"28{NB}мин"),
        (HOUR, "1 h", f"1{NB}ч"),
        (90 * MINUTE, "1 h 30 min", f"1{NB}ч{NB}30{NB}мин"),
        (DAY, "1 day", f"1{NB}день"),
        (36 * HOUR, "1 day 12 h", f"1{NB}день{NB}12{NB}ч"),
        (2 * DAY, "2 days", f"2{NB}дня"),
        (5 * DAY, "5 days", f"5{NB}дней"),
        (21 * DAY, "21 days", f"21{NB}день"),
        (22 * DAY, "22 days", f"22{NB}дня"),
        (30 * DAY, "30 days", f"30{NB}дней"),
        (90 * DAY, "90 days", f"90{NB}дней"),
        (180 * DAY, "6 months", f"6{NB}месяцев"),
        (YEAR, "1 year", f"1{NB}год"),
        (YEAR + 95 * DAY, "1 year 3 months", f"1{NB}год{NB}3{NB}месяца"),
        (2 * YEAR, "2 years", f"2{NB}года"),
        (111 * YEAR, "111 years", f"111{NB}лет"),
        (121 * YEAR, "121 years", f"121{NB}год"),
        (4310 * YEAR, "4,310 years", f"4{NB}310{NB}лет"),
    ],
)
def test_lengths(us: int, english: str, russian: str) -> None:
    assert shown(Length(us), "en") == english
    assert shown(Length(us), "ru") == russian


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_every_length_has_at_most_two_units(us: int) -> None:
    for language in TEXTS.languages:
        said = shown(Length(us), language).replace("\u00a0", " ")
        assert len([part for part in said.split() if part[0].isalpha()]) in (1, 2)


@pytest.mark.parametrize(
    ("style", "at", "english", "russian"),
    [
        ("time", NOW + 28 * MINUTE, "14:35", "14:35"),
        ("date", NOW, "20 November", "20 ноября"),
        ("date", NOW + 181 * DAY, "20 May 2027", "20 мая 2027"),
        ("datetime", NOW, "20 November, 14:07 UTC", "20 ноября, 14:07 UTC"),
        ("ago", NOW - 2 * MINUTE, "2 min ago", f"2{NB}мин назад"),
        ("ago", NOW - 90 * MINUTE, "1 h ago", f"1{NB}ч назад"),
        ("ago", NOW - 155 * DAY, "5 months ago", f"5{NB}месяцев назад"),
        ("ago", NOW - 30 * SECOND, "just now", "только что"),
        ("ago", NOW, "just now", "только что"),
        ("ago", NOW + 28 * MINUTE, "in 28 min", f"через 28{NB}мин"),
        ("until", NOW + 28 * MINUTE, "14:35 UTC", "14:35 UTC"),
        ("until", NOW + DAY, "21 November, 14:07 UTC", "21 ноября, 14:07 UTC"),
        ("until", NOW + 10 * DAY, "30 November", "30 ноября"),
        ("until", NOW + 181 * DAY, "20 May 2027", "20 мая 2027"),
    ],
)
def test_moments(style: MomentStyle, at: int, english: str, russian: str) -> None:
    assert TEXTS.say(say("length-ago", length=Moment(at, style)), "en", now=NOW) == f"{english} ago"
    assert TEXTS.say(say("length-ago", length=Moment(at, style)), "ru", now=NOW) == f"{russian} назад"


def test_a_moment_is_in_the_readers_zone_and_day() -> None:
    late = int(datetime(2026, 11, 20, 22, 30, tzinfo=UTC).timestamp()) * SECOND
    assert shown(Moment(late, "until"), "ru", "Europe/Moscow", late - MINUTE) == "01:30 МСК"
    assert shown(Moment(late, "until"), "en", "Europe/Moscow", late - 3 * HOUR) == "21 November, 01:30 MSK"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Berlin", "CET"),
        ("Asia/Tashkent", "UTC+5"),
        ("Asia/Kolkata", "IST"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/Sao_Paulo", "UTC−3"),
        ("Nowhere/Land", "UTC"),
        ("../etc", "UTC"),
        ("", "UTC"),
    ],
)
def test_how_a_zone_is_named(zone: str, name: str) -> None:
    assert shown(Moment(NOW), "en", zone).endswith(f" {name}")


def test_a_zone_is_named_once_a_saying() -> None:
    both = say("date-and-time", date=Moment(NOW), time=Moment(NOW))
    assert TEXTS.say(both, "ru", zone="Europe/Moscow", now=NOW) == "20 ноября, 17:07 МСК, 20 ноября, 17:07"


@pytest.mark.parametrize("style", ["datetime", "ago", "until"])
def test_without_a_now_a_moment_is_written_in_full(style: MomentStyle) -> None:
    assert shown(Moment(NOW, style), "en", now=None) == "20 November 2026, 14:07 UTC"
