"""What members and administrators may do, as the Bot API names it, and how a request's permissions are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tests.wire.telegram.errors import bad

MEDIA: Final = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
PERMISSIONS: Final = (
    "can_send_messages",
    *MEDIA,
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
RIGHTS: Final = (
    "can_manage_chat",
    "can_change_info",
    "can_post_messages",
    "can_edit_messages",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_direct_messages",
    "can_manage_tags",
)
NOT_IN: Final = {
    "group": {"can_post_messages", "can_edit_messages", "can_manage_topics", "can_manage_direct_messages"},
    "supergroup": {"can_post_messages", "can_edit_messages", "can_manage_direct_messages"},
    "channel": {"can_pin_messages", "can_manage_topics", "can_manage_tags"},
}
SHORTEST: Final = 30
LONGEST: Final = 366 * 86_400


def everything() -> dict[str, bool]:
    """All permissions, as a new group gives its members."""
    return dict.fromkeys(PERMISSIONS, True)


def read_permissions(given: Any, independent: bool) -> dict[str, bool]:
    """A request's `permissions` as the full set that replaces the old one; what is not named is denied.

    Without `use_independent_chat_permissions` the later ones imply the earlier, as `Client::get_chat_permissions` does.
    """
    if not isinstance(given, Mapping):
        raise bad("object expected as permissions")
    if odd := [name for name, value in given.items() if not isinstance(value, bool)]:
        raise bad(f'can\'t parse chat permissions: Field "{odd[0]}" must be of type Boolean')
    whole = {name: bool(given.get(name, False)) for name in PERMISSIONS}
    whole["can_manage_topics"] = bool(given.get("can_manage_topics", whole["can_pin_messages"]))
    whole["can_edit_tag"] = bool(given.get("can_edit_tag", whole["can_pin_messages"]))
    if not any(name in given for name in MEDIA):
        media = bool(given.get("can_send_media_messages", False))
        whole |= dict.fromkeys(MEDIA, media)
        whole["can_send_messages"] |= media and not independent
    whole["can_react_to_messages"] = bool(given.get("can_react_to_messages", whole["can_send_messages"]))
    if not independent:
        _imply(whole)
    return whole


def _imply(whole: dict[str, bool]) -> None:
    """Other messages and previews imply media and text; polls imply text."""
    if whole["can_send_other_messages"] or whole["can_add_web_page_previews"]:
        whole.update(dict.fromkeys((*MEDIA, "can_send_messages"), True))
    if whole["can_send_polls"]:
        whole["can_send_messages"] = True


def until(now: int, date: int) -> int:
    """When a ban or restriction ends; 0 is forever, as under 30 seconds and over 366 days are."""
    return date if SHORTEST <= date - now <= LONGEST else 0
