"""How a text is cut into tokens: patterns in the order in which they are tried, each with what it makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from activities.schedule import vocabulary as v
from activities.schedule.lengths import LENGTH, UNIT, length_of, place_of, unit_of
from activities.schedule.tokens import EVENING, PARTS, UNITS, Kind, Token, in_part
from bot.domain.text import Say, say

Made: TypeAlias = Token | Say | None
"""A token, why it can't be read, or nothing: another pattern has a try."""
Maker: TypeAlias = Callable[[re.Match[str]], Made]

_MONTH: Final = "|".join(f"(?:{one})" for one in v.MONTHS)
_DAY: Final = "|".join(f"(?:{one})" for one in v.WEEKDAYS)
_PART: Final = "|".join(PARTS)
_NTH_DAY: Final = r"(?:st|nd|rd|th|-?го|-?е|-?ое|-?ого)"
_OF_MONTH: Final = r"(?:(?: of)?(?: the| each| every| кажд(?:ого|ый))? (?:month|месяца?)(?!\w))?"


def _bad_clock(text: str) -> Say:
    return say("schedule-bad-clock", text=text)


def _time(hour: int, minute: int, part: str, text: str) -> Made:
    """A clock with its part of the day: "7 pm", «2 часа ночи»."""
    if part:
        wordy = part in EVENING and hour == 12  # noon in the evening is nobody's meaning
        hour = -1 if wordy else in_part(hour, place_of(PARTS, part))
    if not 0 <= hour <= 23 or minute > 59:
        return _bad_clock(text)
    return Token(Kind.TIME, (hour, minute), text)


def _hyphen(m: re.Match[str]) -> Made:
    return _time(int(m["h"]), int(m["m"] or m["m2"]), "", m[0])


def _clock(m: re.Match[str]) -> Made:
    return _time(int(m["h"]), int(m["m"] or 0), (m["part"] or "").strip(), m[0].strip())


def dated(year: int, month: int, day: int, text: str) -> Made:
    """A date, checked (29 February of no year is let through)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return say("schedule-bad-date", text=text)
    return Token(Kind.DATE, (year, month, day), text)


def _year(text: str | None) -> int:
    if not text:
        return 0
    return int(text) + 2000 if len(text) == 2 else int(text)


def _iso(m: re.Match[str]) -> Made:
    return dated(int(m[1]), int(m[2]), int(m[3]), m[0])


def _dotted(m: re.Match[str]) -> Made:
    return dated(_year(m[3]), int(m[2]), int(m[1]), m[0])


def _slashed(m: re.Match[str]) -> Made:
    """Day first; month first where it can't be else; what can be both is asked back."""
    first, second, year = int(m[1]), int(m[2]), _year(m[3])
    if second > 12:
        return dated(year, first, second, m[0])
    if first > 12 or first == second:
        return dated(year, second, first, m[0])
    return say("schedule-bad-ambiguous", text=m[0], day=str(first), month=say(f"schedule-month-{second}"),
               day2=str(second), month2=say(f"schedule-month-{first}"))  # fmt: skip


def _day_month(m: re.Match[str]) -> Made:
    return dated(_year(m["year"]), place_of(v.MONTHS, m["month"]) + 1, int(m["day"]), m[0])


def _after(m: re.Match[str]) -> Made:
    found = length_of(m["length"])
    return None if found is None else Token(Kind.AFTER, found, m[0])


def _step(m: re.Match[str]) -> Made:
    return Token(Kind.STEP, (int(m["n"] or 1), unit_of(m["unit"])), m[0])


def _ordinal(word: str) -> int:
    return next(n for n, one in v.ORDINALS.items() if re.fullmatch(one, word))


def _nth_unit(m: re.Match[str]) -> Made:
    """ "every second week", "every other day", «через день»."""
    n = 2 if m["other"] else _ordinal(m["nth"])
    return Token(Kind.STEP, (n, unit_of(m["unit"])), m[0]) if n > 0 else None


