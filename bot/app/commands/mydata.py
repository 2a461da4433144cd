"""/mydata and /forget_me: what is kept about me, and making it go."""

from __future__ import annotations

from typing import Final

from bot.app import privacy, strikes
from bot.app.commands.ask import Ask
from bot.app.people import person_of
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.buttons import Token, write_token
from bot.domain.commands import Command
from bot.domain.content import Block, Button, ButtonStyle, Content, Fact, Heading, Line, Look
from bot.domain.decisions import Outcome
from bot.domain.people import Person
from bot.domain.text import Length, Moment, Words, say
from bot.ports.store import where
from bot.ports.tables import CASES, DECISIONS, MESSAGES, REPORTS

MYDATA: Final = Command("mydata")
FORGET_ME: Final = Command("forget_me")
MOST_CASES: Final = 10


async def mydata(turn: Turn, ask: Ask) -> Reply:
    """Everything that is kept about the asker, and for how long."""
    person = await person_of(turn, ask.author)
    texts = await turn.tx.count(MESSAGES, *where(community=turn.id, person=person.id))
    reports = await turn.tx.count(REPORTS, *where(community=turn.id, person=person.id))
    keep = turn.community.settings.keep_text
    blocks: list[Block] = [
        Heading(say("mydata-title")),
        Fact(say("mydata-name"), ask.author.name or ask.author.account.id),
        Fact(say("mydata-since"), _since(person)),
        Fact(say("mydata-count"), say("card-count-unknown") if person.messages is None else str(person.messages)),
        Fact(say("mydata-texts"), say("mydata-texts-kept", count=texts, keep=Length(keep))),
        Fact(say("mydata-reports"), str(reports)),
    ]
    blocks += await _standing(turn, person)
    blocks += [Line(say("mydata-how-long", keep=Length(keep)), "quiet"), Line(say("mydata-forget"), "quiet")]
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


def _since(person: Person) -> Words:
    at = person.joined_at
    return say("mydata-since-unknown") if at is None else say("card-who", parts=Moment(at, "date"))


async def _standing(turn: Turn, person: Person) -> list[Block]:
    """What stands against them: warnings that count and cases that were decided."""
    blocks: list[Block] = [
        Line(say("mydata-strike", at=Moment(one.at, "date"), until=Moment(one.expires_at, "date")))
        for one in await strikes.active(turn, person.id)
    ]
    cases = await turn.tx.find(CASES, *where(community=turn.id, person=person.id), order=("-number",), limit=MOST_CASES)
    for case in cases:
        rows = await turn.tx.find(DECISIONS, *where(community=turn.id, case=case.number), order=("-id",), limit=1)
        if rows and rows[0].outcome is Outcome.VIOLATION:
            topic = say(f"topic-{case.topic}")
            blocks.append(Line(say("mydata-case", number=str(case.number), topic=topic, at=Moment(rows[0].at, "date"))))
    return blocks


async def forget_me(turn: Turn, ask: Ask) -> Reply:
    """Ask once more, with what it means."""
    token = write_token(Token("forget", "me", "yes"))
    lines = (Line(say("forget-what")), Line(say("forget-stays"), "quiet"))
    button = Button(token, say("press-forget"), ButtonStyle.DANGER)
    return Reply(content=Content((Heading(say("forget-title")), *lines), (button,), Look.LIST))


async def press_forget(turn: Turn, press: Press) -> Reply:
    """The person has confirmed."""
    person = await person_of(turn, press.author)
    await privacy.forget(turn, person.id, person.id)
    return Reply(say("forget-done"))
