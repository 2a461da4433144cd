"""Real discord.py against the wire: presses, choices, forms and commands are stored first and acknowledged then."""

from __future__ import annotations

import asyncio
from typing import Any

from discord.http import Route

from adapters.discord import DiscordPlatform
from adapters.discord.commands import menu_name
from adapters.discord.interactions import read_handle
from bot.domain.buttons import Token, write_token
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted
from bot.domain.people import Standing
from tests.adapters.discord.hearing import BOUND, RIGHTS, Heard, Notes, listening, platform_for
from tests.kit.run import run
from tests.wire.discord import DiscordWire

TOKEN = write_token(Token("case", "12", "delete"))
OTHER = write_token(Token("case", "12", "ban"))
COMMANDS = (
    Command("report", Standing.MEMBER, (Option("message", OptionKind.MESSAGE), Option("why")), on_message=True),
    Command("history", Standing.MODERATOR, (Option("person", OptionKind.PERSON, required=True),)),
    Command("automod", Standing.ADMIN),
    Command("automod test", Standing.MODERATOR, (Option("text", required=True),)),
)


async def _post(platform: DiscordPlatform, channel: str, components: list[dict[str, Any]]) -> str:
    """A message of Steward's own with components, by the plain API."""
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    told = await platform.session.client.http.request(route, json={"content": "a card", "components": components})
    return str(told["id"])


async def _answered(platform: DiscordPlatform, wire: DiscordWire, interaction: str) -> int | None:
    """The kind of the first word that an interaction was given, once nothing is left to be said by itself."""
    await platform.inlet.delivery.settle()
    async with asyncio.timeout(BOUND):
        while left := [one for one in asyncio.all_tasks() if one.get_name() == "discord-acknowledge"]:
            await asyncio.wait(left)
    answered: int | None = wire.control.interaction(interaction)["answered"]
    return answered


def _town(wire: DiscordWire) -> str:
    guild = wire.control.make_guild(permissions=RIGHTS)
    wire.control.make_member(guild, "bob")
    return guild


ROW = [{"type": 1, "components": [{"type": 2, "style": 2, "label": "Delete", "custom_id": TOKEN}]}]


@run
async def test_a_press_is_stored_and_then_acknowledged() -> None:
    async with DiscordWire() as wire:
        guild = _town(wire)
        async with listening(wire) as (platform, heard):
            card = await _post(platform, wire.control.id_of(channel="general"), ROW)
            pressed = wire.control.presses("bob", card, TOKEN, locale="ru")
            (event,) = await heard.wait_for(ButtonPressed)
            assert await _answered(platform, wire, pressed) == 6
        (incoming,) = [one for one in heard.all if isinstance(one.event, ButtonPressed)]
    assert (event.token, event.ref.id, event.author.name, event.author.language) == (TOKEN, card, "bob", "ru")
    assert incoming.place == event.ref.channel.place == guild
    handle = read_handle(event.interaction)
    assert handle is not None
    assert incoming.external_id == f"i{handle.id}"


@run
async def test_a_press_that_cannot_be_stored_is_not_acknowledged_until_it_is() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (platform, heard):
            card = await _post(platform, wire.control.id_of(channel="general"), ROW)
            heard.fails = 1
            pressed = wire.control.presses("bob", card, TOKEN)
            await heard.wait_for(ButtonPressed)
            assert await _answered(platform, wire, pressed) == 6
    assert heard.fails == 0


@run
async def test_a_button_from_before_a_restart_works() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (platform, _):
            card = await _post(platform, wire.control.id_of(channel="general"), ROW)
        async with listening(wire) as (_, heard):
            wire.control.presses("bob", card, TOKEN)
            (event,) = await heard.wait_for(ButtonPressed)
    assert event.token == TOKEN


@run
async def test_a_choice_from_more_presses_what_it_names_and_a_chosen_room_comes_as_a_form() -> None:
    menu = {"type": 3, "custom_id": "more:0", "options": [{"label": "Ban", "value": OTHER}]}
    chooser = {"type": 8, "custom_id": f"pick:room:{TOKEN}", "channel_types": [0]}
    async with DiscordWire() as wire:
        _town(wire)
        room = wire.control.id_of(channel="general")
        async with listening(wire) as (platform, heard):
            card = await _post(platform, room, [{"type": 1, "components": [one]} for one in (menu, chooser)])
            wire.control.selects("bob", card, "more:0", [OTHER])
            wire.control.selects("bob", card, chooser["custom_id"], ["general"])
            (form,) = await heard.wait_for(FormSubmitted)
    (press,) = heard.of(ButtonPressed)
    assert press.token == OTHER
    assert (form.token, form.values) == (TOKEN, (("room", room),))


