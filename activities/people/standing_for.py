"""Ambassadors: named by members, asked by the team's tap alone, reviewed each quarter, thanked when they go."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.people.buttons import button
from activities.people.rows import Ambassador, Programme, Stage
from activities.people.tables import AMBASSADORS, PROGRAMMES, THANKS
from bot.domain.actions import SetRole
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, plain
from bot.domain.people import AccountRef, Person
from bot.domain.records import Due
from bot.domain.text import Moment, Say, say
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import PEOPLE, STRIKES

REVIEW: Final = "people-review"
QUARTER: Final = 91 * DAY
MOST: Final = 5
ASKABLE: Final = frozenset({Stage.NOMINATED, Stage.LEFT})


async def programme(floor: Floor) -> Programme:
    """What the community expects."""
    return await floor.tx.get(PROGRAMMES, floor.id) or Programme(floor.id)


async def nominate(floor: Floor, person: int, by: int, reason: str) -> Say:
    """Somebody names somebody: the team hears of it, the one who was named does not."""
    known = await floor.tx.get(AMBASSADORS, floor.id, person)
    if known is not None and known.stage in (Stage.ACTIVE, Stage.ASKED):
        return say("people-amb-known")
    if known is None or known.stage is Stage.LEFT:
        await floor.tx.put(AMBASSADORS, Ambassador(floor.id, person, Stage.NOMINATED, by, reason, floor.now))
        name, giver = await floor.name_of(person), await floor.name_of(by)
        blocks = (Line(say("people-amb-named", giver=giver, name=name), "strong"), Line(reason),
                  Line(say("people-amb-untold"), "quiet"))  # fmt: skip
        await floor.tell_staff(Content(blocks, asking(person)))
    return say("people-amb-thanks")


def asking(person: int) -> tuple[Button, ...]:
    """The team's choice."""
    return (
        button(str(person), "ask", say("people-amb-ask")),
        button(str(person), "pass", say("people-amb-pass"), ButtonStyle.QUIET),
    )


async def suggested(floor: Floor) -> list[Person]:
    """Members who meet what can be measured, have no warning that counts, and were never asked: by thanks received."""
    rules = await programme(floor)
    regulars = await floor.tx.find(
        PEOPLE, *where(community=floor.id, regular=True), Where("first_seen", "<", floor.now - rules.days * DAY),
        limit=1000,
    )  # fmt: skip
    found = []
    for one in regulars:
        if (one.messages if one.messages is not None else one.seen) < rules.messages:
            continue
        known = await floor.tx.get(AMBASSADORS, floor.id, one.id)
        warned = await floor.tx.count(
            STRIKES, *where(community=floor.id, person=one.id), Where("expires_at", ">", floor.now)
        )
        if known is None and not warned and await floor.accounts(one.id):
            thanks = await floor.tx.count(THANKS, *where(community=floor.id, person=one.id))
            found.append((-thanks, one.first_seen, one.id, one))
    return [one for *_, one in sorted(found, key=lambda each: each[:3])[:MOST]]


async def ask(floor: Floor, person: int, by: int) -> Say:
    """Ask the candidate, because somebody of the team tapped."""
    known = await floor.tx.get(AMBASSADORS, floor.id, person)
    if known is not None and known.stage not in ASKABLE:
        return say("people-amb-known")
    row = known or Ambassador(floor.id, person, Stage.NOMINATED, by, "", floor.now)
    rules = await programme(floor)
    blocks = [Line(say("people-amb-would-you", community=floor.community.name))]
    blocks += [Line(rules.text)] if rules.text else []
    blocks.append(Line(say("people-amb-free"), "quiet"))
    buttons = (button("me", "accept", say("people-amb-yes")),
               button("me", "decline", say("people-amb-no"), ButtonStyle.QUIET))  # fmt: skip
    if not await floor.write_to(person, Content(tuple(blocks), buttons)):
        return say("people-amb-unknown")
    await floor.tx.put(AMBASSADORS, replace(row, stage=Stage.ASKED, asked_by=by))
    await floor.audit("ambassador-ask", by, person)
    return say("people-amb-asked", name=await floor.name_of(person))


