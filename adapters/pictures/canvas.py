"""A sheet of points: 390 wide, as a phone shows it, drawn two or three times as fine."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from adapters.pictures import palette
from adapters.pictures.fonts import drawable, font

WIDTH: Final = 390
HIGHEST: Final = 800
"""The most points from top to bottom: 800 at two pixels a point are 1600 pixels."""
_FINE: Final = 3
_COARSE: Final = 2
_MOST_PIXELS: Final = 1600
ELLIPSIS: Final = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in points. It is measured at the fine scale, whatever it is drawn at."""
    return font(round(size * _FINE), bold=bold).getlength(text) / _FINE


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most `most` lines; words too long for a line are broken, what does not fit is cut."""
    rest, lines = drawable(text), list[str]()
    while rest and len(lines) < most - 1:
        line = _line(rest, size, room, bold=bold)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return [*lines, cut(rest, size, room, bold=bold)] if rest else lines


def _line(text: str, size: float, room: float, *, bold: bool) -> str:
    """The beginning that fits: whole words where one fits, else as many letters."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle], size, bold=bold) <= room else (low, middle - 1)
    if text[low : low + 1] == " ":
        return text[:low]
    space = text.rfind(" ", 0, low)
    return text[:space] if space > 0 else text[:low]


class Canvas:
    """One picture under way; all lengths in points."""

    def __init__(self, height: float) -> None:
        self.height = min(height, HIGHEST)
        self.scale = _FINE if self.height * _FINE <= _MOST_PIXELS else _COARSE
        self._image = Image.new("RGB", (WIDTH * self.scale, round(self.height * self.scale)), palette.SHEET)
        self._draw = ImageDraw.Draw(self._image)

    def box(self, x: float, y: float, wide: float, high: float, colour: str, *, round_by: float = 0) -> None:
        """A filled rectangle."""
        if wide <= 0 or high <= 0:
            return
        at = [self._px(x), self._px(y), max(self._px(x), self._px(x + wide) - 1), self._px(y + high) - 1]
        self._draw.rounded_rectangle(at, radius=min(round_by, wide / 2, high / 2) * self.scale, fill=colour)

    def line(self, x: float, y: float, wide: float, colour: str) -> None:
        """A hairline from left to right."""
        self._draw.rectangle([self._px(x), self._px(y), self._px(x + wide), self._px(y)], fill=colour)

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, anchor: str = "l"
    ) -> None:
        """A line whose letters stand in the middle of a row that begins at `y` and is 1.3 sizes high.

        `anchor`: l, m or r, what of the text stands at `x`."""
        middle = self._px(y + size * 0.65)
        letters = font(round(size * self.scale), bold=bold)
        self._draw.text((self._px(x), middle + round(size * self.scale * 0.36)), text, colour, letters, f"{anchor}s")

    def png(self) -> bytes:
        """The picture; the same drawing gives the same bytes."""
        out = BytesIO()
        self._image.save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _px(self, points: float) -> int:
        return round(points * self.scale)
