"""has_email: the message tells an e-mail address."""

from __future__ import annotations

from typing import Final

from rules.conditions.base import Found
from rules.conditions.kinds import flag
from rules.conditions.personal import look_for, mails
from rules.reading import Reading


def _check(reading: Reading) -> Found:
    return look_for(reading, mails)


SPEC: Final = flag("has_email", _check, cost=4, reads_text=True)
