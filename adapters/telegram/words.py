"""Sentences as runs: said in the reader's language, times in the reader's own zone.

Telegram tells a bot no zone, but shows a time entity in the zone of whoever reads it. So each moment is said as a place
in the sentence and put in as such an entity, with the time in the community's zone for apps that don't know it
(https://core.telegram.org/bots/api#date-time-entity-formatting). Strings inside a saying are somebody's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from adapters.telegram.runs import Row, Run, tame
from bot.domain.text import Arg, Moment, Say, Several, Spoken, Words, say
from bot.domain.time import DAY, SECOND
from bot.ports.texts import Texts

_PLACE: Final = re.compile("\ue000([0-9]+)\ue001")
_HASH: Final = re.compile(r"#(?=\w)")
"""A sentence's own sign before a channel's name ("in #raids"): no chat of Telegram's is named so, and with it the name
would be something to search for. In somebody's words the sign stands (`tame`)."""
_FORMS: Final = {"time": "t", "date": "D", "datetime": "Dt", "ago": "r"}
COMMAND: Final = "command"
"""The argument that names a command of Steward's own: it stays one that can be tapped."""


@dataclass(slots=True)
class Reader:
    """For whom it is written: texts, language, now (µs UTC); and the zone for what can't be told in their own."""

    texts: Texts
    language: str
    now: int
    zone: str = "UTC"

    def row(self, words: Words, marks: frozenset[str] = frozenset()) -> Row:
        """A sentence. Bare words of somebody's may hold links and commands; those inside a sentence may not."""
        if not isinstance(words, Say):
            text = words if isinstance(words, str) else words.in_language(self.language)
            return (Run(tame(text, links=True, commands=True), marks),)
        moments = _Moments()
        said = self.texts.say(moments.without(words), self.language, zone=self.zone, now=self.now)
        runs: list[Run] = []
        for number, piece in enumerate(_PLACE.split(said)):
            if number % 2:
                runs.append(self._moment(moments.found[int(piece)], marks))
            elif piece:
                runs.append(Run(_HASH.sub("", piece), marks))
        return tuple(runs)

    def line(self, words: Words) -> str:
        """A sentence as plain text, for where nothing can be marked up (buttons, alerts)."""
        if not isinstance(words, Say):
            return "".join(run.text for run in self.row(words))
        return self.texts.say(words, self.language, zone=self.zone, now=self.now)

    def moment(self, at: int) -> Row:
        """When something ends, as a run of its own."""
        return self.row(say("telegram-until", at=Moment(at, "until")))

    def _moment(self, one: Moment, marks: frozenset[str]) -> Run:
        text = self.texts.say(say("telegram-moment", at=one), self.language, zone=self.zone, now=self.now)
        form = _FORMS.get(one.style) or ("t" if abs(one.at - self.now) < DAY else "Dt")
        return Run(text, marks, at=one.at // SECOND, form=form)


@dataclass(slots=True)
class _Moments:
    """The moments taken out of a saying, in order."""

    found: list[Moment] = field(default_factory=list)

    def without(self, one: Say) -> Say:
        """The saying with places instead of moments, and somebody's words made harmless."""
        return Say(one.key, tuple((name, self._arg(arg, name)) for name, arg in one.args))

    def _arg(self, arg: Arg, name: str = "") -> Arg:
        match arg:
            case Moment():
                self.found.append(arg)
                return f"\ue000{len(self.found) - 1}\ue001"
            case Say():
                return self.without(arg)
            case Several():
                return Several(tuple(self._arg(one) for one in arg.items), arg.style)
            case Spoken():
                return Spoken(tuple((language, tame(text)) for language, text in arg.texts))
            case str():
                return tame(arg, commands=name == COMMAND)
        return arg
