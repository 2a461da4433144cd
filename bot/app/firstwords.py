"""First words of somebody never seen, where no platform told that they came (Telegram tells of joins, and not of all).

They count as an arrival in windows and in a raid, once Steward has been in the place for a day. Since when they are
there stays unknown: they may have read along for years. So nobody is held for them, and the join gate lets them be.
"""

from __future__ import annotations

from typing import Final

from bot.app.turn import Turn
from bot.domain.messages import Message
from bot.domain.people import Person
from bot.domain.records import Mark
from bot.domain.time import DAY
from bot.ports.tables import MARKS

SINCE: Final = "heard-since:"
"""The mark of when Steward first heard somebody in a place; the place's platform and id follow."""


async def is_arrival(turn: Turn, message: Message, person: Person) -> bool:
    """Whether a message, which `person` has just written, is the first that was ever seen of them."""
    author, channel = message.author, message.ref.channel
    told = person.joined_at is not None or author.joined_at is not None
    if person.first_seen != turn.now or person.seen != 1 or told:
        return False
    if author.is_bot or author.is_self or author.account.id == channel.place:
        return False
    name = f"{SINCE}{channel.platform}:{channel.place}"
    mark = await turn.tx.get(MARKS, turn.id, name)
    if mark is None:
        await turn.tx.put(MARKS, Mark(turn.id, name, "", turn.now))
    return mark is not None and turn.now - mark.at > DAY
