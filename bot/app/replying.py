"""Answers to presses and commands: seen by the asker alone, in their language."""

from __future__ import annotations

from bot.app.people import account_of, language_of, person_of
from bot.app.plan import answer, open_form
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.domain.people import Author


async def respond(turn: Turn, author: Author, channel: ChannelRef, interaction: str, reply: Reply) -> None:
    """Plan the answer or the form; a silent reply plans nothing."""
    person = await person_of(turn, author)
    account = await account_of(turn, person.id, author.account.platform)
    language = author.language or language_of(account, turn.community.language)
    content = reply.content or (plain(reply.words) if reply.words is not None else None)
    if reply.form is not None:
        await open_form(turn, interaction, channel, author.account, reply.form, language)
    elif content is not None:
        await answer(turn, interaction, channel, author.account, content, language)
