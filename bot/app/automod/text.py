"""Rules as text within their file: where one stands, taking it out, putting others in, saying what it does."""

from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from typing import Any, Final

from rules.file import Rule, RuleSet

MOST_TOML: Final = 1500
DEEDS: Final = {
    "hold": "then.hold = true",
    "remove": "then.remove_message = true",
    "mute10m": 'then.mute_author = "10m"',
    "mute1h": 'then.mute_author = "1h"',
}
"""What a rule may be told to do in chat: all of it is taken back with one tap."""
_NEXT: Final = re.compile(r"\s*\[(?!\[?\s*rule\s*\.)")
"""A table begins that is no part of the rule above: the next rule, or the lists."""


def lines_of(rules: RuleSet, rule: Rule) -> tuple[int, int]:
    """The lines (from 0, half open) on which a rule stands, without remarks and gaps before the next table."""
    lines = rules.source.split("\n")
    first = rule.line - 1
    end = next((n for n in range(first + 1, len(lines)) if _NEXT.match(lines[n])), len(lines))
    is_last = end == len(lines)
    while end > first + 1 and (not lines[end - 1].strip() or (not is_last and lines[end - 1].lstrip().startswith("#"))):
        end -= 1
    return first, end


def text_of(rules: RuleSet, rule: Rule, most: int = MOST_TOML) -> str:
    """The rule as it stands in the file."""
    first, end = lines_of(rules, rule)
    text = "\n".join(rules.source.split("\n")[first:end])
    return text if len(text) <= most else text[: most - 1] + "…"


def merged(rules: RuleSet, text: str) -> str:
    """A text of rules alone (no `format`, no lists) put into the file in the place of those of the same id; any other
    text as it is, a whole file."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):
        return text
    tables = data.get("rule")
    if set(data) != {"rule"} or not isinstance(tables, list):
        return text
    ids = {one.get("id") for one in tables if isinstance(one, dict)}
    lines = rules.source.rstrip("\n").split("\n")
    gone: set[int] = set()
    for rule in rules.rules:
        if rule.id in ids:
            gone |= set(range(*lines_of(rules, rule)))
    kept = "\n".join(line for number, line in enumerate(lines) if number not in gone)
    return f"{kept.rstrip()}\n\n\n{text.strip()}\n"


def with_deed(source: str, rule: str, deed: str) -> str | None:
    """The source with a rule told what to do; None where that can't be written without touching the rest."""
    tables = tomllib.loads(source).get("rule", [])
    number = next((n for n, one in enumerate(tables) if one.get("id") == rule), None)
    found = re.search(rf"""^[ \t]*id[ \t]*=[ \t]*["']{re.escape(rule)}["'][^\n]*""", source, re.MULTILINE)
    if number is None or found is None:
        return None
    wanted: dict[str, Any] = deepcopy(tomllib.loads(source))
    table = wanted["rule"][number].setdefault("then", {})
    table |= tomllib.loads(DEEDS[deed])["then"]
    changed = f"{source[: found.end()]}\n{DEEDS[deed]}{source[found.end() :]}"
    try:
        return changed if tomllib.loads(changed) == wanted else None
    except ValueError:
        return None
