"""Ports kept in memory: for tests, simulations and trying things out. Shipped, and held to the same contracts.

How to add one:
1. A file named after the port, with the port's own semantics, refusals included; no shortcuts that only tests need.
2. Take what it depends on (a clock, a seed) in the constructor; nothing is read from the machine.
3. Add it to the fixture of the port's contract suite in `tests/contracts`.
4. Where a real adapter can fail in a way that matters, give this one a switch that fails the same way.
"""
