"""Discord's AutoMod: its rules read, and Steward's own kept there. Limits are checked before the call, in words.

https://docs.discord.com/developers/resources/auto-moderation
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from discord.http import Route

from adapters.discord.calls import Answered, call, nowhere
from adapters.discord.components import Json
from adapters.discord.errors import FAILURES
from adapters.discord.limits import Lane
from adapters.discord.permissions import P, guild_of, in_guild, look_at_own, number
from adapters.discord.reasons import audit_reason
from adapters.discord.session import Session
from adapters.discord.state import turn
from bot.domain.actions import SetNativeRule
from bot.domain.native import NativeKind, NativeRule
from bot.domain.results import Done, Refused, Result, Why

_KINDS: Final = {
    1: NativeKind.KEYWORD, 3: NativeKind.SPAM, 4: NativeKind.PRESET, 5: NativeKind.MENTIONS, 6: NativeKind.PROFILE,
}  # fmt: skip
_TRIGGERS: Final = {kind: trigger for trigger, kind in _KINDS.items()}
_PRESETS: Final = {1: "profanity", 2: "sexual_content", 3: "slurs"}
_MOST_OF: Final = {
    NativeKind.KEYWORD: 6, NativeKind.SPAM: 1, NativeKind.PRESET: 1, NativeKind.MENTIONS: 1, NativeKind.PROFILE: 1,
}  # fmt: skip
_MUTES: Final = frozenset({NativeKind.KEYWORD, NativeKind.MENTIONS})
MESSAGE_SENT, MEMBER_UPDATED = 1, 2
BLOCK, ALERT, MUTE, HIDE = 1, 2, 3, 4
MUTE_MAX: Final = 28 * 86_400
_MANAGES: Final = P(manage_guild=True).value


async def native_rules(session: Session, place: str) -> tuple[NativeRule, ...]:
    """All rules of a guild; none where Steward may not read them."""
    guild = guild_of(session, place)
    own = await look_at_own(session, guild) if guild is not None else None
    if guild is None or own is None or not in_guild(guild, own, session.clock.now()) & _MANAGES:
        return ()
    await turn(session, Lane.LOOK)
    try:
        raw: Iterable[Any] = await session.client.http.get_auto_moderation_rules(guild.id)
    except FAILURES:
        return ()
    return tuple(read_rule(one, str(own.id)) for one in raw)


def read_rule(raw: Json, own: str) -> NativeRule:
    """A rule as the API shows it."""
    told = raw.get("trigger_metadata") or {}
    actions = {one.get("type"): one.get("metadata") or {} for one in raw.get("actions") or ()}
    return NativeRule(
        id=str(raw["id"]),
        name=str(raw.get("name", "")),
        kind=_KINDS.get(raw.get("trigger_type", 0), NativeKind.OTHER),
        words=_texts(told.get("keyword_filter")),
        patterns=_texts(told.get("regex_patterns")),
        allows=_texts(told.get("allow_list")),
        presets=tuple(_PRESETS.get(one, str(one)) for one in told.get("presets") or ()),
        mentions=int(told.get("mention_total_limit") or 0),
        blocks=BLOCK in actions or HIDE in actions,
        alerts=str(actions.get(ALERT, {}).get("channel_id") or ""),
        mutes=int(actions.get(MUTE, {}).get("duration_seconds") or 0),
        on=bool(raw.get("enabled")),
        exempt_roles=_texts(raw.get("exempt_roles")),
        exempt_channels=_texts(raw.get("exempt_channels")),
        mine=str(raw.get("creator_id")) == own,
    )


def _texts(told: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in told or ())


def faults(rule: NativeRule) -> list[str]:
    """What Discord would refuse of a rule, in words for a moderator; empty when nothing."""
    found = [] if rule.kind in _TRIGGERS else ["this kind of rule can't be made by a bot"]
    found += _over("name", [rule.name], 1, 100) if rule.name.strip() else ["name: empty"]
    found += _over("words", rule.words, 1000, 60) + _over("patterns", rule.patterns, 10, 260)
    found += _over("allow list", rule.allows, 1000 if rule.kind is NativeKind.PRESET else 100, 60)
    found += _over("exempt roles", rule.exempt_roles, 20, 20) + _over("exempt channels", rule.exempt_channels, 50, 20)
    if rule.kind is NativeKind.MENTIONS and not 1 <= rule.mentions <= 50:
        found.append("mentions: 1 to 50")
    if rule.kind in (NativeKind.KEYWORD, NativeKind.PROFILE) and not (rule.words or rule.patterns):
        found.append("words: none")
    if rule.kind is NativeKind.PRESET and not (rule.presets and set(rule.presets) <= set(_PRESETS.values())):
        found.append(f"presets: {', '.join(_PRESETS.values())}")
    if rule.mutes and (rule.kind not in _MUTES or not 0 < rule.mutes <= MUTE_MAX):
        found.append("mute: only for words and mentions, at most 28 days")
    if not (rule.blocks or rule.alerts or rule.mutes):
        found.append("the rule does nothing: it neither blocks nor alerts nor mutes")
    if rule.alerts and number(rule.alerts) is None:
        found.append("alerts: no channel")
    return found


def _over(what: str, texts: Iterable[str], most: int, longest: int) -> list[str]:
    """A list that is too long, or holds what is empty or too long."""
    items = list(texts)
    found = [f"{what}: {len(items)} of at most {most}"] if len(items) > most else []
    long = next((one for one in items if not 1 <= len(one) <= longest), None)
    return found if long is None else [*found, f"{what}: each 1 to {longest} characters, not {len(long)}"]


def able(act: SetNativeRule) -> Refused | None:
    """Refused with the first fault of the rule."""
    found = faults(act.rule)
    return Refused(Why.BAD_REQUEST, detail=found[0]) if found else None


async def set_rule(session: Session, act: SetNativeRule) -> Result:
    """Make a rule or change one; `Done.before` is the id that it has."""
    guild = guild_of(session, act.place)
    if guild is None:
        return nowhere(session, act)
    own = await look_at_own(session, guild)
    if own is not None and not in_guild(guild, own, session.clock.now()) & _MANAGES:
        return Refused(Why.NO_RIGHT, "manage")
    body = _written(act.rule)
    reason = audit_reason("")
    if act.rule.id:
        if number(act.rule.id) is None:
            return Refused(Why.GONE)
        del body["trigger_type"]
        route = Route("PATCH", "/guilds/{guild_id}/auto-moderation/rules/{rule_id}",
                      guild_id=act.place, rule_id=act.rule.id)  # fmt: skip
    else:
        await _room_for(session, act)
        route = Route("POST", "/guilds/{guild_id}/auto-moderation/rules", guild_id=act.place)
    told = await call(session, act, lambda: session.client.http.request(route, json=body, reason=reason))
    return Done(before=str(told["id"]))


async def _room_for(session: Session, act: SetNativeRule) -> None:
    """Raises `Answered` when the guild has as many rules of the kind as it may."""
    most = _MOST_OF[act.rule.kind]
    raw = await call(session, act, lambda: session.client.http.get_auto_moderation_rules(int(act.place)))
    same = sum(one["trigger_type"] == _TRIGGERS[act.rule.kind] for one in raw)
    if same >= most:
        raise Answered(Refused(Why.BAD_REQUEST, detail=f"{same} rules of this kind, at most {most}"))


def _written(rule: NativeRule) -> Json:
    told: Json = {}
    if rule.kind in (NativeKind.KEYWORD, NativeKind.PROFILE):
        told = {"keyword_filter": list(rule.words), "regex_patterns": list(rule.patterns),
                "allow_list": list(rule.allows)}  # fmt: skip
    elif rule.kind is NativeKind.PRESET:
        numbers = {name: at for at, name in _PRESETS.items()}
        told = {"presets": [numbers[one] for one in rule.presets], "allow_list": list(rule.allows)}
    elif rule.kind is NativeKind.MENTIONS:
        told = {"mention_total_limit": rule.mentions}
    by_profile = rule.kind is NativeKind.PROFILE
    actions: list[Json] = [{"type": HIDE if by_profile else BLOCK}] if rule.blocks else []
    actions += [{"type": ALERT, "metadata": {"channel_id": rule.alerts}}] if rule.alerts else []
    actions += [{"type": MUTE, "metadata": {"duration_seconds": rule.mutes}}] if rule.mutes else []
    return {
        "name": rule.name, "event_type": MEMBER_UPDATED if by_profile else MESSAGE_SENT,
        "trigger_type": _TRIGGERS[rule.kind], "trigger_metadata": told, "actions": actions, "enabled": rule.on,
        "exempt_roles": list(rule.exempt_roles), "exempt_channels": list(rule.exempt_channels),
    }  # fmt: skip
