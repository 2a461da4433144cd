"""Working on a case together: claim, hand over, call a senior, wait, answer, say that a rule was wrong."""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit, cards
from bot.app.authorize import Actor
from bot.app.caseforms import form_of
from bot.app.decide import Choice, decide
from bot.app.evidence import evidence_of
from bot.app.people import account_of, language_of, name_of
from bot.app.plan import plan
from bot.app.press import SILENT, Press, Reply
from bot.app.turn import Turn
from bot.domain.actions import SendDirect, SendMessage
from bot.domain.cases import Case, CaseState
from bot.domain.content import Content, Line
from bot.domain.decisions import ActionState, Outcome, Verb
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.records import InboxState
from bot.domain.text import Say, say
from bot.domain.time import DAY
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, ACTIONS, CASES, INBOX
from rules.edit import add_example
from rules.file import Faults

RENEWALS = 3


async def claim(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """One owner, by compare-and-set; a claim lapses after the lease and may be renewed three times."""
    if not case.state.is_open or case.state is CaseState.GRACE:
        return Reply(say("case-closed-already", number=str(case.number)))
    if case.owner not in (None, actor.person) and case.state is CaseState.CLAIMED:
        return Reply(say("case-owned", name=await name_of(turn, case.owner)))
    renewed = case.renewals + 1 if case.owner == actor.person else 0
    if renewed > RENEWALS:
        return Reply(say("claim-too-often", count=RENEWALS))
    until = turn.now + turn.community.settings.lease
    claimed = replace(
        case, state=CaseState.CLAIMED, owner=actor.person, lease_until=until, renewals=renewed, handed_to=None
    )
    await _change(turn, claimed, actor, "claim")
    await turn.later("lease", str(case.number), until)
    return SILENT


async def accept(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """The colleague whom a case was handed to takes it."""
    if case.handed_to != actor.person:
        return Reply(say("hand-not-you"))
    free = replace(case, owner=None, state=CaseState.OPEN)
    return await claim(turn, press, free, actor)


async def release(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Give a claimed case back."""
    if case.owner != actor.person:
        return Reply(say("case-owned", name=await name_of(turn, case.owner)))
    freed = replace(case, state=CaseState.OPEN, owner=None, lease_until=None)
    await _change(turn, freed, actor, "release")
    return SILENT


async def lapse(turn: Turn, case: Case) -> None:
    """A claim's lease is over, or a wait is: the case is open again; never lost, never invisible."""
    if case.state is CaseState.CLAIMED and (case.lease_until or 0) > turn.now:
        await turn.later("lease", str(case.number), case.lease_until or turn.now)
        return
    if case.state in (CaseState.CLAIMED, CaseState.WAITING):
        freed = replace(
            case, state=CaseState.OPEN, owner=None, lease_until=None, updated_at=turn.now, version=case.version + 1
        )
        await turn.tx.put(CASES, freed)
        await cards.show(turn, freed)


async def hand_over(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Give a case to a named colleague, with a note; they have to accept."""
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "hand"))
    to, note = press.values.get("to", ""), press.values.get("note", "").strip()
    if not note or not to.isdigit():
        return Reply(say("hand-needs-note"))
    handed = replace(case, handed_to=int(to), note=note[:1000])
    await _change(turn, handed, actor, "hand")
    name = await name_of(turn, actor.person)
    await _call(turn, case, int(to), Content((Line(say("hand-call", name=name, number=str(case.number), note=note)),)))
    return Reply(say("hand-done", name=await name_of(turn, int(to))))


async def escalate(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Call those above: everyone whose standing is higher gets word in private."""
    if not case.state.is_open:
        return Reply(say("case-closed-already", number=str(case.number)))
    await _change(turn, replace(case, state=CaseState.ESCALATED, owner=None, lease_until=None), actor, "escalate")
    mine = actor.rights.standing if actor.rights else 0
    name = await name_of(turn, actor.person)
    called = 0
    for account in press.looked.staff:
        rights = press.looked.rights.get(account)
        if rights is None or rights.standing <= mine or rights.is_bot:
            continue
        called += 1
        content = Content((Line(say("escalate-call", name=name, number=str(case.number))),))
        await _direct(turn, case, account, content)
    return Reply(say("escalate-done", count=called) if called else say("escalate-nobody"))


async def ask_lead(turn: Turn, case: Case, person: int) -> None:
    """A heavy verb beyond the hourly limit: the case waits for a lead."""
    asked = replace(case, state=CaseState.ESCALATED, updated_at=turn.now, version=case.version + 1)
    await turn.tx.put(CASES, asked)
    await audit.record(turn, "heavy-limit", person, case.person, f"case {case.number}")
    await cards.show(turn, asked)


async def wait(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Put a case aside for at most a day; then it is open again."""
    if not case.state.is_open:
        return Reply(say("case-closed-already", number=str(case.number)))
    await _change(turn, replace(case, state=CaseState.WAITING, owner=None, lease_until=None), actor, "wait")
    await turn.later("waiting", str(case.number), turn.now + DAY)
    return SILENT


async def point_to(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Where the message is, for whoever can't follow a link."""
    kept = await evidence_of(turn, case.number)
    if not kept:
        return Reply(say("open-nothing"))
    one = kept[-1]
    gone = await cards.is_gone(turn, MessageRef(ChannelRef(case.platform, case.place, one.channel), one.message))
    key = "open-gone" if gone else "open-where"
    return Reply(say(key, channel=one.channel_name or one.channel, message=one.message))


async def answer_member(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Answer in public (as a reply) or in private; the answer closes the case."""
    if not case.state.is_open or case.state is CaseState.GRACE:
        return Reply(say("case-closed-already", number=str(case.number)))
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "answer"))
    text = press.values.get("text", "").strip()
    if not text:
        return Reply(say("answer-empty"))
    refusal = await _send_answer(turn, case, text, press.values.get("place", "public"))
    if refusal is not None:
        return refusal
    await decide(turn, case, Choice(Outcome.ANSWERED, (Verb.ANSWER,), note=text[:1000], quiet=True), actor.person)
    return SILENT


async def _send_answer(turn: Turn, case: Case, text: str, place: str) -> Reply | None:
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    content = Content((Line(text),))
    if place == "private":
        if account is None:
            return Reply(say("answer-nobody"))
        await _direct(turn, case, AccountRef(account.platform, account.id), content, verb="reply")
        return None
    gone = await cards.is_gone(turn, MessageRef(ChannelRef(case.platform, case.place, case.channel), case.message))
    channel = ChannelRef(case.platform, case.place, case.channel)
    act = SendMessage(channel, content, turn.community.language, reply_to="" if gone else case.message)
    await plan(
        turn, act, verb="reply", lane=f"post:{case.platform}:{case.channel}", case=case.number, person=case.person
    )
    return None


async def tell_member(turn: Turn, case: Case, words: Say) -> None:
    """A line in private to whom a case is about, in their language."""
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    if account is not None:
        await _direct(turn, case, AccountRef(account.platform, account.id), Content((Line(words),)), verb="reply")


async def wrong(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """ "Wrong": the text becomes an `allows` example beside its rule, if the file then still holds."""
    if not press.is_form:
        kept = await evidence_of(turn, case.number)
        form = await form_of(turn, press, case, "wrong")
        if form is not None and kept and kept[-1].surfaces:
            form = replace(form, fields=(replace(form.fields[0], value=kept[-1].surfaces[0][1][:1000]),))
        return Reply(form=form)
    source = await turn.desk.policies.source(turn)
    changed = add_example(source, case.rule, "allows", press.values.get("text", "").strip())
    adopted = changed if isinstance(changed, Faults) else await turn.desk.policies.adopt(turn, changed, actor.person)
    await audit.record(turn, "wrong", actor.person, None, f"rule {case.rule}")
    if isinstance(adopted, Faults):
        return Reply(say("wrong-needs-change", rule=case.rule, fault=adopted.items[0].say))
    return Reply(say("wrong-kept", rule=case.rule))


async def try_stuck_again(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """What was set aside is tried once more."""
    kind, _, ref = case.message.partition(":")
    if kind == "action" and ref.isdigit():
        mine = where(community=turn.id, id=int(ref), state=ActionState.STUCK)
        await turn.tx.change(ACTIONS, mine, state=ActionState.PLANNED, tries=0, not_before=turn.now)
        turn.rings = True
    elif kind == "event" and ref.isdigit():
        mine = where(community=turn.id, seq=int(ref), state=InboxState.STUCK)
        await turn.tx.change(INBOX, mine, state=InboxState.NEW, tries=0)
        turn.wakes_at = turn.now
    await decide(turn, case, Choice(Outcome.DUPLICATE, quiet=True), actor.person)
    return Reply(say("stuck-again"))


async def _change(turn: Turn, case: Case, actor: Actor, verb: str) -> None:
    changed = replace(case, updated_at=turn.now, version=case.version + 1)
    await turn.tx.put(CASES, changed)
    await audit.record(turn, verb, actor.person, case.person, f"case {case.number}")
    await cards.show(turn, changed)


async def _call(turn: Turn, case: Case, person: int, content: Content) -> None:
    account = await account_of(turn, person)
    if account is not None:
        await _direct(turn, case, AccountRef(account.platform, account.id), content)


async def _direct(turn: Turn, case: Case, account: AccountRef, content: Content, verb: str = "call") -> None:
    row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
    language = language_of(row, turn.community.language)
    act = SendDirect(case.place, account, content, language)
    await plan(turn, act, verb=verb, lane=f"direct:{account.platform}:{account.id}", case=case.number)
