"""The pages about commands say what the registry says, and what the platforms are really told."""

from __future__ import annotations

import pytest

from adapters.discord.commands import payload
from adapters.memory.store import MemoryStore
from adapters.system import SystemClock, SystemDice
from adapters.telegram import TelegramPlatform, TelegramSettings
from bot.app.commands.catalog import all_commands
from bot.app.notebook import StoreNotebook
from bot.bootstrap import texts
from bot.bootstrap.menus import Entry, discord_menus, telegram_menus
from bot.cli.tables import PAGES, page
from bot.domain.commands import Command, Option
from bot.domain.events import Incoming
from bot.domain.people import Standing
from tests.kit import ROOT
from tests.kit.run import run
from tests.wire.telegram import TelegramWire

SCOPES = ("default", "all_private_chats", "all_group_chats")


@pytest.mark.parametrize("language", PAGES)
def test_the_pages_about_commands_are_current(language: str) -> None:
    assert (ROOT / "docs" / PAGES[language]).read_text("utf-8") == page(language), "run: python -m bot.cli.tables"


@pytest.mark.parametrize("language", PAGES)
def test_everything_that_discord_is_told_stands_there(language: str) -> None:
    menus = discord_menus(all_commands(), language)
    told = payload(all_commands(), texts())
    assert {one.name.split()[0] for one in menus.chat} == {one["name"] for one in told if one["type"] == 1}
    assert (len(menus.message), len(menus.person)) == tuple(sum(one["type"] == kind for one in told) for kind in (3, 2))
    assert all(entry.told and all(one.told for one in entry.options) for entry in menus.chat)
    assert all(entry.name for entry in (*menus.message, *menus.person))


def test_a_family_is_seen_by_whoever_may_see_one_of_it() -> None:
    family = (Command("pot", Standing.ADMIN), Command("pot stir", Standing.MODERATOR))
    menus = discord_menus(family, "en")
    assert [(one.name, one.permission) for one in menus.chat] == [
        ("pot menu", "moderate_members"),
        ("pot stir", "moderate_members"),
    ]
    alone = discord_menus((Command("pot", Standing.OWNER, (Option("lid", choices=("on", "off")),)),), "ru").chat
    assert alone == (Entry("pot", "—", alone[0].options, "administrator"),)
    assert alone[0].options[0].choices == ("on", "off")


@run
async def test_telegram_is_told_the_same_lists() -> None:
    clock = SystemClock()
    store = MemoryStore()

    async def nothing(_: Incoming) -> bool:
        return True

    async with TelegramWire() as wire:
        settings = TelegramSettings(wire.token, wire.base_url, wire.base_file_url)
        notebook = StoreNotebook(store, clock, "telegram")
        platform = TelegramPlatform(settings, clock, SystemDice(), texts(), notebook)
        await platform.publish(all_commands())
        await platform.start(nothing)
        await platform.stop()
        told = wire.commands()
        for language, code in (("en", ""), ("ru", "ru")):
            menus = telegram_menus(all_commands(), language)
            everyone = [(one.name, one.told) for one in menus.everyone]
            staff = [(one.name, one.told) for one in menus.staff]
            for scope, wanted in (*((one, everyone) for one in SCOPES), ("all_chat_administrators", everyone + staff)):
                key = "/".join(filter(None, (scope, code)))
                assert [(one["command"], one["description"]) for one in told[key]] == wanted, key
        assert wire.complaints == []
