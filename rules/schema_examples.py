"""The tests beside a rule: `catches`, `allows` and stories."""

from __future__ import annotations

from typing import Any, Final

from bot.domain.text import Say, say
from bot.domain.time import parse_length
from rules.notes import Notes
from rules.positions import Path
from rules.rule import Example, Saying, Story
from rules.schema_values import expected

PERSONAS: Final = ("newcomer", "member", "moderator")
_EXAMPLE: Final[dict[str, type]] = {"text": str, "channel": str, "as": str, "reply": bool, "forwarded": bool}
_SAYING: Final[dict[str, type]] = {
    "at": str, "by": str, "text": str, "channel": str, "as": str, "reply_to": str, "forwarded": bool, "joins": bool,
}  # fmt: skip


def _checked(raw: dict[str, Any], known: dict[str, type], path: Path, rule: str, notes: Notes) -> bool:
    """Whether a small table holds only known keys of the right types."""
    good = True
    for key, value in raw.items():
        if key not in known:
            notes.unknown((*path, key), rule, known)
            good = False
        elif not isinstance(value, known[key]):
            notes.fault((*path, key), rule, expected("bool" if known[key] is bool else "text", value).say)
            good = False
    if raw.get("as", "newcomer") not in PERSONAS:
        notes.fault((*path, "as"), rule, expected("persona", raw["as"]).say)
        good = False
    return good


def read_examples(raw: object, path: Path, rule: str, notes: Notes) -> tuple[Example, ...]:
    """The lines of `catches` or `allows`: texts, or tables with a text and who says it where."""
    result: list[Example] = []
    for number, item in enumerate(raw if isinstance(raw, list) else [raw]):
        where: Path = (*path, number) if isinstance(raw, list) else path
        if isinstance(item, str) and item:
            result.append(Example(item, notes.line(where)))
        elif isinstance(item, dict) and isinstance(item.get("text"), str):
            if _checked(item, _EXAMPLE, where, rule, notes):
                result.append(_example(item, notes.line(where)))
        else:
            notes.fault(where, rule, expected("example", item).say)
    return tuple(result)


def _example(item: dict[str, Any], line: int) -> Example:
    return Example(
        item["text"],
        line,
        item.get("as", "newcomer"),
        item.get("channel", "general"),
        item.get("reply", False),
        item.get("forwarded", False),
    )


def read_stories(raw: object, path: Path, rule: str, notes: Notes) -> tuple[Story, ...]:
    """The `[[rule.story]]` tables."""
    if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
        notes.fault(path, rule, say("rule-fault-story-shape"))
        return ()
    stories = [_story(one, (*path, number), rule, notes) for number, one in enumerate(raw)]
    return tuple(one for one in stories if one is not None)


def _story(raw: dict[str, Any], path: Path, rule: str, notes: Notes) -> Story | None:
    before = len(notes.faults)
    for key in raw:
        if key not in ("say", "expect", "name"):
            notes.unknown((*path, key), rule, ("say", "expect", "name"))
    expect = raw.get("expect", [])
    names = [expect] if isinstance(expect, str) else expect
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        notes.fault((*path, "expect"), rule, expected("texts", expect).say)
        return None
    lines = raw.get("say")
    if not isinstance(lines, list) or not lines:
        notes.fault((*path, "say"), rule, say("rule-fault-story-shape"))
        return None
    says = [_saying(one, (*path, "say", number), rule, notes) for number, one in enumerate(lines)]
    if len(notes.faults) > before:
        return None
    return Story(tuple(one for one in says if one is not None), tuple(names), notes.line(path))


def _saying(raw: object, path: Path, rule: str, notes: Notes) -> Saying | None:
    if not isinstance(raw, dict):
        notes.fault(path, rule, say("rule-fault-story-shape"))
        return None
    if not _checked(raw, _SAYING, path, rule, notes):
        return None
    at = parse_length(raw.get("at", "0s"))
    trouble = _trouble(raw, at)
    if trouble is not None or at is None:
        notes.fault(path, rule, trouble or expected("length", raw.get("at")).say)
        return None
    return Saying(
        at,
        raw["by"],
        raw.get("text", ""),
        raw.get("channel", "general"),
        raw.get("as", "newcomer"),
        raw.get("reply_to", ""),
        raw.get("forwarded", False),
        raw.get("joins", False),
    )


def _trouble(raw: dict[str, Any], at: int | None) -> Say | None:
    if at is None:
        return expected("length", raw.get("at")).say
    if not raw.get("by") or not (raw.get("text") or raw.get("joins")):
        return say("rule-fault-story-shape")
    return None
