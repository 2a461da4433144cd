"""Statements for a crisis: what is said before everything is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.text import Say, say

TEMPLATES: Final[dict[str, tuple[str, ...]]] = {
    "looking": ("what", "when"),
    "known": ("what", "doing", "when"),
    "safety": ("what", "do", "whom"),
    "solved": ("what", "done", "whom"),
    "own": (),
}
"""By name, their blanks in the order in which the form asks; `own` is in the team's own words alone."""
OWN: Final = "text"
"""The blank of what is said in the team's own words."""
MOST_BLANK: Final = 300
MOST_OWN: Final = 1500


def blanks(name: str) -> tuple[str, ...]:
    """The blanks of a template."""
    return TEMPLATES[name] or (OWN,)


def filled(name: str, values: Mapping[str, str]) -> Say | str | None:
    """The statement with its blanks filled; None while one is empty. The team's own words are theirs, as they stand."""
    words = {blank: " ".join(values.get(blank, "").split()) for blank in blanks(name)}
    if not all(words.values()):
        return None
    return values[OWN].strip()[:MOST_OWN] if name == "own" else say(f"crisis-says-{name}", **words)
