"""Acts on the wire: what is done, what is refused and why, what is given back exactly."""

from __future__ import annotations

import asyncio

from adapters.telegram.deeds import A_CHANNEL, clamp
from adapters.telegram.errors import NEEDS_SUPERGROUP
from adapters.telegram.moves import Moves
from adapters.telegram.rights import Members
from bot.domain.actions import (
    AnswerJoin,
    Ban,
    BanMany,
    DeleteMessage,
    DeleteMessages,
    EditMessage,
    Kick,
    LeavePlace,
    LockChannel,
    MakeRoom,
    Mute,
    PauseDoors,
    SendDirect,
    SendMessage,
    SetNativeRule,
    SetRole,
    SetSlowMode,
    Unban,
    UnlockChannel,
    Unmute,
)
from bot.domain.content import plain
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.native import NativeKind, NativeRule
from bot.domain.people import AccountRef
from bot.domain.results import Done, Later, Refused, Uncertain, Why
from bot.domain.time import DAY, HOUR, SECOND
from tests.adapters.telegram.outgoing import Out, account, on_wire

HELLO = plain("hello")


def soon(out: Out, length: int = HOUR) -> int:
    return out.session.clock.now() + length


@on_wire
async def test_a_message_is_sent_edited_and_deleted(out: Out) -> None:
    sent = await out.done(SendMessage(out.channel(), HELLO, "en", "n1"))
    assert sent.ref is not None
    assert sent.ref.channel == out.channel()
    assert await out.does(SendMessage(out.channel(), HELLO, "en", "n1")) == sent
    assert await out.does(EditMessage(sent.ref, plain("changed"), "en")) == Done(sent.ref)
    assert await out.does(EditMessage(sent.ref, plain("changed"), "en")) == Done(sent.ref)
    assert out.wire.message(out.town, int(sent.ref.id))["text"] == "changed"
    assert await out.does(DeleteMessage(sent.ref)) == Done(sent.ref)
    assert await out.does(DeleteMessage(sent.ref)) == Refused(Why.GONE)
    assert await out.does(EditMessage(sent.ref, HELLO, "en")) == Refused(Why.GONE)
    assert out.wire.messages(out.town) == []


@on_wire
async def test_ids_that_are_none_are_answered_as_what_is_gone(out: Out) -> None:
    nowhere = ChannelRef("telegram", out.place, "nowhere")
    assert await out.does(SendMessage(nowhere, HELLO, "en")) == Refused(Why.ROOM_GONE)
    assert await out.does(DeleteMessage(MessageRef(nowhere, "1"))) == Refused(Why.ROOM_GONE)
    assert await out.does(DeleteMessage(MessageRef(out.channel(), "none"))) == Refused(Why.GONE)
    assert await out.does(Mute(out.place, AccountRef("telegram", "bob"), soon(out))) == Refused(Why.NOT_HERE)
    assert await out.does(SendDirect(out.place, AccountRef("telegram", "x"), HELLO, "en")) == Refused(Why.NOT_HERE)


@on_wire
async def test_others_words_are_deleted_by_right_and_by_age(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, "hm")
    await out.done(DeleteMessage(out.message(said)))
    said = out.wire.says(out.bob, out.town, "hm")
    out.wire.move_clock(49 * 3600)
    assert await out.does(DeleteMessage(out.message(said))) == Refused(Why.TOO_OLD)
    said = out.wire.says(out.bob, out.town, "hm")
    out.wire.removes_right(out.owner, out.town, "can_delete_messages")
    out.session.kept(Members).seen.clear()
    assert await out.does(DeleteMessage(out.message(said))) == Refused(Why.NO_RIGHT, "delete")


