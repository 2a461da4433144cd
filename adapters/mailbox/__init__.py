"""The operator's mailbox: how a command line asks the process that owns the store for a change.

A request is one JSON file in a folder beside the store. The owner accepts it into its inbox (durably, deduped by the
file's name) and only then takes the file away, so that a request survives a crash of either side.

How to add a verb: name it in `bot/app/operator.py`; nothing changes here.
"""

from adapters.mailbox.box import Mailbox, post

__all__ = ["Mailbox", "post"]
