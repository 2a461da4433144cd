"""The painter: one thread beside the event loop, so that nothing waits for a picture."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from adapters.pictures import bars, month
from adapters.pictures.said import Sayer
from bot.domain.drawings import BarChart, Drawing, MonthGrid
from bot.ports.texts import Texts


class PillowPainter:
    """Paints one picture after another; the same drawing in the same language gives the same bytes."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="painter")

    async def paint(self, drawing: Drawing, language: str, zone: str) -> bytes:
        """A PNG, at most 1200 x 1600 pixels. Raises FileNotFoundError where the typeface is not installed."""
        sayer = Sayer(self._texts, language, zone)
        return await asyncio.get_running_loop().run_in_executor(self._thread, _paint, drawing, sayer)


def _paint(drawing: Drawing, sayer: Sayer) -> bytes:
    match drawing:
        case BarChart():
            return bars.paint(drawing, sayer)
        case MonthGrid():
            return month.paint(drawing, sayer)
