"""Moderation: messages are judged in order, and what is found becomes signals, flags, cases and planned actions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from activities.ears import Ear
from bot.app import (
    albums,
    calling,
    cards,
    enforce,
    evidence,
    findings,
    firstwords,
    leaving,
    lobby,
    moving,
    operator,
    places,
)
from bot.app.catchup import late_finding
from bot.app.engage import hearing
from bot.app.findings import Finding, kind_of
from bot.app.members import Standings
from bot.app.natives import flags, sanctions
from bot.app.onboarding import forwards
from bot.app.people import changed_of, find_person, joiner_of, writer_of
from bot.app.places import DIRECT, room_of
from bot.app.powers import Spot
from bot.app.presence import greeting, ownrights
from bot.app.raids import gate, incident, taking
from bot.app.turn import Turn
from bot.app.whys import tell_limit, why_rows
from bot.domain.assessment import Assessment
from bot.domain.cases import Case, CaseKind
from bot.domain.events import (
    JoinAsked,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MemberSanctioned,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    NativeFlagged,
    OperatorAsked,
    OwnRightsChanged,
    PlaceJoined,
    PlaceLeft,
    PlaceMoved,
)
from bot.domain.messages import Message
from bot.domain.people import Person, Standing
from bot.domain.records import InboxRow, StoredMessage
from bot.domain.signals import Signal, SignalKind, Topic
from bot.domain.time import MINUTE
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, CASES, MESSAGES, SIGNALS, TRACES
from rules.hits import Judgement, Mode, RuleHit
from rules.language.levels import DEFAULT_LEVELS
from rules.scene import REGULAR_FOR, Facts, Scene, join_message, name_message
from rules.session import Session
from rules.windows import Windows

LATE = 10 * MINUTE
ABOUT_STEWARD: Final = (OperatorAsked, PlaceJoined, PlaceLeft, PlaceMoved, OwnRightsChanged)
"""What is about Steward itself, and counts wherever it happens."""
Happening: TypeAlias = Callable[[Turn, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """What the classifier says of a message, by the community's own scores, and from which levels on a score asks."""

    assessment: Assessment | None = None
    levels: Mapping[str, float] = field(default_factory=lambda: DEFAULT_LEVELS)


UNSAID: Final = Said()


@dataclass(frozen=True, slots=True)
class Seen:
    """A message with what is known beside it; joins and names are not `spoken`, and count as no message."""

    message: Message
    person: Person
    standing: Standing
    said: Said
    edited: bool
    late: bool
    mentions_staff: bool | None = None
    spoken: bool = True


async def happened(
    turn: Turn, row: InboxRow, said: Said, standings: Standings, apart: Container[Spot], ears: Sequence[Ear] = ()
) -> None:  # fmt: skip
    """Handle one event of the talk lane; nobody is judged in the places `apart`. Activities hear what stands."""
    event = row.event
    if (row.platform, row.place) in apart and not isinstance(event, ABOUT_STEWARD):
        return  # staff talk among themselves; what they quote is no case
    if isinstance(event, MessagePosted):
        if event.message.ref.channel.id.startswith(DIRECT):
            await _privately(turn, event.message)
            return
        late = event.late or turn.now - event.message.at > LATE
        await _message(turn, event.message, said, standings, edited=False, late=late, ears=ears)
        return
    if isinstance(event, MessageEdited):
        await _message(turn, event.message, said, standings, edited=True, late=False, ears=ears)
        await hearing.happened(turn, event)
        return
    if isinstance(event, MemberJoined):
        await _joined(turn, event, standings)
    elif isinstance(event, MemberChanged):
        await _changed(turn, event, standings)
    else:
        handler = HAPPENED.get(type(event))
        if handler is not None:
            await handler(turn, event)
    await hearing.happened(turn, event)


async def _privately(turn: Turn, message: Message) -> None:
    """Said to Steward alone: nothing is judged; in the set-up a forwarded message is an example."""
    if forwards.is_wanted(turn, message):
        await forwards.take(turn, message, (await changed_of(turn, message.author)).id)
    else:
        await lobby.heard(turn, message)


