"""Endpoints of the application, its commands, its user, and the gateway's address."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.wire.discord import commands, people
from tests.wire.discord.errors import ApiError, invalid, unknown
from tests.wire.discord.intents import app_flags
from tests.wire.discord.routes import Call, route
from tests.wire.discord.world import Json, bare

GLOBAL = "/applications/{application_id}/commands"
LOCAL = "/applications/{application_id}/guilds/{guild_id}/commands"
SET_BY_PATCH = 1 << 12 | 1 << 13 | 1 << 14 | 1 << 15 | 1 << 18 | 1 << 19


@route("GET", "/gateway")
def gateway(call: Call) -> Any:
    return {"url": call.wire.gateway.address}


@route("GET", "/gateway/bot")
def gateway_bot(call: Call) -> Any:
    left = max(0, 1000 - call.wire.gateway.identifies)
    start = {"total": 1000, "remaining": left, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.wire.gateway.address, "shards": call.wire.gateway.shards, "session_start_limit": start}


# the application


def _application(call: Call) -> Json:
    world = call.world
    here = sum(call.me in one.members for one in world.store.guilds.values())
    owner = world.store.app.get("owner") or call.me
    return {
        "id": call.me,
        "name": world.store.users[call.me]["username"],
        "icon": None,
        "description": world.store.app.get("description", ""),
        "summary": "",
        "type": None,
        "bot_public": world.store.app["public"],
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": deepcopy(world.store.users[owner]),
        "team": world.store.app.get("team"),
        "flags": app_flags(world),
        "flags_new": str(app_flags(world)),
        "role_connections_verification_url": None,
        "eligible_oauth2_scopes": [],
        "approximate_guild_count": here,
        "approximate_user_install_count": world.store.app["users"],
        "approximate_user_authorization_count": 0,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "tags": [],
        **({"install_params": world.store.app["install_params"]} if world.store.app.get("install_params") else {}),
        "integration_types_config": {"0": {}},
        "hook": True,
        "bot": deepcopy(world.store.users[call.me]),
        "event_webhooks_status": 1,
        "explicit_content_filter": 0,
    }


@route("GET", "/applications/@me")
def application(call: Call) -> Any:
    return _application(call)


@route("GET", "/oauth2/applications/@me")
def oauth_application(call: Call) -> Any:
    return _application(call)


@route("PATCH", "/applications/@me")
def edit_application(call: Call) -> Any:
    call.world.store.app |= {
        key: call.body[key] for key in ("description", "install_params", "tags") if key in call.body
    }
    return _application(call)


# commands


def _scope(call: Call) -> str:
    if call.params["application_id"] != call.me:
        raise ApiError(403, 20012, "You are not authorized to perform this action on this application")
    if "guild_id" in call.params:
        call.guild()
    return call.params.get("guild_id", "global")


def _one(call: Call) -> Json:
    scope, wanted = _scope(call), call.params["command_id"]
    found = next((one for one in call.world.store.commands.get(scope, []) if one["id"] == wanted), None)
    if found is None:
        raise unknown("command")
    return found


@route("GET", GLOBAL)
@route("GET", LOCAL)
def list_commands(call: Call) -> Any:
    return call.world.store.commands.get(_scope(call), [])


@route("PUT", GLOBAL)
@route("PUT", LOCAL)
def overwrite_commands(call: Call) -> Any:
    if not isinstance(call.body, list):
        raise invalid("", "Only iterables may be used in an ArrayType", "BASE_TYPE_ARRAY")
    return commands.overwrite(call.world, _scope(call), call.body)


@route("POST", GLOBAL)
@route("POST", LOCAL)
def create_command(call: Call) -> Any:
    scope = _scope(call)
    key = (call.body.get("type") or 1, call.body["name"])
    others = [one for one in call.world.store.commands.get(scope, []) if (one["type"], one["name"]) != key]
    return commands.overwrite(call.world, scope, [*others, call.body])[-1]


@route("GET", GLOBAL + "/{command_id}")
@route("GET", LOCAL + "/{command_id}")
def get_command(call: Call) -> Any:
    return _one(call)


@route("PATCH", GLOBAL + "/{command_id}")
@route("PATCH", LOCAL + "/{command_id}")
def edit_command(call: Call) -> Any:
    found = _one(call)
    commands.check("", {**found, **call.body})
    found |= {**call.body, "version": call.world.clock.snowflake()}
    return found


@route("DELETE", GLOBAL + "/{command_id}")
@route("DELETE", LOCAL + "/{command_id}")
def delete_command(call: Call) -> Any:
    call.world.store.commands[_scope(call)].remove(_one(call))


def _permissions(call: Call, command: str) -> Json:
    place = call.params["guild_id"]
    given = call.world.store.command_permissions.get(f"{place}:{command}", [])
    return {"id": command, "application_id": call.me, "guild_id": place, "permissions": given}


@route("GET", LOCAL + "/permissions")
def all_permissions(call: Call) -> Any:
    place = call.guild().id
    keys = [key for key in call.world.store.command_permissions if key.startswith(place + ":")]
    return [_permissions(call, key.partition(":")[2]) for key in keys]


@route("GET", LOCAL + "/{command_id}/permissions")
def command_permissions(call: Call) -> Any:
    if f"{call.guild().id}:{call.params['command_id']}" not in call.world.store.command_permissions:
        raise ApiError(404, 10066, "Unknown application command permissions")
    return _permissions(call, call.params["command_id"])


@route("PUT", LOCAL + "/{command_id}/permissions")
def put_permissions(call: Call) -> Any:
    # https://docs.discord.com/developers/change-log: since permissions v2 a bot token may not do it
    raise ApiError(403, 20001, "Bots cannot use this endpoint")


# users


@route("GET", "/users/@me")
def me(call: Call) -> Any:
    about = {"verified": True, "email": None, "mfa_enabled": True, "locale": "en-US"}
    return {**call.world.store.users[call.me], **about}


@route("PATCH", "/users/@me")
def edit_me(call: Call) -> Any:
    if call.body.get("username"):
        call.world.store.users[call.me]["username"] = call.body["username"]
    return me(call)


@route("GET", "/users/{user_id}")
def user(call: Call) -> Any:
    return call.world.user(call.params["user_id"])


@route("GET", "/users/@me/guilds")
def guilds(call: Call) -> Any:
    keys = ("id", "name", "icon", "banner", "features")
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 200))
    mine = [one for one in call.world.store.guilds.values() if call.me in one.members and int(one.id) > after]
    rights = {one.id: {"owner": one.data["owner_id"] == call.me, "permissions": "0"} for one in mine}
    return [{**{key: one.data[key] for key in keys}, **rights[one.id]} for one in mine[:limit]]


@route("DELETE", "/users/@me/guilds/{guild_id}")
def leave(call: Call) -> Any:
    people.leave(call.world, call.guild(), call.me)


@route("POST", "/users/@me/channels")
def private_channel(call: Call) -> Any:
    return bare(open_private(call, str(call.body["recipient_id"])))


def open_private(call: Call, other: str) -> Json:
    """The private channel with a user: the same one each time."""
    if other == call.me:
        raise ApiError(400, 50033, "Invalid Recipient(s)")
    return call.wire.private_channel(other)
