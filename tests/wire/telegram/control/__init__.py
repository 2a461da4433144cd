"""The other side of the platform: what people, time and misfortune do, and what can be looked at.

How to add a verb:
1. A public method in the file of its area, taking and giving only what JSON can carry (ids, texts, numbers).
2. It changes the world through `acts.py`, or a method's own helper, so that the bot is told as by the platform.
3. What a person may not do raises `Unable` with the reason; over HTTP that is a 409.
4. Say it in a test beside the package; over HTTP it is there by its name at once.
"""

from __future__ import annotations

from tests.wire.telegram.control.base import Unable
from tests.wire.telegram.control.joining import Joining
from tests.wire.telegram.control.places import Places
from tests.wire.telegram.control.reads import Reads
from tests.wire.telegram.control.staff import Staff
from tests.wire.telegram.control.talk import Talk
from tests.wire.telegram.control.touch import Touch
from tests.wire.telegram.control.troubles import Troubles
from tests.wire.telegram.control.waits import Waits

__all__ = ["Control", "Unable"]


class Control(Places, Talk, Touch, Joining, Staff, Troubles, Waits, Reads):
    """Every verb of every area."""