async def _message(
    turn: Turn, message: Message, said: Said, standings: Standings, *, edited: bool, late: bool,
    ears: Sequence[Ear] = (),
) -> None:  # fmt: skip
    if message.ref.channel == room_of(turn) or message.ref.channel.id.startswith(DIRECT):
        return  # staff talk among themselves; what they quote is no case
    known = await find_person(turn, message.author.account) if message.album else None
    first = known is None or not await albums.others(turn, message, known.id)
    person = await writer_of(turn, message.author, wrote=not edited and first)
    await _store(turn, message, person)
    pinged = standings.staff_among(message.mentions)
    seen = Seen(message, person, standings.of(message.author), said, edited, late, pinged)
    if not late and not edited and not seen.standing.is_staff and await firstwords.is_arrival(turn, message, person):
        here = message.ref.channel
        came = join_message(here.platform, here.place, message.author, message.at)
        await _came(turn, replace(seen, message=came, said=UNSAID, spoken=False))
    judgement = await judge(turn, seen)
    if message.album and not edited:
        await albums.came(turn, message, person)
    if ears and not late and not any(hit.mode is Mode.ACT for hit in judgement.hits):
        await hearing.heard(turn, ears, message, person, seen.standing, edited=edited)


async def _store(turn: Turn, message: Message, person: Person) -> None:
    """Keep the message; one that is known to be deleted stays so, in whatever order its events come."""
    row = StoredMessage(
        turn.id, message.ref.channel.platform, message.ref.channel.id, message.ref.id, person.id,
        message.author.name, message.text, message.at, message.reply.message_id if message.reply else "",
        album=message.album,
    )  # fmt: skip
    if await turn.tx.add(MESSAGES, row):
        return
    known = await turn.tx.get(MESSAGES, turn.id, row.platform, row.channel, row.message)
    await turn.tx.put(MESSAGES, replace(row, gone=known is not None and known.gone))


async def judge(turn: Turn, seen: Seen) -> Judgement:
    """Judge one message now and act on what is found."""
    session = await turn.desk.policies.session(turn)
    scene = await scene_of(turn, seen, session.windows)
    judgement = await _fold(turn, session, scene)
    await _found(turn, seen, judgement.hits, scene)
    if seen.edited and not judgement.hits:
        await _mended(turn, seen)
    return judgement


async def _fold(turn: Turn, session: Session, scene: Scene) -> Judgement:
    judgement, trace = session.carry(scene)
    await turn.tx.put(TRACES, trace)
    return judgement


def _is_regular(person: Person, at: int) -> bool:
    return person.regular and at - person.first_seen >= REGULAR_FOR


async def scene_of(turn: Turn, seen: Seen, windows: Windows) -> Scene:
    """Everything that rules may ask about this message, against these windows."""
    message, person = seen.message, seen.person
    reply = message.reply.author if message.reply else None
    answered = await find_person(turn, reply) if reply else None
    before = person.messages if person.messages is None or seen.edited or not seen.spoken else person.messages - 1
    facts = Facts(
        person=person.id, joined_at=person.joined_at, messages=before, roles=message.author.roles,
        standing=seen.standing, name=message.author.name, regular=_is_regular(person, message.at),
        is_bot=message.author.is_bot, is_self=message.author.is_self, role_names=message.author.role_names,
        created_at=message.author.created_at,
    )  # fmt: skip
    return Scene(
        message=message, facts=facts, now=turn.now, windows=windows,
        scores=seen.said.assessment.scores if seen.said.assessment is not None else None, levels=seen.said.levels,
        edited=seen.edited, late=seen.late,
        zone=turn.community.zone, own_domains=turn.community.settings.own_domains,
        answers=answered.id if answered else None, mentions_staff=seen.mentions_staff, community=turn.id,
    )  # fmt: skip


async def _joined(turn: Turn, event: MemberJoined, standings: Standings) -> None:
    person = await joiner_of(turn, event.author, event.at)
    await leaving.back(turn, person)
    message = join_message(event.platform, event.place, event.author, event.at)
    seen = Seen(message, person, standings.of(event.author), UNSAID, False, False, spoken=False)
    await _came(turn, seen)
    await taking.arrived(turn, event, person, seen.standing.is_staff)
    await gate.came(turn, event, person, seen.standing.is_staff)


