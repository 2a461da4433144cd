"""Files that go with what Steward says: pictures as they were painted, texts to be saved."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import replace
from typing import Any, Final

from adapters.sandbox.draw import Reader
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.step import Step
from bot.domain.content import Content, File

PICTURE: Final = "image/png"


def bare(content: Content) -> Content:
    """The content as it is kept in the world: its files by name, their bodies stand beside it."""
    return replace(content, files=tuple(replace(one, text="", data=b"") for one in content.files))


def attach(step: Step, message: int, content: Content) -> None:
    """Keep the files of a content beside its message (of a note: at its negative number), in the place of former
    ones."""
    step.db.execute("DELETE FROM files WHERE message = ? AND owner = ?", (message, STEWARD))
    step.db.executemany(
        "INSERT INTO files (message, owner, name, type, size, digest, at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(step, message, one) for one in content.files],
    )


def _row(step: Step, message: int, one: File) -> tuple[Any, ...]:
    body = one.body()
    kind = PICTURE if one.is_picture else mimetypes.guess_type(one.name)[0] or "application/octet-stream"
    return message, STEWARD, one.name, kind, len(body), hashlib.sha256(body).hexdigest(), step.now, body


def said(content: Content, reader: Reader) -> list[dict[str, str]]:
    """What is said of each file, in its order: `description`, and `drawing` (the kind of picture it is)."""
    return [
        {"description": reader.say(one.alt), "drawing": type(one.drawing).__name__ if one.drawing is not None else ""}
        for one in content.files
    ]
