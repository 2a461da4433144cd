"""Messages forwarded to Steward in private while the set-up stands at its history: they wait for `wishes`."""

from __future__ import annotations

from typing import Final

from bot.app.people import language_of
from bot.app.plan import plan
from bot.app.turn import Turn
from bot.domain.actions import SendDirect
from bot.domain.content import Content, Line
from bot.domain.messages import Message
from bot.ports.tables import ACCOUNTS

WISH: Final = "wish"
"""The errand that asks whether whoever forwarded it is an administrator."""
STEP: Final = "history"
MOST: Final = 2_000


def is_wanted(turn: Turn, message: Message) -> bool:
    """Whether the set-up stands where such messages are asked for, and this is one."""
    settings = turn.community.settings
    return message.forwarded and bool(message.text.strip()) and settings.setup_step == STEP and not settings.setup_done


async def take(turn: Turn, message: Message, person: int) -> None:
    """Ask the platform who this is; the words wait with the question."""
    account = message.author.account
    row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
    language = message.author.language or language_of(row, turn.community.language)
    words = Content((Line(message.text[:MOST]),))
    act = SendDirect(message.ref.channel.place, account, words, language)
    await plan(turn, act, verb=WISH, lane=f"wish:{account.platform}:{account.id}", person=person)
