"""Endpoints of guilds, channels, roles, members, bans, AutoMod and invites."""

from __future__ import annotations

from typing import Any

from tests.wire.discord import audit, automod, people, places, roles
from tests.wire.discord.errors import missing_access, unknown
from tests.wire.discord.permissions import bits, in_channel, need
from tests.wire.discord.routes import Call, route
from tests.wire.discord.world import THREADS, bare

GUILD = "/guilds/{guild_id}"
MEMBER = GUILD + "/members/{user_id}"
ROLE = GUILD + "/roles/{role_id}"
BAN = GUILD + "/bans/{user_id}"
RULES = GUILD + "/auto-moderation/rules"
RULE = RULES + "/{rule_id}"
CHANNEL = "/channels/{channel_id}"


@route("GET", GUILD)
def guild(call: Call) -> Any:
    return places.show_guild(call.world, call.guild(), counts=call.query.get("with_counts") in ("true", "1", "True"))


@route("PATCH", GUILD)
def edit_guild(call: Call) -> Any:
    return places.edit_guild(call.world, call.guild(), call.me, call.body, call.reason)


@route("PUT", GUILD + "/incident-actions")
def incidents(call: Call) -> Any:
    return places.set_incidents(call.world, call.guild(), call.me, call.body, call.reason)


@route("GET", GUILD + "/audit-logs")
def log(call: Call) -> Any:
    found = call.guild()
    need(call.world, found, call.me, "VIEW_AUDIT_LOG")
    return audit.read(call.world, found, call.query)


# channels


@route("GET", GUILD + "/channels")
def channels(call: Call) -> Any:
    return [bare(one) for one in call.guild().channels.values() if one["type"] not in THREADS]


@route("POST", GUILD + "/channels")
def make_channel(call: Call) -> Any:
    return bare(places.make_channel(call.world, call.guild(), call.me, call.body, call.reason))


@route("GET", CHANNEL)
def channel(call: Call) -> Any:
    return bare(call.channel()[1])


@route("PATCH", CHANNEL)
def edit_channel(call: Call) -> Any:
    found, where = call.guild_channel()
    return bare(places.edit_channel(call.world, found, call.me, where, call.body, call.reason))


@route("DELETE", CHANNEL)
def delete_channel(call: Call) -> Any:
    found, where = call.guild_channel()
    return places.delete_channel(call.world, found, call.me, where, call.reason)


@route("PUT", CHANNEL + "/permissions/{overwrite_id}")
def overwrite(call: Call) -> Any:
    found, where = call.guild_channel()
    places.overwrite(call.world, found, call.me, where, call.params["overwrite_id"], call.body, call.reason)


@route("DELETE", CHANNEL + "/permissions/{overwrite_id}")
def remove_overwrite(call: Call) -> Any:
    found, where = call.guild_channel()
    places.overwrite(call.world, found, call.me, where, call.params["overwrite_id"], None, call.reason)


# roles


@route("GET", GUILD + "/roles")
def all_roles(call: Call) -> Any:
    return [bare(one) for one in call.guild().roles.values()]


@route("GET", ROLE)
def role(call: Call) -> Any:
    return bare(call.world.role(call.guild(), call.params["role_id"]))


@route("POST", GUILD + "/roles")
def make_role(call: Call) -> Any:
    return bare(roles.make(call.world, call.guild(), call.me, call.body or {}, call.reason))


@route("PATCH", ROLE)
def edit_role(call: Call) -> Any:
    return bare(roles.edit(call.world, call.guild(), call.me, call.params["role_id"], call.body, call.reason))


@route("DELETE", ROLE)
def delete_role(call: Call) -> Any:
    roles.delete(call.world, call.guild(), call.me, call.params["role_id"], call.reason)


# members


@route("GET", GUILD + "/members")
def members(call: Call) -> Any:
    found = call.guild()
    if "members" not in call.world.store.app["intents"]:
        raise missing_access()
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    return [call.world.member(found, one) for one in sorted(found.members, key=int) if int(one) > after][:limit]


@route("GET", GUILD + "/members/search")
def search(call: Call) -> Any:
    return people.search(call.world, call.guild(), call.query.get("query", ""), int(call.query.get("limit", 1)))


@route("GET", MEMBER)
def member(call: Call) -> Any:
    return call.world.member(call.guild(), call.params["user_id"])


@route("PATCH", GUILD + "/members/@me")
def edit_me(call: Call) -> Any:
    return people.edit(call.world, call.guild(), call.me, call.me, call.body, call.reason)


@route("PATCH", MEMBER)
def edit_member(call: Call) -> Any:
    return people.edit(call.world, call.guild(), call.me, call.params["user_id"], call.body, call.reason)


