"""Presses, commands and forms: acknowledged in time, answered at once, late, twice, after a restart."""

from __future__ import annotations

import asyncio
import json
from typing import Any, TypeVar

from adapters.discord.interactions import IN_TIME, Interactions, read_handle, written
from adapters.discord.state import state_of
from bot.app.commands.catalog import all_commands
from bot.domain.actions import Answer, OpenForm, SendMessage
from bot.domain.content import Button, Content, Field, FieldKind, Form, Line, Look, plain
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted
from bot.domain.results import Done, Refused, Why
from bot.domain.time import MINUTE
from tests.contracts.discord_stage import DiscordStage, stage
from tests.kit.run import run

E = TypeVar("E")
FORM = Form(
    "s1:case:1:answer", "An answer to somebody whose name is longer than a title may be",
    (
        Field("text", "What shall I say? " * 4, FieldKind.LONG, value="x" * 5000, hint="h" * 150, max_length=2000),
        Field("place", "Where", FieldKind.CHOICE, choices=tuple((f"v{n}", f"choice {n}") for n in range(25)),
              value="v2"),
        Field("rule", "Which rule", FieldKind.CHOICE, choices=tuple((f"r{n}", f"rule {n}") for n in range(30))),
        Field("note", "A note", required=False),
    ),
    "Send",
)  # fmt: skip
CARD = Content(
    (Line("a card"),), (Button("s1:case:1:ok", "Fine"), Button("s1:case:1:ban", "Ban", more=True)), Look.CARD
)


async def pressed(one: DiscordStage, label: str = "Fine", who: str = "mira") -> tuple[str, str]:
    """A card is posted and pressed; the wire's name of the interaction, and the core's."""
    sent = await one.platform.carry_out(SendMessage(one.channel("general"), CARD, "en"))
    assert isinstance(sent, Done)
    assert sent.ref is not None
    token = one.wire.control.presses(who, sent.ref.id, label=label)
    return token, (await heard(one, ButtonPressed)).interaction


async def heard(one: DiscordStage, kind: type[E]) -> E:
    """The first event of a kind, once it is there."""
    await one.until(lambda: any(isinstance(told.event, kind) for told in one.heard))
    return next(told.event for told in one.heard if isinstance(told.event, kind))


def reply(one: DiscordStage, interaction: str, text: str = "yes", who: str = "mira") -> Answer:
    return Answer(interaction, one.channel("general"), one.account(who), plain(text), "en")


def opening(one: DiscordStage, interaction: str, form: Form = FORM, who: str = "mira") -> OpenForm:
    return OpenForm(interaction, one.channel("general"), one.account(who), form, "en")


def texts(told: dict[str, Any]) -> list[str]:
    return [message["components"][0]["content"] for message in told["messages"]]


async def acknowledged(one: DiscordStage, token: str) -> None:
    """Time passes until the press is deferred."""
    async with asyncio.timeout(10):
        while one.wire.control.interaction(token)["answered"] is None:
            await one.clock.run(IN_TIME)


@run
async def test_an_answer_in_time_is_the_first_word_and_seen_by_the_presser_alone() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        first = await one.platform.carry_out(reply(one, interaction, "one"))
        second = await one.platform.carry_out(reply(one, interaction, "two"))
        assert isinstance(first, Done)
        assert isinstance(second, Done)
        told = one.wire.control.interaction(token)
        assert told["answered"] == 4
        assert texts(told) == ["one", "two"]
        assert all(message["flags"] & 64 for message in told["messages"])


@run
async def test_a_press_nobody_answers_is_deferred_within_a_second_and_answered_later() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        await acknowledged(one, token)
        assert one.wire.control.interaction(token)["answered"] == 6
        assert isinstance(await one.platform.carry_out(reply(one, interaction)), Done)
        assert texts(one.wire.control.interaction(token)) == ["yes"]
        assert "a card" in str(one.wire.world.store.messages[one.channel("general").id])


