"""Colours of the pictures: the sandbox page's own, by day (adapters/sandbox/page/tokens.css)."""

from __future__ import annotations

from typing import Final

SHEET: Final = "#FFFFFF"
WELL: Final = "#F4F7F5"
INK: Final = "#17211D"
INK2: Final = "#43504B"
INK3: Final = "#5D6964"
LINE: Final = "#DDE4E0"
TRACK: Final = "#EEF2EF"
ACCENT: Final = "#0B6252"
ACCENT_LINE: Final = "#A6D2C5"
ON_ACCENT: Final = "#FFFFFF"

KINDS: Final = {
    "": (ACCENT, "#DFF0EA"),
    "post": (ACCENT, "#DFF0EA"),
    "draft": ("#57574F", "#ECEBE4"),
    "event": ("#4B3A86", "#E7E1F5"),
    "contest": ("#855400", "#FFF1D2"),
    "poll": ("#4A5D6B", "#E6ECF0"),
    "gallery": ("#AE3A12", "#FCE8E0"),
}
"""Ink and ground of a note by its kind; contrast of each pair is at least 4.5:1 (a test holds it)."""


def shade(kind: str) -> tuple[str, str]:
    """The pair of a kind; an unknown one is shown like a post."""
    return KINDS.get(kind, KINDS[""])