async def _came(turn: Turn, seen: Seen) -> None:
    """Judge a join: how many come, and by which nickname."""
    session = await turn.desk.policies.session(turn)
    scene = replace(await scene_of(turn, seen, session.windows), joined=True)
    await _found(turn, seen, (await _fold(turn, session, scene)).hits, scene)


async def _changed(turn: Turn, event: MemberChanged, standings: Standings) -> None:
    """Somebody calls themselves something else: the new nickname is judged once, and nothing but the nickname.

    Windows are left alone, for nothing was said; rules that look at no text have nothing to see here.
    """
    known = await turn.tx.get(ACCOUNTS, event.author.account.platform, event.author.account.id, turn.id)
    person = await changed_of(turn, event.author)
    if known is not None and known.name == event.author.name:
        return
    seen = Seen(name_message(event), person, standings.of(event.author), UNSAID, False, False, spoken=False)
    session = await turn.desk.policies.session(turn)
    scene = await scene_of(turn, seen, session.windows)
    hits = [hit for hit in session.judge(scene).hits if hit.spans]
    for hit in hits:
        if hit.mode is Mode.ACT:
            session.remember_act(hit.rule, person.id, event.at)
    await _found(turn, seen, hits, scene)


async def _found(turn: Turn, seen: Seen, hits: Sequence[RuleHit], scene: Scene) -> None:
    """What rules saw in one message: a signal each, and one case for all that asks alike, the worst first.

    What needs an answer or care keeps a case of its own beside what needs a judgement, so that no decision about one
    closes the other. Raids and heated threads are about many people: they keep theirs as well.
    """
    own = await _brought(turn, seen, hits)
    for hit in sorted(hits, key=lambda one: -one.severity.order):
        signal = await _signal(turn, seen, hit)
        if signal.mode in (Mode.OFF, Mode.SHADOW) or seen.message.author.is_self:
            await turn.tx.add(SIGNALS, signal)
            continue
        if hit.topic is Topic.RAID and (known := await taking.trusted_case(turn, seen.message)) is not None:
            await turn.tx.add(SIGNALS, replace(signal, case=known))
            continue
        crowd, kind = hit.topic in findings.BY_CHANNEL, kind_of(hit.topic, seen.standing.is_staff)
        if kind in own and not crowd:
            case = own[kind] = await _named(turn, own[kind], hit)
        elif seen.late:
            ref = seen.message.ref
            late = late_finding(hits, ref.channel.platform, ref.channel.place, ref.id)
            case = await findings.bring(turn, late)
        else:
            found = await _finding(turn, seen, hit)
            raid = await taking.covering(turn, found)
            case = raid or await findings.bring(turn, found, crowd=signal.mode == Mode.ASK)
        if not crowd:
            own[kind] = case
        await turn.tx.add(SIGNALS, replace(signal, case=case.number))
        session = await turn.desk.policies.session(turn)
        await evidence.keep(turn, case, seen.message, seen.person, hit.spans, why_rows(session, scene, hit))
        if seen.message.album:
            await albums.keep_all(turn, case, seen.message, seen.person)
        await tell_limit(turn, hit)
        if signal.mode == Mode.ACT and not (seen.message.album and await albums.is_condemned(turn, case)):
            case = await enforce.by_rule(turn, case, hit, seen.message)
            await albums.keep_all(turn, case, seen.message, seen.person)
            if not crowd:
                own[kind] = case
        if hit.topic is Topic.RAID and not seen.late:
            case = await taking.seen(turn, case, _sight(seen))
        if hit.then.escalate_to and not seen.late:
            await calling.call_leads(turn, case)
        await cards.show(turn, case, calm=True)


async def _brought(turn: Turn, seen: Seen, hits: Sequence[RuleHit]) -> dict[CaseKind, Case]:
    """The case in which this very message is already: by the platform's own moderation, or by its album."""
    if not hits or seen.late:
        return {}
    case = await flags.case_about(turn, seen.message, seen.person.id)
    case = case or (await albums.case_of(turn, seen.message, seen.person.id) if seen.message.album else None)
    return {case.kind: case} if case is not None else {}


