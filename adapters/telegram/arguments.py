"""A command's words as its arguments, in the order in which the command declares them.

In a reply, whom and what it is about is the message replied to, unless somebody is named all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.domain.commands import Option, OptionKind

_UNIT: Final = (
    r"(?:sec(?:onds?)?|s|min(?:utes?|s)?|m|hours?|hrs?|h|days?|d|weeks?|w"
    r"|секунд[ауы]?|сек|с|минут[ауы]?|мин|м|час(?:а|ов)?|ч|день|дня|дней|дн|д|сут(?:ки|ок)|недел[яюьи]|нед|н)"
)
_ALONE: Final = r"(?:полчаса|час|день|сутки|неделю|минуту)"
_LENGTH: Final = re.compile(
    rf"(?:(?:на|за|for)\s+)?({_ALONE}|\d{{1,9}}\s*{_UNIT}(?![^\W\d_])(?:\s*\d{{1,9}}\s*{_UNIT}(?![^\W\d_]))*)(?=\s|$)",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+)')
_NUMBER: Final = re.compile(r"[#№]?(\d{1,18})(?=\s|$)")
_ACCOUNT: Final = re.compile(r"-?\d{6,20}")


@dataclass(slots=True)
class Words:
    """The text behind a command. `people` are names that stand for an id, by where they begin: (end, id)."""

    text: str
    people: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    replies: bool = False
    at: int = 0

    def skip(self) -> bool:
        """Go to the next word; False when there is none."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at < len(self.text)

    def word(self) -> tuple[str, int]:
        """The next word, or what stands in quotation marks, and where it ends."""
        found = _TOKEN.match(self.text, self.at)
        return (found[found.lastindex or 0], found.end()) if found else ("", self.at)


def arguments(options: tuple[Option, ...], words: Words) -> tuple[tuple[str, str], ...]:
    """(option, value) for each option that the words fill. What comes after the one that takes all the rest may be
    written as `name=value` at the end."""
    after = [one for n, one in enumerate(options) if any(before.rest for before in options[:n])]
    late = [found for one in after if (found := _named(one, words)) is not None]
    before = [one for one in options if one not in after]
    return (*((one.name, value) for one in before if words.skip() and (value := _take(one, words))), *late)


def _named(option: Option, words: Words) -> tuple[str, str] | None:
    found = re.search(rf"(?:^|\s){re.escape(option.name)}=(\S+)\s*$", words.text)
    if found is None or (option.choices and found[1] not in option.choices):
        return None
    words.text = words.text[: found.start()]
    return option.name, found[1]


def _take(option: Option, words: Words) -> str:
    """The value of one option, "" where the next word is not meant for it."""
    if option.kind is OptionKind.PERSON:
        return _person(words)
    if option.rest:
        word, end = words.word()
        alone = end == len(words.text.rstrip())
        rest, words.at = words.text[words.at :].strip(), len(words.text)
        return word if alone else rest
    if option.kind is OptionKind.LENGTH:
        return _matched(_LENGTH, words)
    if option.kind is OptionKind.NUMBER:
        return _matched(_NUMBER, words)
    return _word(option, words)


def _matched(pattern: re.Pattern[str], words: Words) -> str:
    found = pattern.match(words.text, words.at)
    if found is None:
        return ""
    words.at = found.end()
    return found[1]


def _person(words: Words) -> str:
    """An id where the text carries one: names can be anybody's."""
    if words.at in words.people:
        words.at, account = words.people[words.at]
        return account
    word, end = words.word()
    if words.replies and not (word.startswith("@") or _ACCOUNT.fullmatch(word)):
        return ""
    words.at = end
    return word


def _word(option: Option, words: Words) -> str:
    word, end = words.word()
    if option.kind is OptionKind.MESSAGE and (words.replies or not ("/" in word or word.isdigit())):
        return ""
    if option.choices and not option.required and word.lower() not in option.choices:
        return ""
    words.at = end
    return word.lower() if word.lower() in option.choices else word
