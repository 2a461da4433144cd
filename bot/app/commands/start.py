"""/start: the first word in private: what I am here for, what stands against the asker, where a link led."""

from __future__ import annotations

from typing import Final

from bot.app import linking, lobby, notices
from bot.app.casepress import press_case
from bot.app.commands.ask import Ask
from bot.app.naming import title_of
from bot.app.numbers import number_in
from bot.app.people import person_of
from bot.app.press import Press, Reply
from bot.app.screens import button
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look
from bot.domain.decisions import Notice
from bot.domain.people import Standing
from bot.domain.records import Mark
from bot.domain.text import Moment, Say, Several, say
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, MARKS, NOTICES

START: Final = Command("start", Standing.NOBODY, (Option("payload", rest=True),), greets=True)
ABOUT: Final = "start"
SHOWN: Final = 5
STANDS: Final = ("sent", "shown", "public", "waiting")
"""What a member was told (or could not be told yet) and what was not taken back."""


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Where a link led (`case_214`, `notice_7`, `link_CODE`), else the first word."""
    what, _, ref = ask.args.get("payload", "").strip().partition("_")
    number = number_in(ref)
    if what == "link" and ref:
        return await linking.enter(turn, ask, ref)
    if what == "case" and number is not None:
        return await press_case(turn, ask.as_press("show", "case", str(number)))
    if what == "notice" and number is not None:
        account = await turn.tx.get(ACCOUNTS, ask.author.account.platform, ask.author.account.id, turn.id)
        notice = await notices.may_see(turn, number, account)
        return (
            Reply(say("notice-not-yours")) if notice is None else Reply(content=await notices.content_of(turn, notice))
        )
    if await lobby.is_lobby(turn):
        return Reply(content=await lobby.waiting_room(turn, ask.author.account.platform))
    return Reply(content=await _home(turn, ask))


async def _home(turn: Turn, ask: Ask) -> Content:
    person = await person_of(turn, ask.author)
    blocks: list[Block] = [Heading(say("start-title", name=await title_of(turn.tx, turn.community)))]
    blocks.append(Line(say("start-what")))
    standing = await _standing(turn, person.id)
    blocks.append(Line(say("start-stands" if standing else "start-stands-nothing"), "strong"))
    blocks += [Line(_line(one)) for one in standing]
    buttons = [
        button("notice", str(one.id), "again", say("start-look-again", at=Moment(one.at)), style=ButtonStyle.SOFT)
        for one in standing
    ]
    return Content(tuple(blocks), (*buttons, *await _others(turn, ask)), Look.LIST, rings=False)


async def _standing(turn: Turn, person: int) -> list[Notice]:
    """What they were told in the time in which a warning counts, newest first."""
    since = Where("at", ">", turn.now - turn.community.settings.strike_life)
    told = Where("state", "in", list(STANDS))
    return await turn.tx.find(
        NOTICES, *where(community=turn.id, person=person), since, told, order=("-id",), limit=SHOWN
    )


def _line(notice: Notice) -> Say:
    done = Several(tuple(say(f"done-{verb}") for verb in notice.verb.split("+")), "comma")
    return say("start-notice", at=Moment(notice.at), what=done)


async def _others(turn: Turn, ask: Ask) -> list[Button]:
    """The other communities that the asker may mean."""
    account = ask.author.account
    found = []
    for home in await lobby.homes_of(turn.tx, account.platform, account.id):
        community = await turn.tx.get(COMMUNITIES, home.community) if home.community != turn.id else None
        if community is not None:
            label = say("press-start-other", name=await title_of(turn.tx, community))
            found.append(button(ABOUT, str(community.id), "use", label, style=ButtonStyle.QUIET))
    return found


async def press_start(turn: Turn, press: Press) -> Reply:
    """[About another community]: what is asked in private is about that one from now on."""
    account, number = press.author.account, number_in(press.token.ref)
    homes = await lobby.homes_of(turn.tx, account.platform, account.id)
    home = next((one for one in homes if one.community == number), None)
    community = await turn.tx.get(COMMUNITIES, home.community) if home is not None else None
    if home is None or community is None or press.token.verb != "use":
        return Reply(say("press-unknown"))
    await turn.tx.put(MARKS, Mark(community.id, lobby.used_mark(home.person), "", turn.now))
    return Reply(say("start-now-about", name=await title_of(turn.tx, community)))
