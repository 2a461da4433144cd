"""/help shows what the asker may use, and one command whole."""

from __future__ import annotations

from pathlib import Path

from bot.app.commands.catalog import all_commands
from tests.kit.run import run
from tests.kit.town import TEXTS, Town, words


@run
async def test_everybody_sees_their_own_commands(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    for who, sees, not_sees in (("bob", "/report", "/ban"), ("mira", "/ban", "/setup"), ("ada", "/setup", "/nothing")):
        await town.uses(who, "help")
        shown = words((await town.notes(who))[-1])
        assert sees in shown
        assert not_sees not in shown
    await town.uses("mira", "help", command="/mute")
    shown = words((await town.notes("mira"))[-1])
    assert "<person>" in shown
    assert "!мут" in shown
    await town.uses("bob", "help", command="ban")
    assert "I don't know the command" in words((await town.notes("bob"))[-1])
    await town.close()


def test_every_command_and_option_is_described() -> None:
    for command in all_commands():
        key = command.name.replace(" ", "-")
        assert TEXTS.has(f"command-{key}"), key
        assert [one.name for one in command.options if not TEXTS.has(f"option-{key}-{one.name}")] == [], key
