"""The alarm on APScheduler, which wakes us and remembers nothing: the due table is the truth.

How to add another alarm:
1. Implement `bot.ports.alarm.Alarm`; its library is imported in its own folder only.
2. Never store a job: a job store and the due table would disagree one day.
3. Sweep at most 30 s apart, so that a lost ring is late and never missing.
4. Add it to `tests/contracts/test_alarm.py` and name it in `bot.bootstrap`.
"""

from adapters.alarm.scheduler import SchedulerAlarm

__all__ = ["SchedulerAlarm"]
