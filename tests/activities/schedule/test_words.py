# ruff: noqa: E501 - tables of what people write
"""Times as people write them, in both languages: what is read, and what is refused with a remedy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.schedule.rule import Freq, Rule, from_rfc, instant, next_after, occurrences, rrule_of, to_rfc, wall
from activities.schedule.said import notes, said
from activities.schedule.words import read_moment, read_rule, read_span
from adapters.fluent import load_texts
from bot.domain.text import Say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

ZONE = "Europe/Berlin"
NOW = round(datetime(2026, 11, 20, 15, 0, tzinfo=UTC).timestamp()) * SECOND
"""A Friday, 16:00 in Berlin."""
TEXTS = load_texts()

MOMENTS = {
    "2026-11-21T19:30": "tomorrow 19:30|завтра в 19:30|завтра 19.30|завтра 19-30|Завтра, в 19:30!|tomorrow at 7:30pm|"
    "tomorrow, 7:30 p.m.|завтра в 7:30 вечера|21.11. 19:30|21 ноября в 19:30|sat 19:30|суббота 19:30|в субботу в 19:30|"
    "nov 21 19:30|November 21st, 2026 at 7:30 PM|2026-11-21 19:30|2026-11-21T18:30Z|21.11.26 19:30|21/11/2026 19:30|"
    "2026-11-21T19:30+01:00|19:30 tomorrow|21.11 19.30|<t:1795285800:F>|18:30 UTC tomorrow|завтра 21:30 мск|saturday 19:30",
    "2026-11-20T18:00": "in 2 hours|через 2 часа|in two hours|через два часа|in 120 minutes|today 18:00|сегодня в 18|"
    "friday 18:00|18:00|in 2h|через 120 минут|at 6 pm|в 6 вечера|tonight at 6|сегодня вечером в 6|2 часа|2h|+2 hours|2 hours from now|сегодня в 18 часов",
    "2026-11-20T16:30": "in half an hour|через полчаса|in 30m|через 30 мин|16:30",
    "2026-11-27T19:00": "next friday at 7pm|в следующую пятницу в 19|in a week at 19:00|через неделю в 19:00",
    "2026-11-27T10:00": "friday 10:00|пятница 10:00|в пятницу в 10 утра",
    "2026-12-24T18:00": "24.12. 18:00|24.12 18:00|24 декабря в 18:00|dec 24 6pm|24 december 18:00|24.12 в 18|18:00 24.12",
    "2026-11-24T18:00": "24-го в 18:00|on the 24th at 18:00|24 числа в 18:00",
    "2026-11-30T12:00": "last day of the month noon|в последний день месяца в полдень",
    "2026-11-22T12:00": "послезавтра в полдень|the day after tomorrow at noon|sunday at noon",
    "2027-05-05T10:00": "5 may 10:00|5 мая в 10 утра|5.5. 10:00",
    "2026-11-21T15:00": "15:00",
    "2026-11-21T02:00": "завтра в 2 ночи|tomorrow 2am|в 2 часа ночи",
    "2026-11-21T18:30": "6.30pm tomorrow|завтра 6.30 вечера|tomorrow 18h30",
    "2026-11-23T10:00": "monday next week 10:00|в следующий понедельник в 10",
    "2026-11-20T17:30": "через 1,5 часа|in 1.5 hours|1h30m|полтора часа",
    "2026-12-20T16:00": "через месяц|in a month",
    "2028-02-29T10:00": "29 february 10:00|29 февраля в 10:00",
}
REFUSED = {
    "empty": "|   |...",
    "long": "x" * 500,
    "word": "завтра после обеда|teatime|tomorrow 10:00 drop table|пятница вечерком",
    "clock": "25:00 tomorrow|завтра в 24:00|19:75 friday|tomorrow at 24",
    "date": "31.02.2027 10:00|30 февраля в 10:00|32.12.2026 10:00|2026-13-01 10:00",
    "ambiguous": "5/6/2027 10:00",
    "two-times": "tomorrow 10:00 11:00",
    "zone": "18:00 europe/atlantis",
    "clash": "tomorrow 24.12. 18:00|in 2 hours 18:00",
    "weekday": "monday 24.11. 10:00",
    "no-day": "next",
    "no-time": "tomorrow|завтра|friday|24.12.2026|31 декабря",
    "past": "yesterday 10:00|вчера в 10|20.11.2025 10:00|today 10:00|1 nov 10:00|<t:0>",
    "far": "24.12.2126 18:00|in 9999999 days",
    "gap": "28.03.2027 02:30",
    "once": "every monday 10:00|каждый понедельник в 10|daily 9:30|по будням в 9",
}
RULES = {
    "FREQ=WEEKLY;BYDAY=MO": "every monday 10:00|каждый понедельник в 10:00|mondays 10:00|по понедельникам в 10|"
    "monday 10.00|раз в неделю по понедельникам в 10:00|once a week on monday at 10am|each monday at 10",
    "FREQ=WEEKLY;BYDAY=FR": "каждую пятницу в 10:00|every fri 10:00|по пятницам в 10:00|weekly on friday 10:00|пт 10:00",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU": "каждый второй вторник в 10:00|every other tuesday 10:00|раз в две недели по вторникам в 10|"
    "every 2 weeks on tuesday 10:00|biweekly on tue 10:00|каждые 2 недели по вторникам в 10:00|every second tuesday at 10",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH": "every 2 weeks on tue and thu at 10am|каждые две недели по вторникам и четвергам в 10",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "по будням в 10:00|weekdays 10:00|every weekday at 10|mon-fri 10:00|пн-пт 10:00|"
    "с понедельника по пятницу в 10|monday to friday 10:00|каждый будний день в 10|в рабочие дни в 10:00|"
    "from monday to friday at 10",
    "FREQ=WEEKLY;BYDAY=SA,SU": "weekends 10:00|по выходным в 10",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": "mon, wed, fri 10:00|пн, ср, пт 10:00|mon/wed/fri 10:00|по понедельникам, средам и пятницам в 10",
    "FREQ=DAILY": "daily 10:00|every day at 10|каждый день в 10:00|ежедневно в 10|everyday 10:00|каждое утро в 10",
    "FREQ=DAILY;INTERVAL=2": "every other day 10:00|через день в 10:00|every 2 days at 10|раз в два дня в 10:00",
    "FREQ=MONTHLY;BYDAY=-1FR": "last friday of the month 10:00|последняя пятница месяца в 10:00|"
    "every last friday 10:00|в последнюю пятницу каждого месяца в 10|last fri 10:00|каждую последнюю пятницу месяца в 10",
    "FREQ=MONTHLY;BYDAY=1MO": "1st monday 10:00|first monday of every month 10:00|первый понедельник месяца в 10|"
    "monthly on the first monday 10:00|каждый месяц в первый понедельник в 10",
    "FREQ=MONTHLY;BYDAY=2TU": "second tuesday of the month 10:00|второй вторник месяца в 10:00|"
    "каждый второй вторник месяца в 10|2nd tue of each month 10:00",
    "FREQ=MONTHLY;BYMONTHDAY=31": "monthly on the 31st 10:00|on day 31 of every month 10:00|31 числа каждого месяца в 10|every month on the 31st at 10:00",
    "FREQ=MONTHLY;BYMONTHDAY=-1": "monthly last day 10:00|last day of the month 10:00|последний день месяца в 10|"
    "в последний день каждого месяца в 10:00|каждое последнее число в 10:00",
    "FREQ=MONTHLY;BYMONTHDAY=1,15": "1 и 15 числа каждого месяца в 10|on the 1st and 15th of every month at 10",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1": "every 3 months on the 1st 10:00|quarterly on the 1st 10:00|"
    "раз в 3 месяца 1-го в 10|ежеквартально 1-го в 10:00",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24": "every year on 24 december 10:00|каждый год 24 декабря в 10|ежегодно 24 декабря 10:00",
    "FREQ=WEEKLY;UNTIL=20261231T235959;BYDAY=MO": "every monday 10:00 until 31.12.2026|по понедельникам в 10 до 31 декабря",
    "FREQ=DAILY;COUNT=10": "daily 10:00 10 times|ежедневно в 10:00 10 раз",
}  # fmt: skip
BAD_RULES = {
    "often": "every hour|каждые 30 минут|hourly",
    "rule-time": "every monday|по будням|last friday of the month",
    "which-day": "weekly 10:00|monthly 10:00|каждый месяц в 10:00|раз в неделю в 10:00",
    "which-week": "monthly on friday 10:00",
    "nth-days": "last weekday of the month 10:00|первый рабочий день месяца в 10",
    "mixed": "every monday on the 15th 10:00|daily on the 31st 10:00|every 3 days on monday 10:00",
    "repeat": "tomorrow 10:00|in 2 hours|24 december 2026 10:00",
    "step": "every 500 weeks on monday 10:00|every 0 weeks on monday 10:00",
    "rule": "10:00|every 10:00",
    "rule-zone": "every monday 10:00 msk",
    "over": "every monday 10:00 until 20.11.2026|every monday 10:00 from 1.12.2026 until 30.11.2026",
    "word": "every blue moon 10:00",
    "clash": "every 2 weeks every 3 months on monday 10:00",
}


def _pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(text, wanted) for wanted, texts in table.items() for text in texts.split("|")]


def _sayable(words: Say) -> None:
    for language in ("en", "ru"):
        assert TEXTS.say(words, language, zone=ZONE, now=NOW)


@pytest.mark.parametrize(("text", "wanted"), _pairs(MOMENTS))
def test_moments_are_read(text: str, wanted: str) -> None:
    at = read_moment(text, NOW, ZONE)
    assert isinstance(at, int), at
    assert wall(at, ZONE).isoformat(timespec="minutes") == wanted


@pytest.mark.parametrize(("text", "wanted"), _pairs(REFUSED))
def test_other_moments_are_refused_with_a_remedy(text: str, wanted: str) -> None:
    said_ = read_moment(text, NOW, ZONE)
    assert isinstance(said_, Say)
    assert said_.key == ("schedule-bad-empty" if not text.strip(" .") else f"schedule-bad-{wanted}")
    _sayable(said_)


@pytest.mark.parametrize(("text", "wanted"), _pairs(RULES))
def test_rules_are_read(text: str, wanted: str) -> None:
    rule = read_rule(text, NOW, ZONE)
    assert isinstance(rule, Rule), rule
    assert (rrule_of(rule), rule.hour, rule.minute) == (wanted, 10, 0)
    assert from_rfc(to_rfc(rule)) == rule
    first = occurrences(rule, ZONE, NOW, 1)[0]
    assert first.local[:10] == rule.starts, "counted from the first one"
    _sayable(said(rule))
    for one in notes(rule):
        _sayable(one)


@pytest.mark.parametrize(("text", "wanted"), _pairs(BAD_RULES))
def test_other_rules_are_refused_with_a_remedy(text: str, wanted: str) -> None:
    said_ = read_rule(text, NOW, ZONE)
    assert isinstance(said_, Say)
    assert said_.key == f"schedule-bad-{wanted}"
    _sayable(said_)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2 hours", 2 * HOUR), ("два дня", 2 * DAY), ("1h 30m", 90 * MINUTE), ("полтора часа", 90 * MINUTE), ("x", None),
     ("a week", 7 * DAY), ("half an hour", 30 * MINUTE), ("0", None), ("0h", None), ("", None), ("3 дня и 2 часа", 74 * HOUR)],
)  # fmt: skip
def test_spans(text: str, wanted: int | None) -> None:
    assert read_span(text) == wanted


PIECES = st.sampled_from(
    "every каждый 2 3rd first last monday пятница and и 10:00 7pm в at of month месяца day недели 31 31.12. until до "
    "tomorrow через in - , ² ٣ 99999999999 1st utc +3 noon next 24/12 <t:9> half пол weekdays times".split()
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join)))
def test_whatever_is_written_gets_a_time_or_a_sentence(text: str) -> None:
    at = read_moment(text, NOW, ZONE)
    assert at > NOW if isinstance(at, int) else at.key.startswith("schedule-bad-")
    rule = read_rule(text, NOW, ZONE)
    if isinstance(rule, Rule):
        assert occurrences(rule, ZONE, NOW, 1)[0].at > NOW
        assert from_rfc(to_rfc(rule)) == rule
        _sayable(said(rule))
    else:
        _sayable(rule)
    if isinstance(at, Say):
        _sayable(at)
    assert (read_span(text) or 1) > 0


@given(
    st.sampled_from(["Europe/Berlin", "America/Nuuk", "Africa/Cairo", "Asia/Tehran", "Australia/Lord_Howe"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    st.integers(1, 5),
    st.sampled_from(list(Freq)),
)
def test_next_after_next_is_never_earlier(zone: str, start: datetime, every: int, freq: Freq) -> None:
    more = {Freq.WEEKLY: {"days": (start.weekday(),)}, Freq.MONTHLY: {"month_days": (start.day,)}}.get(freq, {})
    if freq is Freq.YEARLY:
        more = {"months": (start.month,), "month_days": (start.day,)}
    rule = Rule(freq, start.date().isoformat(), start.hour, start.minute, every, **more)  # type: ignore[arg-type]  # by name
    at, _ = instant(start.replace(second=0, microsecond=0) - timedelta(days=1), zone)
    found = occurrences(rule, zone, at, 6)
    assert [one.at for one in found] == sorted({one.at for one in found})
    for one, following in pairwise(found):
        assert next_after(rule, zone, one.local) == following


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_echoed_is_read_as_the_same(language: str) -> None:
    for text, _ in _pairs(RULES):
        rule = read_rule(text, NOW, ZONE)
        assert isinstance(rule, Rule)
        echoed = TEXTS.say(said(rule), language, zone=ZONE, now=NOW)
        assert read_rule(echoed, NOW, ZONE) == rule, echoed


def test_rules_in_words() -> None:
    for text, en, ru in (
        ("last friday of the month 18:00", "on the last Friday of every month at 18:00",
         "каждый месяц в последнюю пятницу в 18:00"),
        ("every other tuesday 19:30", "every other week on Tuesdays at 19:30", "раз в 2\u00a0недели по вторникам в 19:30"),
        ("daily 9:30 until 31.12.2026", "every day at 09:30, until 31 December 2026", "каждый день в 09:30, до 31\u00a0декабря 2026"),
        ("1st and 15th of every month 12:00", "on days 1 and 15 of every month at 12:00", "каждый месяц 1 и 15 числа в 12:00"),
        ("every wednesday 10:00", "every Wednesday at 10:00", "каждую среду в 10:00"),
    ):  # fmt: skip
        rule = read_rule(text, NOW, ZONE)
        assert isinstance(rule, Rule), rule
        assert TEXTS.say(said(rule), "en", zone=ZONE, now=NOW) == en
        assert TEXTS.say(said(rule), "ru", zone=ZONE, now=NOW) == ru
