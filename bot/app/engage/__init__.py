"""Where the core and the activities meet: an activity sees a `Floor`, the core sees the catalogue.

How to let activities reach one thing more of the core:
1. A verb in `activities/floor.py`, in the words of an activity.
2. Its deed in `floors.py`, over the turn.
3. Where the core has to call the activity instead: a field of `Activity`, called from here.
4. A test in `tests/app/engage`.
"""
