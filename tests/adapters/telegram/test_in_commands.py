"""Commands as people type them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.arguments import Words, arguments
from adapters.telegram.inbound import Reader
from bot.app.commands.catalog import all_commands
from bot.app.lengths import spelled
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.events import CommandUsed, MessagePosted
from bot.domain.time import parse_length
from tests.adapters.telegram.updates import TOWN, events, reader, said

PRIVATE: dict[str, Any] = {"id": 5, "type": "private", "first_name": "Ann"}
BOB: dict[str, Any] = {"id": 8, "is_bot": False, "first_name": "Боб", "last_name": "Ли"}


def typed(text: str, **more: Any) -> dict[str, Any]:
    """A message that begins with a command."""
    mark = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    return said(text, entities=[mark, *more.pop("entities", [])], **more)


def used(text: str, **more: Any) -> tuple[str, dict[str, str]] | None:
    """The command's name and arguments; None where it is talk."""
    found = [one for one in events(typed(text, **more)) if isinstance(one, CommandUsed)]
    return (found[0].name, dict(found[0].args)) if found else None


@pytest.mark.parametrize(
    ("text", "name", "args"),
    [
        ("/help", "help", {}),
        ("/HELP@Steward_Bot mute", "help", {"command": "mute"}),
        ("/mute @kestrel 1h spam in chat", "mute", {"person": "@kestrel", "length": "1h", "reason": "spam in chat"}),
        ("/mute @kestrel на 2 часа спам", "mute", {"person": "@kestrel", "length": "2 часа", "reason": "спам"}),
        ("/mute 5100000001 полчаса", "mute", {"person": "5100000001", "length": "полчаса"}),
        ("/mute @kestrel просто так", "mute", {"person": "@kestrel", "reason": "просто так"}),
        ("/mute @kestrel 10 друзей", "mute", {"person": "@kestrel", "reason": "10 друзей"}),
        ("/warn @kestrel 2 спам", "warn", {"person": "@kestrel", "rule": "2", "reason": "спам"}),
        ("/warn @kestrel №2", "warn", {"person": "@kestrel", "rule": "2"}),
        ("/case #214 ban", "case", {"number": "214", "do": "ban"}),
        ("/undo_all @kestrel 2 часа", "undo_all", {"person": "@kestrel", "since": "2 часа"}),
        ("/automod test you fool", "automod test", {"text": "you fool"}),
        ("/automod_test you fool", "automod test", {"text": "you fool"}),
        ("/automod", "automod", {}),
        ('/automod add insult "two words"', "automod add", {"rule": "insult", "word": "two words"}),
        ("/automod add «две части» слово и ещё", "automod add", {"rule": "две части", "word": "слово и ещё"}),
        ("/house paste one\ntwo\n\nthree", "house paste", {"text": "one\ntwo\n\nthree"}),
        (
            "/house write 2 Не спорить language=ru",
            "house write",
            {"number": "2", "text": "Не спорить", "language": "ru"},
        ),
        ("/start case_214", "start", {"payload": "case_214"}),
        ("/start", "start", {}),
    ],
)
def test_what_is_typed(text: str, name: str, args: dict[str, str]) -> None:
    assert used(text) == (name, args)


@pytest.mark.parametrize("text", ["/help@other_bot", "/dance", "/ help"])
def test_what_is_meant_for_others_is_talk(text: str) -> None:
    assert [type(one) for one in events(typed(text))] == [MessagePosted]


@pytest.mark.parametrize("text", ["/poll new Tea?", "/poll_new Tea?", "/POLL New Tea?", "/poll_new@Steward_Bot Tea?"])
def test_a_family_without_a_command_of_its_own_is_found_either_way(text: str) -> None:
    by = _with_polls()
    (_, found) = events(typed(text), by=by)
    assert isinstance(found, CommandUsed)
    assert (found.name, found.args) == ("poll new", (("question", "Tea?"),))


def test_its_bare_name_is_answered_where_it_is_meant_for_steward() -> None:
    by = _with_polls()
    assert [type(one) for one in events(typed("/poll Tea?"), by=by)] == [MessagePosted]
    (found,) = events(typed("/poll@steward_bot"), by=by)
    assert isinstance(found, CommandUsed)
    assert found.name == "poll"
    (found,) = events(typed("/poll", chat=PRIVATE), by=by)
    assert isinstance(found, CommandUsed)


