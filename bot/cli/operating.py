"""The operator's verbs, for `steward …`: check, data in and out, a person forgotten, copies, the schema."""

from __future__ import annotations

import typer

from bot.cli.backup import backup
from bot.cli.check import check
from bot.cli.export import export
from bot.cli.forget import forget
from bot.cli.import_ import import_
from bot.cli.migrate import migrate
from bot.cli.restore import restore


def add(app: typer.Typer) -> None:
    """Add the subcommands."""
    app.command("check", help="cli-help-check")(check)
    app.command("import", help="cli-help-import")(import_)
    app.command("export", help="cli-help-export")(export)
    app.command("forget", help="cli-help-forget")(forget)
    app.command("backup", help="cli-help-backup")(backup)
    app.command("restore", help="cli-help-restore")(restore)
    app.command("migrate", help="cli-help-migrate")(migrate)
