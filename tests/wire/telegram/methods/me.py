"""The bot itself: who it is, how updates reach it, its menus and words about itself."""

from __future__ import annotations

import re
from typing import Final

from tests.wire.telegram import shapes
from tests.wire.telegram.errors import ApiError, bad
from tests.wire.telegram.methods.call import Args, find_chat, method
from tests.wire.telegram.state import Json
from tests.wire.telegram.world import World

SCOPES: Final = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES: Final = ("chat", "chat_administrators", "chat_member")
MOST_COMMANDS: Final = 100
_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]*")


@method("getMe")
def get_me(world: World, args: Args) -> Json:
    """The bot's own account."""
    return shapes.bot(world.state)


@method("getWebhookInfo")
def get_webhook_info(world: World, args: Args) -> Json:
    """Where updates go, what waits, what went wrong last."""
    return world.webhook.info()


async def set_webhook(world: World, args: Args) -> bool:
    """Push updates to an address; a waiting poll ends with 409. Plain http is taken, as a local server takes it."""
    url, secret = args.text("url"), args.text("secret_token")
    if url and not re.match(r"https?://[^\s/]+", url):
        raise bad("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    world.queue.choose(args.data("allowed_updates"))
    if args.flag("drop_pending_updates"):
        world.queue.forget()
    if url:
        world.queue.interrupt(409, "terminated by setWebhook request")
    if not world.webhook.same(url, secret):
        await world.webhook.set(url, secret, args.number("max_connections", 40, 1, 100))
    return True


async def delete_webhook(world: World, args: Args) -> bool:
    """Push nowhere."""
    if args.flag("drop_pending_updates"):
        world.queue.forget()
    await world.webhook.set("", "", 40)
    return True


async def get_updates(world: World, args: Args) -> list[Json]:
    """What waits, or what comes within the timeout."""
    if world.webhook.url:
        raise ApiError(
            409, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    world.queue.choose(args.data("allowed_updates"))
    limit, timeout = args.number("limit", 100, 1, 100), args.number("timeout", 0, 0, 50)
    return await world.queue.poll(args.number("offset"), limit, timeout)


def _scope(world: World, args: Args) -> str:
    """A BotCommandScope as one key."""
    given = args.data("scope") or {"type": "default"}
    kind = given.get("type") if isinstance(given, dict) else None
    if kind in SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    chat = find_chat(world, str(given.get("chat_id", "")))
    if chat is None:
        raise bad("chat not found")
    if kind == "chat_member" and int(given.get("user_id", 0)) <= 0:
        raise bad("can't parse BotCommandScope: Invalid user_id specified")
    return f"{kind}:{chat.id}" + (f":{given['user_id']}" if kind == "chat_member" else "")


def _language(args: Args) -> str:
    code = args.text("language_code")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code


@method("setMyCommands")
def set_my_commands(world: World, args: Args) -> bool:
    """Up to 100 commands of a scope and language."""
    given = args.data("commands")
    if not isinstance(given, list):
        raise bad("expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in given:
        if not isinstance(one, dict) or not _COMMAND.fullmatch(str(one.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.state.commands[_scope(world, args), _language(args)] = given
    return True


@method("getMyCommands")
def get_my_commands(world: World, args: Args) -> list[Json]:
    """The commands of exactly a scope and language."""
    return world.state.commands.get((_scope(world, args), _language(args)), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, args: Args) -> bool:
    """None of a scope and language."""
    world.state.commands.pop((_scope(world, args), _language(args)), None)
    return True


WORDS: Final = {
    "name": ("Name", 64),
    "description": ("Description", 512),
    "short_description": ("ShortDescription", 120),
}


def _enter_words(field: str, name: str, most: int) -> None:
    """set… and get… of one of the bot's words about itself."""

    @method(f"setMy{name}")
    def write(world: World, args: Args) -> bool:
        text = args.text(field)
        if len(text) > most:
            raise bad(f"BOT_{field.upper()}_TOO_LONG")
        world.state.profile[field, _language(args)] = text
        return True

    @method(f"getMy{name}")
    def read(world: World, args: Args) -> Json:
        known = world.state.profile
        return {field: known.get((field, _language(args))) or known.get((field, ""), "")}


for _field, (_name, _most) in WORDS.items():
    _enter_words(_field, _name, _most)


@method("setChatMenuButton")
def set_chat_menu_button(world: World, args: Args) -> bool:
    """What the button beside the field shows."""
    world.state.menu_buttons[args.number("chat_id")] = args.data("menu_button") or {"type": "default"}
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, args: Args) -> Json:
    """What it shows now."""
    return world.state.menu_buttons.get(args.number("chat_id"), {"type": "commands"})


@method("setMyDefaultAdministratorRights")
def set_my_default_administrator_rights(world: World, args: Args) -> bool:
    """Rights ticked when somebody adds the bot as administrator."""
    world.state.default_rights[args.flag("for_channels")] = args.data("rights") or {}
    return True


@method("getMyDefaultAdministratorRights")
def get_my_default_administrator_rights(world: World, args: Args) -> Json:
    """Which those are."""
    return world.state.default_rights.get(args.flag("for_channels"), {})


@method("getUserProfilePhotos")
def get_user_profile_photos(world: World, args: Args) -> Json:
    """Nobody has a picture here."""
    if not world.knows(args.user_id()):
        raise bad("user not found")
    return {"total_count": 0, "photos": []}


@method("logOut")
def log_out(world: World, args: Args) -> bool:
    """The token works on another server from now on."""
    world.state.logged_out = True
    return True


@method("close")
def close(world: World, args: Args) -> bool:
    """The instance may be moved; the model does not make anybody wait ten minutes."""
    return True
