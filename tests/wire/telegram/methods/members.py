"""Members: bans, restrictions, promotions, tags, and what the bot can ask about them."""

from __future__ import annotations

from tests.wire.telegram import acts, shapes
from tests.wire.telegram.errors import bad
from tests.wire.telegram.methods.call import Args, find_chat, get_chat, method, need
from tests.wire.telegram.permissions import NOT_IN, RIGHTS, everything, read_permissions, until
from tests.wire.telegram.state import Chat, Json, Member
from tests.wire.telegram.world import World

NO_RIGHT = "not enough rights to restrict/unrestrict chat member"
ONLY_SUPERGROUPS = "method is available only for supergroups"


def _target(world: World, chat: Chat, args: Args) -> Member:
    """Whom a sanction is for: not the bot itself, not the owner, not an administrator it can't edit."""
    user_id = args.user_id()
    if user_id not in world.state.users or not world.knows(user_id):
        raise bad("member not found")
    if user_id == world.bot.id:
        raise bad("can't restrict self")
    need(world, chat, "can_restrict_members", NO_RIGHT)
    member = world.member(chat, user_id)
    if member.status == "creator":
        raise bad("can't remove chat owner")
    if member.status == "administrator" and member.promoted_by != world.bot.id:
        raise bad("user is an administrator of the chat")
    return member


@method("banChatMember")
def ban_chat_member(world: World, args: Args) -> bool:
    """A ban; in supergroups and channels it may end by itself, and all messages go."""
    chat = get_chat(world, args)
    if chat.kind == "private":
        raise bad("can't ban members in private chats")
    member = _target(world, chat, args)
    if chat.kind == "group" and not member.present:
        raise bad("USER_NOT_PARTICIPANT")
    ends = until(world.clock.second(), args.number("until_date"))
    acts.ban(world, chat, member.user_id, world.bot.id, ends, args.flag("revoke_messages"))
    return True


@method("unbanChatMember")
def unban_chat_member(world: World, args: Args) -> bool:
    """Afterwards they are no member, but may join; with `only_if_banned` a present member is left alone.

    Who is present is banned for a minute first, then let go, as TDLib does: an administrator hears of both.
    """
    chat = get_chat(world, args)
    if chat.kind in ("private", "group"):
        raise bad("method is available for supergroup and channel chats only")
    if args.flag("only_if_banned") and world.member(chat, args.user_id()).status != "kicked":
        return True
    member = _target(world, chat, args)
    if member.present:
        minute = world.clock.second() + 60
        acts.set_standing(world, chat, member.user_id, world.bot.id, status="kicked", until=minute)
        if chat.kind != "channel":
            acts.left(world, chat, member.user_id, world.bot.id)
    acts.set_standing(world, chat, member.user_id, world.bot.id, status="left")
    return True


@method("restrictChatMember")
def restrict_chat_member(world: World, args: Args) -> bool:
    """Replace a member's whole set of permissions; all of them lift the restriction."""
    given = read_permissions(args.data("permissions"), args.flag("use_independent_chat_permissions"))
    chat = get_chat(world, args)
    if chat.kind != "supergroup":
        raise bad(ONLY_SUPERGROUPS)
    member = _target(world, chat, args)
    restrict(world, chat, member, world.bot.id, given, until(world.clock.second(), args.number("until_date")))
    return True


def restrict(world: World, chat: Chat, member: Member, by: int, given: dict[str, bool], ends: int) -> None:
    """Put permissions in place; who is not present stays away, restricted when they come."""
    if given == everything():
        status = "member" if member.present else "left"
        acts.set_standing(world, chat, member.user_id, by, status=status)
        return
    fields: Json = {"status": "restricted", "permissions": given, "until": ends, "is_member": member.present}
    acts.set_standing(world, chat, member.user_id, by, **fields)


