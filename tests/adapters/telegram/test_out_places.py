"""What Telegram tells on the wire: rights of every kind of account, rooms, homes, staff, troubles, menus."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.fluent import load_texts
from adapters.telegram import rights, rooms
from adapters.telegram.commands import publish, table
from adapters.telegram.posting import Skew
from adapters.telegram.rights import Members, of_member
from bot.app.commands.catalog import all_commands
from bot.domain.actions import SendMessage
from bot.domain.commands import Command
from bot.domain.content import plain
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Standing
from bot.ports.platform import Home, Trouble
from tests.adapters.telegram.outgoing import Out, account, on_wire

TEXTS = load_texts()


@on_wire
async def test_rights_order_people_and_fail_closed(out: Out) -> None:
    asks = out.platform.rights
    found = [await asks(out.place, account(one)) for one in (out.bob, out.mod, out.owner)]
    assert [one.standing for one in found] == [Standing.MEMBER, Standing.MODERATOR, Standing.OWNER]
    assert [one.rank for one in found] == [0, 1, 2]
    assert found[-1].is_owner
    stranger = out.wire.user("Stranger")
    nobody = await asks(out.place, account(stranger))
    assert (nobody.standing, nobody.present, nobody.can) == (Standing.NOBODY, False, frozenset())
    assert await asks("-1009999999999", account(out.bob)) is None
    assert await asks(out.place, AccountRef("discord", str(out.bob))) is None
    assert await asks("elsewhere", account(out.bob)) is None
    own = await out.platform.own_rights(out.place)
    assert own.is_self
    assert own.can == {"read", "write", "delete", "mute", "kick", "ban", "manage", "pins", "direct"}


@on_wire
async def test_chats_that_speak_have_the_rights_of_who_may_speak_for_them(out: Out) -> None:
    anonymous = await out.platform.rights(out.place, account(out.town))
    assert (anonymous.standing, anonymous.rank) == (Standing.ADMIN, 1)
    news = out.wire.channel("News", out.owner, linked=out.town)
    out.wire.set_chat(out.town, linked=news)
    linked = await out.platform.rights(out.place, account(news))
    assert linked.standing is Standing.ADMIN
    shop = out.wire.channel("Shop", out.bob)
    assert (await out.platform.rights(out.place, account(shop))).standing is Standing.MEMBER


@on_wire
async def test_who_may_look_into_the_room(out: Out) -> None:
    seen = await out.platform.rights(out.place, account(out.mod), str(out.room))
    assert {"read", "write"} <= seen.can
    unseen = await out.platform.rights(out.place, account(out.bob), str(out.room))
    assert not unseen.can & {"read", "write"}
    mine = await out.platform.rights(out.place, account(out.mod), f"direct:{out.mod}")
    assert "read" in mine.can
    other = await out.platform.rights(out.place, account(out.mod), f"direct:{out.bob}")
    assert "read" not in other.can


@on_wire
async def test_rights_are_kept_for_five_seconds_and_forgotten_when_they_change(out: Out) -> None:
    for _ in range(5):
        await out.platform.rights(out.place, account(out.bob))
    assert out.wire.call_counts()["getChatMember"] == 1
    out.wire.promotes(out.owner, out.bob, out.town, ["can_manage_chat", "can_promote_members"])
    rights.forget(out.session, out.place, str(out.bob))
    assert (await out.platform.rights(out.place, account(out.bob))).standing is Standing.ADMIN
    out.wire.demotes(out.owner, out.bob, out.town)
    rights.forget(out.session, out.place)
    assert (await out.platform.rights(out.place, account(out.bob))).standing is Standing.MEMBER


@on_wire
async def test_who_asks_for_the_same_at_once_gets_one_answer_and_never_an_old_one(out: Out) -> None:
    found = await asyncio.gather(*(out.platform.rights(out.place, account(out.bob)) for _ in range(10)))
    assert len(set(found)) == 1
    assert out.wire.call_counts()["getChatMember"] == 1
    rights.forget(out.session, out.place)
    asking = asyncio.create_task(out.platform.rights(out.place, account(out.bob)))
    assert await out.wire.until_called("getChatMember", 2)
    out.wire.promotes(out.owner, out.bob, out.town, ["can_manage_chat", "can_promote_members"])
    rights.forget(out.session, out.place, str(out.bob))
    await asking
    assert (await out.platform.rights(out.place, account(out.bob))).standing is Standing.ADMIN


@pytest.mark.parametrize(
    ("member", "standing", "can"),
    [
        ({"status": "administrator", "can_promote_members": True}, Standing.ADMIN, {"read", "write"}),
        ({"status": "administrator"}, Standing.TRUSTED, {"read", "write"}),
        ({"status": "administrator", "can_delete_messages": True}, Standing.MODERATOR, {"read", "write", "delete"}),
        ({"status": "restricted", "is_member": True}, Standing.MEMBER, {"read"}),
        ({"status": "restricted", "is_member": False}, Standing.MEMBER, set()),
        ({"status": "left"}, Standing.NOBODY, set()),
        ({"status": "something new"}, Standing.NOBODY, set()),
        ({}, Standing.NOBODY, set()),
    ],
)
def test_a_members_rights_are_read_whatever_is_told(member: dict[str, Any], standing: Standing, can: set[str]) -> None:
    found = of_member({**member, "user": {"id": 5}}, "7")
    assert (found.standing, found.can) == (standing, can)
    assert found.present == bool(can)


@on_wire
async def test_only_a_room_that_was_chosen_and_is_closed_is_private(out: Out) -> None:
    room = out.channel(out.room)
    assert not (await out.platform.channel(room)).private
    await rooms.mark_room(out.session, str(out.room))
    assert (await out.platform.channel(room)).private
    names = {one.name: one.private for one in await out.platform.channels(out.place)}
    assert names == {"Town": False, "Room": True}
    eve = out.wire.user("Eve")
    foreign = out.wire.supergroup("Foreign room", eve, bot="administrator")
    await rooms.mark_room(out.session, str(foreign))
    assert "Foreign room" not in {one.name for one in await out.platform.channels(out.place)}
    out.wire.set_chat(out.room, username="open_room")
    assert not (await out.platform.channel(room)).private
    assert (await out.platform.channel(out.direct(out.owner))).private
    assert await out.platform.channel(ChannelRef("telegram", out.place, "nowhere")) is None
    assert await out.platform.channels("-1009999999999") == ()
    out.wire.kicks_bot(out.owner, out.room)
    out.session.kept(Members).seen.clear()
    assert await out.platform.channel(room) is None


@on_wire
async def test_a_home_its_people_and_its_staff(out: Out) -> None:
    assert await out.platform.home(out.place) == Home(out.place, "Town", "supergroup", 4, account(out.owner))
    assert await out.platform.home("-1009999999999") is None
    assert await out.platform.staff(out.place) == (account(out.owner), account(out.mod))
    assert await out.platform.staff("5") == ()
    assert await out.platform.people(out.place, str(out.bob)) == (account(out.bob),)
    out.wire.set_user(out.mod, username="Mira_M")
    out.session.kept(rooms.Staffs).known.clear()
    assert await out.platform.people(out.place, "@mira_m") == (account(out.mod),)
    for query in ("", "@", "bobb", "9", "bob mira"):
        assert await out.platform.people(out.place, query) == ()
    link = rooms.invitation(out.session)
    assert link.startswith("https://t.me/steward_wire_bot?startgroup")
    assert "admin=delete_messages+restrict_members+invite_users+pin_messages" in link


@on_wire
async def test_each_missing_right_is_named_with_what_it_kills(out: Out) -> None:
    out.wire.starts(out.owner)
    assert await out.platform.troubles(out.place) == ()
    for right, names in (("can_delete_messages", ["delete"]), ("can_restrict_members", ["mute", "ban"]),
                         ("can_invite_users", ["manage"])):  # fmt: skip
        out.wire.promotes_bot(out.owner, out.town)
        out.wire.removes_right(out.owner, out.town, right)
        out.session.kept(Members).seen.clear()
        found = await out.platform.troubles(out.place)
        assert [(one.what, one.detail) for one in found] == [("no-right", name) for name in names]
    out.wire.promotes_bot(out.owner, out.town)
    out.wire.removes_right(out.owner, out.town, "can_pin_messages")
    out.session.kept(Members).seen.clear()
    (pins,) = await out.platform.troubles(out.place)
    assert all(TEXTS.has(f"{kind}-{pins.what}") for kind in ("trouble", "remedy", "feature"))


@on_wire
async def test_troubles_say_what_is_wrong_and_every_text_is_there(out: Out) -> None:
    async def whats() -> list[str]:
        out.session.kept(Members).seen.clear()
        found: tuple[Trouble, ...] = await out.platform.troubles(out.place)
        for one in found:
            assert TEXTS.has(f"trouble-{one.what}"), one
            assert TEXTS.has(f"remedy-{one.what}"), one
        return [one.what for one in found]

    closed = "Forbidden: bot can't initiate conversation with a user"
    out.wire.fault("error", "sendChatAction", chat=out.owner, times=1, code=403, text=closed)
    assert await whats() == ["telegram-owner-closed"]
    assert await whats() == []
    robot = out.wire.user("Guard", is_bot=True)
    out.wire.joins(robot, out.town, by=out.owner)
    out.wire.promotes(out.owner, robot, out.town, ["can_manage_chat", "can_delete_messages"])
    assert await whats() == ["telegram-other-bot"]
    out.wire.demotes(out.owner, robot, out.town)
    await out.session.bot.set_webhook("https://elsewhere.example/hook")
    assert await whats() == ["telegram-webhook-foreign"]
    await out.session.bot.delete_webhook()
    await out.done(SendMessage(out.channel(), plain("now"), "en"))
    assert abs(out.session.kept(Skew).seconds) <= 2
    out.wire.move_clock(300)
    await out.done(SendMessage(out.channel(), plain("then"), "en"))
    assert await whats() == ["telegram-clock"]
    out.wire.move_clock(-300)
    await out.done(SendMessage(out.channel(), plain("now"), "en"))
    out.wire.demotes_bot(out.owner, out.town)
    assert await whats() == ["telegram-not-admin"]
    out.wire.kicks_bot(out.owner, out.town)
    assert await whats() == ["telegram-not-there"]


@on_wire
async def test_a_basic_group_says_that_nobody_can_be_muted(out: Out) -> None:
    out.wire.starts(out.owner)
    small = out.wire.group("Small", out.owner, bot="administrator")
    assert [one.what for one in await out.platform.troubles(str(small))] == ["telegram-basic-group"]


@on_wire
async def test_menus_are_told_by_scope_and_language_and_only_when_they_changed(out: Out) -> None:
    await publish(out.session, all_commands())
    first = len(out.wire.calls("setMyCommands"))
    assert first == 8
    await publish(out.session, all_commands())
    assert len(out.wire.calls("setMyCommands")) == first
    member = [one["command"] for one in out.wire.menu(out.bob, out.town)]
    staff = [one["command"] for one in out.wire.menu(out.mod, out.town)]
    assert "report" in member
    assert "mute" not in member
    assert "mute" in staff
    assert set(member) < set(staff)
    assert staff.count("automod") == 1
    out.wire.set_user(out.bob, language_code="ru")
    assert all(any("а" <= sign <= "я" for sign in one["description"]) for one in out.wire.menu(out.bob, out.town))
    await publish(out.session, all_commands()[1:])
    assert len(out.wire.calls("setMyCommands")) == 2 * first


@on_wire
async def test_a_family_without_a_command_of_its_own_shows_each_member_to_whom_it_is_for(out: Out) -> None:
    polls = (
        Command("poll new", needs=Standing.MODERATOR), Command("poll list", needs=Standing.MEMBER),
        Command("idea", needs=Standing.MODERATOR), Command("idea mine", needs=Standing.MEMBER),
    )  # fmt: skip
    await publish(out.session, polls)
    assert [one["command"] for one in out.wire.menu(out.bob, out.town)] == ["poll_list", "idea"]
    assert [one["command"] for one in out.wire.menu(out.mod, out.town)] == ["poll_list", "idea", "poll_new"]


@on_wire
async def test_a_menu_holds_a_hundred_members_first(out: Out) -> None:
    many = tuple(Command(f"c{n}", needs=Standing.MODERATOR if n < 90 else Standing.MEMBER) for n in range(130))
    await publish(out.session, many)
    shown = [one["command"] for one in out.wire.menu(out.mod, out.town)]
    assert len(shown) == 100
    assert shown[:40] == [f"c{n}" for n in range(90, 130)]


@on_wire
async def test_the_largest_families_go_without_their_last_members_where_the_menu_is_full(out: Out) -> None:
    large = tuple(Command(f"post s{n}", needs=Standing.MODERATOR) for n in range(70))
    small = tuple(Command(f"poll s{n}", needs=Standing.MODERATOR) for n in range(20))
    alone = tuple(Command(f"c{n}", needs=Standing.MODERATOR) for n in range(30))
    await publish(out.session, (*large, *small, *alone))
    shown = [one["command"] for one in out.wire.menu(out.mod, out.town)]
    assert shown == [*(f"post_s{n}" for n in range(50)), *(f"poll_s{n}" for n in range(20)),
                     *(f"c{n}" for n in range(30))]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_table_of_commands_is_for_reading(language: str) -> None:
    rows = table(TEXTS, all_commands(), language)
    assert len({name for name, _, _ in rows}) == len(rows) <= 100
    assert {who for _, who, _ in rows} == {"everyone", "staff"}
    assert all(1 <= len(text) <= 256 and text != name for name, _, text in rows)
