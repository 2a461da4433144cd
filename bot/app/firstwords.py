"""First words of somebody never seen, where no platform told that they came (Telegram tells of joins, and not of all).

They count as an arrival in windows and in a raid, once Steward has been in the place for a day. Since when they are
there stays unknown: they may have read along for years. So nobody is held for them, and the join gate lets them be.
"""

from __future__ import annotations

from bot.app.turn import Turn
from bot.domain.messages import Message
from bot.domain.people import Person
from bot.domain.time import DAY
from bot.ports.tables import PLACES


async def is_arrival(turn: Turn, message: Message, person: Person) -> bool:
    """Whether a message, which `person` has just written, is the first that was ever seen of them."""
    author, channel = message.author, message.ref.channel
    told = person.joined_at is not None or author.joined_at is not None
    if person.first_seen != turn.now or person.seen != 1 or told:
        return False
    if author.is_bot or author.is_self or author.account.id == channel.place:
        return False
    here = await turn.tx.get(PLACES, turn.id, channel.platform, channel.place)
    return here is not None and 0 < here.since < turn.now - DAY
