"""Buttons as keyboards."""

from __future__ import annotations

from adapters.telegram.raw import Json
from adapters.telegram.session import Session


async def token_of(session: Session, data: str) -> tuple[str, str]:
    """(token, place or "") of a press's data, as `data_of` wrote it; the data itself where it is none of ours."""
    raise NotImplementedError  # being written


async def expand(session: Session, query: Json) -> bool:
    """A press on More or Less: the keyboard is changed and the press answered. False when it is another press."""
    raise NotImplementedError  # being written
