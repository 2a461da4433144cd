"""What can be done about a raid, as acts that are not planned yet; and on whom each would fall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.app.raids import signs
from bot.app.raids.incident import accounts_among
from bot.app.raids.verbs import AGAIN, DOORS, HOLD, LOCK, SLOW, channel_lane, lane
from bot.app.turn import Turn
from bot.domain.actions import Act, LockChannel, Mute, PauseDoors, SetSlowMode
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.raids import Raid, Raider
from bot.domain.text import say
from bot.domain.time import DAY, HOUR, MINUTE

CALM_FOR: Final = 30 * MINUTE
PAUSED_FOR: Final = DAY - HOUR
HELD_FOR: Final = DAY
SLOWED_TO: Final = 30
MOST_HELD: Final = 1_000
SIDE_BY_SIDE: Final = 4


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
    """Everybody who came within the window is held for a while, who wrote first. Staff never."""
    held = [one for one in among if not one.staff and is_newcomer(raid, one)]
    held.sort(key=lambda one: (-one.wrote, one.person))
    why = reason(turn, raid)
    accounts = await accounts_among(turn, [one.person for one in held], raid.platform)
    steps = []
    for one in held[:MOST_HELD]:
        account = accounts.get(one.person)
        if account is not None and not account.is_bot:
            act = Mute(raid.place, AccountRef(account.platform, account.id), turn.now + HELD_FOR, why)
            steps.append(Step(HOLD, act, lane(raid.case, f"{HOLD}{one.person % SIDE_BY_SIDE}"), one.person))
    return steps


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
