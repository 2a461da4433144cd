"""Acts as calls of the Bot API."""

from __future__ import annotations

from adapters.telegram.session import Session
from bot.domain.actions import Act
from bot.domain.results import Refused, Result


def able(session: Session, act: Act) -> Refused | None:
    """Whether Telegram knows the act at all."""
    raise NotImplementedError  # being written


async def carry_out(session: Session, act: Act) -> Result:
    """One act. Never raises for what Telegram says."""
    raise NotImplementedError  # being written
