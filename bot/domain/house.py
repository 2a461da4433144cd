"""House rules: the community's own, numbered, versioned, per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One house rule in one language. The newest `version` of a number is in force; `text` "" means withdrawn."""

    community: int
    number: int
    language: str
    version: int
    title: str
    text: str
    at: int
    by: int | None
