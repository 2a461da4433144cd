"""The file's grammar: top-level keys, named lists, and each rule's own keys."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from bot.domain.signals import Severity
from bot.domain.text import Say, say
from bot.domain.time import DAY, HOUR, MINUTE
from rules.conditions.catalog import PAIRS, SPECS
from rules.hits import Localized, Mode
from rules.notes import Notes
from rules.positions import Path
from rules.rule import Limit, Rule
from rules.schema_examples import read_examples, read_stories
from rules.schema_lines import Shop, read_lines
from rules.schema_then import READERS, read_then
from rules.schema_values import Bad, Context, expected, read_texts

TOP: Final = ("format", "rule", "lists")
RULE_KEYS: Final = (
    "id", "name", "why", "mode", "severity", "limit", "review_by", "was", "owner", "house_rule", "catches", "allows",
    "story", "when", "unless", "then",
)  # fmt: skip
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LIMIT: Final = re.compile(r"\s*(\d{1,6})\s*(?:people\s+|человек\s+)?(?:per|an?|in an?|/|в)\s*(\w+)\s*", re.IGNORECASE)
_SPANS: Final = {
    "minute": MINUTE, "min": MINUTE, "минуту": MINUTE, "hour": HOUR, "h": HOUR, "час": HOUR,
    "day": DAY, "d": DAY, "день": DAY, "сутки": DAY, "week": 7 * DAY, "неделю": 7 * DAY,
}  # fmt: skip
_SHAPES_VERSION: Final = ("when", "unless", "then", "severity", "limit")


def read_limit(raw: object, context: Context) -> Limit | Bad:
    """ "30 per hour": so many distinct people in so long."""
    found = _LIMIT.fullmatch(raw) if isinstance(raw, str) else None
    length = _SPANS.get(found[2].casefold()) if found else None
    if found is None or length is None or int(found[1]) < 1:
        return expected("limit", raw)
    return Limit(int(found[1]), length)


def _mode(raw: object, context: Context) -> Mode | Bad:
    return Mode(raw) if isinstance(raw, str) and raw in list(Mode) else expected("mode", raw)


def _severity(raw: object, context: Context) -> Severity | Bad:
    return Severity(raw) if isinstance(raw, str) and raw in list(Severity) else expected("severity", raw)


def _date(raw: object, context: Context) -> str | Bad:
    if isinstance(raw, datetime.date) and not isinstance(raw, datetime.datetime):
        return raw.isoformat()
    try:
        return datetime.date.fromisoformat(raw).isoformat() if isinstance(raw, str) else expected("date", raw)
    except ValueError:
        return expected("date", raw)


def _number(raw: object, context: Context) -> int | Bad:
    good = isinstance(raw, int) and not isinstance(raw, bool) and 1 <= raw <= 999
    return raw if good and isinstance(raw, int) else expected("house-rule", raw)


def _owner(raw: object, context: Context) -> str | Bad:
    return raw if isinstance(raw, str) else expected("text", raw)


def read_localized(raw: object, context: Context) -> Localized | Bad:
    """A text, or a table of texts per language."""
    if isinstance(raw, str):
        return Localized((("", raw),)) if raw else Localized()
    if not isinstance(raw, dict):
        return expected("localized", raw)
    for language, text in raw.items():
        if not isinstance(text, str) or not re.fullmatch(r"[a-z]{2}(-[A-Za-z]{2,4})?", language):
            return expected("localized", text if isinstance(text, str) else raw, language)
    return Localized(tuple(raw.items()))


_PLAIN: Final[Mapping[str, Callable[[object, Context], Any]]] = {
    "name": read_localized,
    "why": read_localized,
    "mode": _mode,
    "severity": _severity,
    "limit": read_limit,
    "review_by": _date,
    "was": read_texts,
    "owner": _owner,
    "house_rule": _number,
}


def read_lists(raw: object, notes: Notes) -> dict[str, tuple[str, ...]]:
    """The `[lists]` table: names and their terms."""
    if not isinstance(raw, dict):
        notes.fault(("lists",), "", say("rule-fault-not-table", key="lists"))
        return {}
    result: dict[str, tuple[str, ...]] = {}
    for name, terms in raw.items():
        read = read_texts(terms, Context({}))
        if isinstance(read, Bad):
            notes.fault(("lists", name, *read.at), "", read.say)
        else:
            result[name] = read
    return result


def rule_version(raw: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]) -> str:
    """The hash of what a rule does: not of its id, words for people, mode or examples, so evidence survives those."""
    doing = {key: raw[key] for key in _SHAPES_VERSION if key in raw}
    used = {name: lists[name] for name in sorted(lists) if f'"@{name}"'.encode() in _canonical(doing)}
    return hashlib.sha256(_canonical([doing, used])).hexdigest()[:12]


def _canonical(value: object) -> bytes:
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS, default=str)
    except (TypeError, ValueError):
        return repr(value).encode(errors="replace")


def read_rule(raw: Mapping[str, Any], number: int, shop: Shop) -> Rule | None:
    """One `[[rule]]`; None when any fault was noted."""
    notes, path = shop.notes, ("rule", number)
    before = len(notes.faults)
    id = _id(raw, path, notes)
    for key in raw:
        if key not in RULE_KEYS:
            notes.unknown((*path, key), id, RULE_KEYS, _misplaced(key))
    plain = _read_plain(raw, path, id, shop)
    when = read_lines(raw["when"], (*path, "when"), id, shop) if "when" in raw else ()
    if not raw.get("when"):
        notes.fault(path, id, say("rule-fault-no-when"))
    unless = read_lines(raw["unless"], (*path, "unless"), id, shop) if "unless" in raw else ()
    then = read_then(raw.get("then", {}), (*path, "then"), id, notes, shop.context)
    catches = read_examples(raw.get("catches", []), (*path, "catches"), id, notes)
    allows = read_examples(raw.get("allows", []), (*path, "allows"), id, notes)
    stories = read_stories(raw["story"], (*path, "story"), id, notes) if "story" in raw else ()
    if len(notes.faults) > before:
        return None
    name = plain.pop("name", None) or Localized((("", id),))
    return Rule(
        id=id,
        name=name,
        why=plain.pop("why", Localized()),
        mode=plain.pop("mode", Mode.SHADOW),
        severity=plain.pop("severity", Severity.MEDIUM),
        topic=then.flag,
        when=when,
        unless=unless,
        then=then,
        version=rule_version(raw, {key: tuple(terms) for key, terms in shop.context.lists.items()}),
        line=notes.line(path),
        catches=catches,
        allows=allows,
        stories=stories,
        **plain,
    )


def _id(raw: Mapping[str, Any], path: Path, notes: Notes) -> str:
    id = raw.get("id")
    if id is None:
        notes.fault(path, "", say("rule-fault-no-id"))
        return ""
    if not isinstance(id, str) or not _ID.fullmatch(id):
        notes.fault((*path, "id"), str(id)[:64], expected("id", id).say)
        return str(id)[:64]
    return id


def _misplaced(key: str) -> Say | None:
    """A condition or consequence that lacks its `when.` or `then.`."""
    if key in SPECS or key in PAIRS:
        return say("rule-fault-unknown-key", key=key, nearest=f"when.{key}")
    if key in READERS:
        return say("rule-fault-unknown-key", key=key, nearest=f"then.{key}")
    return None


def _read_plain(raw: Mapping[str, Any], path: Path, id: str, shop: Shop) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, read in _PLAIN.items():
        if key not in raw:
            continue
        value = read(raw[key], shop.context)
        if isinstance(value, Bad):
            shop.notes.fault((*path, key, *value.at), id, value.say)
        else:
            values[key] = value
    return values
