"""People: being welcomed, finding somebody to ask, being thanked, helping out, standing for the community.

Nobody is contacted as a candidate, as a buddy or as a helper without somebody's tap, and there are no points, levels or
ranks: thanks have a reason and a giver.

How to add one more of its kind:
1. Its rows in `rows.py`, its tables in `tables.py`.
2. A file named by its noun that decides over the floor.
3. Its commands and presses in a file of `commands/`, listed in `commands/__init__.py`.
4. A test in `tests/app/engage` that walks it as a newcomer, a member and a moderator.
"""
