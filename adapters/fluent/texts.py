"""The `Texts` port."""

from __future__ import annotations

from typing import Final

from adapters.fluent.sources import Sources, entries_of
from adapters.fluent.speech import MissingArgument, Speech, countable
from adapters.fluent.spell import Reader, spell_length, spell_list, spell_moment
from bot.domain.text import Arg, Length, Moment, Say, Several, Spoken, Words

__all__ = ["FALLBACK", "FluentTexts", "MissingArgument"]

FALLBACK: Final = "en"


class FluentTexts:
    """Says keys in a language. `sources` maps language → file name → Fluent source; English must be among them.

    Sources are cut into entries here (ValueError when a key stands twice) and parsed when first said.
    """

    def __init__(self, sources: Sources) -> None:
        others = sorted(sources.keys() - {FALLBACK})
        self._entries = {language: entries_of(sources[language]) for language in (FALLBACK, *others)}
        self._speeches: dict[str, Speech] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have texts, English first."""
        return tuple(self._entries)

    def has(self, key: str) -> bool:
        """Whether a key exists (in English, which has them all)."""
        return key in self._entries[FALLBACK] and not key.startswith("-")

    def variables(self, key: str, language: str) -> frozenset[str]:
        """The names of a text's arguments. Raises KeyError for an unknown key."""
        return self._speech(language).variables(key)

    def say(self, words: Words, language: str, *, zone: str = "UTC", now: int | None = None) -> str:
        """The sentence; a plain str as it is. An unknown language is English.

        Raises KeyError for an unknown key, MissingArgument for an argument that the text names and nobody gave.
        """
        if isinstance(words, str):
            return words
        if isinstance(words, Spoken):
            return words.in_language(self._speech(language).language)
        return self._say(self._speech(language), words, Reader(zone, now))

    def _speech(self, language: str) -> Speech:
        """The speech of a language code or of its root ("ru-RU" → "ru"), English otherwise."""
        found = self._speeches.get(language)
        if found is None:
            root = language.replace("_", "-").split("-")[0].lower()
            code = next((one for one in (language, root) if one in self._entries), FALLBACK)
            found = self._speeches.get(code) or Speech(code, self._entries[code])
            self._speeches[code] = found
        return found

    def _say(self, speech: Speech, words: Say, reader: Reader) -> str:
        return speech.format(words.key, {name: self._value(speech, arg, reader) for name, arg in words.args})

    def _value(self, speech: Speech, arg: Arg, reader: Reader) -> str | int | float:
        """An argument as Fluent takes it: words as they are, numbers as numbers, the rest spelled."""
        match arg:
            case Say():
                return self._say(speech, arg, reader)
            case Moment():
                return spell_moment(speech, arg, reader)
            case Length():
                return spell_length(speech, arg.us)
            case Several():
                return spell_list(speech, [self._item(speech, one, reader) for one in arg.items], arg.style)
            case Spoken():
                return arg.in_language(speech.language)
            case int() | float():
                return countable(arg)
        return arg

    def _item(self, speech: Speech, arg: Arg, reader: Reader) -> str:
        """An item of a list as text; numbers are grouped as the language does it."""
        value = self._value(speech, arg, reader)
        return value if isinstance(value, str) else speech.number(value)
