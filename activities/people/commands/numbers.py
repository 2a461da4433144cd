"""Numbers and roles as people type them."""

from __future__ import annotations

import re

_ROLE = re.compile(r"(?:<@&)?(\d{5,25})>?")


def number(text: str) -> int:
    """A whole number, 0 for anything else."""
    digits = text.strip().lstrip("#№ ")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def role(text: str) -> str:
    """The id of a role, as an id or as a mention; "" for anything else."""
    found = _ROLE.fullmatch(text.strip())
    return found[1] if found else ""
