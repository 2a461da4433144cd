"""/report: a member tells the moderators about a message, or about something in words; nothing public happens."""

from __future__ import annotations

from typing import Final

from bot.app.commands.ask import Ask
from bot.app.people import find_person, person_of
from bot.app.places import among_members
from bot.app.press import Reply
from bot.app.quoting import message_of
from bot.app.reports import Complaint, take
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.messages import Message
from bot.domain.people import Standing
from bot.domain.text import say

REPORT: Final = Command(
    "report", Standing.MEMBER, (Option("message", OptionKind.MESSAGE), Option("why", rest=True)), on_message=True
)


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Take the report in and thank; the answer is the same whatever the reporter's word weighs."""
    reporter = await person_of(turn, ask.author)
    why = ask.args.get("why", "").strip()
    named = ask.args.get("message", "").strip()
    message = await message_of(turn, ask)
    if message is None and named and not named.isdigit() and "/" not in named:
        why, named = f"{named} {why}".strip(), ""  # words where a message was meant: a report in words
    if message is None and named:
        return Reply(say("report-no-message"))
    if message is None and not why:
        return Reply(say("report-how"))
    return await _take(turn, ask, reporter.id, why, message)


async def _take(turn: Turn, ask: Ask, reporter: int, why: str, message: Message | None) -> Reply:
    standing = Standing.MEMBER
    if message is not None:
        account = message.author.account
        rights = ask.looked.rights.get(account)
        if message.author.is_self or (rights is not None and rights.is_self):
            return Reply(say("report-steward"))
        if account == ask.author.account:
            return Reply(say("report-own"))
        standing = rights.standing if rights is not None and rights.present else Standing.MEMBER
        if rights is None and account in ask.looked.staff:
            standing = Standing.MODERATOR  # listed as staff, and the platform does not tell more just now
    await take(turn, Complaint(reporter, why, await among_members(turn, ask.channel), message, standing))
    if not standing.is_staff or message is None:
        return Reply(say("report-thanks"))
    return Reply(say("report-thanks-above" if await _someone_above(turn, ask, standing) else "report-nobody-above"))


async def _someone_above(turn: Turn, ask: Ask, standing: Standing) -> bool:
    """Whether there is a person above whoever is reported: promise a look only then."""
    for account in ask.looked.staff:
        rights = ask.looked.rights.get(account)
        if rights is not None and rights.present and rights.standing > standing and not rights.is_bot:
            person = await find_person(turn, account)
            if person is None or account != ask.author.account:
                return True
    return False
