"""What a press on a case's card does. Every verb has its command twin, which comes through here too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from bot.app import audit, calling, cards, catchup, reports, teamwork
from bot.app.asked import asked, settled
from bot.app.authorize import Actor, authorize
from bot.app.cardbuttons import FACE, MORE
from bot.app.cardfacts import gather
from bot.app.cardview import draw
from bot.app.caseforms import form_of
from bot.app.decide import Choice, decide, latest
from bot.app.explaining import around, explain_case
from bot.app.merging import merge_press
from bot.app.numbers import number_in
from bot.app.people import name_of
from bot.app.press import SILENT, Press, Reply
from bot.app.retrying import try_again
from bot.app.turn import Turn
from bot.app.undo import put_back, undo
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.decisions import ActionState, Outcome, Verb
from bot.domain.people import Standing
from bot.domain.text import Say, ago, say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND, parse_length
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, CASES, DECISIONS, HEAVY

Deed: TypeAlias = Callable[[Turn, Press, Case, Actor], Awaitable[Reply]]
LONGEST_MUTE: Final = 28 * DAY

NEEDS_VERB: Final = {
    "notspam": "ok", "noanswer": "ok", "well": "ok", "putback": "ok", "keep": "delete", "delwarn": "delete",
    "purge": "ban", "mute10m": "mute", "mute1h": "mute", "mute1d": "mute", "accept": "claim", "release": "claim",
    "wait": "claim", "explain": "look", "around": "look", "open": "look", "uphold": "ok", "overturn": "undo",
    "again": "retry", "leave": "ok", "badreport": "ok", "reports": "look", "show": "look", "through": "look",
    "split": "ok", "confirm": "confirm_heavy",
}  # fmt: skip
"""The verb of `authorize` behind each button."""

CHOICES: Final[Mapping[str, Choice]] = {
    "ok": Choice(Outcome.NO_VIOLATION),
    "notspam": Choice(Outcome.NO_VIOLATION),
    "noanswer": Choice(Outcome.NO_VIOLATION),
    "putback": Choice(Outcome.NO_VIOLATION),
    "well": Choice(Outcome.WELLBEING),
    "leave": Choice(Outcome.DUPLICATE),
    "badreport": Choice(Outcome.BAD_REPORT),
    "warn": Choice(Outcome.VIOLATION, (Verb.WARN,)),
    "delete": Choice(Outcome.VIOLATION, (Verb.DELETE,)),
    "keep": Choice(Outcome.VIOLATION, (Verb.DELETE,)),
    "delwarn": Choice(Outcome.VIOLATION, (Verb.DELETE, Verb.WARN)),
    "mute10m": Choice(Outcome.VIOLATION, (Verb.MUTE,), 10 * MINUTE),
    "mute1h": Choice(Outcome.VIOLATION, (Verb.MUTE,), HOUR),
    "mute1d": Choice(Outcome.VIOLATION, (Verb.MUTE,), DAY),
    "kick": Choice(Outcome.VIOLATION, (Verb.KICK,)),
    "ban": Choice(Outcome.VIOLATION, (Verb.BAN,)),
    "purge": Choice(Outcome.VIOLATION, (Verb.DELETE, Verb.BAN)),
    "slow": Choice(Outcome.VIOLATION, (Verb.SLOW,), 30 * SECOND),
}
"""Buttons that decide without asking further."""


ONLY_ON: Final = {
    "uphold": CaseKind.APPEAL, "overturn": CaseKind.APPEAL, "again": CaseKind.STUCK, "leave": CaseKind.STUCK,
}  # fmt: skip
GENTLE: Final = frozenset({CaseKind.WELLBEING, CaseKind.APPEAL, CaseKind.STUCK})


async def press_case(turn: Turn, press: Press) -> Reply:
    """Load the case, authorise the presser now, carry out the verb with compare-and-set."""
    number = number_in(press.token.ref)
    case = await turn.tx.get(CASES, turn.id, number) if number is not None else None
    if case is None:
        return Reply(say("case-unknown", number=press.token.ref))
    return await act_on(turn, press, case, press.token.verb)


async def act_on(turn: Turn, press: Press, case: Case, verb: str) -> Reply:
    """One verb on one case, for whoever asks."""
    actor = await press.actor(turn)
    refusal = await _refusal(turn, press, case, verb, actor)
    if refusal is not None:
        await audit.record(turn, f"denied:{verb}", actor.person, case.person, f"case {case.number}")
        return Reply(refusal)
    deed = DEEDS.get(verb)
    if deed is not None:
        return _sealed(case, await deed(turn, press, case, actor))
    form = await form_of(turn, press, case, verb)
    if form is not None and not press.is_form:
        return Reply(form=form)
    choice = CHOICES.get(verb)
    if choice is None:
        return Reply(say("press-unknown"))
    return await _choose(turn, press, case, actor, choice)


def _sealed(case: Case, reply: Reply) -> Reply:
    """What stands in a case that not all staff may see is for nobody but whoever asked."""
    if not case.above or reply.content is None:
        return reply
    return replace(reply, content=replace(reply.content, sealed=True))


async def _refusal(turn: Turn, press: Press, case: Case, verb: str, actor: Actor) -> Say | None:
    if not _fits(case, verb):
        return say("case-not-for-this", number=str(case.number))
    needed = NEEDS_VERB.get(verb, verb)
    target = await press.target(turn, case.person)
    if needed == "look" and target is not None and target.person == actor.person:
        return say("denied-self")
    alone = turn.community.settings.volunteer  # with nobody else there, the same person looks twice or nobody does
    appeal = target is not None and case.kind is CaseKind.APPEAL and not alone
    if appeal and needed != "look" and await _acted_before(turn, case, actor.person):
        return say("denied-own-appeal")
    theirs = target.rights.standing if target and target.rights and target.rights.present else Standing.NOBODY
    return authorize(actor, needed, target, max(case.above, int(theirs) + 1 if theirs.is_staff else 0))


def _fits(case: Case, verb: str) -> bool:
    """Whether a verb makes sense on a case of this kind, whatever a forged token or a command says: care, a second
    look and what is stuck know no punishment."""
    own = ONLY_ON.get(verb)
    if own is not None:
        return case.kind is own
    if verb == "wrong" and not case.rule:
        return False
    kind = case.kind.value
    return case.kind not in GENTLE or verb not in {*CHOICES, "mute"} or verb in (*FACE[kind], *MORE[kind], "badreport")


async def _acted_before(turn: Turn, case: Case, person: int) -> bool:
    """Whoever decided the case in question, at any time, can't close the request to look again."""
    if case.origin is None:
        return False
    return bool(await turn.tx.count(DECISIONS, *where(community=turn.id, case=case.origin, by=person)))