@method("promoteChatMember")
def promote_chat_member(world: World, args: Args) -> bool:
    """Give administrator rights the bot has itself, or take all of them."""
    chat = get_chat(world, args)
    if chat.kind in ("private", "group"):
        raise bad("method is available for supergroup and channel chats only")
    need(world, chat, "can_promote_members", "not enough rights")
    member = world.member(chat, args.user_id())
    if member.status == "creator":
        raise bad("can't remove chat owner")
    if member.status == "administrator" and member.promoted_by != world.bot.id:
        raise bad("CHAT_ADMIN_REQUIRED")
    rights = frozenset(name for name in RIGHTS if args.flag(name) and name not in NOT_IN[chat.kind])
    own = world.own(chat)
    if any(not own.may(name) for name in rights):
        raise bad("RIGHT_FORBIDDEN")
    fields: Json = {"status": "member"}
    if rights:
        fields = {"status": "administrator", "rights": rights, "promoted_by": world.bot.id}
    acts.set_standing(world, chat, member.user_id, world.bot.id, **fields)
    return True


@method("setChatMemberTag")
def set_chat_member_tag(world: World, args: Args) -> bool:
    """A word beside a member's name: up to 16 characters, no emoji."""
    chat = get_chat(world, args)
    if chat.kind not in ("group", "supergroup"):
        raise bad("method is available only for groups and supergroups")
    need(world, chat, "can_manage_tags", "TAG_CHANGE_FORBIDDEN")
    tag = args.text("tag")
    if len(tag) > 16:
        raise bad("TAG_INVALID")
    if any(ord(sign) >= 0x2600 for sign in tag):
        raise bad("TAG_EMOJI_NOT_ALLOWED")
    member = world.member(chat, args.user_id())
    if not member.present:
        raise bad("PARTICIPANT_ID_INVALID")
    member.tag = tag
    return True


def _sender_chat(world: World, args: Args) -> Chat:
    if not args.has("sender_chat_id"):
        raise bad("sender_chat_id is empty")
    found = find_chat(world, args.text("sender_chat_id"))
    if found is None:
        raise bad("chat not found")
    return found


@method("banChatSenderChat")
def ban_chat_sender_chat(world: World, args: Args) -> bool:
    """A channel may not post here any more, nor may its owner in the name of any of theirs."""
    chat = get_chat(world, args)
    if chat.kind == "group":
        raise bad("can't ban chats in basic groups")
    need(world, chat, "can_restrict_members", NO_RIGHT)
    sender = _sender_chat(world, args)
    if sender.id in (chat.id, chat.linked):
        raise bad("PARTICIPANT_ID_INVALID")
    chat.banned_chats.add(sender.id)
    acts.erase(one for one in chat.messages.values() if one.as_chat == sender.id)
    return True


@method("unbanChatSenderChat")
def unban_chat_sender_chat(world: World, args: Args) -> bool:
    """It may again."""
    chat = get_chat(world, args)
    need(world, chat, "can_restrict_members", NO_RIGHT)
    chat.banned_chats.discard(_sender_chat(world, args).id)
    return True


@method("getChatMember")
def get_chat_member(world: World, args: Args) -> Json:
    """Somebody's standing; for others than itself only an administrator is sure to be told."""
    chat = get_chat(world, args, write=False)
    user_id = args.user_id()
    if user_id not in world.state.users or not world.knows(user_id):
        raise bad("member not found")
    own, member = world.own(chat), world.member(chat, user_id)
    hidden = chat.hidden_members or chat.kind == "channel"
    if user_id != world.bot.id and own.status != "administrator" and hidden:
        raise bad("CHAT_ADMIN_REQUIRED")
    return shapes.member(world.state, chat, member)


@method("getChatAdministrators")
def get_chat_administrators(world: World, args: Args) -> list[Json]:
    """Owner and administrators; other bots only when asked for, the bot itself always."""
    chat = get_chat(world, args, write=False)
    if chat.kind == "private":
        raise bad("there are no administrators in the private chat")
    ranks = ("creator", "administrator")
    found = (world.member(chat, user_id) for user_id in list(chat.members))
    return [shapes.member(world.state, chat, one) for one in found if one.status in ranks and _told(world, args, one)]


def _told(world: World, args: Args, member: Member) -> bool:
    person = world.state.users[member.user_id]
    return not person.is_bot or person.id == world.bot.id or args.flag("return_bots")


@method("getChatMemberCount")
def get_chat_member_count(world: World, args: Args) -> int:
    """How many are present."""
    chat = get_chat(world, args, write=False)
    if chat.kind == "private":
        return 2
    return sum(world.member(chat, user_id).present for user_id in list(chat.members))
