"""The clock of a process that has this folder on its path is AHEAD_SECONDS ahead; everything else is as shipped.

Python imports a module of this name at its start: https://docs.python.org/3/library/site.html#module-sitecustomize
"""

import os
import time

_AHEAD = int(os.environ.get("AHEAD_SECONDS", "0"))
_seconds, _nanoseconds = time.time, time.time_ns
time.time = lambda: _seconds() + _AHEAD
time.time_ns = lambda: _nanoseconds() + _AHEAD * 1_000_000_000
