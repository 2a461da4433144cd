"""The store on SQL: one schema, one set of queries; SQLite behind aiosqlite, with group commit.

`open_store` opens (and owns) a file, `open_readonly` reads beside its owner. The order of the files: `hints` reads a
row's types, `codec` turns values into JSON and back, `columns` and `statements` make each table's SQL once,
`tx` has the verbs, `group` carries many bodies in one thread hop and one commit, `store` puts them together.

How to add a driver:
1. Its statements that must differ go into `dialect.py`, beside SQLite's, and nowhere else.
2. A `Tx` over `statements.Statements`, and a store that runs bodies and translates its faults into `StoreFault`.
3. Add it to the fixture of `tests/contracts/test_store.py`; every law there must hold.
4. Name it in `bot.bootstrap`.
"""

from adapters.sql.store import SqliteStore, open_readonly, open_store

__all__ = ["SqliteStore", "open_readonly", "open_store"]
