"""What the Telegram adapter is told by the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """`base_url` up to and with "/bot" (the token follows). With a `webhook` address updates are brought to it, and
    `secret` has to come with each; without one Steward asks for them."""

    token: str = field(repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    webhook: str = ""
    secret: str = field(default="", repr=False)
    drop_pending: bool = False
