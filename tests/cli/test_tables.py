"""The page about commands says what the registry says."""

from __future__ import annotations

from bot.cli.tables import page
from tests.kit import ROOT


def test_the_page_about_commands_is_current() -> None:
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == page(), (
        "run: python -m bot.cli.tables > docs/commands.md"
    )
