"""Threads that are renamed: whose words the new title is, and what stands under it."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from typing import Final

from discord.http import Route

from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, clean, id_of, number_of
from bot.domain.events import MessageEdited
from bot.domain.messages import Message, MessageRef

PATIENCE: Final = 1.0
"""Seconds to wait for the audit log to tell who renamed a thread: it need not have been its owner."""
KEPT: Final = 200


class Titles:
    """Collects who renamed what (`renamed_by`, from the audit log) and tells of new titles (`renamed`)."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._by: dict[str, str] = {}

    def renamed_by(self, thread: str, account: str) -> None:
        """The audit log says who changed a thread."""
        if len(self._by) >= KEPT:
            self._by.pop(next(iter(self._by)))
        self._by[thread] = account

    def renamed(self, data: Json, before: str) -> None:
        """A thread may have another title than `before`."""
        place, thread, name = id_of(data.get("guild_id")), id_of(data.get("id")), clean(data.get("name"))
        if not place or not thread or not name or name == before or not before:
            return
        self._inlet.spawn(self._tell(place, thread, name, id_of(data.get("owner_id"))), "discord-title")

    async def _tell(self, place: str, thread: str, name: str, owner: str) -> None:
        await asyncio.sleep(PATIENCE)
        if self._by.pop(thread, owner) != owner:
            return  # whoever may rename another's thread is staff, and the owner must not answer for it
        now = self._inlet.now()
        spot = self._inlet.channels.spot(place, thread)
        message = (await self._opening(place, thread) if spot.title else None) or Message(
            MessageRef(spot.ref, thread), self._inlet.authors.by_id(place, owner), "", now
        )
        message = replace(message, thread_title=name, channel_name=name, edited_at=now)
        mark = hashlib.blake2b(name.encode(errors="replace"), digest_size=8).hexdigest()
        self._inlet.tell(f"t{thread}/{mark}/{now}", place, MessageEdited(message))

    async def _opening(self, place: str, thread: str) -> Message | None:
        """The first message of a forum's thread, which its title belongs to; None where it can't be read."""
        route = Route("GET", "/channels/{channel_id}/messages/{message_id}", channel_id=thread, message_id=thread)
        found = await self._inlet.ask(route)
        return self._inlet.messages.read(found, place) if type(found) is dict and number_of(found.get("id")) else None
