"""A bar chart: a question on top, a label over each bar, its count at the end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from adapters.pictures import palette
from adapters.pictures.canvas import HIGHEST, WIDTH, Canvas, cut, width, wrap
from adapters.pictures.fonts import drawable
from adapters.pictures.said import Sayer
from bot.domain.drawings import Bar, BarChart
from bot.domain.text import say

PAD: Final = 18
TITLE: Final = 18
FOOT: Final = 12
_ROOM: Final = WIDTH - 2 * PAD


@dataclass(frozen=True, slots=True)
class Fit:
    """How roomy the rows are, in points: the letters, the bar's thickness, the gap beneath, lines a label may have."""

    size: float
    thick: float
    gap: float
    lines: int


FITS: Final = (Fit(14, 14, 14, 2), Fit(14, 12, 10, 1), Fit(13, 8, 7, 1), Fit(11, 5, 3, 1))
"""From roomy to tight; the first that holds all bars is taken."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar, put into words: lines of its label, what stands at its end, how full it is (0 to 1)."""

    label: list[str]
    note: str
    part: float
    best: bool


def paint(chart: BarChart, sayer: Sayer) -> bytes:
    """The chart as a PNG. Bars that have no room are counted in a last line."""
    title = wrap(sayer.say(chart.title), TITLE, _ROOM, 4, bold=True)
    foot = wrap(sayer.say(chart.foot), FOOT, _ROOM, 3)
    frame = 2 * PAD + len(title) * TITLE * 1.35 + (len(foot) * FOOT * 1.4 + 8 if foot else 0) + 10
    fit, rows = _fitted(chart.bars, sayer, HIGHEST - frame)
    left = len(chart.bars) - len(rows)
    more = [drawable(sayer.say(say("pictures-more-bars", count=left)))] if left else []
    canvas = Canvas(frame + sum(_height(one, fit) for one in rows) + len(more) * 20)
    y: float = PAD
    for line in title:
        canvas.text(PAD, y, line, TITLE, palette.INK, bold=True)
        y += TITLE * 1.35
    y += 10
    for row in rows:
        _row(canvas, y, row, fit)
        y += _height(row, fit)
    for line in more:
        canvas.text(PAD, y, line, FOOT, palette.INK3)
        y += 20
    for at, line in enumerate(foot):
        canvas.text(PAD, y + 4 + at * FOOT * 1.4, line, FOOT, palette.INK3)
    return canvas.png()


def _fitted(bars: Sequence[Bar], sayer: Sayer, room: float) -> tuple[Fit, list[Row]]:
    """The roomiest way that holds all, or as many as the tightest does."""
    top = max((_value(one) for one in bars), default=0.0)
    rows: list[Row] = []
    for fit in FITS:
        rows = [_said(one, sayer, fit, top) for one in bars]
        if sum(_height(one, fit) for one in rows) <= room:
            return fit, rows
    most = int((room - 20) // _height(rows[0], FITS[-1]))
    return FITS[-1], rows[:most]


def _said(bar: Bar, sayer: Sayer, fit: Fit, top: float) -> Row:
    note = cut(drawable(sayer.say(bar.note)), fit.size, _ROOM * 0.45, bold=True)
    room = _ROOM - (width(note, fit.size, bold=True) + 12 if note else 0)
    label = wrap(sayer.say(bar.label), fit.size, room, fit.lines, bold=bar.best)
    return Row(label or [""], note, _value(bar) / top if top > 0 else 0.0, bar.best)


def _value(bar: Bar) -> float:
    """What is less than nothing, or no number, is nothing."""
    return bar.value if math.isfinite(bar.value) and bar.value > 0 else 0.0


def _height(row: Row, fit: Fit) -> float:
    return len(row.label) * fit.size * 1.35 + 3 + fit.thick + fit.gap


def _row(canvas: Canvas, y: float, row: Row, fit: Fit) -> None:
    ink = palette.INK if row.best else palette.INK2
    for at, line in enumerate(row.label):
        canvas.text(PAD, y + at * fit.size * 1.35, line, fit.size, ink, bold=row.best)
    last = y + (len(row.label) - 1) * fit.size * 1.35
    canvas.text(WIDTH - PAD, last, row.note, fit.size, ink, bold=row.best, anchor="r")
    top = y + len(row.label) * fit.size * 1.35 + 3
    canvas.box(PAD, top, _ROOM, fit.thick, palette.TRACK, round_by=fit.thick / 2)
    if row.part > 0:
        wide = max(fit.thick, _ROOM * row.part)
        colour = palette.ACCENT if row.best else palette.ACCENT_LINE
        canvas.box(PAD, top, wide, fit.thick, colour, round_by=fit.thick / 2)
