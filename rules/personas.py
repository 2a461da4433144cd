"""Who says the examples: the stated people that `catches`, `allows`, `rules match` and stories are played with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.domain.messages import ChannelRef, Message, MessageRef, Reply
from bot.domain.people import AccountRef, Author, Standing
from bot.domain.scores import Scores
from bot.domain.time import DAY, HOUR
from rules.scene import Facts, Scene
from rules.windows import Windows

NOW: Final = 1_800_014_400_000_000
"""The fixed moment of every example: 15 January 2027, 12:00 UTC, a Friday."""
PLATFORM: Final = "example"
PLACE: Final = "example"


@dataclass(frozen=True, slots=True)
class Persona:
    """A stated person: how long here (µs), how many messages before this one, what they may do."""

    name: str
    here: int
    messages: int
    standing: Standing = Standing.MEMBER
    regular: bool = False
    roles: tuple[str, ...] = ()


NEWCOMER: Final = Persona("newcomer", HOUR, 0)
MEMBER: Final = Persona("member", 365 * DAY, 500, regular=True)
MODERATOR: Final = Persona("moderator", 365 * DAY, 500, Standing.MODERATOR, True, ("moderator",))
PERSONAS: Final = {one.name: one for one in (NEWCOMER, MEMBER, MODERATOR)}


def persona_facts(persona: Persona, person: int, now: int = NOW) -> Facts:
    """The facts of a stated person, all of them known."""
    roles = frozenset(persona.roles)
    return Facts(
        person,
        now - persona.here,
        persona.messages,
        roles,
        roles,
        persona.standing,
        persona.name,
        persona.regular,
        created_at=now - 24 * persona.here,
    )


def persona_message(
    text: str, *, by: str = "1", at: int = NOW, channel: str = "general", number: int = 1, forwarded: bool = False
) -> Message:
    """A plain message in a channel of that name."""
    ref = MessageRef(ChannelRef(PLATFORM, PLACE, channel), str(number))
    author = Author(AccountRef(PLATFORM, by), by)
    return Message(ref, author, text, at, channel_name=channel, forwarded=forwarded)


def persona_scene(
    text: str,
    who: str = "newcomer",
    *,
    channel: str = "general",
    reply: bool = False,
    forwarded: bool = False,
    scores: Scores | None = None,
) -> Scene:
    """A text said by a stated person, first in an empty community, to nobody unless the text says so."""
    message = persona_message(text, channel=channel, forwarded=forwarded)
    if reply:
        message = replace(message, reply=Reply("0", AccountRef(PLATFORM, "2")))
    facts = persona_facts(PERSONAS[who], 1)
    return Scene(message, facts, NOW, Windows(), scores, answers=2 if reply else None, mentions_staff=False)
