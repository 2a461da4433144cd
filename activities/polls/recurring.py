"""Recurring polls: a template of which every occurrence is a poll of its own."""

from __future__ import annotations

from dataclasses import replace

from activities.floor import Floor
from activities.polls.opening import DRAFT, obstacle, put_up
from activities.polls.poll import NAME, Poll, State
from activities.polls.tables import POLLS
from activities.schedule import service as schedule
from activities.schedule.fire import Fire
from activities.schedule.rule import Rule
from bot.domain.content import plain
from bot.domain.records import Late
from bot.domain.text import say
from bot.ports.store import where


async def plan(floor: Floor, draft: Poll, rule: Rule, by: int) -> Poll:
    """A draft becomes the template of a recurring poll."""
    planned = await schedule.plan_recurring(
        floor, activity=NAME, ref=draft.ref, rule=rule, late=Late.IF_FRESH, holds=True, by=by
    )
    template = replace(draft, state=State.TEMPLATE, schedule=planned.id)
    await floor.tx.put(POLLS, template)
    await floor.never(DRAFT, draft.ref)
    await floor.audit("polls:plan", by, None, f"poll {draft.number}")
    return template


async def fire(floor: Floor, one: Fire) -> None:
    """An occurrence: a new poll is made of the template and put up, once."""
    template = await floor.tx.get(POLLS, floor.id, int(one.ref)) if one.ref.isdecimal() else None
    if template is None or template.state is not State.TEMPLATE:
        return
    if await floor.tx.count(POLLS, *where(community=floor.id, fire=one.key)):
        return
    fresh = replace(
        template, number=await floor.next("poll"), state=State.DRAFT, made_at=floor.now, made_of=template.number,
        fire=one.key, rule="", schedule=0,
    )  # fmt: skip
    amiss = await obstacle(floor, fresh)
    if amiss is not None:
        await floor.tell_staff(plain(say("polls-fire-kept", ref=template.ref, why=amiss)))
        return
    await put_up(floor, fresh, template.by)


async def stop(floor: Floor, template: Poll, by: int) -> Poll:
    """No more of these; those that are open go on."""
    if template.schedule:
        await schedule.cancel(floor, template.schedule)
    ended = replace(template, state=State.CANCELLED, closed_at=floor.now)
    await floor.tx.put(POLLS, ended)
    await floor.audit("polls:stop", by, None, f"poll {template.number}")
    return ended
