"""Types of values in a rule file: each reads a raw TOML value into what the engine needs, or says what was expected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from rapidfuzz import fuzz, process

from bot.domain.text import Say, say
from bot.domain.time import DAY, parse_length


@dataclass(frozen=True, slots=True)
class Bad:
    """A value that can't be read: what to say, and where inside the value (path from it)."""

    say: Say
    at: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a value may refer to: the file's named lists."""

    lists: Mapping[str, Sequence[str]]


Reader: TypeAlias = Callable[[object, Context], Any]
"""Raw value and context to a value, or `Bad`."""

MAX_LENGTH: Final = 3650 * DAY


def shown(raw: object) -> str:
    """A raw value as a short text for a fault."""
    text = ("true" if raw else "false") if isinstance(raw, bool) else str(raw)
    return text if len(text) <= 60 else text[:57] + "…"


def expected(kind: str, raw: object, *at: str | int) -> Bad:
    """The fault of a wrong type or value: Fluent key `rule-expected-<kind>`."""
    return Bad(say("rule-fault-value", expected=say(f"rule-expected-{kind}"), found=shown(raw)), at)


def read_bool(raw: object, context: Context) -> bool | Bad:
    """true or false."""
    return raw if isinstance(raw, bool) else expected("bool", raw)


def read_count(raw: object, context: Context) -> int | Bad:
    """A whole number from 1 to a million."""
    good = isinstance(raw, int) and not isinstance(raw, bool) and 1 <= raw <= 1_000_000
    return raw if good and isinstance(raw, int) else expected("count", raw)


def read_share(raw: object, context: Context) -> float | Bad:
    """A number above 0, up to 1."""
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 < raw <= 1:
        return expected("share", raw)
    return float(raw)


def read_length(raw: object, context: Context) -> int | Bad:
    """A length of time as text: "10s", "5m", "24h", "7d". Result in µs."""
    length = parse_length(raw) if isinstance(raw, str) else None
    return length if length is not None and 0 < length <= MAX_LENGTH else expected("length", raw)


def read_text(raw: object, context: Context) -> str | Bad:
    """A text that is not empty."""
    return raw.strip() if isinstance(raw, str) and raw.strip() else expected("text", raw)


def read_texts(raw: object, context: Context) -> tuple[str, ...] | Bad:
    """A text or a list of texts; "@name" stands for the list of that name. At least one."""
    items = raw if isinstance(raw, list) else [raw]
    result: dict[str, None] = {}
    for number, item in enumerate(items):
        where = (number,) if isinstance(raw, list) else ()
        if not isinstance(item, str) or not item.strip():
            return expected("text-in-list" if isinstance(raw, list) else "texts", item, *where)
        if item.startswith("@") and item[1:] in context.lists:
            result.update(dict.fromkeys(context.lists[item[1:]]))
        elif item.startswith("@") and (near := _near(item[1:], context)):
            return Bad(say("rule-fault-no-list", name=shown(item), nearest=f"@{near}"), where)
        else:
            result[item.strip()] = None
    return tuple(result) if result else expected("texts", "[]")


def _near(name: str, context: Context) -> str:
    """The named list that was probably meant, "" when none is near."""
    best = process.extractOne(name.casefold(), list(context.lists), scorer=fuzz.ratio, score_cutoff=70.0)
    return str(best[0]) if best else ""


def read_flag_or_share(raw: object, context: Context) -> float | bool | Bad:
    """true, false, or a share."""
    return raw if isinstance(raw, bool) else read_share(raw, context)


def read_flag_or_count(raw: object, context: Context) -> int | bool | Bad:
    """true, false, or a count."""
    return raw if isinstance(raw, bool) else read_count(raw, context)


def one_of(kind: str, known: Sequence[str]) -> Reader:
    """A reader of one or several of the known words."""

    def read(raw: object, context: Context) -> tuple[str, ...] | Bad:
        texts = read_texts(raw, context)
        if isinstance(texts, Bad):
            return texts
        for number, text in enumerate(texts):
            if text.casefold() not in known:
                return expected(kind, text, *((number,) if isinstance(raw, list) else ()))
        return tuple(text.casefold() for text in texts)

    return read
