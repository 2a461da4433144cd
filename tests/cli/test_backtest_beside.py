"""steward rules backtest: days of a zone, near misses, load, samples, and what moderators had decided."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.memory.clock import MemoryClock
from adapters.memory.dice import MemoryDice
from adapters.sql import open_store
from bot.domain.decisions import Decision, Outcome
from bot.domain.signals import Severity, Signal, SignalKind, Topic
from bot.ports.store import Tx
from bot.ports.tables import DECISIONS, SIGNALS
from tests.cli.conftest import Run
from tests.cli.test_backtest import RULES
from tests.kit.exports import Said, telegram_export, write

CHAT = [
    Said(1, 10, "you idiot", 0),
    Said(2, 11, "an idiot again", 11 * 3600),
    Said(3, 12, "дурак", 86_400 * 20),
    *(Said(number, 13, f"idiot number {number}", 86_400 * 20 + number) for number in range(4, 14)),
]
NEAR = """
[[rule]]
id = "two"
mode = "ask"
when.says_any = ["number"]
when.is_reply = true
then.flag = "spam"
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(RULES + NEAR, encoding="utf-8")
    return path


@pytest.fixture
def telegram(tmp_path: Path) -> Path:
    return write(tmp_path / "result.json", telegram_export(CHAT))


def test_days_are_those_of_the_zone(steward: Run, rules: Path, telegram: Path) -> None:
    for zone, days in (
        ("UTC", {"2026-09-01": 2, "2026-09-21": 11}),
        ("Asia/Tokyo", {"2026-09-01": 1, "2026-09-02": 1, "2026-09-21": 11}),
        ("America/Los_Angeles", {"2026-09-01": 2, "2026-09-21": 11}),
        ("Pacific/Kiritimati", {"2026-09-02": 2, "2026-09-22": 11}),
    ):
        (report,) = steward("rules", "backtest", telegram, "--rules", rules, "--json", "--zone", zone).json
        assert report["rules"][0]["days"] == days, zone


def test_the_page_names_the_days_that_were_counted(steward: Run, rules: Path, telegram: Path, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    for zone, day in (("America/Los_Angeles", "1 Sep"), ("Pacific/Kiritimati", "2 Sep")):
        assert steward("rules", "backtest", telegram, "--rules", rules, "--html", page, "--zone", zone).code == 0
        chart = page.read_text(encoding="utf-8").partition('<p class="days">')[2]
        assert chart.startswith(f"<span>{day}"), zone


def test_load_and_near_misses(steward: Run, rules: Path, telegram: Path) -> None:
    (report,) = steward("rules", "backtest", telegram, "--rules", rules, "--json").json
    insult, link, two = report["rules"]
    assert report["load"] == insult["load"] == round(13 * 7 / (20 + 13 / 86_400))
    assert link["load"] == 0, "what only watches brings no cards"
    assert [one["message_id"] for one in two["near"]] == ["4", "5", "6", "7", "8"]
    assert {one["missing"] for one in two["near"]} == {"is_reply"}
    assert insult["near"] == []


@pytest.mark.parametrize(("language", "load"), [("en", "about 5 cards a week"), ("ru", "около 5 карточек в неделю")])
def test_the_load_is_said(steward: Run, rules: Path, telegram: Path, tmp_path: Path, language: str, load: str) -> None:
    page = tmp_path / "r.html"
    ran = steward("rules", "backtest", telegram, "--rules", rules, "--html", page, language=language)
    assert load in ran.out
    assert load in page.read_text(encoding="utf-8")


def test_as_many_samples_as_asked_for(steward: Run, rules: Path, telegram: Path) -> None:
    def shown(*options: object) -> int:
        out = steward("rules", "backtest", telegram, "--rules", rules, *options).out
        return out.partition("two\n")[0].count("  · ")

    assert shown("--samples", 0) < shown() < shown("--samples", 20)
    assert shown("--samples", 20) - shown("--samples", 0) >= 13
    assert steward("rules", "backtest", telegram, "--rules", rules, "--samples", -1).code == 2


def _signal(number: int, message: str, case: int) -> Signal:
    return Signal(
        7, number, SignalKind.RULE, "insult", "v", "ask", Topic.INSULT, Severity.HIGH, 1, "telegram", "-10077", message,
        (), (), 0, case,
    )  # fmt: skip


def _decision(number: int, case: int, outcome: Outcome, by: int | None = 5) -> Decision:
    return Decision(7, number, case, outcome, (), by, "insult", "v", "", "", 0)


async def _store(folder: Path) -> None:
    store = await open_store(folder / "steward.db", clock=MemoryClock(), dice=MemoryDice(1))

    async def body(tx: Tx) -> None:
        for number, message in enumerate(("1", "2", "3", "4"), 1):
            await tx.add(SIGNALS, _signal(number, message, number))
        for one in (
            _decision(1, 1, Outcome.VIOLATION), _decision(2, 2, Outcome.VIOLATION),
            _decision(3, 2, Outcome.OVERTURNED), _decision(4, 3, Outcome.NO_VIOLATION),
            _decision(5, 4, Outcome.VIOLATION, None),
        ):  # fmt: skip
            await tx.add(DECISIONS, one)

    await store.write(body)
    await store.close()


def test_what_moderators_decided_is_joined(steward: Run, rules: Path, telegram: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    asyncio.run(_store(folder))
    arguments = ("rules", "backtest", telegram, "--rules", rules, "--decisions")
    for store in (folder, folder / "steward.db"):
        insult = steward(*arguments, store, "--json").json[0]["rules"][0]
        assert insult["decisions"] == {"agreed": 1, "rejected": 2, "unjudged": 10}
    page = tmp_path / "r.html"
    ran = steward(*arguments, folder, "--html", page)
    for text in (ran.out, page.read_text(encoding="utf-8")):
        assert "Moderators agreed with 1, said no to 2, never judged 10." in text
    without = steward("rules", "backtest", telegram, "--rules", rules, "--json").json[0]["rules"][0]
    assert without["decisions"] is None


def test_a_store_that_is_not_there_is_said(steward: Run, rules: Path, telegram: Path, tmp_path: Path) -> None:
    for store in (tmp_path / "none", tmp_path / "none.db"):
        ran = steward("rules", "backtest", telegram, "--rules", rules, "--decisions", store, "--json")
        assert (ran.code, ran.out) == (1, "")
        assert "none" in ran.err