@on_wire
async def test_several_are_deleted_in_one_call_and_those_that_are_gone_are_skipped(out: Out) -> None:
    ids = [out.wire.says(out.bob, out.town, str(n)) for n in range(5)]
    out.wire.deletes(out.town, ids[2])
    await out.done(DeleteMessages(out.channel(), tuple(map(str, ids))))
    assert out.wire.messages(out.town) == []
    assert out.wire.call_counts()["deleteMessages"] == 1
    too_many = DeleteMessages(out.channel(), tuple(str(n) for n in range(101)))
    assert out.platform.able(too_many) == Refused(Why.BAD_REQUEST, detail="more than 100 messages")


@on_wire
async def test_one_that_is_too_old_keeps_no_other_from_being_deleted(out: Out) -> None:
    old = out.wire.says(out.bob, out.town, "old")
    out.wire.move_clock(49 * 3600)
    new = [out.wire.says(out.bob, out.town, str(n)) for n in range(3)]
    await out.done(DeleteMessages(out.channel(), tuple(map(str, (old, *new)))))
    assert [one["id"] for one in out.wire.messages(out.town)] == [old]
    assert await out.does(DeleteMessages(out.channel(), (str(old),))) == Refused(Why.TOO_OLD)
    ends = await asyncio.gather(*(out.does(DeleteMessage(out.message(one))) for one in (old, old, old)))
    assert set(ends) == {Refused(Why.TOO_OLD)}


@on_wire
async def test_private_chats_have_to_be_opened_by_the_person(out: Out) -> None:
    act = SendDirect(out.place, account(out.bob), HELLO, "en", "d1")
    assert await out.does(act) == Refused(Why.CLOSED)
    out.wire.starts(out.bob)
    sent = await out.done(act)
    assert sent.ref is not None
    assert sent.ref.channel == out.direct(out.bob)
    await out.done(EditMessage(sent.ref, plain("again"), "en"))
    out.wire.blocks(out.bob)
    assert await out.does(SendDirect(out.place, account(out.bob), HELLO, "en")) == Refused(Why.CLOSED)
    robot = out.wire.user("Robot", is_bot=True)
    end = await out.does(SendDirect(out.place, account(robot), HELLO, "en"))
    assert isinstance(end, Refused)
    channel = SendDirect(out.place, AccountRef("telegram", "-1002000000999"), HELLO, "en")
    assert isinstance(await out.does(channel), Refused)


@on_wire
async def test_a_mute_takes_writing_and_gives_back_what_was_there(out: Out) -> None:
    free = out.wire.standing(out.town, out.bob)
    assert await out.does(Mute(out.place, account(out.bob), soon(out))) == Done()
    now = out.wire.standing(out.town, out.bob)
    assert now["status"] == "restricted"
    assert not any(now[name] for name in now if name.startswith("can_send"))
    assert now["can_invite_users"]
    rights = await out.platform.rights(out.place, account(out.bob))
    assert "write" not in rights.can
    undone = await out.done(Unmute(out.place, account(out.bob)))
    assert int(undone.before) > out.session.clock.now()
    assert out.wire.standing(out.town, out.bob) == free
    assert await out.does(Unmute(out.place, account(out.bob))) == Done()


@on_wire
async def test_a_restriction_by_hand_comes_back_as_it_was(out: Out) -> None:
    allowed = {"can_send_messages": True, "can_send_photos": False, "can_invite_users": True}
    out.wire.native_restrict(out.mod, out.bob, out.town, allowed)
    before = out.wire.standing(out.town, out.bob)
    await out.done(Mute(out.place, account(out.bob), soon(out)))
    await out.done(Mute(out.place, account(out.bob), soon(out, 2 * HOUR)))
    assert not out.wire.standing(out.town, out.bob)["can_send_messages"]
    await out.done(Unmute(out.place, account(out.bob)))
    assert out.wire.standing(out.town, out.bob) == before


