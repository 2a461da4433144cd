"""What the process tells a monitor: its parts, its events, and the usual facts about itself.

How to add a figure: give it a name with its unit at the end (https://prometheus.io/docs/practices/naming/), declare it
in `Figures`, count it where it happens, name it in docs/operating.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, GCCollector, PlatformCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

PartFacts = tuple[str, bool, int]
"""A part's name, whether it runs, how often it fell."""


class Figures:
    """Everything that is counted; `registry` is what is told."""

    def __init__(self, parts: Callable[[], Iterable[PartFacts]]) -> None:
        self.registry = CollectorRegistry()
        self.events = Counter(
            "steward_events", "Events brought by platforms, repeats included", ("platform",), registry=self.registry
        )
        self.registry.register(_Parts(parts))
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)


class _Parts(Collector):
    """The parts as they are when somebody asks."""

    def __init__(self, parts: Callable[[], Iterable[PartFacts]]) -> None:
        self._parts = parts

    def collect(self) -> Iterator[Metric]:
        """Each part's state and falls."""
        running = GaugeMetricFamily("steward_part_running", "Whether a part runs (1) or not (0)", labels=["part"])
        falls = CounterMetricFamily("steward_part_falls", "How often a part fell", labels=["part"])
        for name, runs, fell in self._parts():
            running.add_metric([name], float(runs))
            falls.add_metric([name], float(fell))
        yield running
        yield falls
