"""Links into the sandbox under names of their own, so that those who come by one can be counted."""

from __future__ import annotations

import hashlib
from typing import Final

from adapters.sandbox import raidacts, rooms
from adapters.sandbox.file import meta
from adapters.sandbox.ranks import PLACE
from adapters.sandbox.step import Step
from bot.domain.actions import MakeInvite
from bot.domain.results import Done, Refused, Result, Why

LINK: Final = "https://sandbox.example/"
MAX_NAME: Final = 32


def make(step: Step, act: MakeInvite) -> Result:
    """A link; the same name for the same room is the same link."""
    if act.place != PLACE:
        return Refused(Why.NOT_HERE)
    if (no := raidacts.lacks(step, "manage")) is not None:
        return no
    if not 0 < len(act.name) <= MAX_NAME:
        return Refused(Why.BAD_REQUEST)
    room = rooms.find(step, act.channel) if act.channel else None
    if act.channel and (room is None or room.gone):
        return Refused(Why.ROOM_GONE)
    birth = meta(step.db, "birth")
    code = hashlib.sha256(f"{birth}\n{act.channel}\n{act.name}".encode()).hexdigest()[:10]
    step.db.execute("INSERT OR IGNORE INTO invites VALUES (?, ?, ?)", (code, act.name, act.channel))
    return Done(made=LINK + code)


def known(step: Step, link: str) -> str | None:
    """The whole link that somebody came by, of its address or its code; None for one that nobody made."""
    code = link.strip().removeprefix(LINK)
    row = step.db.execute("SELECT code FROM invites WHERE code = ?", (code,)).fetchone()
    return LINK + str(row["code"]) if row else None
