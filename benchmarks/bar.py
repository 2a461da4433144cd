"""A bar: what was measured, against which yardstick of the same run, and whether the ratio holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the table. The ratio `figure` / `yardstick` must be at most `most`, or at least `least`."""

    name: str
    figure: float
    yardstick: float
    most: float | None = None
    least: float | None = None
    unit: str = "µs"

    @property
    def ratio(self) -> float:
        """How often the yardstick goes into the figure."""
        return self.figure / self.yardstick

    @property
    def holds(self) -> bool:
        """Whether the bar is met."""
        return (self.most is None or self.ratio <= self.most) and (self.least is None or self.ratio >= self.least)

    @property
    def wanted(self) -> str:
        """The bar in signs: "≤ 3"."""
        return f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}"


def shown(bars: Iterable[Bar]) -> bool:
    """Print a table of bars; whether all of them hold."""
    every = list(bars)
    width = max((len(one.name) for one in every), default=0)
    print(f"{'bar':{width}}  {'figure':>10}  {'yardstick':>10}  {'ratio':>7}  {'wanted':>7}  holds")
    for one in every:
        print(
            f"{one.name:{width}}  {one.figure:10.2f}  {one.yardstick:10.2f}  {one.ratio:7.2f}  {one.wanted:>7}  "
            f"{'yes' if one.holds else 'NO'}"
        )
    return all(one.holds for one in every)
