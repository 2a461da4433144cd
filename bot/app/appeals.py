"""A second look: one tap on a notice opens a case that whoever decided can't close.

The full appeal flow (questions, deadlines) comes later; this is its door.
"""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit, cards, notices
from bot.app.evidence import evidence_of
from bot.app.numbers import number_in
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseKind, CaseState
from bot.domain.decisions import Notice
from bot.domain.people import Standing
from bot.domain.text import say
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, CASES, DECISIONS, EVIDENCE, NOTICES


async def press_notice(turn: Turn, press: Press) -> Reply:
    """[Show] and [Ask to look again] on a notice; only for the member whom it tells something."""
    account = await turn.tx.get(ACCOUNTS, press.author.account.platform, press.author.account.id, turn.id)
    number = number_in(press.token.ref) or 0
    notice = await notices.may_see(turn, number, account)
    if notice is None:
        return Reply(say("notice-not-yours"))
    if press.token.verb == "show":
        await turn.tx.put(NOTICES, replace(notice, state="shown"))
        return Reply(content=await notices.content_of(turn, notice))
    return await _look_again(turn, press, notice)


async def _look_again(turn: Turn, press: Press, notice: Notice) -> Reply:
    case = await turn.tx.get(CASES, turn.id, notice.case)
    if case is None or notice.state == "taken-back":
        return Reply(say("again-taken-back"))
    asked = await turn.tx.find(CASES, *where(community=turn.id, kind=CaseKind.APPEAL, origin=case.number))
    asked = [one for one in asked if one.opened_at >= notice.at]  # one a decision, and a case may be decided again
    if asked:
        return Reply(say("again-asked-already" if asked[0].state.is_open else "again-answered"))
    number = await turn.next("case")
    appeal = Case(
        community=turn.id, number=number, kind=CaseKind.APPEAL, state=CaseState.OPEN, topic=case.topic,
        severity=case.severity, rule=case.rule, house_rule=case.house_rule, person=case.person, target=case.target,
        platform=case.platform, place=case.place, channel=case.channel, message=case.message, opened_at=turn.now,
        updated_at=turn.now, origin=case.number, above=case.above,
    )  # fmt: skip
    await turn.tx.add(CASES, appeal)
    for one in await evidence_of(turn, case.number):
        await turn.tx.put(EVIDENCE, replace(one, case=number))
    await audit.record(turn, "look-again", notice.person, notice.person, f"case {number}")
    await cards.show(turn, appeal)
    return Reply(say("again-thanks-other" if await _another(turn, press, notice) else "again-thanks"))


async def _another(turn: Turn, press: Press, notice: Notice) -> bool:
    """Whether somebody else than the one who decided is there to look: promise it only then."""
    decision = await turn.tx.get(DECISIONS, turn.id, notice.decision)
    if decision is None or decision.by is None:
        return True
    others = 0
    for account in press.looked.staff:
        rights = press.looked.rights.get(account)
        row = await turn.tx.get(ACCOUNTS, account.platform, account.id, turn.id)
        is_other = row is None or row.person != decision.by
        others += bool(rights and rights.standing >= Standing.MODERATOR and not rights.is_bot and is_other)
    return others > 0
