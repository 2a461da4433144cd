"""What members may do in a chat, taken away and given back exactly.

`restrictChatMember` and `setChatPermissions` replace the whole set (https://core.telegram.org/bots/api#chatpermissions),
so that what was there before is read first and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import orjson
from telegram import ChatPermissions

SENDING: Final = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages",
)  # fmt: skip
OTHERS: Final = ("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics", "can_edit_tag")
EVERY: Final = (*SENDING, *OTHERS)


def read(source: Mapping[str, Any]) -> dict[str, bool]:
    """All permissions out of a member's or a chat's JSON; one that is not told follows the one that implied it when it
    was new: reactions follow writing, the rest is as the API says, false."""
    found = {name: source.get(name) is True for name in EVERY}
    if "can_react_to_messages" not in source:
        found["can_react_to_messages"] = found["can_send_messages"]
    return found


def everything() -> dict[str, bool]:
    """Of a member without any restriction."""
    return dict.fromkeys(EVERY, True)


def silenced(former: Mapping[str, bool]) -> dict[str, bool]:
    """The same without anything that puts something into the chat."""
    return {**former, **dict.fromkeys(SENDING, False)}


def write(permissions: Mapping[str, bool]) -> ChatPermissions:
    """As the library takes them, each one named."""
    named: dict[str, Any] = {name: bool(permissions.get(name)) for name in EVERY}
    return ChatPermissions(**named)


def dump(permissions: Mapping[str, bool]) -> str:
    """As text, for keeping: what is allowed, by name."""
    return orjson.dumps(sorted(name for name in EVERY if permissions.get(name))).decode()


def load(text: str) -> dict[str, bool] | None:
    """Back from text; None for what `dump` did not write."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return None
    return {name: name in found for name in EVERY}
