"""Real discord.py against the wire: what is missed is found again, and what ends a connection has a remedy."""

from __future__ import annotations

import asyncio
import logging

import pytest
from discord.http import Route

from adapters.discord import backfill, gateway
from adapters.discord.errors import Ended
from bot.domain.actions import MakeRoom
from bot.domain.events import MessageDeleted, MessageEdited, MessagePosted, PlaceJoined
from bot.domain.results import Later
from bot.ports.platform import PlatformFault
from tests.adapters.discord.hearing import RIGHTS, Heard, Notes, listening, platform_for
from tests.kit.run import run
from tests.wire.discord import DiscordWire


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord wants five seconds between two sessions; the wire does not."""

    async def at_once(self: gateway.Gateway, shard_id: int | None, *, initial: bool = False) -> None:
        pass

    monkeypatch.setattr(gateway.Gateway, "before_identify_hook", at_once)


def _town(wire: DiscordWire) -> str:
    guild = wire.control.make_guild(permissions=RIGHTS, channels=["general", "trade"])
    wire.control.make_member(guild, "bob")
    return guild


@run
async def test_what_was_said_meanwhile_comes_in_order_and_before_what_is_said_now() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        heard, notes = Heard(), Notes()
        async with listening(wire, heard, notes):
            first = wire.control.says("bob", "general", "before")
            edited = wire.control.says("bob", "general", "to be edited")
            await heard.wait_for(MessagePosted, 2)
        missed = [wire.control.says("bob", "general", f"missed {n}", force=True) for n in range(230)]
        elsewhere = wire.control.says("bob", "trade", "never seen before")
        wire.control.edits(edited, "edited meanwhile")
        async with listening(wire, heard, notes) as (platform, _):
            now = wire.control.says("bob", "general", "now")
            await heard.wait_for(MessagePosted, 234)
            await heard.wait_for(MessageEdited)
            await platform.catch_up.settle()
    posted = [one.message for one in heard.of(MessagePosted)]
    assert [one.ref.id for one in posted if one.channel_name == "general"] == [first, edited, *missed, now]
    assert [one.ref.id for one in posted if one.channel_name == "trade"] == [elsewhere]
    assert [one.message.text for one in heard.of(MessageEdited)] == ["edited meanwhile"]
    assert notes.kept.keys() == {("since", posted[0].ref.channel.place)}


@run
async def test_a_thread_that_was_archived_is_read_too() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        heard, notes = Heard(), Notes()
        async with listening(wire, heard, notes):
            thread = wire.control.opens_thread("bob", "general", "a talk", "hello")
            await heard.wait_for(MessagePosted, 2)
        late = wire.control.says("bob", thread, "the last word")
        wire.control.edit_channel(thread, archived=True)
        async with listening(wire, heard, notes):
            posted = await heard.wait_for(MessagePosted, 3)
    assert posted[-1].message.ref.id == late


@run
async def test_a_guild_that_was_never_seen_is_not_read_back() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        wire.control.says("bob", "general", "before Steward came")
        async with listening(wire) as (platform, heard):
            await platform.catch_up.settle()
            wire.control.says("bob", "general", "and after")
            await heard.wait_for(MessagePosted)
    assert [one.message.text for one in heard.of(MessagePosted)] == ["and after"]


@run
async def test_an_outage_of_the_history_leaves_a_note_and_holds_nothing_back_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.discord.backfill._OUTAGE", ())
    async with DiscordWire() as wire:
        _town(wire)
        heard, notes = Heard(), Notes()
        async with listening(wire, heard, notes):
            wire.control.says("bob", "general", "before")
            await heard.wait_for(MessagePosted)
        missed = wire.control.says("bob", "general", "missed")
        wire.control.fault("status", method="GET", route="/channels/{channel_id}/messages", times=9, status=503)
        async with listening(wire, heard, notes):
            wire.control.says("bob", "general", "now")
            await heard.wait_for(MessagePosted, 2)
        assert any(kind == "gap" for kind, _ in notes.kept)
        wire.control.clear_faults()
        async with listening(wire, heard, notes):
            await heard.wait_for(MessagePosted, 3)
    assert heard.of(MessagePosted)[-1].message.ref.id == missed
    assert not any(kind == "gap" for kind, _ in notes.kept)


@run
async def test_a_cut_connection_is_resumed_and_nothing_is_missed() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (_, heard):
            wire.control.says("bob", "general", "one")
            await heard.wait_for(MessagePosted)
            wire.control.cut_gateway()
            message = wire.control.says("bob", "general", "two")
            wire.control.deletes(message)
            await heard.wait_for(MessageDeleted)
    assert [one.message.text for one in heard.of(MessagePosted)] == ["one", "two"]


@run
async def test_a_lost_session_is_caught_up_with() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (_, heard):
            wire.control.says("bob", "general", "one")
            await heard.wait_for(MessagePosted)
            wire.control.lose_events()
            wire.control.invalidate(resumable=False)
            wire.control.says("bob", "general", "two")
            wire.control.lose_events(False)
            await heard.wait_for(MessagePosted, 2)
            wire.control.says("bob", "general", "three")
            await heard.wait_for(MessagePosted, 3)
    assert [one.message.text for one in heard.of(MessagePosted)] == ["one", "two", "three"]


@run
async def test_a_revoked_token_is_a_lasting_fault_with_a_remedy() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        platform = platform_for(wire, Heard(), Notes(), token="wrong.token")
        with pytest.raises(PlatformFault) as caught:
            await platform.start(Heard().accept)
        assert (caught.value.key, caught.value.lasting) == ("discord-token", True)
        assert "wrong.token" not in repr(caught.value)


@run
async def test_a_token_revoked_while_running_ends_the_connection() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (platform, _):
            wire.control.revoke_token()
            with pytest.raises(PlatformFault) as caught:
                await platform.ended()
    assert (caught.value.key, caught.value.lasting) == ("discord-token", True)


@run
async def test_missing_intents_name_where_to_tick_them() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        wire.control.set_app(intents=[])
        platform = platform_for(wire, Heard(), Notes())
        with pytest.raises(PlatformFault) as caught:
            await platform.start(Heard().accept)
    assert (caught.value.key, caught.value.lasting) == ("discord-intents", True)


@run
async def test_nobody_there_is_a_fault_that_may_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway.Http, "patience", 0.0)
    async with DiscordWire() as wire:
        platform = platform_for(wire, Heard(), Notes())
    with pytest.raises(PlatformFault) as caught:
        await platform.start(Heard().accept)
    assert (caught.value.key, caught.value.lasting) == ("discord-unreachable", False)


@run
async def test_it_can_be_started_again() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        heard, notes = Heard(), Notes()
        platform = platform_for(wire, heard, notes)
        for count in (1, 2):
            await platform.start(heard.accept)
            wire.control.says("bob", "general", f"round {count}")
            await heard.wait_for(MessagePosted, count)
            ended = asyncio.create_task(platform.ended())
            await platform.stop()
            await ended
        left = {task.get_name() for task in asyncio.all_tasks()} & {"discord-gateway", "discord-catches-up"}
    assert not left


@run
async def test_two_shards() -> None:
    async with DiscordWire() as wire:
        guilds = [wire.control.make_guild(f"town {n}", permissions=RIGHTS, channels=[f"room-{n}"]) for n in range(6)]
        for number, guild in enumerate(guilds):
            wire.control.make_member(guild, f"bob{number}")
        async with listening(wire, shards=2) as (platform, heard):
            for number in range(6):
                wire.control.says(f"bob{number}", f"room-{number}", "hello")
            await heard.wait_for(MessagePosted, 6)
            places = await platform.places()
    assert sorted(places) == sorted(guilds)


@run
async def test_a_network_that_was_away_costs_nothing() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        async with listening(wire) as (_, heard):
            wire.control.says("bob", "general", "one")
            await heard.wait_for(MessagePosted)
            wire.control.down(0.5)
            two = wire.control.says("bob", "general", "two")
            wire.control.edits(two, "two, edited")
            wire.control.deletes(two)
            await heard.wait_for(MessageDeleted)
            wire.control.says("bob", "general", "three")
            await heard.wait_for(MessagePosted, 3)
    assert [one.message.text for one in heard.of(MessagePosted)] == ["one", "two", "three"]


def test_tokens_never_stand_in_the_librarys_lines(caplog: pytest.LogCaptureFixture) -> None:
    gateway.redact()
    gateway.redact()
    logger = logging.getLogger("discord.http")
    with caplog.at_level(logging.DEBUG, logger="discord.http"):
        logger.warning("We wait for %s %s", "POST", "https://discord.com/api/v10/interactions/12/secret/callback")
        logger.warning("We wait for %s", "https://discord.com/api/v10/webhooks/12/secret?wait=true")
    assert "secret" not in caplog.text
    assert caplog.text.count("/12/…") == 2
    assert len([one for one in logger.filters if isinstance(one, gateway.Redacted)]) == 1


@run
async def test_a_past_that_takes_long_to_read_holds_nothing_back_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "HELD", 0.0)
    async with DiscordWire() as wire:
        _town(wire)
        heard, notes = Heard(), Notes()
        async with listening(wire, heard, notes):
            wire.control.says("bob", "general", "before")
            await heard.wait_for(MessagePosted)
        wire.control.says("bob", "general", "meanwhile")
        wire.control.fault("429", method="GET", route="/channels/{channel_id}/messages", seconds=0.5)
        async with listening(wire, heard, notes):
            wire.control.says("bob", "general", "now")
            await heard.wait_for(MessagePosted, 3)
    assert [one.message.text for one in heard.of(MessagePosted)] == ["before", "now", "meanwhile"]


@run
async def test_stopping_what_does_not_run_is_harmless() -> None:
    async with DiscordWire() as wire:
        _town(wire)
        heard = Heard()
        platform = platform_for(wire, heard, Notes())
        await platform.stop()
        wire.control.fault("status", method="GET", route="/users/@me", status=401)
        with pytest.raises(PlatformFault):
            await platform.start(heard.accept)
        await platform.stop()
        await platform.ended()
        await platform.start(heard.accept)
        wire.control.says("bob", "general", "hello")
        await heard.wait_for(MessagePosted)
        await platform.stop()
        await platform.stop()
    assert len(heard.of(MessagePosted)) == 1


@run
async def test_an_event_that_cannot_be_read_does_not_end_the_connection(caplog: pytest.LogCaptureFixture) -> None:
    async with DiscordWire() as wire:
        guild = _town(wire)
        async with listening(wire) as (platform, heard):
            parsers = platform.session.client._connection.parsers
            for event in ("GUILD_ROLE_UPDATE", "CHANNEL_UPDATE", "THREAD_CREATE", "GUILD_CREATE", "READY"):
                parsers[event]({"id": "nonsense", "guild_id": guild})
            wire.control.says("bob", "general", "still here")
            await heard.wait_for(MessagePosted)
    assert "could not be read: CHANNEL_UPDATE" in caplog.text


@run
async def test_what_was_said_while_it_was_no_member_is_none_of_its_business() -> None:
    async with DiscordWire() as wire:
        guild = _town(wire)
        heard, notes = Heard(), Notes()
        async with listening(wire, heard, notes):
            wire.control.says("bob", "general", "before")
            await heard.wait_for(MessagePosted)
        wire.control.remove_bot(guild)
        wire.control.says("bob", "general", "without Steward")
        wire.control.add_bot(guild, permissions=RIGHTS)
        wire.control.says("bob", "general", "with Steward again")
        async with listening(wire, heard, notes):
            wire.control.says("bob", "general", "now")
            await heard.wait_for(MessagePosted, 3)
            await heard.wait_for(PlaceJoined, 2)
    assert [one.message.text for one in heard.of(MessagePosted)] == ["before", "with Steward again", "now"]


@run
async def test_a_question_that_waited_while_all_was_closed_is_answered_by_nothing() -> None:
    async with DiscordWire() as wire:
        place = wire.control.make_guild(permissions=RIGHTS)
        async with listening(wire, Heard(), Notes()) as (platform, _):
            await platform.stop()
            with pytest.raises(Ended):
                await platform.session.client.http.request(Route("GET", "/guilds/{guild_id}/roles", guild_id=place))
            assert isinstance(await platform.carry_out(MakeRoom("discord", place, "room")), Later)
