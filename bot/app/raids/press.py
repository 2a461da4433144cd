"""What a press on an incident's card does; `/raid` comes through here too. Each verb is safe to press twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeAlias

from bot.app import audit, cards
from bot.app.authorize import Actor, authorize
from bot.app.decide import Choice, decide
from bot.app.numbers import number_in
from bot.app.people import language_of, name_of
from bot.app.plan import write_direct
from bot.app.press import SILENT, Press, Reply
from bot.app.raids import contain, strike, timers
from bot.app.raids.incident import accounts_among, keep, raid_of, raiders_of
from bot.app.raids.near import find_near
from bot.app.raids.restore import again, restore
from bot.app.raids.view import raid_button
from bot.app.turn import Turn
from bot.app.undo import put_back
from bot.domain.buttons import Token, write_token
from bot.domain.cases import Case, CaseState
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look
from bot.domain.decisions import Outcome
from bot.domain.people import Standing
from bot.domain.raids import Raid, RaidState
from bot.domain.text import Say, ago, say
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, CASES, DUE

Deed: TypeAlias = Callable[[Turn, Press, Case, Raid, Actor], Awaitable[Reply]]
PAGE: Final = 25
NEEDS_VERB: Final = {"who": "look", "strike": "raid_ban", "stop": "raid", "retry": "retry"}
"""The verb of `authorize` behind a button, where it is not "raid"."""


async def press_raid(turn: Turn, press: Press) -> Reply:
    """Load the incident, authorise the presser now, carry out the verb."""
    number = number_in(press.token.ref)
    case = await turn.tx.get(CASES, turn.id, number) if number is not None else None
    raid = await raid_of(turn, case.number) if case is not None else None
    deed = DEEDS.get(press.token.verb)
    if case is None or raid is None:
        return Reply(say("case-unknown", number=press.token.ref))
    if deed is None:
        return Reply(say("press-unknown"))
    return await act_on(turn, press, case, raid)


async def act_on(turn: Turn, press: Press, case: Case, raid: Raid) -> Reply:
    """One verb on one incident, for whoever asks."""
    actor, verb = await press.actor(turn), press.token.verb
    refusal = authorize(actor, NEEDS_VERB.get(verb, "raid"))
    if refusal is not None and verb == "strike" and authorize(actor, "raid") is None:
        return await _ask(turn, press, case, raid, actor)
    if refusal is not None:
        await audit.record(turn, f"denied:raid_{verb}", actor.person, None, f"case {case.number}")
        return Reply(refusal)
    return await DEEDS[verb](turn, press, case, raid, actor)


async def _contain(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    if raid.state is not RaidState.SEEN or raid.strike_at:
        return Reply(await already(turn, raid))
    await contain.contain(turn, await find_near(turn, raid), actor.person, "press")
    await cards.show(turn, case)
    return SILENT


async def _end(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    if not raid.state.is_live or raid.strike_at:
        return Reply(await already(turn, raid))
    await timers.end(turn, raid, actor.person)
    await audit.record(turn, "raid:end", actor.person, None, f"case {case.number}")
    fresh = await turn.tx.get(CASES, turn.id, case.number)
    if fresh is not None and fresh.state.is_open and not raid.struck:
        await decide(turn, fresh, Choice(Outcome.VIOLATION), actor.person)
    elif fresh is not None and fresh.state.is_open:
        await _close(turn, fresh)
    return SILENT


async def _close(turn: Turn, case: Case) -> None:
    closed = replace(
        case, state=CaseState.CLOSED, closed_at=turn.now, updated_at=turn.now, version=case.version + 1, owner=None,
        lease_until=None, handed_to=None, held=False,
    )  # fmt: skip
    await turn.tx.put(CASES, closed)
    await cards.show(turn, closed)


async def _people(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    """Not a raid: everything comes back, also the bans, and the rule learns that it was wrong."""
    if raid.state is RaidState.PEOPLE:
        return Reply(await already(turn, raid))
    await restore(turn, case.number, bans=True)
    await timers.drop_dues(turn, case.number)
    await turn.later(timers.CHECK, str(case.number), turn.now + timers.CHECK_EVERY)
    await keep(turn, replace(
        raid, state=RaidState.PEOPLE, by=actor.person, changed_at=turn.now, strike_at=0, strike_by=None, until=0,
        asked_by=None, sure=False, signs=(),
    ))  # fmt: skip
    await audit.record(turn, "raid:people", actor.person, None, f"case {case.number}")
    if case.held:
        await put_back(turn, case, actor.person)
    await decide(turn, case, Choice(Outcome.NO_VIOLATION, quiet=True), actor.person)
    return SILENT


async def _strike(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    if raid.strike_at or raid.state is RaidState.PEOPLE:
        return Reply(await already(turn, raid))
    ordered = await strike.order(turn, raid, actor.person)
    if ordered.strike_at <= turn.now:
        await turn.tx.drop(DUE, *where(community=turn.id, kind=strike.DUE, ref=str(case.number)))
        await strike.send(turn, ordered)
    await cards.show(turn, case)
    return SILENT


async def _stop(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    """Undo within the grace."""
    if not await turn.tx.drop(DUE, *where(community=turn.id, kind=strike.DUE, ref=str(case.number))):
        return Reply(say("raid-too-late"))
    await keep(turn, replace(raid, strike_at=0, strike_by=None))
    await audit.record(turn, "raid:stop", actor.person, None, f"case {case.number}")
    await cards.show(turn, case)
    return SILENT


async def _ask(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    """A moderator can't ban a crowd alone: the leads of the place get word, and the card says who asks."""
    if raid.strike_at or raid.state is RaidState.PEOPLE:
        return Reply(await already(turn, raid))
    await keep(turn, replace(raid, asked_by=actor.person))
    await audit.record(turn, "raid:ask-ban", actor.person, None, f"case {case.number}")
    await cards.show(turn, case)
    called = 0
    for account in press.looked.staff:
        rights = press.looked.rights.get(account)
        if rights is None or not rights.present or rights.is_bot or rights.standing < Standing.LEAD:
            continue
        row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
        call = say("raid-call", name=await name_of(turn, actor.person), number=str(case.number))
        ban = raid_button(case.number, "strike", ButtonStyle.DANGER)
        content = Content((Line(call),), (raid_button(case.number, "contain"), ban))
        language = language_of(row, turn.community.language)
        await write_direct(turn, raid.place, account, content, language, person=row.person if row else None)
        called += 1
    return Reply(say("raid-needs-lead" if called else "raid-needs-lead-nobody"))


