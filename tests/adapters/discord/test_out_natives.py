"""Discord's AutoMod: read, kept, and held to its limits before the call."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.natives import faults, read_rule
from bot.domain.actions import SetNativeRule
from bot.domain.native import NativeKind, NativeRule
from bot.domain.results import Done, Refused, Why
from tests.contracts.discord_stage import calls, stage
from tests.kit.run import run

WORDS = NativeRule("", "worst words", NativeKind.KEYWORD, words=("idiot*", "дурак"), blocks=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"words": ("w",) * 1001}, "words: 1001 of at most 1000"), ({"words": ("w" * 61,)}, "words: each 1 to 60"),
        ({"words": ("",)}, "words: each 1 to 60"), ({"patterns": ("x",) * 11}, "patterns: 11 of at most 10"),
        ({"patterns": ("x" * 261,)}, "patterns: each 1 to 260"), ({"allows": ("a",) * 101}, "allow list: 101"),
        ({"name": " "}, "name: empty"), ({"name": "n" * 101}, "name: each 1 to 100"),
        ({"exempt_roles": ("1",) * 21}, "exempt roles: 21"), ({"exempt_channels": ("1",) * 51}, "exempt channels: 51"),
        ({"words": ()}, "words: none"), ({"blocks": False}, "the rule does nothing"),
        ({"mutes": 28 * 86_400 + 1}, "mute: only"), ({"kind": NativeKind.SPAM, "mutes": 60}, "mute: only"),
        ({"kind": NativeKind.MENTIONS, "mentions": 51}, "mentions: 1 to 50"),
        ({"kind": NativeKind.PRESET, "presets": ("weather",)}, "presets: profanity"),
        ({"kind": NativeKind.OTHER}, "this kind of rule"), ({"alerts": "general"}, "alerts: no channel"),
    ],
)  # fmt: skip
@run
async def test_every_limit_is_told_before_the_call(change: dict[str, object], said: str) -> None:
    rule = replace(WORDS, **change)  # type: ignore[arg-type]  # values from the table
    assert any(one.startswith(said) for one in faults(rule)), faults(rule)
    async with stage() as one:
        before = len(one.wire.records)
        refused = await one.platform.carry_out(SetNativeRule("discord", one.place, rule))
        assert isinstance(refused, Refused)
        assert (refused.why, refused.detail) == (Why.BAD_REQUEST, faults(rule)[0])
        assert len(one.wire.records) == before


@run
async def test_a_rule_is_made_read_and_changed() -> None:
    async with stage() as one:
        alerts = one.channel("moderators").id
        rule = replace(WORDS, alerts=alerts, mutes=600, allows=("idiotic",), exempt_roles=())
        made = await one.platform.carry_out(SetNativeRule("discord", one.place, rule))
        assert isinstance(made, Done)
        (read,) = await one.platform.native_rules(one.place)
        assert read == replace(rule, id=made.before, mine=True)
        changed = replace(read, words=("дурак",), on=False)
        assert await one.platform.carry_out(SetNativeRule("discord", one.place, changed)) == made
        assert await one.platform.native_rules(one.place) == (changed,)
        gone = await one.platform.carry_out(SetNativeRule("discord", one.place, replace(read, id="12")))
        assert gone == Refused(Why.GONE)


@run
async def test_the_kinds_that_there_are() -> None:
    async with stage() as one:
        for rule in (
            NativeRule("", "names", NativeKind.PROFILE, words=("admin*",), blocks=True),
            NativeRule("", "spam", NativeKind.SPAM, blocks=True),
            NativeRule("", "lists", NativeKind.PRESET, presets=("slurs", "profanity"), blocks=True),
            NativeRule("", "crowds", NativeKind.MENTIONS, mentions=20, blocks=True, mutes=60),
        ):
            assert isinstance(await one.platform.carry_out(SetNativeRule("discord", one.place, rule)), Done), rule
        read = {each.name: each for each in await one.platform.native_rules(one.place)}
        assert {each.kind for each in read.values()} == {
            NativeKind.PROFILE, NativeKind.SPAM, NativeKind.PRESET, NativeKind.MENTIONS,
        }  # fmt: skip
        assert set(read["lists"].presets) == {"slurs", "profanity"}
        again = NativeRule("", "more spam", NativeKind.SPAM, blocks=True)
        full = await one.platform.carry_out(SetNativeRule("discord", one.place, again))
        assert full == Refused(Why.BAD_REQUEST, detail="1 rules of this kind, at most 1")
        assert len(calls(one, "POST", "auto-moderation")) == 4


@run
async def test_without_the_right_nothing_is_read_or_set() -> None:
    async with stage() as one:
        one.wire.control.take_permission(one.place, "MANAGE_GUILD")
        await one.until(lambda: not one.discord.session.client.guilds[0].me.guild_permissions.manage_guild)
        assert await one.platform.native_rules(one.place) == ()
        end = await one.platform.carry_out(SetNativeRule("discord", one.place, WORDS))
        assert end == Refused(Why.NO_RIGHT, "manage")


@given(st.lists(st.fixed_dictionaries({"type": st.integers(0, 9)}), max_size=4), st.integers(0, 12), st.booleans())
def test_a_rule_of_an_unknown_kind_is_read_as_other(actions: list[dict[str, int]], kind: int, on: bool) -> None:
    raw = {"id": "1", "name": "n", "trigger_type": kind, "actions": actions, "enabled": on, "creator_id": "7"}
    rule = read_rule(raw, "7")
    assert rule.mine
    assert rule.on is on
    assert (rule.kind is NativeKind.OTHER) == (kind not in (1, 3, 4, 5, 6))
