"""/thanks and /task: being thanked, and helping out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from activities.asked import Asked
from activities.floor import Floor
from activities.people import kudos, tasks
from activities.people.buttons import button
from activities.people.commands.numbers import number
from activities.people.rows import Task, TaskState
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Content, plain
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, say

Verb: TypeAlias = Callable[[Floor, Asked], Awaitable[Reply]]
GIVE: Final = Command(
    "thanks give", Standing.MEMBER, (Option("person", OptionKind.PERSON), Option("reason", rest=True))
)
MINE: Final = Command("thanks list", Standing.MEMBER)
WEEK: Final = Command("thanks week", Standing.MODERATOR)
NEW: Final = Command(
    "task new", Standing.MODERATOR,
    (
        Option("minutes", OptionKind.NUMBER, required=True), Option("title", required=True, rest=True),
    ),
)  # fmt: skip
LIST: Final = Command("task list", Standing.MEMBER)
CLOSE: Final = Command("task close", Standing.MODERATOR, (Option("number", OptionKind.NUMBER, required=True),))
HOURS: Final = Command("task hours", Standing.MODERATOR)


async def give(floor: Floor, asked: Asked) -> Reply:
    """Thank somebody, with a reason."""
    person, reason = asked.people.get("person"), asked.args.get("reason", "").strip()
    if person is None:
        return Reply(say("people-thanks-whom"))
    if not reason:
        return Reply(say("people-thanks-why"))
    refusal = await kudos.give(floor, asked.person.id, person, reason, asked.channel)
    return Reply(refusal) if refusal is not None else _said(floor, asked, say("people-thanks-given"))


def _said(floor: Floor, asked: Asked, words: Say) -> Reply:
    """That it is done; or, in crisis mode, that it waits."""
    waits = floor.is_held and not asked.channel.id.startswith("direct:")
    return Reply(say("call-held") if waits else words)


async def mine(floor: Floor, asked: Asked) -> Reply:
    """What one was thanked for."""
    return Reply(content=await kudos.listing(floor, asked.person.id))


async def week(floor: Floor, asked: Asked) -> Reply:
    """The week's thanks, with a button that posts them."""
    content = await kudos.week(floor)
    if content is None:
        return Reply(say("people-thanks-no-week"))
    return Reply(content=Content(content.blocks, (button("all", "week-post", say("people-week-post")),)))


async def _week_post(floor: Floor, asked: Asked) -> Reply:
    refusal, content = asked.lacks(Standing.MODERATOR), await kudos.week(floor)
    if refusal is not None or content is None:
        return Reply(refusal or say("people-thanks-no-week"))
    if asked.channel.id.startswith("direct:"):
        return Reply(say("people-task-where"))
    await floor.announce(asked.channel, content)
    return _said(floor, asked, say("people-week-posted"))


async def new(floor: Floor, asked: Asked) -> Reply:
    """A task on the board of this channel."""
    minutes, title = number(asked.args.get("minutes", "")), " ".join(asked.args.get("title", "").split())
    if not 1 <= minutes <= tasks.LONGEST or not title:
        return Reply(say("people-task-how", most=tasks.LONGEST))
    if asked.channel.id.startswith("direct:"):
        return Reply(say("people-task-where"))
    task = await tasks.new(floor, title[:100], minutes, asked.channel, asked.person.id)
    return _said(floor, asked, say("people-task-up", number=str(task.number)))


async def listing(floor: Floor, asked: Asked) -> Reply:
    """What there is to do."""
    return Reply(content=await tasks.board(floor))


async def close(floor: Floor, asked: Asked) -> Reply:
    """Take a task off the board."""
    task = await _task(floor, asked)
    return Reply(say("people-task-unknown")) if task is None else Reply(await tasks.close(floor, task))


async def hours(floor: Floor, asked: Asked) -> Reply:
    """Who helped for how long."""
    return Reply(content=await tasks.hours(floor))


async def _task(floor: Floor, asked: Asked) -> Task | None:
    return await tasks.get(floor, number(asked.token.ref if asked.token else asked.args.get("number", "")))


async def _take(floor: Floor, asked: Asked) -> Reply:
    task = await _task(floor, asked)
    if task is None:
        return Reply(say("people-task-unknown"))
    if asked.standing < Standing.MEMBER:
        return Reply(say("gate-absent"))
    return Reply(await tasks.take(floor, task, asked.person.id))


async def _return(floor: Floor, asked: Asked) -> Reply:
    task = await _task(floor, asked)
    if task is None:
        return Reply(say("people-task-unknown"))
    return Reply(await tasks.give_back(floor, task, asked.person.id, asked.standing.is_staff))


async def _done(floor: Floor, asked: Asked) -> Reply:
    task = await _task(floor, asked)
    if task is None or task.state is not TaskState.TAKEN or task.helper != asked.person.id:
        return Reply(say("people-task-not-yours"))
    return Reply(form=tasks.finishing(task))


async def _finished(floor: Floor, asked: Asked) -> Reply:
    task, minutes = await _task(floor, asked), number(asked.values.get("minutes", ""))
    if task is None or task.state is not TaskState.TAKEN or task.helper != asked.person.id:
        return Reply(say("people-task-not-yours"))
    if not 1 <= minutes <= tasks.LONGEST:
        return Reply(say("people-task-bad-minutes", most=tasks.LONGEST))
    return Reply(await tasks.finish(floor, task, minutes))


async def _helpers(floor: Floor, asked: Asked) -> Reply:
    """The team calls for helpers: by a tap, in the channels where tasks hang."""
    refusal = asked.lacks(Standing.MODERATOR)
    if refusal is not None:
        return Reply(refusal)
    channels = await tasks.channels(floor)
    if not channels:
        return Reply(say("people-tasks-none"))
    for channel in channels:
        await floor.announce(channel, plain(say("people-task-help-us")))
    return _said(floor, asked, say("people-task-called"))


VERBS: Final[dict[str, Verb]] = {
    "week-post": _week_post, "take": _take, "return": _return, "done": _done, "finished": _finished,
    "helpers": _helpers,
}  # fmt: skip
COMMANDS: Final = (
    (GIVE, give), (MINE, mine), (WEEK, week), (LIST, listing), (NEW, new), (CLOSE, close), (HOURS, hours),
)  # fmt: skip