async def _retry(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    count = await again(turn, case.number)
    await cards.show(turn, case)
    return SILENT if count else Reply(say("retry-nothing"))


async def _who(turn: Turn, press: Press, case: Case, raid: Raid, actor: Actor) -> Reply:
    """Everybody in it, page by page."""
    everybody = sorted(await raiders_of(turn, raid), key=lambda one: (-one.wrote, one.person))
    pages = max(1, -(-len(everybody) // PAGE))
    page = min(max(1, number_in(press.token.arg) or 1), pages)
    here = everybody[(page - 1) * PAGE : page * PAGE]
    names = await accounts_among(turn, [one.person for one in here], raid.platform)
    blocks: list[Block] = [Heading(say("raid-list", number=str(case.number), count=len(everybody)))]
    for one in here:
        name = names[one.person].name or names[one.person].id if one.person in names else say("someone")
        blocks.append(Line(say("raid-list-line", name=name, count=one.wrote)))
    buttons: tuple[Button, ...] = ()
    if page < pages:
        blocks.append(Line(say("history-page", page=page, pages=pages), "quiet"))
        token = Token("raid", str(case.number), "who", str(page + 1))
        buttons = (Button(write_token(token), say("morning-more")),)
    return Reply(content=Content(tuple(blocks), buttons, Look.LIST))


async def already(turn: Turn, raid: Raid) -> Say:
    """ "Mira contained this 4 seconds ago." — to the second presser."""
    if raid.strike_at:
        return say("raid-already-ban", name=await name_of(turn, raid.strike_by))
    since = ago(turn.now - raid.changed_at)
    key = f"raid-already-{raid.state}"
    if raid.by is None:
        return say(f"{key}-itself", ago=since)
    return say(key, name=await name_of(turn, raid.by), ago=since)


DEEDS: Final[dict[str, Deed]] = {
    "contain": _contain, "end": _end, "people": _people, "strike": _strike, "stop": _stop, "retry": _retry, "who": _who,
}  # fmt: skip
