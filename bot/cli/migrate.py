"""`steward migrate`: the store brought to the schema of this Steward, after a copy beside it."""

from __future__ import annotations

from pathlib import Path

from bot import bootstrap
from bot.cli import folder, talk
from bot.domain.text import say


def migrate(data: folder.Data = None, config: folder.ConfigFile = None) -> None:
    """Bring the store up to date."""
    place = folder.chosen(data, config)
    folder.run(place, _migrate(place))


async def _migrate(place: Path) -> None:
    before = bootstrap.schema_of(place)
    path = place / bootstrap.STORE_FILE
    copies = _copies(path)
    async with bootstrap.owned(place, "steward migrate"):
        after = bootstrap.schema_of(place)
    made = sorted(_copies(path) - copies)
    if before.version == after.version and not made:
        talk.console().print(talk.words(say("cli-migrate-current", path=str(path), version=str(after.version))))
        return
    line = say("cli-migrate-done", path=str(path), before=str(before.version), after=str(after.version))
    talk.console().print(talk.words(line))
    for one in made:
        talk.note(say("cli-migrate-copy", path=str(one)))


def _copies(path: Path) -> set[Path]:
    return set(path.parent.glob(f"{path.name}.before-migration-*"))
