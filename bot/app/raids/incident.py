"""An incident takes up what belongs to it: who came, who wrote, where; the rest is found in what is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.app.raids import signs
from bot.app.turn import Turn
from bot.domain.cases import Case, Evidence
from bot.domain.messages import Message
from bot.domain.people import Account, AccountRef, Person
from bot.domain.raids import Raid, Raider, RaidState
from bot.domain.records import StoredMessage
from bot.domain.time import HOUR, MINUTE
from bot.domain.traces import Trace, TraceKind
from bot.ports.store import Where, where
from bot.ports.tables import ACCOUNTS, EVIDENCE, MESSAGES, PEOPLE, RAIDERS, RAIDS, TRACES
from rules.windows import print_of, written

WINDOW: Final = 10 * MINUTE
"""How far back of its first sign an incident reaches."""
TRUSTED_FOR: Final = HOUR
"""How long "these are real people" stands against further signs."""
MOST_TEXTS: Final = 32
MOST_CHANNELS: Final = 50
MOST_BACK: Final = 2_000
OFTEN: Final = 12
SELDOM: Final = 10
PAGE: Final = 400


@dataclass(frozen=True, slots=True)
class Sight:
    """What a rule of crowds saw: somebody who joined, or a message of theirs."""

    message: Message
    person: Person
    is_staff: bool
    joined: bool


async def raid_at(turn: Turn, platform: str, place: str, *states: RaidState) -> Raid | None:
    """The newest incident of a place in one of these states; live ones unless said otherwise."""
    wanted = list(states or (RaidState.SEEN, RaidState.CONTAINED))
    rows = await turn.tx.find(RAIDS, *where(community=turn.id), Where("state", "in", wanted), order=("-case",))
    return next((one for one in rows if (one.platform, one.place) == (platform, place)), None)


async def raid_of(turn: Turn, case: int) -> Raid | None:
    """The incident behind a case."""
    return await turn.tx.get(RAIDS, turn.id, case)


async def keep(turn: Turn, raid: Raid) -> Raid:
    """Store it."""
    await turn.tx.put(RAIDS, raid)
    return raid


async def trusted(turn: Turn, platform: str, place: str) -> Raid | None:
    """The incident of which somebody said a little while ago that these are real people."""
    found = await raid_at(turn, platform, place, RaidState.PEOPLE)
    return found if found is not None and turn.now - found.changed_at <= TRUSTED_FOR else None


async def elsewhere(turn: Turn, message: Message) -> Raid | None:
    """The incident at another place of the community that a sign belongs to: rules count crowds over the whole
    community, and whoever comes to a calm place while another one is flooded is no crowd."""
    here = message.ref.channel
    if await raid_at(turn, here.platform, here.place) is not None:
        return None
    live = Where("state", "in", [RaidState.SEEN, RaidState.CONTAINED])
    rows = await turn.tx.find(RAIDS, *where(community=turn.id), live, Where("last_at", ">=", turn.now - WINDOW))
    if not rows:
        return None
    text = print_of(written(message))
    same = where(fingerprint=text) if text else where(kind=TraceKind.JOIN)
    since = Where("at", ">=", message.at - WINDOW)
    traces = await turn.tx.find(TRACES, *where(community=turn.id), since, *same, order=("-at",), limit=MOST_BACK)
    mine = {one.person for one in traces if one.event.startswith(f"{here.platform}:{here.place}:")}
    return max(rows, key=lambda one: one.case) if len(mine) < signs.LEAST else None


async def take_up(turn: Turn, case: Case, sight: Sight) -> Raid:
    """Something more of a case's incident; the incident as it is then, its signs looked at again."""
    at = sight.message.at
    raid = await raid_of(turn, case.number)
    if raid is None:
        raid = await _begin(turn, case, at)
    elif not raid.state.is_live:
        raid = await _anew(turn, raid, case, at)
    raid = replace(raid, last_at=turn.now)
    raid = await (_came(turn, raid, sight) if sight.joined else _wrote(turn, raid, case, sight))
    count = raid.joins if sight.joined else raid.messages
    if not raid.sure and (count <= OFTEN or count % SELDOM == 0):
        raid = await _look(turn, raid, sight)
    return await keep(turn, raid)


