"""The guided set-up: eight short steps by buttons, resumable at any of them, each answer changeable later.

How to add a step:
1. Its name in `steps.STEPS`, in the order in which it is asked; where it stands is kept in `Settings.setup_step`.
2. A function that draws it `(turn, press) -> Reply` in `steps.DRAW`; what needs a question to a platform goes through
   `surveying.survey` and is drawn in `rooms.surveyed`.
3. Its buttons in `steps.VERBS`; every answer is stored at once, audited, and reachable from /config.
4. Texts `setup-<step>…` in `bot/locales/*/setup.ftl`; a test that walks through it forwards and back.
"""
