"""The audit log: https://docs.discord.com/developers/resources/audit-log"""

from __future__ import annotations

from typing import Any

from tests.wire.discord.world import Guild, Json, World

KEPT_SECONDS = 45 * 86_400.0


def note(
    world: World,
    guild: Guild,
    action: int,
    by: str,
    target: str | None,
    reason: str | None = None,
    *,
    changes: list[Json] | None = None,
    options: Json | None = None,
) -> Json:
    """Write an entry and tell of it; what the log leaves out when it is empty is left out."""
    entry: Json = {"id": world.clock.snowflake(), "action_type": action, "user_id": by, "target_id": target}
    more: dict[str, Any] = {"changes": changes, "options": options, "reason": reason}
    entry |= {key: value for key, value in more.items() if value}
    guild.audit.append(entry)
    world.tell("GUILD_AUDIT_LOG_ENTRY_CREATE", {**entry, "guild_id": guild.id}, guild=guild)
    return entry


def changed(before: Json, after: Json) -> list[Json]:
    """Change objects for the keys that differ."""
    keys = [key for key in after if not key.startswith("wire_") and before.get(key) != after[key]]
    return [{"key": key, "old_value": before.get(key), "new_value": after[key]} for key in keys]


def read(world: World, guild: Guild, query: dict[str, str]) -> Json:
    """Entries newest first, with the users they name."""
    found = list(reversed(guild.audit))
    if "user_id" in query:
        found = [one for one in found if one["user_id"] == query["user_id"]]
    if query.get("action_type"):
        found = [one for one in found if one["action_type"] == int(query["action_type"])]
    if "before" in query:
        found = [one for one in found if int(one["id"]) < int(query["before"])]
    if "after" in query:
        found = [one for one in reversed(found) if int(one["id"]) > int(query["after"])]
    found = found[: int(query.get("limit", 50))]
    named = {one[key] for one in found for key in ("user_id", "target_id") if one[key] in world.store.users}
    empty: Json = {
        key: [] for key in ("application_commands", "guild_scheduled_events", "integrations", "threads", "webhooks")
    }
    rules = list(guild.automod.values())
    users = [world.store.users[one] for one in sorted(named, key=int)]
    return {"audit_log_entries": found, "users": users, "auto_moderation_rules": rules, **empty}
