"""Commands, buttons, menus and forms between people and a bot, and the rules of answering them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.http import Route

from tests.kit.run import run
from tests.wire.discord import DiscordWire
from tests.wire.discord.client import Listener, logged_in, until

PRIVATE = 1 << 6


class Form(discord.ui.Modal, title="Why?"):
    """One field."""

    why: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Reason", custom_id="why")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was written."""
        await interaction.response.send_message(f"because {self.why.value}", ephemeral=True)


class Buttons(discord.ui.View):
    """A button, one that thinks, one that opens a form, and a menu of people."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Delete", custom_id="st1:7:delete")
    async def delete(self, interaction: discord.Interaction, _: Any) -> None:
        """Change the message."""
        await interaction.response.edit_message(content=f"deleted by {interaction.user.name}")

    @discord.ui.button(label="Think", custom_id="st1:7:think")
    async def think(self, interaction: discord.Interaction, _: Any) -> None:
        """Defer, then follow up."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("thought", ephemeral=True)
        await interaction.followup.send("and said", ephemeral=True)

    @discord.ui.button(label="Why", custom_id="st1:7:why")
    async def why(self, interaction: discord.Interaction, _: Any) -> None:
        """Open the form."""
        await interaction.response.send_modal(Form())

    @discord.ui.select(cls=discord.ui.UserSelect, custom_id="st1:7:who", max_values=2)
    async def who(self, interaction: discord.Interaction, select: Any) -> None:
        """Say who was chosen."""
        await interaction.response.send_message(" ".join(one.name for one in select.values), ephemeral=True)


