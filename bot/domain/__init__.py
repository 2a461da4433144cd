"""The words of Steward as values: signals, flags, cases, decisions, actions, people, text.

Pure: no asyncio, clock, randomness, files or network. Times are int microseconds UTC, lengths int microseconds.

How to add a word:
1. One noun, one file; a frozen slotted dataclass or a `StrEnum` whose values are stable (they are stored).
2. If it is stored, add its row here and its table in `bot/ports/tables.py`; keys lead with the community.
3. If people read it, name a Fluent key for each value and let `tests/architecture` hold the two together.
4. A test in `tests/domain` for each law it keeps.
"""
