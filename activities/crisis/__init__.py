"""Crisis mode: what activities would announce is held, each held thing is let go or dropped by a tap, and statements
are made from templates. Nothing is ever said to members here without a person's tap.

How to add a template of a statement:
1. Its name in `templates.TEMPLATES`, with its blanks in order.
2. Texts `crisis-template-<name>` (how the team picks it) and `crisis-says-<name>` (what members read, with the blanks
   as variables), and `crisis-blank-<blank>`, `crisis-hint-<blank>` for a new blank, in `crisis.ftl`, both languages.
3. Nothing else: the form asks for the blanks, and none can be sent empty.
4. `tests/app/engage/test_crisis.py` posts each template in both languages.
"""
