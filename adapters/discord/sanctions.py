"""What people do to members by Discord's own means, from the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import discord
from discord.http import Route

from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, clean, id_of, iso_time, kind_of, made_at, number_of, object_of, objects_of
from adapters.discord.session import PLATFORM
from bot.domain.events import MemberSanctioned
from bot.domain.people import Author

_KICK: Final = 20
_BAN: Final = 22
_UNBAN: Final = 23
_MEMBER_UPDATE: Final = 24
"""https://docs.discord.com/developers/resources/audit-log#audit-log-entry-object-audit-log-events"""
_VERBS: Final = {_KICK: "kick", _BAN: "ban", _UNBAN: "unban"}
_LIFTS: Final = frozenset({"unmute", "unban"})
"""Told whoever did it. A sanction that no account is behind, or the very one it falls on, is Discord's own (AutoMod's
timeout, which comes as a flag): nobody can sanction themselves
(https://docs.discord.com/developers/resources/audit-log#audit-log-entry-object, `user_id`)."""
_TIMEOUT: Final = "communication_disabled_until"
BUSY: Final = 5
"""Names are asked for only while few entries wait: a mass ban by another bot is no reason for hundreds of calls."""


@dataclass(frozen=True, slots=True)
class _Found:
    verb: str
    until: int | None = None


class Sanctions:
    """Reads entries of the audit log as they come."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._asking = 0

    def entry(self, data: Json) -> None:
        """One entry. Steward's own are left out, and what Discord did by itself; so is whatever is no sanction."""
        found = _sanction_of(data)
        place, entry = id_of(data.get("guild_id")), number_of(data.get("id"))
        by, target = id_of(data.get("user_id")), id_of(data.get("target_id"))
        if found is None or not place or not entry or not target or by == self._inlet.authors.own:
            return
        if found.verb not in _LIFTS and by in ("", target):
            return
        self._inlet.spawn(self._tell(data, found, place, (by, target)), "discord-sanction")

    async def _tell(self, data: Json, found: _Found, place: str, who: tuple[str, str]) -> None:
        entry = number_of(data.get("id"))
        author = await self._named(place, who[1])
        by = await self._named(place, who[0]) if who[0] else None
        event = MemberSanctioned(
            PLATFORM, place, found.verb, author, by, made_at(entry), found.until, clean(data.get("reason"))
        )
        self._inlet.tell(f"a{entry}", place, event)

    async def _named(self, place: str, account: str) -> Author:
        """Whoever it is, by name where that can be found out."""
        known = self._inlet.authors.known(place, account)
        if known is not None or self._asking >= BUSY:
            return known or self._inlet.authors.by_id(place, account)
        self._asking += 1
        try:
            user = await self._inlet.ask(Route("GET", "/users/{user_id}", user_id=account))
        finally:
            self._asking -= 1
        found = self._inlet.authors.read(place, user)
        return found if found.account.id == account else self._inlet.authors.by_id(place, account)


def _sanction_of(data: Json) -> _Found | None:
    """What an entry did to a member, if it is a sanction or its end."""
    kind = kind_of(data.get("action_type"))
    if kind in _VERBS:
        return _Found(_VERBS[kind])
    if kind != _MEMBER_UPDATE:
        return None
    for change in objects_of(data.get("changes")):
        if change.get("key") == _TIMEOUT:
            until = iso_time(change.get("new_value"))
            return _Found("mute", until) if until is not None else _Found("unmute")
    return None


def changed_thread(data: Json) -> tuple[str, str] | None:
    """(thread, account) where an entry tells who renamed a thread."""
    if data.get("action_type") != discord.AuditLogAction.thread_update.value:
        return None
    renamed = any(object_of(one).get("key") == "name" for one in objects_of(data.get("changes")))
    thread, account = id_of(data.get("target_id")), id_of(data.get("user_id"))
    return (thread, account) if renamed and thread and account else None