POLL = (
    Option("question"), Option("options"), Option("closes"),
    Option("secret", OptionKind.CHOICE, choices=("yes", "no")), Option("channels", OptionKind.CHANNELS),
)  # fmt: skip
POST = (Option("text", rest=True), Option("channels", OptionKind.CHANNELS), Option("when"))
DATE = (Option("number", OptionKind.NUMBER, required=True), Option("times"), Option("channels", OptionKind.CHANNELS))
DOES = (Option("rule", required=True), Option("deed", OptionKind.CHOICE, choices=("delete", "warn")))


@pytest.mark.parametrize(
    ("options", "text", "args"),
    [
        (POLL, "Tea or coffee?", {"question": "Tea or coffee?"}),
        (POLL, "Tea or coffee?\ntea, coffee\nin 2 hours", {
            "question": "Tea or coffee?", "options": "tea, coffee", "closes": "in 2 hours"}),
        (POLL, 'Tea or coffee? SECRET=Yes closes="in 2 hours"', {
            "question": "Tea or coffee?", "closes": "in 2 hours", "secret": "yes"}),
        (POLL, "Чай или кофе?\nчай; кофе\nчерез 2 часа\nyes\nобщий, новости", {
            "question": "Чай или кофе?", "options": "чай; кофе", "closes": "через 2 часа", "secret": "yes",
            "channels": "общий, новости"}),
        (POLL, '"Tea?" "tea; coffee" friday 20:00', {"question": "Tea?", "options": "tea; coffee",
                                                     "closes": "friday 20:00"}),
        (POLL, "secret=perhaps", {"question": "secret=perhaps"}),
        (POLL, "secret=yes", {"secret": "yes"}),
        (POST, 'Hello all\nof you when="tomorrow 10:00" channels=everywhere', {
            "text": "Hello all\nof you", "channels": "everywhere", "when": "tomorrow 10:00"}),
        (POST, "see when=now for more", {"text": "see when=now for more"}),
        (DATE, "3 friday 18:00 or sunday 12:00\ngeneral", {
            "number": "3", "times": "friday 18:00 or sunday 12:00", "channels": "general"}),
        (DOES, "insult delete", {"rule": "insult", "deed": "delete"}),
        (POLL, "question:Tea or coffee? secret:yes closes:in 2 hours", {
            "question": "Tea or coffee?", "closes": "in 2 hours", "secret": "yes"}),
        (POST, "when:tomorrow 10:00 text:See you at 10:00: bring tea", {
            "text": "See you at 10:00: bring tea", "when": "tomorrow 10:00"}),
        (POST, "text: «Hello»", {"text": "Hello"}),
        (POST, "Note: text:this is no name", {"text": "Note: text:this is no name"}),
        (POLL, "", {}),
    ],
)  # fmt: skip
def test_several_free_words_have_a_line_each_or_a_name(
    options: tuple[Option, ...], text: str, args: dict[str, str]
) -> None:
    assert dict(arguments(options, Words(text))) == args


def _with_polls() -> Reader:
    by = reader()
    by.commands["poll new"] = Command("poll new", options=(Option("question", rest=True),))
    return by


def test_a_command_must_stand_at_the_beginning_and_be_marked() -> None:
    late = said("so /help", entities=[{"type": "bot_command", "offset": 3, "length": 5}])
    assert [type(one) for one in events(late)] == [MessagePosted]
    assert [type(one) for one in events(said("/help"))] == [MessagePosted]


def test_bots_and_forwards_give_no_orders() -> None:
    assert used("/help", by={"id": 8, "is_bot": True, "first_name": "Bot"}) is None
    assert used("/help", forward_origin={"type": "user"}) is None


def test_words_that_others_read_are_judged_as_well() -> None:
    found = events(typed("/mute @kestrel you fool"))
    assert [type(one) for one in found] == [MessagePosted, CommandUsed]
    assert [type(one) for one in events(typed("/mute @kestrel you fool", chat=PRIVATE))] == [CommandUsed]


