"""Cases that staff open by hand: a verb used on somebody makes its case first, and is then decided like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.app import audit, cards, evidence
from bot.app.authorize import Actor, Target, authorize
from bot.app.cardbuttons import case_button
from bot.app.casepress import NEEDS_VERB, act_on
from bot.app.commands.ask import Ask
from bot.app.decide import Choice, decide
from bot.app.people import account_of, person_of
from bot.app.places import among_members
from bot.app.press import SILENT, Press, Reply
from bot.app.quoting import message_of
from bot.app.reports import seen_in
from bot.app.turn import Turn
from bot.domain.buttons import Token
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.content import ButtonStyle, Content, Line
from bot.domain.decisions import Outcome, Verb
from bot.domain.messages import ChannelRef, Message
from bot.domain.people import Standing
from bot.domain.signals import Severity, Topic
from bot.domain.text import Say, say
from bot.ports.tables import CASES

JOINED: Final = frozenset({CaseKind.ENFORCE, CaseKind.STAFF})


@dataclass(frozen=True, slots=True)
class Deed:
    """A card's verb for a person: what its form would hold, and the house rule it rests on."""

    verb: str
    person: int
    values: dict[str, str]
    house_rule: int | None = None


async def do(turn: Turn, ask: Ask, deed: Deed) -> Reply:
    """Carry out a verb on somebody: refused, or on the open case about the message, or on a case made for it."""
    actor = await ask.actor(turn)
    target = await ask.target_of(turn, deed.person)
    refusal = denial(actor, NEEDS_VERB.get(deed.verb, deed.verb), target)
    if refusal is not None:
        await audit.record(turn, f"denied:{deed.verb}", actor.person, deed.person, "by hand")
        return Reply(refusal)
    message = await message_of(turn, ask)
    if message is not None and (await person_of(turn, message.author)).id != deed.person:
        message = None  # a reply to somebody else's message names whom it is about, and is no evidence against them
    joined = await _open_about(turn, message, deed) if message is not None else None
    case = joined or await _open(turn, ask, deed, message, _standing(target))
    if deed.verb == "note" and joined is None:
        return await _note(turn, case, deed.values["note"], actor.person)
    token = Token("case", str(case.number), deed.verb)
    press = Press(token, ask.author, ask.channel, ask.interaction, ask.looked, deed.values, True)
    reply = await act_on(turn, press, case, deed.verb)
    return Reply(content=under_way(case)) if reply == SILENT and ask.interaction else reply


async def _note(turn: Turn, case: Case, text: str, by: int) -> Reply:
    """A note without a case of its own yet: the case is nothing but the note."""
    await decide(turn, case, Choice(Outcome.NO_VIOLATION, (Verb.NOTE,), note=text, quiet=True), by)
    return Reply(say("by-hand-noted", number=str(case.number)))


def denial(actor: Actor, verb: str, target: Target) -> Say | None:
    """As for any path in; besides, what is written down about staff is for those above them."""
    refusal = authorize(actor, verb, target)
    theirs, mine = _standing(target), actor.rights.standing if actor.rights else Standing.NOBODY
    if refusal is None and theirs.is_staff and mine <= theirs:
        return say("denied-above")
    return refusal


def _standing(target: Target) -> Standing:
    rights = target.rights
    return rights.standing if rights is not None and rights.present else Standing.MEMBER


def under_way(case: Case) -> Content:
    """What whoever asked sees at once; how it went stands on the card."""
    undo = case_button(case.number, "undo", ButtonStyle.QUIET)
    return Content((Line(say("by-hand-under-way", number=str(case.number))),), (undo,), rings=False)


async def _open(turn: Turn, ask: Ask, deed: Deed, message: Message | None, standing: Standing) -> Case:
    channel = message.ref.channel if message else await _where(turn, ask, deed.person)
    seen = await seen_in(turn, message)
    topic, severity = (seen.topic, seen.severity) if seen else (Topic.OTHER, Severity.MEDIUM)
    if topic is Topic.WELLBEING:
        topic = Topic.OTHER  # a case about care is no case about a sanction
    case = Case(
        community=turn.id, number=await turn.next("case"),
        kind=CaseKind.STAFF if standing.is_staff else CaseKind.ENFORCE, state=CaseState.OPEN, topic=topic,
        severity=severity, rule="", house_rule=deed.house_rule, person=deed.person, target=None,
        platform=channel.platform, place=channel.place, channel=channel.id, message=message.ref.id if message else "",
        opened_at=turn.now, updated_at=turn.now, above=int(standing) + 1 if standing.is_staff else 0,
    )  # fmt: skip
    await turn.tx.add(CASES, case)
    if message is not None:
        person = await person_of(turn, message.author)
        await evidence.keep(turn, case, message, person, seen.spans if seen else ())
    return case


async def _where(turn: Turn, ask: Ask, person: int) -> ChannelRef:
    """Where it falls on them: here, or where members are on a platform on which they have an account."""
    account = await account_of(turn, person, ask.channel.platform) or await account_of(turn, person)
    return await among_members(turn, ask.channel, account.platform if account else "")


async def _open_about(turn: Turn, message: Message, deed: Deed) -> Case | None:
    """The open case about this message; to delete one message, only a case about this message alone."""
    for case in await cards.cases_about(turn, message.ref):
        if case.kind not in JOINED or case.person != deed.person:
            continue
        if deed.verb == "delete" and len(await evidence.evidence_of(turn, case.number)) > 1:
            continue
        if deed.house_rule is not None and case.state is not CaseState.GRACE:
            case = replace(case, house_rule=deed.house_rule)
        return case
    return None
