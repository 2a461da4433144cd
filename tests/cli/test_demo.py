"""`steward demo` as people start it: a process of its own in an empty folder, spoken to over its page's address."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli import demo, logs
from bot.cli.logs import Redacting, level_asked, redacted

INSULT = "you weren't even there, you liar"
SECONDS = 60
TELEGRAM = "123456789:" + "AbCdEf-_0123456789" * 2
DISCORD = "M" + "Tk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs_x"


class Process:
    """One demo."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        self.errors = folder / f"errors-{len(list(folder.glob('errors-*')))}"
        clean = {name: value for name, value in os.environ.items() if not name.startswith("STEWARD_")}
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "demo", "--no-browser", *words],
                cwd=folder,
                env={**clean, "STEWARD_LANGUAGE": "en", **environment},
                stdout=subprocess.PIPE,
                stderr=errors,
            )

    def said(self) -> str:
        """Everything on stderr so far."""
        return self.errors.read_text("utf-8")

    def url(self) -> str:
        """Where it is; waits until it is open."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            found = re.search(r"http://127\.0\.0\.1:\d+/", self.said())
            if found:
                return found[0]
            time.sleep(0.05)
        raise AssertionError(self.said())

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it; its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        out, _ = self.process.communicate(timeout=SECONDS)
        assert out == b"", "nothing on stdout: answers alone go there"
        return self.process.returncode


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A demo in an empty folder."""
    process = Process(tmp_path_factory.mktemp("empty"), "--port", "0")
    try:
        process.url()
        yield process
    finally:
        process.stop()


