"""Which of a case's evidence its card shows: the newest; of an album the item that says it, with all that came."""

from __future__ import annotations

from dataclasses import replace

from bot.app.turn import Turn
from bot.domain.cases import Case, Evidence
from bot.ports.store import Where, where
from bot.ports.tables import EVIDENCE, MESSAGES


async def shown(turn: Turn, case: Case) -> Evidence | None:
    """The evidence to show; None where nothing is kept."""
    mine = where(community=turn.id, case=case.number)
    newest = await turn.tx.find(EVIDENCE, *mine, order=("-id",), limit=1)
    if not newest:
        return None
    items = await _album(turn, case, newest[0])
    if len(items) < 2:
        return newest[0]
    guilty = [one for one in items if one.spans] or [one for one in items if one.surfaces] or items
    return replace(guilty[-1], media=tuple(medium for one in items for medium in one.media))


async def _album(turn: Turn, case: Case, one: Evidence) -> list[Evidence]:
    """What is kept of the album that this is an item of, oldest message first."""
    row = await turn.tx.get(MESSAGES, turn.id, case.platform, one.channel, one.message)
    if row is None or not row.album:
        return [one]
    same = where(community=turn.id, person=row.person, platform=row.platform, channel=row.channel, album=row.album)
    sent = [item.message for item in await turn.tx.find(MESSAGES, *same, order=("at", "message"))]
    mine = where(community=turn.id, case=case.number, channel=one.channel)
    kept = {item.message: item for item in await turn.tx.find(EVIDENCE, *mine, Where("message", "in", sent))}
    return [kept[message] for message in sent if message in kept]
