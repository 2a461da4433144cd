"""Verbs of interactions: commands, buttons, menus, forms, and what became of them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.wire.discord import commands, interactions, posts
from tests.wire.discord.control_base import Finder
from tests.wire.discord.errors import ApiError
from tests.wire.discord.forms import walk
from tests.wire.discord.world import Guild, Json

RESOLVED = {6: "user", 7: "channel", 8: "role", 9: "user"}
MENUS = {5: "user", 6: "role", 7: "user", 8: "channel"}


class Asking(Finder):
    """Each gives the interaction's token, by which `interaction` reads what was answered."""

    def uses(
        self,
        member: str,
        channel: str,
        command: str,
        options: dict[str, Any] | None = None,
        *,
        locale: str = "en-US",
        force: bool = False,
    ) -> str:
        """A slash command, "case show" for a subcommand; options by name; people, roles and channels by id or name."""
        return self._command(interactions.COMMAND, member, channel, command, options or {}, locale=locale, force=force)

    def types(
        self, member: str, channel: str, command: str, options: dict[str, Any], focused: str, *, locale: str = "en-US"
    ) -> str:
        """Typing in an option that completes itself."""
        return self._command(
            interactions.AUTOCOMPLETE, member, channel, command, options, focused=focused, locale=locale
        )

    def _command(
        self,
        kind: int,
        member: str,
        channel: str,
        command: str,
        options: dict[str, Any],
        *,
        focused: str = "",
        locale: str,
        force: bool = False,
    ) -> str:
        guild, where = self._channel(channel)
        user, path = self._user(member), command.split()
        found = commands.find(self.world, guild, path[0], 1)
        if guild is not None and not force and not commands.permitted(self.world, guild, where, user, found):
            raise ApiError(403, 50013, "The command is not shown to this member")
        if kind == interactions.AUTOCOMPLETE:
            given = _partial(found, path[1:], options, focused)
        else:
            given = commands.arguments(found, path[1:], options)
        wanted = [pair for one in _leaves(given) if (pair := self._resolve_option(guild, one)) is not None]
        data: Json = {"id": found["id"], "name": found["name"], "type": 1, "options": given}
        if resolved := interactions.resolve(self.world, guild, user, wanted):
            data["resolved"] = resolved
        if "guild_id" in found:
            data["guild_id"] = found["guild_id"]
        return str(interactions.make(self.world, kind, guild, where, user, data, locale=locale)["token"])

    def _resolve_option(self, guild: Guild | None, one: Json) -> tuple[str, str] | None:
        """Turn a name into an id where the option is of a kind that has one."""
        kind = RESOLVED.get(one["type"])
        if kind is None:
            return None
        return self._resolve(kind, guild, one, "value")

    def _resolve(self, kind: str, guild: Guild | None, holder: Json, key: str) -> tuple[str, str]:
        name = str(holder[key])
        if kind == "role":
            assert guild is not None
            holder[key] = self._role(guild, name)
        else:
            holder[key] = self._channel(name)[1]["id"] if kind == "channel" else self._user(name)
        return kind, str(holder[key])

    def context(
        self, member: str, channel: str, command: str, target: str, *, locale: str = "en-US", force: bool = False
    ) -> str:
        """A context menu on a message (its id) or, when the target is no message's, on a user."""
        guild, where = self._channel(channel)
        user = self._user(member)
        message = self.world.store.messages.get(where["id"], {}).get(target)
        found = commands.find(self.world, guild, command, 3 if message else 2)
        if guild is not None and not force and not commands.permitted(self.world, guild, where, user, found):
            raise ApiError(403, 50013, "The command is not shown to this member")
        data: Json = {"id": found["id"], "name": found["name"], "type": found["type"]}
        if message:
            data |= {"target_id": target, "resolved": {"messages": {target: posts.show(self.world, message)}}}
        else:
            data |= {"target_id": self._user(target)}
            data["resolved"] = interactions.resolve(self.world, guild, user, [("user", data["target_id"])])
        return str(
            interactions.make(self.world, interactions.COMMAND, guild, where, user, data, locale=locale)["token"]
        )

    def presses(
        self,
        member: str,
        message: str,
        custom_id: str | None = None,
        *,
        label: str | None = None,
        locale: str = "en-US",
    ) -> str:
        """A button by its id or its label, of a message the member sees."""
        found, button = self._component(member, message, custom_id, label)
        if button["type"] != 2 or button.get("disabled"):
            raise ValueError("that is no button that can be pressed")
        return self._component_used(
            member, found, {"custom_id": button["custom_id"], "component_type": 2, "id": button["id"]}, locale
        )

    def selects(self, member: str, message: str, custom_id: str, values: list[str], *, locale: str = "en-US") -> str:
        """Options of a menu; of people, roles or channels by id or name."""
        found, menu = self._component(member, message, custom_id, None)
        guild, _ = self.world.channel(found["channel_id"])
        holders = [{"value": one} for one in values]
        data: Json = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"]}
        if menu["type"] == 3:
            known = {one["value"] for one in menu["options"]}
            if not set(values) <= known:
                raise ValueError(f"no such options: {sorted(set(values) - known)}")
        else:
            wanted = [self._resolve(MENUS[menu["type"]], guild, one, "value") for one in holders]
            data["resolved"] = interactions.resolve(self.world, guild, self._user(member), wanted)
        return self._component_used(member, found, {**data, "values": [one["value"] for one in holders]}, locale)

    def _component(self, member: str, message: str, custom_id: str | None, label: str | None) -> tuple[Json, Json]:
        """The message and its component; an ephemeral one only for whom it was meant."""
        found = self._message(message)
        ephemeral = self.world.store.ephemerals.get(message)
        if ephemeral is not None and ephemeral["user"] != self._user(member):
            raise LookupError(f"{member} doesn't see message {message}")
        for one in walk(found["components"]):
            if one.get("custom_id") and (
                one["custom_id"] == custom_id or (label is not None and one.get("label") == label)
            ):
                return found, one
        there = [(one.get("label"), one.get("custom_id")) for one in walk(found["components"]) if one.get("custom_id")]
        raise LookupError(f"no such component; there are {there}")

    def _component_used(self, member: str, message: Json, data: Json, locale: str) -> str:
        guild, where = self.world.channel(message["channel_id"])
        known = interactions.make(
            self.world, interactions.COMPONENT, guild, where, self._user(member), data, message=message, locale=locale
        )
        return str(known["token"])

    def forges(self, member: str, message: str, custom_id: str, *, locale: str = "en-US") -> str:
        """A press with an id that the message doesn't have (a forged or stale button)."""
        return self._component_used(
            member, self._message(message), {"custom_id": custom_id, "component_type": 2, "id": 1}, locale
        )

    def submits(self, interaction: str, values: dict[str, Any], *, locale: str = "en-US") -> str:
        """Fill the form that an interaction was answered with: custom_id → text, or a list of choices."""
        known = self.world.store.interactions[interaction]
        modal = known["modal"]
        if modal is None:
            raise LookupError("that interaction opened no form")
        parts = deepcopy(modal["components"])
        fields = {one["custom_id"]: one for one in walk(parts) if one.get("custom_id")}
        if strange := set(values) - set(fields):
            raise ValueError(f"no such fields: {sorted(strange)}; there are {sorted(fields)}")
        for number, one in enumerate(walk(parts), 1):
            one.setdefault("id", number)
        data: Json = {
            "custom_id": modal["custom_id"],
            "components": [_filled(one, values) for one in parts],
            "resolved": {},
        }
        guild, where = self.world.channel(known["channel"])
        message = self._message(known["message"]) if known["message"] else None
        made = interactions.make(
            self.world, interactions.MODAL, guild, where, known["user"], data, message=message, locale=locale
        )
        return str(made["token"])

    def interaction(self, interaction: str) -> Json:
        """What became of one: answered (callback type, or None), answered_after, modal, choices, messages whole."""
        known = deepcopy(self.world.store.interactions[interaction])
        shown = []
        for number in known["messages"]:
            try:
                shown.append(posts.show(self.world, self._message(number)))
            except LookupError:
                continue
        return {**known, "messages": shown}


