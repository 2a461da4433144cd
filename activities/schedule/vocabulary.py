"""The words in which people tell times, in both languages at once, since people mix them.

How to add a language:
1. A pattern for each weekday and month here (nominative and what stands after "every" and "on").
2. Its words for ordinals, units and parts of the day, in the tables below.
3. Its little words ("at", "on") in `FILLER`.
4. A row for each form in `tests/activities/schedule/test_words.py`.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.time import DAY, HOUR, MINUTE, SECOND

WEEKDAYS: Final = (
    r"mon(?:day)?s?|понедель?ник(?:а|у|и|ам|ов)?|пн",
    r"tue(?:s(?:day)?)?s?|tuseday|вторник(?:а|у|и|ам|ов)?|вт",
    r"wed(?:nesday)?s?|we(?:ndes|ns|des)day|сред(?:а|у|ы|е|ам)|ср",
    r"thu(?:r(?:s(?:day)?)?)?s?|thrusday|четверг(?:а|у|и|ам|ов)?|чт",
    r"fri(?:day)?s?|пятниц(?:а|у|ы|е|ам)?|пт",
    r"sat(?:urday)?s?|суббот(?:а|у|ы|е|ам)?|сб",
    r"sun(?:day)?s?|воскресен(?:ье|ья|ью|ьям|ие|ия|иям)|вс",
)
MONTHS: Final = (
    r"jan(?:uary)?|январ[ьяе]|янв",
    r"feb(?:ruary)?|феврал[ьяе]|фев",
    r"mar(?:ch)?|марта?е?|мар",
    r"apr(?:il)?|апрел[ьяе]|апр",
    r"may|ма[йяе]",
    r"june?|июн[ьяе]",
    r"july?|июл[ьяе]",
    r"aug(?:ust)?|августа?е?|авг",
    r"sept?(?:ember)?|сентябр[ьяе]|сент?",
    r"oct(?:ober)?|октябр[ьяе]|окт",
    r"nov(?:ember)?|ноябр[ьяе]|ноя",
    r"dec(?:ember)?|декабр[ьяе]|дек",
)
_RU_ENDING: Final = r"(?:ый|ой|ий|ая|ое|ую|ого|ей|ом|ые|ых|ье|ью|ьего|ьей|ья|ья|ьи)"
ORDINALS: Final = {
    1: rf"first|1st|перв{_RU_ENDING}|1-?(?:ый|ая|ое|ую|й|я|е)",
    2: rf"second|2nd|втор{_RU_ENDING}|2-?(?:ой|ая|ое|ую|й|я|е)",
    3: rf"third|3rd|трет{_RU_ENDING}|3-?(?:ий|ья|ье|ью|й|я|е)",
    4: rf"fourth|4th|четверт{_RU_ENDING}|4-?(?:ый|ая|ое|ую|й|я|е)",
    5: r"fifth|5th|пят(?:ый|ая|ое|ую|ого|ой)|5-?(?:ый|ая|ое|ую|й|я|е)",
    -1: r"last|последн(?:ий|яя|ее|юю|его|ей|ем|ие)",
}
EVERY: Final = (
    r"every|each|кажд(?:ый|ая|ое|ую|ые|ого|ой)|once|(?:один )?раз в|an?(?= (?:week|month|year|day)(?!\w))|per"
)
OTHER: Final = r"other|через(?= (?:день|неделю|месяц|год)(?!\w))"
UNITS: Final = {
    "second": r"sec(?:ond)?s?|секунд[ауы]?|сек",
    "minute": r"min(?:ute)?s?|m|минут[ауы]?|мин|м",
    "hour": r"h(?:ou)?rs?|h|час(?:а|ов|у)?|ч",
    "day": r"days?|d|день|дн(?:я|ей|ям|и)|сут(?:ки|ок)|дн|д",
    "week": r"weeks?|wks?|w|недел(?:я|ю|и|ь|е)|нед",
    "month": r"months?|месяц(?:а|ев|ы|у)?|мес",
    "quarter": r"quarters?|квартал(?:а|ов|у)?",
    "year": r"years?|год(?:а|у)?|лет",
}
LENGTHS: Final = {"second": SECOND, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": 7 * DAY}
FREQS: Final = {
    "hour": r"hourly|ежечасно",
    "day": r"daily|ежедневно|everyday",
    "week": r"weekly|еженедельно",
    "month": r"monthly|ежемесячно",
    "quarter": r"quarterly|ежеквартально",
    "year": r"yearly|annually|ежегодно",
}
WORKDAYS: Final = (
    r"weekdays?|workdays?|(?:working|work|business|week) days?|"
    r"будн(?:и|ям|ий день|ие дни|им дням|ям|ях)|рабоч(?:ий день|ие дни|им дням)"
)
WEEKEND: Final = r"weekends?|выходн(?:ые|ым|ой|ых)(?: дни| дням)?"
SHIFTS: Final = {
    -1: r"yesterday|вчера",
    0: r"today|tonight|this (?:morning|afternoon|evening)|сегодня",
    1: r"tom+or+ow|2mor+ow|tmrw?|tmr|завтр[ао]",
    2: r"(?:the )?day after tomorrow|после ?завтр[ао]",
}
MORNING: Final = r"am|a\.m\.?|утр(?:а|о|ом)|(?:in the )?morning"
NIGHT: Final = r"ноч(?:и|ь|ью)|(?:at )?night"
AFTERNOON: Final = r"дня|днем|(?:in the )?afternoon"
EVENING: Final = r"pm|p\.m\.?|вечер(?:а|ом)?|веч|(?:in the )?evening"
ZONES: Final = {"utc": "UTC", "gmt": "UTC", "z": "UTC", "мск": "Europe/Moscow", "msk": "Europe/Moscow",
                "по москве": "Europe/Moscow", "по мск": "Europe/Moscow", "moscow time": "Europe/Moscow",
                "по московскому времени": "Europe/Moscow", "московского времени": "Europe/Moscow"}  # fmt: skip
FILLER: Final = r"on|the|of|in|at|а|и|and|в|во|на|по|к|o'?clock|&|\+|starting|time|@"
NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "один": 1, "одну": 1, "одна": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5,
    "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "одиннадцать": 11, "двенадцать": 12,
}  # fmt: skip
_NUMBER: Final = re.compile(rf"(?<!\w)({'|'.join(NUMBERS)})(?!\w)(?! раз в)")
MOST_TEXT: Final = 200
"""No time that a person tells is longer, in code points."""


def folded(text: str) -> str:
    """As it is read: lower case, one kind of blank, ё as е, numbers in digits; commas and semicolons are blanks."""
    plain = text[: MOST_TEXT + 1].strip().lower().replace("ё", "е")
    plain = re.sub(r"\s+", " ", _HALF.sub(".5", plain).translate(_PLAIN))
    plain = _FIRST.sub(lambda found: str(_FIRSTS.index(found[1]) + 1), _ONE_HOUR.sub(r"\1 1 час", plain))
    return _NUMBER.sub(lambda found: str(NUMBERS[found[1]]), plain).strip(" .!?")


_ONE_HOUR: Final = re.compile(r"(?<!раз )(?<!\w)([вк]) час(?!\w)")
_FIRSTS: Final = ("первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого",
                  "девятого", "десятого")  # fmt: skip
_FIRST: Final = re.compile(rf"(?<!\w)({'|'.join(_FIRSTS)})(?= (?:числа|{'|'.join(MONTHS)})(?!\w))")
_HALF: Final = re.compile(r"(?<=\d),5(?!\d)")
_PLAIN: Final = str.maketrans('–—−’,;()"«»“”', "---'         ", "\u200b")