async def page(one: DiscordStage, number: int) -> Content:
    """A screen with a button to turn it by."""
    return Content((Line(f"page {number}"),), (Button(f"s1:config:{number}:show", "Next"),), Look.LIST)


@run
async def test_a_screen_is_turned_like_a_page_and_not_piled_up() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        act = Answer(interaction, one.channel("general"), one.account("mira"), await page(one, 1), "en")
        assert isinstance(await one.platform.carry_out(act), Done)
        told = one.wire.control.interaction(token)
        assert told["answered"] == 4  # the card that was pressed is everybody's: a page of one's own comes below
        for number, late in ((2, False), (3, True)):
            shown = one.wire.control.sees("mira", "general")[-1]
            one.heard.clear()
            token = one.wire.control.presses("mira", shown["id"], label="Next")
            event = await heard(one, ButtonPressed)
            if late:
                await acknowledged(one, token)
            act = Answer(event.interaction, event.ref.channel, one.account("mira"), await page(one, number), "en")
            assert isinstance(await one.platform.carry_out(act), Done)
            assert one.wire.control.interaction(token)["answered"] == (6 if late else 7)
            pages = [str(seen) for seen in one.wire.control.sees("mira", "general") if "page " in str(seen)]
            assert len(pages) == 1
            assert f"page {number}" in pages[0]
            assert not any("page " in str(seen) for seen in one.wire.control.sees("bob", "general"))


@run
async def test_a_command_that_takes_long_thinks_and_its_answer_fills_that_in() -> None:
    async with stage() as one:
        await one.platform.publish(all_commands())
        token = one.wire.control.uses("bob", "general", "rules")
        event = await heard(one, CommandUsed)
        await acknowledged(one, token)
        assert one.wire.control.interaction(token)["answered"] == 5
        for text in ("first", "second"):
            await one.platform.carry_out(reply(one, event.interaction, text, "bob"))
        assert texts(one.wire.control.interaction(token)) == ["first", "second"]


@run
async def test_a_form_in_time_opens_and_comes_back_under_its_token() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        assert await one.platform.carry_out(opening(one, interaction)) == Done()
        modal = one.wire.control.interaction(token)["modal"]
        assert (modal["custom_id"], len(modal["title"])) == ("s1:case:1:answer", 45)
        text, place, rule, note = modal["components"]
        assert len(text["label"]) == 45
        assert text["description"].startswith("What shall I say?")
        assert (len(text["component"]["value"]), len(text["component"]["placeholder"])) == (2000, 100)
        assert [option["value"] for option in place["component"]["options"] if option.get("default")] == ["v2"]
        assert (rule["component"]["type"], rule["description"][:6]) == (4, "r0, r1")
        assert note["component"]["required"] is False
        one.wire.control.submits(token, {"text": "calm down", "place": ["v1"], "rule": "r3"})
        event = await heard(one, FormSubmitted)
        values = dict(event.values)
        assert (event.token, values["text"], values["place"]) == ("s1:case:1:answer", "calm down", "v1")


@run
async def test_a_form_that_comes_late_waits_behind_a_button_that_opens_it_at_once() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        await acknowledged(one, token)
        assert isinstance(await one.platform.carry_out(opening(one, interaction)), Done)
        (message,) = one.wire.control.interaction(token)["messages"]
        again = one.wire.control.presses("mira", message["id"], label="Open")
        async with asyncio.timeout(10):
            while one.wire.control.interaction(again)["answered"] is None:
                await one.clock.settle()
        assert one.wire.control.interaction(again)["modal"]["custom_id"] == "s1:case:1:answer"
        assert sum(isinstance(told.event, ButtonPressed) for told in one.heard) == 1


@run
async def test_after_a_restart_a_press_is_still_answered() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        await acknowledged(one, token)
        state_of(one.discord.session).opens.clear()  # what a restart forgets
        assert isinstance(await one.platform.carry_out(reply(one, interaction)), Done)
        assert texts(one.wire.control.interaction(token)) == ["yes"]


