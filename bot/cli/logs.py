"""What a running Steward writes to its log: little, in one line each, and never a secret."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Final, TextIO

VARIABLE: Final = "STEWARD_LOG"
LEVELS: Final = ("debug", "info", "warning", "error", "critical")
HIDDEN: Final = "[hidden]"
LOUD: Final = ("httpx", "httpcore", "urllib3", "uvicorn.access", "asyncio", "apscheduler")
"""Libraries that name addresses (and with them tokens) or every small step; heard from warnings on."""
BEATS: Final = 40.0
"""Discord asks for a heartbeat every 41.25 seconds."""

SECRETS: Final = (
    re.compile(r"(?<!\d)\d{3,}:[\w-]{30,}"),  # a Telegram bot's token, also within an address
    re.compile(r"\b(?:mfa\.)?[\w-]{23,}\.[\w-]{6,7}\.[\w-]{27,}"),  # a Discord bot's token
    re.compile(r"(?<=/webhooks/)\d+/[\w-]{30,}"),  # a webhook's address is its key
    re.compile(r"(?i)(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"),  # user:password@host
    re.compile(r"(?i)(?P<kept>\bauthorization\W{1,6}(?:(?:bot|bearer|basic) )?)[\w.+/=-]{8,}"),
)


def is_no_delay(record: logging.LogRecord) -> bool:
    """Whether discord.py takes the time between two heartbeats for a delay, which is nothing to tell anybody.

    Its thread notes a heartbeat's time only after the event loop has sent it; an answer that comes sooner is measured
    from the heartbeat before (`discord.gateway.KeepAliveHandler.run` and `ack`). A real delay is always shorter than
    the time between two, or the loop stands still, which has a warning of its own.
    """
    late = record.args[1] if isinstance(record.args, tuple) and len(record.args) == 2 else 0.0
    ours = record.name == "discord.gateway" and str(record.msg).startswith("Can't keep up")
    return ours and isinstance(late, float) and late >= BEATS


def redacted(text: str) -> str:
    """A text without anything that looks like a token."""
    for pattern in SECRETS:
        text = pattern.sub(lambda found: found.groupdict().get("kept", "") + HIDDEN, text)
    return text


class Redacting(logging.Formatter):
    """Formats as usual, then hides secrets: in the message, its arguments, the traceback and the stack alike."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole record as text."""
        return redacted(super().format(record))


def level_asked(environment: Mapping[str, str] = os.environ) -> int:
    """What STEWARD_LOG asks for; warnings when it is unset or no level."""
    asked = environment.get(VARIABLE, "").strip().lower()
    return logging.getLevelNamesMapping()[asked.upper()] if asked in LEVELS else logging.WARNING


def set_up(stream: TextIO | None = None, environment: Mapping[str, str] = os.environ) -> logging.Handler:
    """Log to a stream (stderr), secrets hidden, also those in the traceback of what ends the program."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(lambda record: not is_no_delay(record))
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    for one in root.handlers[:]:
        root.removeHandler(one)
    root.addHandler(handler)
    root.setLevel(level_asked(environment))
    for name in LOUD:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.captureWarnings(True)
    sys.excepthook = _hook
    return handler


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What ends the program is told like any other fault."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("steward").critical("Steward ended by a fault", exc_info=(kind, error, trace))