async def _named(turn: Turn, case: Case, hit: RuleHit) -> Case:
    """A case that no rule had found yet is the rule's from now on; the graver of two counts."""
    worse = max(case.severity, hit.severity, key=lambda one: one.order)
    named = replace(case, severity=worse)
    if not case.rule:
        house = case.house_rule or hit.house_rule
        named = replace(named, rule=hit.rule, topic=hit.topic, house_rule=house)
    if named == case:
        return case
    named = replace(named, updated_at=turn.now, version=case.version + 1)
    await turn.tx.put(CASES, named)
    return named


def _sight(seen: Seen) -> incident.Sight:
    return incident.Sight(seen.message, seen.person, seen.standing.is_staff, joined=not seen.spoken)


async def _signal(turn: Turn, seen: Seen, hit: RuleHit) -> Signal:
    ref, mode = seen.message.ref, _guarded(hit.mode, seen)
    return Signal(
        turn.id, await turn.next("signal"), SignalKind.RULE, hit.rule, hit.version, mode.value, hit.topic,
        hit.severity, seen.person.id, ref.channel.platform, ref.channel.id, ref.id, hit.spans, hit.unknown, turn.now,
    )  # fmt: skip


async def _finding(turn: Turn, seen: Seen, hit: RuleHit) -> Finding:
    ref, crowd = seen.message.ref, hit.topic in findings.BY_CHANNEL
    about_staff = seen.standing.is_staff and not crowd
    return Finding(
        topic=hit.topic, severity=hit.severity, rule=hit.rule, house_rule=hit.house_rule,
        person=None if crowd else seen.person.id, target=None if crowd else await _target(turn, seen.message),
        platform=ref.channel.platform, place=ref.channel.place, channel=ref.channel.id, message=ref.id,
        kind=kind_of(hit.topic, about_staff), above=int(seen.standing) + 1 if about_staff else 0,
    )  # fmt: skip


def _guarded(mode: Mode, seen: Seen) -> Mode:
    """Staff and bots are judged and never acted on; nor is anybody for what came late."""
    if mode is Mode.ACT and (seen.standing.is_staff or seen.message.author.is_bot or seen.late):
        return Mode.ASK
    return mode


async def _target(turn: Turn, message: Message) -> int | None:
    named = message.reply.author if message.reply and message.reply.author else None
    named = named or (message.mentions[0] if message.mentions else None)
    person = await find_person(turn, named) if named else None
    return person.id if person else None


async def _gone(turn: Turn, event: MessageDeleted) -> None:
    channel = event.ref.channel
    key = where(community=turn.id, platform=channel.platform, channel=channel.id, message=event.ref.id)
    if not await turn.tx.change(MESSAGES, key, gone=True):
        gone = StoredMessage(turn.id, channel.platform, channel.id, event.ref.id, 0, "", "", event.at, "", gone=True)
        await turn.tx.add(MESSAGES, gone)
    await cards.touch_message(turn, event.ref)


async def _mended(turn: Turn, seen: Seen) -> None:
    """A flagged message was changed into a harmless one: evidence keeps both, and the card says so."""
    for case in await cards.cases_about(turn, seen.message.ref):
        await evidence.keep(turn, case, seen.message, seen.person, ())
        await cards.show(turn, case)


async def _arrived(turn: Turn, event: PlaceJoined) -> None:
    await places.arrived(turn, event)
    await greeting.joined(turn, event)


HAPPENED: Final[dict[type, Happening]] = {
    MessageDeleted: _gone,
    MemberLeft: leaving.left,
    OperatorAsked: operator.carry_out,
    PlaceJoined: _arrived,
    PlaceLeft: places.departed,
    PlaceMoved: moving.moved,
    MemberSanctioned: sanctions.sanctioned,
    NativeFlagged: flags.flagged,
    OwnRightsChanged: ownrights.changed,
    JoinAsked: gate.asked,
}
"""What happens besides messages, joins and names, each with whoever sees to it."""
