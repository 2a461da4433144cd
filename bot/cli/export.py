"""`steward export`: a community's data as JSON lines."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from bot import bootstrap
from bot.app.exporting import lines
from bot.app.naming import communities
from bot.cli import folder, talk, which
from bot.domain.records import Community
from bot.domain.text import say
from bot.ports.store import Tx

Put = Callable[[dict[str, Any]], None]


def export(
    out: Annotated[Path | None, typer.Option("--out", "-o", help="cli-opt-out", metavar="FILE")] = None,
    community: folder.Community = "",
    with_names: Annotated[bool, typer.Option("--with-names", help="cli-opt-with-names")] = False,
    data: folder.Data = None,
    config: folder.ConfigFile = None,
) -> None:
    """Write a community's data out."""
    place = folder.chosen(data, config)
    folder.run(place, _export(place, out, community, with_names))


async def _export(place: Path, out: Path | None, named: str, with_names: bool) -> None:
    async with bootstrap.beside(place) as reader:
        chosen = await reader.read(lambda tx: _chosen(tx, named))
        count = 0
        with ExitStack() as ending:
            put = _to_file(out, ending) if out is not None else talk.answer
            for one in chosen:
                async for line in lines(reader, one, with_names=with_names):
                    put(line)
                    count += 1
    if out is not None:
        talk.note(say("cli-export-done", path=str(out), count=count))
    if with_names:
        talk.note(say("cli-export-names"))


async def _chosen(tx: Tx, named: str) -> list[Community]:
    if named:
        return [await which.named(tx, named)]
    found = await communities(tx)
    if not found:
        talk.stop(say("cli-community-none"), talk.NO)
    return found


def _to_file(out: Path, ending: ExitStack) -> Put:
    """Writes to a file that only its owner may read, put in place whole when the block ends well."""
    rough = out.with_name(out.name + ".part")
    try:
        file = open(rough, "wb", opener=lambda path, flags: os.open(path, flags, 0o600))  # noqa: SIM115  # closed below
    except OSError as error:
        talk.stop(say("cli-file-unwritable", path=str(out), why=error.strerror or ""), talk.NO)

    def settle(kind: object, *_: object) -> None:
        try:
            file.close()
            if kind is None:
                rough.replace(out)
        except OSError as error:
            talk.stop(say("cli-file-unwritable", path=str(out), why=error.strerror or ""), talk.NO)
        finally:
            rough.unlink(missing_ok=True)

    ending.push(settle)
    return lambda line: _write(file.write, line, out)


def _write(write: Callable[[bytes], object], line: dict[str, Any], out: Path) -> None:
    try:
        write(orjson.dumps({"format": talk.FORMAT, **line}, option=orjson.OPT_APPEND_NEWLINE))
    except OSError as error:
        talk.stop(say("cli-file-unwritable", path=str(out), why=error.strerror or ""), talk.NO)
