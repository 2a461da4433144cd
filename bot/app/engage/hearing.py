"""What happens on platforms, as activities hear it: after moderation has judged it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from activities import calls, ears
from activities.activity import Heard
from activities.catalog import BY_NAME, CATALOG
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.events import MessageDeleted
from bot.domain.messages import Message
from bot.domain.people import Person, Standing
from bot.ports.store import where


async def ears_of(turn: Turn) -> list[ears.Ear]:
    """What activities of the community listen for: one question for a batch of talk."""
    return await turn.tx.find(ears.EARS, *where(community=turn.id), order=("activity", "ref"))


async def heard(
    turn: Turn, listening: Sequence[ears.Ear], message: Message, person: Person, standing: Standing, *, edited: bool
) -> None:
    """Somebody wrote, and it stands."""
    if not listening or message.author.is_bot:
        return
    for name, met in ears.met(listening, message, turn.now).items():
        activity = BY_NAME.get(name)
        if activity is not None and activity.heard is not None:
            await activity.heard(TurnFloor(turn), Heard(message, person, int(standing), tuple(met), edited))


async def happened(turn: Turn, event: Any) -> None:
    """Anything else happened."""
    if isinstance(event, MessageDeleted):
        await calls.deleted(TurnFloor(turn), event.ref)
    for activity in CATALOG:
        deed = activity.happened.get(type(event))
        if deed is not None:
            await deed(TurnFloor(turn), event)
