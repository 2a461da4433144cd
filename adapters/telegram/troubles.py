"""What is wrong, for /doctor."""

from __future__ import annotations

from adapters.telegram.session import Session
from bot.ports.platform import Trouble


async def troubles(session: Session, place: str, state: tuple[Trouble, ...] = ()) -> tuple[Trouble, ...]:
    """What is wrong in a chat; `state` is what the gateway knows (second poller, store)."""
    raise NotImplementedError  # being written
