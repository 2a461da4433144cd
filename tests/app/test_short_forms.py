"""Short forms: what is read as a command, from whom, and what stays a message."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.commands.catalog import all_commands, find_command
from bot.app.lengths import spelled
from bot.app.shortforms import arguments, command_in
from bot.domain.cases import CaseState
from bot.domain.messages import ChannelRef, Message, MessageRef, Reply
from bot.domain.people import AccountRef, Author
from bot.domain.time import DAY, HOUR, MINUTE, parse_length
from bot.ports.tables import ACTIONS, CASES, INBOX, STRIKES
from tests.app.moderating import case, direct, open_town, rows
from tests.kit.run import run
from tests.kit.town import words

CHANNEL = ChannelRef("sandbox", "town", "general")
MIRA = Author(AccountRef("sandbox", "mira"), "Mira")


def message(text: str, *, reply: bool = False, author: Author = MIRA, at: int = 0) -> Message:
    to = Reply("7", AccountRef("sandbox", "kestrel"), "nobody asked you") if reply else None
    return Message(MessageRef(CHANNEL, "8"), author, text, at, reply=to)


@pytest.mark.parametrize(
    ("text", "reply", "name", "args"),
    [
        ("!мут 1ч", True, "mute", {"length": "1h"}),
        ("!мут", True, "mute", {}),
        ("!мут спам", True, "mute", {"reason": "спам"}),
        ("!мут на 2 часа спам и флуд", True, "mute", {"length": "2h", "reason": "спам и флуд"}),
        ("!мут на час", True, "mute", {"length": "1h"}),
        ("!Мут 30 мин", True, "mute", {"length": "30 мин"}),
        ("!mute 1h 30m spam", True, "mute", {"length": "1h 30m", "reason": "spam"}),
        ("!mute @kestrel 1d", False, "mute", {"person": "@kestrel", "length": "1d"}),
        ("!mute @kestrel for 2 weeks", False, "mute", {"person": "@kestrel", "length": "2 w"}),
        ("!mute <@123456789012345678> 1d", True, "mute", {"person": "123456789012345678", "length": "1d"}),
        ("!варн", True, "warn", {}),
        ("!варн 2 спам", True, "warn", {"rule": "2", "reason": "спам"}),
        ("!варн спам 2", True, "warn", {"reason": "спам 2"}),
        ("!варн «Иван Петров» 2", False, "warn", {"person": "Иван Петров", "rule": "2"}),
        ('!warn "Ivan Petrov"', False, "warn", {"person": "Ivan Petrov"}),
        ("!бан", True, "ban", {}),
        ("!ban raid account", True, "ban", {"reason": "raid account"}),
        ("!кик", True, "kick", {}),
        ("!снять", True, "lift", {}),
        ("!снять @kestrel", False, "lift", {"person": "@kestrel"}),
        ("!удалить", True, "delete", {}),
        ("!удалить реклама", True, "delete", {"reason": "реклама"}),
        ("!delete https://t.me/c/1/55", False, "delete", {"message": "https://t.me/c/1/55"}),
        ("!случай 214 ok", False, "case", {"number": "214", "do": "ok"}),
        ("!входящие", False, "inbox", {}),
    ],
)
def test_what_is_read(text: str, reply: bool, name: str, args: dict[str, str]) -> None:
    used = command_in(message(text, reply=reply), late=False, now=0)
    assert used is not None
    found = find_command(used.name)
    assert found is not None
    assert found[0].name == name
    given = dict(used.args)
    assert parse_length(spelled(given.pop("length", ""))) == parse_length(spelled(args.get("length", "")))
    assert given == {key: value for key, value in args.items() if key != "length"}
    assert (used.target is not None) is reply


@pytest.mark.parametrize(
    "text",
    ["мут 1ч", "! мут", "!", "!!мут", "!мутный день", "!help", "!bank", "#мут", "ок !мут", "/mute", "!mute" * 200],
)
def test_what_is_only_a_message(text: str) -> None:
    assert command_in(message(text), late=False, now=0) is None


def test_old_late_and_bots_messages_are_no_orders() -> None:
    assert command_in(message("!бан", reply=True), late=True, now=0) is None
    assert command_in(message("!бан", reply=True), late=False, now=11 * MINUTE) is None
    robot = Author(AccountRef("sandbox", "pixel"), "Pixel", is_bot=True)
    assert command_in(message("!бан", reply=True, author=robot), late=False, now=0) is None


@pytest.mark.parametrize(
    ("text", "us"),
    [
        ("час", HOUR), ("2 часа", 2 * HOUR), ("полчаса", 30 * MINUTE), ("сутки", DAY), ("3 дня", 3 * DAY),
        ("неделю", 7 * DAY), ("10 минут", 10 * MINUTE), ("1h 30m", 90 * MINUTE), ("5 mins", 5 * MINUTE),
        ("1ч30м", 90 * MINUTE), ("2 недели", 14 * DAY),
    ],
)  # fmt: skip
def test_lengths_as_people_write_them(text: str, us: int) -> None:
    assert parse_length(spelled(text)) == us


@given(text=st.text(max_size=200), replies=st.booleans())
def test_any_text_gives_known_arguments_and_loses_no_word(text: str, replies: bool) -> None:
    for command in all_commands():
        names = {option.name for option in command.options}
        found = arguments(command.options, text, replies=replies)
        assert {name for name, _ in found} <= names
        assert all(value for _, value in found)


def test_short_forms_are_each_one_commands_own() -> None:
    shorts = [short for command in all_commands() for short in command.short]
    assert len(shorts) == len(set(shorts))
    assert all(one == one.lower() and one.startswith("!") and " " not in one for one in shorts)


@run
async def test_a_moderator_mutes_under_a_message(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    said = await town.says("kestrel", "nobody asked you")
    await town.says("mira", "!мут 1ч", reply_to=said)
    (action,) = await rows(town, ACTIONS, verb="mute")
    assert action.act.until == town.clock.now() + HOUR
    assert (await case(town, 1)).message == said
    assert "muted for 1 h" in words((await town.cards())[-1])
    await town.close()


@run
async def test_a_form_of_the_teams_does_not_stay_among_members_whatever_came_of_it(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    said = await town.says("kestrel", "nobody asked you")
    await town.says("bob", "!мут 1ч", reply_to=said)
    await town.says("mira", "!варн", reply_to=said)
    await town.says("mira", "!варн")
    await town.says("mira", "!входящие", "moderators")
    assert [one["text"] for one in await town.talk("bob", "general")][-2:] == ["nobody asked you", "!мут 1ч"]
    assert "!входящие" in [one["text"] for one in await town.talk("mira", "moderators")]
    await town.close()


@run
async def test_a_member_who_writes_the_same_only_writes(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    said = await town.says("kestrel", "nobody asked you")
    await town.says("bob", "!бан", reply_to=said)
    assert await rows(town, CASES) == []
    assert await town.notes("bob") == []
    assert await direct(town, "bob") == ""
    assert [row.state for row in await rows(town, INBOX) if row.lane == "press"] == ["done"]
    await town.close()


@run
async def test_staff_who_may_not_are_told_why_in_private(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    said = await town.says("oskar", "nobody asked you")
    await town.says("mira", "!варн", reply_to=said)
    assert "above them" in await direct(town, "mira")
    assert await rows(town, STRIKES) == []
    await town.says("mira", "!варн")
    assert "needs" in await direct(town, "mira")
    await town.close()


@run
async def test_the_form_itself_is_judged_like_any_message(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    said = await town.says("kestrel", "nobody asked you")
    await town.says("mira", "!варн you liar", reply_to=said)
    kinds = sorted((one.kind.value, one.state.value) for one in await rows(town, CASES))
    assert kinds == [("enforce", "closed"), ("staff", "open")]
    await town.close()


@run
async def test_a_deleted_message_by_short_form_and_a_ban_with_grace(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    said = await town.says("kestrel", "buy cheap things")
    await town.says("mira", "!удалить реклама", reply_to=said)
    assert "buy cheap things" not in [one["text"] for one in await town.talk("bob", "general")]
    other = await town.says("kestrel", "buy more")
    await town.says("oskar", "!бан", reply_to=other)
    assert (await case(town, 2)).state is CaseState.GRACE
    await town.close()


@run
async def test_a_name_instead_of_a_reply(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await town.says("kestrel", "hello")
    await town.says("mira", "!варн @kestrel 2 опять")
    found = await case(town, 1)
    assert (found.house_rule, found.message) == (2, "")
    await town.close()
