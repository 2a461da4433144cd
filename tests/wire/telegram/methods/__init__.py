"""The methods of the Bot API that the model carries out, by area.

How to add one:
1. A function `(world, args) -> answer` in the file of its area, under `@method("itsName")`.
2. It reads its parameters through `Args` and refuses with `errors.bad` in the server's own words.
3. What it does to the world stands in `acts.py` if people can do it too; what the bot sees of it in `events.py`.
4. A test beside the package that calls it with the plain library.
"""

from __future__ import annotations

from tests.wire.telegram.methods import (
    chats,
    deleting,
    editing,
    inviting,
    me,
    media,
    members,
    polls,
    reactions,
    sending,
    topics,
)
from tests.wire.telegram.methods.call import METHODS, Args, Method

AREAS = (chats, deleting, editing, inviting, media, members, me, polls, reactions, sending, topics)

__all__ = ["AREAS", "METHODS", "Args", "Method"]
