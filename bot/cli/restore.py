"""`steward restore`: a backup takes the store's place; what stood there is kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import bootstrap
from bot.cli import folder, talk
from bot.domain.text import say
from bot.ports.store import StoreFault
from bot.ports.tables import COMMUNITIES


def restore(
    source: Annotated[Path, typer.Argument(help="cli-arg-backup-from", metavar="FROM")],
    data: folder.Data = None,
    config: folder.ConfigFile = None,
) -> None:
    """Put a backup in place."""
    place = folder.chosen(data, config)
    if not source.is_file():
        talk.stop(say("cli-restore-missing", path=str(source)), talk.WRONG_USE)
    folder.run(place, _restore(source, place))


async def _restore(source: Path, place: Path) -> None:
    owner = bootstrap.owner_of(place)
    if owner:
        raise StoreFault("store-owned", owner)
    if not bootstrap.is_steward_store(source):
        talk.stop(say("cli-restore-other", path=str(source)), talk.NO)
    aside = bootstrap.restore(source, place)
    async with bootstrap.beside(place) as reader:
        communities = await reader.read(lambda tx: tx.count(COMMUNITIES))
    line = say("cli-restore-done", path=str(place / bootstrap.STORE_FILE), communities=communities)
    talk.console().print(talk.words(line))
    if aside is not None:
        talk.note(say("cli-restore-aside", path=str(aside)))
