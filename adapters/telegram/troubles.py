"""What is wrong in a chat and what is dead because of it, for /doctor and the start.

How to add a trouble: 1. find it out here; 2. texts `trouble-<what>` and `remedy-<what>` in `telegram.ftl`, both
languages; 3. name the feature that suffers (`bot/app/diagnosis.py`); 4. a test that makes it so and well again.
"""

from __future__ import annotations

from typing import Final

from telegram import WebhookInfo
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from adapters.telegram import rights
from adapters.telegram.ids import is_basic_group, number
from adapters.telegram.moves import Moves
from adapters.telegram.posting import Skew
from adapters.telegram.raw import text_of
from adapters.telegram.session import Session
from bot.domain.people import Rights
from bot.ports.platform import Trouble

NEEDED: Final = ("delete", "mute", "ban", "manage")
"""The rights that Steward's features take, each named once: mute and kick come with ban."""
UPDATES: Final = (
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "poll", "poll_answer",
    "my_chat_member", "chat_member", "chat_join_request", "message_reaction", "message_reaction_count",
)  # fmt: skip
"""What has to be asked for by name (https://core.telegram.org/bots/api#getupdates)."""
BACKLOG: Final = 1000
SKEWED: Final = 60
"""Seconds between this clock and Telegram's from which on it matters."""


async def troubles(session: Session, place: str, state: tuple[Trouble, ...] = ()) -> tuple[Trouble, ...]:
    """What is wrong in a chat; `state` is what the gateway knows (second poller, store)."""
    chat = number(place)
    if chat is None or chat >= 0:
        return state
    chat = session.kept(Moves).now(chat)
    own = await rights.own_rights(session, str(chat))
    if own is None:
        return (*state, Trouble("no-answer", place, feature="platform", detail="Telegram"))
    if not own.present:
        return (*state, Trouble("telegram-not-there", place, feature="platform"))
    found = [*state, *await _standing(session, chat, own, place)]
    if is_basic_group(chat):
        found.append(Trouble("telegram-basic-group", place, feature="mute"))
    found += _skewed(session, place)
    return (*found, *await _delivery(session, place), *await _people(session, chat, place))


async def _standing(session: Session, chat: int, own: Rights, place: str) -> list[Trouble]:
    """Not an administrator: nothing works but what is seen; otherwise each missing right with what it kills."""
    found = await rights.member(session, str(chat), str(session.bot.id))
    if found is None or text_of(found, "status") not in ("administrator", "creator"):
        troubles_ = [Trouble("telegram-not-admin", place, feature="platform")]
        if not session.bot.can_read_all_group_messages:
            troubles_.append(Trouble("telegram-privacy", place, feature="read"))
        return troubles_
    missing = [Trouble("no-right", place, feature=one, detail=one) for one in NEEDED if one not in own.can]
    if rights.PINS not in own.can:
        missing.append(Trouble("telegram-pins", place, feature="telegram-pins"))
    return missing


async def _delivery(session: Session, place: str) -> list[Trouble]:
    """Whether updates come the way they were asked for."""
    try:
        info = await session.bot.get_webhook_info()
    except TelegramError:
        return []
    found = _webhook(session, info, place)
    missing = [one for one in UPDATES if info.allowed_updates is not None and one not in info.allowed_updates]
    if missing and info.allowed_updates:
        found.append(Trouble("telegram-updates", place, feature="read", detail=", ".join(missing)))
    if info.pending_update_count > BACKLOG:
        found.append(Trouble("telegram-backlog", place, feature="read", detail=str(info.pending_update_count)))
    return found


def _webhook(session: Session, info: WebhookInfo, place: str) -> list[Trouble]:
    """A webhook that nobody here serves takes every update away; ours may fail to be reached."""
    wanted = session.settings.webhook
    if info.url and info.url != wanted:
        return [Trouble("telegram-webhook-foreign", place, feature="read")]
    if wanted and not info.url:
        return [Trouble("telegram-webhook-gone", place, feature="read")]
    if wanted and info.last_error_message:
        return [Trouble("telegram-webhook-fails", place, feature="read", detail=info.last_error_message)]
    return []


def _skewed(session: Session, place: str) -> list[Trouble]:
    """Telegram dates each message that Steward sends; a clock that is off makes every end of a sanction wrong."""
    off = session.kept(Skew).seconds
    return [Trouble("telegram-clock", place, feature="mute", detail=str(abs(off)))] if abs(off) > SKEWED else []


async def _people(session: Session, chat: int, place: str) -> list[Trouble]:
    """An owner who never opened the private chat; other bots that moderate here, who stand among the administrators
    only when they are asked for."""
    try:
        admins = await session.bot.get_chat_administrators(chat, return_bots=True)
    except TelegramError:
        return []
    own = session.bot.id
    bots = [one for one in admins if one.user.is_bot and one.user.id != own]
    acting = [one.user.full_name for one in bots if rights.of_member(one.to_dict(), str(own)).standing.is_staff]
    found = [Trouble("telegram-other-bot", place, feature="overlap", detail=", ".join(acting))] if acting else []
    owner = next((one.user.id for one in admins if one.status == "creator"), None)
    if owner is not None and not await _can_write(session, owner):
        found.append(Trouble("telegram-owner-closed", place, feature="direct"))
    return found


async def _can_write(session: Session, person: int) -> bool:
    """Whether a private chat is open: "typing…" is refused where it is not, and leaves nothing where it is."""
    try:
        await session.bot.send_chat_action(person, ChatAction.TYPING)
    except Forbidden:
        return False
    except BadRequest as error:
        return not any(one in str(error).lower() for one in ("chat not found", "peer_id_invalid", "user_is_blocked"))
    except TelegramError:
        return True  # not what was asked
    return True
