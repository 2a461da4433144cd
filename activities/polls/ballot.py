"""The private ballot: what one person sees and presses. In a secret poll its buttons carry slots, never options."""

from __future__ import annotations

from activities.asked import Asked
from activities.floor import Floor
from activities.gates import barred_now
from activities.polls import secrecy
from activities.polls.card import cut_option, is_direct
from activities.polls.casting import Cast, cast_of, chosen, save
from activities.polls.poll import Method, Poll, State
from activities.polls.results import press
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line
from bot.domain.reply import Reply
from bot.domain.text import Moment, Say, Several, say

ON, OFF = "1", "0"


def refusal(floor: Floor, poll: Poll, asked: Asked) -> Reply | None:
    """Why somebody can't vote in this poll now; None when they can."""
    if poll.state is State.CANCELLED:
        return Reply(say("polls-cancelled-line"))
    if poll.state in (State.CLOSED, State.COUNTING):
        look = press(poll, "result", say("polls-press-look"), style=ButtonStyle.QUIET)
        return Reply(content=Content((Line(say("polls-closed-already")),), (look,)))
    if poll.state is not State.OPEN:
        return Reply(say("polls-not-open"))
    if poll.is_native:
        return Reply(say("polls-vote-natively"))
    kept_out = barred_now(poll.gate, asked, floor.now)
    return Reply(kept_out.words) if kept_out is not None else None