def _range(m: re.Match[str]) -> Made:
    first, last = place_of(v.WEEKDAYS, m["first"]), place_of(v.WEEKDAYS, m["last"])
    days = tuple((first + step) % 7 for step in range((last - first) % 7 + 1))
    return Token(Kind.DAYS, days, m[0])


def _month_day(m: re.Match[str]) -> Made:
    n = int(m["n"])
    return Token(Kind.MONTH_DAY, (n,), m[0]) if 1 <= n <= 31 else say("schedule-bad-date", text=m[0].strip())


def _several_days(m: re.Match[str]) -> Made:
    numbers = tuple(int(one) for one in re.findall(r"\d+", m["all"]))
    return Token(Kind.MONTH_DAY, numbers, m[0]) if all(1 <= n <= 31 for n in numbers) else None


def _per(m: re.Match[str]) -> Made:
    return Token(Kind.TIMES, (int(m["n"]), unit_of(m["unit"])), m[0])


def _offset(m: re.Match[str]) -> Made:
    """An offset from UTC. "-11:00" behind a time is one where that is a date and time as ISO 8601 writes them, or where
    "UTC" stands before it; else it is the end of a time span: "9:00-11:00"."""
    if m["sign"] == "-" and not m["utc"] and not _ISO_BEFORE.search(m.string[: m.start()]):
        return say("schedule-bad-two-times")
    minutes = (int(m["h"]) * 60 + int(m["m"] or 0)) * (-1 if m["sign"] == "-" else 1)
    return Token(Kind.ZONE, (minutes,), m[0]) if abs(minutes) <= 14 * 60 else say("schedule-bad-word", word=m[0])


def _fixed(kind: Kind, *value: int) -> Maker:
    return lambda m: Token(kind, value, m[0])


def _zone(name: str) -> Maker:
    return lambda m: Token(Kind.ZONE, (), m[0], name)


def _wordy(pattern: str) -> str:
    """A whole word (or words): nothing of a word follows."""
    return rf"(?:{pattern})(?!\w)"


