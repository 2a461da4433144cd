"""What staff do about a poll: begin, correct, switch, put up, close, cancel, post again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from activities import calls
from activities.asked import Asked
from activities.floor import Floor
from activities.polls import closing, recurring
from activities.polls.casting import turnout
from activities.polls.drafting import FIELDS, read_draft
from activities.polls.listing import find_poll, is_lost
from activities.polls.opening import DRAFT, fall_back, obstacle, put_up
from activities.polls.pads import Pad
from activities.polls.poll import NAME, Poll, State
from activities.polls.preview import preview, rule_of, switched, why
from activities.polls.reading import OPTION, QUESTION
from activities.polls.results import press
from activities.polls.tables import PADS, POLLS
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Field, FieldKind, Form, Line, Look
from bot.domain.messages import ChannelRef
from bot.domain.reply import Reply
from bot.domain.text import Say, say
from bot.domain.time import DAY
from bot.ports.store import where

KEPT: Final = 7 * DAY
"""How long a draft that nobody puts up is kept."""
TEXT: Final = 4000
KINDS: Final = ("poll", "quiz")


async def begin(floor: Floor, asked: Asked, kind: str, values: Mapping[str, str]) -> Reply:
    """A command: a draft when it says enough, else a form that keeps what it said."""
    channels = asked.channels.get("channels", ()) or (asked.channel,)
    if asked.args.get("channels") and not asked.channels.get("channels"):
        return Reply(say("polls-bad-channels"))
    pad = await _new_pad(floor, asked, kind, dict(values) | _written(channels, asked.args.get("channels", "")))
    wanted = ("question", "options") if kind == "poll" else ("questions",)
    if all(values.get(one) for one in wanted):
        return await take(floor, asked, pad, values)
    return Reply(form=form(pad))


async def _new_pad(floor: Floor, asked: Asked, kind: str, values: Mapping[str, str]) -> Pad:
    pad = Pad(floor.id, await floor.next("poll"), asked.person.id, kind, tuple(values.items()), floor.now)
    await floor.tx.put(PADS, pad)
    await floor.later(DRAFT, str(pad.number), floor.now + KEPT)
    return pad


def _written(channels: tuple[ChannelRef, ...], named: str) -> dict[str, str]:
    """Channels among a pad's values: one a line, its four parts with tabs between them; and as they were named."""
    at = "\n".join("\t".join((one.platform, one.place, one.id, one.parent)) for one in channels)
    return {"at": at, "where": named.strip()[:TEXT]}


def _channels(values: Mapping[str, str]) -> tuple[ChannelRef, ...]:
    parts = [line.split("\t") for line in values.get("at", "").split("\n") if line]
    return tuple(ChannelRef(*one) for one in parts if len(one) == 4)


def form(pad: Pad) -> Form:
    """The blanks of a poll or a quiz, filled in with what is known already."""
    values = dict(pad.values)
    title = say("polls-form-title") if pad.kind == "poll" else say("polls-form-quiz-title")
    fields = [
        Field("question", say("polls-form-question"), required=pad.kind == "poll", value=values.get("question", ""),
              hint=say("polls-form-question-hint"), max_length=QUESTION),
    ]  # fmt: skip
    if pad.kind == "poll":
        hint, name, label = say("polls-form-options-hint"), "options", say("polls-form-options")
    else:
        hint, name, label = say("polls-form-questions-hint"), "questions", say("polls-form-questions")
    fields.append(Field(name, label, FieldKind.LONG, True, hint, values.get(name, ""), max_length=TEXT))
    fields.append(
        Field("closes", say("polls-form-closes"), required=False, value=values.get("closes", ""),
              hint=say("polls-form-closes-hint"), max_length=OPTION)
    )  # fmt: skip
    return Form(write_token(Token(NAME, str(pad.number), "form")), title, tuple(fields), say("polls-press-preview"))


