"""drand: a public beacon, asked over HTTP, every round's signature checked here.

How to add one (another network of drand):
1. A `Chain` beside `QUICKNET` in `bot/ports/beacon.py`: its hash, key, genesis and period as `/<hash>/info` tells them.
2. Where its scheme is another one, its check beside `bls.is_signed`.
3. Its name among the choices in `bot/sections.py`.
4. A known round of it in `tests/adapters/drand`.
"""
