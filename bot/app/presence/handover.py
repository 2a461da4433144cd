"""Handing Steward over: who answers for it in this community, and how its token gets into other hands."""

from __future__ import annotations

from typing import Final

from bot.app import audit
from bot.app.commands.ask import Ask
from bot.app.numbers import number_in
from bot.app.people import account_of, language_of, name_of
from bot.app.plan import write_direct
from bot.app.press import Reply
from bot.app.quoting import whom
from bot.app.screens import screen
from bot.app.staffroom import tell_staff
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Block, Content, Fact, Heading, Line
from bot.domain.people import AccountRef, Standing
from bot.domain.records import Mark
from bot.domain.text import Words, say
from bot.ports.tables import MARKS

HANDOVER: Final = Command("handover", Standing.ADMIN, (Option("person", OptionKind.PERSON),))
KEEPER: Final = "keeper"
"""The mark that names, by person id, who answers for Steward here."""


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Show how it stands and what to do, or name another keeper."""
    denied = await ask.may(turn, "setup")
    if denied is not None:
        return Reply(denied)
    if not ask.args.get("person"):
        return Reply(content=screen(await _how(turn), command="/handover"))
    person = await whom(turn, ask)
    if not isinstance(person, int):
        return Reply(person)
    target = await ask.target_of(turn, person)
    if target.rights is None or not target.rights.present or target.rights.standing < Standing.ADMIN:
        return Reply(say("handover-no-admin", name=await _called(turn, ask, person)))
    return await _name(turn, ask, person)


async def _called(turn: Turn, ask: Ask, person: int) -> Words:
    """Their name, or as the asker wrote it where nobody has heard them yet."""
    name, account = await name_of(turn, person), await account_of(turn, person)
    return str(ask.args["person"]) if account is not None and name == account.id else name


async def _name(turn: Turn, ask: Ask, person: int) -> Reply:
    by, name = (await ask.actor(turn)).person, await name_of(turn, person)
    if await keeper(turn) == person:
        return Reply(say("handover-already", name=name))
    await turn.tx.put(MARKS, Mark(turn.id, KEEPER, str(person), turn.now))
    await audit.record(turn, "handover", by, person)
    await tell_staff(turn, Content((Line(say("handover-done", name=name, by=await name_of(turn, by))),)))
    account = await account_of(turn, person, ask.channel.platform) or await account_of(turn, person)
    if account is not None and person != by:
        language = language_of(account, turn.community.language)
        content = screen([Line(say("handover-to-you"), "strong"), *(await _how(turn))[1:]], command="/handover")
        ref = AccountRef(account.platform, account.id)
        await write_direct(turn, ask.channel.place, ref, content, language, person=person)
    return Reply(say("handover-done", name=name, by=await name_of(turn, by)))


async def keeper(turn: Turn) -> int | None:
    """The person who answers for Steward here; None where nobody was named."""
    mark = await turn.tx.get(MARKS, turn.id, KEEPER)
    return number_in(mark.value) if mark else None


async def _how(turn: Turn) -> list[Block]:
    """Who it is now, how to name another one, how a token changes hands."""
    person = await keeper(turn)
    who: Words = say("handover-nobody") if person is None else await name_of(turn, person)
    lines = [Line(say(f"handover-token-{number}")) for number in (1, 2, 3)]
    return [
        Heading(say("handover-title")), Fact(say("handover-keeper"), who), Line(say("handover-how")),
        Line(say("handover-token"), "strong"), *lines, Line(say("handover-data"), "quiet"),
    ]  # fmt: skip
