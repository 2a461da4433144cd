"""The menu of commands."""

from __future__ import annotations

from adapters.telegram.session import Session
from bot.domain.commands import Command
from bot.ports.texts import Texts


async def publish(session: Session, commands: tuple[Command, ...]) -> None:
    """Tell Telegram which commands there are, if they changed."""
    raise NotImplementedError  # being written


def table(texts: Texts, commands: tuple[Command, ...], language: str) -> tuple[tuple[str, str, str], ...]:
    """(name, who sees it, description) of each command in the menu, for docs."""
    raise NotImplementedError  # being written
