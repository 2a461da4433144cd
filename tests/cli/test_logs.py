"""What is left out of the log: a delay that discord.py only believes in; nothing else of its warnings."""

from __future__ import annotations

import inspect
import logging
import sys
from collections.abc import Iterator
from io import StringIO

import pytest
from discord.gateway import KeepAliveHandler

from bot.cli import logs


@pytest.fixture
def out() -> Iterator[StringIO]:
    """What is logged, with everything put back afterwards."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    stream = StringIO()
    logs.set_up(stream, {})
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = hook
    logging.captureWarnings(False)


@pytest.mark.parametrize(("late", "told"), [(12.5, True), (39.0, True), (41.3, False), (82.5, False)])
def test_a_delay_as_long_as_the_time_between_two_heartbeats_is_none(out: StringIO, late: float, told: bool) -> None:
    logging.getLogger("discord.gateway").warning("Can't keep up, shard ID %s websocket is %.1fs behind.", None, late)
    assert (f"{late}s behind" in out.getvalue()) == told


def test_other_warnings_stay(out: StringIO) -> None:
    log = logging.getLogger("discord.gateway")
    log.warning("Shard ID %s heartbeat blocked for more than %s seconds.", None, 50.0)
    logging.getLogger("steward").warning("Can't keep up, %s is %.1fs behind", "somebody", 50.0)
    assert out.getvalue().count("\n") == 2


def test_the_library_still_says_it_so() -> None:
    said = inspect.getsource(KeepAliveHandler)
    assert '"Can\'t keep up, shard ID %s websocket is %.1fs behind."' in said
    assert "self.behind_msg, self.shard_id, self.latency" in said
