"""The machine's randomness, fit for secrets."""

from __future__ import annotations

import secrets


class SystemDice:
    """Cryptographic chance."""

    def id(self) -> int:
        """A random positive 62-bit id."""
        return secrets.randbelow(2**62 - 1) + 1

    def salt(self) -> bytes:
        """Sixteen random bytes."""
        return secrets.token_bytes(16)

    def below(self, limit: int) -> int:
        """A uniform number from 0 to limit - 1. Raises ValueError for a limit below 1."""
        return secrets.randbelow(limit)
