"""Which rules a message can meet at all: each stands under what it can't do without, and most need not be tried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.conditions.base import Condition, Sign
from rules.reading import Reading
from rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its conditions laid out for speed: most rules end at their first line. `place` orders rules."""

    place: int
    rule: Rule
    first: Condition
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]


class Candidates:
    """Rules by a word list that must be met, by links, invitations, joining; the rest is always tried."""

    __slots__ = ("_always", "_by_list", "_invites", "_joins", "_links", "_only")

    def __init__(self, ready: Iterable[Ready]) -> None:
        always: list[Ready] = []
        by_list: dict[int, list[Ready]] = {}
        by_sign: dict[Sign, list[Ready]] = {one: [] for one in Sign}
        for one in ready:
            need = next((line.needs for line in one.when if line.needs is not None), None)
            if need is None:
                always.append(one)
            elif isinstance(need, Sign):
                by_sign[need].append(one)
            else:
                by_list.setdefault(need, []).append(one)
        self._always = tuple(always)
        self._by_list = by_list
        self._links = by_sign[Sign.LINK]
        self._invites = by_sign[Sign.INVITE]
        self._joins = by_sign[Sign.JOIN]
        self._only = not by_list and not any(by_sign.values())

    def of(self, reading: Reading) -> Sequence[Ready]:
        """The rules to try, in the order of the file."""
        if self._only:
            return self._always
        more: list[Ready] = []
        if self._by_list and (found := reading.found):
            for number in found:
                more += self._by_list.get(number, ())
        if self._links and reading.links:
            more += self._links
        if self._invites and reading.invites:
            more += self._invites
        if self._joins and reading.scene.joined:
            more += self._joins
        return sorted((*self._always, *more), key=_place) if more else self._always


def _place(one: Ready) -> int:
    return one.place