@run
async def test_an_answer_that_arrived_though_nobody_heard_so_is_not_said_twice() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        await one.clock.settle()
        one.wire.control.fault("502_after", method="POST", route="callback", times=1)
        assert isinstance(await one.platform.carry_out(reply(one, interaction)), Done)
        assert texts(one.wire.control.interaction(token)) == ["yes"]


@run
async def test_too_late_is_too_late_and_forged_is_gone() -> None:
    async with stage() as one:
        _, interaction = await pressed(one)
        for forged in ("", "1/2/3", "a/b/c/press", "1//x/press", "../../x/y"):
            assert await one.platform.carry_out(reply(one, forged)) == Refused(Why.GONE)
        assert await one.platform.carry_out(reply(one, interaction, who="bob")) == Refused(Why.GONE)
        one.clock.advance(16 * MINUTE)
        assert await one.platform.carry_out(reply(one, interaction)) == Refused(Why.TOO_OLD)
        assert await one.platform.carry_out(opening(one, interaction)) == Refused(Why.TOO_OLD)


@run
async def test_a_press_that_was_never_acknowledged_can_no_longer_be_answered() -> None:
    async with stage() as one:
        _, interaction = await pressed(one)
        one.wire.world.clock.offset += 4
        assert await one.platform.carry_out(reply(one, interaction)) == Refused(Why.TOO_OLD)


@run
async def test_an_answer_longer_than_a_message_comes_in_parts() -> None:
    async with stage() as one:
        token, interaction = await pressed(one)
        assert isinstance(await one.platform.carry_out(reply(one, interaction, "line of words\n" * 600)), Done)
        parts = texts(one.wire.control.interaction(token))
        assert len(parts) == 3
        assert sum(part.count("line of words") for part in parts) == 600


@run
async def test_six_blanks_have_no_room() -> None:
    async with stage() as one:
        form = Form("s1:x:1:y", "t", tuple(Field(str(n), "a") for n in range(6)), "ok")
        assert one.platform.able(opening(one, "1/2/3/press", form)) == Refused(Why.TOO_LONG, detail="6")


@run
async def test_choices_are_offered_while_somebody_types() -> None:
    async with stage() as one:
        await one.platform.publish(all_commands())
        token = one.wire.control.types("mira", "general", "case", {"number": 1, "do": "mu"}, "do")
        async with asyncio.timeout(10):
            while one.wire.control.interaction(token)["answered"] is None:
                await one.clock.settle()
        offered = [choice["value"] for choice in one.wire.control.interaction(token)["choices"]]
        assert offered
        assert all("mu" in choice for choice in offered)
        assert offered[0].startswith("mu")


def test_a_handle_says_what_an_answer_needs_and_hides_the_token() -> None:
    payload = {"application_id": "1", "id": "175928847299117063", "token": "secret", "type": 3,
               "member": {"user": {"id": "5"}}}  # fmt: skip
    text = written(payload)
    assert text == "1/175928847299117063/secret/press-5"
    handle = read_handle(text)
    assert handle is not None
    assert (handle.how, handle.account, handle.at() // 1_000) == ("press", "5", 1_462_015_105_796)
    assert "secret" not in repr(handle)


@run
async def test_a_form_kept_for_nobody_is_acknowledged() -> None:
    async with stage() as one:
        sent = await one.platform.carry_out(SendMessage(one.channel("general"), CARD, "en"))
        assert isinstance(sent, Done)
        assert sent.ref is not None
        token = one.wire.control.forges("mira", sent.ref.id, "f:0123")
        async with asyncio.timeout(10):
            while one.wire.control.interaction(token)["answered"] is None:
                await one.clock.settle()
        assert one.wire.control.interaction(token)["answered"] == 6
        assert (
            await Interactions(one.discord.session).own_press({"type": 3, "data": {"custom_id": "s1:a:1:b"}}) is False
        )
        assert json.dumps(one.notes.kept.get(("form", "0123"))) == "null"
