"""What the Discord adapter is told by the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """`shards` None lets Discord say how many; `ids` are this process's own. Addresses without a slash at the end."""

    token: str = field(repr=False)
    api_base: str = "https://discord.com/api/v10"
    gateway_url: str = ""
    shards: int | None = None
    ids: tuple[int, ...] | None = None
