"""What stands about a person, as staff read it: facts, what counts now, and each case with what was decided.

Care cases are left out, since they are nothing that stands against anybody; so is what the reader may not see.
"""

from __future__ import annotations

from typing import Final

from bot.app import audit, strikes
from bot.app.authorize import authorize
from bot.app.decide import latest
from bot.app.lifting import running
from bot.app.numbers import number_in
from bot.app.people import name_of
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.actions import Ban, Mute
from bot.domain.buttons import Token, write_token
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.content import Block, Button, ButtonStyle, Content, Fact, Heading, Line, Look
from bot.domain.decisions import Decision, Outcome, Verb
from bot.domain.people import Standing
from bot.domain.text import Arg, Length, Moment, Several, Words, say
from bot.domain.time import HOUR
from bot.ports.store import Where, where
from bot.ports.tables import AUDIT, CASES, NOTICES, PEOPLE

PAGE: Final = 8
HIDDEN: Final = frozenset({CaseKind.WELLBEING, CaseKind.STUCK})


async def read(turn: Turn, person: int, reader: int, standing: Standing, page: int) -> Content:
    """One page of a person's history, for a reader of this standing; that it was read is on record."""
    await audit.record(turn, "history", reader, person, f"page {page}")
    cases = await _cases(turn, person, standing)
    pages = max(1, -(-len(cases) // PAGE))
    page = min(max(1, page), pages)
    blocks: list[Block] = [Heading(say("history-title", name=await name_of(turn, person)))]
    if page == 1:
        blocks += await _facts(turn, person)
    for case in cases[(page - 1) * PAGE : page * PAGE]:
        blocks += await _case(turn, case)
    if not cases:
        blocks.append(Line(say("history-none")))
    if pages > 1:
        blocks.append(Line(say("history-page", page=page, pages=pages), "quiet"))
    sealed = any(case.above for case in cases)
    return Content(tuple(blocks), _turning(person, page, pages), Look.LIST, sealed=sealed)


async def _cases(turn: Turn, person: int, standing: Standing) -> list[Case]:
    rows = await turn.tx.find(CASES, *where(community=turn.id, person=person), order=("-number",))
    return [row for row in rows if row.kind not in HIDDEN and row.above <= standing]


async def _facts(turn: Turn, person: int) -> list[Block]:
    row = await turn.tx.get(PEOPLE, turn.id, person)
    here, count = say("card-tenure-unknown"), say("card-count-unknown")
    if row is not None and row.joined_at is not None:
        here = say("card-tenure", length=Length(max(0, turn.now - row.joined_at)))
    if row is not None and row.messages is not None:
        count = say("card-count", count=row.messages)
    blocks: list[Block] = [Fact(say("card-person"), say("card-who", parts=Several((here, count), "dot")))]
    blocks.append(Fact(say("history-strikes"), await _strikes(turn, person)))
    return [*blocks, *await _now(turn, person)]


async def _strikes(turn: Turn, person: int) -> Words:
    counting = await strikes.active(turn, person)
    if not counting:
        return say("history-strikes-none")
    until = Moment(max(one.expires_at for one in counting), "date")
    weight = sum(one.weight for one in counting)
    return say("history-strikes-some", n=weight, of=turn.community.settings.strikes_of, until=until)


async def _now(turn: Turn, person: int) -> list[Block]:
    mutes = [one.act.until for one in await running(turn, person, "mute") if isinstance(one.act, Mute)]
    now: list[Arg] = [say("history-muted", until=Moment(max(mutes), "datetime"))] if mutes else []
    if any(isinstance(action.act, Ban) for action in await running(turn, person, "ban")):
        now.append(say("history-banned"))
    return [Fact(say("history-now"), say("card-who", parts=Several(tuple(now), "dot")))] if now else []


async def _case(turn: Turn, case: Case) -> list[Block]:
    decision = await latest(turn, case.number)
    topic, at = say(f"topic-{case.topic}"), Moment(decision.at if decision else case.opened_at, "date")
    number = str(case.number)
    if decision is None or case.state.is_open:
        lines: list[Block] = [
            Line(say("history-case", number=number, topic=topic, at=at, what=say(f"state-{case.state}")))
        ]
    elif decision.by is None:
        lines = [Line(say("history-case-rule", number=number, topic=topic, at=at, what=_what(case, decision)))]
    else:
        name = await name_of(turn, decision.by)
        lines = [Line(say("history-case-by", number=number, topic=topic, at=at, what=_what(case, decision), name=name))]
    for text in dict.fromkeys(text for text in (decision.note if decision else "", case.note) if text):
        lines.append(Line(say("history-note", number=number, text=text), "quiet"))
    return [*lines, *await _told(turn, case, decision)]


def _what(case: Case, decision: Decision) -> Arg:
    if case.state is CaseState.MERGED:
        return say("state-merged")
    if not decision.verbs or decision.outcome is Outcome.UNDONE:
        return say(f"outcome-{decision.outcome}")
    return Several(tuple(say(f"done-{verb.value}") for verb in decision.verbs), "comma")


async def _told(turn: Turn, case: Case, decision: Decision | None) -> list[Block]:
    """Whether the person knows; nothing is said where there was nothing to tell."""
    if decision is None or not decision.verbs or decision.verbs == (Verb.NOTE,):
        return []
    rows = await turn.tx.find(NOTICES, *where(community=turn.id, case=case.number, decision=decision.id), limit=1)
    state = rows[0].state if rows else ""
    if state in ("sent", "shown", "public"):
        return [Line(say("history-told"), "quiet")]
    return [Line(say("history-told-waiting"), "quiet")] if state == "waiting" else []


def _turning(person: int, page: int, pages: int) -> tuple[Button, ...]:
    buttons = []
    if page > 1:
        token = write_token(Token("history", str(person), "page", str(page - 1)))
        buttons.append(Button(token, say("history-newer"), ButtonStyle.SOFT))
    if page < pages:
        token = write_token(Token("history", str(person), "page", str(page + 1)))
        buttons.append(Button(token, say("history-older"), ButtonStyle.SOFT))
    return tuple(buttons)


async def press_history(turn: Turn, press: Press) -> Reply:
    """Another page, for whoever was let in by /history within the last hour and is staff still.

    A press carries no rights of the person read about; that reading is on record stands in for them.
    """
    actor = await press.actor(turn)
    person, page = number_in(press.token.ref), number_in(press.token.arg)
    rights = actor.rights
    if person is None:
        return Reply(say("press-unknown"))
    refusal = authorize(actor, "history")
    if rights is None or refusal is not None:
        return Reply(refusal)
    lately = Where("at", ">", turn.now - HOUR)
    read_ = where(community=turn.id, actor=actor.person, verb="history", subject=person)
    if not await turn.tx.count(AUDIT, *read_, lately):
        return Reply(say("history-ask-again"))
    return Reply(content=await read(turn, person, actor.person, rights.standing, page or 1))
