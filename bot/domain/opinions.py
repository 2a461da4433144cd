"""What a second reader said of a message, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """A second reader's word about one piece of evidence; it holds no text and names nobody.

    `kind` is the class it named, "" when it gave no label that we know; `aim` whom it takes it to aim at, "" where it
    did not say. `reader` is what it is called. It changes no score and decides nothing.
    """

    community: int
    evidence: int
    case: int
    kind: str
    aim: str
    reader: str
    at: int
