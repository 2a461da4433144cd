"""A result in words and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities import calls
from activities.floor import Floor
from activities.polls.casting import voters_of
from activities.polls.counting import fingerprint
from activities.polls.poll import NAME, Ending, Outcome, Poll, Quorum, Tally, Tie, Voter
from activities.polls.scores import right_share, table_of
from bot.domain.buttons import Token, write_token
from bot.domain.content import Block, Button, ButtonStyle, Content, File, Heading, Line, Look
from bot.domain.drawings import Bar, BarChart
from bot.domain.messages import ChannelRef
from bot.domain.text import Say, Several, Words, say

DUELS: Final = 10
LABEL: Final = 60


def press(poll: Poll, verb: str, label: Words, arg: str = "", style: ButtonStyle = ButtonStyle.SAFE) -> Button:
    """A button of a poll."""
    return Button(write_token(Token(NAME, poll.ref, verb, arg)), label, style)


def cut(text: str, most: int = LABEL) -> str:
    """A text that fits on a button or beneath a bar."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def share(votes: int, voters: int) -> int:
    """Whole per cent."""
    return round(100 * votes / voters) if voters else 0


def winner_line(poll: Poll, tally: Tally) -> Say:
    """The sentence that matters."""
    several = Several(tuple(poll.options[one] for one in tally.tied), "and")
    match tally.ending:
        case Ending.EMPTY:
            return say("polls-nobody-voted")
        case Ending.QUORUM:
            return say("polls-no-quorum", count=tally.voters)
        case Ending.TIE:
            return say("polls-tied", options=several)
    option = poll.options[tally.winner]
    if tally.ending is Ending.FIRST and len(tally.tied) > 1:
        return say("polls-won-first", option=option, options=several)
    if tally.ending is Ending.DRAWN and len(tally.tied) > 1:
        return say("polls-won-drawn", option=option, options=several)
    if tally.rounds:
        last = tally.rounds[-1].counts[tally.winner]
        return say("polls-won-irv", option=option, count=last, number=len(tally.rounds))
    if tally.pairs:
        return say("polls-won-schulze", option=option)
    votes = tally.counts[tally.winner]
    return say("polls-won", option=option, count=votes, percent=share(votes, tally.voters))


def count_lines(poll: Poll, counts: Sequence[int], voters: int) -> tuple[Line, ...]:
    """Votes by option."""
    return tuple(
        Line(say("polls-option-votes", number=number, option=option, count=votes, percent=share(votes, voters)))
        for number, (option, votes) in enumerate(zip(poll.answers, counts, strict=True), 1)
    )


def lines_of_result(poll: Poll, outcome: Outcome) -> tuple[Line, ...]:
    """The whole result of a poll in words: what the picture shows, and how it came about."""
    tally = outcome.tally
    lines = [Line(winner_line(poll, tally), "strong"), *count_lines(poll, tally.counts, tally.voters)]
    if poll.method.is_ranked and tally.voters:
        lines.append(Line(say("polls-first-choices"), "quiet"))
    lines += [*_rounds(poll, tally), *_duels(poll, tally)]
    if tally.ending in (Ending.FIRST, Ending.DRAWN) and len(tally.tied) < 2:
        lines.append(Line(say("polls-tie-on-the-way"), "quiet"))
    lines.append(Line(turnout_line(outcome), "quiet"))
    if poll.quorum != Quorum():
        lines.append(Line(quorum_line(poll), "quiet"))
    if poll.tie is Tie.DRAW and poll.seed:
        lines.append(Line(say("polls-seed", seed=poll.seed, fingerprint=fingerprint(poll.seed)), "quiet"))
    if not outcome.certain:
        lines.append(Line(say("polls-uncertain"), "warn"))
    return tuple(lines)


def _rounds(poll: Poll, tally: Tally) -> list[Line]:
    found = []
    for number, one in enumerate(tally.rounds, 1):
        standing = sorted(
            (option for option, votes in enumerate(one.counts) if votes >= 0), key=lambda o: -one.counts[o]
        )
        votes = Several(
            tuple(say("polls-round-votes", option=cut(poll.options[o]), count=one.counts[o]) for o in standing), "comma"
        )
        if one.out:
            out = Several(tuple(cut(poll.options[o]) for o in one.out), "and")
            found.append(Line(say("polls-round-out", number=number, votes=votes, out=out)))
        else:
            found.append(Line(say("polls-round", number=number, votes=votes)))
    return found


def _duels(poll: Poll, tally: Tally) -> list[Line]:
    """The pairs that decided: the winner's (or those of whoever is level) against every other."""
    if not tally.pairs:
        return []
    heads = (tally.winner,) if tally.winner >= 0 else tally.tied
    found = [
        say("polls-duel", option=cut(poll.options[i]), other=cut(poll.options[j]), count=tally.pairs[i][j],
            against=tally.pairs[j][i])
        for i in heads for j in range(len(poll.options)) if j != i and not (j in heads and j < i)
    ]  # fmt: skip
    return [Line(one) for one in found[:DUELS]]


