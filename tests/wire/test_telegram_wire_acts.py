"""What the bot does: sending, editing, deleting, sanctions, migration; with the server's refusals in its words."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ChatPermissions,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    KeyboardButtonRequestChat,
    MessageEntity,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.wire.telegram import TelegramWire, Unable
from tests.wire.telegram.scene import scene

DAY = 86_400


def town(wire: TelegramWire, bot: str = "administrator") -> tuple[int, int, int]:
    """A supergroup with its owner and a member."""
    ann, bob = wire.user("Ann"), wire.user("Bob")
    return wire.supergroup("Town", ann, [bob], bot=bot), ann, bob


async def refused(call: object, words: str, kind: type[Exception] = BadRequest) -> None:
    """The call is refused with these words."""
    with pytest.raises(kind) as caught:
        await call  # type: ignore[misc]  # any of the library's coroutines
    assert words.lower() in str(caught.value).lower()


@scene
async def test_texts_are_read_and_held_to_their_limits(wire: TelegramWire, bot: Bot) -> None:
    place, _, _ = town(wire)
    sent = await bot.send_message(place, "<b>bold</b> 😀 <a href='https://a.org'>link</a>", parse_mode="HTML")
    assert sent.text == "bold 😀 link"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 4), ("text_link", 8, 4)]
    assert (await bot.send_message(place, "x" * 4096)).text == "x" * 4096
    await refused(bot.send_message(place, "x" * 4097), "message is too long")
    await refused(bot.send_message(place, " "), "text must be non-empty")
    await refused(bot.send_message(place, "<b>open", parse_mode="HTML"), 'find end tag corresponding to start tag "b"')
    await refused(bot.send_message(place, "<x>a</x>", parse_mode="HTML"), 'Unsupported start tag "x" at byte offset 0')
    await refused(bot.send_message(place, "я</b>", parse_mode="HTML"), "Unexpected end tag at byte offset 2")
    half = [MessageEntity("bold", 1, 1)]
    await refused(bot.send_message(place, "😀 smile", entities=half), "in a middle of a UTF-16 symbol")
    wire.forget_calls()


@scene
async def test_buttons_are_held_to_their_limits(wire: TelegramWire, bot: Bot) -> None:
    place, _, _ = town(wire)

    def board(count: int, data: str = "x") -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup.from_column([InlineKeyboardButton("b", callback_data=data)] * count)

    assert await bot.send_message(place, "hundred", reply_markup=board(100))
    assert await bot.send_message(place, "bytes", reply_markup=board(1, "я" * 32))
    await refused(bot.send_message(place, "bytes", reply_markup=board(1, "я" * 33)), "BUTTON_DATA_INVALID")
    await refused(bot.send_message(place, "more", reply_markup=board(101)), "reply markup is too long")
    for url, good in (
        ("https://t.me/x", True),
        ("t.me/x", True),
        ("tg://user?id=1", True),
        ("http://localhost:1", False),
    ):
        link = InlineKeyboardMarkup.from_button(InlineKeyboardButton("go", url=url))
        if good:
            assert await bot.send_message(place, "link", reply_markup=link)
        else:
            await refused(bot.send_message(place, "link", reply_markup=link), "Wrong HTTP URL")
    asks = ReplyKeyboardMarkup([[KeyboardButton("Pick", request_chat=KeyboardButtonRequestChat(3, False))]])
    await refused(bot.send_message(place, "pick", reply_markup=asks), "can be requested in private chats only")
    ann = wire.user("Ann")
    wire.starts(ann)
    sent = await bot.send_message(ann, "pick", reply_markup=asks)
    assert wire.request_id(ann, sent.message_id, "Pick") == 3
    assert await bot.send_message(ann, "answer", reply_markup=ForceReply())


@scene
async def test_edits_are_of_ones_own_and_change_something(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    board = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Ban", callback_data="b"))
    sent = await bot.send_message(place, "card", reply_markup=board)
    theirs = wire.says(bob, place, "mine")
    await refused(bot.edit_message_text("card", place, sent.message_id, reply_markup=board), "is not modified")
    await refused(bot.edit_message_text("x", place, theirs), "message can't be edited")
    await refused(bot.edit_message_text("x", place, 4711), "message to edit not found")
    await bot.edit_message_text("decided", place, sent.message_id)
    assert wire.message(place, sent.message_id)["buttons"] == [], "without a markup the buttons go"
    await bot.edit_message_reply_markup(place, sent.message_id, reply_markup=board)
    assert wire.buttons(place, sent.message_id) == [["Ban"]]


@scene
async def test_deletions(wire: TelegramWire, bot: Bot) -> None:
    place, ann, bob = town(wire)
    ids = [wire.says(bob, place, str(number)) for number in range(100)]
    assert await bot.delete_messages(place, [*ids[:50], *range(9000, 9050)])
    assert len(wire.messages(place)) == 50
    await refused(bot.delete_messages(place, range(1, 102)), "too many message identifiers specified")
    await refused(bot.delete_message(place, 9000), "message to delete not found")
    wire.move_clock(48 * 3600 + 1)
    await refused(bot.delete_message(place, ids[99]), "message can't be deleted")
    fresh = wire.says(bob, place, "fresh")
    wire.removes_right(ann, place, "can_delete_messages")
    await refused(bot.delete_message(place, fresh), "message can't be deleted")
    mine = await bot.send_message(place, "mine")
    assert await bot.delete_message(place, mine.message_id)


@pytest.mark.parametrize(
    ("seconds", "forever"), [(25, True), (40, False), (366 * DAY - 60, False), (366 * DAY + 60, True)]
)
def test_too_short_and_too_long_is_forever(seconds: int, forever: bool) -> None:
    @scene
    async def play(wire: TelegramWire, bot: Bot) -> None:
        place, _, bob = town(wire)
        until = int(time.time()) + seconds
        await bot.restrict_chat_member(place, bob, ChatPermissions.no_permissions(), until_date=until)
        assert (wire.standing(place, bob)["until_date"] == 0) is forever
        await bot.ban_chat_member(place, bob, until_date=until)
        assert (wire.standing(place, bob)["until_date"] == 0) is forever
        wire.move_clock(seconds + 120)
        assert wire.standing(place, bob)["status"] == ("kicked" if forever else "left")

    play()


@scene
async def test_a_ban_takes_all_messages_and_unban_may_remove(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    wire.says(bob, place, "one")
    await bot.ban_chat_member(place, bob)
    assert wire.messages(place) == []
    with pytest.raises(Unable):
        wire.joins(bob, place)
    await bot.unban_chat_member(place, bob, only_if_banned=True)
    wire.joins(bob, place)
    await bot.unban_chat_member(place, bob, only_if_banned=True)
    assert bob in wire.members(place)
    await bot.get_updates(offset=-1, allowed_updates=["chat_member"])
    await bot.unban_chat_member(place, bob)
    assert bob not in wire.members(place)
    told = [one.chat_member.new_chat_member.status for one in await bot.get_updates() if one.chat_member]
    assert told[-2:] == ["kicked", "left"], "a kick is a short ban"


@scene
async def test_whom_the_bot_cannot_touch(wire: TelegramWire, bot: Bot) -> None:
    place, ann, bob = town(wire)
    await refused(bot.ban_chat_member(place, ann), "can't remove chat owner")
    wire.administrator(place, bob)
    await refused(bot.ban_chat_member(place, bob), "user is an administrator of the chat")
    await refused(bot.ban_chat_member(place, bot.id), "can't restrict self")
    await refused(bot.ban_chat_member(place, 42), "member not found")
    eve = wire.user("Eve")
    wire.joins(eve, place)
    wire.removes_right(ann, place, "can_restrict_members")
    await refused(bot.ban_chat_member(place, eve), "not enough rights to restrict/unrestrict chat member")
    wire.kicks_bot(ann, place)
    await refused(bot.send_message(place, "x"), "bot was kicked from the supergroup chat", Forbidden)


@scene
async def test_a_restriction_replaces_the_whole_set(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    await bot.restrict_chat_member(place, bob, ChatPermissions(can_send_messages=True))
    given = wire.standing(place, bob)
    assert given["can_send_messages"]
    assert not given["can_send_photos"]
    wire.says(bob, place, "words")
    with pytest.raises(Unable):
        wire.says(bob, place, "a picture", media="photo")
    await bot.restrict_chat_member(place, bob, ChatPermissions(can_send_polls=True))
    assert wire.standing(place, bob)["can_send_messages"], "polls imply text"
    polls = ChatPermissions(can_send_polls=True)
    await bot.restrict_chat_member(place, bob, polls, use_independent_chat_permissions=True)
    assert not wire.standing(place, bob)["can_send_messages"]
    await bot.restrict_chat_member(place, bob, ChatPermissions.all_permissions())
    assert wire.standing(place, bob)["status"] == "member"


@scene
async def test_lockdown_and_what_it_restores_to(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    before = wire.snapshot(place)
    known = (await bot.get_chat(place)).permissions
    assert known is not None
    await bot.set_chat_permissions(place, ChatPermissions.no_permissions())
    with pytest.raises(Unable):
        wire.says(bob, place, "hello")
    await bot.set_chat_permissions(place, known, use_independent_chat_permissions=True)
    assert wire.snapshot(place) == before


@scene
async def test_a_channel_that_posts_is_banned_as_a_chat(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    channel = wire.channel("Ads", bob)
    wire.says(bob, place, "buy", as_channel=channel)
    await bot.ban_chat_sender_chat(place, channel)
    assert wire.messages(place) == []
    with pytest.raises(Unable):
        wire.says(bob, place, "buy", as_channel=channel)
    await bot.unban_chat_sender_chat(place, channel)
    wire.says(bob, place, "buy", as_channel=channel)


@scene
async def test_basic_groups_know_no_restrictions(wire: TelegramWire, bot: Bot) -> None:
    ann, bob = wire.user("Ann"), wire.user("Bob")
    group = wire.group("Small", ann, [bob], bot="administrator")
    none = ChatPermissions.no_permissions()
    await refused(bot.restrict_chat_member(group, bob, none), "method is available only for supergroups")
    await refused(bot.unban_chat_member(group, bob), "method is available for supergroup and channel chats only")
    wire.says(bob, group, "stays")
    await bot.ban_chat_member(group, bob)
    await refused(bot.ban_chat_member(group, bob), "USER_NOT_PARTICIPANT")
    assert wire.standing(group, bob)["status"] == "left"
    assert [one["text"] for one in wire.messages(group)] == ["stays"]
    number = wire.messages(group)[0]["id"]
    wire.move_clock(48 * 3600 + 1)
    await refused(bot.delete_message(group, number), "message can't be deleted for everyone")
    wire.kicks_bot(ann, group)
    await refused(bot.send_message(group, "x"), "bot was kicked from the group chat", Forbidden)


@pytest.mark.parametrize("signal", ["to", "from", "error", "call"])
def test_migration_is_told_by_each_signal_alone(signal: str) -> None:
    @scene
    async def play(wire: TelegramWire, bot: Bot) -> None:
        ann = wire.user("Ann")
        group = wire.group("Small", ann, bot="administrator")
        if signal == "call":
            wire.migrate_at_next_call(group)
        else:
            new = wire.migrate(group, signal == "to", signal == "from", signal == "error")
        told = [one.message for one in await bot.get_updates() if one.message]
        assert [one.migrate_to_chat_id for one in told if one.migrate_to_chat_id] == ([new] if signal == "to" else [])
        assert [one.chat.id for one in told if one.migrate_from_chat_id] == ([new] if signal == "from" else [])
        if signal in ("to", "from"):
            await refused(bot.send_message(group, "x"), "the group chat was deleted", Forbidden)
            return
        with pytest.raises(ChatMigrated) as caught:
            await bot.send_message(group, "x")
        assert await bot.send_message(caught.value.new_chat_id, "x")

    play()


@scene
async def test_a_talk_is_begun_by_the_person(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    await refused(bot.send_message(bob, "x"), "bot can't initiate conversation with a user", Forbidden)
    await refused(bot.send_message(99, "x"), "chat not found")
    wire.starts(bob)
    assert await bot.send_message(bob, "x")
    wire.blocks(bob)
    await refused(bot.send_message(bob, "x"), "bot was blocked by the user", Forbidden)
    robot = wire.user("Robot", is_bot=True)
    wire.joins(robot, place)
    await refused(bot.send_message(robot, "x"), "bot can't send messages to bots", Forbidden)


@scene
async def test_topics_are_answered_where_they_are(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    forum = wire.supergroup("Forum", ann, bot="administrator", forum=True)
    topic = wire.topic(forum, ann, "Cats")
    sent = await bot.send_message(forum, "here", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    assert (await bot.send_message(forum, "general")).message_thread_id is None
    await refused(bot.send_message(forum, "general", message_thread_id=1), "message thread not found")
    wire.closes_topic(forum, ann, topic)
    await refused(bot.send_message(forum, "closed", message_thread_id=topic), "TOPIC_CLOSED")
    wire.deletes_topic(forum, topic)
    await refused(bot.send_message(forum, "gone", message_thread_id=topic), "message thread not found")


@scene
async def test_files_copies_and_forwards(wire: TelegramWire, bot: Bot) -> None:
    place, _, bob = town(wire)
    room = wire.supergroup("Room", bob, bot="administrator")
    photo = await bot.send_photo(place, b"a picture", caption="<i>seen</i>", parse_mode="HTML")
    data = await (await bot.get_file(photo.photo[-1].file_id)).download_as_bytearray()
    assert bytes(data) == b"a picture"
    assert (await bot.send_document(place, b"words", filename="log.txt")).document is not None
    album = await bot.send_media_group(place, [InputMediaPhoto(b"1", caption="one"), InputMediaPhoto(b"2")])
    assert len({one.media_group_id for one in album}) == 1
    number = wire.says(bob, place, "proof", media="photo")
    assert await bot.copy_message(room, place, number)
    forwarded = await bot.forward_message(room, place, number)
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "user"
    wire.deletes(place, number)
    await refused(bot.copy_message(room, place, number), "message to copy not found")


@scene
async def test_polls(wire: TelegramWire, bot: Bot) -> None:
    place, ann, bob = town(wire)
    await refused(bot.send_poll(place, "?", ["a"] * 13), "no more than 12")
    sent = await bot.send_poll(place, "Tea?", ["yes", "no"], is_anonymous=False)
    assert sent.poll is not None
    wire.votes(ann, place, sent.message_id, [0])
    wire.votes(bob, place, sent.message_id, [1])
    wire.votes(bob, place, sent.message_id, [])
    answers = [one.poll_answer for one in await bot.get_updates() if one.poll_answer]
    assert [(one.user and one.user.id, one.option_ids) for one in answers] == [(ann, (0,)), (bob, (1,)), (bob, ())]
    closed = await bot.stop_poll(place, sent.message_id)
    assert [one.voter_count for one in closed.options] == [1, 0]
    await refused(bot.stop_poll(place, sent.message_id), "poll has already been closed")


@scene
async def test_links_requests_and_tags(wire: TelegramWire, bot: Bot) -> None:
    place, ann, bob = town(wire)
    link = await bot.create_chat_invite_link(place, name="from the post", member_limit=1)
    first, second = wire.users(2)
    wire.joins(first, place, link=link.invite_link)
    with pytest.raises(Unable):
        wire.joins(second, place, link=link.invite_link)
    edited = await bot.edit_chat_invite_link(place, link.invite_link, creates_join_request=True)
    assert edited.creates_join_request
    wire.joins(second, place, link=link.invite_link)
    assert await bot.decline_chat_join_request(place, second)
    await refused(bot.approve_chat_join_request(place, second), "HIDE_REQUESTER_MISSING")
    await refused(bot.approve_chat_join_request(place, bob), "USER_ALREADY_PARTICIPANT")
    wire.promotes_bot(ann, place, ["can_manage_tags"])
    await bot.set_chat_member_tag(place, bob, "newcomer")
    assert wire.standing(place, bob)["tag"] == "newcomer"
    await refused(bot.export_chat_invite_link(place), "not enough rights to manage chat invite link")


@scene
async def test_menus_are_seen_by_scope_and_language(wire: TelegramWire, bot: Bot) -> None:
    place, ann, bob = town(wire)
    wire.set_user(bob, language_code="ru")
    wire.starts(bob)
    for scope, language, word in (
        (None, None, "everywhere"),
        (BotCommandScopeAllPrivateChats(), "ru", "private"),
        (BotCommandScopeAllChatAdministrators(), None, "admins"),
        (BotCommandScopeChat(place), None, "here"),
    ):
        await bot.set_my_commands([BotCommand(word, "does it")], scope=scope, language_code=language)
    assert [one["command"] for one in wire.menu(bob, bob)] == ["private"]
    assert [one["command"] for one in wire.menu(ann, place)] == ["here"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(place))
    assert [one["command"] for one in wire.menu(ann, place)] == ["admins"]
    assert [one["command"] for one in wire.menu(bob, place)] == ["everywhere"]
    await refused(bot.set_my_commands([("Ban!", "no")]), "BOT_COMMAND_INVALID")
    await bot.set_my_description("Расскажет", language_code="ru")
    assert (await bot.get_my_description("ru")).description == "Расскажет"


@scene
async def test_what_the_bot_can_ask(wire: TelegramWire, bot: Bot) -> None:
    place, ann, bob = town(wire)
    wire.set_chat(place, slow_mode=30, linked=wire.channel("News", ann))
    chat = await bot.get_chat(place)
    assert chat.slow_mode_delay in (30, timedelta(seconds=30))  # by PTB_TIMEDELTA, which the adapter sets
    assert chat.linked_chat_id is not None
    assert chat.permissions is not None
    robot = wire.user("Robot", is_bot=True)
    wire.administrator(place, robot)
    assert {one.user.id for one in await bot.get_chat_administrators(place)} == {ann, bot.id}
    assert await bot.get_chat_member_count(place) == 4
    assert (await bot.get_chat_member(place, bob)).status == "member"
    await bot.pin_chat_message(place, wire.says(bob, place, "pin me"))
    pinned = (await bot.get_chat(place)).pinned_message
    assert pinned is not None
    await bot.leave_chat(place)
    await refused(bot.get_chat(place), "bot is not a member of the supergroup chat", Forbidden)