async def filled(floor: Floor, asked: Asked, number: int) -> Reply:
    """A form came back."""
    pad = await floor.tx.get(PADS, floor.id, number)
    if pad is None:
        return Reply(say("polls-draft-gone"))
    typed = {name: asked.values.get(name, "") for name in FIELDS if name in asked.values}
    values = dict(pad.values) | typed
    pad = replace(pad, values=tuple(values.items()))
    await floor.tx.put(PADS, pad)
    return await take(floor, asked, pad, values)


async def take(floor: Floor, asked: Asked, pad: Pad, values: Mapping[str, str]) -> Reply:
    """Read what was typed: the draft with its preview, or what is amiss, with the way back to the form."""
    known = await floor.tx.get(POLLS, floor.id, pad.number)
    if known is not None and known.state is not State.DRAFT:
        return Reply(say("polls-open-already"))
    drafted = read_draft(floor, pad.number, pad.by, pad.kind, values, _channels(dict(pad.values)))
    if isinstance(drafted, Say):
        mend = Button(write_token(Token(NAME, str(pad.number), "edit")), say("polls-press-correct"))
        return Reply(content=Content((Line(drafted, "warn"), Line(say("polls-nothing-lost"), "quiet")), (mend,)))
    if known is not None and not drafted.is_quiz:  # what was switched stays switched
        drafted = replace(
            drafted, method=known.method, secret=known.secret, hidden=known.hidden, changes=known.changes,
            tie=known.tie, wish=known.wish,
        )  # fmt: skip
    drafted = replace(drafted, where=dict(pad.values).get("where", ""))
    await floor.tx.put(POLLS, drafted)
    return Reply(content=await preview(floor, drafted))


async def place(floor: Floor, asked: Asked) -> Reply:
    """/poll here [N]: a draft goes where this is said, or to the channels that are named."""
    text = asked.args.get("number", "")
    poll = await find_poll(floor, text) if text.strip() else await _newest_draft(floor, asked.person.id)
    if poll is None or poll.state is not State.DRAFT:
        return Reply(say("polls-draft-gone"))
    channels = asked.channels.get("channels", ()) if asked.args.get("channels") else (asked.channel,)
    if not channels:
        return Reply(say("polls-bad-channels"))
    written = _written(channels, asked.args.get("channels", ""))
    pad = await floor.tx.get(PADS, floor.id, poll.number)
    if pad is not None:
        await floor.tx.put(PADS, replace(pad, values=tuple((dict(pad.values) | written).items())))
    placed = replace(poll, channels=channels, where=written["where"])
    await floor.tx.put(POLLS, placed)
    return Reply(content=await preview(floor, placed))


async def _newest_draft(floor: Floor, person: int) -> Poll | None:
    mine = where(community=floor.id, state=State.DRAFT, by=person)
    rows = await floor.tx.find(POLLS, *mine, order=("-number",), limit=1)
    return rows[0] if rows else None


async def edit(floor: Floor, number: int) -> Reply:
    """Back to the form."""
    pad = await floor.tx.get(PADS, floor.id, number)
    return Reply(form=form(pad)) if pad is not None else Reply(say("polls-draft-gone"))


async def switch(floor: Floor, poll: Poll, what: str) -> Reply:
    """Switch one thing of a draft."""
    changed = switched(poll, what)
    if poll.state is not State.DRAFT or changed is None:
        return Reply(say("polls-open-already"))
    await floor.tx.put(POLLS, changed)
    return Reply(content=await preview(floor, changed))


