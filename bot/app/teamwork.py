"""Working on a case together: claim, hand over, call a senior, wait, pick a rule, answer, say it was wrong."""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit, calling, cards
from bot.app.authorize import Actor
from bot.app.cardbuttons import case_button
from bot.app.cardfacts import house_rule
from bot.app.caseforms import Colleague, answer_place, colleagues, form_of, is_private
from bot.app.decide import Choice, decide, latest
from bot.app.evidence import evidence_of
from bot.app.house import rules_in_force
from bot.app.learning import capture
from bot.app.numbers import number_in
from bot.app.people import account_of, name_of
from bot.app.plan import plan
from bot.app.press import SILENT, Press, Reply
from bot.app.turn import Turn
from bot.domain.actions import SendMessage
from bot.domain.cases import Case, CaseState
from bot.domain.content import Content, Line
from bot.domain.decisions import ActionState, Outcome, Verb
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import Account, AccountRef
from bot.domain.records import InboxState
from bot.domain.text import Say, say
from bot.domain.time import DAY
from bot.ports.store import where
from bot.ports.tables import ACTIONS, CASES, INBOX
from rules.edit import add_example
from rules.file import Faults

RENEWALS = 3
NOTE_MAX = 1000
ALL_NOTES = 3000
"""What may stand as notes on one case, in characters; a hand-over adds to what is there."""


async def busy(turn: Turn, case: Case, actor: Actor) -> Say | None:
    """Why nobody, or not this person, may work on the case now; None when they may."""
    if not case.state.is_open or case.state is CaseState.GRACE:
        return say("case-closed-already", number=str(case.number))
    if case.owner not in (None, actor.person) and case.state is CaseState.CLAIMED:
        return say("case-owned", name=await name_of(turn, case.owner))
    return None


async def claim(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """One owner, by compare-and-set; a claim lapses after the lease and may be renewed three times."""
    refusal = await busy(turn, case, actor)
    if refusal is not None:
        return Reply(refusal)
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
    if not case.state.is_open or case.state is CaseState.GRACE:
        return Reply(say("case-closed-already", number=str(case.number)))
    if case.handed_to != actor.person:
        return Reply(say("hand-not-you"))
    free = replace(case, owner=None, state=CaseState.OPEN)
    return await claim(turn, press, free, actor)


async def release(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Give a claimed case back."""
    if case.state is not CaseState.CLAIMED:
        return Reply(say("case-not-claimed", number=str(case.number)))
    if case.owner != actor.person:
        return Reply(say("case-owned", name=await name_of(turn, case.owner)))
    freed = replace(case, state=CaseState.OPEN, owner=None, lease_until=None)
    await _change(turn, freed, actor, "release")
    return SILENT


async def lapse(turn: Turn, case: Case, over: CaseState) -> None:
    """A claim's lease is over, or a wait is (`over` says which): the case is open again; never lost, never
    invisible."""
    if case.state is CaseState.CLAIMED and (case.lease_until or 0) > turn.now:
        await turn.later("lease", str(case.number), case.lease_until or turn.now)
        return
    if case.state is over:
        freed = replace(
            case, state=CaseState.OPEN, owner=None, lease_until=None, updated_at=turn.now, version=case.version + 1
        )
        await turn.tx.put(CASES, freed)
        await cards.show(turn, freed)


async def hand_over(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Give a case to a named colleague, with a note; they have to accept."""
    refusal = await busy(turn, case, actor)
    if refusal is not None:
        return Reply(refusal)
    able = await colleagues(turn, press, case)
    if not able:
        return Reply(say("hand-nobody"))
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "hand"))
    to, note = _handed(press, able)
    if not note or to is None:
        return Reply(say("hand-needs-note"))
    note = note[:NOTE_MAX]
    kept = f"{case.note}\n{note}" if case.note else note
    await _change(turn, replace(case, handed_to=to, note=kept[:ALL_NOTES]), actor, "hand")
    name = await name_of(turn, actor.person)
    call = say("hand-call", name=name, number=str(case.number), note=note)
    buttons = (case_button(case.number, "accept"), case_button(case.number, "show"))
    await calling.call(turn, case, to, call, buttons)
    done = "hand-done" if case.owner == actor.person else "hand-done-free"
    return Reply(say(done, name=await name_of(turn, to)))


def _handed(press: Press, able: list[Colleague]) -> tuple[int | None, str]:
    """To whom and with what note: from the form's two fields, or from a command's words, the colleague first."""
    to, note = press.values.get("to", ""), press.values.get("note", "").strip()
    if not to:
        to, _, note = note.partition(" ")
    wanted = to.removeprefix("@").casefold()
    found = [one.person for one in able if wanted in (str(one.person), one.account.id.casefold(), one.name.casefold())]
    return (found[0] if len(found) == 1 and wanted else None), note.strip()


