"""What keeps something from working in a guild, for /doctor and the start: each with its feature and remedy.

How to add a check: 1. a function `(session, guild, own) -> list[Trouble]` below, added to `CHECKS`; 2. texts
`trouble-discord-<what>` and `remedy-discord-<what>` in both languages; 3. a feature with a text `feature-<name>`;
4. a test that makes it ill and finds it well again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import discord

from adapters.discord.permissions import MODERATION, VIEW, P, guild_of, in_channel, in_guild, look_at_own, top
from adapters.discord.rights import CAN, can_of
from adapters.discord.seen import Seen
from adapters.discord.session import Session
from adapters.discord.state import state_of
from bot.domain.time import SECOND
from bot.ports.platform import Trouble

SKEW: Final = 5 * SECOND
REVIEWED: Final = 10_000
NEARING: Final = 8_000
"""Discord asks a bot that 10,000 people use to be reviewed; before that it is said here."""
NAMED: Final = 5
OTHER_BOTS: Final = {
    155149108183695360: "Dyno", 159985870458322944: "MEE6", 235148962103951360: "Carl-bot", 536991182035746816: "Wick",
    678344927997853742: "Sapphire", 204255221017214977: "YAGPDB", 437808476106784770: "Arcane",
    282859044593598464: "ProBot",
}  # fmt: skip
"""Moderation bots that communities often have, by account."""
OTHER_NAMES: Final = frozenset({"zeppelin", "automoderator", "gaius", "vortex", "beemo", *(
    name.casefold() for name in OTHER_BOTS.values())})  # fmt: skip
_MORE: Final = (
    ("audit", P(view_audit_log=True).value, "by-hand"),
    ("roles", P(manage_roles=True).value, "locks"),
    ("threads", P(manage_threads=True).value, "locks"),
    ("files", P(attach_files=True).value, "copies"),
    ("polls", P(send_polls=True).value, "polls"),
    ("pins", P(pin_messages=True).value, "pins"),
    ("events", P(create_events=True).value, "gatherings"),
    ("invites", P(create_instant_invite=True).value, "invites"),
)
"""Permissions beyond those that `Rights.can` names: what is missing, its bit, the feature."""
_IN_CHANNELS: Final = ("write", "delete")
_HISTORY: Final = P(read_message_history=True).value
Check: TypeAlias = Callable[[Session, discord.Guild, Seen], list[Trouble]]


async def troubles(session: Session, place: str) -> tuple[Trouble, ...]:
    """Everything that is wrong in a guild, the gravest first; nothing where Steward is not."""
    guild = guild_of(session, place)
    own = await look_at_own(session, guild) if guild is not None else None
    if guild is None or own is None:
        return ()
    return tuple(one for check in CHECKS for one in check(session, guild, own))


def _intents(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """What the gateway does not tell."""
    place, intents = str(guild.id), session.client.intents
    found = [] if intents.message_content else [Trouble("discord-content", place, feature="read")]
    return found if intents.members else [*found, Trouble("discord-members", place, feature="joins")]


def _rights(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """Permissions that the whole guild lacks."""
    value, place = in_guild(guild, own, session.clock.now()), str(guild.id)
    lacking = [name for name in CAN if name not in can_of(value)]
    found = [Trouble("no-right", place, feature=name, detail=name) for name in lacking]
    return found + [Trouble(f"discord-{what}", place, feature=it) for what, bit, it in _MORE if not value & bit]


def _channels(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """Permissions that single channels take away: one trouble for each right, naming the first few channels."""
    now, place = session.clock.now(), str(guild.id)
    everywhere = can_of(in_guild(guild, own, now))
    without: dict[str, list[discord.abc.GuildChannel]] = {}
    for one in guild.channels:
        if isinstance(one, discord.CategoryChannel):
            continue
        value = in_channel(guild, one, own, now)
        if not value & VIEW or not value & _HISTORY:
            without.setdefault("read", []).append(one)
            continue
        for right in _IN_CHANNELS:
            if right not in can_of(value):
                without.setdefault(right, []).append(one)
    return [
        Trouble(f"discord-channel-{right}", place, str(some[0].id), right, _names([f"#{one.name}" for one in some]))
        for right, some in without.items() if right in everywhere
    ]  # fmt: skip


def _names(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (f" +{len(names) - NAMED}" if len(names) > NAMED else "")


def _order(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """Roles of members that stand above Steward's: nothing can fall on those who have them."""
    if own.id == guild.owner_id:
        return []
    mine = top(guild, own)
    above = [
        role.name for role in guild.roles
        if not (role.is_default() or role.managed or role.permissions.value & MODERATION)
        and (role.position, -role.id) > mine
    ]  # fmt: skip
    return [Trouble("above-me", str(guild.id), feature="hierarchy", detail=_names(above))] if above else []


def _clock(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """This machine's clock against Discord's."""
    skew = state_of(session).budget.skew
    seconds = f"{abs(skew) // SECOND}"
    return [Trouble("discord-clock", str(guild.id), feature="times", detail=seconds)] if abs(skew) > SKEW else []


def _review(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """Nearing the number of people from which Discord wants to review a bot."""
    flags = session.client.application_flags
    people = sum(one.member_count or 0 for one in session.client.guilds)
    if people < NEARING or flags.gateway_message_content:
        return []
    return [Trouble("discord-review", str(guild.id), feature="review", detail=str(people))]


def _others(session: Session, guild: discord.Guild, own: Seen) -> list[Trouble]:
    """Other moderation bots, told by the roles that Discord made for them."""
    found = []
    for role in guild.roles:
        bot = role.tags.bot_id if role.tags is not None else None
        if bot is not None and bot != own.id and (bot in OTHER_BOTS or role.name.casefold() in OTHER_NAMES):
            found.append(OTHER_BOTS.get(bot, role.name))
    names = _names(sorted(found))
    return [Trouble("discord-other-bot", str(guild.id), feature="overlap", detail=names)] if found else []


CHECKS: Final[tuple[Check, ...]] = (_intents, _rights, _channels, _order, _clock, _review, _others)
