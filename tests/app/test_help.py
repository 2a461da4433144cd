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


@run
async def test_families_stand_in_one_line_and_open_by_their_name(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("bob", "help")
    shown = words((await town.notes("bob"))[-1])
    assert "/poll … ·" in shown
    assert "/poll list" not in shown
    assert "For the moderators" not in shown
    assert len(shown.splitlines()) <= 20, shown
    await town.uses("ada", "help")
    shown = words((await town.notes("ada"))[-1])
    assert shown.index("/poll …") < shown.index("For the moderators") < shown.index("/ban")
    assert shown.index("/post …") < shown.index("For setting things up") < shown.index("/setup")
    for typed in ("poll", "/Poll", " poll "):
        await town.uses("bob", "help", command=typed)
        shown = words((await town.notes("bob"))[-1])
        assert "/poll list" in shown
        assert "/poll new" not in shown, "of what a member may not use, nothing is said"
    for typed in ("poll new", "/poll_new"):
        await town.uses("mira", "help", command=typed)
        assert "[question]" in words((await town.notes("mira"))[-1])
    await town.uses("bob", "help", command="forget_me")
    assert "forget" in words((await town.notes("bob"))[-1])
    await town.close()


def test_every_family_has_a_sentence_of_its_own() -> None:
    families = {one.name.split()[0] for one in all_commands() if " " in one.name}
    assert [one for one in sorted(families) if not TEXTS.has(f"command-{one}")] == []
