"""The typeface: DejaVu Sans, as the matplotlib package ships it. It has every letter of both languages."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import ImageFont

FILES: Final = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_NOWHERE: Final = "\U0010ffff"
_BOX: Final = "\u25a1"
_DROPPED: Final = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})
_LONGEST: Final = 600
"""No more characters of one text are ever looked at: no picture has room for them."""


@cache
def folder() -> Path:
    """Where matplotlib keeps its fonts, without importing it. Raises FileNotFoundError where it is not installed."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the matplotlib package, which ships the typeface of the pictures, is not installed")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


@lru_cache(maxsize=64)
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The typeface at a height in pixels."""
    return ImageFont.truetype(str(folder() / FILES[bold]), size)


@lru_cache(maxsize=4096)
def has(letter: str) -> bool:
    """Whether the typeface has a sign of its own for it."""
    if letter.isspace():
        return True
    return _shape(letter) != _shape(_NOWHERE)


def _shape(letter: str) -> tuple[tuple[int, ...], bytes]:
    mask = font(24).getmask(letter)
    return mask.size, bytes(mask)


def drawable(text: str) -> str:
    """One line of what can be drawn: emoji and control characters left out, letters of other scripts as boxes."""
    kept = "".join(_sign(one) for one in " ".join(text[:_LONGEST].split()))
    return " ".join(kept.split())


def _sign(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Cc", "Cs") or (kind in _DROPPED and not has(letter)):
        return ""
    return letter if has(letter) else _BOX
