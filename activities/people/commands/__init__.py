"""Commands about people, one file a noun.

How to add one: a file with its `Command`s, handlers and presses, and its lines in `COMMANDS` and `VERBS` here.
"""

from __future__ import annotations

from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.people.commands import ambassadors, helping, welcoming
from bot.domain.reply import Reply
from bot.domain.text import say

COMMANDS: Final = (*welcoming.COMMANDS, *helping.COMMANDS, *ambassadors.COMMANDS)
VERBS: Final = {**welcoming.VERBS, **helping.VERBS, **ambassadors.VERBS}


async def press(floor: Floor, asked: Asked) -> Reply:
    """Every button and form about people."""
    verb = VERBS.get(asked.token.verb) if asked.token is not None else None
    return await verb(floor, asked) if verb is not None else Reply(say("press-unknown"))