async def _anew(turn: Turn, raid: Raid, case: Case, at: int) -> Raid:
    """One that was over goes on; after a while, or where they were real people, nobody of then counts any more."""
    if raid.state is RaidState.OVER and turn.now - raid.changed_at <= TRUSTED_FOR:
        return replace(raid, state=RaidState.SEEN, changed_at=turn.now, until=0, by=None, how="")
    await turn.tx.drop(RAIDERS, *where(community=turn.id, case=case.number))
    return await _begin(turn, case, at)


async def _begin(turn: Turn, case: Case, at: int) -> Raid:
    """Begin it with those who came just before."""
    raid = Raid(
        turn.id, case.number, case.platform, case.place, RaidState.SEEN, at - WINDOW, turn.now, turn.now
    )  # fmt: skip
    place = f"{case.platform}:{case.place}:"
    joins = await _traces(turn, raid, *where(kind=TraceKind.JOIN))
    for trace in joins:
        if trace.event.startswith(place) and trace.at <= at:
            person = await turn.tx.get(PEOPLE, turn.id, trace.person)
            told = person is None or person.joined_at is not None  # else first words, by whoever may be here for long
            raid = await add(turn, raid, Raider(turn.id, case.number, trace.person, trace.at if told else None))
    return raid


async def _traces(turn: Turn, raid: Raid, *more: Where) -> list[Trace]:
    since = Where("at", ">=", raid.since)
    return await turn.tx.find(TRACES, *where(community=turn.id), since, *more, order=("at",), limit=MOST_BACK)


async def add(turn: Turn, raid: Raid, one: Raider) -> Raid:
    """Somebody belongs to it (again); the incident with its counters raised."""
    known = await turn.tx.get(RAIDERS, turn.id, raid.case, one.person)
    if known is None:
        await turn.tx.put(RAIDERS, one)
        came = int(one.joined_at is not None and one.joined_at >= raid.since)
        return replace(raid, people=raid.people + 1, joins=raid.joins + came, messages=raid.messages + one.wrote)
    came = int(known.joined_at is None and one.joined_at is not None and one.joined_at >= raid.since)
    more = replace(
        known, joined_at=one.joined_at if known.joined_at is None else known.joined_at, wrote=known.wrote + one.wrote,
        young=known.young or one.young, staff=known.staff or one.staff,
    )  # fmt: skip
    if more != known:
        await turn.tx.put(RAIDERS, more)
    return replace(raid, joins=raid.joins + came, messages=raid.messages + one.wrote)


def _raider(turn: Turn, raid: Raid, sight: Sight, wrote: int) -> Raider:
    author = sight.message.author
    joined = sight.person.joined_at  # None also for whoever came without anybody telling
    young = signs.is_young(author.account, author.created_at, turn.now)
    return Raider(turn.id, raid.case, sight.person.id, joined, wrote, young, sight.is_staff)


async def _came(turn: Turn, raid: Raid, sight: Sight) -> Raid:
    return await add(turn, raid, _raider(turn, raid, sight, 0))


async def _wrote(turn: Turn, raid: Raid, case: Case, sight: Sight) -> Raid:
    """A message; of a text that is new to it, whoever wrote it before belongs to it too."""
    channel, text = sight.message.ref.channel, str(print_of(written(sight.message)))
    rooms = (channel.id, channel.parent)
    if rooms not in raid.channels and len(raid.channels) < MOST_CHANNELS:
        raid = replace(raid, channels=(*raid.channels, rooms))
    if text != "0" and text not in raid.texts and len(raid.texts) < MOST_TEXTS:
        raid = replace(raid, texts=(*raid.texts, text))
        earlier = await _traces(turn, raid, *where(fingerprint=int(text)))
        own = f"{channel.platform}:{channel.place}:{channel.id}:{sight.message.ref.id}"
        for trace in earlier:
            if trace.event != own and not trace.apart:
                raid = await _wrote_before(turn, raid, case, trace)
    return await add(turn, raid, _raider(turn, raid, sight, 1))


