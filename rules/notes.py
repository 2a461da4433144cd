"""What reading a rule file notes: faults that refuse it and warnings that don't, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.domain.text import Say, say
from rules.positions import Path, Place, line_of
from rules.rule import Fault

NEAR = 60.0
"""How alike (0..100) a known word must be before it is proposed."""


@dataclass(slots=True)
class Notes:
    """Collects faults and warnings of one file."""

    file: str
    places: dict[Path, Place]
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a path."""
        return line_of(self.places, path)

    def fault(self, path: Path, rule: str, what: Say) -> None:
        """Note a fault."""
        self.faults.append(self._note(path, rule, what))

    def warn(self, path: Path, rule: str, what: Say) -> None:
        """Note a warning."""
        self.warnings.append(self._note(path, rule, what))

    def _note(self, path: Path, rule: str, what: Say) -> Fault:
        inner = path[2:] if path[:1] == ("rule",) and len(path) > 1 else path
        key = ".".join(str(part) for part in inner if isinstance(part, str))
        return Fault(self.file, self.line(path), rule, key, what)

    def unknown(self, path: Path, rule: str, known: Iterable[str], extra: Say | None = None) -> None:
        """Note a key that nobody knows, with the nearest one that somebody does."""
        key = str(path[-1])
        near = nearest(key, known)
        if extra is not None:
            self.fault(path, rule, extra)
        elif near:
            self.fault(path, rule, say("rule-fault-unknown-key", key=key, nearest=near))
        else:
            self.fault(path, rule, say("rule-fault-unknown-key-alone", key=key))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, "" when none is near."""
    best = process.extractOne(word.casefold(), list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(best[0]) if best else ""