async def _choose(turn: Turn, press: Press, case: Case, actor: Actor, choice: Choice) -> Reply:
    if not case.state.is_open or case.state is CaseState.GRACE:
        return Reply(await already(turn, case))
    if case.owner is not None and case.owner != actor.person and case.state is CaseState.CLAIMED:
        return Reply(say("case-owned", name=await name_of(turn, case.owner)))
    if any(verb.is_heavy for verb in choice.verbs) and await _beyond_limit(turn, actor):
        return await calling.ask_lead(turn, press, case, actor, turn.community.settings.heavy_per_hour)
    if press.values.get("reason"):
        choice = replace(choice, note=press.values["reason"][:1000])
    if choice.outcome in (Outcome.NO_VIOLATION, Outcome.DUPLICATE) and await latest(turn, case.number):
        await _undo_rule(turn, case, actor.person)
    await decide(turn, case, choice, actor.person)
    await settled(turn, case)
    return SILENT


async def _undo_rule(turn: Turn, case: Case, by: int) -> None:
    """ "Not spam, put back": what a rule did in advance is taken back before the case is closed."""
    decision = await latest(turn, case.number)
    if decision is not None and (decision.by is None or case.held):
        await put_back(turn, case, by)


async def _beyond_limit(turn: Turn, actor: Actor) -> bool:
    """Whether somebody has used up the kicks and bans of this hour; whoever may confirm them has no limit."""
    since = Where("at", ">", turn.now - HOUR)
    used = await turn.tx.count(HEAVY, *where(community=turn.id, person=actor.person), since)
    return used >= turn.community.settings.heavy_per_hour and authorize(actor, "confirm_heavy") is not None


