"""What the bot gets to see, and in which shape: privacy, rights, identities, albums, topics, edits, reactions."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    ChatAdministratorRights,
    KeyboardButton,
    KeyboardButtonRequestChat,
    Message,
    ReplyKeyboardMarkup,
    Update,
)

from tests.wire.telegram import TelegramWire, Unable
from tests.wire.telegram.scene import scene

EVERYTHING = ["message", "edited_message", "channel_post", "my_chat_member", "chat_member", "chat_join_request"]
EVERYTHING += ["message_reaction", "message_reaction_count", "callback_query", "edited_channel_post", "poll_answer"]


async def news(bot: Bot) -> list[Update]:
    """What waits, confirmed at once."""
    found = list(await bot.get_updates(allowed_updates=EVERYTHING))
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


async def heard(bot: Bot) -> list[Message]:
    """The messages among what waits."""
    return [one.message for one in await news(bot) if one.message]


@scene
async def test_privacy_lets_little_through_until_the_bot_is_added_anew(wire: TelegramWire, bot: Bot) -> None:
    ann, bob = wire.user("Ann"), wire.user("Bob")
    wire.set_privacy(True)
    town = wire.supergroup("Town", ann, [bob], bot="member")
    sent = await bot.send_message(town, "hello")
    wire.says(bob, town, "just words")
    wire.says(bob, town, f"/rules@{bot.username} please")
    wire.says(bob, town, "/rules")
    wire.says(bob, town, "/rules@other_bot")
    wire.says(bob, town, "an answer", reply_to=sent.message_id)
    seen = [one.text for one in await heard(bot)]
    assert seen == [f"/rules@{bot.username} please", "/rules", "an answer"]
    assert not (await bot.get_me()).can_read_all_group_messages
    wire.set_privacy(False)
    wire.says(bob, town, "still not")
    wire.kicks_bot(ann, town)
    wire.adds_bot(ann, town)
    wire.says(bob, town, "now")
    assert [one.text for one in await heard(bot) if one.text] == ["now"]


@scene
async def test_an_administrator_sees_everything_but_other_bots(wire: TelegramWire, bot: Bot) -> None:
    ann, bob, robot = wire.user("Ann"), wire.user("Bob"), wire.user("Robot", username="robot_bot", is_bot=True)
    wire.set_privacy(True)
    town = wire.supergroup("Town", ann, [bob, robot], bot="administrator")
    wire.says(bob, town, "words")
    wire.says(robot, town, "a bot's words")
    wire.says(bob, town, "by way of a bot", via_bot=robot)
    found = await heard(bot)
    assert [one.text for one in found] == ["words", "by way of a bot"]
    assert found[1].via_bot is not None
    wire.says(ann, town, "mine")
    wire.deletes(town, wire.messages(town)[-1]["id"])
    assert len(await news(bot)) == 1, "a deletion is never told"


@scene
async def test_the_shapes_of_senders(wire: TelegramWire, bot: Bot) -> None:
    ann, bob = wire.user("Ann"), wire.user("Bob")
    town = wire.supergroup("Town", ann, [bob], bot="administrator")
    wire.administrator(town, bob, ["can_delete_messages"], anonymous=True, title="Guard")
    news_channel = wire.channel("News", ann, bot="administrator", linked=town)
    other = wire.channel("Ads", bob)
    wire.says(bob, town, "as the group")
    wire.says(ann, town, "as a channel", as_channel=other)
    wire.says(ann, news_channel, "a post")
    anonymous, channel, forwarded = [
        one.message or one.channel_post for one in await news(bot) if not (one.channel_post)
    ]
    assert anonymous is not None
    assert anonymous.from_user is not None
    assert anonymous.sender_chat is not None
    assert (anonymous.from_user.id, anonymous.sender_chat.id) == (1_087_968_824, town)
    assert anonymous.author_signature == "Guard"
    assert channel is not None
    assert channel.from_user is not None
    assert channel.sender_chat is not None
    assert (channel.from_user.id, channel.sender_chat.id) == (136_817_688, other)
    assert forwarded is not None
    assert forwarded.from_user is not None
    assert forwarded.sender_chat is not None
    assert (forwarded.from_user.id, forwarded.sender_chat.id) == (777_000, news_channel)
    assert forwarded.is_automatic_forward


@scene
async def test_a_channel_post_has_no_author(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    channel = wire.channel("News", ann, bot="administrator")
    number = wire.says(ann, channel, "a post")
    (update,) = await news(bot)
    assert update.channel_post is not None
    assert update.channel_post.from_user is None
    wire.edits(ann, channel, number, "another wording")
    (update,) = await news(bot)
    assert update.edited_channel_post is not None
    assert update.edited_channel_post.text == "another wording"


@scene
async def test_an_album_is_so_many_updates_with_one_number(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    town = wire.supergroup("Town", ann, bot="administrator")
    ids = wire.says(ann, town, "three", album=["photo", "video", "photo"])
    found = await heard(bot)
    assert [one.message_id for one in found] == ids
    assert len({one.media_group_id for one in found}) == 1
    assert [one.caption for one in found] == ["three", None, None]
    photo = found[0].photo[-1]
    data = await (await bot.get_file(photo.file_id)).download_as_bytearray()
    assert bytes(data) == b"wire"


@scene
async def test_topics_are_named_by_what_they_answer(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    forum = wire.supergroup("Forum", ann, bot="administrator", forum=True)
    topic = wire.topic(forum, ann, "Cats")
    wire.says(ann, forum, "in the general one")
    wire.says(ann, forum, "in the other", topic=topic)
    opened, general, other = await heard(bot)
    assert opened.forum_topic_created is not None
    assert general.message_thread_id is None
    assert not general.is_topic_message
    assert (other.message_thread_id, other.is_topic_message) == (topic, True)
    assert other.reply_to_message is not None
    assert other.reply_to_message.forum_topic_created is not None
    assert other.reply_to_message.forum_topic_created.name == "Cats"


@scene
async def test_a_reply_outside_a_forum_has_a_thread_but_no_topic(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    town = wire.supergroup("Town", ann, bot="administrator")
    first = wire.says(ann, town, "first")
    wire.says(ann, town, "second", reply_to=first)
    reply = (await heard(bot))[1]
    assert (reply.message_thread_id, reply.is_topic_message) == (first, None)


@scene
async def test_an_edit_may_come_without_a_change(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    town = wire.supergroup("Town", ann, bot="administrator")
    number = wire.says(ann, town, "first")
    wire.edits(ann, town, number, "second")
    wire.touches(town, number)
    assert [one.edited_message.text for one in await news(bot) if one.edited_message] == ["second", "second"]
    assert wire.message(town, number)["history"] == ["first", "second"]


@scene
async def test_joins_are_told_to_an_administrator_who_asked(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    await news(bot)
    quiet, town = (wire.supergroup(name, ann, bot=way) for name, way in (("Q", "member"), ("T", "administrator")))
    link = wire.link(town, ann)
    first, second = wire.users(2)
    wire.joins(first, quiet, service=False)
    wire.joins(second, town, service=False, link=link)
    (update,) = await news(bot)
    assert update.chat_member is not None
    assert update.chat_member.new_chat_member.user.id == second
    assert update.chat_member.invite_link is not None
    assert update.chat_member.invite_link.invite_link == link
    wire.leaves(second, town)
    gone = await news(bot)
    assert [one.chat_member.new_chat_member.status for one in gone if one.chat_member] == ["left"]
    assert [one.message.left_chat_member.id for one in gone if one.message and one.message.left_chat_member] == [second]


@scene
async def test_who_asks_to_join_can_be_written_to_for_five_minutes(wire: TelegramWire, bot: Bot) -> None:
    ann, bob = wire.user("Ann"), wire.user("Bob")
    await news(bot)
    town = wire.supergroup("Town", ann, bot="administrator", by_request=True)
    assert wire.joins(bob, town) is False
    (update,) = await news(bot)
    assert update.chat_join_request is not None
    assert await bot.send_message(update.chat_join_request.user_chat_id, "what brings you here?")
    assert await bot.approve_chat_join_request(town, bob)
    assert wire.standing(town, bob)["status"] == "member"
    (update,) = [one for one in await news(bot) if one.chat_member]
    assert update.chat_member is not None
    assert update.chat_member.via_join_request


@scene
async def test_reactions_are_told_to_administrators_and_never_those_of_bots(wire: TelegramWire, bot: Bot) -> None:
    ann, robot = wire.user("Ann"), wire.user("Robot", is_bot=True)
    await news(bot)
    town = wire.supergroup("Town", ann, [robot], bot="administrator")
    channel = wire.channel("News", ann, bot="administrator")
    number, post = wire.says(ann, town, "hello"), wire.says(ann, channel, "a post")
    await news(bot)
    wire.reacts(ann, town, number, "👍")
    wire.reacts(robot, town, number, "👎")
    wire.reacts(ann, channel, post, "👍")
    told, counted = await news(bot)
    assert told.message_reaction is not None
    assert told.message_reaction.user is not None
    assert told.message_reaction.user.id == ann
    assert counted.message_reaction_count is not None
    assert [one.total_count for one in counted.message_reaction_count.reactions] == [1]
    await bot.delete_all_message_reactions(town, user_id=ann)
    assert str(ann) not in wire.message(town, number)["reactions"]
    wire.demotes_bot(ann, town)
    await news(bot)
    wire.reacts(ann, town, number, "👍")
    assert await news(bot) == []


@scene
async def test_the_bot_added_by_a_link_that_ticks_its_rights(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    town = wire.supergroup("Town", ann)
    wire.adds_bot(ann, town, ["can_delete_messages"], payload="setup")
    added, service, started = await news(bot)
    assert added.my_chat_member is not None
    assert added.my_chat_member.new_chat_member.status == "administrator"
    assert service.message is not None
    assert [one.id for one in service.message.new_chat_members] == [bot.id]
    assert started.message is not None
    assert started.message.text == f"/start@{bot.username} setup"
    wire.removes_right(ann, town, "can_delete_messages")
    wire.kicks_bot(ann, town)
    assert [one.my_chat_member.new_chat_member.status for one in await news(bot) if one.my_chat_member] == [
        "administrator",
        "kicked",
    ]


@scene
async def test_a_person_who_starts_blocks_and_picks_a_chat(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann", language="ru")
    room = wire.supergroup("Room", ann, username="the_room")
    wire.starts(ann, "abc")
    asks = KeyboardButtonRequestChat(7, False, request_title=True)
    await bot.send_message(
        ann, "where?", reply_markup=ReplyKeyboardMarkup([[KeyboardButton("Pick", request_chat=asks)]])
    )
    wire.picks_chat(ann, 7, room)
    with pytest.raises(Unable, match="the kind"):
        wire.picks_chat(ann, 7, wire.channel("News", ann))
    wire.blocks(ann)
    wire.unblocks(ann)
    start, picked, blocked, back = await news(bot)
    assert start.message is not None
    assert start.message.text == "/start abc"
    assert start.message.from_user is not None
    assert start.message.from_user.language_code == "ru"
    assert picked.message is not None
    assert picked.message.chat_shared is not None
    assert (picked.message.chat_shared.request_id, picked.message.chat_shared.chat_id) == (7, room)
    assert (picked.message.chat_shared.title, picked.message.chat_shared.username) == ("Room", None)
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member is not None
    assert back.my_chat_member.new_chat_member.status == "member"


@scene
async def test_picking_a_chat_lets_the_bot_in_with_the_rights_it_asks_for(wire: TelegramWire, bot: Bot) -> None:
    ann, bob = wire.user("Ann"), wire.user("Bob")
    room = wire.supergroup("Room", ann, [bob])
    rights = ChatAdministratorRights.no_rights().to_dict() | {"can_delete_messages": True}
    asks = KeyboardButtonRequestChat(1, False, bot_administrator_rights=ChatAdministratorRights(**rights))
    board = ReplyKeyboardMarkup([[KeyboardButton("Pick", request_chat=asks)]])
    for person in (ann, bob):
        wire.starts(person)
        await bot.send_message(person, "where?", reply_markup=board)
    with pytest.raises(Unable, match="may not make the bot an administrator"):
        wire.picks_chat(bob, 1, room)
    wire.picks_chat(ann, 1, room)
    standing = wire.standing(room, bot.id)
    assert (standing["status"], standing["can_delete_messages"]) == ("administrator", True)
    assert not standing["can_restrict_members"]


@scene
async def test_the_bots_own_post_comes_back_from_the_linked_channel(wire: TelegramWire, bot: Bot) -> None:
    ann = wire.user("Ann")
    town = wire.supergroup("Town", ann, bot="administrator")
    channel = wire.channel("News", ann, bot="administrator", linked=town)
    await bot.send_message(channel, "a post")
    (forwarded,) = await heard(bot)
    assert forwarded.is_automatic_forward
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "channel"


@scene
async def test_anything_can_be_put_into_the_queue(wire: TelegramWire, bot: Bot) -> None:
    wire.injects("a_kind_of_the_future", {"strange": True})
    (update,) = await bot.get_updates()
    assert update.api_kwargs == {"a_kind_of_the_future": {"strange": True}}
