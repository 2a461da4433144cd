"""The registry as application commands: within Discord's limits, in both languages, told only when it changed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from adapters.discord.commands import MESSAGE_MENU, PERSON_MENU, bare, payload, suggestions
from adapters.fluent import load_texts
from bot.app.commands.catalog import all_commands
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.events import CommandUsed
from bot.domain.people import Standing
from tests.contracts.discord_stage import calls, stage
from tests.kit.run import run
from tests.wire.discord.commands import check

TEXTS = load_texts()
ALL = payload(all_commands(), TEXTS)
CHAT = {one["name"]: one for one in ALL if one["type"] == 1}
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def leaves(one: dict[str, Any]) -> list[dict[str, Any]]:
    """A command's parts: itself, sub-commands, options."""
    return [one, *(leaf for option in one.get("options") or () for leaf in leaves(option))]


def test_discord_would_take_every_command() -> None:
    for at, one in enumerate(ALL):
        check(str(at), one)
    assert len(CHAT) <= 100
    assert sum(one["type"] == 3 for one in ALL) <= 15


def test_every_description_stands_in_russian_too() -> None:
    for one in ALL:
        for part in leaves(one):
            if part.get("type") == 1 or "description" in part:
                assert CYRILLIC.search(part["description_localizations"]["ru"]), part["name"]
                assert part["description_localizations"]["en-GB"] == part["description"]
        if one["type"] != 1:
            assert CYRILLIC.search(one["name_localizations"]["ru"])


def test_a_group_is_used_bare_by_a_sub_command_of_its_own() -> None:
    automod = CHAT["automod"]
    assert automod["options"][0]["name"] == "menu"
    assert {"test", "explain", "backtest"} <= {one["name"] for one in automod["options"]}
    assert (bare("automod menu"), bare("automod test"), bare("menu")) == ("automod", "automod test", "menu")


def test_who_sees_a_command_follows_its_standing() -> None:
    assert CHAT["rules"]["default_member_permissions"] is None
    assert CHAT["warn"]["default_member_permissions"] == str(1 << 40)
    assert CHAT["doctor"]["default_member_permissions"] == str(1 << 5)
    assert CHAT["undo_all"]["default_member_permissions"] == str(1 << 2)
    assert CHAT["help"]["contexts"] == [0, 1]
    assert CHAT["report"]["contexts"] == CHAT["warn"]["contexts"] == [0]


def test_required_options_come_first_and_choices_have_names() -> None:
    for one in ALL:
        for part in leaves(one):
            required = [option.get("required", False) for option in part.get("options") or ()]
            assert required == sorted(required, reverse=True), part["name"]
    mode = next(one for one in CHAT["automod"]["options"] if one["name"] == "mode")
    choice = next(one for one in mode["options"] if one["name"] == "mode")["choices"][1]
    assert (choice["value"], choice["name"]) == ("shadow", "only watches")
    assert CYRILLIC.search(choice["name_localizations"]["ru"])


def test_menus_begin_with_report_and_explain() -> None:
    named = [one["name"] for one in ALL if one["type"] == 3]
    assert named[:3] == ["Report", "Explain", "History"]
    assert [one["name"] for one in ALL if one["type"] == 2] == ["History", "Add a note", "Warn"]
    known = {one.name: one for one in all_commands()}
    assert all(known[name].on_message for name in MESSAGE_MENU)
    people = [[option.kind for option in known[name].options] for name in PERSON_MENU]
    assert all(OptionKind.PERSON in kinds for kinds in people)


@pytest.mark.parametrize(("typed", "first"), [("mu", "mute"), ("", ""), ("zzz", None)])
def test_suggestions_begin_with_what_was_typed(typed: str, first: str | None) -> None:
    data = {"name": "case", "options": [{"name": "do", "type": 3, "value": typed, "focused": True}]}
    found = suggestions(all_commands(), data)
    assert len(found) <= 25
    assert (found[0]["value"].startswith(first) if first is not None else not found) is True


@pytest.mark.parametrize("data", [{}, {"name": "case"}, {"name": "x", "options": [{"focused": True, "name": "do"}]}])
def test_nothing_is_suggested_for_what_is_unknown(data: dict[str, Any]) -> None:
    assert suggestions(all_commands(), data) == []


@run
async def test_they_are_told_once_and_again_only_when_they_changed() -> None:
    async with stage() as one:
        for _ in range(2):
            await one.platform.publish(all_commands())
        assert len(calls(one, "PUT", "/applications/{application_id}/commands")) == 1
        more = Command("hello", Standing.MEMBER, (Option("who", OptionKind.PERSON),))
        await one.platform.publish((*all_commands(), more))
        assert len(calls(one, "PUT", "/applications/{application_id}/commands")) == 2


@run
async def test_a_failed_publication_is_made_up_for() -> None:
    async with stage() as one:
        one.wire.control.fault("drop", method="PUT", route="/commands", times=1)
        for _ in range(2):
            await one.platform.publish(all_commands())
        assert "hello" not in str(one.wire.world.store.commands)
        assert len(one.wire.world.store.commands["global"]) == len(ALL)


@run
async def test_a_menu_and_a_bare_group_come_back_as_the_registry_has_them() -> None:
    async with stage() as one:
        await one.platform.publish(all_commands())
        said = await one.says("bob", "something")
        one.wire.control.context("mira", "general", "Explain", said.id)
        one.wire.control.uses("ada", "general", "automod menu")
        await one.until(lambda: sum(isinstance(told.event, CommandUsed) for told in one.heard) == 2)
        used = [told.event for told in one.heard if isinstance(told.event, CommandUsed)]
        assert [event.name for event in used] == ["automod explain", "automod"]
        assert used[0].target is not None
        assert used[0].target.text == "something"
