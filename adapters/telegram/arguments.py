"""A command's words as its arguments, in the order in which the command declares them.

Where several of them are free words each has a line of its own: the question, then the answers, then the end.
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
_VALUE: Final = r'(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))'
_OPENING: Final = frozenset('"«“')
_FREE: Final = frozenset({OptionKind.TEXT, OptionKind.CHANNEL, OptionKind.CHANNELS})
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
    """(option, value) for each option that the words fill. At the end any that takes no turn of its own may be written
    as `name=value` or `name="several words"`: those after the one that takes all the rest, or all where none does."""
    if written := _written(options, words):
        return tuple((one.name, written[one.name]) for one in options if written.get(one.name))
    rest = next((n for n, one in enumerate(options) if one.rest), None)
    named = _named([one for n, one in enumerate(options) if rest is None or n > rest], words)
    in_turn = [one for n, one in enumerate(options) if one.name not in named and (rest is None or n <= rest)]
    take = _take_line if _is_by_lines(options) else _take
    found = {one.name: value for one in in_turn if words.skip() and (value := take(one, words))}
    whole = named | found
    return tuple((one.name, whole[one.name]) for one in options if whole.get(one.name))


def _written(options: tuple[Option, ...], words: Words) -> dict[str, str]:
    """As Discord and our own texts write it, "minutes:30 title:Translate the rules": each value goes up to the next
    name. Only where the first word is such a name; {} otherwise."""
    names = "|".join(re.escape(one.name) for one in options)
    if not names or not words.skip():
        return {}
    marks = list(re.finditer(rf"(?<!\S)({names})[:=]", words.text[words.at :], re.IGNORECASE))
    if not marks or marks[0].start() or len({one[1].lower() for one in marks}) < len(marks):
        return {}
    ends = [*(one.start() for one in marks[1:]), len(words.text) - words.at]
    values = ((one[1].lower(), one.end() + words.at, end + words.at) for one, end in zip(marks, ends, strict=True))
    found = {name: _bare(words, start, end) for name, start, end in values}
    choices = {one.name: one.choices for one in options if one.choices and found.get(one.name)}
    if any(found[name].lower() not in known for name, known in choices.items()):
        return {}
    return {name: value.lower() if name in choices else value for name, value in found.items()}


def _bare(words: Words, start: int, end: int) -> str:
    """A value without its quotation marks; the id of somebody who is named."""
    if start in words.people:
        return words.people[start][1]
    return words.text[start:end].strip().strip('"«»“”').strip()


def _named(options: list[Option], words: Words) -> dict[str, str]:
    """What is written as `name=value` at the end, taken off the text."""
    found: dict[str, str] = {}
    names = "|".join(re.escape(one.name) for one in options)
    choices = {one.name: one.choices for one in options}
    while names and (match := re.search(rf"(?:^|\s)({names})={_VALUE}\s*$", words.text[words.at :], re.IGNORECASE)):
        name, value = match[1].lower(), next(one for one in match.groups()[1:] if one is not None)
        if name in found or (choices[name] and value.lower() not in choices[name]):
            break
        found[name] = value.lower() if choices[name] else value
        words.text = words.text[: words.at + match.start()]
    return found


def _is_by_lines(options: tuple[Option, ...]) -> bool:
    """Whether free words are followed by more of such a kind: then each option has a line, since nothing else tells
    where one ends."""
    free = [one.kind in _FREE and not one.choices for one in options]
    texts = [n for n, one in enumerate(options) if one.kind is OptionKind.TEXT and free[n]]
    return bool(texts) and any(free[texts[0] + 1 :]) and not any(one.rest for one in options)


def _take_line(option: Option, words: Words) -> str:
    """The rest of the line, or what stands in quotation marks, for free words; as ever for anything else."""
    if option.kind not in _FREE or option.choices or words.text[words.at] in _OPENING:
        return _take(option, words)
    line = words.text[words.at :].split("\n", 1)[0]
    words.at += len(line)
    return line.strip()


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
