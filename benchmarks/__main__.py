"""Every benchmark with its bars: `python -m benchmarks [NAME …]`, which is what `make bench` runs.

How to add one: a module with `bars() -> list[Bar]` (or `main()` that prints and tells whether it holds); name it in
`PARTS`; keep it under a minute; give each figure a yardstick of the same run.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from benchmarks.parts import Line, measure, table

PARTS: Final = (
    "text_engine", "judge", "whole_path", "store", "presses", "size", "guilds", "platforms", "evasion", "false_alarms",
    "backtest", "classifier", "adaptation", "calibration",
)  # fmt: skip


def main() -> int:
    """Measure the parts named on the command line, or all; 1 when a bar is missed."""
    lines: list[Line] = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for part in sys.argv[1:] or PARTS:
            begin = time.perf_counter()
            print(f"\n== {part}", flush=True)
            lines += pool.submit(measure, part).result()
            print(f"   {time.perf_counter() - begin:.0f} s", flush=True)
    table(lines)
    return 0 if all(one.holds for one in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
