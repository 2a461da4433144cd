"""Terms by the letters a mask leaves visible: "id*ot" finds "idiot" among thirty thousand without trying them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class MaskIndex:
    """(length, place, letter) -> terms. A query takes the rarest visible letter's terms and compares them."""

    def __init__(self, keys: Iterable[tuple[str, bool]]) -> None:
        """`keys`: spellings without blanks, each with whether it may go on beyond its end."""
        self._by_letter: defaultdict[tuple[int, int, str], set[str]] = defaultdict(set)
        self._open: set[str] = set()
        lengths: set[int] = set()
        for key, going_on in keys:
            if going_on:
                self._open.add(key)
                lengths.add(len(key))
            for place, letter in enumerate(key):
                self._by_letter[len(key), place, letter].add(key)
        self._open_lengths = sorted(lengths)

    def find(self, pattern: str) -> Iterator[tuple[str, bool]]:
        """(key, whether the word goes on beyond it) for every key that fits; "*" is any letter."""
        for key in self._fitting(pattern):
            yield key, False
        for length in self._open_lengths:
            if length >= len(pattern):
                break
            head = pattern[:length]
            if length - head.count("*") > 2 and "*" in head:
                for key in self._fitting(head):
                    if key in self._open:
                        yield key, True

    def _fitting(self, pattern: str) -> list[str]:
        known = [
            self._by_letter.get((len(pattern), place, letter)) for place, letter in enumerate(pattern) if letter != "*"
        ]
        sets = [keys for keys in known if keys is not None]
        if not known or len(sets) != len(known):
            return []
        sets.sort(key=len)
        fitting = sets[0]
        for keys in sets[1:]:
            fitting = fitting & keys
            if not fitting:
                break
        return sorted(fitting)
