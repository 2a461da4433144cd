"""Refusals as Discord words them: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json."""

from __future__ import annotations

from typing import Any

UNKNOWN = {
    "account": 10001,
    "application": 10002,
    "channel": 10003,
    "guild": 10004,
    "invite": 10006,
    "member": 10007,
    "message": 10008,
    "overwrite": 10009,
    "role": 10011,
    "user": 10013,
    "emoji": 10014,
    "webhook": 10015,
    "ban": 10026,
    "interaction": 10062,
    "command": 10063,
    "auto moderation rule": 10065,
    "guild scheduled event": 10070,
}


class ApiError(Exception):
    """A request that Discord refuses; `body` is what it answers with."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} {code}: {message} {errors or ''}".strip())
        self.status, self.code = status, code
        self.body: dict[str, Any] = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


def unknown(kind: str) -> ApiError:
    """404 for a thing that is not there."""
    return ApiError(404, UNKNOWN[kind], f"Unknown {kind.title()}")


def missing_access() -> ApiError:
    """403: the channel can't be seen, or the guild is none of the bot's."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """403: a permission or the role order forbids it."""
    return ApiError(403, 50013, "Missing Permissions")


def invalid(path: str, message: str, code: str = "BASE_TYPE_BAD_LENGTH") -> ApiError:
    """400 Invalid Form Body; `path` is dotted, as `embeds.0.title`."""
    errors: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for part in reversed(path.split(".") if path else []):
        errors = {part: errors}
    return ApiError(400, 50035, "Invalid Form Body", errors)
