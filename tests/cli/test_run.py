"""`steward run` where it will not run, and how it goes on with a new token: every refusal told with its remedy."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import aiohttp
import orjson
import pytest

from adapters.memory.store import MemoryStore
from bot.bootstrap.run import Platforms, start_run
from bot.cli import logs
from bot.config import Config, read_config
from bot.domain.events import Incoming
from bot.ports.platform import PlatformFault
from tests.cli.conftest import Run
from tests.kit.run import run
from tests.kit.running import Steward, free_port
from tests.wire.telegram import TelegramWire

TELEGRAM: Final = "123456789:" + "AbCdEf-_0123456789" * 2
DISCORD: Final = "M" + "Tk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs_x"
SECOND_TOKEN: Final = "700123456:AAwire-second-0123456789abcdefghijklm"  # of the test's own Telegram, of no account
SECONDS: Final = 40
FIGURES: Final = (
    'steward_part_running{part="telegram"} 1.0', 'steward_part_falls_total{part="telegram"} 0.0',
    'steward_events_total{platform="telegram"} 0.0', "process_resident_memory_bytes", "python_gc_collections_total",
)  # fmt: skip
"""What docs/operating.md names."""


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [one for one in os.environ if one.startswith("STEWARD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(logs, "set_up", lambda: None)  # the log of these tests is pytest's


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield int(one.getsockname()[1])


@pytest.mark.parametrize(("language", "words"), [("en", "No platform has a token yet"), ("ru", "ещё нет токена")])
def test_without_a_token_it_says_where_to_get_one(steward: Run, tmp_path: Path, language: str, words: str) -> None:
    ran = steward("run", language=language)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    for name in ("STEWARD_TELEGRAM__TOKEN", "STEWARD_DISCORD__TOKEN", "docs/telegram.md", "docs/discord.md"):
        assert name in ran.err
    assert list(tmp_path.iterdir()) == [], "nothing is made for nobody"


@pytest.mark.parametrize("role", ["worker", "gateway"])
def test_a_part_alone_is_refused_with_the_reason(steward: Run, monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    monkeypatch.setenv("STEWARD_TELEGRAM__TOKEN", TELEGRAM)
    for language, words in (("en", "Leave --role out"), ("ru", "Запустите без --role")):
        ran = steward("run", "--role", role, language=language)
        assert ran.code == 2
        assert words in ran.err
        assert role in ran.err
    assert steward("run", "--role", "captain").code == 2


def test_a_taken_port_is_said_with_another(steward: Run, monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    monkeypatch.setenv("STEWARD_TELEGRAM__TOKEN", TELEGRAM)
    monkeypatch.setenv("STEWARD_HTTP__PORT", str(taken))
    ran = steward("run")
    assert ran.code == 1
    assert f"Port {taken} is taken" in ran.err
    assert f"STEWARD_HTTP__PORT={taken + 1 if taken < 65535 else 8080}" in ran.err
    assert TELEGRAM not in ran.err + ran.out
    assert steward("check").code == 0, "the store was let go"


@pytest.mark.parametrize(
    ("text", "place", "fix"),
    [
        ('[telegram]\ntokn = "x"\n', "config.toml:2: telegram.tokn:", "Did you mean “token”?"),
        ('[discord]\ntoken_file = "none.token"\n', "config.toml:2: discord.token_file:", "can't be read"),
        ('[telegram]\nwebhook = "https://example.org/x"\n', "telegram.secret:", "a webhook needs its secret"),
        ('[telegram]\nwebhook = "example.org"\n', "config.toml:2: telegram.webhook:", "https://example.org/path"),
        ('[telegram]\nsecret = "hush hush"\n', "config.toml:2: telegram.secret:", "openssl rand -hex 32"),
        ("[discord]\nshards = 0\n", "config.toml:2: discord.shards:", "a number from 1 on"),
        ('[access]\nwho_may_add = ["ann"]\n', "config.toml:2: access.who_may_add:", "telegram:123456"),
        ("[http]\nport = 70000\n", "config.toml:2: http.port:", "65535"),
    ],
)
def test_a_faulty_configuration_starts_nothing(steward: Run, tmp_path: Path, text: str, place: str, fix: str) -> None:
    (tmp_path / "config.toml").write_text(text)
    for command in ("run", "check"):
        ran = steward(command)
        assert ran.code == 1
        assert place in ran.err, ran.err
        assert fix in ran.err
        assert "hush" not in ran.err + ran.out
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("platform", ["telegram", "discord"])
@pytest.mark.parametrize("token", ["s3cret-that-is-none", "12:short", "a.b.c"])
def test_a_misshapen_token_is_told_and_never_shown(
    steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, token: str
) -> None:
    (tmp_path / "config.toml").write_text(f'[{platform}]\ntoken = "{token}"\n')
    (tmp_path / "bot.token").write_text(f"  {token}\n")
    for language, words in (("en", f"{platform}.token does not have the shape"), ("ru", f"{platform}.token не похож")):
        ran = steward("check", language=language)
        assert ran.code == 1
        assert words in ran.err
        assert token not in ran.err + ran.out
    (tmp_path / "config.toml").unlink()
    monkeypatch.setenv(f"STEWARD_{platform.upper()}__TOKEN_FILE", "bot.token")
    ran = steward("check")
    assert ran.code == 1
    assert token not in ran.err + ran.out


def test_tokens_of_the_right_shape_are_well(steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bot.token").write_text(f"\n{DISCORD}\n\n")
    monkeypatch.setenv("STEWARD_DISCORD__TOKEN_FILE", "bot.token")
    monkeypatch.setenv("STEWARD_TELEGRAM__TOKEN", TELEGRAM)
    ran = steward("check")
    assert ran.code == 0, ran.err
    for secret in (DISCORD, TELEGRAM):
        assert secret not in ran.err + ran.out + repr(read_config()) + str(read_config())
    assert read_config().discord.token.get_secret_value() == DISCORD


@run
async def test_a_new_token_in_its_file_is_taken_up() -> None:
    async with TelegramWire() as wire:
        _write("bot.token", wire.token)
        base = wire.base_url.removesuffix("/bot")
        _write("config.toml", f'[telegram]\ntoken_file = "bot.token"\nbase_url = "{base}"\n')
        platforms = Platforms(read_config(), read_config, MemoryStore())  # type: ignore[arg-type]  # any store does
        assert set(platforms.now) == {"telegram"}
        first = platforms.renew("telegram")
        assert first is platforms.now["telegram"], "what the core holds is what is started"
        await first.start(_nothing)
        await first.stop()
        former = wire.token
        wire.revoke_token(SECOND_TOKEN)
        with pytest.raises(PlatformFault) as refused:
            await platforms.renew("telegram").start(_nothing)
        assert refused.value.lasting
        assert former not in str(refused.value)
        await platforms.stop()
        _write("bot.token", f"{SECOND_TOKEN}\n")
        second = platforms.renew("telegram")
        assert second is platforms.now["telegram"] is not first
        await second.start(_nothing)
        assert second.invitation()
        await platforms.stop()
        assert wire.complaints == []


def test_a_configuration_that_broke_meanwhile_leaves_the_old_one_in_force(caplog: pytest.LogCaptureFixture) -> None:
    Path("bot.token").write_text(TELEGRAM)
    Path("config.toml").write_text('[telegram]\ntoken_file = "bot.token"\n')
    platforms = Platforms(read_config(), read_config, MemoryStore())  # type: ignore[arg-type]  # any store does
    platforms.renew("telegram")
    Path("bot.token").unlink()
    renewed = platforms.renew("telegram")
    assert renewed.name == "telegram"
    assert "going on with what it was" in caplog.text
    assert TELEGRAM not in caplog.text


@run
async def test_a_platform_that_refuses_for_good_ends_nothing_but_itself() -> None:
    told: list[tuple[str, str]] = []
    async with TelegramWire() as wire:
        settings = {"token": SECOND_TOKEN, "base_url": wire.base_url.removesuffix("/bot")}
        config = Config.model_validate({"telegram": settings, "http": {"port": 0}})
        running = await start_run(config, lambda name, fault, _: told.append((name, fault.key if fault else "")))
        parts = running.core.supervisor.parts  # type: ignore[union-attr]  # no port was asked for
        while not told or parts["telegram"].running:
            await running.core.desk.clock.sleep(10_000)  # type: ignore[union-attr]  # as above
        assert told == [("telegram", "telegram-token")]
        assert parts["telegram"].will_not == "telegram-token"
        assert parts["mailbox"].running
        await running.stop()  # type: ignore[union-attr]  # as above


@run
async def test_the_process_tells_what_a_monitor_wants_and_ends_in_order() -> None:
    async with TelegramWire() as wire:
        token = wire.token
        _write("bot.token", token)
        port = free_port()
        steward = Steward(Path.cwd(), {
            "STEWARD_TELEGRAM__TOKEN_FILE": "bot.token", "STEWARD_HTTP__PORT": str(port), "STEWARD_LOG": "debug",
            "STEWARD_TELEGRAM__BASE_URL": wire.base_url.removesuffix("/bot"),
        })  # fmt: skip
        try:
            await steward.connects("Telegram")
            await steward.hears("https://t.me/steward_wire_bot?startgroup=")
            assert f"http://127.0.0.1:{port}/healthz" in steward.words
            health = orjson.loads(await _read(f"http://127.0.0.1:{port}/healthz"))
            assert health["ok"]
            assert {"telegram", "dispatch", "mailbox"} <= set(health["parts"])
            figures = (await _read(f"http://127.0.0.1:{port}/metrics")).decode()
            for name in FIGURES:
                assert f"\n{name}" in figures, name
            assert await steward.stop() == 0
        finally:
            await steward.kill()
        assert "Ending: what has begun is finished and stored." in steward.words
        assert token not in steward.words
        assert wire.complaints == []


@run
async def test_a_process_that_nobody_lets_in_ends_and_says_what_to_mend() -> None:
    async with TelegramWire() as wire:
        settings = {"STEWARD_TELEGRAM__TOKEN": SECOND_TOKEN, "STEWARD_HTTP__PORT": "0"}
        steward = Steward(Path.cwd(), settings | {"STEWARD_TELEGRAM__BASE_URL": wire.base_url.removesuffix("/bot")})
        try:
            await steward.start()
            assert await steward.ends(SECONDS) == 1
        finally:
            await steward.kill()
        assert "Telegram refuses my token" in steward.words
        assert "No platform lets Steward in" in steward.words
        assert SECOND_TOKEN not in steward.words


def _write(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


async def _read(url: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.read()


async def _nothing(_: Incoming) -> bool:
    return True