def _leaves(options: list[Json]) -> list[Json]:
    """Options that carry a value."""
    return [leaf for one in options for leaf in (_leaves(one["options"]) if one["type"] in (1, 2) else [one])]


def _partial(command: Json, path: list[str], values: dict[str, Any], focused: str) -> list[Json]:
    """Options as far as they are typed, one of them focused."""
    options = command.get("options") or []
    if path:
        one = next(one for one in options if one["name"] == path[0])
        return [{"name": one["name"], "type": one["type"], "options": _partial(one, path[1:], values, focused)}]
    known = {one["name"]: one["type"] for one in options}
    return [
        {"name": name, "type": known[name], "value": value, **({"focused": True} if name == focused else {})}
        for name, value in values.items()
    ]


def _filled(part: Json, values: dict[str, Any]) -> Json:
    """A form's part as it is submitted."""
    out: Json = {"type": part["type"], "id": part["id"]}
    if part["type"] == 18:
        out["component"] = _filled(part["component"], values)
    elif part["type"] == 1:
        out["components"] = [_filled(one, values) for one in part["components"]]
    elif part["type"] != 10:
        out["custom_id"] = part["custom_id"]
        value = values.get(part["custom_id"], part.get("value"))
        if part["type"] == 4:
            out["value"] = value or ""
        elif part["type"] in (21, 23):
            out["value"] = value
        else:
            out["values"] = value or []
    return out
