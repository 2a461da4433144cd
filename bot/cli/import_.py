"""`steward import`: the history of a chat, read from an export."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import bootstrap
from bot.app import operator
from bot.app.importing import Survey, survey
from bot.app.naming import communities, community_at, title_of
from bot.app.places import found_community
from bot.cli import asking, folder, talk, which
from bot.domain.events import OperatorAsked
from bot.domain.records import Community
from bot.domain.text import Several, say
from bot.ports.history import ExportFault, History
from bot.ports.store import StoreFault, Tx

if TYPE_CHECKING:
    from bot.app.desk import Desk


def import_(
    file: Annotated[Path, typer.Argument(help="cli-arg-export", metavar="FILE")],
    data: folder.Data = None,
    community: folder.Community = "",
    config: folder.ConfigFile = None,
) -> None:
    """Take in the history of a chat."""
    place = folder.chosen(data, config)
    try:
        history = bootstrap.history(file)
        path, size = file.resolve(), file.stat().st_size
    except ExportFault as fault:
        talk.tell_export_fault(fault)
    folder.run(place, _import(history, Order(path, size, place, community, config)))


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the file and its size, the store's folder, the community's name, the configuration."""

    path: Path
    size: int
    place: Path
    community: str
    config: Path | None


async def _import(history: History, order: Order) -> None:
    with folder.bar("cli-import-reading", order.size) as tell:
        found = await survey(history, tell)
    number, title = await _target(order.place, found, order.community, order.config)
    request = asking.Request(operator.IMPORT, number, {"path": str(order.path)})
    with folder.bar("cli-import-taking", order.size) as tell:

        async def direct(desk: Desk, event: OperatorAsked) -> operator.Answer:
            return await operator.bring(desk, event, bootstrap.history, tell)

        answer = (await asking.ask(order.place, [request], direct))[0]
    _tell(answer, title, found)


async def _target(place: Path, found: Survey, named: str, config: Path | None) -> tuple[int, str]:
    """The community that the history belongs to: the one named, the one that lives there, the only one."""
    try:
        async with bootstrap.beside(place) as reader:
            known = await reader.read(lambda tx: _belongs(tx, found, named))
    except StoreFault as fault:
        if fault.key != "store-missing" or named:
            raise
        known = None
    return known if known is not None else await _founded(place, found, config)


async def _belongs(tx: Tx, found: Survey, named: str) -> tuple[int, str] | None:
    community = await which.named(tx, named) if named else await community_at(tx, found.platform, found.place)
    if community is None:
        everything = await communities(tx)
        if len(everything) > 1:
            listed = Several(tuple(await which.several(tx)), "comma")
            talk.stop(say("cli-import-which", known=listed), talk.WRONG_USE)
        community = everything[0] if everything else None
    return (community.id, await title_of(tx, community)) if community else None


async def _founded(place: Path, found: Survey, config: Path | None) -> tuple[int, str]:
    """Nobody is here yet: the community whose chat this is, to be met when Steward is added to it."""
    if not found.place:
        talk.stop(say("cli-import-nowhere"), talk.WRONG_USE)
    speech = folder.configured(config).speech

    async with bootstrap.owned(place, "steward import") as desk:

        async def found_it(tx: Tx) -> Community:
            number, now = desk.dice.id(), desk.clock.now()
            return await found_community(
                tx, number, "", speech.language, found.platform, found.place, now, zone=speech.zone
            )

        made = await desk.store.write(found_it)
        return made.id, f"{found.platform}:{found.place}"


def _tell(answer: operator.Answer, title: str, found: Survey) -> None:
    match answer["outcome"]:
        case "done":
            figures = {name: int(answer[name]) for name in ("messages", "known", "joins", "people")}
            warnings = int(answer.get("warnings", 0))
            if found.warnings:
                talk.console().print(talk.words(say("cli-import-warnings", title=title, count=warnings)))
                return
            talk.console().print(talk.words(say("cli-import-done", title=title, **figures)))
            if not found.joins:
                talk.note(say("cli-import-no-joins"))
        case "known":
            talk.console().print(talk.words(say("cli-import-known", title=title)))
        case "fault":
            fault = ExportFault(str(answer["key"]), str(answer["where"]), str(answer["detail"]))
            talk.tell_export_fault(fault)
        case _:
            talk.stop(say("cli-asking-refused"), talk.NO)
