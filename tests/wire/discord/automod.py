"""Native AutoMod: https://docs.discord.com/developers/resources/auto-moderation"""

from __future__ import annotations

from copy import deepcopy

from tests.wire.discord import audit, posts
from tests.wire.discord.errors import ApiError, invalid, unknown
from tests.wire.discord.permissions import need
from tests.wire.discord.world import Guild, Json, World

PER_TYPE = {1: 6, 3: 1, 4: 1, 5: 1, 6: 1}
"""Rules a guild may have: keyword, spam, preset, mention spam, member profile."""
METADATA: dict[int, Json] = {
    1: {"keyword_filter": [], "regex_patterns": [], "allow_list": []},
    4: {"presets": [], "allow_list": []},
    5: {"mention_total_limit": 0, "mention_raid_protection_enabled": False},
    6: {"keyword_filter": [], "regex_patterns": [], "allow_list": []},
}
"""What a rule of each type shows of its trigger, filled in where nothing was given."""
_LISTS = {"keyword_filter": (1000, 60), "regex_patterns": (10, 260)}


def check(world: World, guild: Guild, rule: Json) -> None:
    """Refuse what is over a limit."""
    kind, meta = rule["trigger_type"], rule.get("trigger_metadata") or {}
    if not 1 <= len(rule.get("name") or "") <= 100:
        raise invalid("name", "Must be between 1 and 100 in length.")
    for key, (count, size) in (_LISTS | {"allow_list": (1000 if kind == 4 else 100, 60)}).items():
        words = meta.get(key) or []
        if len(words) > count:
            raise invalid(f"trigger_metadata.{key}", f"Must be {count} or fewer in length.")
        for at, word in enumerate(words):
            if not 1 <= len(word) <= size:
                raise invalid(f"trigger_metadata.{key}.{at}", f"Must be between 1 and {size} in length.")
    if (meta.get("mention_total_limit") or 0) > 50:
        raise invalid("trigger_metadata.mention_total_limit", "int value should be less than or equal to 50.")
    for key, count in (("exempt_roles", 20), ("exempt_channels", 50)):
        if len(rule.get(key) or []) > count:
            raise invalid(key, f"Must be {count} or fewer in length.")
    for at, action in enumerate(rule.get("actions") or []):
        about = action.get("metadata") or {}
        if action["type"] == 3 and (kind not in (1, 5) or not 0 <= about.get("duration_seconds", 0) <= 2_419_200):
            raise invalid(f"actions.{at}", "A timeout of at most 28 days, for keyword and mention rules only.")
        if action["type"] == 2 and str(about.get("channel_id")) not in guild.channels:
            raise invalid(f"actions.{at}.metadata.channel_id", "Unknown channel", "AUTO_MODERATION_UNKNOWN_CHANNEL")
        if len(about.get("custom_message") or "") > 150:
            raise invalid(f"actions.{at}.metadata.custom_message", "Must be 150 or fewer in length.")


def put(world: World, guild: Guild, by: str, body: Json, reason: str | None, rule_id: str | None = None) -> Json:
    """Make a rule, or with an id change one."""
    need(world, guild, by, "MANAGE_GUILD")
    if any(action["type"] == 3 for action in body.get("actions") or ()):
        need(world, guild, by, "MODERATE_MEMBERS")
    if rule_id is not None and rule_id not in guild.automod:
        raise unknown("auto moderation rule")
    fresh = {
        "enabled": False,
        "trigger_metadata": {},
        "exempt_roles": [],
        "exempt_channels": [],
        "event_type": 1,
        "actions": [],
    }
    number = rule_id or world.clock.snowflake()
    before = guild.automod.get(number, {})
    rule = {**fresh, "id": number, "guild_id": guild.id, "creator_id": by, **before, **deepcopy(body)}
    rule["trigger_metadata"] = METADATA.get(rule["trigger_type"], {}) | (rule["trigger_metadata"] or {})
    for action in rule["actions"]:
        action["metadata"] = action.get("metadata") or {}
    for key in ("exempt_roles", "exempt_channels"):
        rule[key] = [str(one) for one in rule[key]]
    check(world, guild, rule)
    if (
        rule_id is None
        and sum(one["trigger_type"] == rule["trigger_type"] for one in guild.automod.values())
        >= PER_TYPE[rule["trigger_type"]]
    ):
        raise invalid("", "Maximum number of AutoMod rules of this type", "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED")
    guild.automod[number] = rule
    audit.note(world, guild, 141 if rule_id else 140, by, number, reason, changes=audit.changed(before, rule))
    world.tell("AUTO_MODERATION_RULE_UPDATE" if rule_id else "AUTO_MODERATION_RULE_CREATE", deepcopy(rule), guild=guild)
    return rule


def remove(world: World, guild: Guild, by: str, rule_id: str, reason: str | None) -> None:
    """Take a rule away."""
    need(world, guild, by, "MANAGE_GUILD")
    if (rule := guild.automod.pop(rule_id, None)) is None:
        raise unknown("auto moderation rule")
    audit.note(world, guild, 142, by, rule_id, reason)
    world.tell("AUTO_MODERATION_RULE_DELETE", rule, guild=guild)


def _alert(world: World, guild: Guild, rule: Json, action: Json, event: Json) -> str:
    """The platform's own message in the alert channel, in the offender's name and quoting the words."""
    where = guild.channels[str(action["metadata"]["channel_id"])]
    about = {"rule_name": rule["name"], "channel_id": event["channel_id"], "keyword": event["matched_keyword"]}
    fields = [{"name": name, "value": value, "inline": False} for name, value in about.items()]
    embed = {"type": "auto_moderation_message", "description": event["content"], "fields": fields}
    return str(posts.send(world, guild, where, event["user_id"], {"embeds": [embed]}, system=True, type=24)["id"])


def hit(
    world: World, guild: Guild, rule_id: str, user: str, channel: Json, content: str, keyword: str, message: str | None
) -> list[Json]:
    """A rule strikes: one event per action, as the platform does it."""
    if (rule := guild.automod.get(rule_id)) is None:
        raise ApiError(404, 10065, "Unknown auto moderation rule")
    told = []
    for action in rule["actions"]:
        event = {
            "guild_id": guild.id,
            "action": deepcopy(action),
            "rule_id": rule_id,
            "rule_trigger_type": rule["trigger_type"],
            "user_id": user,
            "channel_id": channel["id"],
            **({"message_id": message} if message else {}),
            "content": content,
            "matched_keyword": keyword,
            "matched_content": keyword,
        }
        number = {1: 143, 2: 144, 3: 145}.get(action["type"])
        if number:
            options = {
                "auto_moderation_rule_name": rule["name"],
                "auto_moderation_rule_trigger_type": str(rule["trigger_type"]),
            }
            audit.note(world, guild, number, user, user, options={**options, "channel_id": channel["id"]})
        if action["type"] == 2:
            event["alert_system_message_id"] = _alert(world, guild, rule, action, event)
        if action["type"] == 3:
            until = world.clock.iso(action["metadata"]["duration_seconds"])
            guild.members[user]["communication_disabled_until"] = until
            world.tell("GUILD_MEMBER_UPDATE", {**world.member(guild, user), "guild_id": guild.id}, guild=guild)
        world.tell("AUTO_MODERATION_ACTION_EXECUTION", event, guild=guild)
        told.append(event)
    return told
