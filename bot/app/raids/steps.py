"""What can be done about a raid, as acts that are not planned yet; and on whom each would fall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.app.raids import signs
from bot.app.raids.banned import banned
from bot.app.raids.incident import accounts_among
from bot.app.raids.verbs import AGAIN, DOORS, HOLD, LOCK, SLOW, channel_lane, lane
from bot.app.turn import Turn
from bot.domain.actions import Act, LockChannel, Mute, PauseDoors, SetSlowMode
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.people import Account, AccountRef
from bot.domain.raids import Raid, Raider
from bot.domain.text import say
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.store import Where, where
from bot.ports.tables import MESSAGES

CALM_FOR: Final = 30 * MINUTE
PAUSED_FOR: Final = DAY - HOUR
HELD_FOR: Final = DAY
SLOWED_TO: Final = 30
MOST_HELD: Final = 1_000
SIDE_BY_SIDE: Final = 4
PAGE: Final = 400
MOST_READ: Final = 5_000


@dataclass(frozen=True, slots=True)
class Step:
    """One act of containment. `person` whom it holds."""

    verb: str
    act: Act
    lane: str
    person: int | None = None


def can(turn: Turn, act: Act, platform: str) -> bool:
    """Whether the platform knows such an act at all."""
    found = turn.desk.platforms.get(platform)
    return found is not None and found.able(act) is None


def refs(raid: Raid) -> list[ChannelRef]:
    """The channels that it floods."""
    return [ChannelRef(raid.platform, raid.place, channel, parent) for channel, parent in raid.channels]


def doors(turn: Turn, raid: Raid) -> PauseDoors:
    """Nobody new and no private messages for most of a day."""
    until = turn.now + PAUSED_FOR
    return PauseDoors(raid.platform, raid.place, until, until)


def of_place(turn: Turn, raid: Raid) -> list[Step]:
    """Doors, locks and slow mode, also those that its platform has no call for."""
    steps = [Step(DOORS, doors(turn, raid), lane(raid.case, DOORS))]
    for ref in refs(raid):
        steps.append(Step(LOCK, LockChannel(ref, reason(turn, raid)), channel_lane(raid.case, ref.id)))
        steps.append(Step(SLOW, SetSlowMode(ref, SLOWED_TO), channel_lane(raid.case, ref.id)))
    return steps


def reason(turn: Turn, raid: Raid) -> str:
    """What the platform's own log says about it."""
    return turn.desk.texts.say(say("raid-reason", number=str(raid.case)), turn.community.language)


async def of_people(turn: Turn, raid: Raid, among: list[Raider]) -> list[Step]:
    """Everybody who came within the window is held for a while, who wrote first. Staff never, nor whoever is banned
    already or came at the same time and talks about something else."""
    why, steps = reason(turn, raid), list[Step]()
    for person, account in (await to_hold(turn, raid, among)).items():
        act = Mute(raid.place, AccountRef(account.platform, account.id), turn.now + HELD_FOR, why)
        steps.append(Step(HOLD, act, lane(raid.case, f"{HOLD}{person % SIDE_BY_SIDE}"), person))
    return steps


async def to_hold(turn: Turn, raid: Raid, among: list[Raider]) -> dict[int, Account]:
    """The accounts that `of_people` holds, by person."""
    new = [one for one in among if not one.staff and is_newcomer(raid, one)]
    apart = await _talking(turn, raid, [one.person for one in new if not _is_alike(raid, one)])
    held = [one for one in new if one.person not in apart]
    held.sort(key=lambda one: (-one.wrote, one.person))
    out = await banned(turn, raid.case)
    accounts = await accounts_among(turn, [one.person for one in held], raid.platform)
    known = {one.person: accounts[one.person] for one in held if one.person in accounts}
    may = [(person, account) for person, account in known.items() if not account.is_bot and account.id not in out]
    return dict(may[:MOST_HELD])


def _is_alike(raid: Raid, one: Raider) -> bool:
    """Whether somebody looks like the others: by their words, or by an account as young as theirs."""
    return is_struck(raid, one) or (one.young and signs.YOUNG in raid.signs)


async def _talking(turn: Turn, raid: Raid, people: list[int]) -> set[int]:
    """Which of these, who wrote nothing of it, have written something else meanwhile."""
    found: set[int] = set()
    for start in range(0, len(people), PAGE):
        who = Where("person", "in", people[start : start + PAGE])
        mine = where(community=turn.id, platform=raid.platform)
        rows = await turn.tx.find(MESSAGES, *mine, Where("at", ">=", raid.since), who, limit=MOST_READ)
        found |= {row.person for row in rows}
    return found


def is_newcomer(raid: Raid, one: Raider) -> bool:
    """Whether somebody came with it; where no join is known, whoever wrote what it writes did."""
    return one.joined_at >= raid.since if one.joined_at is not None else one.wrote > 0


def is_struck(raid: Raid, one: Raider) -> bool:
    """Whether a ban would fall on somebody: who wrote it, or who came with a raid that has shown itself by accounts
    alone. Whoever merely came at the same time stays."""
    by_accounts = bool({signs.YOUNG, signs.NAMES} & set(raid.signs)) and not raid.messages
    return not one.staff and (one.wrote > 0 or (by_accounts and one.joined_at is not None))


def is_first(row: Action) -> bool:
    """Whether what it found before is what was there before the raid."""
    return row.follow != AGAIN
