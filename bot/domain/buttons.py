"""Button tokens: which case, which verb, one short argument. Never state; at most 64 bytes (Telegram's limit)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_TOKEN: Final = 64
_VERSION: Final = "s1"


@dataclass(frozen=True, slots=True)
class Token:
    """`about` names the kind of thing (case, notice, setup, config …), `ref` which one, `verb` what to do."""

    about: str
    ref: str
    verb: str
    arg: str = ""


def write_token(token: Token) -> str:
    """The token as text; raises ValueError when a part holds ":" or the whole exceeds 64 bytes (a bug)."""
    parts = (token.about, token.ref, token.verb, token.arg)
    if any(":" in part for part in parts):
        raise ValueError(f"a token part holds ':': {token}")
    text = ":".join((_VERSION, *parts)).rstrip(":")
    if len(text.encode()) > MAX_TOKEN:
        raise ValueError(f"a token is longer than {MAX_TOKEN} bytes: {text}")
    return text


def read_token(text: str) -> Token | None:
    """The token, or None for anything that Steward did not write."""
    parts = text.split(":")
    if len(text.encode(errors="replace")) > MAX_TOKEN or parts[0] != _VERSION or not 4 <= len(parts) <= 5:
        return None
    return Token(parts[1], parts[2], parts[3], parts[4] if len(parts) == 5 else "")
