"""The wire of docs/sandbox.md, spoken by a real client to a real server."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from bot.domain.actions import Answer, DeleteMessage, EditMessage, OpenForm, SendDirect, SendMessage
from bot.domain.commands import Command, Option
from bot.domain.content import Button, Content, Field, Form, Heading, Line, Look, Quote, plain
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted, MessageDeleted, MessageEdited, MessagePosted
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Standing
from bot.domain.results import Done
from bot.domain.text import Moment, say
from tests.adapters.sandbox.desk import TEXTS, House, house
from tests.kit.run import run

GENERAL = ChannelRef("sandbox", "lanternfall", "general")
ROOM = ChannelRef("sandbox", "lanternfall", "moderators")
CARD = Content(
    (Heading(say("topic-insult"), say("card-number", number="7"), "high"), Quote("you liar", ((4, 8),), "Kestrel")),
    (Button("s1:case:7:ok", say("verb-warn")), Button("s1:go:5:raids", say("verb-note"))),
    Look.CARD,
)


async def sent(one: House, act: SendMessage | SendDirect) -> MessageRef:
    end = await one.sandbox.carry_out(act)
    assert isinstance(end, Done)
    assert end.ref is not None
    return end.ref


@run
async def test_a_message_reaches_the_core_and_every_page_that_may_see_it(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("kestrel") as writer, one.page("bob", "ru") as reader:
        reply = await writer.do(do="send", channel="general", text="hello @mira", nonce="a")
        assert reply["ok"]
        shown = await reader.until(on="message")
        assert shown["message"]["text"] == "hello @mira"
        assert shown["message"]["id"] == reply["message"]
        (incoming,) = await one.core.until(1)
        event = incoming.event
        assert isinstance(event, MessagePosted)
        assert event.message.text == "hello @mira"
        assert event.message.mentions == (AccountRef("sandbox", "mira"),)
        assert event.message.author.language == "en"
        again = await writer.do(do="send", channel="general", text="hello @mira", nonce="a")
        assert again["message"] == reply["message"]
        assert len(one.core.got) == 1


@run
async def test_a_snapshot_has_what_the_page_needs_in_both_languages(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira", "en") as english, one.page("mira", "ru") as russian:
        first, second = english.seen[0], russian.seen[0]
        for name in ("community", "personas", "people", "channels", "messages", "scenes", "troubles", "texts"):
            assert first[name], name
        assert [room["id"] for room in first["channels"]][:8] == [
            "welcome", "general", "raids", "games", "support", "events", "campfire", "moderators",
        ]  # fmt: skip
        assert {room["id"] for room in first["channels"]} >= {"direct:mira"}
        assert first["texts"].keys() == second["texts"].keys()
        assert first["texts"] != second["texts"]
        assert "Oskar" in first["channels"][7]["seen_by"]
        assert "‹" not in json.dumps([first[name] for name in ("channels", "personas", "scenes", "troubles")])
        assert "raid" not in json.dumps([one["label"] for one in second["scenes"]])


@run
async def test_the_moderators_room_never_goes_to_a_member(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("mira", "ru") as mira:
        ref = await sent(one, SendMessage(ROOM, CARD, "en"))
        shown = await mira.until(on="message")
        assert shown["message"]["content"]["blocks"][0]["word"]
        waiting = await mira.until(on="waiting")
        assert [row["message"] for row in waiting["waiting"]] == [ref.id]
        await one.sandbox.carry_out(SendMessage(GENERAL, plain("open"), "en"))
        await bob.until(on="message")
        snapshot, *rest = bob.seen
        assert "moderators" not in snapshot["messages"]
        assert "moderators" not in [room["id"] for room in snapshot["channels"]]
        assert snapshot["waiting"] == []
        assert "moderators" not in json.dumps(rest)
        for frame in (
            {"do": "send", "channel": "moderators", "text": "x"},
            {"do": "press", "channel": "moderators", "message": ref.id, "token": "s1:case:7:ok"},
            {"do": "older", "channel": "moderators", "before": "999999999999"},
            {"do": "react", "channel": "moderators", "message": ref.id, "emoji": "x"},
        ):
            assert not (await bob.do(**frame))["ok"]
        assert one.core.got == []


@run
async def test_a_card_is_drawn_for_its_reader(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira", "ru") as mira:
        await sent(one, SendMessage(ROOM, CARD, "en"))
        content = (await mira.until(on="message"))["message"]["content"]
        assert content["look"] == "card"
        heading, quote = content["blocks"]
        assert (heading["severity"], heading["level"], heading["word"]) == (
            "high",
            3,
            TEXTS.say(say("severity-high"), "ru"),
        )
        assert quote["text"] == "you liar"
        assert quote["marks"] == [[4, 8]]
        assert content["buttons"][0]["go"] is None
        assert content["buttons"][1]["go"] == {"channel": "raids", "message": "5"}
        await mira.do(do="language", lang="en")
        again = await mira.until(on="snapshot")
        assert again["messages"]["moderators"][-1]["content"]["blocks"][0]["word"] == TEXTS.say(
            say("severity-high"), "en"
        )


@run
async def test_a_press_is_acknowledged_only_after_the_core_accepted_it(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira") as mira:
        ref = await sent(one, SendMessage(ROOM, CARD, "en"))
        one.core.broken = True
        number = await mira.send(do="press", channel="moderators", message=ref.id, token="s1:case:7:ok")
        reply = await mira.until(re=number)
        assert not reply["ok"]
        assert "3 seconds" in reply["error"]
        one.core.broken = False
        await one.clock.run(20_000_000)
        (incoming,) = await one.core.until(1)
        assert isinstance(incoming.event, ButtonPressed)
        assert incoming.event.ref == ref
        assert (await mira.do(do="press", channel="moderators", message=ref.id, token="s1:case:7:ok"))["ok"]
        assert len(one.core.got) == 2


@run
async def test_an_answer_is_seen_by_its_reader_alone_until_dismissed(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira") as mira, one.page("oskar") as oskar:
        ref = await sent(one, SendMessage(ROOM, CARD, "en"))
        await mira.do(do="press", channel="moderators", message=ref.id, token="s1:case:7:explain")
        press = (await one.core.until(1))[0].event
        assert isinstance(press, ButtonPressed)
        menu = Content((Line("because"),), (Button("s1:case:7:more", "More"),))
        await one.sandbox.carry_out(Answer(press.interaction, ROOM, press.author.account, menu, "en"))
        note = (await mira.until(on="only_you"))["note"]
        assert note["only_you"]
        await mira.do(do="press", channel="moderators", message=note["id"], token="s1:case:7:more")
        second = (await one.core.until(2))[1].event
        assert isinstance(second, ButtonPressed)
        await one.sandbox.carry_out(Answer(second.interaction, ROOM, second.author.account, plain("more"), "en"))
        again = (await mira.until(on="only_you"))["note"]
        assert again["id"] == note["id"]
        assert again["content"]["blocks"][0]["text"] == "more"
        assert (await mira.do(do="dismiss", note=note["id"]))["ok"]
        await mira.until(on="only_you_gone")
        await oskar.do(do="seen", channel="general", message="1")
        assert not any(frame.get("on") == "only_you" for frame in oskar.seen)
        forged = await oskar.do(do="press", channel="moderators", message=note["id"], token="s1:case:7:more")
        assert not forged["ok"]


@run
async def test_a_form_goes_to_who_pressed_and_comes_back_checked(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira") as mira:
        ref = await sent(one, SendMessage(ROOM, CARD, "en"))
        await mira.do(do="press", channel="moderators", message=ref.id, token="s1:case:7:note")
        press = (await one.core.until(1))[0].event
        assert isinstance(press, ButtonPressed)
        form = Form(
            "s1:case:7:note", say("verb-note"), (Field("text", say("verb-note"), max_length=5),), say("verb-note")
        )
        await one.sandbox.carry_out(OpenForm(press.interaction, ROOM, press.author.account, form, "en"))
        shown = await mira.until(on="form")
        assert shown["form"]["fields"][0]["name"] == "text"
        for value in ("", "   ", "longer"):
            bad = await mira.do(do="form", channel="moderators", token=form.token, values={"text": value})
            assert (bad["ok"], bad["field"]) == (False, "text")
        good = await mira.do(do="form", channel="moderators", token=form.token, values={"text": "yes", "other": "x"})
        assert good["ok"]
        event = (await one.core.until(2))[1].event
        assert isinstance(event, FormSubmitted)
        assert event.values == (("text", "yes"),)
        twice = await mira.do(do="form", channel="moderators", token=form.token, values={"text": "yes"})
        assert not twice["ok"]


@run
async def test_commands_are_listed_by_standing_and_reach_the_core(tmp_path: Path) -> None:
    commands = (Command("help"), Command("warn", Standing.MODERATOR, (Option("who", required=True),), on_message=True))
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("mira") as mira:
        await one.sandbox.publish(commands)
        listed = await bob.until(on="commands")
        assert [command["name"] for command in listed["commands"]] == ["help"]
        listed = await mira.until(on="commands")
        assert [command["name"] for command in listed["commands"]] == ["help", "warn"]
        assert not (await mira.do(do="command", channel="general", name="nosuch"))["ok"]
        missing = await mira.do(do="command", channel="general", name="warn")
        assert (missing["ok"], missing["field"]) == (False, "who")
        said = await bob.do(do="send", channel="general", text="hm")
        used = await mira.do(do="command", channel="general", name="warn", args={"who": "bob"}, target=said["message"])
        assert used["ok"]
        assert (await bob.do(do="command", channel="direct:bob", name="help"))["ok"]
        events = [incoming.event for incoming in await one.core.until(3) if isinstance(incoming.event, CommandUsed)]
        assert events[0].args == (("who", "bob"),)
        assert events[0].target is not None
        assert events[0].target.text == "hm"
        assert (events[0].private, events[1].private) == (False, True)


@run
async def test_private_words_ask_for_help_and_are_judged_by_nobody(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        early = (await bob.do(do="send", channel="direct:bob", text="hello?"))["message"]
        await one.sandbox.publish((Command("help"),))
        assert (await bob.do(do="edit", channel="direct:bob", message=early, text="hello!"))["ok"]
        assert (await bob.do(do="delete", channel="direct:bob", message=early))["ok"]
        assert (await bob.do(do="send", channel="direct:bob", text="you liar"))["ok"]
        (incoming,) = await one.core.until(1)
        assert isinstance(incoming.event, CommandUsed)
        assert (incoming.event.name, incoming.event.private) == ("help", True)
        assert not (await bob.do(do="send", channel="direct:mira", text="hello"))["ok"]


@run
async def test_edits_and_deletions_by_hand_are_events(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("mira") as mira:
        said = (await bob.do(do="send", channel="general", text="first"))["message"]
        assert (await bob.do(do="edit", channel="general", message=said, text="second"))["ok"]
        changed = await mira.until(on="message_changed")
        assert changed["message"]["text"] == "second"
        assert not (await mira.do(do="edit", channel="general", message=said, text="third"))["ok"]
        assert (await mira.do(do="delete", channel="general", message=said))["ok"]
        assert (await bob.until(on="message_gone"))["id"] == said
        events = [incoming.event for incoming in await one.core.until(3)]
        assert isinstance(events[1], MessageEdited)
        assert events[1].message.text == "second"
        assert events[2] == MessageDeleted(MessageRef(GENERAL, said), one.clock.now(), AccountRef("sandbox", "mira"))


@run
async def test_becoming_somebody_else_shows_what_they_see(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as page:
        assert (await page.do(do="become", **{"as": "ada"}))["ok"]
        shown = await page.until(on="snapshot")
        assert shown["me"] == "ada"
        assert "moderators" in shown["messages"]
        assert not (await page.do(do="become", **{"as": "steward"}))["ok"]
        assert not (await page.do(do="become", **{"as": "nobody"}))["ok"]


@run
async def test_a_muted_person_is_told_until_when(tmp_path: Path) -> None:
    from bot.domain.actions import Ban, Kick, Mute
    from bot.domain.time import HOUR

    async with house(tmp_path) as one, one.page("bob") as bob:
        account = AccountRef("sandbox", "bob")
        await one.sandbox.carry_out(Mute("lanternfall", account, one.clock.now() + HOUR))
        rooms = (await bob.until(on="channels"))["channels"]
        assert not rooms[0]["can_write"]
        assert "09:00" in rooms[0]["why_not"]
        refused = await bob.do(do="send", channel="general", text="let me")
        assert "09:00" in refused["error"]
        one.clock.advance(HOUR)
        rooms = (await bob.until(on="channels"))["channels"]
        assert rooms[0]["can_write"]
        assert (await bob.do(do="send", channel="general", text="back"))["ok"]
        await one.sandbox.carry_out(Kick("lanternfall", account))
        assert not (await bob.do(do="send", channel="general", text="hm"))["ok"]
        assert (await bob.do(do="invite", name="Bob"))["ok"]
        assert (await bob.do(do="send", channel="general", text="again"))["ok"]
        await one.sandbox.carry_out(Ban("lanternfall", account))
        assert not (await bob.do(do="invite", name="@bob"))["ok"]
        assert not (await bob.do(do="trouble", trouble="left", on=False, who="bob"))["ok"]


@run
async def test_slow_mode_and_length_are_refused_in_words(tmp_path: Path) -> None:
    from bot.domain.actions import SetSlowMode

    async with house(tmp_path) as one, one.page("bob", "ru") as bob:
        await one.sandbox.carry_out(SetSlowMode(GENERAL, 30))
        assert (await bob.do(do="send", channel="general", text="a"))["ok"]
        slow = await bob.do(do="send", channel="general", text="b")
        assert "30" in slow["error"]
        long = await bob.do(do="send", channel="raids", text="x" * 4001)
        assert not long["ok"]
        assert (await bob.do(do="send", channel="raids", text="x" * 4000))["ok"]
        assert not (await bob.do(do="send", channel="raids", text=" \n"))["ok"]
        odd = await bob.do(do="send", channel="raids", text="a\0b")
        assert odd["ok"]
        texts = [i.event.message.text for i in await one.core.until(3) if isinstance(i.event, MessagePosted)]
        assert texts[-1] == "a\ufffdb"


@run
async def test_a_page_that_falls_behind_gets_one_snapshot(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:

        def crowd(step: Any) -> None:
            from adapters.sandbox import talk

            for number in range(1000):
                talk.write(step, "general", "juno", f"line {number}")

        await one.sandbox.world.run(crowd)
        shown = await bob.until(on="snapshot")
        assert shown["messages"]["general"][-1]["text"] == "line 999"
        assert len(shown["messages"]["general"]) == 100
        older = await bob.do(do="older", channel="general", before=shown["messages"]["general"][0]["id"])
        assert [row["text"] for row in older["messages"]][-1] == "line 899"
        assert older["more"]


@run
async def test_a_clock_on_a_card_and_unread_counts(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("mira") as mira:
        until = one.clock.now() + 60_000_000
        head = Heading(say("topic-insult"), aside=say("card-held", since=Moment(until, "until")), until=until, total=90)
        ref = await sent(one, SendMessage(ROOM, Content((head,), look=Look.CARD), "en"))
        assert (await mira.until(on="message"))["message"]["content"]["blocks"][0]["until"] == until
        await sent(one, SendMessage(GENERAL, plain("a"), "en"))
        await mira.until(on="message")
        async with one.http() as http:
            rooms = {room["id"]: room["unread"] for room in (await http.get("/api/state?as=mira")).json()["channels"]}
            assert (rooms["general"], rooms["moderators"], rooms["raids"]) == (1, 1, 0)
            await mira.do(do="seen", channel="moderators", message=ref.id)
            rooms = {room["id"]: room["unread"] for room in (await http.get("/api/state?as=mira")).json()["channels"]}
            assert (rooms["general"], rooms["moderators"]) == (1, 0)
        await one.sandbox.carry_out(EditMessage(ref, Content((head,), look=Look.DECIDED), "en"))
        assert (await mira.until(on="waiting"))["waiting"] == []
        await one.sandbox.carry_out(DeleteMessage(ref))
        assert (await mira.until(on="message_gone"))["id"] == ref.id


@run
async def test_a_thread_belongs_to_its_channel(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob:
        said = (await bob.do(do="send", channel="support", text="help please"))["message"]
        thread = (await bob.do(do="open_thread", channel="support", message=said, title="My badge"))["channel"]
        again = (await bob.do(do="open_thread", channel="support", message=said, title="Other"))["channel"]
        assert thread == again
        assert (await bob.do(do="send", channel=thread, text="in here"))["ok"]
        title, words = (one.event for one in (await one.core.until(3))[1:])
        assert isinstance(title, MessagePosted)
        assert isinstance(words, MessagePosted)
        where = ChannelRef("sandbox", "lanternfall", thread, "support")
        assert title.message.ref.channel == words.message.ref.channel == where
        assert (title.message.author.account.id, title.message.text, title.message.thread_title) == (
            "bob", "", "My badge",
        )  # fmt: skip
        assert (words.message.text, words.message.thread_title) == ("in here", "")


@run
async def test_a_title_is_its_openers_and_goes_with_its_line(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("kestrel") as kestrel:
        said = (await kestrel.do(do="send", channel="support", text="my badge is gone"))["message"]
        thread = (await bob.do(do="open_thread", channel="support", message=said, title="Silly badge"))["channel"]
        (opened,) = (await one.core.until(2))[1:]
        assert isinstance(opened.event, MessagePosted)
        ref = opened.event.message.ref
        assert isinstance(await one.sandbox.carry_out(DeleteMessage(ref)), Done)
        async with one.http() as http:
            channels = (await http.get("/api/state?as=bob")).json()["channels"]
        assert next(room["name"] for room in channels if room["id"] == thread) == "…"


@run
async def test_a_title_that_repeats_the_message_is_not_judged_again(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("bob") as bob, one.page("kestrel") as kestrel:
        said = (await kestrel.do(do="send", channel="support", text="my badge is gone"))["message"]
        assert (await bob.do(do="open_thread", channel="support", message=said, title="my badge"))["ok"]
        assert (await bob.do(do="send", channel="support", text="later"))["ok"]
        events = [one.event for one in await one.core.until(2)]
        assert [one.message.text for one in events if isinstance(one, MessagePosted)] == ["my badge is gone", "later"]


@run
async def test_many_pages_at_once_each_in_its_own_words(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        async with one.page("bob") as a, one.page("bob", "ru") as b, one.page("mira", "ru") as c:
            await one.sandbox.carry_out(SendMessage(GENERAL, plain(say("verb-ban")), "en"))
            said = [(await page.until(on="message"))["message"]["content"]["blocks"][0]["text"] for page in (a, b, c)]
            assert said[0] == "Ban"
            assert said[1] == said[2] != "Ban"
        await asyncio.sleep(0)
        assert (await one.sandbox.carry_out(SendMessage(GENERAL, plain("nobody looks"), "en"))) is not None
