"""Buddies: a newcomer asks for one by their own tap, and after a week is asked how it goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.people.buttons import button
from activities.people.rows import Buddy, Pair
from activities.people.tables import BUDDIES, PAIRS
from bot.domain.content import Content, Line, plain
from bot.domain.records import Due
from bot.domain.text import say
from bot.domain.time import DAY
from bot.ports.store import Where, where

CHECK: Final = "people-checkin"
WEEK: Final = 7 * DAY


async def offer(floor: Floor, person: int) -> bool:
    """Offer oneself, or stop; whether one does now."""
    if await floor.tx.drop(BUDDIES, *where(community=floor.id, person=person)):
        return False
    await floor.tx.put(BUDDIES, Buddy(floor.id, person, floor.now))
    return True


async def match(floor: Floor, newcomer: int) -> Pair | None:
    """Somebody to ask: whoever has the fewest newcomers of the last month, then whoever offered first. None when nobody
    else offers. Who has one keeps them."""
    known = await floor.tx.get(PAIRS, floor.id, newcomer)
    if known is not None:
        return known
    offered = await floor.tx.find(BUDDIES, *where(community=floor.id), order=("since", "person"))
    free = [one for one in offered if one.person != newcomer and await floor.accounts(one.person)]
    if not free:
        return None
    recent = await floor.tx.find(PAIRS, *where(community=floor.id), Where("at", ">", floor.now - 30 * DAY))
    loads = Counter(one.buddy for one in recent)
    chosen = min(free, key=lambda one: (loads[one.person], one.since, one.person))
    pair = Pair(floor.id, newcomer, chosen.person, floor.now)
    await floor.tx.put(PAIRS, pair)
    await floor.later(CHECK, str(newcomer), floor.now + WEEK)
    await _introduce(floor, pair)
    return pair


async def _introduce(floor: Floor, pair: Pair) -> None:
    newcomer, buddy = await floor.name_of(pair.newcomer), await floor.name_of(pair.buddy)
    await floor.write_to(pair.buddy, plain(say("people-buddy-new", name=newcomer)))
    await floor.write_to(pair.newcomer, plain(say("people-buddy-yours", name=buddy)))
    await floor.tell_staff(plain(say("people-buddy-staff", newcomer=newcomer, buddy=buddy)))


async def check(floor: Floor, due: Due) -> None:
    """A week has gone by: only whoever asked for a buddy is asked."""
    pair = await floor.tx.get(PAIRS, floor.id, int(due.ref))
    if pair is None or pair.checked_at:
        return
    await floor.tx.put(PAIRS, replace(pair, checked_at=floor.now))
    buttons = (button("me", "week", say("people-week-good"), arg="good"),
               button("me", "week", say("people-week-help"), arg="help"))  # fmt: skip
    await floor.write_to(pair.newcomer, Content((Line(say("people-week")),), buttons), holds=True)


async def answered(floor: Floor, person: int, answer: str) -> bool:
    """What the newcomer says; "help" reaches the team. False for somebody who was not asked."""
    pair = await floor.tx.get(PAIRS, floor.id, person)
    if pair is None or answer not in ("good", "help"):
        return False
    if pair.answer != answer:
        await floor.tx.put(PAIRS, replace(pair, answer=answer))
        if answer == "help":
            name, buddy = await floor.name_of(person), await floor.name_of(pair.buddy)
            await floor.tell_staff(plain(say("people-week-staff", name=name, buddy=buddy)))
    return True


async def left(floor: Floor, person: int) -> None:
    """Somebody left: they are nobody's buddy any more, and their newcomers may find another."""
    await floor.tx.drop(BUDDIES, *where(community=floor.id, person=person))
    await floor.tx.drop(PAIRS, *where(community=floor.id, newcomer=person))
    await floor.tx.drop(PAIRS, *where(community=floor.id, buddy=person))
    await floor.never(CHECK, str(person))
