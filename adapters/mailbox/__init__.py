"""The operator's mailbox: how a command line asks the process that owns the store for a change.

A request is one JSON file in a folder beside the store. The owner takes the file away only when the request is carried
out or stands in its inbox, so that a request survives a crash of either side.

How to add a verb:
1. Carry it out in `bot/app/operator.py`; nothing changes here: a mailbox knows no verbs.
2. Post it with `bot.bootstrap.leave_request` from the command's file in `bot/cli`.
3. Say what came of it in `bot/locales/{en,ru}/operate.ftl`.
4. Test it both ways, with an owner and without, in `tests/cli`.
"""

from adapters.mailbox.box import Mailbox, post

__all__ = ["Mailbox", "post"]
