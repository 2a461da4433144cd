"""Everything that touches the world: one folder a vendor or system, each behind a port of `bot.ports`.

How to add one:
1. A folder with its own `__init__` saying what it speaks to; the vendor's library is imported nowhere else.
2. Implement the port; take frozen settings, a clock and the other ports in the constructor. Never import a sibling.
3. Add it to the contract suite of its port in `tests/contracts`.
4. Name it in `bot.bootstrap`, and in the contracts of `.importlinter`.
"""