async def post(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """Put a draft up, or plan it to recur."""
    amiss = await obstacle(floor, poll)
    if poll.rule and poll.state is State.DRAFT and (amiss is None or floor.is_held):
        rule = rule_of(floor, poll)
        if rule is None:
            return Reply(say("polls-bad-rule"))
        await recurring.plan(floor, poll, rule, asked.person.id)
        return Reply(say("polls-planned", ref=poll.ref))
    if amiss is not None:
        return Reply(amiss)
    opened = await put_up(floor, poll, asked.person.id)
    await floor.tx.drop(PADS, *where(community=floor.id, number=poll.number))
    return Reply(content=Content((Line(say("polls-posted", ref=poll.ref), "strong"), Line(why(opened.fit), "quiet"))))


async def drop(floor: Floor, number: int) -> Reply:
    """Throw a draft away."""
    poll = await floor.tx.get(POLLS, floor.id, number)
    if poll is not None and poll.state is not State.DRAFT:
        return Reply(say("polls-open-already"))
    await forget_draft(floor, number)
    return Reply(say("polls-dropped"))


async def forget_draft(floor: Floor, number: int) -> None:
    """A draft that was thrown away, or that nobody put up."""
    await floor.tx.drop(PADS, *where(community=floor.id, number=number))
    await floor.tx.drop(POLLS, *where(community=floor.id, number=number, state=State.DRAFT))
    await floor.never(DRAFT, str(number))


async def _voters(floor: Floor, poll: Poll) -> int:
    """How many have voted, as far as the platform has told of its own poll."""
    return poll.counted_by if poll.is_native else await turnout(floor, poll.number)


async def ask_close(floor: Floor, poll: Poll) -> Reply:
    """Closing can't be undone: which poll, and how many have voted."""
    if poll.state is not State.OPEN:
        return Reply(say("polls-not-open"))
    words = say("polls-close-sure", question=poll.question, ref=poll.ref, count=await _voters(floor, poll))
    return _sure(poll, words, press(poll, "close", say("polls-press-close"), style=ButtonStyle.DANGER))


async def ask_cancel(floor: Floor, poll: Poll) -> Reply:
    """Cancelling loses the votes."""
    if poll.is_over or poll.state is State.COUNTING:
        return Reply(say("polls-not-open"))
    if poll.state is State.DRAFT:
        return await drop(floor, poll.number)
    words = say("polls-cancel-sure", question=poll.question, ref=poll.ref, count=await _voters(floor, poll))
    return _sure(poll, words, press(poll, "cancel", say("polls-press-cancel"), style=ButtonStyle.DANGER))


def _sure(poll: Poll, words: Say, deed: Button) -> Reply:
    leave = press(poll, "show", say("polls-press-leave"), style=ButtonStyle.QUIET)
    return Reply(content=Content((Line(words, "ask"),), (leave, deed), Look.LIST, rings=False))


async def close(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """Close and count."""
    if poll.state is not State.OPEN:
        return Reply(say("polls-not-open"))
    ended = await closing.end(floor, poll, asked.person.id)
    return Reply(say("polls-counting") if ended.state is State.COUNTING else say("polls-closed", ref=poll.ref))


async def cancel(floor: Floor, poll: Poll, asked: Asked) -> Reply:
    """Take a poll, or a recurring one, back."""
    if poll.state is State.TEMPLATE:
        await recurring.stop(floor, poll, asked.person.id)
        return Reply(say("polls-stopped", ref=poll.ref))
    if poll.state is not State.OPEN:
        return Reply(say("polls-not-open"))
    await closing.cancel(floor, poll, asked.person.id)
    return Reply(say("polls-cancelled-now", ref=poll.ref))


async def post_again(floor: Floor, poll: Poll) -> Reply:
    """Put the message up where it is missing; votes stay as they are. A native poll that is gone can't come back with
    its votes: the bot's ballot stands in."""
    if poll.state is not State.OPEN:
        return Reply(say("polls-not-open"))
    if floor.is_held:
        return Reply(say("polls-held"))
    if poll.is_native:
        await fall_back(floor, poll)
        return Reply(say("polls-posted-anew"))
    if not await is_lost(floor, poll):
        return Reply(say("polls-stands"))
    await calls.post(floor, NAME, poll.ref, poll.channels)
    return Reply(say("polls-posted-again"))
