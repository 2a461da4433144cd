"""What stands in Discord's audit log beside a deed of Steward's."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from adapters.discord.literal import clean, shorten

MOST: Final = 512
"""https://docs.discord.com/developers/resources/audit-log: 1 to 512 URL-encoded characters. Whether that counts before
or after encoding is not said: a Cyrillic letter is six after it, so the stricter reading is kept."""
DEFAULT: Final = "#steward"


def audit_reason(reason: str) -> str:
    """A reason that the header takes: one line, never empty, begun with "#" as the core writes it."""
    line = " ".join(clean(reason).split())
    if not line:
        return DEFAULT
    return shorten(line if line.startswith("#") else f"# {line}", MOST, _encoded)


def _encoded(text: str) -> int:
    return len(quote(text, safe="/ "))
