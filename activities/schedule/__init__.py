"""The schedule: recurrences on local time, in words and in the store, each occurrence carried out once.

How to let an activity do something again and again:
1. Read the rule from a person's words with `words.read_rule`; echo `said.said(rule)` and the next five dates.
2. `service.plan_recurring(floor, activity=..., ref=..., rule=...)` in the same transaction as your own row.
3. `Activity.fires` gets a `Fire` for each occurrence, once; what it decides it stores there and then.
4. `service.cancel` when your thing ends. `/schedule` lists it by your `activity-<name>` text without any more ado.
"""
