"""Who has which @name: Telegram looks up no person by it, so that it is noted when somebody is seen with one.

The note tells of the account, so that it goes when the person is forgotten. A name that changed hands is the last
one's.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Final

from adapters.telegram.raw import Json, id_of, part_of, text_of
from adapters.telegram.session import Session
from bot.ports.store import StoreFault

KIND: Final = "name"
_MOST: Final = 20_000
_OF: Final = ("from", "user")
_INSIDE: Final = ("reply_to_message", "new_chat_member", "message")


class Names:
    """Notes what is new, one after another and beside everything else: nobody waits for it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: OrderedDict[str, str] = OrderedDict()
        self._waiting: dict[str, str] = {}
        self._task: asyncio.Task[None] | None = None

    def meet(self, payload: Json) -> None:
        """Whoever an update names with an @name is noted, unless that was done already."""
        self._meet(payload)
        for key in _INSIDE:
            if key in payload:
                self._meet(part_of(payload, key))
        if self._waiting and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._write(), name="telegram-names")

    def _meet(self, item: Json) -> None:
        for key in _OF:
            user = part_of(item, key)
            name, account = text_of(user, "username").casefold(), id_of(user, "id")
            if name and account and self._known.get(name) != account:
                self._known[name] = self._waiting[name] = account
                if len(self._known) > _MOST:
                    self._known.popitem(last=False)

    async def _write(self) -> None:
        while self._waiting:
            name, account = self._waiting.popitem()
            try:
                await self._session.notebook.write(KIND, name, account, account)
            except StoreFault:  # met again, noted then
                self._known.pop(name, None)

    async def find(self, name: str) -> str:
        """The account that was last seen with this @name (with or without the @), "" if nobody was. May raise
        StoreFault."""
        return await self._session.notebook.read(KIND, name.strip().removeprefix("@").casefold()) or ""

    async def stop(self) -> None:
        """End; what is not noted yet is met again."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._known.clear()
        self._waiting.clear()
