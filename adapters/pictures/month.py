"""A month as a grid: weeks from Monday, each day with what happens on it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from typing import Final

from adapters.pictures import palette
from adapters.pictures.canvas import HIGHEST, WIDTH, Canvas, cut, width, wrap
from adapters.pictures.fonts import drawable
from adapters.pictures.said import Sayer
from bot.domain.drawings import DayNote, MonthGrid
from bot.domain.text import say

PAD: Final = 8
TITLE: Final = 18
SMALL: Final = 10.5
LINE: Final = 13
NUMBER: Final = 20
FOOT: Final = 11
_CELL: Final = (WIDTH - 2 * PAD) / 7
_INNER: Final = _CELL - 7
_VOWELS: Final = "aeiouyаеёиоуыэюя"
_LOWEST: Final = 52
"""A week without anything is at least so high."""


def paint(grid: MonthGrid, sayer: Sayer) -> bytes:
    """The month as a PNG; a day with more than its cell holds says how many are left out."""
    weeks = calendar.Calendar().monthdayscalendar(grid.year, grid.month)
    notes = {day: _of(grid.notes, day) for week in weeks for day in week if day}
    foot = wrap(sayer.say(grid.foot), FOOT, WIDTH - 2 * PAD - 8, 3)
    frame = 48 + 20 + (len(foot) * FOOT * 1.4 + 8 if foot else 0) + PAD
    lines = _lines(weeks, notes, HIGHEST - frame)
    canvas = Canvas(frame + sum(_height(one) for one in lines))
    canvas.text(PAD + 6, 14, drawable(sayer.month(grid.year, grid.month)), TITLE, palette.INK, bold=True)
    for at, name in enumerate(sayer.weekdays()):
        canvas.text(PAD + at * _CELL + 5, 46, drawable(name), SMALL, palette.INK3)
    y: float = 66
    for week, most in zip(weeks, lines, strict=True):
        _week(canvas, y, week, most, notes, grid.today, sayer)
        y += _height(most)
    for at, line in enumerate(foot):
        canvas.text(PAD + 4, y + 6 + at * FOOT * 1.4, line, FOOT, palette.INK3)
    return canvas.png()


def _of(notes: Sequence[DayNote], day: int) -> list[DayNote]:
    return sorted((one for one in notes if one.day == day), key=lambda one: one.time.rjust(5, "0"))


def _lines(weeks: list[list[int]], notes: dict[int, list[DayNote]], room: float) -> list[int]:
    """How many lines of notes each week's cells hold: what its fullest day asks for, as far as there is room."""
    wanted = [max((_wanted(notes[day]) for day in week if day), default=0) for week in weeks]
    most = max(wanted, default=0)
    while most > 2 and sum(_height(min(one, most)) for one in wanted) > room:
        most -= 1
    return [min(one, most) for one in wanted]


def _wanted(notes: list[DayNote]) -> int:
    """A single note may take four lines of text, several take two each; times have their own line."""
    return sum(1 for one in notes if one.time) + (4 if len(notes) == 1 else 2 * len(notes))


def _height(lines: int) -> float:
    return max(_LOWEST, NUMBER + lines * LINE + 7)


def _week(
    canvas: Canvas, y: float, week: list[int], lines: int, notes: dict[int, list[DayNote]], today: int, sayer: Sayer
) -> None:
    canvas.box(PAD + 5 * _CELL, y, 2 * _CELL, _height(lines), palette.WELL)
    canvas.line(PAD, y, WIDTH - 2 * PAD, palette.LINE)
    for at, day in enumerate(week):
        if not day:
            continue
        x = PAD + at * _CELL
        _number(canvas, x, y, day, is_today=day == today)
        _notes(canvas, x + 3, y + NUMBER + 1, notes[day], lines, sayer)


def _number(canvas: Canvas, x: float, y: float, day: int, *, is_today: bool) -> None:
    if is_today:
        canvas.box(x + 3, y + 2.5, 21, 17, palette.ACCENT, round_by=8.5)
        canvas.text(x + 13.5, y + 4, str(day), 12, palette.ON_ACCENT, bold=True, anchor="m")
    else:
        canvas.text(x + 5, y + 4, str(day), 12, palette.INK2)


def _notes(canvas: Canvas, x: float, y: float, notes: list[DayNote], lines: int, sayer: Sayer) -> None:
    shown, left = _shown(notes, lines, sayer)
    for note, words in shown:
        ink, ground = palette.shade(note.kind)
        canvas.box(x, y, _CELL - 5, len(words) * LINE + 1, ground, round_by=3)
        for at, line in enumerate(words):
            canvas.text(x + 2, y + at * LINE, line, SMALL, ink, bold=bool(note.time) and at == 0)
        y += len(words) * LINE + 2
    if left:
        text = cut(drawable(sayer.say(say("pictures-more", count=left))), SMALL, _INNER)
        canvas.text(x + 2, y, text, SMALL, palette.INK3)


def _shown(notes: list[DayNote], lines: int, sayer: Sayer) -> tuple[list[tuple[DayNote, list[str]]], int]:
    """The notes that fit with their lines, and how many do not."""
    if not notes:
        return [], 0
    for count in range(len(notes), 0, -1):
        room = lines - (1 if count < len(notes) else 0)
        each = [_least(one) for one in notes[:count]]
        if sum(each) <= room:
            spare = room - sum(each)
            more = [spare // count + (at < spare % count) for at in range(count)]
            shown = [(one, _words(one, extra, sayer)) for one, extra in zip(notes, more, strict=False)]
            return shown, len(notes) - count
    return [], len(notes)


def _least(note: DayNote) -> int:
    return 2 if note.time else 1


def _words(note: DayNote, spare: int, sayer: Sayer) -> list[str]:
    time = drawable(note.time)
    head = [cut(time, SMALL, _INNER, bold=True)] if time else []
    return [*head, *wrap(_hyphened(sayer.say(note.text)), SMALL, _INNER, 1 + min(spare, 3))] or [""]


def _hyphened(text: str) -> str:
    """The text with each word that is too wide for a cell in parts: "Викто- рина"."""
    return " ".join(part for word in drawable(text).split() for part in _parts(word))


def _parts(word: str) -> list[str]:
    parts = list[str]()
    while width(word, SMALL) > _INNER and (at := _break(word)):
        parts.append(f"{word[:at]}-")
        word = word[at:]
    return [*parts, word]


def _break(word: str) -> int:
    """Where to part a word, best behind a vowel with a consonant after it; 0 where letters can't be parted well."""
    fits = [
        at for at in range(2, len(word) - 2)
        if word[at - 1].isalpha() and word[at].isalpha() and width(f"{word[:at]}-", SMALL) <= _INNER
    ]  # fmt: skip
    open_ = [at for at in fits if word[at - 1].lower() in _VOWELS and word[at].lower() not in _VOWELS + "ьъй"]
    return max(open_[-1:] or fits[-1:], default=0)
