"""Real discord.py against the wire: who comes and goes, what people and Discord itself do to members."""

from __future__ import annotations

import pytest
from discord.http import Route

from adapters.discord import flagged, homes
from adapters.discord.inlet import Inlet
from bot.domain.events import (
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MemberSanctioned,
    MessagePosted,
    NativeFlagged,
    OwnRightsChanged,
    PlaceJoined,
    PlaceLeft,
)
from bot.domain.time import HOUR
from tests.adapters.discord.hearing import RIGHTS, Heard, Notes, listening
from tests.kit.run import run
from tests.wire.discord import DiscordWire, audit


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flagged, "COLLECT", 0.1)
    monkeypatch.setattr(homes, "SETTLES", 0.1)


@run
async def test_join_nickname_role_and_leave() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        role = wire.control.make_role(guild, "Regulars")
        async with listening(wire) as (_, heard):
            eve = wire.control.joins("eve", guild)
            wire.control.nicks("eve", guild, "A new name")
            wire.control.native_role("ada", "eve", guild, role)
            wire.control.native_timeout("ada", "eve", guild, 60)
            wire.control.leaves("eve", guild)
            (left,) = await heard.wait_for(MemberLeft)
    (joined,) = heard.of(MemberJoined)
    assert (joined.author.account.id, joined.author.name, joined.author.joined_at) == (eve, "eve", joined.at)
    assert [(one.author.name, one.author.role_names) for one in heard.of(MemberChanged)] == [
        ("A new name", set()), ("A new name", {"Regulars"}),
    ]  # fmt: skip
    assert left.author.name == "A new name"


@run
async def test_sanctions_by_people_are_told_once() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob, eve = wire.control.make_member(guild, "bob"), wire.control.make_member(guild, "eve")
        ada = wire.control.id_of(user="ada")
        async with listening(wire) as (_, heard):
            wire.control.native_timeout("ada", "bob", guild, 3600, reason="rude")
            wire.control.native_timeout("ada", "bob", guild, None)
            wire.control.native_kick("ada", "bob", guild)
            wire.control.native_ban("ada", "eve", guild, reason="#5 but by hand")
            wire.control.native_unban("ada", "eve", guild)
            told = await heard.wait_for(MemberSanctioned, 5)
    assert sorted((one.verb, one.author.account.id) for one in told) == sorted(
        [("mute", bob), ("unmute", bob), ("kick", bob), ("ban", eve), ("unban", eve)]
    )
    assert {one.by.account.id if one.by else "" for one in told} == {ada}
    mute = next(one for one in told if one.verb == "mute")
    assert mute.reason == "rude"
    assert mute.until is not None
    assert abs(mute.until - mute.at - HOUR) < 10_000_000
    assert mute.author.name == "bob"
    assert {one.by.name if one.by else "" for one in told} == {"ada"}


@run
async def test_own_sanctions_are_nobody_elses() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        eve = wire.control.make_member(guild, "eve")
        async with listening(wire) as (platform, heard):
            await platform.session.client.http.ban(int(eve), int(guild), reason="#3")
            wire.control.native_ban("ada", "bob", guild)
            told = await heard.wait_for(MemberSanctioned)
    assert [one.author.name for one in told] == ["bob"]


@run
async def test_what_discord_did_by_itself_is_no_persons_sanction() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        bob, eve = wire.control.make_member(guild, "bob"), wire.control.make_member(guild, "eve")
        until = [{"key": "communication_disabled_until", "new_value": wire.world.clock.iso(60)}]
        ends = [{"key": "communication_disabled_until", "old_value": wire.world.clock.iso(60)}]
        async with listening(wire) as (_, heard):
            here = wire.world.guild(guild)
            for by in ("", None, bob):
                audit.note(wire.world, here, 24, by, bob, changes=until)  # type: ignore[arg-type]  # as Discord may tell it
            audit.note(wire.world, here, 145, bob, bob, options={"auto_moderation_rule_name": "Words"})
            audit.note(wire.world, here, 24, None, eve, changes=ends)  # type: ignore[arg-type]  # as above
            wire.control.native_timeout("ada", "eve", guild, 60)
            told = await heard.wait_for(MemberSanctioned, 2)
    assert [(one.verb, one.author.account.id, one.by is None) for one in sorted(told, key=lambda one: one.at)] == [
        ("unmute", eve, True), ("mute", eve, False),
    ]  # fmt: skip


