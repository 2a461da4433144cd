"""Invite links and requests to join."""

from __future__ import annotations

from tests.wire.telegram import acts, shapes
from tests.wire.telegram.errors import bad
from tests.wire.telegram.methods.call import Args, get_chat, method, need
from tests.wire.telegram.state import Chat, Json, Link
from tests.wire.telegram.world import World

NO_LINKS = "not enough rights to manage chat invite link"


def make_link(world: World, chat: Chat, creator: int, primary: bool = False) -> Link:
    """A new link of a chat."""
    link = Link(f"https://t.me/+wire{world.state.count('link', 1000):08d}", creator, is_primary=primary)
    chat.links[link.url] = link
    return link


def _linked_chat(world: World, args: Args) -> Chat:
    chat = get_chat(world, args)
    if chat.kind == "private":
        raise bad("can't invite members to a private chat")
    need(world, chat, "can_invite_users", NO_LINKS)
    return chat


def _fill(args: Args, link: Link) -> None:
    """The settings of a link, held to their limits."""
    name, limit = args.text("name", link.name), args.number("member_limit")
    if len(name) > 32:
        raise bad("TITLE_INVALID")
    if not 0 <= limit <= 99_999:
        raise bad("USAGE_LIMIT_INVALID")
    if limit and args.flag("creates_join_request"):
        raise bad("member limit can't be specified for links requiring administrator approval")
    link.name, link.member_limit, link.expires = name, limit, args.number("expire_date")
    link.by_request = args.flag("creates_join_request")


@method("createChatInviteLink")
def create_chat_invite_link(world: World, args: Args) -> Json:
    """One more link."""
    chat = _linked_chat(world, args)
    draft = Link("", world.bot.id)
    _fill(args, draft)
    link = make_link(world, chat, world.bot.id)
    _fill(args, link)
    return shapes.link(world.state, link)


@method("editChatInviteLink")
def edit_chat_invite_link(world: World, args: Args) -> Json:
    """Change a link of the bot's own that is not the primary one."""
    link = _own_link(world, args)
    if link.is_primary:
        raise bad("INVITE_HASH_EXPIRED")
    _fill(args, link)
    return shapes.link(world.state, link)


@method("revokeChatInviteLink")
def revoke_chat_invite_link(world: World, args: Args) -> Json:
    """A link that works no more."""
    link = _own_link(world, args)
    link.revoked = True
    return shapes.link(world.state, link)


def _own_link(world: World, args: Args) -> Link:
    link = _linked_chat(world, args).links.get(args.text("invite_link"))
    if link is None or link.creator != world.bot.id or link.revoked:
        raise bad("INVITE_HASH_EXPIRED")
    return link


@method("exportChatInviteLink")
def export_chat_invite_link(world: World, args: Args) -> str:
    """A new primary link; the bot's old one is revoked."""
    chat = _linked_chat(world, args)
    for link in chat.links.values():
        if link.is_primary and link.creator == world.bot.id:
            link.revoked = True
    return make_link(world, chat, world.bot.id, primary=True).url


def _request(world: World, args: Args) -> tuple[Chat, int, str]:
    """A request that waits: the chat, who asks, by which link."""
    chat = get_chat(world, args)
    user_id = args.user_id()
    need(world, chat, "can_invite_users", "not enough rights to manage chat join requests")
    if world.member(chat, user_id).present:
        raise bad("USER_ALREADY_PARTICIPANT")
    if user_id not in chat.requests:
        raise bad("HIDE_REQUESTER_MISSING")
    return chat, user_id, chat.requests[user_id]


@method("approveChatJoinRequest")
def approve_chat_join_request(world: World, args: Args) -> bool:
    """Let somebody in."""
    chat, user_id, url = _request(world, args)
    acts.let_in(world, chat, user_id, world.bot.id, chat.links.get(url), via_request=True)
    if chat.kind != "channel":
        acts.arrived(world, chat, user_id, user_id)
    return True


@method("declineChatJoinRequest")
def decline_chat_join_request(world: World, args: Args) -> bool:
    """Don't."""
    chat, user_id, _ = _request(world, args)
    del chat.requests[user_id]
    return True