def test_in_a_reply_it_is_about_that_message() -> None:
    before = said("you fool", by=BOB) | {"message_id": 4}
    (_, event) = events(typed("/mute 1ч грубость", reply_to_message=before))
    assert isinstance(event, CommandUsed)
    assert dict(event.args) == {"length": "1ч", "reason": "грубость"}
    assert event.target is not None
    assert (event.target.ref.id, event.target.text, event.target.author.account.id) == ("4", "you fool", "8")
    assert event.interaction == f"m/{TOWN['id']}/9"


def test_a_reply_to_what_carries_no_words_still_tells_whom() -> None:
    joined = {"message_id": 4, "date": 1_800_000_000, "chat": TOWN, "from": BOB, "new_chat_members": [BOB]}
    (_, event) = events(typed("/mute 1h rude", reply_to_message=joined))
    assert isinstance(event, CommandUsed)
    assert event.target is not None
    assert event.target.author.account.id == "8"


def test_what_opened_a_topic_is_no_target() -> None:
    root = {**said(), "message_id": 12, "forum_topic_created": {"name": "Help"}}
    found = events(typed("/help", message_thread_id=12, is_topic_message=True, reply_to_message=root))
    assert isinstance(found[0], CommandUsed)
    assert found[0].target is None


def test_a_name_that_carries_an_id_is_that_person() -> None:
    mention = {"type": "text_mention", "offset": 9, "length": 6, "user": BOB}
    assert used("/mute 🦉 Боб Ли 1ч", entities=[mention]) == ("mute", {"person": "🦉", "reason": "Боб Ли 1ч"})
    mention = {"type": "text_mention", "offset": 6, "length": 6, "user": BOB}
    assert used("/mute Боб Ли 1ч", entities=[mention]) == ("mute", {"person": "8", "length": "1ч"})


def test_a_private_command_that_nobody_knows_is_answered() -> None:
    (event,) = events(typed("/dance", chat=PRIVATE))
    assert isinstance(event, CommandUsed)
    assert (event.name, event.private, event.channel.id, event.channel.place) == ("dance", True, "direct:5", "")
    assert event.interaction == "m/5/9"


@pytest.mark.parametrize(
    ("text", "why"),
    [("@admin", ""), ("@Admins, he sells drugs", "he sells drugs"), ("@админ!", ""), ("@АДМИНЫ — спам", "спам")],
)
def test_who_calls_the_admins_under_a_message_reports_it(text: str, why: str) -> None:
    before = said("buy now", by=BOB) | {"message_id": 4}
    event = events(said(text, reply_to_message=before))[-1]
    assert isinstance(event, CommandUsed)
    assert (event.name, dict(event.args), event.private) == ("report", {"why": why} if why else {}, False)
    assert event.target is not None
    assert (event.target.ref.id, event.target.text) == ("4", "buy now")
    assert event.interaction == f"m/{TOWN['id']}/9"


def test_who_calls_the_admins_with_words_alone_reports_in_words() -> None:
    assert [type(one) for one in events(said("@admin look at the pictures"))] == [MessagePosted, CommandUsed]


@pytest.mark.parametrize("text", ["@administrator hi", "@admin_bot hi", "@admin@town hi", "hey @admin", "@kestrel hi"])
def test_who_calls_somebody_else_only_talks(text: str) -> None:
    assert [type(one) for one in events(said(text))] == [MessagePosted]


@pytest.mark.parametrize("more", [{"chat": PRIVATE}, {"by": {"id": 8, "is_bot": True}}, {"forward_origin": {}}])
def test_bots_forwards_and_private_words_call_nobody(more: dict[str, Any]) -> None:
    assert not [one for one in events(said("@admin spam", **more)) if isinstance(one, CommandUsed)]


@pytest.mark.parametrize("length", ["30m", "2ч", "1 день", "полчаса", "1h 30m", "2 недели", "час", "45 сек", "3 дня"])
def test_every_length_that_is_taken_can_be_read(length: str) -> None:
    found = used(f"/mute @kestrel {length} reason")
    assert found == ("mute", {"person": "@kestrel", "length": length, "reason": "reason"})
    assert parse_length(spelled(length)) is not None


@given(st.text(max_size=80), st.sampled_from(all_commands()), st.booleans())
def test_whatever_is_typed_fills_each_option_at_most_once(text: str, command: Any, replies: bool) -> None:
    args = arguments(command.options, Words(text, {}, replies))
    names = [name for name, _ in args]
    assert len(names) == len(set(names))
    assert all((value and value in text.lower()) or value in text for _, value in args)