def state(url: str, who: str) -> dict[str, Any]:
    """What somebody sees."""
    with urllib.request.urlopen(f"{url}api/state?as={who}", timeout=10) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def do(url: str, who: str, **frame: Any) -> dict[str, Any]:
    """What somebody does."""
    body = json.dumps({"id": 1, **frame}).encode()
    asked = urllib.request.Request(f"{url}api/do?as={who}", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def card(url: str) -> dict[str, Any]:
    """The first card that Mira sees."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        for one in state(url, "mira")["messages"].get("moderators", []):
            if one["content"] and one["content"]["look"] == "card":
                return dict(one)
        time.sleep(0.1)
    raise AssertionError("no card came")


def test_an_insult_becomes_a_card(running: Process) -> None:
    url = running.url()
    assert state(url, "kestrel")["community"]["name"] == "Lanternfall"
    sent = do(url, "kestrel", do="send", channel="raids", text=INSULT, reply_to="", attachments=[], nonce="")
    assert sent["ok"], sent
    shown = card(url)["content"]
    assert INSULT in [block.get("text") for block in shown["blocks"]]
    assert shown["buttons"][0]["label"] == "Not a violation"
    assert "moderators" not in state(url, "kestrel")["messages"], "members don't see the room"


def test_commands_are_published(running: Process) -> None:
    offered = json.dumps(state(running.url(), "mira")["commands"])
    assert "report" in offered


def test_it_is_quiet(running: Process) -> None:
    assert "INFO" not in running.said()
    assert "WARNING" not in running.said()


def test_a_second_one_is_refused_and_told_the_first(running: Process) -> None:
    folder = running.errors.parent
    second = Process(folder, "--port", "0")
    assert second.process.wait(SECONDS) == 1
    assert f"steward demo, process {running.process.pid}" in second.said()
    second.stop()


def test_a_port_in_use_is_said_with_another(running: Process, tmp_path: Path) -> None:
    port = int(running.url().rsplit(":", 1)[1].strip("/"))
    second = Process(tmp_path, "--port", str(port))
    assert second.process.wait(SECONDS) == 1
    assert f"Port {port} is taken" in second.said()
    assert f"--port {port + 1}" in second.said()
    assert "Traceback" not in second.said()
    second.stop()
    russian = Process(tmp_path, "--port", str(port), STEWARD_LANGUAGE="ru")
    assert russian.process.wait(SECONDS) == 1
    assert f"Порт {port} занят" in russian.said()
    russian.stop()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_in_order_and_goes_on_where_it_was(tmp_path: Path, how: int) -> None:
    first = Process(tmp_path, "--port", "0", STEWARD_LOG="info")
    do(first.url(), "kestrel", do="send", channel="raids", text=INSULT, reply_to="", attachments=[], nonce="")
    card(first.url())
    assert first.stop(how) == 0
    assert "Closing the sandbox" in first.said()
    assert "Traceback" not in first.said()
    assert "INFO steward: the sandbox is open" in first.said(), "STEWARD_LOG=info says more"
    second = Process(tmp_path, "--port", "0")
    assert card(second.url())["content"]["blocks"][0]["number"] == "Case 1"
    assert second.stop(how) == 0
    assert (tmp_path / "data" / "sandbox" / "steward.db").is_file()


def test_a_port_stays_taken_by_whoever_has_it(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        process = Process(tmp_path, "--port", str(other.getsockname()[1]))
        assert process.process.wait(SECONDS) == 1
        process.stop()
    again = Process(tmp_path, "--port", "0")
    again.url()
    assert again.stop() == 0, "the refused start left nothing locked"


def test_a_browser_opens_only_beside_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not demo._has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert demo._has_screen()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert demo._has_screen()


@pytest.mark.parametrize("secret", [TELEGRAM, DISCORD, f"mfa.{DISCORD}"])
def test_tokens_are_hidden_wherever_they_stand(secret: str) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting("%(message)s"))
    log = logging.Logger("test")
    log.addHandler(handler)
    log.warning("token=%s", secret)
    log.warning("https://api.example.org/bot%s/getMe", secret)
    try:
        raise ValueError(f"no answer for {secret}")
    except ValueError:
        log.exception("failed with %r", {"Authorization": f"Bot {secret}"}, stack_info=True)
    said = stream.getvalue()
    assert secret not in said
    assert secret[-12:] not in said
    assert said.count("[hidden]") >= 4
    assert "ValueError: no answer for" in said


@pytest.mark.parametrize(
    "plain",
    [
        "2026-11-20 10:16:53 INFO case 214 closed by 1234567890 in -1001234567890",
        "http://127.0.0.1:8080/api/state?as=kestrel",
        "adapters.sandbox.delivery.something: steward.db is open, schema 1",
        "12:30 the raid begins",
    ],
)
def test_what_is_no_token_stays(plain: str) -> None:
    assert redacted(plain) == plain


def test_other_secrets_are_hidden() -> None:
    assert "hunter2" not in redacted("postgresql://steward:hunter2@db/x")
    assert "abcdefgh" not in redacted("authorization: Bearer abcdefgh12345678")
    assert "k" * 40 not in redacted(f"https://example.org/api/webhooks/123/{'k' * 40}")


@pytest.mark.parametrize(
    ("asked", "level"), [("", 30), ("info", 20), ("DEBUG", 10), (" error ", 40), ("nonsense", 30), ("notset", 30)]
)
def test_the_level_is_asked_for_by_name(asked: str, level: int) -> None:
    assert level_asked({logs.VARIABLE: asked}) == level


def test_setting_up_keeps_libraries_quiet_that_name_addresses() -> None:
    code = (
        "import io, logging, sys; from bot.cli import logs; out = io.StringIO();"
        "logs.set_up(out, {'STEWARD_LOG': 'debug'});"
        "logging.getLogger('httpx').info('GET /bot'); logging.getLogger('steward').debug('seen');"
        "print(out.getvalue().count('GET'), out.getvalue().count('seen'));"
        f"raise ValueError('{TELEGRAM}')"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=SECONDS, check=False)
    assert asked.stdout.split() == ["0", "1"]
    assert asked.returncode == 1
    assert TELEGRAM not in asked.stderr