async def escalate(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Call those above."""
    refusal = await busy(turn, case, actor)
    return Reply(refusal) if refusal is not None else await calling.escalate(turn, press, case, actor)


async def wait(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Put a case aside for at most a day; then it is open again."""
    refusal = await busy(turn, case, actor)
    if refusal is not None:
        return Reply(refusal)
    if case.state is CaseState.WAITING:
        return Reply(say("case-waits-already", number=str(case.number)))
    await _change(turn, replace(case, state=CaseState.WAITING, owner=None, lease_until=None), actor, "wait")
    await turn.later("waiting", str(case.number), turn.now + DAY)
    return SILENT


async def pick_rule(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Another house rule than the one that the automatic rule stands for: it is what the member reads."""
    refusal = await busy(turn, case, actor)
    if refusal is not None:
        return Reply(refusal)
    if not await rules_in_force(turn, turn.community.language):
        return Reply(say("case-no-house-rules"))
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "rule"))
    text = press.values.get("rule", "").strip()
    number = number_in(text)
    if number is None or await house_rule(turn, number) is None:
        return Reply(say("warn-no-rule", number=text))
    await _change(turn, replace(case, house_rule=number), actor, "rule")
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
    refusal = await busy(turn, case, actor)
    if refusal is not None:
        return Reply(refusal)
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "answer"))
    text = press.values.get("text", "").strip()
    if not text:
        return Reply(say("answer-empty"))
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    private = (press.values.get("place") or await answer_place(turn, case)) == "private" or is_private(case)
    if private and account is None:
        return Reply(say("answer-nobody"))
    choice = Choice(Outcome.ANSWERED, (Verb.ANSWER,), note=text[:1000], quiet=True)
    decided = await decide(turn, case, choice, actor.person)
    await _send_answer(turn, decided, text, account if private else None)
    return SILENT


async def _send_answer(turn: Turn, case: Case, text: str, account: Account | None) -> None:
    """In private to this account, else in public as a reply; undoing the decision takes it out again."""
    decision = await latest(turn, case.number)
    number = decision.id if decision else None
    content = Content((Line(text),))
    if account is not None:
        ref = AccountRef(account.platform, account.id)
        await calling.direct(turn, case, ref, content, verb="reply", decision=number)
        return
    gone = await cards.is_gone(turn, MessageRef(ChannelRef(case.platform, case.place, case.channel), case.message))
    channel = ChannelRef(case.platform, case.place, case.channel)
    act = SendMessage(channel, content, turn.community.language, reply_to="" if gone else case.message)
    await plan(
        turn, act, verb="reply", lane=f"post:{case.platform}:{case.channel}", case=case.number, person=case.person,
        decision=number,
    )  # fmt: skip


async def tell_member(turn: Turn, case: Case, words: Say) -> None:
    """A line in private to whom a case is about, in their language."""
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    decision = await latest(turn, case.number)
    if account is not None and decision is not None:
        ref, content = AccountRef(account.platform, account.id), Content((Line(words),))
        await calling.direct(turn, case, ref, content, verb="reply", decision=decision.id)


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
    await capture.called_wrong(turn, case, actor.person)
    if isinstance(adopted, Faults):
        return Reply(say("wrong-needs-change", rule=case.rule, fault=adopted.items[0].say))
    return Reply(say("wrong-kept", rule=case.rule))


async def try_stuck_again(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """Everything that was set aside is tried once more: one card stands for all of it."""
    if not case.state.is_open:
        return Reply(say("case-closed-already", number=str(case.number)))
    mine = where(community=turn.id, state=ActionState.STUCK)
    await turn.tx.change(ACTIONS, mine, state=ActionState.PLANNED, tries=0, not_before=turn.now)
    await turn.tx.change(INBOX, where(community=turn.id, state=InboxState.STUCK), state=InboxState.NEW, tries=0)
    turn.rings, turn.wakes_at = True, turn.now
    await decide(turn, case, Choice(Outcome.DUPLICATE, quiet=True), actor.person)
    return Reply(say("stuck-again"))


async def _change(turn: Turn, case: Case, actor: Actor, verb: str) -> None:
    changed = replace(case, updated_at=turn.now, version=case.version + 1)
    await turn.tx.put(CASES, changed)
    await audit.record(turn, verb, actor.person, case.person, f"case {case.number}")
    await cards.show(turn, changed)
