"""Frames as Discord's gateway sends them (https://docs.discord.com/developers/events/gateway-events), made up."""

from __future__ import annotations

import json
from typing import Any, Final

_AUTHOR: Final = {"discriminator": "0", "avatar": None, "global_name": None, "public_flags": 0, "bot": False}
_MEMBER: Final = {
    "roles": ["1", "2"], "joined_at": "2024-01-02T03:04:05.000000+00:00", "nick": None, "avatar": None,
    "premium_since": None, "deaf": False, "mute": False, "flags": 0, "pending": False,
    "communication_disabled_until": None,
}  # fmt: skip
_MESSAGE: Final = {
    "timestamp": "2026-11-20T10:00:00.000000+00:00", "edited_timestamp": None, "tts": False, "mention_everyone": False,
    "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, "flags": 0,
    "components": [], "nonce": "1",
}  # fmt: skip
_ROLE: Final = {
    "name": "@everyone", "permissions": "0", "position": 0, "color": 0, "hoist": False, "managed": False,
    "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}, "mentionable": False, "flags": 0,
}  # fmt: skip
_CHANNEL: Final = {"type": 0, "name": "general", "position": 0, "permission_overwrites": []}
_GUILD: Final = {
    "name": "g", "member_count": 1, "emojis": [], "stickers": [], "features": [], "members": [], "threads": [],
    "voice_states": [], "presences": [], "owner_id": "1", "verification_level": 0, "default_message_notifications": 0,
    "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0,
    "system_channel_flags": 0, "afk_timeout": 60,
}  # fmt: skip


def guild(number: int) -> dict[str, Any]:
    """One guild with one channel."""
    own = str(5000 + number)
    channel = {**_CHANNEL, "id": str(9000 + number), "guild_id": own}
    return {**_GUILD, "id": own, "roles": [{**_ROLE, "id": own}], "channels": [channel]}


def message(number: int, line: str, guilds: int, people: int) -> bytes:
    """A MESSAGE_CREATE frame by one of `people` in one of `guilds`."""
    user, place = number * 7919 % people, number % guilds
    data = {
        **_MESSAGE, "id": str(1_300_000_000_000_000_000 + number), "channel_id": str(9000 + place),
        "guild_id": str(5000 + place), "content": line,
        "author": {**_AUTHOR, "id": str(100_000 + user), "username": f"user{user}"}, "member": _MEMBER,
    }  # fmt: skip
    return json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": number, "d": data}).encode()
