"""The page that draws again: one file, no network, both languages, made for a phone."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

_PLACE: Final = "{}/*record*/"


def page_of(record: str) -> str:
    """The page around a record (the text of `draw.json`). Nothing that a person wrote can end its script."""
    inside = record.strip().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return _template().replace(_PLACE, inside, 1)


@cache
def _template() -> str:
    return resources.files("activities.contests").joinpath("page.html").read_text("utf-8")
