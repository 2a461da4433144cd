"""Commands: declared once, for every platform.

How to add one:
1. A file here with its `Command` (name, options, standing, short forms) and its handler `async (turn, ask) -> Reply`.
2. List both in `catalog.py`.
3. Texts `command-<name>` and `option-<name>-<option>` (at most 100 characters) in `bot/locales/*/commands.ftl`.
4. A test that uses it as a member, a moderator and an admin.
"""
