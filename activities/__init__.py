"""Polls, contests, events and whatever else makes a community live.

An activity decides in the caller's transaction, over a `Floor` (`activities/floor.py`): rows, planned acts, due items.
It never calls a platform and knows nothing of `bot.app`. What all of them share stands beside them: the public message
in every channel (`calls.py`), who may take part (`gates.py`), what people write (`ears.py`), times in words
(`schedule/`), calendars (`ics.py`).

How to add one:
1. A folder with `model.py` (pure: rows as frozen dataclasses, decisions as functions), `tables.py`, `service.py` (over
   the floor), `commands.py` (commands, buttons and forms), and `activity.py` with its `ACTIVITY = Activity(...)`.
2. A line in `catalog.py`.
3. Its texts in `bot/locales/{en,ru}/<name>.ftl`: keys begin with `<name>-`, but for `command-…`, `option-…`,
   `activity-<name>` (what one of its things is called) and `due-<kind>`.
4. Tests: the model in `tests/activities/<name>`, the whole line over a town in `tests/app/engage`.
"""