@route("DELETE", MEMBER)
def kick(call: Call) -> Any:
    people.kick(call.world, call.guild(), call.me, call.params["user_id"], call.reason)


@route("PUT", MEMBER + "/roles/{role_id}")
def give_role(call: Call) -> Any:
    people.give_role(
        call.world, call.guild(), call.me, call.params["user_id"], call.params["role_id"], call.reason, add=True
    )


@route("DELETE", MEMBER + "/roles/{role_id}")
def take_role(call: Call) -> Any:
    people.give_role(
        call.world, call.guild(), call.me, call.params["user_id"], call.params["role_id"], call.reason, add=False
    )


# bans


@route("GET", GUILD + "/bans")
def bans(call: Call) -> Any:
    found = call.guild()
    need(call.world, found, call.me, "BAN_MEMBERS")
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1000))
    ids = [one for one in sorted(found.bans, key=int) if int(one) > after][:limit]
    return [{"user": call.world.store.users[one], "reason": found.bans[one]["reason"]} for one in ids]


@route("GET", BAN)
def get_ban(call: Call) -> Any:
    found = call.guild()
    need(call.world, found, call.me, "BAN_MEMBERS")
    if (one := found.bans.get(call.params["user_id"])) is None:
        raise unknown("ban")
    return {"user": call.world.store.users[call.params["user_id"]], "reason": one["reason"]}


@route("PUT", BAN)
def ban(call: Call) -> Any:
    body = call.body or {}
    days = int(body.get("delete_message_days") or call.query.get("delete_message_days") or 0)
    seconds = int(body.get("delete_message_seconds") or call.query.get("delete_message_seconds") or days * 86_400)
    people.ban(call.world, call.guild(), call.me, call.params["user_id"], call.reason, seconds)


@route("DELETE", BAN)
def unban(call: Call) -> Any:
    people.unban(call.world, call.guild(), call.me, call.params["user_id"], call.reason)


@route("POST", GUILD + "/bulk-ban")
def bulk_ban(call: Call) -> Any:
    ids = [str(one) for one in call.body.get("user_ids") or []]
    seconds = int(call.body.get("delete_message_seconds") or 0)
    return people.bulk_ban(call.world, call.guild(), call.me, ids, call.reason, seconds)


# AutoMod


@route("GET", RULES)
def rules(call: Call) -> Any:
    found = call.guild()
    need(call.world, found, call.me, "MANAGE_GUILD")
    return list(found.automod.values())


@route("GET", RULE)
def rule(call: Call) -> Any:
    found = call.guild()
    need(call.world, found, call.me, "MANAGE_GUILD")
    if (one := found.automod.get(call.params["rule_id"])) is None:
        raise unknown("auto moderation rule")
    return one


@route("POST", RULES)
def make_rule(call: Call) -> Any:
    return automod.put(call.world, call.guild(), call.me, call.body, call.reason)


@route("PATCH", RULE)
def edit_rule(call: Call) -> Any:
    return automod.put(call.world, call.guild(), call.me, call.body, call.reason, call.params["rule_id"])


@route("DELETE", RULE)
def delete_rule(call: Call) -> Any:
    automod.remove(call.world, call.guild(), call.me, call.params["rule_id"], call.reason)


# invites


@route("GET", GUILD + "/invites")
def invites(call: Call) -> Any:
    found = call.guild()
    need(call.world, found, call.me, "MANAGE_GUILD")
    return list(found.invites.values())


@route("GET", CHANNEL + "/invites")
def channel_invites(call: Call) -> Any:
    found, where = call.channel("MANAGE_CHANNELS")
    return [one for one in found.invites.values() if one["channel_id"] == where["id"]] if found else []


@route("POST", CHANNEL + "/invites")
def make_invite(call: Call) -> Any:
    found, where = call.guild_channel()
    return places.make_invite(call.world, found, call.me, where, call.body or {})


@route("GET", "/invites/{code}")
def invite(call: Call) -> Any:
    for found in call.world.store.guilds.values():
        if (one := found.invites.get(call.params["code"])) is not None:
            return one
    raise unknown("invite")


@route("DELETE", "/invites/{code}")
def delete_invite(call: Call) -> Any:
    for found in call.world.store.guilds.values():
        one = found.invites.get(call.params["code"])
        if one is None:
            continue
        where = found.channels[one["channel_id"]]
        if not in_channel(call.world, found, where, call.me) & bits("MANAGE_CHANNELS"):
            need(call.world, found, call.me, "MANAGE_GUILD")
        del found.invites[one["code"]]
        call.world.tell(
            "INVITE_DELETE",
            {"code": one["code"], "guild_id": found.id, "channel_id": where["id"]},
            guild=found,
            channel=where,
        )
        return one
    raise unknown("invite")
