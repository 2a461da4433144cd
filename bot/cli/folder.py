"""The folder that a command works in: where its store is, and what is said when it can't be had."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeAlias, TypeVar

import typer

from bot import bootstrap
from bot.cli import talk
from bot.config import Config, ConfigFault, Flaw, read_config
from bot.domain.text import Say, say
from bot.ports.history import ExportFault
from bot.ports.store import StoreFault

T = TypeVar("T")
Data: TypeAlias = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="cli-opt-data")]
ConfigFile: TypeAlias = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="cli-opt-config")]
Community: TypeAlias = Annotated[str, typer.Option("--community", metavar="NAME", help="cli-opt-community")]


def chosen(data: Path | None, config: Path | None = None) -> Path:
    """The folder of the store: --data, else the configuration's. Ends with 1 when the configuration is faulty."""
    folder = data if data is not None else configured(config).store.data
    refuse_file(folder)
    return folder


def refuse_file(folder: Path) -> None:
    """End with 2 when something that is no folder stands there."""
    try:
        strange = folder.exists() and not folder.is_dir()
    except OSError:
        return  # what is wrong with it is told when it is opened
    if strange:
        talk.stop(say("cli-folder-not", path=str(folder)), talk.WRONG_USE)


def configured(path: Path | None) -> Config:
    """The configuration; every flaw is told, then the command ends with 1."""
    try:
        return read_config(path)
    except ConfigFault as fault:
        for one in fault.flaws:
            talk.console(stderr=True).print(flaw_line(one))
        raise typer.Exit(talk.NO) from None


def flaw_line(flaw: Flaw) -> str:
    """One flaw as `file:line: key: what, and what to do`."""
    place = f"{flaw.file}:{flaw.line}:" if flaw.line else f"{flaw.file}:" if flaw.file else ""
    return " ".join(part for part in (place, f"{flaw.key}:" if flaw.key else "", talk.words(flaw.what)) if part)


def run(folder: Path, work: Coroutine[Any, Any, T]) -> T:
    """Do something with a store; what it can't do is said with the remedy and ends the command with 1."""
    try:
        return asyncio.run(work)
    except StoreFault as fault:
        tell(folder, fault)
    except ExportFault as fault:
        talk.tell_export_fault(fault)


def tell(folder: Path, fault: StoreFault) -> NoReturn:
    """Say what is wrong with the store."""
    talk.stop(what_of(folder, fault), talk.NO)


def what_of(folder: Path, fault: StoreFault) -> Say:
    """What is wrong, with the remedy; where only the sandbox has a store, that too."""
    near = folder / "sandbox"
    if fault.key == "store-missing" and (near / bootstrap.STORE_FILE).is_file():
        return say("cli-store-in-sandbox", path=str(folder / bootstrap.STORE_FILE), near=str(near))
    return say(fault.key, detail=fault.detail)


@contextmanager
def bar(title: str, total: int) -> Iterator[Callable[[int], None]]:
    """Tells how far long work has come: a bar on a terminal, nothing anywhere else. `title` is a Fluent key."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=talk.console(stderr=True), transient=True) as shown:
        task = shown.add_task(talk.words(say(title)), total=max(1, total))
        yield lambda done: shown.update(task, completed=done)
