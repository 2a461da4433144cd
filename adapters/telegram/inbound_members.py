"""Joins, leaves, sanctions by hand, Steward's own standing, requests to join, migrations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from adapters.telegram import rights
from adapters.telegram.inbound_message import PRIVATE
from adapters.telegram.invites import invite_of
from adapters.telegram.raw import Json, id_of, list_of, part_of, text_of, time_of
from adapters.telegram.senders import author_of_chat, author_of_user
from adapters.telegram.session import PLATFORM
from bot.domain.events import (
    Event,
    JoinAsked,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MemberSanctioned,
    OwnRightsChanged,
    PlaceJoined,
    PlaceLeft,
    PlaceMoved,
)
from bot.domain.people import Author

_PRESENT: Final = ("creator", "administrator", "member")
_ANONYMOUS: Final = "1087968824"
JOIN, LEAVE = "j", "l"


@dataclass(frozen=True, slots=True)
class Found:
    """An event and where it happened. `moment` is (JOIN or LEAVE, account, time) of what Telegram may tell twice."""

    place: str
    event: Event
    id: str = ""
    moment: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """A standing before and after, whose, and by whom (None where Telegram does not tell)."""

    place: str
    old: Json
    new: Json
    who: Author
    by: Author | None
    at: int

    @property
    def by_another(self) -> bool:
        """Whether a person other than its owner did it, and not Steward."""
        return self.by is not None and not self.by.is_self and self.by.account != self.who.account


def is_present(member: Json) -> bool:
    """Whether somebody with this standing is in the chat now."""
    status = member.get("status")
    return status in _PRESENT or (status == "restricted" and member.get("is_member") is True)


def _is_muted(member: Json) -> bool:
    return member.get("status") == "restricted" and member.get("can_send_messages") is False


def actor_of_change(update: Json, own: str) -> Author | None:
    """Who changed it; an anonymous administrator is the chat."""
    user = part_of(update, "from")
    if id_of(user, "id") == _ANONYMOUS:
        return author_of_chat(part_of(update, "chat"))
    return author_of_user(user, own)


def _change(update: Json, own: str) -> _Change | None:
    new = part_of(update, "new_chat_member")
    who = author_of_user(part_of(new, "user"), own, text_of(new, "tag") or text_of(new, "custom_title"))
    place, at = id_of(part_of(update, "chat"), "id"), time_of(update, "date")
    if who is None or not place or at is None:
        return None
    return _Change(place, part_of(update, "old_chat_member"), new, who, actor_of_change(update, own), at)


def member_changes(update: Json, own: str) -> list[Found]:
    """What a `chat_member` update tells."""
    change = _change(update, own)
    if change is None:
        return []
    found = [Found(change.place, one) for one in _sanctions(change)]
    was, now = is_present(change.old), is_present(change.new)
    account = change.who.account.id
    if now and not was:
        joined = MemberJoined(PLATFORM, change.place, change.who, change.at, invite_of(update, own))
        found.append(Found(change.place, joined, moment=(JOIN, account, change.at)))
    elif was and not now:
        left = MemberLeft(PLATFORM, change.place, change.who, change.at)
        found.append(Found(change.place, left, moment=(LEAVE, account, change.at)))
    elif was and now and _shown(change.old) != _shown(change.new):
        found.append(Found(change.place, MemberChanged(PLATFORM, change.place, change.who, change.at)))
    return found


def _shown(member: Json) -> tuple[str, str, bool]:
    """What others see of a standing."""
    staff = member.get("status") in ("creator", "administrator")
    return text_of(member, "tag"), text_of(member, "custom_title"), staff


def _sanctions(change: _Change) -> list[MemberSanctioned]:
    """What a person did by Telegram's own means, or took back."""
    if not change.by_another:
        return []
    old, new = change.old, change.new
    was_banned, is_banned = old.get("status") == "kicked", new.get("status") == "kicked"
    until = time_of(new, "until_date")
    verbs: list[tuple[str, int | None]] = []
    if is_banned:
        verbs += [] if was_banned and until == time_of(old, "until_date") else [("ban", until)]
    elif was_banned:
        verbs.append(("unban", None))
    elif is_present(old) and new.get("status") == "left":
        verbs.append(("kick", None))
    if _is_muted(new) and not (_is_muted(old) and until == time_of(old, "until_date")):
        verbs.append(("mute", until))
    elif _is_muted(old) and not _is_muted(new) and new.get("status") not in ("kicked", "left"):
        verbs.append(("unmute", None))
    return [
        MemberSanctioned(PLATFORM, change.place, verb, change.who, change.by, change.at, end) for verb, end in verbs
    ]


def own_changes(update: Json, own: str) -> list[Found]:
    """What a `my_chat_member` update tells of Steward itself; a private chat that was blocked tells nothing. The right
    to pin keeps nothing from being moderated: /doctor names it."""
    change = _change(update, own)
    chat = part_of(update, "chat")
    if change is None or chat.get("type") == PRIVATE:
        return []
    was, now = is_present(change.old), is_present(change.new)
    place, at, by = change.place, change.at, change.by
    if now and not was:
        kind = text_of(chat, "type")
        return [Found(place, PlaceJoined(PLATFORM, place, text_of(chat, "title"), at, by, None, kind))]
    if was and not now:
        return [Found(place, PlaceLeft(PLATFORM, place, at, by))]
    before, after = (rights.of_member(one, own).can - {rights.PINS} for one in (change.old, change.new))
    if not now or before == after:
        return []
    return [Found(place, OwnRightsChanged(PLATFORM, place, at, before - after, after - before, by))]


def service_changes(message: Json, own: str) -> list[Found]:
    """Joins and leaves as service messages tell them: not for certain, but also where Steward is no administrator."""
    place, at = id_of(part_of(message, "chat"), "id"), time_of(message, "date")
    if at is None:
        return []
    found: list[Found] = []
    for user in list_of(message, "new_chat_members"):
        if (who := author_of_user(user, own)) is not None and not who.is_self:
            joined = MemberJoined(PLATFORM, place, who, at)
            found.append(Found(place, joined, moment=(JOIN, who.account.id, at)))
    who = author_of_user(part_of(message, "left_chat_member"), own)
    if who is not None and not who.is_self:
        found.append(Found(place, MemberLeft(PLATFORM, place, who, at), moment=(LEAVE, who.account.id, at)))
    return found


def moved(old: str, new: str, at: int) -> Found:
    """A group goes on as a supergroup: the same event, however it became known."""
    return Found(old, PlaceMoved(PLATFORM, old, new, at), f"mv{old}/{new}")


def migration(message: Json) -> list[Found]:
    """What either service message of a migration tells."""
    here, at = id_of(part_of(message, "chat"), "id"), time_of(message, "date") or 0
    to, source = id_of(message, "migrate_to_chat_id"), id_of(message, "migrate_from_chat_id")
    if here and to:
        return [moved(here, to, at)]
    return [moved(source, here, at)] if here and source else []


def join_request(update: Json, own: str) -> list[Found]:
    """Somebody asks to be let in."""
    place, at = id_of(part_of(update, "chat"), "id"), time_of(update, "date")
    who = author_of_user(part_of(update, "from"), own)
    if who is None or not place or at is None:
        return []
    return [Found(place, JoinAsked(PLATFORM, place, who, at, text_of(update, "bio"), invite_of(update, own)))]
