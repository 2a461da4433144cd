"""has_invite: the message invites to another server, group or channel."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found, Sign
from rules.conditions.kinds import flag
from rules.conditions.places import placed
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return placed(reading.invites)


SPEC: Final = flag("has_invite", _check, needs=Sign.INVITE, cost=6, reads_text=True)
