"""House rules in force."""

from __future__ import annotations

from bot.app.turn import Turn
from bot.domain.house import HouseRule
from bot.ports.store import where
from bot.ports.tables import HOUSE


async def rules_in_force(turn: Turn, language: str) -> list[HouseRule]:
    """The newest version of each rule, in this language where it exists, else in another; withdrawn ones left out."""
    rows = await turn.tx.find(HOUSE, *where(community=turn.id), order=("number", "-version"))
    newest: dict[tuple[int, str], HouseRule] = {}
    for row in rows:
        newest.setdefault((row.number, row.language), row)
    chosen: dict[int, HouseRule] = {}
    for (number, spoken), row in newest.items():
        if row.title and (number not in chosen or spoken == language):
            chosen[number] = row
    return [chosen[number] for number in sorted(chosen)]


async def write_rule(turn: Turn, number: int, language: str, title: str, text: str, by: int | None) -> HouseRule:
    """A new version of a rule; an empty title withdraws it."""
    rows = await turn.tx.find(
        HOUSE, *where(community=turn.id, number=number, language=language), order=("-version",), limit=1
    )
    version = rows[0].version + 1 if rows else 1
    rule = HouseRule(turn.id, number, language, version, title, text, turn.now, by)
    await turn.tx.add(HOUSE, rule)
    return rule
