"""Playing a quiz: one question after the other, in private; the first answer counts and is explained at once."""

from __future__ import annotations

from dataclasses import replace

from activities import calls
from activities.asked import Asked
from activities.floor import Floor
from activities.polls.ballot import refusal
from activities.polls.casting import new_voter
from activities.polls.poll import NAME, Poll, Voter
from activities.polls.results import cut, press
from activities.polls.scores import answered, is_through, score_of
from activities.polls.tables import VOTERS
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line
from bot.domain.reply import Reply
from bot.domain.text import Several, say


async def play(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """The first question that has no answer yet, or the score."""
    refused = refusal(floor, poll, asked)
    if refused is not None:
        return refused
    voter = await floor.tx.get(VOTERS, floor.id, poll.number, asked.person.id)
    return Reply(content=_next(poll, voter, []))


async def answer(floor: Floor, poll: Poll, asked: Asked, arg: str) -> Reply:
    """An answer; pressed twice, or after another one, the first stands."""
    refused = refusal(floor, poll, asked)
    if refused is not None:
        return refused
    question, option = _read(poll, arg)
    if question < 0:
        return Reply(say("press-unknown"))
    known = await floor.tx.get(VOTERS, floor.id, poll.number, asked.person.id)
    voter = known or await new_voter(floor, poll, asked.person.id)
    choices = answered(poll, voter.choices, question, option)
    if choices != voter.choices:
        voter = replace(voter, choices=choices)
        await floor.tx.put(VOTERS, voter)
        await calls.refresh(floor, NAME, poll.ref)
    return Reply(content=_next(poll, voter, _verdict(poll, question, voter.choices[question])))


def _read(poll: Poll, arg: str) -> tuple[int, int]:
    """Question and option of a button; (-1, -1) for what is none."""
    first, _, second = arg.partition(".")
    if not all(one.isascii() and one.isdecimal() and len(one) < 3 for one in (first, second)):
        return -1, -1
    question, option = int(first), int(second)
    if question >= len(poll.questions) or option >= len(poll.questions[question].options):
        return -1, -1
    return question, option


def _verdict(poll: Poll, question: int, option: int) -> list[Block]:
    one = poll.questions[question]
    right = Several(tuple(one.options[index] for index in one.right), "or")
    if option in one.right:
        lines: list[Block] = [Line(say("polls-right", option=one.options[option]), "strong")]
    else:
        lines = [Line(say("polls-wrong", option=one.options[option], answer=right), "strong")]
    return [*lines, Line(one.explanation)] if one.explanation else lines


def _next(poll: Poll, voter: Voter | None, before: list[Block]) -> Content:
    """What comes after an answer: the next question, or the score."""
    choices = voter.choices if voter is not None else ()
    if voter is not None and is_through(poll, choices):
        return _score(poll, voter, before)
    number = choices.index(-1) if -1 in choices else 0
    one = poll.questions[number]
    head = Heading(one.text, say("polls-quiz-of", number=number + 1, total=len(poll.questions)))
    buttons = [press(poll, "answer", cut(text), f"{number}.{index}") for index, text in enumerate(one.options)]
    return Content((*before, head, *_long(one.options)), tuple(buttons))


def _long(options: tuple[str, ...]) -> list[Block]:
    """Options in full where a button can't hold them."""
    if all(cut(one) == one for one in options):
        return []
    return [Line(say("polls-option", number=number, option=one)) for number, one in enumerate(options, 1)]


def _score(poll: Poll, voter: Voter, before: list[Block]) -> Content:
    score = say("polls-your-score", count=score_of(poll, voter.choices), total=len(poll.questions))
    blocks = [*before, Line(score, "strong")]
    blocks.append(Line(say("polls-named") if voter.named else say("polls-unnamed"), "quiet"))
    return Content(tuple(blocks), (_naming(poll, voter),))


def _naming(poll: Poll, voter: Voter) -> Button:
    if voter.named:
        return press(poll, "unname", say("polls-press-unname"), style=ButtonStyle.QUIET)
    return press(poll, "name", say("polls-press-name"))


async def name(floor: Floor, poll: Poll, asked: Asked, *, named: bool) -> Reply:
    """Whether somebody wants to stand in the table of scores, also after the close."""
    voter = await floor.tx.get(VOTERS, floor.id, poll.number, asked.person.id)
    if voter is None:
        return Reply(say("polls-not-played"))
    if voter.named != named:
        voter = replace(voter, named=named)
        await floor.tx.put(VOTERS, voter)
        await calls.refresh(floor, NAME, poll.ref)
    return Reply(content=_score(poll, voter, []) if is_through(poll, voter.choices) else _next(poll, voter, []))
