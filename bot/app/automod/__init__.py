"""Administering the automatic rules in chat: seen, tried, changed, promoted, and taken back when they err.

How to add a screen or a change:
1. A function `(turn, press, …) -> Reply` in the file of its kind: `listing`, `sheet`, `changes`, `trying`, `history`.
2. Its verb in `press.VERBS`, so that a button reaches it; its command in `bot/app/commands/automod.py`.
3. Changes go through `changes.adopt`: read, tested on their examples, audited, put in force, or refused with faults.
4. Texts in `bot/locales/*/automod.ftl`; a test as a member, a moderator and an admin.
"""
