"""Calling those above: by hand, or because a kick or a ban is beyond the hourly limit and a lead confirms it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app import audit, cards
from bot.app.asked import mark
from bot.app.authorize import Actor
from bot.app.cardbuttons import case_button, confirm_button
from bot.app.people import account_of, find_person, language_of, name_of, once_each
from bot.app.places import place_on
from bot.app.plan import plan
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.actions import SendDirect
from bot.domain.cases import Case, CaseState
from bot.domain.content import Button, Content, Line
from bot.domain.people import AccountRef, Standing
from bot.domain.text import Say, say
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS, ACTIONS, CASES

LEADS: Final = "call-leads"
"""The errand that finds the leads whom a rule calls."""


async def escalate(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """By hand: everyone whose standing is higher gets word in private."""
    call = say("escalate-call", name=await name_of(turn, actor.person), number=str(case.number))
    buttons = (case_button(case.number, "show"), case_button(case.number, "claim"))
    called = await _call_seniors(turn, press, case, actor, Content((Line(call),), buttons))
    return Reply(say("escalate-done", count=called) if called else say("escalate-nobody"))


async def ask_lead(turn: Turn, press: Press, case: Case, actor: Actor, most: int) -> Reply:
    """A kick or a ban beyond the hourly limit of `most`: the case waits for a lead, who confirms it with one tap."""
    verb, number = press.token.verb, str(case.number)
    name = await name_of(turn, actor.person)
    call = say("heavy-call", name=name, what=say(f"press-{verb}"), number=number)
    content = Content((Line(call),), (case_button(case.number, "show"), confirm_button(case.number, verb)))
    called = await _call_seniors(turn, press, case, actor, content, verb)
    await audit.record(turn, "heavy-limit", actor.person, case.person, f"case {number}")
    return Reply(say("denied-heavy" if called else "denied-heavy-nobody", count=most))


async def _call_seniors(turn: Turn, press: Press, case: Case, actor: Actor, content: Content, verb: str = "") -> int:
    """Mark the case, write to all above the actor who may see it, and say how many there are."""
    seniors = await _seniors(turn, press, case, actor)
    await mark(turn, case, actor.person, verb)
    called_for = replace(case, updated_at=turn.now, version=case.version + 1)
    if seniors:
        called_for = replace(
            called_for, state=CaseState.ESCALATED, owner=None, lease_until=None, handed_to=None
        )  # fmt: skip
    await turn.tx.put(CASES, called_for)
    if not verb:
        await audit.record(turn, "escalate", actor.person, case.person, f"case {case.number}")
    await cards.show(turn, called_for)
    for account in seniors:
        await direct(turn, case, account, content)
    return len(seniors)


async def _seniors(turn: Turn, press: Press, case: Case, actor: Actor) -> list[AccountRef]:
    mine = actor.rights.standing if actor.rights else Standing.NOBODY
    found = []
    for account in await once_each(turn, press.looked.staff, case.platform):
        rights = press.looked.rights.get(account)
        if rights is None or not rights.present or rights.is_bot or rights.standing <= mine:
            continue
        person = await find_person(turn, account)
        about = person is not None and person.id == case.person
        if rights.standing >= case.above and not about:
            found.append(account)
    return found


async def call_leads(turn: Turn, case: Case) -> None:
    """A rule's `escalate_to`: the leads of the place get word in private, once for what counts as one.

    Whoever does it all alone has the card already.
    """
    if turn.community.settings.volunteer:
        return
    since = Where("planned_at", ">", turn.now - turn.community.settings.dedupe)
    if await turn.tx.count(ACTIONS, *where(community=turn.id, case=case.number, verb=LEADS), since):
        return
    errand = SendDirect(case.place, AccountRef(case.platform, ""), Content(()), turn.community.language)
    await plan(turn, errand, verb=LEADS, lane=f"call:{case.number}", case=case.number)


def leads_content(case: Case) -> Content:
    """What a lead reads whom a rule calls."""
    line = say("rule-calls", topic=say(f"topic-{case.topic}"), number=str(case.number))
    buttons = (case_button(case.number, "show"), case_button(case.number, "claim"))
    return Content((Line(line),), buttons)


async def call(turn: Turn, case: Case, person: int, words: Say, buttons: tuple[Button, ...] = ()) -> None:
    """A line in private to a colleague, with the buttons that answer it."""
    account = await account_of(turn, person, case.platform) or await account_of(turn, person)
    if account is not None:
        await direct(turn, case, AccountRef(account.platform, account.id), Content((Line(words),), buttons))


async def direct(
    turn: Turn, case: Case, account: AccountRef, content: Content, verb: str = "call", decision: int | None = None
) -> None:
    """Write to somebody in private about a case, in their language."""
    row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
    language = language_of(row, turn.community.language)
    place = await place_on(turn, account.platform, case.place)
    act = SendDirect(place, account, content, language)
    lane = f"direct:{account.platform}:{account.id}"
    await plan(turn, act, verb=verb, lane=lane, case=case.number, decision=decision)
