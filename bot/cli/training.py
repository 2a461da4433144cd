"""`steward train`: weights from labelled files and our own sentences, with their figures and a model card."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from bot.cli import talk, wiring
from bot.domain.text import say

if TYPE_CHECKING:
    from bot.training.measuring import Figure
    from bot.training.train import Trained

NEEDED: Final = ("sklearn", "scipy")
_BROKEN_SHOWN: Final = 20


def add(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command("train", help="cli-help-train")(train)


def train(
    data: Annotated[Path, typer.Option("--data", help="cli-opt-train-data")],
    out: Annotated[Path, typer.Option("--out", help="cli-opt-train-out")] = Path("rules/language/weights.bin"),
    card: Annotated[Path, typer.Option("--card", help="cli-opt-train-card")] = Path("docs/model.md"),
    seed: Annotated[int, typer.Option("--seed", help="cli-opt-train-seed")] = 1,
) -> None:
    """Train the classifier and write its weights and its model card."""
    if any(find_spec(name) is None for name in NEEDED):
        talk.stop(say("cli-train-library"), talk.NO)
    if not data.is_dir():
        talk.stop(say("cli-train-no-folder", folder=str(data)), talk.WRONG_USE)
    for file in (out, card):
        _refuse_unwritable(file)
    from bot.training.card import written
    from bot.training.train import train as trained_on

    try:
        trained = trained_on(data, wiring.swears, talk.note, seed)
    except FileNotFoundError as fault:
        talk.stop(say("cli-train-no-file", file=str(fault.filename)), talk.WRONG_USE)
    _tell(trained)
    try:
        out.write_bytes(trained.weights)
        card.write_text(written(trained, card.read_text("utf-8") if card.exists() else ""), "utf-8")
    except OSError as fault:
        talk.stop(say("cli-train-unwritable", file=str(fault.filename), why=fault.strerror or ""), talk.NO)
    talk.note(say("cli-train-written", weights=str(out), card=str(card), size=f"{len(trained.weights) / 1e6:.1f}"))


def _refuse_unwritable(file: Path) -> None:
    """End the command before hours of work when their result could not be kept."""
    try:
        new = not file.exists()
        file.open("ab").close()
        if new:
            file.unlink()
    except OSError as fault:
        talk.stop(say("cli-train-unwritable", file=str(file), why=fault.strerror or ""), talk.NO)


def _tell(trained: Trained) -> None:
    """Broken rows on stderr, the figures on stdout."""
    for one in trained.broken[:_BROKEN_SHOWN]:
        talk.note(say("cli-train-broken", place=one.place, why=one.why))
    if len(trained.broken) > _BROKEN_SHOWN:
        talk.note(say("cli-train-broken-more", count=len(trained.broken) - _BROKEN_SHOWN))
    talk.console().print(figures_table(trained.figures))


def figures_table(figures: Sequence[Figure]) -> Table:
    """The figures as a table: what was measured, the figure, its bar, whether it holds, on how many rows."""
    table = Table(box=None, pad_edge=False)
    for name, side in (
        ("set", "left"),
        ("figure", "left"),
        ("value", "right"),
        ("bar", "right"),
        ("", "left"),
        ("rows", "right"),
    ):
        table.add_column(name, justify="right" if side == "right" else "left")
    for one in figures:
        table.add_row(one.group, one.name, f"{one.value:.3f}", one.wanted, one.verdict, str(one.count))
    return table
