"""What else belongs to a message of Steward's: the picture it carries, and what was sent along with it.

An act may take several messages (a long text, a picture with more words than a caption holds, files): one of them
carries the buttons and is the act's. The others are noted under it, so that an edit finds the picture and a deletion
takes all.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any, Final

import orjson

from adapters.telegram.session import Session
from bot.domain.content import File
from bot.domain.time import DAY
from bot.ports.store import StoreFault

log = logging.getLogger("steward.telegram")

KIND: Final = "parts"
KEPT: Final = 90 * DAY
PHOTO, DOCUMENT, TEXT = "photo", "document", "text"


@dataclass(slots=True)
class Beside:
    """A message that was sent along: what it is, and a digest of its file."""

    message: int
    kind: str
    digest: str = ""


@dataclass(slots=True)
class Parts:
    """`media` is what the message itself carries ("" for words alone), `digest` of which file; `at` µs UTC."""

    media: str = ""
    digest: str = ""
    beside: list[Beside] = field(default_factory=list)
    at: int = 0

    @property
    def photo(self) -> Beside | None:
        """The picture that was sent along."""
        return next((one for one in self.beside if one.kind == PHOTO), None)

    def has(self, digest: str) -> bool:
        """Whether a file is among them."""
        return digest in (self.digest, *(one.digest for one in self.beside))


def kind_of(file: File) -> str:
    """How a file is sent."""
    return PHOTO if file.is_picture else DOCUMENT


def digest_of(file: File) -> str:
    """A name for what is in a file, and how it is called."""
    return blake2b(file.name.encode(errors="replace") + b"\0" + file.body(), digest_size=12).hexdigest()


class Belongings:
    """One for each session (`session.kept(Belongings)`): all notes, read once. All but `note` may raise StoreFault."""

    def __init__(self) -> None:
        self._known: dict[str, Parts] | None = None
        self._tidied_at = 0

    async def of(self, session: Session, chat: int, message: int) -> Parts:
        """What belongs to a message; nothing where nothing was noted."""
        return (await self._all(session)).get(f"{chat}/{message}") or Parts()

    async def note(self, session: Session, chat: int, message: int, parts: Parts, about: str = "") -> None:
        """Remember what belongs to a message; `about` is the account whose private chat it is. The message stands
        already, whatever the store says: without the note an edit still finds its caption."""
        try:
            known, key, parts.at = await self._all(session), f"{chat}/{message}", session.clock.now()
            known[key] = parts
            await session.notebook.write(KIND, key, orjson.dumps(asdict(parts)).decode(), about)
            await self._tidy(session, known)
        except StoreFault as fault:
            log.error("what belongs to a message can't be noted now: %s", fault)

    async def take(self, session: Session, chat: int, message: int) -> list[int]:
        """Forget a message that goes; what was sent along with it."""
        known, key = await self._all(session), f"{chat}/{message}"
        if key not in known:
            return []
        await session.notebook.drop(KIND, key)
        return [one.message for one in known.pop(key).beside]

    async def _all(self, session: Session) -> dict[str, Parts]:
        if self._known is None:
            notes = await session.notebook.every(KIND)
            if self._known is None:  # else somebody else read them meanwhile
                self._known = {key: found for key, text in notes.items() if (found := _open(text)) is not None}
        return self._known

    async def _tidy(self, session: Session, known: dict[str, Parts]) -> None:
        now = session.clock.now()
        if self._tidied_at and now - self._tidied_at < DAY:
            return
        self._tidied_at = now
        for key in [key for key, one in known.items() if one.at < now - KEPT]:
            await session.notebook.drop(KIND, key)
            del known[key]


def _open(text: str) -> Parts | None:
    try:
        found: dict[str, Any] = orjson.loads(text)
        return Parts(**{**found, "beside": [Beside(**one) for one in found.pop("beside")]})
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return None
