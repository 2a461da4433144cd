"""Limits: on how many different people an act rule has acted lately. Past its limit it asks instead."""

from __future__ import annotations

from rules.rule import Limit


class Limits:
    """Who was acted on by which rule, and when (µs). Only what a rule's own limit looks back on is kept."""

    __slots__ = ("_acts",)

    def __init__(self) -> None:
        self._acts: dict[str, dict[int, int]] = {}

    def observe(self, rule: str, person: int, at: int) -> None:
        """An act rule acted on a person."""
        acts = self._acts.setdefault(rule, {})
        acts[person] = max(at, acts.get(person, at))

    def over(self, rule: str, limit: Limit, person: int, now: int) -> bool:
        """Whether acting on this person would go past the limit; somebody already counted adds nothing."""
        acts = self._acts.get(rule)
        if not acts:
            return False
        for gone in [one for one, at in acts.items() if at <= now - limit.length]:
            del acts[gone]
        return person not in acts and len(acts) >= limit.people

    def people(self, rule: str) -> int:
        """How many different people are counted now."""
        return len(self._acts.get(rule, ()))

    def forget(self, person: int) -> None:
        """Remove a person."""
        for acts in self._acts.values():
            acts.pop(person, None)
