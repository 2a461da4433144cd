"""What both exports have in common: clean text, times, attachment kinds, and a short memory of what was answered."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any, Final

from bot.domain.messages import AttachmentKind, Reply
from bot.domain.people import AccountRef
from bot.domain.time import SECOND

KEPT_AUTHORS: Final = 20_000
"""How many earlier messages a reply can find its author in; bounds the memory of a reader."""
KEPT_TEXT: Final = 280

_UNWRITABLE: Final = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_KINDS: Final = {
    AttachmentKind.PHOTO: ("jpg", "jpeg", "png", "webp", "heic", "bmp"),
    AttachmentKind.ANIMATION: ("gif", "gifv"),
    AttachmentKind.VIDEO: ("mp4", "mov", "webm", "mkv", "avi", "m4v"),
    AttachmentKind.AUDIO: ("mp3", "flac", "wav", "m4a", "aac"),
    AttachmentKind.VOICE: ("ogg", "oga", "opus"),
}
_KIND_BY_ENDING: Final = {ending: kind for kind, endings in _KINDS.items() for ending in endings}


def clean(value: Any) -> str:
    """A text with NUL and lone surrogates replaced by U+FFFD, length kept; anything that is no text is ""."""
    return value.translate(_UNWRITABLE) if isinstance(value, str) else ""


def kind_of_file(name: str) -> AttachmentKind:
    """What a file is by its ending."""
    return _KIND_BY_ENDING.get(name.rsplit(".", 1)[-1].lower(), AttachmentKind.FILE)


def iso_time(value: Any) -> int | None:
    """ISO 8601 as µs UTC; a time without a zone is taken as UTC. None when it is no time."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(moment.timestamp()) * SECOND + moment.microsecond


def says_everyone(text: str) -> bool:
    """Whether a text calls everyone. Exports carry the words alone, so both platforms are read alike."""
    return "@everyone" in text or "@here" in text


class Recent:
    """The latest messages by id: who wrote them and how they began, so that a reply knows whom it answers."""

    def __init__(self, kept: int = KEPT_AUTHORS) -> None:
        self._kept = kept
        self._seen: OrderedDict[str, tuple[AccountRef, str, str]] = OrderedDict()

    def remember(self, message_id: str, author: AccountRef, text: str, channel: str) -> None:
        """Note a message; the oldest is forgotten."""
        self._seen[message_id] = (author, text[:KEPT_TEXT], channel)
        if len(self._seen) > self._kept:
            self._seen.popitem(last=False)

    def reply(self, message_id: str) -> Reply:
        """The answer's target, with author and text where they are still remembered."""
        author, text, _ = self._seen.get(message_id, (None, "", ""))
        return Reply(message_id, author, text)

    def channel(self, message_id: str) -> str:
        """The channel of a remembered message, or ""."""
        return self._seen[message_id][2] if message_id in self._seen else ""
