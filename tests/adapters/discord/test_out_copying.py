"""Copies of attachments on the wire: fetched from Discord alone, veiled, pinging nobody, bounded, taken away again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import yarl

from adapters.discord import copying
from adapters.discord.copying import LARGEST, _named, _trusted
from bot.domain.actions import CopyMedia, DropCopy
from bot.domain.content import plain
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Refused, Why
from tests.contracts.discord_stage import DiscordStage, stage
from tests.kit.run import run


@asynccontextmanager
async def said(**files: str) -> AsyncIterator[tuple[DiscordStage, CopyMedia]]:
    """A message of bob's with files, and what the core asks for."""
    async with stage() as one:
        named = {name.replace("_", "."): data for name, data in files.items()}
        ref = MessageRef(one.channel("general"), one.wire.control.says("bob", "general", "look", files=named))
        yield one, CopyMedia(ref, one.channel("moderators"), plain("Case 1: of @everyone *x*"), "en", "n")


@run
async def test_files_are_copied_veiled_and_nobody_is_pinged() -> None:
    async with said(cat_png="meow", dog_png="woof") as (one, act):
        made = await one.platform.carry_out(act)
        assert isinstance(made, Done)
        assert made.ref is not None
        assert made.ref.channel == one.channel("moderators")
        sent = one.wire.world.message(made.ref.channel.id, made.ref.id)
        assert [file["filename"] for file in sent["attachments"]] == ["SPOILER_1_cat.png", "SPOILER_2_dog.png"]
        assert [one.wire.world.files[yarl.URL(file["url"]).path] for file in sent["attachments"]] == [b"meow", b"woof"]
        assert sent["mentions"] == []
        assert not sent["mention_everyone"]
        assert "\\*x\\*" in repr(sent["components"]).replace("\\\\", "\\")
        (gallery,) = sent["components"][1:]
        assert [item["spoiler"] for item in gallery["items"]] == [True, True]
        assert len(made.before.split(", ")) == 2
        assert await one.platform.carry_out(act) == made
        assert await one.platform.find_sent(act.to, "n") == made.ref
        assert await one.platform.carry_out(DropCopy(made.ref)) == Done(made.ref)
        assert await one.platform.carry_out(DropCopy(made.ref)) == Refused(Why.GONE)


@run
async def test_what_is_too_large_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "LARGEST", 10)
    async with said(big_bin="x" * 11, small_txt="ok") as (one, act):
        made = await one.platform.carry_out(act)
        assert isinstance(made, Done)
        assert made.ref is not None
        sent = one.wire.world.message(made.ref.channel.id, made.ref.id)
        assert [file["filename"] for file in sent["attachments"]] == ["SPOILER_1_small.txt"]


@run
async def test_a_file_that_is_larger_than_it_says_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    async with said(liar_bin="x" * 40) as (one, act):
        one.wire.world.message(act.ref.channel.id, act.ref.id)["attachments"][0]["size"] = 5
        monkeypatch.setattr(copying, "LARGEST", 10)
        assert await one.platform.carry_out(act) == Refused(Why.TOO_LONG, detail="nothing came")


@run
async def test_nothing_attached_and_gone_messages_are_refused() -> None:
    async with said() as (one, act):
        refused = await one.platform.carry_out(act)
        assert isinstance(refused, Refused)
        assert refused.why is Why.NOT_POSSIBLE
        gone = CopyMedia(MessageRef(act.ref.channel, "12345"), act.to, act.content, "en")
        assert await one.platform.carry_out(gone) == Refused(Why.GONE)
        odd = CopyMedia(MessageRef(act.ref.channel, "x"), act.to, act.content, "en")
        assert await one.platform.carry_out(odd) == Refused(Why.GONE)


@run
async def test_only_discords_own_addresses_are_asked() -> None:
    async with stage() as one:
        session = one.discord.session
        for good in ("https://cdn.discordapp.com/attachments/1/2/a.png?ex=1", one.wire.world.cdn + "/attachments/1"):
            assert _trusted(session, good) is not None, good
        for bad in (
            "http://cdn.discordapp.com/a", "https://cdn.discordapp.com.example.org/a", "https://example.org/a", "",
            "https://cdn.discordapp.com@example.org/", "https://cdn.discordapp.com:8443/a", "file:///etc/passwd",
            "http://127.0.0.1:1/attachments/1", "http://[", "//cdn.discordapp.com/a",
        ):  # fmt: skip
            assert _trusted(session, bad) is None, bad


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b/..\\c.png", "SPOILER_1_a_b_.._c.png"), ("", "SPOILER_1_file"), ("SPOILER_x.gif", "SPOILER_1_x.gif"),
        ("…" * 300, "SPOILER_1_file"), ("я.jpg", "SPOILER_1_jpg"),
    ],
)  # fmt: skip
def test_names_are_harmless(name: str, shown: str) -> None:
    assert _named(name) == shown
    assert LARGEST == 10 << 20
