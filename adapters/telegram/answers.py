"""Answers to presses and commands."""

from __future__ import annotations

from adapters.telegram.raw import Json
from adapters.telegram.session import Session


class Answers:
    """Any number of them share one state a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def arrived(self, query: Json) -> None:
        """A press is stored: see to its acknowledgement in time. Returns at once."""
        raise NotImplementedError  # being written

    async def stop(self) -> None:
        """End what is still waiting."""
        raise NotImplementedError  # being written
