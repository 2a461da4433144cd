"""/inbox: what waits for me, mine first, then by severity and age, each with a button to its card."""

from __future__ import annotations

from typing import Final

from bot.app import cards
from bot.app.authorize import Actor
from bot.app.commands.ask import Ask
from bot.app.nightlist import jump
from bot.app.press import Reply
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseState
from bot.domain.commands import Command
from bot.domain.content import Block, Content, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.text import Moment, Say, say

INBOX: Final = Command("inbox", Standing.MODERATOR, (), ("!входящие", "!inbox"))
SHOWN: Final = 10
ASIDE: Final = frozenset({CaseState.GRACE, CaseState.WAITING})


async def handle(turn: Turn, ask: Ask) -> Reply:
    """List the cases that the asker may decide now."""
    actor = await ask.actor(turn)
    standing = actor.rights.standing if actor.rights else Standing.NOBODY
    seen = [case for case in await cards.open_cases(turn) if case.above <= standing and case.person != actor.person]
    others = [case for case in seen if case.state is CaseState.CLAIMED and not is_mine(case, actor)]
    waiting = [case for case in seen if case not in others and (case.state not in ASIDE or is_mine(case, actor))]
    if not waiting and not others:
        return Reply(say("inbox-none"))
    waiting.sort(key=lambda case: (not is_mine(case, actor), -case.severity.order, case.opened_at))
    blocks: list[Block] = [Heading(say("inbox-title", count=len(waiting)) if waiting else say("inbox-none"))]
    blocks += [Line(line_of(turn, case, actor)) for case in waiting[:SHOWN]]
    if len(waiting) > SHOWN:
        blocks.append(Line(say("inbox-more", count=len(waiting) - SHOWN), "quiet"))
    if others:
        blocks.append(Line(say("inbox-others", count=len(others)), "quiet"))
    buttons, sealed = tuple(jump(case.number) for case in waiting[:SHOWN]), any(case.above for case in waiting)
    return Reply(content=Content(tuple(blocks), buttons, Look.LIST, sealed=sealed))


def is_mine(case: Case, actor: Actor) -> bool:
    """Claimed by or handed to whoever asks."""
    return actor.person in (case.owner, case.handed_to)


def line_of(turn: Turn, case: Case, actor: Actor) -> Say:
    """One case in one line."""
    key = "inbox-line"
    if case.handed_to == actor.person:
        key = "inbox-line-handed"
    elif case.owner == actor.person:
        key = "inbox-line-mine"
    topic, severity = say(f"topic-{case.topic}"), say(f"severity-{case.severity}")
    ago = Moment(case.opened_at, "ago")
    return say(key, number=str(case.number), topic=topic, severity=severity, ago=ago)