@on_wire
async def test_ends_never_become_for_ever(out: Out) -> None:
    now = out.session.clock.now()
    for length in (SECOND, 29 * SECOND, 31 * SECOND, 366 * DAY - SECOND, 366 * DAY, 366 * DAY + SECOND, 4000 * DAY):
        assert 30 * SECOND < clamp(now, now + length) - now < 366 * DAY
        await out.done(Mute(out.place, account(out.bob), now + length))
        assert out.wire.standing(out.town, out.bob)["until_date"] > 0, length
        await out.done(Ban(out.place, account(out.bob), now + length))
        assert out.wire.standing(out.town, out.bob)["until_date"] > 0, length
        await out.done(Unban(out.place, account(out.bob)))
        out.wire.joins(out.bob, out.town)
        out.session.kept(Members).seen.clear()
    assert await out.does(Mute(out.place, account(out.bob), now)) == Refused(Why.BAD_REQUEST)
    assert await out.does(Ban(out.place, account(out.bob), now)) == Refused(Why.BAD_REQUEST)


@on_wire
async def test_a_kick_is_one_call_and_leaves_words_and_the_way_back(out: Out) -> None:
    said = out.wire.says(out.bob, out.town, "mine")
    assert await out.does(Kick(out.place, account(out.bob))) == Done(before="here")
    assert out.wire.standing(out.town, out.bob)["status"] == "left"
    assert not out.wire.message(out.town, said)["deleted"]
    assert out.wire.call_counts()["unbanChatMember"] == 1
    assert await out.does(Kick(out.place, account(out.bob))) == Refused(Why.NOT_HERE)
    assert out.wire.joins(out.bob, out.town)


@on_wire
async def test_a_kick_never_lifts_a_ban(out: Out) -> None:
    assert await out.does(Ban(out.place, account(out.bob))) == Done(before="here")
    assert await out.does(Kick(out.place, account(out.bob))) == Refused(Why.NOT_HERE)
    assert out.wire.standing(out.town, out.bob)["status"] == "kicked"
    assert await out.does(Ban(out.place, account(out.bob))) == Done(before="banned")
    assert await out.does(Unban(out.place, account(out.bob))) == Done(before="banned")
    assert await out.does(Unban(out.place, account(out.bob))) == Done()
    assert out.wire.standing(out.town, out.bob)["status"] == "left"


@on_wire
async def test_nobody_above_and_nobody_without_the_right_is_reached(out: Out) -> None:
    until, own = soon(out), account(out.session.bot.id)
    for act in (Mute, Kick, Ban, Unmute):
        made = {one: act(out.place, account(one), until) if act is Mute else act(out.place, account(one))
                for one in (out.owner, out.mod)}  # fmt: skip
        assert await out.does(made[out.owner]) == Refused(Why.PROTECTED)
        assert await out.does(made[out.mod]) == Refused(Why.ABOVE_ME)
    assert await out.does(Kick(out.place, own)) == Refused(Why.PROTECTED)
    out.wire.removes_right(out.owner, out.town, "can_restrict_members")
    out.session.kept(Members).seen.clear()
    bob = account(out.bob)
    for act_, right in ((Mute(out.place, bob, until), "mute"), (Unmute(out.place, bob), "mute"),
                        (Kick(out.place, bob), "kick"), (Ban(out.place, bob), "ban"),
                        (Unban(out.place, bob), "ban"), (LockChannel(out.channel()), "mute")):  # fmt: skip
        assert await out.does(act_) == Refused(Why.NO_RIGHT, right), act_


@on_wire
async def test_channels_as_accounts_are_banned_and_nothing_less(out: Out) -> None:
    shop = out.wire.channel("Shop", out.bob)
    out.wire.says(out.bob, out.town, "buy", as_channel=shop)
    there = account(shop)
    assert await out.does(Mute(out.place, there, soon(out))) == Refused(Why.NOT_POSSIBLE, detail=A_CHANNEL)
    assert out.platform.able(Kick(out.place, there)) == Refused(Why.NOT_POSSIBLE, detail=A_CHANNEL)
    assert out.platform.able(SendDirect(out.place, there, HELLO, "en")) == Refused(Why.NOT_POSSIBLE, detail=A_CHANNEL)
    assert out.platform.able(Ban(out.place, there)) is None
    assert isinstance(await out.does(Ban(out.place, there, soon(out))), Refused)
    await out.done(Ban(out.place, there))
    assert out.wire.call_counts()["banChatSenderChat"] == 1
    assert await out.does(Ban(out.place, account(out.town))) == Refused(Why.PROTECTED)
    await out.done(Unban(out.place, there))


