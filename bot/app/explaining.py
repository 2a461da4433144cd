"""Explain: why a case is here, row by row, and what stood around the message."""

from __future__ import annotations

from typing import Final

from bot.app.attached import attached_words
from bot.app.evidence import evidence_of
from bot.app.learning import likeness
from bot.app.opinion.words import second_words
from bot.app.people import SOMEONE
from bot.app.turn import Turn
from bot.domain.cases import Case, Evidence, ExplainRow
from bot.domain.content import Block, Content, Fact, Heading, Line, Look, Quote
from bot.domain.signals import Signal
from bot.domain.text import Arg, Length, Moment, Several, say
from bot.ports.store import where
from bot.ports.tables import RULE_RECORDS, SIGNALS
from rules.sentence import sentence


async def explain_case(turn: Turn, case: Case) -> Content:
    """What fired, in which version, what was unknown, and what moderators decided about it before."""
    blocks: list[Block] = [Heading(say("explain-title", number=str(case.number)))]
    blocks += await likeness.lines(turn, case)
    blocks += [Line(one, "quiet") for one in await second_words(turn, case)]
    signals = await turn.tx.find(SIGNALS, *where(community=turn.id, case=case.number), order=("id",))
    rules = await turn.desk.policies.rules(turn)
    for one in {(s.source, s.version): s for s in signals}.values():
        blocks += await _signal(turn, one)
        rule = rules.rule(one.source)
        if rule is not None:
            blocks.append(Line(sentence(rule)))
            if rule.version != one.version:
                blocks.append(Line(say("explain-changed"), "quiet"))
    kept = await evidence_of(turn, case.number)
    blocks += [_row(one) for one in (kept[-1].explain if kept else ())]
    if kept and kept[-1].spans:
        one_kept = kept[-1]
        terms = tuple(dict.fromkeys(span.term for span in one_kept.spans if span.term))
        if terms:
            blocks.append(Fact(say("explain-terms"), say("card-who", parts=Several(terms[:8], "comma"))))
    if not signals:
        blocks.append(Line(say("explain-nothing")))
    return Content(tuple(blocks), look=Look.LIST)


MARKS: Final = {"yes": "+", "no": "–", "unknown": "?"}


def _row(one: ExplainRow) -> Line:
    """ "+ there is a link: t.me" — as it was when the rule fired."""
    if one.side == "mode":
        return Line(say("explain-mode", why=one.condition), "quiet")
    if one.side == "native":
        return Line(one.condition, "strong")
    mark = MARKS.get(one.holds, "?")
    return Line(say(f"explain-row-{one.side}", mark=mark, condition=one.condition, found=one.found))


async def _signal(turn: Turn, one: Signal) -> list[Block]:
    if one.kind == "report":
        return [Line(say("explain-report"))]
    if one.kind == "native":
        return []
    named = say("explain-rule", rule=one.source, mode=say(f"mode-{one.mode}"))
    blocks: list[Block] = [Line(named, "strong"), Line(say("explain-version", version=one.version[:7]), "quiet")]
    if one.unknown:
        blocks.append(Line(say("explain-unknown", facts=Several(one.unknown, "comma")), "quiet"))
    record = await turn.tx.get(RULE_RECORDS, turn.id, one.source, one.version)
    if record and record.confirmed + record.rejected:
        of = record.confirmed + record.rejected
        blocks.append(Line(say("explain-record", confirmed=record.confirmed, of=of), "quiet"))
    return blocks


def _then(one: Evidence) -> list[Block]:
    """What was known of the author at that moment."""
    known = {name: int(value) for name, value in one.facts if value.isdigit()}
    parts: list[Arg] = []
    if "joined_at" in known:
        parts.append(say("card-tenure", length=Length(max(0, one.at - known["joined_at"]))))
    if "messages" in known:
        parts.append(say("card-count", count=known["messages"]))
    return [Line(say("around-then", parts=Several(tuple(parts), "dot")), "quiet")] if parts else []


async def around(turn: Turn, case: Case) -> Content:
    """The messages around the flagged one, as kept."""
    kept = await evidence_of(turn, case.number)
    blocks: list[Block] = [Heading(say("around-title", number=str(case.number)))]
    for one in kept[-1:]:
        for person, name, at, text, own in one.around:
            author = name or (say("someone") if person else SOMEONE)
            blocks.append(
                Line(say("around-line", name=author, at=Moment(at, "time"), text=text), "strong" if own else "")
            )
        if one.media:
            blocks.append(Line(say("card-attached", what=attached_words(one)), "quiet"))
        blocks += [Quote(text) for _, text in one.edits]
        blocks += _then(one)
    if len(blocks) == 1:
        blocks.append(Line(say("around-nothing")))
    return Content(tuple(blocks), look=Look.LIST)
