"""What was attached to a message, in a few words: "1 picture: cat.png"."""

from __future__ import annotations

from bot.domain.cases import Evidence
from bot.domain.messages import SurfaceKind
from bot.domain.text import Say, Several, say

MOST_NAMES = 3
OWN_WORDS = frozenset({SurfaceKind.TEXT.value, SurfaceKind.CAPTION.value})
"""Surfaces that hold what the author wrote; the others are names of files, titles and what was quoted."""


def attached(one: Evidence) -> list[Say]:
    """A saying for each kind of attachment, with the names that are known."""
    found = []
    for kind in dict.fromkeys(kind for kind, _, _, _ in one.media):
        names = [name for other, name, _, _ in one.media if other == kind]
        what = say(f"media-{kind}", count=len(names))
        named = tuple(name for name in names if name)[:MOST_NAMES]
        found.append(say("media-named", what=what, names=Several(named, "comma")) if named else what)
    return found


def attached_words(one: Evidence) -> Several:
    """All of it as one list."""
    return Several(tuple(attached(one)), "comma")


def own_words(one: Evidence) -> str:
    """What the author wrote, as kept; "" when nothing was written."""
    return "\n".join(text for kind, text in one.surfaces if kind in OWN_WORDS)