async def _wrote_before(turn: Turn, raid: Raid, case: Case, trace: Trace) -> Raid:
    place = f"{raid.platform}:{raid.place}:"
    if not trace.event.startswith(place):
        return raid
    person = await turn.tx.get(PEOPLE, turn.id, trace.person)
    message = trace.event.rsplit(":", 1)[1]
    channel, parent = trace.thread.removeprefix(place), trace.channel.removeprefix(place)
    if all(one[0] != channel for one in raid.channels):
        raid = replace(raid, channels=(*raid.channels, (channel, parent if parent != channel else "")))
    row = await turn.tx.get(MESSAGES, turn.id, raid.platform, channel, message)
    if row is not None:
        await keep_words(turn, case.number, row)
    joined = person.joined_at if person else None
    return await add(turn, raid, Raider(turn.id, raid.case, trace.person, joined, 1))


async def keep_words(turn: Turn, case: int, row: StoredMessage) -> bool:
    """Keep a message as evidence before anything happens to it; False when it is kept or nothing is known of it."""
    known = where(community=turn.id, case=case, channel=row.channel, message=row.message)
    if not row.person or await turn.tx.count(EVIDENCE, *known):
        return False
    one = Evidence(
        turn.id, case, await turn.next("evidence"), row.person, row.name, "", row.message, row.channel,
        (("text", row.text),), (), ((row.person, row.name, row.at, row.text, True),), (), (), (), (), turn.now,
        turn.now + turn.community.settings.keep_text,
    )  # fmt: skip
    await turn.tx.put(EVIDENCE, one)
    return True


async def raiders_of(turn: Turn, raid: Raid) -> list[Raider]:
    """Everybody in it."""
    return await turn.tx.find(RAIDERS, *where(community=turn.id, case=raid.case), order=("person",))


async def accounts_among(turn: Turn, people: Sequence[int], platform: str) -> dict[int, Account]:
    """Accounts on a platform by person."""
    found: dict[int, Account] = {}
    for start in range(0, len(people), PAGE):
        part = list(people[start : start + PAGE])
        rows = await turn.tx.find(ACCOUNTS, *where(community=turn.id), Where("person", "in", part))
        found |= {one.person: one for one in rows if one.platform == platform}
    return found


async def _look(turn: Turn, raid: Raid, sight: Sight) -> Raid:
    """Look at the signs of it; once it is sure it stays so."""
    raiders = [one for one in await raiders_of(turn, raid) if not one.staff]
    names = await accounts_among(turn, [one.person for one in raiders], raid.platform)
    if sight.joined:
        came = [one for one in raiders if one.joined_at is not None and one.joined_at >= raid.since]
        young = sum(_is_young(turn, one, names) for one in came)
        found = signs.of_joiners(len(came), young, [names[one.person].name for one in came if one.person in names])
    else:
        found = await _of_writers(turn, raid, sight, [one for one in raiders if one.wrote], names)
    return replace(raid, sure=True, signs=found) if found else raid


def _is_young(turn: Turn, one: Raider, accounts: dict[int, Account]) -> bool:
    account = accounts.get(one.person)
    if one.young or account is None:
        return one.young
    return signs.is_young(AccountRef(account.platform, account.id), None, turn.now)


async def _of_writers(
    turn: Turn, raid: Raid, sight: Sight, writers: list[Raider], accounts: dict[int, Account]
) -> tuple[str, ...]:
    bait = signs.is_bait(written(sight.message))
    new = 0
    for one in writers:
        person = await turn.tx.get(PEOPLE, turn.id, one.person)
        first = person.first_seen if person else turn.now
        new += signs.is_new(one.joined_at, first, turn.now, bait=bait)
    young = sum(_is_young(turn, one, accounts) for one in writers)
    spoken = {one.person for one in await _traces(turn, raid, *where(kind=TraceKind.MESSAGE))}
    came = {one.person for one in await raiders_of(turn, raid)}
    names = [accounts[one.person].name for one in writers if one.person in accounts]
    return signs.of_writers(len(writers), new, young, bait, len(spoken & came) or len(writers), names)
