"""The task board: something to help with, taken, given back, done and thanked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from activities import calls
from activities.floor import Floor
from activities.people.buttons import NAME, button
from activities.people.rows import Task, TaskState
from activities.people.tables import TASKS
from bot.domain.content import Block, ButtonStyle, Content, Field, Form, Heading, Line, plain
from bot.domain.messages import ChannelRef
from bot.domain.text import Length, Say, say
from bot.domain.time import MINUTE
from bot.ports.store import where

MANY: Final = 5
LONGEST: Final = 7 * 24 * 60


async def get(floor: Floor, number: int) -> Task | None:
    """A task by its number."""
    return await floor.tx.get(TASKS, floor.id, number)


async def new(floor: Floor, title: str, minutes: int, channel: ChannelRef, by: int) -> Task:
    """Put a task on the board; when many are open, the team is offered a call for helpers."""
    task = Task(floor.id, await floor.next("task"), title, minutes, by, floor.now)
    await floor.tx.put(TASKS, task)
    await calls.post(floor, NAME, f"t.{task.number}", [channel])
    count = await floor.tx.count(TASKS, *where(community=floor.id, state=TaskState.OPEN))
    if count == MANY:
        ask = button("all", "helpers", say("people-task-call"))
        await floor.tell_staff(Content((Line(say("people-task-many", count=count)),), (ask,)))
    return task


async def call(floor: Floor, ref: str) -> Content | None:
    """A task on the board."""
    task = await get(floor, int(ref.removeprefix("t.")))
    if task is None:
        return None
    number = str(task.number)
    blocks: list[Block] = [
        Heading(say("people-task-title", number=number, title=task.title)),
        Line(say("people-task-estimate", length=Length(task.minutes * MINUTE)), "quiet"),
    ]
    if task.state is TaskState.OPEN:
        return Content(tuple(blocks), (button(number, "take", say("people-task-take")),), rings=False)
    if task.state is TaskState.CLOSED:
        blocks.append(Line(say("people-task-closed")))
        return Content(tuple(blocks), rings=False)
    name = await floor.name_of(task.helper)
    if task.state is TaskState.DONE:
        blocks.append(Line(say("people-task-done-by", name=name), "strong"))
        return Content(tuple(blocks), rings=False)
    blocks.append(Line(say("people-task-taken-by", name=name)))
    buttons = (button(number, "done", say("people-task-done")),
               button(number, "return", say("people-task-return"), ButtonStyle.QUIET))  # fmt: skip
    return Content(tuple(blocks), buttons, rings=False)


async def take(floor: Floor, task: Task, person: int) -> Say:
    """Take it; the first tap has it."""
    if task.state is TaskState.TAKEN and task.helper == person:
        return say("people-task-yours", title=task.title)
    if task.state is not TaskState.OPEN:
        return say("people-task-gone")
    await _put(floor, replace(task, state=TaskState.TAKEN, helper=person, taken_at=floor.now))
    return say("people-task-yours", title=task.title)


async def give_back(floor: Floor, task: Task, person: int, staff: bool) -> Say:
    """Give it back: no questions asked."""
    if task.state is not TaskState.TAKEN or (task.helper != person and not staff):
        return say("people-task-not-yours")
    await _put(floor, replace(task, state=TaskState.OPEN, helper=None, taken_at=0))
    return say("people-task-returned", title=task.title)


def finishing(task: Task) -> Form:
    """How long did it take?"""
    field = Field("minutes", say("people-task-minutes"), value=str(task.minutes), max_length=5)
    return Form(
        button(str(task.number), "finished", "").token, say("people-task-finish"), (field,), say("people-task-send")
    )


async def finish(floor: Floor, task: Task, minutes: int) -> Say:
    """Done: thanked in private, and the team sees it."""
    await _put(floor, replace(task, state=TaskState.DONE, done_at=floor.now, spent=minutes))
    name = await floor.name_of(task.helper)
    length = Length(max(1, minutes) * MINUTE)
    await floor.tell_staff(plain(say("people-task-staff", name=name, title=task.title, length=length)))
    return say("people-task-thanks", title=task.title)


async def close(floor: Floor, task: Task) -> Say:
    """Not needed any more."""
    if task.state is TaskState.DONE:
        return say("people-task-gone")
    if task.helper is not None:
        await floor.write_to(task.helper, plain(say("people-task-not-needed", title=task.title)))
    await _put(floor, replace(task, state=TaskState.CLOSED))
    return say("people-task-closed-now", title=task.title)


async def _put(floor: Floor, task: Task) -> None:
    await floor.tx.put(TASKS, task)
    await calls.refresh(floor, NAME, f"t.{task.number}", at_once=True)


async def channels(floor: Floor) -> list[ChannelRef]:
    """Where open tasks hang."""
    rows = await floor.tx.find(TASKS, *where(community=floor.id, state=TaskState.OPEN), limit=50)
    found = [one.where for task in rows for one in await calls.stands_of(floor, NAME, f"t.{task.number}")]
    return list(dict.fromkeys(found))


async def board(floor: Floor) -> Content:
    """What there is to do."""
    rows = await floor.tx.find(TASKS, *where(community=floor.id, state=TaskState.OPEN), order=("number",), limit=15)
    blocks: list[Block] = [Heading(say("people-tasks-title"))]
    buttons = []
    for one in rows:
        length = Length(one.minutes * MINUTE)
        blocks.append(Line(say("people-tasks-line", number=str(one.number), title=one.title, length=length)))
        buttons.append(button(str(one.number), "take", say("people-task-take-number", number=str(one.number))))
    if not rows:
        blocks.append(Line(say("people-tasks-none")))
    return Content(tuple(blocks), tuple(buttons))


async def hours(floor: Floor) -> Content:
    """Who helped for how long, for the team."""
    rows = await floor.tx.find(TASKS, *where(community=floor.id, state=TaskState.DONE), limit=5000)
    spent: Counter[int] = Counter()
    for one in rows:
        if one.helper is not None:
            spent[one.helper] += max(1, one.spent)
    blocks: list[Block] = [Heading(say("people-hours-title"))]
    for person, minutes in sorted(spent.items(), key=lambda pair: (-pair[1], pair[0]))[:30]:
        blocks.append(Line(say("people-hours-line", name=await floor.name_of(person), length=Length(minutes * MINUTE))))
    if not spent:
        blocks.append(Line(say("people-hours-none")))
    return Content(tuple(blocks))


async def left(floor: Floor, person: int) -> None:
    """Whoever leaves gives back what they had taken."""
    for task in await floor.tx.find(TASKS, *where(community=floor.id, state=TaskState.TAKEN)):
        if task.helper == person:
            await _put(floor, replace(task, state=TaskState.OPEN, helper=None, taken_at=0))
