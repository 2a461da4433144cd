"""Pictures are painted just before the call, and stored nowhere."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.app.desk import Desk
from bot.domain.actions import Act, Answer, EditMessage, SendDirect, SendMessage
from bot.domain.content import File
from bot.domain.decisions import Action

log = logging.getLogger("steward.pictures")


async def painted(desk: Desk, row: Action) -> Act:
    """The act with its pictures painted. One that can't be painted is left out: its text twin says it all."""
    act = row.act
    if not isinstance(act, SendMessage | EditMessage | SendDirect | Answer) or not act.content.files:
        return act
    files = [await _file(desk, one, act.language, act.content.zone) for one in act.content.files]
    return replace(act, content=replace(act.content, files=tuple(one for one in files if one is not None)))


async def _file(desk: Desk, file: File, language: str, zone: str) -> File | None:
    if file.drawing is None:
        return file
    if desk.painter is None:
        return None
    try:
        return replace(file, data=await desk.painter.paint(file.drawing, language, zone))
    except Exception:
        log.exception("the picture %s can't be painted", file.name)
        return None