class Bot(Listener):
    """A client with a tree of commands."""

    def __init__(self) -> None:
        super().__init__()
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Commands as a bot has them."""
        case = app_commands.Group(
            name="case", description="Cases", default_permissions=discord.Permissions(ban_members=True)
        )

        @case.command(description="Show one")
        async def show(interaction: discord.Interaction, number: int, who: discord.Member | None = None) -> None:
            await interaction.response.send_message(f"case {number} of {who.name if who else 'nobody'}", ephemeral=True)

        @self.tree.context_menu(name="Report")
        async def report(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"reported: {message.content}", ephemeral=True)

        @self.tree.context_menu(name="History")
        async def history(interaction: discord.Interaction, user: discord.Member) -> None:
            await interaction.response.send_message(f"of {user.name}")

        @self.tree.command(description="Pick")
        async def pick(interaction: discord.Interaction, rule: str) -> None:
            await interaction.response.send_message(rule)

        @pick.autocomplete("rule")
        async def complete(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{current}…", value=current)]

        @self.tree.command(description="Never answers")
        async def silent(interaction: discord.Interaction) -> None:
            del interaction

        self.tree.add_command(case)
        await self.tree.sync()
        self.add_view(Buttons())


@asynccontextmanager
async def town() -> AsyncIterator[tuple[DiscordWire, Any]]:
    """ada owns it, bob is a member, the bot has a post with buttons."""
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(
            "town", "ada", permissions=["VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY"]
        )
        wire.control.make_member(guild, "bob")
        async with logged_in(wire.addresses(), Bot()) as client:
            yield wire, client
        assert wire.complaints == []


async def answered(wire: DiscordWire, interaction: str) -> Any:
    """What became of an interaction, once it was answered."""
    return await until(lambda: (one := wire.control.interaction(interaction))["answered"] is not None and one)


@run
async def test_a_slash_command_with_its_options_and_who_sees_the_answer() -> None:
    async with town() as (wire, _):
        assert {one["name"] for one in wire.control.commands()} == {"case", "Report", "History", "pick", "silent"}
        asked = wire.control.uses("ada", "general", "case show", {"number": 7, "who": "bob"})
        told = await answered(wire, asked)
        assert (told["answered"], told["messages"][0]["content"]) == (4, "case 7 of bob")
        assert [one["content"] for one in wire.control.sees("ada", "general")] == ["case 7 of bob"]
        assert wire.control.sees("bob", "general") == []
        assert wire.control.messages("general") == []
        with pytest.raises(Exception, match="not shown"):
            wire.control.uses("bob", "general", "case show", {"number": 7})
        with pytest.raises(ValueError, match="missing"):
            wire.control.uses("ada", "general", "case show")


@run
async def test_context_menus_and_completion() -> None:
    async with town() as (wire, _):
        said = wire.control.says("bob", "general", "liar")
        told = await answered(wire, wire.control.context("ada", "general", "Report", said))
        assert told["messages"][0]["content"] == "reported: liar"
        told = await answered(wire, wire.control.context("ada", "general", "History", "bob"))
        assert told["messages"][0]["content"] == "of bob"
        assert wire.control.messages("general")[-1]["content"] == "of bob"
        told = await answered(wire, wire.control.types("bob", "general", "pick", {"rule": "ins"}, "rule"))
        assert told["choices"] == [{"name": "ins…", "value": "ins"}]


@run
async def test_buttons_menus_and_forms() -> None:
    async with town() as (wire, client):
        sent = str((await client.guilds[0].text_channels[0].send("card", view=Buttons())).id)
        control = wire.control
        told = await answered(wire, control.presses("ada", sent, label="Delete"))
        assert (told["answered"], control.messages("general")[0]["content"]) == (7, "deleted by ada")
        think = control.presses("bob", sent, "st1:7:think")
        await until(lambda: len(control.interaction(think)["messages"]) == 2)
        told = control.interaction(think)
        assert [(one["content"], one["flags"] & PRIVATE) for one in told["messages"]] == [
            ("thought", PRIVATE),
            ("and said", PRIVATE),
        ]
        form = control.presses("bob", sent, label="Why")
        assert (await answered(wire, form))["modal"]["title"] == "Why?"
        told = await answered(wire, control.submits(form, {"why": "of spam"}))
        assert told["messages"][0]["content"] == "because of spam"
        told = await answered(wire, control.selects("ada", sent, "st1:7:who", ["bob", "ada"]))
        assert told["messages"][0]["content"] == "bob ada"
        with pytest.raises(LookupError, match="doesn't see"):
            control.presses("ada", str(control.sees("bob", "general")[-1]["id"]), label="x")


@run
async def test_three_seconds_and_fifteen_minutes() -> None:
    async with town() as (wire, client):
        control, send = wire.control, client.http.request

        def callback(known: Any) -> Route:
            path = "/interactions/{interaction_id}/{interaction_token}/callback"
            return Route("POST", path, interaction_id=known["id"], interaction_token=known["token"])

        late = control.interaction(control.uses("bob", "general", "silent"))
        control.move_clock(3.5)
        with pytest.raises(discord.NotFound) as unknown:
            await send(callback(late), json={"type": 5})
        assert unknown.value.code == 10062
        known = control.interaction(control.uses("bob", "general", "silent"))
        await send(callback(known), json={"type": 5, "data": {"flags": PRIVATE}})
        with pytest.raises(discord.HTTPException) as twice:
            await send(callback(known), json={"type": 4, "data": {"content": "again"}})
        assert twice.value.code == 40060
        original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
        edit = Route("PATCH", original, webhook_id=client.application_id, webhook_token=known["token"])
        await send(edit, json={"content": "done", "flags": 0})
        assert control.interaction(known["token"])["messages"][0]["content"] == "done"
        assert [one["content"] for one in control.sees("bob", "general")] == ["done"], "a deferred answer stays private"
        control.move_clock(15 * 60)
        with pytest.raises(discord.HTTPException) as expired:
            await send(edit, json={"content": "too late"})
        assert expired.value.code == 50027
        await asyncio.sleep(0)


@run
async def test_command_limits_and_names() -> None:
    async with town() as (wire, client):
        route = Route("PUT", "/applications/{application_id}/commands", application_id=client.application_id)

        async def put(*asked: Any) -> int:
            try:
                await client.http.request(route, json=list(asked))
            except discord.HTTPException as error:
                return error.code
            return 0

        one = {"type": 1, "name": "help", "description": "Help"}
        assert await put({**one, "name_localizations": {"ru": "помощь"}}) == 0
        assert wire.control.uses("bob", "general", "помощь")
        assert await put(*({**one, "name": f"c{at}"} for at in range(100))) == 0
        assert await put(*({**one, "name": f"c{at}"} for at in range(101))) == 30032
        assert await put(*({"type": 3, "name": f"M {at}"} for at in range(16))) == 30032
        assert await put(one, one) == 50035
        for name in ("Help", "two words", "", "x" * 33):
            assert await put({**one, "name": name}) == 50035, name
        options = [{"type": 3, "name": f"o{at}", "description": "x" * 100} for at in range(25)]
        heavy = {
            **one,
            "options": [
                {**option, "choices": [{"name": "y" * 100, "value": f"{n}" * 100} for n in range(3)]}
                for option in options
            ],
        }
        assert await put(heavy) == 50035
        wire.complaints.clear()
