"""Chats as rooms and homes."""

from __future__ import annotations

from adapters.telegram.session import Session
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.ports.platform import Channel, Home


async def channels(session: Session, place: str) -> tuple[Channel, ...]:
    """The chat itself, its known topics, and staff rooms."""
    raise NotImplementedError  # being written


async def channel(session: Session, ref: ChannelRef) -> Channel | None:
    """One chat, topic or private chat as it is now."""
    raise NotImplementedError  # being written


async def home(session: Session, place: str) -> Home | None:
    """A chat as it is now."""
    raise NotImplementedError  # being written


async def people(session: Session, place: str, query: str) -> tuple[AccountRef, ...]:
    """Accounts by their id or by the @name of an administrator."""
    raise NotImplementedError  # being written


async def staff(session: Session, place: str) -> tuple[AccountRef, ...]:
    """Administrators who are people."""
    raise NotImplementedError  # being written


def invitation(session: Session) -> str:
    """The link that adds Steward to a chat with its rights ticked."""
    raise NotImplementedError  # being written


async def mark_room(session: Session, chat: str) -> None:
    """Note that a chat was chosen as the moderators' room (from `chat_shared`): it counts as private from now on."""
    raise NotImplementedError  # being written
