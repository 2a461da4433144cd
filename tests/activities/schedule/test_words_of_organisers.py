# ruff: noqa: E501 - tables of what people write
"""Times as organisers type them on phones: each is read as it is meant, or asked back; none is read otherwise."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from activities.schedule.rule import Rule, rrule_of, wall
from activities.schedule.words import read_moment, read_rule
from adapters.fluent import load_texts
from bot.domain.text import Say
from bot.domain.time import SECOND

ZONE = "Europe/Berlin"
NOW = round(datetime(2026, 11, 18, 13, 20, tzinfo=UTC).timestamp()) * SECOND
"""A Wednesday, 14:20 in Berlin."""
TEXTS = load_texts()
MEANT = {
    "2026-11-19T19:00": "tomorow 7pm|tommorow 19:00|завтро в 19:00|tomorrow @ 7pm|завтра в 7 веч|tomorrow 7 at night|"
    "завтра 19 00|завтра в 19 00|завтра в 19 часов 00 минут|завтра в 19ч00",
    "2026-11-19T19:30": "завтра 19 30|tomorrow 19 30|завтра в 19 ч 30 мин|завтра в 19 часов 30 минут|завтра в 19 30",
    "2026-11-19T00:00": "tonight at 12|сегодня в полночь|в полночь|tonight at midnight|сегодня в 12 ночи|tomorrow 00:00",
    "2026-11-19T02:00": "tonight 2am|сегодня ночью в 2|завтра в 2 ночи",
    "2026-11-19T13:00": "завтра в час дня|tomorrow at 1 pm",
    "2026-11-19T01:00": "завтра в час ночи|завтра в 01:00",
    "2026-11-20T19:30": "после завтра в 19:30|послезавтро в 19:30",
    "2026-11-27T20:00": "в след пятницу в 20:00|в след. пятницу в 20:00|след пт в 20:00|на след неделе в пятницу в 20:00",
    "2026-11-23T19:00": "понедельник 23.11 19:00|пн, 23.11, в 19.00|23.11 (пн) 19:00|mon 23.11 19:00|понеделник 19:00",
    "2026-12-25T18:00": "25.12.2026г. в 18:00|25.12.2026 г. 18:00|25.12 в 18-00|25.12 18 00",
    "2026-12-24T18:00": "24-12-2026 18:00|12-24-2026 18:00",
    "2027-02-01T10:00": "1 февраля 2027г в 10|1 февраля 2027 г. в 10:00|01.02.2027 в 10?",
    "2026-12-01T10:00": "первого декабря в 10:00|первого числа в 10:00",
    "2026-12-25T00:00": "2026-12-24 18:00 -05:00|2026-12-24T18:00-05:00",
    "2026-11-19T00:01": "18:01 utc-5",
    "2026-11-25T18:00": "wendesday 25.11 18:00",
}
ASKED_BACK = {
    "two-times": "завтра в 7-8|tomorrow 9:00-11:00|завтра в 9-11|10-11 утра завтра|18:00-19:00|завтра 9:00 - 11:00",
    "night": "friday midnight|завтра в полночь|завтра в 12 ночи|friday night at 1|ночью в пятницу в 2",
    "hour": "tomorrow at 3|завтра в 3|friday 5|tonight at 1|завтра в час",
    "clock": "19 утра завтра|15 am tomorrow|завтра в 12 вечера|сегодня вечером в 12|завтра 0 вечера",
    "dot": "завтра 9.5|пт 18.12",
    "clash": "через неделю в пятницу в 18:00|in two weeks friday 18:00|завтра 10.12 19:00|next 24.12 18:00",
    "once": "по пятницам в 18:00|fridays 18:00|mondays 10:00",
    "no-day": "next 18:00",
    "word": "in 10|in 10 18:00",
    "ambiguous": "01-02-2027 10:00",
}
RULES = {
    "FREQ=WEEKLY;UNTIL=20261231T235959;BYDAY=MO": "every monday 10:00 until 31.12|по понедельникам в 10:00 до 31.12",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24": "every year 24.12 10:00|каждый год 24.12 в 10:00",
    "FREQ=WEEKLY;BYDAY=TU,TH": "2 раза в неделю по вторникам и четвергам в 10:00|2 times a week on tue and thu 10:00",
    "FREQ=WEEKLY;BYDAY=MO": "every monday 19 30|каждый понедельник в 19 часов 30 минут|каждый понеделник 10:00",
    "FREQ=DAILY": "каждый день в час дня|every day 7 at night|every day 9",
}
RULES_ASKED_BACK = {
    "which-week": "every other friday of the month 10:00",
    "which-day": "3 times a week on monday 10:00|3 раза в неделю в 10:00",
    "mixed": "first monday and third friday 10:00|every 2nd tuesday and every friday 10:00|"
    "first monday and every friday 10:00|monday and 1st of the month 10:00",
    "rule-time": "on 15 every month 10",
    "two-times": "every monday 10-12|every monday 9:00-11:00|по понедельникам в 7-8",
    "often": "every 2 hours|каждые 2 часа",
    "clash": "every 2 hours daily",
    "clock": "every evening at 12",
    "hour": "every monday at 3|по пн в 3",
}


def _pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(text, wanted) for wanted, texts in table.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "wanted"), _pairs(MEANT))
def test_read_as_meant(text: str, wanted: str) -> None:
    at = read_moment(text, NOW, ZONE)
    assert isinstance(at, int), at
    assert wall(at, ZONE).isoformat(timespec="minutes") == wanted


@pytest.mark.parametrize(("text", "wanted"), _pairs(ASKED_BACK))
def test_asked_back(text: str, wanted: str) -> None:
    at = read_moment(text, NOW, ZONE)
    assert isinstance(at, Say), wall(at, ZONE)
    assert at.key == f"schedule-bad-{wanted}"
    assert all(TEXTS.say(at, language, zone=ZONE, now=NOW) for language in ("en", "ru"))


@pytest.mark.parametrize(("text", "wanted"), _pairs(RULES))
def test_rules_read_as_meant(text: str, wanted: str) -> None:
    rule = read_rule(text, NOW, ZONE)
    assert isinstance(rule, Rule), rule
    assert rrule_of(rule) == wanted


@pytest.mark.parametrize(("text", "wanted"), _pairs(RULES_ASKED_BACK))
def test_rules_asked_back(text: str, wanted: str) -> None:
    rule = read_rule(text, NOW, ZONE)
    assert isinstance(rule, Say), rrule_of(rule)
    assert rule.key == f"schedule-bad-{wanted}"


@pytest.mark.parametrize("text", ["friday midnight", "завтра в полночь", "friday night at 1", "завтра в 3", "пт 18.12"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_proposed_can_be_read(text: str, language: str) -> None:
    words = read_moment(text, NOW, ZONE)
    assert isinstance(words, Say)
    clock = re.findall(r"\d\d:\d\d", TEXTS.say(words, language, zone=ZONE, now=NOW))
    assert clock
    assert all(isinstance(read_moment(f"tomorrow {one}", NOW, ZONE), int) for one in clock)
