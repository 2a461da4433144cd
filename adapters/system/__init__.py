"""What comes from the machine itself: its clock and its randomness.

How to add one:
1. A file named after the port; this folder alone may call `time.time`, `secrets` and their like.
2. No state: what it tells is the machine's.
3. Add it to the contract suite of its port in `tests/contracts`.
4. Name it in `bot.bootstrap`.
"""

from adapters.system.clock import SystemClock
from adapters.system.dice import SystemDice

__all__ = ["SystemClock", "SystemDice"]