async def answer(floor: Floor, person: int, yes: bool) -> Say:
    """What the candidate says."""
    row = await floor.tx.get(AMBASSADORS, floor.id, person)
    if row is None or row.stage is not Stage.ASKED:
        return say("people-amb-not-asked")
    name = await floor.name_of(person)
    if not yes:
        await floor.tx.put(AMBASSADORS, replace(row, stage=Stage.DECLINED))
        await floor.tell_staff(plain(say("people-amb-declined", name=name)))
        return say("people-amb-no-thanks")
    await floor.tx.put(
        AMBASSADORS, replace(row, stage=Stage.ACTIVE, since=floor.now, review_at=floor.now + QUARTER)
    )  # fmt: skip
    await _role(floor, person, has=True)
    await floor.later(REVIEW, str(person), floor.now + QUARTER)
    await floor.tell_staff(plain(say("people-amb-accepted", name=name)))
    return say("people-amb-welcome")


async def _role(floor: Floor, person: int, *, has: bool) -> None:
    rules = await programme(floor)
    if not rules.role:
        return
    for account in await floor.accounts(person):
        if account.platform == rules.platform:
            ref = AccountRef(account.platform, account.id)
            await floor.act(SetRole(rules.place, ref, rules.role, has), person=person)


async def review(floor: Floor, due: Due) -> None:
    """A quarter has gone by: the team looks, nothing happens by itself."""
    row = await floor.tx.get(AMBASSADORS, floor.id, int(due.ref))
    if row is None or row.stage is not Stage.ACTIVE:
        return
    name = await floor.name_of(row.person)
    buttons = (
        button(due.ref, "stay", say("people-amb-stay")),
        button(due.ref, "part", say("people-amb-part"), ButtonStyle.DANGER),
    )
    await floor.tell_staff(
        Content((Line(say("people-amb-review", name=name, since=Moment(row.since, "date"))),), buttons)
    )


async def stay(floor: Floor, person: int) -> Say:
    """Another quarter."""
    row = await floor.tx.get(AMBASSADORS, floor.id, person)
    if row is None or row.stage is not Stage.ACTIVE:
        return say("people-amb-unknown")
    await floor.tx.put(AMBASSADORS, replace(row, review_at=floor.now + QUARTER))
    await floor.later(REVIEW, str(person), floor.now + QUARTER)
    return say("people-amb-stays", name=await floor.name_of(person))


async def part(floor: Floor, person: int, by: int) -> Say:
    """Step down, by oneself or by the team: the role goes, the thanks stay."""
    row = await floor.tx.get(AMBASSADORS, floor.id, person)
    if row is None or row.stage is not Stage.ACTIVE:
        return say("people-amb-not-one")
    await floor.tx.put(AMBASSADORS, replace(row, stage=Stage.LEFT))
    await floor.never(REVIEW, str(person))
    await _role(floor, person, has=False)
    name = await floor.name_of(person)
    if by == person:
        await floor.tell_staff(plain(say("people-amb-stepped-down", name=name)))
    else:
        await floor.write_to(person, plain(say("people-amb-thank-you")))
    await floor.audit("ambassador-part", by, person)
    return say("people-amb-parted", name=name)


async def gone(floor: Floor, person: int) -> None:
    """Somebody left the community: whoever stood for it does so no more."""
    row = await floor.tx.get(AMBASSADORS, floor.id, person)
    if row is not None and row.stage is not Stage.LEFT:
        await floor.tx.put(AMBASSADORS, replace(row, stage=Stage.LEFT))
        await floor.never(REVIEW, str(person))


async def passed(floor: Floor, person: int) -> Say:
    """Not this one, not now: whoever was named never hears of it."""
    row = await floor.tx.get(AMBASSADORS, floor.id, person)
    if row is not None and row.stage is Stage.NOMINATED:
        await floor.tx.drop(AMBASSADORS, *where(community=floor.id, person=person))
    return say("people-amb-passed")


async def listing(floor: Floor) -> Content:
    """Who is, who was named, and who could be; for the team alone."""
    rows = await floor.tx.find(AMBASSADORS, *where(community=floor.id), order=("at",), limit=50)
    blocks: list[Block] = [Heading(say("people-amb-title"))]
    buttons = []
    for row in rows:
        if row.stage in (Stage.ACTIVE, Stage.ASKED, Stage.NOMINATED):
            stage = say(f"people-stage-{row.stage.value}")
            blocks.append(Line(say("people-amb-line", name=await floor.name_of(row.person), stage=stage)))
    for one in await suggested(floor):
        name = await floor.name_of(one.id)
        blocks.append(Line(say("people-amb-suggest", name=name)))
        buttons.append(button(str(one.id), "ask", say("people-amb-ask-name", name=name)))
    if len(blocks) == 1:
        blocks.append(Line(say("people-amb-nobody")))
    return Content(tuple(blocks), tuple(buttons))