@on_wire
async def test_basic_groups_can_do_less_and_say_so(out: Out) -> None:
    small = out.wire.group("Small", out.owner, [out.bob], bot="administrator")
    place, bob = str(small), account(out.bob)
    need = Refused(Why.NOT_POSSIBLE, detail=NEEDS_SUPERGROUP)
    assert out.platform.able(Mute(place, bob, soon(out))) == need
    assert out.platform.able(LockChannel(out.channel(small))) == need
    assert await out.does(Ban(place, bob, soon(out))) == need
    await out.done(Kick(place, bob))
    assert out.wire.standing(small, out.bob)["status"] != "member"


@on_wire
async def test_a_lock_keeps_and_gives_back_the_exact_permissions(out: Out) -> None:
    out.wire.native_permissions(out.town, {"can_send_messages": True, "can_send_polls": True, "can_invite_users": True})
    before = out.wire.snapshot(out.town)
    locked = await out.done(LockChannel(out.channel()))
    again = await out.done(LockChannel(out.channel()))
    assert again.before == locked.before
    assert not out.wire.snapshot(out.town)["permissions"]["can_send_messages"]
    assert out.wire.snapshot(out.town)["permissions"]["can_invite_users"]
    await out.done(UnlockChannel(out.channel(), locked.before))
    assert out.wire.snapshot(out.town) == before
    assert isinstance(await out.does(UnlockChannel(out.channel(), "nonsense")), Refused)


@on_wire
async def test_a_topic_is_closed_and_opened_and_a_lost_one_falls_back(out: Out) -> None:
    forum = out.wire.supergroup(
        "Forum", out.owner, [out.bob], bot=["can_manage_topics", "can_delete_messages"], forum=True
    )
    topic = out.wire.topic(forum, out.owner, "Raids")
    sent = await out.done(SendMessage(out.channel(forum, topic), HELLO, "en"))
    assert sent.ref is not None
    assert out.wire.message(forum, int(sent.ref.id))["topic"] == topic
    locked = await out.done(LockChannel(out.channel(forum, topic)))
    await out.done(LockChannel(out.channel(forum, topic)))
    await out.done(UnlockChannel(out.channel(forum, topic), locked.before))
    general = await out.done(SendMessage(out.channel(forum, 1), HELLO, "en"))
    assert general.ref is not None
    assert all("message_thread_id" not in call["params"] for call in out.wire.calls("sendMessage")[1:])
    out.wire.deletes_topic(forum, topic)
    fallen = await out.done(SendMessage(out.channel(forum, topic), plain("fallen"), "en"))
    assert fallen.ref is not None
    assert out.wire.message(forum, int(fallen.ref.id))["text"] == "fallen"


@on_wire
async def test_who_asks_is_let_in_or_not_once(out: Out) -> None:
    gated = out.wire.supergroup("Gated", out.owner, bot="administrator", by_request=True)
    eve, dan = out.wire.user("Eve"), out.wire.user("Dan")
    out.wire.joins(eve, gated)
    out.wire.joins(dan, gated)
    assert await out.does(AnswerJoin(str(gated), account(eve), True)) == Done()
    assert await out.does(AnswerJoin(str(gated), account(eve), True)) == Done()
    assert await out.does(AnswerJoin(str(gated), account(dan), False)) == Done()
    assert await out.does(AnswerJoin(str(gated), account(dan), False)) == Refused(Why.GONE)