@run
async def test_native_rule_that_blocks_and_alerts_is_one_flag() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS, channels=["general", "alerts"])
        bob = wire.control.make_member(guild, "bob")
        alerts = wire.control.id_of(channel="alerts")
        rule = wire.control.automod_rule(guild, "ada", {
            "name": "Words", "event_type": 1, "trigger_type": 1, "trigger_metadata": {"keyword_filter": ["idiot"]},
            "actions": [{"type": 1}, {"type": 2, "metadata": {"channel_id": alerts}}], "enabled": True,
        })  # fmt: skip
        async with listening(wire) as (_, heard):
            wire.control.automod_hit(rule, "bob", "general", "you idiot", "idiot")
            await heard.wait_for(NativeFlagged)
            wire.control.automod_hit(rule, "bob", "general", "you idiot", "idiot")
            flags = await heard.wait_for(NativeFlagged, 2)
    assert len(flags) == 2
    flag = flags[0]
    assert (flag.rule, flag.name, flag.text, flag.did) == (rule, "Words", "you idiot", ("alert", "block"))
    assert (flag.author.account.id, flag.matched, flag.message) == (bob, "idiot", "")
    assert flag.channel_name == "general"


@run
async def test_added_and_removed() -> None:
    async with DiscordWire() as wire:
        first = wire.control.make_guild("first", permissions=RIGHTS)
        heard, notes = Heard(), Notes()
        async with listening(wire, heard, notes):
            await heard.wait_for(PlaceJoined)
            second = wire.control.make_guild("second", permissions=RIGHTS)
            await heard.wait_for(PlaceJoined, 2)
            wire.control.remove_bot(second)
            await heard.wait_for(PlaceLeft)
        wire.control.remove_bot(first)
        third = wire.control.make_guild("third", permissions=RIGHTS)
        async with listening(wire, heard, notes):
            await heard.wait_for(PlaceLeft, 2)
            joined = await heard.wait_for(PlaceJoined, 3)
    assert [one.place for one in joined] == [first, second, third]
    assert [one.place for one in heard.of(PlaceLeft)] == [second, first]
    assert (joined[0].name, joined[0].kind) == ("first", "guild")


@run
async def test_a_guild_tells_its_language_only_where_somebody_chose_it() -> None:
    async with DiscordWire() as wire:
        wire.control.make_guild("russian", permissions=RIGHTS, locale="ru")
        wire.control.make_guild("unsaid", permissions=RIGHTS)
        chose = wire.control.make_guild("community", permissions=RIGHTS)
        wire.world.store.guilds[chose].data["features"].append("COMMUNITY")
        async with listening(wire) as (_, heard):
            joined = await heard.wait_for(PlaceJoined, 3)
    assert {one.name: one.language for one in joined} == {"russian": "ru", "unsaid": "", "community": "en"}


@run
async def test_an_outage_is_no_leave() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        wire.control.make_member(guild, "bob")
        async with listening(wire) as (_, heard):
            wire.control.outage(guild)
            wire.control.outage(guild, over=True)
            wire.control.says("bob", "general", "back")
            await heard.wait_for(MessagePosted)
    assert heard.of(PlaceLeft) == []
    assert len(heard.of(PlaceJoined)) == 1


@run
async def test_lost_and_regained_rights() -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        async with listening(wire) as (_, heard):
            await heard.wait_for(PlaceJoined)
            wire.control.take_permission(guild, "BAN_MEMBERS")
            wire.control.take_permission(guild, "KICK_MEMBERS")
            (lost,) = await heard.wait_for(OwnRightsChanged)
            wire.control.give_permission(guild, "BAN_MEMBERS")
            changes = await heard.wait_for(OwnRightsChanged, 2)
    assert lost.lost == {"ban", "kick"}
    assert not lost.gained
    assert changes[1].gained == {"ban"}


@run
async def test_who_added_it_and_who_took_rights_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with DiscordWire() as wire:
        guild = wire.control.make_guild(permissions=RIGHTS)
        ada = wire.control.id_of(user="ada")
        log = {
            "audit_log_entries": [
                {"target_id": "1", "user_id": "2"},
                {"target_id": wire.world.bot, "user_id": ada},
            ],
            "users": [{"id": ada, "username": "ada"}],
        }
        asked: list[str] = []

        async def ask(self: Inlet, route: Route, **query: object) -> object:
            asked.append(f"{route.path} {query}")
            return log

        monkeypatch.setattr(Inlet, "ask", ask)
        async with listening(wire) as (platform, heard):
            (joined,) = await heard.wait_for(PlaceJoined)
            platform.take("GUILD_AUDIT_LOG_ENTRY_CREATE", {"guild_id": guild, "action_type": 31, "user_id": ada})
            wire.control.take_permission(guild, "BAN_MEMBERS")
            (lost,) = await heard.wait_for(OwnRightsChanged)
    assert asked == ["/guilds/{guild_id}/audit-logs {'limit': 10, 'action_type': 28}"]
    assert joined.by is not None
    assert (joined.by.account.id, joined.by.name) == (ada, "ada")
    assert lost.by is not None
    assert lost.by.account.id == ada
