"""What moderators decided about the messages that a backtest finds, joined by channel and message."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from bot import bootstrap
from bot.cli import folder
from bot.domain.decisions import Decision, Outcome
from bot.insight.backtest_words import Judged
from bot.ports.store import StoreFault, Tx, where
from bot.ports.tables import DECISIONS, EVIDENCE, SIGNALS
from rules.backtest import Report

SILENT: Final = frozenset({Outcome.DUPLICATE, Outcome.BAD_REPORT})
"""Outcomes that say nothing of whether the rule was right."""
REJECTED: Final = frozenset({Outcome.NO_VIOLATION, Outcome.OVERTURNED, Outcome.UNDONE})
"""An undone or overturned decision counts against the rule, as in the evidence for its promotion."""
Verdicts: TypeAlias = Mapping[tuple[str, str], bool]
"""By channel and message: whether a moderator agreed."""


def judged(store: Path, report: Report) -> dict[str, Judged]:
    """For each rule how many of its hits moderators agreed with, said no to, or never judged. A store that can't be
    read ends the command with 1."""
    inside = store.is_dir()
    path = store / bootstrap.STORE_FILE if inside else store
    verdicts = folder.run(store if inside else store.parent, _verdicts(path, there=path.exists()))
    return {one.rule: _count([verdicts.get((hit.channel, hit.message_id)) for hit in one.hits]) for one in report.rules}


def _count(found: list[bool | None]) -> Judged:
    return Judged(found.count(True), found.count(False), found.count(None))


async def _verdicts(path: Path, *, there: bool) -> Verdicts:
    if not there:
        raise StoreFault("store-missing", str(path))
    async with bootstrap.beside_file(path) as reader:
        return await reader.read(_read)


async def _read(tx: Tx) -> Verdicts:
    newest: dict[tuple[int, int], Decision] = {}
    for one in await tx.find(DECISIONS, order=("id",)):
        if one.by is not None:
            newest[(one.community, one.case)] = one
    verdicts: dict[tuple[str, str], bool] = {}
    for (community, case), decision in newest.items():
        if decision.outcome in SILENT:
            continue
        mine = where(community=community, case=case)
        about = [(one.channel, one.message) for one in await tx.find(SIGNALS, *mine)]
        about += [(one.channel, one.message) for one in await tx.find(EVIDENCE, *mine)]
        for key in about:
            verdicts[key] = decision.outcome not in REJECTED
    return verdicts
