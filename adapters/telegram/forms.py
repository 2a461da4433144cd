"""Forms, asked step by step."""

from __future__ import annotations

from adapters.telegram.raw import Json
from adapters.telegram.session import Session
from bot.domain.events import FormSubmitted


class Forms:
    """Any number of them share one state a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def take(self, message: Json) -> FormSubmitted | bool:
        """A private message, or a reply in a group: the form when it is full; True when it was an answer to a question
        (nothing more to do); False when it is not for a form."""
        raise NotImplementedError  # being written

    async def pressed(self, query: Json) -> FormSubmitted | bool:
        """A press: as with `take`. Data of forms begins with "f:"."""
        raise NotImplementedError  # being written

    async def cancel(self, account: str) -> None:
        """Forget an open form."""
        raise NotImplementedError  # being written
