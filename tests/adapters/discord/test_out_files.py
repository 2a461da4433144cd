"""Pictures and files go with a message, an edit, a private message and an answer: shown, described, bounded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yarl

from adapters.discord import files
from bot.domain.actions import Act, Answer, CopyMedia, EditMessage, SendDirect, SendMessage
from bot.domain.content import Button, Content, File, Heading, Line, Look
from bot.domain.drawings import BarChart
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Refused, Why
from tests.contracts.discord_stage import DiscordStage, stage
from tests.kit.run import run

CHART = File("result.png", drawing=BarChart("Tea?", ()), alt="Tea 2, coffee 1", data=b"\x89PNG drawn")
TABLE = File("Опрос №3.csv", text="a,b\n1,2\n")
CARD = Content(
    (Heading("Tea or coffee?"), Line("Tea has won.")), (Button("s1:polls:3:show", "How it was counted"),),
    look=Look.NOTICE, files=(CHART, TABLE),
)  # fmt: skip


def inside(message: Any) -> list[int]:
    return [part["type"] for part in message["components"][0]["components"]]


def bytes_of(one: DiscordStage, message: Any) -> list[bytes]:
    return [one.wire.world.files[yarl.URL(file["url"]).path] for file in message["attachments"]]


async def sent(one: DiscordStage, act: Act) -> tuple[Done, Any]:
    done = await one.platform.carry_out(act)
    assert isinstance(done, Done), done
    assert done.ref is not None
    return done, one.wire.control.message(done.ref.id)


@run
async def test_a_picture_stands_between_words_and_buttons_and_is_described() -> None:
    async with stage() as one:
        done, message = await sent(one, SendMessage(one.channel("general"), CARD, "en", "n1"))
        assert inside(message) == [10, 12, 13, 14, 1]
        (item,) = message["components"][0]["components"][1]["items"]
        assert item["description"] == "Tea 2, coffee 1"
        assert item["media"]["url"] == "attachment://result.png"
        assert [file["filename"] for file in message["attachments"]] == ["result.png", "3.csv"]
        assert bytes_of(one, message) == [CHART.data, b"a,b\n1,2\n"]
        assert message["attachments"][0]["description"] == "Tea 2, coffee 1"
        assert await one.platform.find_sent(one.channel("general"), "n1") == done.ref
        assert await one.platform.carry_out(SendMessage(one.channel("general"), CARD, "en", "n1")) == done


@run
async def test_an_edit_replaces_pictures_and_takes_them_away() -> None:
    async with stage() as one:
        done, _ = await sent(one, SendMessage(one.channel("general"), CARD, "en"))
        assert done.ref is not None
        newer = replace(CARD, files=(replace(CHART, data=b"newer"),))
        _, message = await sent(one, EditMessage(done.ref, newer, "en"))
        assert bytes_of(one, message) == [b"newer"]
        assert inside(message) == [10, 12, 14, 1]
        _, message = await sent(one, EditMessage(done.ref, replace(CARD, files=()), "en"))
        assert message["attachments"] == []
        assert inside(message) == [10, 14, 1]


@run
async def test_files_come_in_private_and_as_answers_soon_or_late() -> None:
    async with stage() as one:
        _, message = await sent(one, SendDirect(one.place, one.account("bob"), CARD, "en", "n1"))
        assert bytes_of(one, message)[0] == CHART.data
        asked = await one.asks("bob")
        for _ in range(2):  # the first word, then a further one
            act = Answer(asked, one.channel("general"), one.account("bob"), CARD, "en")
            _, message = await sent(one, act)
            assert bytes_of(one, message)[0] == CHART.data
            assert message["flags"] & 64


@run
async def test_what_is_too_large_is_refused_up_front_and_what_was_not_painted_is_left_out() -> None:
    async with stage() as one:
        room = one.channel("general")
        big = replace(CARD, files=(File("big.txt", text="x" * (files.LARGEST + 1)),))
        many = replace(CARD, files=tuple(File(f"{at}.txt", text="x") for at in range(11)))
        acts: list[Act] = [SendMessage(room, big, "en"), SendMessage(room, many, "en")]
        acts.append(Answer("1/2/x/press-3", room, one.account("bob"), big, "en"))
        for act in acts:
            refused = one.platform.able(act)
            assert isinstance(refused, Refused)
            assert refused.why is Why.TOO_LONG
            assert refused.detail
        _, message = await sent(one, SendMessage(room, replace(CARD, files=(replace(CHART, data=b""),)), "en"))
        assert message["attachments"] == []
        assert inside(message) == [10, 14, 1]


@run
async def test_a_copy_that_everybody_may_see_keeps_its_picture_when_its_words_change() -> None:
    async with stage() as one:
        ref = MessageRef(
            one.channel("general"), one.wire.control.says("bob", "general", "mine", files={"cat.png": "meow"})
        )
        content = replace(CARD, files=())
        copy = CopyMedia(ref, one.channel("general"), content, "en", "n1", veiled=False)
        done, message = await sent(one, copy)
        assert [file["filename"] for file in message["attachments"]] == ["1_cat.png"]
        assert message["components"][0]["components"][1]["items"][0]["spoiler"] is False
        assert done.ref is not None
        _, message = await sent(one, EditMessage(done.ref, replace(content, blocks=(Line("3 votes"),)), "en"))
        assert bytes_of(one, message) == [b"meow"]
        assert inside(message) == [10, 12, 14, 1]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("a b.ics", "a_b.ics"), ("../../x.csv", "x.csv"), ("", "file"), ("я", "file"), ("…." * 90, "file")],
)
def test_names_are_fit_for_an_address(name: str, plain: str) -> None:
    assert files.plain_name(name) == plain
