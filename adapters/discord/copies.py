"""Which files a copy of Steward's own carries: an edit of its words must not lose them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import orjson

from adapters.discord.components import Json
from adapters.discord.files import Upload
from adapters.discord.files import shown as shown_files
from adapters.discord.reading import clean, id_of, objects_of
from adapters.discord.session import Session

COPY: Final = "copy"
"""Notes of this kind: the files of a copied message, by its id."""


async def keep(session: Session, message: Json) -> None:
    """Note the files of a copy that was sent."""
    found = [
        [id_of(one.get("id")), clean(one.get("filename")), clean(one.get("content_type")).startswith(_PICTURES),
         clean(one.get("description"))]
        for one in objects_of(message.get("attachments"))
    ]  # fmt: skip
    await session.notebook.write(COPY, id_of(message.get("id")), orjson.dumps(found).decode())


_PICTURES: Final = ("image/", "video/")


async def kept(session: Session, message: str) -> tuple[tuple[str, Upload], ...]:
    """The files of a copy, each with its id; none of any other message."""
    noted = await session.notebook.read(COPY, message)
    if noted is None:
        return ()
    return tuple((id, Upload(name, b"", picture, alt)) for id, name, picture, alt in orjson.loads(noted))


def shown(files: Sequence[tuple[str, Upload]]) -> list[Json]:
    """The components that show what is kept."""
    return shown_files([one for _, one in files])


def listed(files: Sequence[tuple[str, Upload]]) -> list[Json]:
    """What an edit's `attachments` says to keep them."""
    return [{"id": id} for id, _ in files]


async def forget(session: Session, message: str) -> None:
    """The copy goes."""
    await session.notebook.drop(COPY, message)