async def _confirm(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """A lead confirms the kick or ban that a colleague asked for: it is the lead's own from here on."""
    wanted = await asked(turn, case, await latest(turn, case.number))
    if wanted is None or not wanted.verb:
        return Reply(say("confirm-nothing"))
    return await act_on(turn, press, case, wanted.verb)


async def already(turn: Turn, case: Case) -> Say:
    """ "Mira closed this 4 seconds ago." — to the second presser."""
    decision = await latest(turn, case.number)
    since = ago(turn.now - (decision.at if decision else case.updated_at))
    if decision is None or decision.by is None:
        return say("case-already-rule", ago=since)
    return say("case-already", name=await name_of(turn, decision.by), ago=since)


async def _undo(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    refusal = await undo(turn, case, actor.person)
    return Reply(refusal) if refusal else SILENT


async def _retry(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    failed = Where("state", "in", [ActionState.FAILED, ActionState.UNCERTAIN, ActionState.STUCK])
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, case=case.number), failed, order=("id",))
    rows = [row for row in rows if row.verb not in ("card", "notice", "public")]
    await try_again(turn, rows)
    await cards.show(turn, case)
    return SILENT if rows else Reply(say("retry-nothing"))


async def _explain(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    return Reply(content=await explain_case(turn, case))


async def _show(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    return Reply(content=draw(await gather(turn, case)))


async def _reports(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    return Reply(content=await reports.what_they_say(turn, case))


async def _around(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    return Reply(content=await around(turn, case))


async def _mute_own(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "mute"))
    length = parse_length(press.values.get("length", ""))
    if length is None or not MINUTE <= length <= LONGEST_MUTE:
        return Reply(say("length-unreadable", text=press.values.get("length", "")))
    choice = Choice(Outcome.VIOLATION, (Verb.MUTE,), length)
    return await _choose(turn, press, case, actor, choice)


async def _note(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    if not press.is_form:
        return Reply(form=await form_of(turn, press, case, "note"))
    changed = replace(case, note=press.values.get("note", "")[:1000], updated_at=turn.now, version=case.version + 1)
    await turn.tx.put(CASES, changed)
    await audit.record(turn, "note", actor.person, case.person, f"case {case.number}")
    await cards.show(turn, changed)
    return SILENT


async def _uphold(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    reply = await _choose(turn, press, case, actor, Choice(Outcome.UPHELD, quiet=True))
    if reply is SILENT:
        await teamwork.tell_member(turn, case, say("again-upheld"))
    return reply


async def _overturn(turn: Turn, press: Press, case: Case, actor: Actor) -> Reply:
    """The second look finds the decision wrong: the origin's deeds are taken back and the member is told."""
    if not case.state.is_open:
        return Reply(await already(turn, case))
    busy = await teamwork.busy(turn, case, actor)
    if busy is not None:
        return Reply(busy)
    origin = await turn.tx.get(CASES, turn.id, case.origin) if case.origin is not None else None
    if origin is not None:
        await undo(turn, origin, actor.person, outcome=Outcome.OVERTURNED)
    await decide(turn, case, Choice(Outcome.OVERTURNED, quiet=True), actor.person)
    return SILENT


DEEDS: Final[dict[str, Deed]] = {
    "undo": _undo,
    "retry": _retry,
    "explain": _explain,
    "around": _around,
    "show": _show,
    "through": catchup.look_through,
    "split": catchup.split,
    "reports": _reports,
    "merge": merge_press,
    "open": teamwork.point_to,
    "mute": _mute_own,
    "note": _note,
    "rule": teamwork.pick_rule,
    "answer": teamwork.answer_member,
    "claim": teamwork.claim,
    "release": teamwork.release,
    "hand": teamwork.hand_over,
    "accept": teamwork.accept,
    "escalate": teamwork.escalate,
    "confirm": _confirm,
    "wait": teamwork.wait,
    "wrong": teamwork.wrong,
    "uphold": _uphold,
    "overturn": _overturn,
    "again": teamwork.try_stuck_again,
}