def turnout_line(outcome: Outcome) -> Say:
    """How many took part, and of how many."""
    voters, eligible = outcome.tally.voters, outcome.eligible
    if not eligible or eligible < voters:
        return say("polls-turnout", count=voters)
    of = say(f"polls-of-{outcome.of or 'active'}")
    return say("polls-turnout-of", count=voters, total=eligible, percent=share(voters, eligible), of=of)


def quorum_line(poll: Poll) -> Say:
    """How many have to take part."""
    if poll.quorum.percent:
        return say("polls-quorum-percent", percent=poll.quorum.percent)
    return say("polls-quorum", count=poll.quorum.voters)


def chart(poll: Poll, outcome: Outcome) -> File:
    """The result as bars; of a quiz, how many have each score."""
    tally = outcome.tally
    quiz = poll.is_quiz and not poll.is_native
    labels: tuple[Words, ...] = (
        tuple(say("polls-score", count=score, total=len(poll.questions)) for score in range(len(tally.counts)))
        if quiz
        else poll.answers
    )
    best = poll.questions[0].right if poll.is_quiz and poll.is_native else (tally.winner,)
    bars = tuple(
        Bar(label, votes, say("polls-bar-note", count=votes, percent=share(votes, tally.voters)), number in best)
        for number, (label, votes) in enumerate(zip(labels, tally.counts, strict=True))
    )
    title = say("polls-quiz-chart", question=poll.question) if poll.is_quiz else winner_line(poll, tally)
    drawing = BarChart(title, bars, turnout_line(outcome))
    return File(f"poll-{poll.number}.png", drawing=drawing, alt=title)


async def result_content(floor: Floor, poll: Poll, outcome: Outcome) -> Content:
    """The whole result, with its picture and the way to count again."""
    head = Heading(poll.question, say("polls-number", ref=poll.ref), aside=say("polls-over"))
    blocks: list[Block] = [head]
    buttons: list[Button] = []
    if poll.is_quiz:
        blocks += await _quiz_lines(floor, poll, outcome)
    else:
        blocks += lines_of_result(poll, outcome)
        if not poll.is_native and outcome.tally.voters:
            buttons.append(press(poll, "ballots", say("polls-press-ballots"), style=ButtonStyle.QUIET))
    files = (chart(poll, outcome),) if outcome.tally.voters else ()
    return Content(tuple(blocks), tuple(buttons), Look.CARD, files=files)


async def _quiz_lines(floor: Floor, poll: Poll, outcome: Outcome) -> list[Line]:
    tally = outcome.tally
    if tally.ending is Ending.EMPTY:
        return [Line(say("polls-quiz-nobody"), "strong")]
    if poll.is_native:
        right = sum(tally.counts[one] for one in poll.questions[0].right)
        lines = [Line(say("polls-quiz-right", count=right, total=tally.voters), "strong")]
        lines += count_lines(poll, tally.counts, tally.voters)
        return [*lines, *_solutions(poll, ())]
    top = len(poll.questions)
    mean = sum(score * many for score, many in enumerate(tally.counts)) / tally.voters
    lines = [Line(say("polls-quiz-mean", count=tally.voters, mean=round(mean, 1), total=top), "strong")]
    voters = await voters_of(floor, poll.number)
    lines += _solutions(poll, voters)
    for place, score, voter in table_of(poll, voters):
        name = await floor.name_of(voter.person)
        lines.append(Line(say("polls-quiz-place", number=place, name=name, count=score, total=top)))
    unnamed = sum(not one.named for one in voters)
    if unnamed:
        lines.append(Line(say("polls-quiz-unnamed", count=unnamed), "quiet"))
    return lines


def _solutions(poll: Poll, voters: Sequence[Voter]) -> list[Line]:
    found = []
    for number, one in enumerate(poll.questions, 1):
        right = Several(tuple(cut(one.options[index]) for index in one.right), "and")
        if voters:
            percent = right_share(poll, voters, number - 1)
            found.append(
                Line(say("polls-quiz-solved", number=number, question=cut(one.text), answer=right, percent=percent))
            )
        else:
            found.append(Line(say("polls-quiz-answer", answer=right)))
    if len(poll.questions) == 1 and poll.questions[0].explanation:
        found.append(Line(poll.questions[0].explanation))
    return found


async def told(floor: Floor, poll: Poll, outcome: Outcome, channel: ChannelRef) -> Content:
    """What is said once in a channel at the close: one line where the poll's own message shows the result, else all."""
    stand = next((one for one in await calls.stands_of(floor, NAME, poll.ref) if one.where == channel), None)
    if poll.is_native or stand is None or stand.said is None or stand.state != "shown":
        return await result_content(floor, poll, outcome)
    line = say("polls-quiz-chart", question=poll.question) if poll.is_quiz else winner_line(poll, outcome.tally)
    link = floor.link(stand.said)
    head = say("polls-told", ref=poll.ref, question=poll.question)
    look = Button("", say("polls-press-look"), ButtonStyle.QUIET, url=link)
    show = press(poll, "result", say("polls-press-look"), style=ButtonStyle.QUIET)
    return Content((Line(head), Line(line, "strong")), (look if link else show,))
