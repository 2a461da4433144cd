"""What accounts may do."""

from __future__ import annotations

from adapters.telegram.session import Session
from bot.domain.people import AccountRef, Rights
from telegram import ChatMember


async def rights(session: Session, place: str, account: AccountRef, channel: str = "") -> Rights | None:
    """What an account may do there now; None when it can't be found out."""
    raise NotImplementedError  # being written


async def own_rights(session: Session, place: str) -> Rights | None:
    """What Steward may do there now."""
    raise NotImplementedError  # being written


def of_member(member: ChatMember, place: str) -> Rights:
    """Rights of a member as the API tells it (also from a `chat_member` or `my_chat_member` update)."""
    raise NotImplementedError  # being written


def forget(session: Session, place: str, account: str = "") -> None:
    """What was kept of a member (of everybody there when ""), because it changed: call it on my_chat_member and
    chat_member updates."""
    raise NotImplementedError  # being written
