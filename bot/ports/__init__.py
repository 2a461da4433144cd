"""What the core needs from the world, one Protocol a file.

How to add a port:
1. One file, one Protocol, values from `bot.domain` in and out; expected failures are values.
2. An implementation in `adapters/<name>` and one in `adapters/memory`.
3. A contract suite in `tests/contracts` that runs over every implementation.
4. `bot.bootstrap` hands the implementation to whoever asks for the port in its constructor.
"""