@run
async def test_a_press_in_private_tells_its_place() -> None:
    async with DiscordWire() as wire:
        guild = _town(wire)
        bob = wire.control.id_of(user="bob")
        button = {"type": 2, "style": 2, "label": "Appeal", "custom_id": f"{TOKEN}@{guild}"}
        async with listening(wire) as (platform, heard):
            channel = await platform.session.client.http.start_private_message(int(bob))
            card = await _post(platform, str(channel["id"]), [{"type": 1, "components": [button]}])
            wire.control.presses("bob", card, button["custom_id"])
            (event,) = await heard.wait_for(ButtonPressed)
        (incoming,) = [one for one in heard.all if isinstance(one.event, ButtonPressed)]
    assert incoming.place == guild
    assert (event.token, event.ref.channel.id, event.ref.channel.place) == (TOKEN, f"direct:{bob}", guild)


@run
async def test_commands_come_as_the_registry_names_them() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        eve = wire.control.make_member(wire.control.id_of(guild="town"), "eve")
        async with listening(wire) as (platform, heard):
            await platform.publish(COMMANDS)
            wire.control.uses("ada", "general", "automod test", {"text": "дурак"}, locale="ru")
            wire.control.uses("ada", "general", "automod menu")
            wire.control.uses("ada", "general", "history", {"person": "eve"})
            asked = wire.control.uses("bob", "general", "report", {"why": "rude"})
            used = await heard.wait_for(CommandUsed, 4)
            assert await _answered(platform, wire, asked) == 5
    assert [(one.name, one.args) for one in used] == [
        ("automod test", (("text", "дурак"),)),
        ("automod", ()),
        ("history", (("person", eve),)),
        ("report", (("why", "rude"),)),
    ]
    assert not any(one.private for one in used)
    assert used[0].author.language == "ru"


@run
async def test_entries_of_menus_carry_what_they_were_used_on() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        bob = wire.control.id_of(user="bob")
        async with listening(wire) as (platform, heard):
            await platform.publish(COMMANDS)
            message = wire.control.says("bob", "general", "you liar")
            for command, target in ((COMMANDS[0], message), (COMMANDS[1], "bob")):
                wire.control.context("ada", "general", menu_name(command, platform.session.texts, "en"), target)
            report, history = await heard.wait_for(CommandUsed, 2)
    assert report.name == "report"
    assert report.target is not None
    assert (report.target.ref.id, report.target.text, report.target.author.account.id) == (message, "you liar", bob)
    assert (history.name, history.args) == ("history", (("person", bob),))


@run
async def test_a_form_comes_with_its_fields() -> None:
    modal = {
        "custom_id": TOKEN,
        "title": "Why",
        "components": [{"type": 18, "label": "Reason", "component": {"type": 4, "custom_id": "why", "style": 2}}],
    }
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (platform, heard):
            card = await _post(platform, wire.control.id_of(channel="general"), ROW)
            pressed = wire.control.presses("bob", card, TOKEN)
            (event,) = await heard.wait_for(ButtonPressed)
            handle = read_handle(event.interaction)
            assert handle is not None
            await platform.interactions._callback(handle, 9, modal)
            sent = wire.control.submits(pressed, {"why": "because"})
            (form,) = await heard.wait_for(FormSubmitted)
            assert await _answered(platform, wire, sent) in (5, 6)
    assert (form.token, form.values, form.author.name) == (TOKEN, (("why", "because"),), "bob")


@run
async def test_commands_that_are_told_before_the_login_are_published_after_it() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        platform, heard = platform_for(wire, Heard(), Notes()), Heard()
        await platform.publish(COMMANDS)
        await platform.start(heard.accept)
        wire.control.uses("bob", "general", "report", {"why": "rude"})
        (used,) = await heard.wait_for(CommandUsed)
        await platform.stop()
    assert used.name == "report"
