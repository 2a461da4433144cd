"""What the core says, as Discord shows it: literal words, and moments that each reader sees in their own zone."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import Final

from adapters.discord.literal import literal
from bot.domain.text import Arg, Moment, MomentStyle, Say, Several, Spoken, Words
from bot.domain.time import SECOND
from bot.ports.texts import Texts

_OPEN, _CLOSE = "\uf8f0", "\uf8f1"
_MARKED: Final = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_STYLES: Final[dict[MomentStyle, str]] = {"time": "t", "date": "D", "datetime": "f", "ago": "R", "until": "f"}
_LOG: Final = logging.getLogger("steward.discord")


@dataclass(slots=True)
class Wording:
    """Says words in one language. `now` µs UTC. `shown` makes moments Discord's own dates (`<t:…>`)."""

    texts: Texts
    language: str
    now: int
    moments: list[Moment] = field(default_factory=list)

    def raw(self, words: Words) -> str:
        """The sentence as it is cut and measured: not yet literal, with marks where moments stand."""
        return self._say(self._marked(words)) if isinstance(words, Say) else unmarked(self._say(words))

    def plain(self, words: Words) -> str:
        """The sentence without any markup, for labels."""
        return self._say(words)

    def shown(self, raw: str, *, links: bool = False) -> str:
        """What stands in the message: literal, dates alive. A mark that was cut through is left out."""
        text = _MARKED.sub(self._date, literal(raw, links=links))
        return text.replace(_OPEN, "").replace(_CLOSE, "")

    def _say(self, words: Words) -> str:
        try:
            return self.texts.say(words, self.language, now=self.now)
        except (KeyError, TypeError, ValueError) as fault:
            _LOG.error("a text cannot be said: %s", type(fault).__name__, exc_info=fault)
            return words.key if isinstance(words, Say) else "…"

    def _marked(self, one: Say) -> Say:
        return Say(one.key, tuple((name, self._mark(arg)) for name, arg in one.args))

    def _mark(self, arg: Arg) -> Arg:
        match arg:
            case Moment():
                self.moments.append(arg)
                return f"{_OPEN}{len(self.moments) - 1}{_CLOSE}"
            case Say():
                return self._marked(arg)
            case Several():
                return Several(tuple(self._mark(one) for one in arg.items), arg.style)
            case Spoken():
                return Spoken(tuple((language, unmarked(text)) for language, text in arg.texts))
            case str():
                return unmarked(arg)
        return arg

    def _date(self, found: re.Match[str]) -> str:
        at = int(found.group(1)[:9])
        if at >= len(self.moments):
            return ""
        return date(self.moments[at].at, _STYLES[self.moments[at].style])


def unmarked(text: str) -> str:
    """Somebody's words without the marks that stand for moments here."""
    return text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")


def date(at: int, style: str) -> str:
    """A moment (µs UTC) as each reader's client spells it; R counts by itself."""
    return f"<t:{at // SECOND}:{style}>"