async def show(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """Open the ballot."""
    refused = refusal(floor, poll, asked)
    if refused is not None:
        return refused
    cast = await cast_of(floor, poll, asked.person.id)
    if cast.is_done and not poll.changes:
        return _final(poll, cast)
    return Reply(content=await content(floor, poll, cast))


async def pick(floor: Floor, poll: Poll, asked: Asked, arg: str) -> Reply:
    """Somebody chose an option: on the message itself, or on their ballot."""
    refused = refusal(floor, poll, asked)
    if refused is not None:
        return refused
    cast = await cast_of(floor, poll, asked.person.id)
    button, _, wanted = arg.partition(".")
    option = await _option(floor, poll, cast, button)
    if option is None:
        return Reply(say("polls-ballot-unknown"))
    if cast.is_done and not poll.changes:
        return _final(poll, cast)
    marked = wanted in (ON, OFF) and (option in cast.choices) == (wanted == ON)
    choices = cast.choices if marked else chosen(poll.method, cast.choices, option)
    done = poll.changes or poll.method is Method.PLURALITY
    if choices != cast.choices or cast.row is None:
        await save(floor, poll, asked.person, cast, choices, done=done)
    return await _after(floor, poll, asked)


async def _option(floor: Floor, poll: Poll, cast: Cast, button: str) -> int | None:
    if poll.secret:
        return await secrecy.meaning(floor, poll, button, cast.cast_as)
    number = int(button) if button.isascii() and button.isdecimal() and len(button) < 3 else -1
    return number if 0 <= number < len(poll.options) else None


async def _after(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """What is said once a ballot has changed."""
    cast = await cast_of(floor, poll, asked.person.id)
    if not is_direct(poll) and not (cast.is_done and not poll.changes):
        return Reply(content=await content(floor, poll, cast))
    if not poll.changes:
        return _final(poll, cast)
    buttons = (press(poll, "back", say("polls-press-back"), style=ButtonStyle.QUIET),) if cast.choices else ()
    return Reply(content=Content((Line(_stands(poll, cast)),), buttons))


async def undo(floor: Floor, poll: Poll, asked: Asked, arg: str) -> Reply:
    """Take back the last place of a ranked ballot; `arg` is how many there were, so that a double tap does it once."""
    cast = await cast_of(floor, poll, asked.person.id)
    kept = cast.choices[:-1] if arg == str(len(cast.choices)) else cast.choices
    return await _keep(floor, poll, asked, kept)


async def back(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """Take the whole vote back."""
    return await _keep(floor, poll, asked, ())


def _final(poll: Poll, cast: Cast) -> Reply:
    """A vote that is in and can't be changed."""
    line = Line(say("polls-final", choice=choice_of(poll, cast.choices)))
    return Reply(content=Content((line,), sealed=poll.secret))


async def _keep(floor: Floor, poll: Poll, asked: Asked, choices: tuple[int, ...]) -> Reply:
    refused = refusal(floor, poll, asked)
    if refused is not None:
        return refused
    cast = await cast_of(floor, poll, asked.person.id)
    if cast.is_done and not poll.changes:
        return _final(poll, cast)
    if cast.row is not None and choices != cast.choices:
        await save(floor, poll, asked.person, cast, choices, done=poll.changes)
    return await _after(floor, poll, asked)


async def finish(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """A ballot that can't be changed afterwards is handed in."""
    refused = refusal(floor, poll, asked)
    if refused is not None:
        return refused
    cast = await cast_of(floor, poll, asked.person.id)
    if not cast.choices:
        return Reply(content=await content(floor, poll, cast))
    if not cast.is_done:
        await save(floor, poll, asked.person, cast, cast.choices, done=True)
    return _final(poll, cast)


async def content(floor: Floor, poll: Poll, cast: Cast) -> Content:
    """A ballot with its buttons."""
    blocks: list[Block] = [Heading(poll.question, say("polls-number", ref=poll.ref))]
    blocks.append(Line(_stands(poll, cast), "strong" if cast.choices else ""))
    if poll.method.is_ranked:
        blocks += [
            Line(say("polls-option", number=place, option=poll.options[one]))
            for place, one in enumerate(cast.choices, 1)
        ]
    if any(cut_option(poll, one) != text for one, text in enumerate(poll.options)):
        blocks += [Line(say("polls-option-long", option=text), "quiet") for text in poll.options]
    if poll.secret:
        blocks.append(Line(say("polls-secret"), "quiet"))
    return Content(tuple(blocks), (*await _options(floor, poll, cast), *_tools(poll, cast)), sealed=poll.secret)


async def _options(floor: Floor, poll: Poll, cast: Cast) -> list[Button]:
    slots = await secrecy.slots_of(floor, poll, cast.cast_as) if poll.secret else {}
    found = []
    for option in range(len(poll.options)):
        here, name = option in cast.choices, slots.get(option, str(option))
        if poll.method.is_ranked and here:
            continue
        if poll.method is Method.APPROVAL:
            name = f"{name}.{OFF if here else ON}"
        text = cut_option(poll, option)
        found.append(press(poll, "pick", say("polls-marked", option=text) if here else text, name))
    return found


def _tools(poll: Poll, cast: Cast) -> list[Button]:
    found = []
    if not poll.changes and cast.choices and not cast.is_done:
        found.append(press(poll, "finish", say("polls-press-finish")))
    if poll.method.is_ranked and cast.choices:
        found.append(press(poll, "undo", say("polls-press-undo"), str(len(cast.choices)), ButtonStyle.QUIET))
    if cast.choices:
        found.append(press(poll, "back", say("polls-press-back"), style=ButtonStyle.QUIET))
    return found


def _stands(poll: Poll, cast: Cast) -> Say:
    """Where somebody's vote stands, and what they can do."""
    if not cast.choices:
        return say(f"polls-choose-{poll.method.value}")
    if not cast.is_done:
        return say("polls-not-yet")
    words = choice_of(poll, cast.choices)
    if poll.closes_at:
        return say("polls-yours-until", choice=words, moment=Moment(poll.closes_at))
    return say("polls-yours", choice=words)


def choice_of(poll: Poll, choices: tuple[int, ...]) -> Say:
    """What somebody chose, in words for their own eyes."""
    texts = [cut_option(poll, one) for one in choices]
    if not poll.method.is_ranked:
        return say("polls-choice", options=Several(tuple(texts), "and"))
    placed = tuple(say("polls-option", number=place, option=text) for place, text in enumerate(texts, 1))
    return say("polls-choice", options=Several(placed, "comma"))