@on_wire
async def test_what_telegram_cannot_do_is_refused_up_front(out: Out) -> None:
    rule = NativeRule("", "words", NativeKind.KEYWORD)
    acts = (
        SetSlowMode(out.channel(), 5), BanMany("telegram", out.place, (account(1),)),
        PauseDoors("telegram", out.place, None, None), SetRole(out.place, account(1), "r", True),
        MakeRoom("telegram", out.place, "room"), SetNativeRule("telegram", out.place, rule),
    )  # fmt: skip
    for act in acts:
        refused = out.platform.able(act)
        assert refused is not None
        assert refused.why is Why.NOT_POSSIBLE
        assert refused.detail
        assert await out.does(act) == refused
    assert out.wire.calls() == [one for one in out.wire.calls() if one["method"] == "getMe"]


@on_wire
async def test_a_chat_that_moved_is_followed_and_told_of_once(out: Out) -> None:
    told: list[tuple[str, str]] = []

    async def tell(old: str, new: str) -> None:
        told.append((old, new))

    out.session.kept(Moves).tell = tell
    small = out.wire.group("Small", out.owner, [out.bob], bot="administrator")
    new = out.wire.migrate(small)
    sent = await out.done(SendMessage(out.channel(small), HELLO, "en"))
    assert sent.ref is not None
    assert sent.ref.channel == out.channel(new)
    await out.done(SendMessage(out.channel(small), HELLO, "en"))
    assert told == [(str(small), str(new))]
    assert len(out.wire.messages(new)) == 2


@on_wire
async def test_questions_about_a_chat_that_moved_are_asked_where_it_is(out: Out) -> None:
    small = out.wire.group("Small", out.owner, [out.bob], bot="administrator")
    new = out.wire.migrate(small, to_message=False, from_message=False)
    place = str(small)
    rights = await out.platform.rights(place, account(out.bob))
    assert rights is not None
    assert rights.present
    assert (await out.platform.home(place)).name == "Small"
    assert (await out.platform.channel(out.channel(small))).name == "Small"
    assert await out.platform.staff(place) == (account(out.owner),)
    await out.done(Ban(place, account(out.bob)))
    assert out.wire.standing(new, out.bob)["status"] == "kicked"


@on_wire
async def test_outages_are_told_apart(out: Out) -> None:
    out.wire.fault("bad_gateway_after", "sendMessage", times=1)
    assert isinstance(await out.does(SendMessage(out.channel(), HELLO, "en")), Uncertain)
    out.wire.fault("drop_after", "sendMessage", times=1)
    assert isinstance(await out.does(SendMessage(out.channel(), HELLO, "en")), Uncertain)
    out.wire.fault("bad_gateway_after", "banChatMember", times=1)
    assert isinstance(await out.does(Ban(out.place, account(out.bob))), Later)
    out.wire.fault("flood", "sendMessage", times=1, seconds=35)
    flooded = await out.does(SendMessage(out.channel(), HELLO, "en"))
    assert isinstance(flooded, Later)
    assert 34 * SECOND <= flooded.after <= 36 * SECOND
    held = await out.does(SendMessage(out.channel(), HELLO, "en"))
    assert isinstance(held, Later)
    await out.done(SendMessage(out.channel(out.room), HELLO, "en"))
    await out.wire.network_down()
    assert not isinstance(await out.does(SendMessage(out.channel(out.room), HELLO, "en")), Done)  # its connection broke
    assert isinstance(await out.does(SendMessage(out.channel(out.room), HELLO, "en")), Later)
    await out.wire.network_up()
    out.wire.revoke_token()
    end = await out.does(Ban(out.place, account(out.bob)))
    assert isinstance(end, Later)
    assert out.session.settings.token not in str(end)


@on_wire
async def test_the_bot_leaves_and_what_it_left_is_gone(out: Out) -> None:
    await out.done(LeavePlace("telegram", out.place))
    assert await out.does(SendMessage(out.channel(), HELLO, "en")) == Refused(Why.ROOM_GONE)
    out.wire.kicks_bot(out.owner, out.room)
    assert await out.does(SendMessage(out.channel(out.room), HELLO, "en")) == Refused(Why.ROOM_GONE)
