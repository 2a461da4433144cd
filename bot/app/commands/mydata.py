"""/mydata and /forget_me: what is kept about me, and making it go."""

from __future__ import annotations

from typing import Final

from bot.app import privacy, strikes
from bot.app.commands.ask import Ask
from bot.app.engage import persons
from bot.app.opinion.words import second_mydata
from bot.app.people import account_hash, person_of
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.buttons import Token, write_token
from bot.domain.commands import Command
from bot.domain.content import Block, Button, ButtonStyle, Content, Fact, Heading, Line, Look
from bot.domain.decisions import Outcome
from bot.domain.people import Person, Standing
from bot.domain.text import Length, Moment, Words, say
from bot.ports.store import where
from bot.ports.tables import CASES, DECISIONS, MESSAGES, REPORTS, SANCTIONS

MYDATA: Final = Command("mydata", Standing.NOBODY)
FORGET_ME: Final = Command("forget_me", Standing.NOBODY)
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
        Fact(say("mydata-count"), say("mydata-count-unknown") if person.messages is None else str(person.messages)),
        Fact(say("mydata-texts"), say("mydata-texts-kept", count=texts, keep=Length(keep))),
        Fact(say("mydata-reports"), str(reports)),
    ]
    blocks += await _standing(turn, person)
    blocks += await _running(turn, ask)
    blocks += [Line(words) for words in await persons.mydata(turn, person.id)]
    blocks += [Line(words, "quiet") for words in second_mydata(turn)]
    blocks += [Line(say("mydata-how-long", keep=Length(keep)), "quiet"), Line(say("mydata-forget"), "quiet")]
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


def _since(person: Person) -> Words:
    at = person.joined_at
    return say("mydata-since-unknown") if at is None else say("card-who", parts=Moment(at, "date"))


async def _running(turn: Turn, ask: Ask) -> list[Block]:
    """Mutes and bans that run: kept under a keyed hash of the account, so that forgetting does not lift them."""
    mine = where(community=turn.id, account_hash=account_hash(ask.author.account, turn.id))
    blocks: list[Block] = []
    for one in await turn.tx.find(SANCTIONS, *mine, order=("verb",)):
        if one.until is None:
            blocks.append(Line(say(f"mydata-running-{one.verb}")))
        elif one.until > turn.now:
            blocks.append(Line(say(f"mydata-running-{one.verb}-until", until=Moment(one.until, "datetime"))))
    return [*blocks, Line(say("mydata-hash"), "quiet")] if blocks else []


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
