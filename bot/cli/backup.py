"""`steward backup`: a checked copy of the store, taken beside its owner."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import bootstrap
from bot.cli import folder, talk
from bot.domain.text import say
from bot.domain.time import SECOND
from bot.ports.store import StoreFault, Tx
from bot.ports.tables import CASES, COMMUNITIES


def backup(
    to: Annotated[Path | None, typer.Argument(help="cli-arg-backup-to", metavar="[TO]")] = None,
    data: folder.Data = None,
    config: folder.ConfigFile = None,
) -> None:
    """Copy the store."""
    place = folder.chosen(data, config)
    target = _target(place, to)
    if target.exists() and not bootstrap.is_store(target):
        talk.stop(say("cli-backup-other", path=str(target)), talk.NO)
    if bootstrap.is_in_use_as_store(target):
        talk.stop(say("cli-backup-living", path=str(target)), talk.NO)
    folder.run(place, _backup(place, target))


def _target(place: Path, to: Path | None) -> Path:
    """A file; a folder gets one named after the moment."""
    if to is not None and not to.is_dir():
        return to
    moment = datetime.fromtimestamp(bootstrap.now() // SECOND, UTC).strftime("%Y%m%d-%H%M%S")
    return (to or place / bootstrap.BACKUPS) / f"steward-{moment}.db"


async def _backup(place: Path, target: Path) -> None:
    async with bootstrap.beside(place) as reader:
        _make_room(target.parent)
        await reader.backup(target)
    async with bootstrap.beside_file(target) as copy:
        communities, cases = await copy.read(_figures)
    line = say("cli-backup-done", path=str(target), kib=_kib(target), communities=communities, cases=cases)
    talk.console().print(talk.words(line))


def _kib(path: Path) -> int:
    return max(1, path.stat().st_size // 1024)


def _make_room(parent: Path) -> None:
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault("store-readonly", f"{parent}: {error.strerror}") from None


async def _figures(tx: Tx) -> tuple[int, int]:
    return await tx.count(COMMUNITIES), await tx.count(CASES)
