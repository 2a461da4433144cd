"""The queue of questions: asked by a form, wished for by a tap, answered in the order of votes."""

from __future__ import annotations

from dataclasses import replace

from activities.events.buttons import DANGER, PLAIN, QUIET, button
from activities.events.model import Event
from activities.events.rows import MAX_QUESTIONS, Question, Voice
from activities.events.tables import QUESTIONS, VOICES
from activities.floor import Floor
from bot.domain.content import Block, Button, Content, Heading, Line
from bot.domain.text import Say, say
from bot.ports.store import Where, where

SHOWN = 8
"""How many questions a list holds: with two buttons each for the host it stays within what a message carries."""
MAX_TEXT = 300


async def put(floor: Floor, event: Event, person: int, text: str) -> Question | Say:
    """Somebody's question; a Say when it can't be taken."""
    text = " ".join(text.split())[:MAX_TEXT]
    if not text:
        return say("events-question-empty")
    mine = where(community=floor.id, event=event.id, person=person)
    if await floor.tx.count(QUESTIONS, *mine, Where("state", "in", ("waiting", "shown"))) >= MAX_QUESTIONS:
        return say("events-question-many", most=MAX_QUESTIONS)
    number = await floor.next(f"event-question-{event.id}")
    made = Question(floor.id, event.id, number, person, text, "waiting" if event.looks else "shown", floor.now)
    await floor.tx.put(QUESTIONS, made)
    return made


async def find(floor: Floor, event: Event, number: str) -> Question | None:
    """A question by its number."""
    known = number.isascii() and number.isdecimal() and len(number) < 10
    return await floor.tx.get(QUESTIONS, floor.id, event.id, int(number)) if known else None


async def vote(floor: Floor, event: Event, question: Question, person: int) -> Say:
    """Somebody wants the answer too, or no longer; nobody votes for a question of their own."""
    if question.person == person:
        return say("events-vote-own")
    if question.state != "shown":
        return say("events-question-over")
    row = Voice(floor.id, event.id, question.id, person)
    if await floor.tx.add(VOICES, row):
        return say("events-vote-done", number=question.id)
    await floor.tx.drop(VOICES, *where(community=floor.id, event=event.id, question=question.id, person=person))
    return say("events-vote-back", number=question.id)


async def settle(floor: Floor, question: Question, state: str) -> None:
    """The host decides: shown, answered, hidden."""
    await floor.tx.put(QUESTIONS, replace(question, state=state))


async def ranked(floor: Floor, event: Event, states: tuple[str, ...] = ("shown",)) -> list[tuple[Question, int]]:
    """Questions in these states with their votes, most votes first, the older first among equals."""
    here = where(community=floor.id, event=event.id)
    votes: dict[int, int] = {}
    for voice in await floor.tx.find(VOICES, *here):
        votes[voice.question] = votes.get(voice.question, 0) + 1
    found = await floor.tx.find(QUESTIONS, *here, Where("state", "in", states))
    return sorted(((one, votes.get(one.id, 0)) for one in found), key=lambda one: (-one[1], one[0].id))


async def listed(floor: Floor, event: Event, person: int, *, host: bool, said: Say | None = None) -> Content:
    """The queue as somebody sees it: members vote, the host also says what is answered or hidden."""
    states = ("waiting", "shown") if host else ("shown",)
    rows = (await ranked(floor, event, states))[:SHOWN]
    blocks: list[Block] = [
        Heading(say("events-questions-title", title=event.title)),
        *([Line(said, "strong")] if said else []),
    ]
    buttons: list[Button] = []
    for question, votes in rows:
        mine = say("events-question-mine") if question.person == person else ""
        held = say("events-question-held") if question.state == "waiting" else mine
        blocks.append(Line(say("events-question-line", number=question.id, text=question.text, count=votes, note=held)))
        buttons += _buttons(event, question, person, votes, host=host)
    if not rows:
        blocks.append(Line(say("events-questions-none"), "quiet"))
    if event.is_on:
        buttons.append(button(event, "ask", say("events-press-ask"), style=QUIET))
    return Content(tuple(blocks), tuple(buttons))


def _buttons(event: Event, question: Question, person: int, votes: int, *, host: bool) -> list[Button]:
    arg = str(question.id)
    if question.state == "waiting":
        shown = button(event, "qshow", say("events-press-qshow", number=question.id), arg)
        return [shown, button(event, "qhide", say("events-press-qhide", number=question.id), arg, style=DANGER)]
    found = []
    if question.person != person:
        label = say("events-press-vote", number=question.id, count=votes)
        found.append(button(event, "vote", label, arg, style=PLAIN))
    if host:
        found.append(button(event, "qdone", say("events-press-qdone", number=question.id), arg))
        found.append(button(event, "qhide", say("events-press-qhide", number=question.id), arg, style=DANGER))
    return found
