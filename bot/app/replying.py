"""Answers to presses and commands: seen by the asker alone, in their language."""

from __future__ import annotations

from bot.app import notices
from bot.app.people import language_of
from bot.app.plan import answer, open_form, write_direct
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.domain.people import Author
from bot.ports.tables import ACCOUNTS


async def respond(turn: Turn, author: Author, channel: ChannelRef, interaction: str, reply: Reply) -> None:
    """Plan the answer or the form; a silent reply plans nothing. What could not be told before comes along."""
    account = await turn.tx.get(ACCOUNTS, author.account.platform, author.account.id, turn.id)
    language = author.language or language_of(account, turn.community.language)
    content = reply.content or (plain(reply.words) if reply.words is not None else None)
    if not interaction:  # a short form in the chat has nothing to be answered through
        if content is not None:
            number = account.person if account else 0
            await write_direct(turn, channel.place, author.account, content, language, person=number)
    elif reply.form is not None:
        await open_form(turn, interaction, channel, author.account, reply.form, language)
    elif content is not None:
        await answer(turn, interaction, channel, author.account, content, language)
    if interaction and account is not None:
        for missed in await notices.waiting(turn, account.person):
            await answer(turn, interaction, channel, author.account, missed, language)
