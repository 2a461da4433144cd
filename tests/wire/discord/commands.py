"""Application commands: https://docs.discord.com/developers/interactions/application-commands"""

from __future__ import annotations

from typing import Any
from unicodedata import category

from tests.wire.discord.errors import ApiError, invalid, unknown
from tests.wire.discord.forms import check_length
from tests.wire.discord.permissions import in_channel, in_guild
from tests.wire.discord.world import Guild, Json, World

MOST = {1: 100, 2: 15, 3: 15}
LOCALES = set(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th"
    " zh-CN ja zh-TW ko".split()
)
ADMINISTRATOR = 8


def overwrite(world: World, scope: str, asked: list[Json]) -> list[Json]:
    """Replace all commands of a scope ("global" or a guild's id); those of the same name and type keep their ids."""
    for kind, most in MOST.items():
        if sum((one.get("type") or 1) == kind for one in asked) > most:
            raise ApiError(400, 30032, f"Maximum number of application commands reached ({most})")
    for at, one in enumerate(asked):
        check(str(at), one)
    keys = [((one.get("type") or 1), one["name"]) for one in asked]
    if len(set(keys)) < len(keys):
        raise invalid("", "Application command names must be unique", "APPLICATION_COMMANDS_DUPLICATE_NAME")
    before = {(one["type"], one["name"]): one["id"] for one in world.store.commands.get(scope, [])}
    made = [_shape(world, scope, one, before.get(key)) for one, key in zip(asked, keys, strict=True)]
    world.store.commands[scope] = made
    return made


def _shape(world: World, scope: str, one: Json, number: str | None) -> Json:
    rights = one.get("default_member_permissions")
    kept = (
        "name",
        "name_localizations",
        "description_localizations",
        "options",
        "nsfw",
        "integration_types",
        "contexts",
    )
    return {
        "id": number or world.clock.snowflake(),
        "application_id": world.bot,
        "version": world.clock.snowflake(),
        "type": one.get("type") or 1,
        "description": one.get("description") or "",
        "default_member_permissions": None if rights is None else str(rights),
        "dm_permission": one.get("dm_permission", True),
        "nsfw": False,
        **({"guild_id": scope} if scope != "global" else {}),
        **{key: one[key] for key in kept if one.get(key) is not None},
    }


def check(path: str, one: Json) -> None:
    """A command, or at depth one of its options: names, descriptions, choices, order, and 8000 characters in all."""
    kind = one.get("type") or 1
    if kind == 1:
        check_name(f"{path}.name", one.get("name", ""))
        check_length(f"{path}.description", one.get("description", ""), 1, 100)
    else:
        check_length(f"{path}.name", one.get("name", ""), 1, 32)
        if one.get("description") or one.get("options"):
            raise invalid(f"{path}.description", "Context menu commands can not have description or options")
    _localised(path, one, command=kind == 1)
    check_options(path, one.get("options") or [], 0)
    if (size := weigh(one)) > 8000:
        raise invalid(path, f"Command exceeds maximum size (8000): {size}", "APPLICATION_COMMAND_TOO_LARGE")


def check_name(path: str, name: str) -> None:
    r"""`^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where there is one."""
    fits = all(
        letter in "-_'"
        or category(letter)[0] in "LN"
        or "\u0900" <= letter <= "\u0dff"
        or "\u0e00" <= letter <= "\u0e7f"
        for letter in name
    )
    if not 1 <= len(name) <= 32 or not fits or name != name.lower():
        raise invalid(path, "Command name is invalid", "APPLICATION_COMMAND_INVALID_NAME")


def _localised(path: str, one: Json, *, command: bool) -> None:
    for locale, name in (one.get("name_localizations") or {}).items():
        _locale(path, locale)
        check_name(f"{path}.name_localizations.{locale}", name) if command else check_length(path, name, 1, 32)
    for locale, text in (one.get("description_localizations") or {}).items():
        _locale(path, locale)
        check_length(f"{path}.description_localizations.{locale}", text, 1, 100)


def _locale(path: str, locale: str) -> None:
    if locale not in LOCALES:
        raise invalid(f"{path}.name_localizations", f"'{locale}' is no locale", "BASE_TYPE_CHOICES")


