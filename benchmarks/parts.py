"""One benchmark in a process of its own, and the table of what all of them say."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from typing import Any

from benchmarks.bar import Bar


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    name: str
    ratio: str
    wanted: str
    yardstick: str
    holds: bool


def measure(part: str) -> list[Line]:
    """One benchmark's lines, in a process of its own: neither memory nor warmth is handed on."""
    sys.argv = [f"benchmarks/{part}.py"]
    module: Any = importlib.import_module(f"benchmarks.{part}")
    if hasattr(module, "bars"):
        return [_line(one) for one in module.bars()]
    held = module.main()
    holds = held if isinstance(held, bool) else held == 0
    return [Line(part, "", "", "see above", holds)]


def _line(bar: Bar) -> Line:
    yardstick = f"{bar.figure:.1f} {bar.unit} against {bar.yardstick:.1f}"
    return Line(bar.name, f"{bar.ratio:.2f}", bar.wanted, yardstick, bar.holds)


def table(lines: list[Line]) -> None:
    """Print them as columns."""
    width = max(len(one.name) for one in lines)
    print(f"\n{'bar':{width}}  {'ratio':>7}  {'wanted':>8}  {'holds':5}  figure and yardstick")
    for one in lines:
        holds = "yes" if one.holds else "NO"
        print(f"{one.name:{width}}  {one.ratio:>7}  {one.wanted:>8}  {holds:5}  {one.yardstick}")
