"""Undo everything: what one person decided since a time is taken back, case by case, after a grace with [Stop].

What is planned is a mark; at the end of the grace each decision that still stands then is undone in turns of a few.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Final

from bot.app import audit
from bot.app.authorize import Target, authorize
from bot.app.decide import latest
from bot.app.people import account_of, language_of, name_of
from bot.app.places import room_of
from bot.app.plan import post, write_direct
from bot.app.press import Press, Reply
from bot.app.turn import Turn
from bot.app.undo import undo
from bot.domain.buttons import Token, write_token
from bot.domain.cases import Case, CaseState
from bot.domain.content import Block, Button, Content, Countdown, Heading, Line, Look, plain
from bot.domain.decisions import Decision, Outcome, Verb
from bot.domain.people import AccountRef
from bot.domain.records import Due, Mark
from bot.domain.text import Moment, Several, say
from bot.ports.store import Where, where
from bot.ports.tables import CASES, DECISIONS, DUE, MARKS

KIND: Final = "undo-all"
AT_ONCE: Final = 25
NOT_UNDONE: Final = frozenset({Outcome.UNDONE, Outcome.OVERTURNED, Outcome.UPHELD})


@dataclass(frozen=True, slots=True)
class Order:
    """Who takes back whose decisions since when (µs UTC), asked where; `until` is when it was asked."""

    by: int
    whose: int
    since: int
    until: int
    platform: str
    place: str
    done: int = 0


async def standing_decisions(turn: Turn, whose: int, since: int, until: int) -> list[tuple[Case, Decision]]:
    """A person's decisions of that time which are in force, oldest first, each with its case; notes do nothing."""
    rows = await turn.tx.find(
        DECISIONS, *where(community=turn.id, by=whose), Where("at", ">=", since), Where("at", "<=", until),
        order=("id",),
    )  # fmt: skip
    found = []
    for row in rows:
        newest = await latest(turn, row.case)
        case = await turn.tx.get(CASES, turn.id, row.case)
        if case is None or newest is None or case.state is CaseState.MERGED:
            continue
        if newest.id == row.id and row.outcome not in NOT_UNDONE and row.verbs != (Verb.NOTE,):
            found.append((case, row))
    return found


async def order(turn: Turn, what: Order) -> Reply:
    """Put the order down for the end of the grace, and show what it will take back."""
    name, since = await name_of(turn, what.whose), Moment(what.since, "datetime")
    decisions = await standing_decisions(turn, what.whose, what.since, what.until)
    if not decisions:
        return Reply(say("undo-all-nothing", name=name, since=since))
    number = str(await turn.next("undo-all"))
    await _keep(turn, number, what)
    at = turn.now + turn.community.settings.grace
    await turn.later(KIND, number, at)
    await audit.record(turn, "undo-all:asked", what.by, what.whose, f"{len(decisions)} decisions")
    blocks: list[Block] = [Heading(say("undo-all-title", count=len(decisions), name=name, since=since))]
    done = Counter(verb for _, one in decisions for verb in one.verbs)
    if done:
        words = tuple(say("undo-all-verb", verb=say(f"verb-{verb.value}"), count=n) for verb, n in done.most_common())
        blocks.append(Line(say("undo-all-what", what=Several(words, "comma"))))
    if done[Verb.KICK]:
        blocks.append(Line(say("undo-all-kicks", count=done[Verb.KICK]), "quiet"))
    blocks.append(Countdown(say("undo-all-soon"), at, turn.community.settings.grace))
    stop = Button(write_token(Token("undoall", number, "stop")), say("undo-all-stop"))
    return Reply(content=Content(tuple(blocks), (stop,), Look.CARD))


async def _keep(turn: Turn, number: str, what: Order) -> None:
    value = json.dumps([what.by, what.whose, what.since, what.until, what.platform, what.place, what.done])
    await turn.tx.put(MARKS, Mark(turn.id, f"{KIND}:{number}", value, turn.now))


async def _kept(turn: Turn, number: str) -> Order | None:
    mark = await turn.tx.get(MARKS, turn.id, f"{KIND}:{number}")
    return Order(*json.loads(mark.value)) if mark else None


async def press_stop(turn: Turn, press: Press) -> Reply:
    """[Stop]: only for whoever asked for it, or a lead."""
    what = await _kept(turn, press.token.ref)
    if what is None:
        return Reply(say("undo-all-too-late"))
    actor = await press.actor(turn)
    refusal = authorize(actor, "undo_all", Target(what.whose, None))
    if refusal is not None:
        return Reply(refusal)
    if what.done or not await turn.tx.drop(DUE, *where(community=turn.id, kind=KIND, ref=press.token.ref)):
        return Reply(say("undo-all-too-late"))
    await turn.tx.drop(MARKS, *where(community=turn.id, name=f"{KIND}:{press.token.ref}"))
    await audit.record(turn, "undo-all:stopped", actor.person, what.whose)
    return Reply(say("undo-all-stopped"))


async def carry_out(turn: Turn, due: Due) -> None:
    """Take back a few; go on at once while there are more, and say at the end what was done."""
    what = await _kept(turn, due.ref)
    if what is None:
        return
    decisions = await standing_decisions(turn, what.whose, what.since, what.until)
    undone = 0
    for case, _ in decisions[:AT_ONCE]:
        undone += await undo(turn, case, what.by) is None
    what = Order(what.by, what.whose, what.since, what.until, what.platform, what.place, what.done + undone)
    if len(decisions) > AT_ONCE and undone:
        await _keep(turn, due.ref, what)
        await turn.later(KIND, due.ref, turn.now)
        return
    await turn.tx.drop(MARKS, *where(community=turn.id, name=f"{KIND}:{due.ref}"))
    await audit.record(turn, "undo-all", what.by, what.whose, f"{what.done} decisions")
    await _say_so(turn, what)


async def _say_so(turn: Turn, what: Order) -> None:
    by, name = await name_of(turn, what.by), await name_of(turn, what.whose)
    content = plain(say("undo-all-done", count=what.done, by=by, name=name, since=Moment(what.since, "datetime")))
    room = room_of(turn)
    account = await account_of(turn, what.by, what.platform)
    if room is not None:
        await post(turn, room, content)
    elif account is not None:
        language = language_of(account, turn.community.language)
        ref = AccountRef(account.platform, account.id)
        await write_direct(turn, what.place, ref, content, language, person=what.by)