def check_options(path: str, options: list[Json], depth: int) -> None:
    """At most 25, required ones first, names unique, subcommands two deep."""
    if len(options) > 25:
        raise invalid(f"{path}.options", "Must be 25 or fewer in length.")
    if len({one.get("name") for one in options}) < len(options):
        raise invalid(f"{path}.options", "Option names must be unique", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED")
    optional = False
    for at, one in enumerate(options):
        here = f"{path}.options.{at}"
        check_name(f"{here}.name", one.get("name", ""))
        check_length(f"{here}.description", one.get("description", ""), 1, 100)
        _localised(here, one, command=True)
        if one["type"] in (1, 2):
            if depth >= (2 if one["type"] == 1 else 1):
                raise invalid(f"{here}.type", "Nested too deep", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")
            check_options(here, one.get("options") or [], depth + 1)
            continue
        if one.get("required") and optional:
            raise invalid(
                here,
                "Required options must be placed before non-required options",
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            )
        optional = optional or not one.get("required")
        choices = one.get("choices") or []
        if len(choices) > 25 or (choices and one.get("autocomplete")):
            raise invalid(f"{here}.choices", "At most 25, and none with autocomplete.")
        for number, choice in enumerate(choices):
            check_length(f"{here}.choices.{number}.name", choice["name"], 1, 100)
            if isinstance(choice["value"], str):
                check_length(f"{here}.choices.{number}.value", choice["value"], 1, 100)


def weigh(one: Json) -> int:
    """Characters of names, descriptions and values, each in its longest localisation."""

    def longest(key: str) -> int:
        texts = [one.get(key) or "", *(one.get(f"{key}_localizations") or {}).values()]
        return max(len(text) for text in texts)

    size = longest("name") + longest("description")
    for choice in one.get("choices") or ():
        names = [choice["name"], *(choice.get("name_localizations") or {}).values()]
        size += max(map(len, names)) + len(str(choice["value"]))
    return size + sum(weigh(option) for option in one.get("options") or ())


def find(world: World, guild: Guild | None, name: str, kind: int) -> Json:
    """The command people see by this name; a guild's own before the global one. Also by a localised name."""
    for scope in ([guild.id] if guild else []) + ["global"]:
        for one in world.store.commands.get(scope, []):
            if one["type"] == kind and (name == one["name"] or name in (one.get("name_localizations") or {}).values()):
                return one
    raise unknown("command")


def permitted(world: World, guild: Guild, channel: Json, user: str, command: Json) -> bool:
    """Whether the command is shown to this member: its overwrites, else its default permissions.

    https://docs.discord.com/developers/interactions/application-commands#permissions
    """
    rights = in_guild(world, guild, user)
    if rights & ADMINISTRATOR:
        return True
    if not in_channel(world, guild, channel, user) & (1 << 31):
        return False
    given = world.store.command_permissions.get(f"{guild.id}:{command['id']}", [])
    everywhere = str(int(guild.id) - 1)
    here = {one["id"]: one["permission"] for one in given if one["type"] == 3}
    if not here.get(channel["id"], here.get(everywhere, True)):
        return False
    for one in given:
        if one["type"] == 2 and one["id"] == user:
            return bool(one["permission"])
    roles = [one["permission"] for one in given if one["type"] == 1 and one["id"] in guild.members[user]["roles"]]
    if roles:
        return any(roles)
    everyone = [one["permission"] for one in given if one["type"] == 1 and one["id"] == guild.id]
    if everyone:
        return bool(everyone[0])
    wanted = command["default_member_permissions"]
    return wanted is None or (int(wanted) != 0 and in_channel(world, guild, channel, user) & int(wanted) == int(wanted))


def arguments(command: Json, path: list[str], values: dict[str, Any]) -> list[Json]:
    """The `options` of an interaction: subcommands nested, each value with its declared type.

    Raises:
        ValueError: the command has no such option, or a required one is missing.
    """
    options = command.get("options") or []
    if path:
        one = next((one for one in options if one["type"] in (1, 2) and one["name"] == path[0]), None)
        if one is None:
            raise ValueError(f"no subcommand {path[0]!r} in {command['name']!r}")
        return [{"name": one["name"], "type": one["type"], "options": arguments(one, path[1:], values)}]
    known = {one["name"]: one for one in options}
    strange = set(values) - set(known)
    missing = {name for name, one in known.items() if one.get("required") and name not in values}
    if strange or missing:
        raise ValueError(f"{command['name']!r}: no such options {sorted(strange)}, missing {sorted(missing)}")
    return [{"name": name, "type": known[name]["type"], "value": value} for name, value in values.items()]
