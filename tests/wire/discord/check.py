"""Requests held against Discord's own machine-readable specification, where it lies beside the project.

The specification is not part of the project: `discord-openapi.json` in `$STEWARD_SHARED/specs` or `../shared/specs`.
Without it nothing is complained of, and `Checker.present` says so.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.kit import find_shared
from tests.wire.discord.world import Json

_ID = re.compile(r"^\d{1,20}$")


@cache
def _load() -> tuple[Json, Any] | None:
    """The specification's paths and a registry to resolve its references in."""
    shared = find_shared()
    path = shared / "specs" / "discord-openapi.json" if shared else None
    if path is None or not path.exists():
        return None
    document = json.loads(path.read_text(encoding="utf-8"))
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    paths = {re.sub(r"\{\w+\}", "{}", key): value for key, value in document["paths"].items()}
    return paths, Registry().with_resource("urn:discord", resource)


@cache
def _validator(method: str, template: str) -> Draft202012Validator | None:
    """A validator for an endpoint's JSON body; None when it takes none."""
    loaded = _load()
    assert loaded is not None
    operation = loaded[0].get(template, {}).get(method)
    schema = ((operation or {}).get("requestBody") or {}).get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return None
    absolute = json.loads(json.dumps(schema).replace('"#/', '"urn:discord#/'))
    return Draft202012Validator(absolute, registry=loaded[1])


class Checker:
    """Collects what doesn't fit."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.on = True

    @property
    def present(self) -> bool:
        """Whether there is a specification to hold against."""
        return _load() is not None

    def check(self, method: str, route: str, body: Any, query: dict[str, str]) -> None:
        """Note how a request differs from its endpoint's specification."""
        loaded = _load() if self.on else None
        if loaded is None:
            return
        template = re.sub(r"\{\w+\}", "{}", route)
        operation = loaded[0].get(template, {}).get(method.lower())
        if operation is None:
            self.complaints.append(f"{method} {route}: no such endpoint")
            return
        known = {one["name"] for one in operation.get("parameters", ()) if one.get("in") == "query"}
        self.complaints += [
            f"{method} {route}: no such query parameter {key!r}" for key in query if key not in known | _QUERY_HABITS
        ]
        if body is None:
            needed = (operation.get("requestBody") or {}).get("required")
            if needed and (method, route) not in _BODILESS:
                self.complaints.append(f"{method} {route}: no body")
            return
        if (validator := _validator(method.lower(), template)) is None:
            self.complaints.append(f"{method} {route}: takes no body")
            return
        for error in validator.iter_errors(plain(body)):
            where = ".".join(str(one) for one in error.absolute_path)
            self.complaints.append(f"{method} {route}: {where or 'body'}: {error.message[:200]}")


def misshapen(method: str, route: str, status: int, answer: Any) -> list[str]:
    """How an answer of the wire's own differs from the specification; needs it to be present."""
    loaded = _load()
    assert loaded is not None
    operation = loaded[0][re.sub(r"\{\w+\}", "{}", route)][method.lower()]
    schema = operation["responses"][str(status)]["content"]["application/json"]["schema"]
    absolute = json.loads(json.dumps(schema).replace('"#/', '"urn:discord#/'))
    errors = Draft202012Validator(absolute, registry=loaded[1]).iter_errors(answer)
    return [f"{method} {route}: {list(one.absolute_path)}: {one.message[:300]}" for one in errors]


_BODILESS = {
    # discord.py bans without a body when no messages are to be deleted (http.py `ban`); Discord takes it
    ("PUT", "/guilds/{guild_id}/bans/{user_id}"),
    ("DELETE", "/guilds/{guild_id}/bans/{user_id}"),
    ("POST", "/channels/{channel_id}/typing"),
}
_QUERY_HABITS = {
    "delete_message_days",  # older clients still send it with a ban
    "delete_message_seconds",  # discord.py sends it in the query (http.py `ban`), the specification has it in the body
    "wait",  # `wait=true` is always sent along with webhooks (webhook/async_.py), on interactions' followups as well
    "with_response",
}
_SNOWFLAKES = ("id", "_id", "_ids", "users", "roles", "messages", "parse")
_PERMISSIONS = ("allow", "deny", "permissions", "default_member_permissions")


def plain(value: Any, key: str = "", above: str = "") -> Any:
    """The body without discord.py's harmless habits, which Discord accepts.

    Ids as integers become strings (utils and http.py pass `int` ids), permissions given as strings become integers (the
    specification has them as integers, the documentation as strings), a nonce stays what it is.
    """
    if isinstance(value, dict):
        return {name: plain(one, name, key) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one, key, above) for one in value]
    if key == "id" and above == "attachments" and isinstance(value, int):
        return str(value)  # discord.py numbers its files so
    if key == "type" and above == "message_reference" and value == 1:
        return 0  # a forward is documented (resources/message), the specification knows replies alone
    if isinstance(value, int) and not isinstance(value, bool) and key.endswith(_SNOWFLAKES) and value > 1 << 22:
        return str(value)
    if isinstance(value, str) and key in _PERMISSIONS and _ID.match(value):
        return int(value)
    return value