_PATTERNS: Final[tuple[tuple[str, Maker], ...]] = (
    (r"<t:(\d{1,13})(?::\w)?>", lambda m: Token(Kind.STAMP, (int(m[1]) * 1_000_000,), m[0])),
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(?=\d)|(?!\w))", _iso),
    (r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}(?![:.]))?(?: ?г(?:ода)?(?!\w)\.?|(?!\w))", _dotted),
    (r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?!\w)", _slashed),
    (r"(\d{1,2})-(\d{1,2})-(\d{4})(?!\w)", _slashed),
    (rf"(?:раз в|every|each|кажд(?:ые|ых)) (?P<n>\d{{1,3}}) (?P<unit>{UNIT})(?!\w)", _step),
    (rf"(?:в )?(?P<h>\d{{1,2}})[:h](?P<m>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?(?: ?(?P<part>(?:{_PART})(?!\w)))?(?=\W|z|$)",
     _clock),
    (rf"(?:(?:at|в|во|к) )?(?P<h>\d{{1,2}})(?P<m>)(?: ?час(?:ов|а)?)? ?(?P<part>(?:{_PART})(?!\w))", _clock),
    (r"(?:at|в|к) (?P<h>\d{1,2})(?:\.(?P<m>\d{2})|-(?P<m2>00|15|2[5-9]|[3-5]\d))(?P<part>)(?![\w.])", _hyphen),
    (rf"(?:at|в|к) (?P<h>\d{{1,2}}) ?(?:час(?:ов|а)?|ч)\.? ?(?P<m>\d{{1,2}})(?: ?(?:мин(?:ут[аы]?)?|м))?\.?"
     rf"(?: ?(?P<part>(?:{_PART})))?(?!\w)", _clock),
    (rf"(?:at|в|к) (?P<h>\d{{1,2}})(?: ?час(?:ов|а)?| ?ч|h)?(?![\w.:/-])(?! (?:{_MONTH}|числ|[0-5]\d(?!\w)))(?P<m>)"
     r"(?P<part>)",
     _clock),
    (rf"(?P<h>\d{{1,2}})\.(?P<m>\d{{2}}) ?(?P<part>(?:{_PART})(?!\w))", _clock),
    (r"half past (?P<h>\d{1,2})(?!\w)(?P<part>)(?P<m>)", lambda m: _time(int(m["h"]), 30, "", m[0])),
    (rf"(?:in|через|спустя) (?P<length>{LENGTH})(?! по | on )", _after),
    (r"in \d{1,4}(?=$| )", lambda m: say("schedule-bad-word", word=m[0])),
    (rf"(?P<nth>)(?P<other>{v.OTHER}) (?P<unit>{UNIT})(?!\w)", _nth_unit),
    (rf"(?:{v.ORDINALS[-1]}) (?:day|день|дня|числ[оа]){_OF_MONTH}(?!\w)", _fixed(Kind.MONTH_DAY, -1)),
    (rf"(?:{v.ORDINALS[1]}) (?:day|день|дня|числ[оа])(?: of)?(?: the| each| every| каждого)? (?:month|месяца)(?!\w)",
     _fixed(Kind.MONTH_DAY, 1)),
    (rf"(?P<other>)(?P<nth>{'|'.join(v.ORDINALS[n] for n in (2, 3, 4, 5))}) (?P<unit>{UNIT})(?!\w)", _nth_unit),
    (rf"(?P<day>\d{{1,2}}){_NTH_DAY}?(?: of)? (?P<month>{_MONTH})(?!\w)\.?(?: (?P<year>\d{{4}})(?= ?г|[^\w:.]|$))?"
     r"(?: ?(?:года|год|г)(?!\w)\.?)?", _day_month),
    (rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}){_NTH_DAY}?(?![\w:.])(?: (?P<year>\d{{4}})(?![\w:.]))?", _day_month),
    (rf"(?:с|from|between) (?P<first>{_DAY}) (?:по|to|till|until|through|and) (?P<last>{_DAY})(?!\w)", _range),
    (rf"(?P<first>{_DAY}) ?(?:-|to|through|по) ?(?P<last>{_DAY})(?!\w)", _range),
    (rf"(?P<all>\d{{1,2}}{_NTH_DAY}?(?:(?: (?:и|and) | )\d{{1,2}}{_NTH_DAY}?)+) (?:числа|числам|число)(?!\w)",
     _several_days),
    (r"(?P<n>\d{1,2})(?:-?го|-?е|-?ое)? ?(?:числа|число)(?!\w)", _month_day),
    (r"(?<!every )(?<!each )days? (?P<all>\d{1,2}(?:(?: (?:and|и) | )\d{1,2})*)(?![\w:.])", _several_days),
    (rf"(?:(?:at|в|к) )?(?P<h>\d{{1,2}}) (?P<m>[0-5]\d)(?P<part>)(?![\w:.-])(?! ?(?:{_MONTH}|числ|{UNIT})(?!\w))"
     rf"(?! ?(?:{_PART}))", _clock),
    (_wordy("alternate"), _fixed(Kind.STEP, 2, UNITS.index("week"))),
    (_wordy(r"next week|(?:на )?след(?:ующей)?\.? недел[еи]"), _fixed(Kind.NEXT)),
    (_wordy(v.WORKDAYS), _fixed(Kind.DAYS, 0, 1, 2, 3, 4)),
    (_wordy(v.WEEKEND), _fixed(Kind.DAYS, 5, 6)),
    (_wordy(r"bi-?weekly|fortnightly|every fortnight"), _fixed(Kind.STEP, 2, UNITS.index("week"))),
    *((_wordy(one), _fixed(Kind.STEP, 1, UNITS.index(unit))) for unit, one in v.FREQS.items()),
    (_wordy(r"noon|midday|полдень"), _fixed(Kind.TIME, 12, 0)),
    (_wordy(r"midnight|полночь"), _fixed(Kind.TIME, 0, 0)),
    *((_wordy(one), _fixed(Kind.SHIFT, n)) for n, one in v.SHIFTS.items()),
    *((_wordy(one), _fixed(Kind.PART, n)) for n, one in enumerate(PARTS)),
    (rf"(?P<n>\d{{1,3}}) (?:times|раза?) (?:an?|per|each|every|в) (?P<unit>{UNIT})(?!\w)", _per),
    (_wordy(r"(?P<n>\d{1,3}) (?:times|раза?)"), lambda m: Token(Kind.TIMES, (int(m["n"]),), m[0])),
    (_wordy(v.EVERY), _fixed(Kind.EVERY)),
    (_wordy(r"other"), _fixed(Kind.NTH, 2)),
    *((_wordy(one), _fixed(Kind.NTH, n)) for n, one in v.ORDINALS.items()),
    (rf"(?P<n>\d{{1,2}}){_NTH_DAY}(?!\w)", _month_day),
    (_wordy(r"until|till|through|до|по(?= \d)"), _fixed(Kind.UNTIL)),
    (_wordy(r"starting(?: on| from)?|from|since|с|начиная с|со"), _fixed(Kind.SINCE)),
    (_wordy(r"next|след(?:ующ(?:ий|ую|ая|ее|его|ей))?"), _fixed(Kind.NEXT)),
    (_wordy(r"this|coming|эт(?:от|у|о|а)|ближайш(?:ий|ую|ее|ая)"), _fixed(Kind.FILLER)),
    *((_wordy(one), _fixed(Kind.WEEKDAY, day)) for day, one in enumerate(v.WEEKDAYS)),
    (rf"(?P<n>\d{{1,3}})? ?(?P<unit>{UNIT})(?!\w)", _step),
    (r"(?P<h>\d{1,2})-(?P<m>00|2[5-9]|[3-5]\d)(?P<part>)(?![\w-])", _clock),
    (r"(?:\d{1,2} ?)?- \d{1,2}(?![\w-])|\d{1,2} ?- ?\d{1,2}(?![\w-])", lambda m: say("schedule-bad-two-times")),
    (r"(?P<utc>utc|gmt)? ?(?P<sign>[+-])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?!\w)", _offset),
    *((_wordy(re.escape(one)), _zone(name))
      for one, name in sorted(v.ZONES.items(), key=lambda pair: -len(pair[0]))),
    (r"(?P<name>[a-z]+/[a-z_]+(?:/[a-z_]+)?)(?!\w)", lambda m: Token(Kind.ZONE, (), m[0], m["name"])),
    (r"(\d{1,2})\.(\d{2}|\d)(?!\w)", lambda m: Token(Kind.DOT, (int(m[1]), int(m[2])), m[0])),
    (r"(\d{1,4})(?!\w)", lambda m: Token(Kind.NUMBER, (int(m[1]),), m[0])),
    (_wordy(v.FILLER), _fixed(Kind.FILLER)),
    (r"/", _fixed(Kind.FILLER)),
)  # fmt: skip
_ISO_BEFORE: Final = re.compile(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?$")
_COMPILED: Final = tuple((re.compile(pattern), maker) for pattern, maker in _PATTERNS)
_WORD: Final = re.compile(r"\S+")


def tokens_of(text: str) -> tuple[Token, ...] | Say:
    """The tokens of a text without the little words, or what in it is not understood."""
    plain = v.folded(text)
    if not plain or len(plain) > v.MOST_TEXT:
        return say("schedule-bad-empty") if not plain else say("schedule-bad-long")
    found: list[Token] = []
    at = 0
    while at < len(plain):
        if plain[at] in " .":
            at += 1
            continue
        made, end = _one(plain, at)
        if isinstance(made, Say):
            return made
        if made.kind is not Kind.FILLER:
            found.append(made)
        at = end
    return tuple(found)


def _one(plain: str, at: int) -> tuple[Token | Say, int]:
    for pattern, maker in _COMPILED:
        m = pattern.match(plain, at)
        made = maker(m) if m is not None and m.end() > at else None
        if m is not None and made is not None:
            return made, m.end()
    word = _WORD.match(plain, at)
    return say("schedule-bad-word", word=word[0][:40] if word else plain[at:]), len(plain)
