"""The verbs of what activities plan."""

from __future__ import annotations

from typing import Final

from activities.calls import CALL

ANNOUNCE: Final = "announce"
"""The verb of what activities say in public, once; crisis mode holds it."""
ASIDE: Final = "activity"
"""The verb of everything else that activities do."""
THROUGH: Final = "through:"
"""How lanes begin of what goes out in spite of crisis mode."""
LATE: Final = "late:"
"""How lanes begin of what is late, and spread over time beside the channel's own lane."""
HELD: Final = "held-direct"
"""The verb of private messages that crisis mode holds."""
ALL: Final = frozenset({CALL, ANNOUNCE, ASIDE, HELD})
