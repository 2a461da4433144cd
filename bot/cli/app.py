"""The frame of the `steward` command: its parts by task, its help in the reader's language, its exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, TypeAlias

import typer
from rich.table import Table
from rich.text import Text

from bot.cli import talk
from bot.domain.text import say

Command: TypeAlias = Any
"""A command, group or option as typer builds it; typer keeps the classes behind it to itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of subcommands: the task it serves (a Fluent key), its module, the words that call it.

    A command line is served by importing its own part alone; only `steward` alone and `--help` need them all.
    """

    task: str
    module: str
    words: tuple[str, ...]

    def add(self, app: typer.Typer) -> None:
        """Register its subcommands."""
        import_module(self.module).add(app)


PARTS: Final = (
    Part("cli-task-look", "bot.cli.demo", ("demo",)),
    Part("cli-task-run", "bot.cli.run", ("run",)),
    Part("cli-task-rules", "bot.cli.rules", ("rules",)),
    Part("cli-task-classify", "bot.cli.classify", ("classify",)),
    Part("cli-task-train", "bot.cli.training", ("train",)),
    Part(
        "cli-task-operate",
        "bot.cli.operating",
        ("check", "import", "export", "forget", "backup", "restore", "migrate"),
    ),
    Part("cli-task-draws", "bot.cli.verify_draw", ("verify-draw",)),
)
"""Every file of subcommands, in the order in which `steward` alone shows them."""


def build(arguments: Sequence[str] = ()) -> Command:
    """The command for these arguments, with every help text said in the language of the terminal."""
    app = typer.Typer(
        name="steward",
        help="cli-help-steward",
        invoke_without_command=True,
        add_completion=False,
        no_args_is_help=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_alone)
    called = [part for part in PARTS if arguments and arguments[0] in part.words]
    for part in called or PARTS:
        part.add(app)
    command = typer.main.get_command(app)
    _say_help(command)
    return command


def _alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        show_tasks(context.command)


def _say_help(command: Command) -> None:
    """Turn the Fluent keys that stand as help into sentences, all the way down."""
    for one in (command, *command.params):
        key = getattr(one, "help", None)
        if isinstance(key, str) and key.startswith("cli-"):
            one.help = talk.words(say(key))
    for inner in getattr(command, "commands", {}).values():
        _say_help(inner)


def leaves(command: Command, path: str = "") -> list[tuple[str, Command]]:
    """Every command that does something, with the words that call it."""
    inner: dict[str, Command] = getattr(command, "commands", {})
    if not inner:
        return [(path, command)]
    return [leaf for name, one in inner.items() for leaf in leaves(one, f"{path} {name}".strip())]


def show_tasks(command: Command) -> None:
    """What Steward can do, by task: the command and the first line of its help."""
    out = talk.console()
    out.print(Text(talk.words(say("cli-what-it-is"))))
    for part in PARTS:
        own = typer.Typer()
        own.callback()(lambda: None)
        part.add(own)
        grid = Table.grid(padding=(0, 3))
        for path, _ in leaves(typer.main.get_command(own)):
            grid.add_row(Text(f"  steward {path}", style="bold"), Text(_first_line(command, path)))
        out.print(Text(f"\n{talk.words(say(part.task))}"))
        out.print(grid)
    out.print(Text(f"\n{talk.words(say('cli-more-help'))}"))


def _first_line(command: Command, path: str) -> str:
    for name in path.split():
        command = getattr(command, "commands", {})[name]
    return (command.help or "").split("\n", 1)[0]


def main() -> None:
    """Run the command; always ends in SystemExit with 0 (yes), 1 (no) or 2 (wrong use)."""
    try:
        build(sys.argv[1:])(prog_name="steward")
    except ValueError as fault:
        from rules.language.weights import WeightsError  # loaded by whoever raised it, and by few commands otherwise

        if not isinstance(fault, WeightsError):
            raise
        talk.note(fault.what)
        sys.exit(talk.NO)
