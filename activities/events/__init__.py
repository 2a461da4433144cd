"""Events: brief, date, answers with a waiting list, reminders, questions, check-in, preparation, evaluation.

What stands where: `model` decides (pure), `tables` are the rows, `seats` who is in and who waits, `lifecycle` from the
draft to the end, `dates` finds a date, `reminding` reminders and announcements before it, `mirror` the platform's own
event, `attendance` who came, `questions`, `duties`, `feedback`, `series` what recurs; `call` and `cards` say it.

How to add one more thing that members can do at an event:
1. Its row in `model.py` and its table in `tables.py`; a person's column goes into `OWNED` there.
2. A file named for it: functions over the floor that change rows, and what they say.
3. Its verb in `press.py`, its button in `call.py` (or under "More"), its command in `commands.py`, if it needs one.
4. Its texts in `bot/locales/{en,ru}/events.ftl`, and a test in `tests/app/engage` that presses the button.
"""
