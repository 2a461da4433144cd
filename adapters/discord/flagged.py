"""Discord's own AutoMod at work: it tells once for each action it took; Steward tells once for each text."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from discord.http import Route

from adapters.discord.channels import Spot
from adapters.discord.inlet import Inlet
from adapters.discord.reading import Json, clean, id_of, kind_of, object_of, objects_of
from adapters.discord.session import PLATFORM
from bot.domain.events import NativeFlagged
from bot.domain.messages import ChannelRef
from bot.domain.time import MINUTE

COLLECT: Final = 1.0
"""Seconds in which the other actions of the same rule on the same text arrive."""
KEPT_NAMES: Final = 10 * MINUTE
_DID: Final = {1: "block", 2: "alert", 3: "mute", 4: "block"}
"""https://docs.discord.com/developers/resources/auto-moderation#auto-moderation-action-object-action-types"""
_Key: TypeAlias = tuple[str, str, str, str]


@dataclass(slots=True)
class _Open:
    """One text that a rule saw; `data` the first event about it."""

    data: Json
    at: int
    did: list[str] = field(default_factory=list)


class Flagged:
    """Collects the executions of one trigger."""

    def __init__(self, inlet: Inlet) -> None:
        self._inlet = inlet
        self._open: dict[_Key, _Open] = {}
        self._names: dict[str, tuple[int, dict[str, str]]] = {}

    def execution(self, data: Json) -> None:
        """A rule took one action."""
        place, rule, account = id_of(data.get("guild_id")), id_of(data.get("rule_id")), id_of(data.get("user_id"))
        if not place or not rule or not account:
            return
        key = (place, rule, account, id_of(data.get("message_id")) or _mark(clean(data.get("content"))))
        found = self._open.get(key)
        if found is None:
            found = self._open[key] = _Open(data, self._inlet.now())
            self._inlet.spawn(self._tell(key), "discord-native")
        did = _DID.get(kind_of(object_of(data.get("action")).get("type")), "")
        if did and did not in found.did:
            found.did.append(did)

    def rules_changed(self, data: Json) -> None:
        """A rule was made, changed or removed: names are read again."""
        self._names.pop(id_of(data.get("guild_id")), None)

    async def _tell(self, key: _Key) -> None:
        await asyncio.sleep(COLLECT)
        found, (place, rule, account, mark) = self._open.pop(key), key
        data = found.data
        channel, message = id_of(data.get("channel_id")), id_of(data.get("message_id"))
        spot = self._inlet.channels.spot(place, channel) if channel else Spot(ChannelRef(PLATFORM, place, ""))
        event = NativeFlagged(
            spot.ref, self._inlet.authors.by_id(place, account), rule, found.at, clean(data.get("content")),
            clean(data.get("matched_content")) or clean(data.get("matched_keyword")),
            await self._name(place, rule), message, tuple(sorted(found.did)),
            spot.name or "",
        )  # fmt: skip
        once = f"n{place}/{rule}/{account}/{mark}"
        self._inlet.tell(once if message else f"{once}/{found.at}", place, event)

    async def _name(self, place: str, rule: str) -> str:
        """What people call a rule; "" where Steward may not read it."""
        now = self._inlet.now()
        known = self._names.get(place)
        if known is None or now - known[0] > KEPT_NAMES:
            route = Route("GET", "/guilds/{guild_id}/auto-moderation/rules", guild_id=place)
            rules = objects_of(await self._inlet.ask(route))
            known = self._names[place] = now, {id_of(one.get("id")): clean(one.get("name")) for one in rules}
        return known[1].get(rule, "")


def _mark(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=12).hexdigest()
