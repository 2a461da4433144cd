"""The reader of a picture: their language and zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from bot.domain.text import Words, say
from bot.ports.texts import Texts


@dataclass(frozen=True, slots=True)
class Sayer:
    """Says words in a language; months and weekdays by the locale that the language's texts name."""

    texts: Texts
    language: str
    zone: str

    def say(self, words: Words) -> str:
        """The sentence."""
        return self.texts.say(words, self.language, zone=self.zone)

    def month(self, year: int, month: int) -> str:
        """ "November 2026", «Ноябрь 2026»."""
        name = format_date(date(year, month, 1), "LLLL y", locale=self._locale())
        return name[:1].upper() + name[1:]

    def weekdays(self) -> tuple[str, ...]:
        """From Monday: "Mon", «пн»."""
        names = self._locale().days["stand-alone"]["abbreviated"]
        return tuple(names[day] for day in range(7))

    def _locale(self) -> Locale:
        return Locale.parse(self.say(say("locale")))
