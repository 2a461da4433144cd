"""Pictures: small enough, the same each time, legible whatever the words are, and never in the way of the loop."""

from __future__ import annotations

import asyncio
import time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from adapters.fluent import load_sources, load_texts
from adapters.pictures import PillowPainter, month, palette
from adapters.pictures.canvas import cut, width, wrap
from adapters.pictures.fonts import drawable, has
from adapters.pictures.said import Sayer
from bot.domain.drawings import Bar, BarChart, DayNote, Drawing, MonthGrid
from tests.kit.run import run

TEXTS = load_texts()
LONG = "Вариант с очень длинной подписью, which goes on and on " * 8
CHART = BarChart("Which raid?", (Bar("The Spire", 12, "12 · 40 %", True), Bar("Salt Caves", 9, "9 · 30 %")), "21 voted")
FULL = MonthGrid(2026, 8, tuple(DayNote(day, f"{hour}:00", LONG, "poll") for day in range(1, 32) for hour in range(24)))
HARD: tuple[Drawing, ...] = (
    CHART,
    BarChart("", ()),
    BarChart(LONG, tuple(Bar(LONG, at, LONG) for at in range(40)), LONG),
    BarChart("nothing yet", (Bar("a", 0), Bar("b", -1), Bar("c", float("nan")), Bar("", float("inf"), "?"))),
    BarChart("🔥🔥\u202e\0", (Bar("日本語", 1), Bar("\ud800", 2))),
    MonthGrid(2026, 2, ()),
    MonthGrid(2026, 11, (DayNote(20, "19:30", "Raid", "event"), DayNote(20, "", "", "unheard of")), 20, LONG),
    MonthGrid(2026, 2, (DayNote(30, "10:00", "there is no such day"),)),
    FULL,
)


def size(png: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(png)).size


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("drawing", HARD, ids=range(len(HARD)))
@run
async def test_whatever_it_shows_it_is_a_small_picture_and_the_same_again(drawing: Drawing, language: str) -> None:
    painter = PillowPainter(TEXTS)
    first = await painter.paint(drawing, language, "Europe/Moscow")
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = size(first)
    assert wide <= 1200
    assert high <= 1600
    assert len(first) < 1 << 20
    assert await PillowPainter(TEXTS).paint(drawing, language, "Europe/Moscow") == first


@run
async def test_a_language_and_a_longer_bar_look_different() -> None:
    painter = PillowPainter(TEXTS)
    grid = MonthGrid(2026, 11, ())
    assert await painter.paint(grid, "en", "UTC") != await painter.paint(grid, "ru", "UTC")
    longer = BarChart(CHART.title, (CHART.bars[0], Bar("Salt Caves", 11, "9 · 30 %")), CHART.foot)
    assert await painter.paint(CHART, "en", "UTC") != await painter.paint(longer, "en", "UTC")


def test_every_letter_of_both_languages_has_a_sign() -> None:
    letters = {one for files in load_sources().values() for source in files.values() for one in source}
    spoken = {one for one in letters if one.isalpha()} | set("0123456789«»“”’…·–—№%−ёЁ")
    assert {one for one in spoken if not has(one)} == set()


def test_months_and_weekdays_are_said_in_the_language() -> None:
    english, russian = Sayer(TEXTS, "en", "UTC"), Sayer(TEXTS, "ru", "UTC")
    assert english.month(2026, 11) == "November 2026"
    assert russian.month(2026, 5) == "Май 2026"
    assert english.weekdays()[0] == "Mon"
    assert russian.weekdays()[6] == "вс"


def test_what_has_no_sign_is_left_out_or_a_box() -> None:
    assert drawable("fire 🔥 and \u202eice\n") == "fire and ice"
    assert drawable("日本") == "□□"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(20, 300), st.integers(1, 4))
def test_wrapped_lines_fit_and_lose_nothing_unless_they_are_cut(text: str, room: int, most: int) -> None:
    lines = wrap(text, 12, room, most)
    assert len(lines) <= most
    assert all(width(one, 12) <= room + 0.5 for one in lines)
    if not any(one.endswith("…") for one in lines):
        assert "".join("".join(lines).split()) == "".join(drawable(text).split())


@given(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=80), st.integers(15, 200))
@settings(max_examples=60, deadline=None)
def test_a_cut_text_is_its_beginning(text: str, room: int) -> None:
    found = cut(drawable(text), 12, room)
    assert found == drawable(text) or drawable(text).startswith(found.removesuffix("…"))
    assert found == "…" or width(found, 12) <= room


@pytest.mark.parametrize(("ink", "ground"), [*palette.KINDS.values(), (palette.INK3, palette.SHEET)])
def test_notes_are_readable_on_their_ground(ink: str, ground: str) -> None:
    lighter, darker = sorted((brightness(ink), brightness(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def brightness(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@run
async def test_the_loop_goes_on_while_a_full_month_is_painted() -> None:
    painter = PillowPainter(TEXTS)
    await painter.paint(FULL, "ru", "UTC")
    task = asyncio.create_task(painter.paint(FULL, "en", "UTC"))
    turns, began = 0, time.perf_counter()
    while not task.done():
        await asyncio.sleep(0)
        turns += 1
    took = time.perf_counter() - began
    assert turns > 3, f"the loop turned {turns} times in {took:.3f} s"


def test_long_words_of_a_month_are_parted_with_a_hyphen() -> None:
    assert month._parts("Викторина") == ["Викто-", "рина"]
    assert month._parts("Question") == ["Que-", "stion"]
    assert month._parts("seven") == ["seven"]
    assert month._parts("1234567890123") == ["1234567890123"]


@given(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_parted_words_lose_no_letter(word: str) -> None:
    shown = drawable(word)
    assert "".join(one.removesuffix("-") for one in month._parts(shown)) == shown
