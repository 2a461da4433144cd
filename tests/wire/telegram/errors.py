"""What the server answers when it refuses; texts and codes are those of the Bot API server (`Client.cpp`, 10.0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PREFIXES = {
    400: "Bad Request: ",
    401: "Unauthorized",
    403: "Forbidden: ",
    404: "Not Found",
    409: "Conflict: ",
    429: "Too Many Requests: ",
    502: "Bad Gateway",
}


class ApiError(Exception):
    """A refusal: HTTP status, the text people know, and `parameters` where the server gives any."""

    def __init__(self, code: int, text: str = "", parameters: Mapping[str, int] | None = None) -> None:
        self.code = code
        self.description = PREFIXES.get(code, "") + text
        self.parameters = dict(parameters or {})
        super().__init__(self.description)

    def body(self) -> dict[str, Any]:
        """The answer as the server writes it."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad(text: str) -> ApiError:
    """400 with a text."""
    return ApiError(400, text)


def forbidden(text: str) -> ApiError:
    """403 with a text."""
    return ApiError(403, text)


def too_many(seconds: int) -> ApiError:
    """429 with the seconds to wait."""
    return ApiError(429, f"retry after {seconds}", {"retry_after": seconds})
