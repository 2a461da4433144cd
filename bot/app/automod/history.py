"""Rules tried on what the community wrote lately: the same judging as live, nothing sent, nothing kept but the date."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.app import audit
from bot.app.automod.find import by_ref
from bot.app.automod.trial import draw
from bot.app.decide import record_of
from bot.app.desk import Desk
from bot.app.learning.state import UNTAUGHT, InForce
from bot.app.numbers import number_in
from bot.app.places import places_of
from bot.app.press import Press, Reply
from bot.app.replying import respond
from bot.app.screens import refusal
from bot.app.surveying import errand, pressed_again
from bot.app.turn import Turn, take_turn
from bot.domain.decisions import Action
from bot.domain.events import Event, MemberJoined, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.messages import Reply as Replying
from bot.domain.people import Account, AccountRef, Author, Person
from bot.domain.records import StoredMessage
from bot.domain.scores import Scores
from bot.domain.time import DAY
from bot.ports.store import Tx, Where, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, MESSAGES, PEOPLE, RULE_RECORDS
from rules.backtest import Backtest, Report
from rules.engine import Engine
from rules.language.adaptation import adapt

TRY: Final = "try-history"
DAYS: Final = 30
MOST_DAYS: Final = 365
MOST: Final = 50_000
"""Newest messages that are tried."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is kept of a community: messages oldest first, people, accounts, the engine of its rules, channel names."""

    engine: Engine
    messages: tuple[StoredMessage, ...]
    people: dict[int, Person]
    accounts: dict[int, Account]
    since: int
    known_since: int
    zone: str
    own_domains: tuple[str, ...]
    taught: InForce = UNTAUGHT


async def try_history(turn: Turn, press: Press, days: str = "") -> Reply:
    """Plan the errand; the answer comes when it is done."""
    token = replace(press.token, verb="history", arg=str(_days(days)))
    return await errand(turn, replace(press, token=token), TRY)


def _days(text: str) -> int:
    """How many days back: 1 to 365, thirty unless told otherwise."""
    days = number_in(text)
    return days if days is not None and 0 < days <= MOST_DAYS else DAYS


async def carry_out(desk: Desk, action: Action) -> None:
    """Read, judge beside the loop, note that each rule was tried, and show what it would have done."""
    press = await pressed_again(desk, action)
    if press is None:
        return
    days = _days(press.token.arg)
    past = await desk.store.read(lambda tx: _read(tx, desk, action.community, days))
    names = await _channel_names(desk, action.community)
    report = await asyncio.to_thread(run, past, names, desk, near=bool(press.token.ref))

    async def deed(turn: Turn) -> None:
        denied = await refusal(turn, press, "setup" if press.token.about == "setup" else "automod")
        reply = Reply(denied) if denied else await _shown(turn, press, past, report, days)
        await respond(turn, press.author, press.channel, press.interaction, reply)

    await take_turn(desk, action.community, deed)


async def _shown(turn: Turn, press: Press, past: Past, report: Report, days: int) -> Reply:
    rules = past.engine.rules
    if report.messages:
        for rule in rules.rules:
            known = await record_of(turn, rule.id, rule.version)
            await turn.tx.put(RULE_RECORDS, replace(known, backtested_at=turn.now))
        await audit.record(turn, "automod:backtest", (await press.actor(turn)).person, None, f"{days} d")
    one = by_ref(rules, press.token.ref) if press.token.about == "automod" else None
    return draw(press, report, days, one)


async def _read(tx: Tx, desk: Desk, community: int, days: int) -> Past:
    row = await tx.get(COMMUNITIES, community)
    if row is None:
        raise LookupError(f"there is no community {community}")
    turn = Turn(tx, desk, row, desk.clock.now())
    since = turn.now - days * DAY
    mine = where(community=community)
    newest = await tx.find(MESSAGES, *mine, Where("at", ">=", since), order=("-at",), limit=MOST)
    people = {one.id: one for one in await tx.find(PEOPLE, *mine)}
    accounts = {one.person: one for one in await tx.find(ACCOUNTS, *mine)}
    engine = desk.policies.engine(await desk.policies.source(turn))
    return Past(engine, tuple(reversed(newest)), people, accounts, since, max(since, row.created_at), row.zone,
                row.settings.own_domains, await desk.learned.of(turn))  # fmt: skip


async def _channel_names(desk: Desk, community: int) -> dict[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for place in await take_turn(desk, community, places_of):
        platform = desk.platforms.get(place.platform)
        for channel in await platform.channels(place.place) if platform else ():
            names[(place.platform, channel.ref.id)] = channel.name
    return names


def run(past: Past, names: dict[tuple[str, str], str], desk: Desk, *, near: bool = False) -> Report:
    """The trial itself, with near misses where one rule is looked at. It touches nothing, so it may run in a thread."""
    trial = Backtest(
        [past.engine], score=_scoring(past, desk), since=past.since, zone=past.zone, own_domains=past.own_domains,
        near=near, levels=past.taught.levels,
    )  # fmt: skip
    for event in events(past, names):
        trial.feed(event)
    return trial.report()


def _scoring(past: Past, desk: Desk) -> Callable[[str], Scores | None] | None:
    """The community's own scores, where the classifier can be asked one text at a time."""
    scorer = desk.policies.options.scorer
    if scorer is None:
        return None
    if not past.taught.adaptation.heads:
        return lambda text: scorer.score([text])[0]

    def score(text: str) -> Scores | None:
        said = desk.scoring.assess_now([text])[0]
        return adapt(said, past.taught.adaptation).scores if said is not None else None

    return score


def events(past: Past, names: dict[tuple[str, str], str]) -> Iterator[Event]:
    """What happened, in order: joins that Steward saw itself, and the messages kept."""
    wrote = {(one.platform, one.channel, one.message): one.person for one in past.messages}
    joins = [
        MemberJoined(account.platform, "", _author(account, None), person.joined_at)
        for person in past.people.values()
        if person.joined_at is not None and person.joined_at >= past.known_since
        and (account := past.accounts.get(person.id)) is not None
    ]  # fmt: skip
    told = [MessagePosted(_message(past, names, wrote, one)) for one in past.messages]
    found: list[tuple[int, Event]] = [(one.at, one) for one in joins]
    found += [(one.message.at, one) for one in told]
    for _, event in sorted(found, key=lambda one: one[0]):
        yield event


def _message(
    past: Past, names: dict[tuple[str, str], str], wrote: dict[tuple[str, str, str], int], row: StoredMessage
) -> Message:
    person, account = past.people.get(row.person), past.accounts.get(row.person)
    joined = person.joined_at if person is not None else None
    known = joined if joined is not None and joined <= row.at else None
    author = (
        _author(account, known) if account is not None else Author(AccountRef(row.platform, str(row.person)), row.name)
    )
    answered = wrote.get((row.platform, row.channel, row.reply_to)) if row.reply_to else None
    theirs = past.accounts.get(answered) if answered is not None else None
    reply = None
    if row.reply_to:
        reply = Replying(row.reply_to, AccountRef(theirs.platform, theirs.id) if theirs is not None else None)
    ref = MessageRef(ChannelRef(row.platform, "", row.channel), row.message)
    return Message(ref, author, row.text, row.at, names.get((row.platform, row.channel)), reply=reply)


def _author(account: Account, joined_at: int | None) -> Author:
    return Author(AccountRef(account.platform, account.id), account.name, account.is_bot, joined_at=joined_at)
