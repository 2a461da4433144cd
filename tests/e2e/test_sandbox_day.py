"""A day of the sandbox in a real browser, in both languages: a poll, a draw that is checked, a waiting list, a month.

Screenshots of every open page are kept when something fails, and always where STEWARD_SHOTS names a folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from tests.kit import ROOT, find_chromium

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE: ViewportSize = {"width": 1360, "height": 860}
SMALL: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 15_000
pytestmark = pytest.mark.browser

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "question": "When do we storm the Spire?", "winner": "Saturday", "other": "Friday", "closes": "in 1 hour",
        "put up": "Put it up", "close": "Close and count", "won": "Saturday wins with 2 votes",
        "title": "A lantern for the spring", "prize": "a carved lantern", "open": "Open it now", "in": "Take part",
        "me": "Am I in?", "second": "number 2 of 3", "freeze": "Close the list", "outcome": "Outcome",
        "number": "Number",
        "list": "List", "tick": "✓ Everything fits",
        "event": "The Spire for beginners", "when": "tomorrow 19:30", "place": "the campfire",
        "short": "Use the short brief",
        "publish": "Publish", "yes": "I'm going", "no": "Can't come", "waits": "waiting list",
        "moved": "A place became free",
        "post": "The Spire is back up.", "at": "in 1 minute",
    },
    "ru": {
        "question": "Когда штурмуем Шпиль?", "winner": "Суббота", "other": "Пятница", "closes": "через 1 час",
        "put up": "Опубликовать", "close": "Закрыть и подсчитать", "won": "Побеждает «Суббота»: 2 голоса",
        "title": "Фонарь к весне", "prize": "резной фонарь", "open": "Открыть сейчас", "in": "Участвую",
        "me": "Я в списке?", "second": "номер 2 из 3", "freeze": "Закрыть список", "outcome": "Итоги",
        "number": "Число",
        "list": "Список", "tick": "✓ Всё сходится",
        "event": "Шпиль для новичков", "when": "завтра в 19:30", "place": "у костра",
        "short": "Короткий план",
        "publish": "Объявить", "yes": "Иду", "no": "Не смогу", "waits": "лист",
        "moved": "Освободилось место",
        "post": "Шпиль снова открыт.", "at": "через 1 минуту",
    },
}  # fmt: skip


class Day:
    """One demo in a process of its own, a browser, and a page for each who looks."""

    def __init__(self, browser: Browser, data: Path, language: str) -> None:
        self.browser, self.language, self.words = browser, language, WORDS[language]
        self.pages: dict[str, Page] = {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser", "--data", str(data)],
            cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "STEWARD_LANGUAGE": language},
        )  # fmt: skip
        assert self.process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.process.stderr.readline())
        assert found is not None, "the demo says where it is"
        self.url = found[0]

    def stop(self) -> int:
        """Ctrl+C; its exit status."""
        for page in self.pages.values():
            page.context.close()
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=20)
        assert self.process.stderr is not None
        self.process.stderr.close()
        return status

    def sees(self, who: str, room: str = "general", *, small: bool = False) -> Page:
        """The page of somebody, opened once."""
        key = f"{who}-{room.replace(':', '-')}"
        if key not in self.pages:
            page = self.browser.new_context(viewport=SMALL if small else WIDE, has_touch=small).new_page()
            page.set_default_timeout(PATIENCE)
            page.add_init_script("localStorage.setItem('steward-welcomed', 'yes')")
            page.goto(f"{self.url}?as={who}&lang={self.language}#{room}")
            page.wait_for_selector("#composer textarea")
            self.pages[key] = page
        return self.pages[key]

    @contextmanager
    def kept(self, name: str, folder: Path) -> Iterator[dict[str, str]]:
        """Keep what every page shows if the body fails, or if STEWARD_SHOTS asks for it."""
        wanted = os.environ.get("STEWARD_SHOTS", "")
        try:
            yield self.words
        except BaseException:
            self._shoot(name, Path(wanted) if wanted else folder)
            raise
        if wanted:
            self._shoot(name, Path(wanted))

    def _shoot(self, name: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for key, page in self.pages.items():
            page.screenshot(path=folder / f"{name}-{self.language}-{key}.png")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, once."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=find_chromium(), args=list(ARGS))
        yield found
        found.close()


@pytest.fixture(scope="module", params=["en", "ru"])
def day(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A fresh sandbox for each language, which stops in good order."""
    one = Day(browser, tmp_path_factory.mktemp("day"), request.param)
    yield one
    assert one.stop() == 0


def types(page: Page, line: str) -> None:
    """Write a command and send it."""
    page.locator("#composer textarea").fill(line)
    page.keyboard.press("Enter")


def fills(page: Page, *values: str) -> None:
    """Fill in the form that stands open, blank by blank, and send it."""
    form = page.locator("dialog[open]")
    blanks = form.locator("input, textarea, select")
    expect(blanks.first).to_be_visible()
    for at, value in enumerate(values):
        if value:
            blanks.nth(at).fill(value)
    form.locator("button[type=submit]").click()
    expect(form).to_have_count(0)


def presses(page: Page, label: str) -> None:
    """Press a button on the newest note that only this person sees."""
    page.locator(".note").get_by_role("button", name=label).last.click()


def call(page: Page, *texts: str) -> Locator:
    """The newest message of Steward's to everybody that has all of these words."""
    found = page.locator("article:not(:has(.note))")
    for text in texts:
        found = found.filter(has_text=text)
    return found.last


def download(page: Page, message: Locator, name: str) -> bytes:
    """A file that hangs on a message."""
    address = message.locator("a", has_text=name).get_attribute("href")
    assert address is not None
    return page.request.get(urljoin(page.url, address)).body()


def test_a_poll_is_voted_and_closed_with_its_chart(day: Day, tmp_path: Path) -> None:
    with day.kept("poll", tmp_path) as words:
        mira, bob, juno = day.sees("mira"), day.sees("bob", small=True), day.sees("juno")
        types(mira, "/poll new")
        fills(mira, words["question"], f"{words['other']}\n{words['winner']}", words["closes"])
        presses(mira, words["put up"])
        for page in (bob, juno):
            option = call(page, words["question"]).get_by_role("button", name=words["winner"])
            option.click()
            expect(option).to_have_attribute("aria-pressed", "true")
        types(mira, "/poll close")
        expect(mira.locator(".note").last).to_contain_text("2")
        presses(mira, words["close"])
        result = call(bob, words["won"])
        expect(result).to_be_visible()
        expect(result).to_contain_text(f"{words['winner']} · 2")
        chart = result.locator("img")
        expect(chart).to_be_visible()
        assert words["winner"] in (chart.get_attribute("alt") or "")
        assert chart.evaluate("one => one.naturalWidth") >= 600


def test_a_draw_is_checked_by_its_recipe_by_the_tool_and_by_its_page(day: Day, tmp_path: Path) -> None:
    with day.kept("draw", tmp_path) as words:
        mira, bob = day.sees("mira"), day.sees("bob", small=True)
        types(mira, "/contest new")
        fills(mira, words["title"], words["prize"], "", words["closes"], "1")
        presses(mira, words["open"])
        for number, who in enumerate(("juno", "bob", "kestrel"), 1):
            page = day.sees(who)
            call(page, words["title"], words["me"]).get_by_role("button", name=words["in"]).click()
            expect(page.locator(".note").last).to_contain_text(str(number))
        call(bob, words["title"], words["me"]).get_by_role("button", name=words["me"]).click()
        expect(bob.locator(".note").last).to_contain_text(words["second"])
        types(mira, "/contest freeze")
        presses(mira, words["freeze"])
        expect(mira.locator(".note").last).not_to_contain_text(words["freeze"])
        types(mira, "/contest draw")
        outcome = call(bob, words["outcome"], words["title"], "draw.json")
        expect(outcome).to_be_visible()
        record = tmp_path / "draw.json"
        record.write_bytes(download(bob, outcome, "draw.json"))
        drawn: dict[str, Any] = json.loads(record.read_bytes())
        printed = dict(
            zip(
                (one.strip() for one in outcome.locator("dt").all_inner_texts()),
                (one.strip() for one in outcome.locator("dd").all_inner_texts()),
                strict=True,
            )
        )
        by_hand(printed[words["number"]], drawn)
        assert printed[words["list"]] == drawn["list_hash"]
        verified(record, day.language)
        shows_its_tick(day, download(bob, outcome, "draw-"), tmp_path)


def by_hand(number: str, drawn: dict[str, Any]) -> None:
    """The recipe of the message: for each line SHA-256 of the number, a vertical bar and the line; sort by it."""
    assert len(drawn["entrants"]) == 3
    again = sorted(drawn["entrants"], key=lambda line: hashlib.sha256(f"{number}|{line}".encode()).hexdigest())
    assert again == drawn["ranking"]
    assert drawn["winners"] == again[:1]


def verified(record: Path, language: str) -> None:
    """`steward verify-draw` says yes to the file, and no to one that names another winner."""
    env = {**os.environ, "STEWARD_LANGUAGE": language}
    tool = [sys.executable, "-m", "bot", "verify-draw"]
    good = subprocess.run([*tool, str(record)], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stdout + good.stderr
    drawn = json.loads(record.read_bytes())
    forged = record.with_name("forged.json")
    forged.write_text(json.dumps({**drawn, "winners": drawn["ranking"][1:2]}))
    bad = subprocess.run([*tool, str(forged)], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert bad.returncode == 1, bad.stdout


def shows_its_tick(day: Day, page: bytes, folder: Path) -> None:
    """The page that hangs on the outcome, opened from a file on a phone without any network."""
    path = folder / "draw.html"
    path.write_bytes(page)
    context = day.browser.new_context(viewport=SMALL, offline=True, locale=day.language)
    shown = context.new_page()
    faults: list[str] = []
    shown.on("pageerror", lambda error: faults.append(str(error)))
    shown.goto(path.as_uri())
    expect(shown.locator("#verdict")).to_contain_text(WORDS[day.language]["tick"])
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it fits a phone"
    assert not faults
    if os.environ.get("STEWARD_SHOTS"):
        shown.screenshot(path=Path(os.environ["STEWARD_SHOTS"]) / f"check-{day.language}.png", full_page=True)
    context.close()


def test_whoever_waits_moves_up(day: Day, tmp_path: Path) -> None:
    with day.kept("event", tmp_path) as words:
        oskar, bob, kestrel = day.sees("oskar"), day.sees("bob", small=True), day.sees("kestrel")
        types(oskar, "/event new")
        fills(oskar, words["event"], words["when"], words["place"], "", "1")
        presses(oskar, words["short"])
        presses(oskar, words["publish"])
        call(bob, words["event"], words["yes"]).get_by_role("button", name=words["yes"], exact=True).click()
        expect(bob.locator(".note").last).to_contain_text(words["event"])
        call(kestrel, words["event"], words["yes"]).get_by_role("button", name=words["yes"], exact=True).click()
        expect(kestrel.locator(".note").last).to_contain_text(words["waits"])
        call(bob, words["event"], words["yes"]).get_by_role("button", name=words["no"], exact=True).click()
        told = call(day.sees("kestrel", "direct:kestrel"), words["event"])
        expect(told).to_be_visible()
        expect(told).to_contain_text(words["moved"])


def test_the_month_is_a_picture_and_a_text(day: Day, tmp_path: Path) -> None:
    with day.kept("month", tmp_path) as words:
        mira = day.sees("mira")
        types(mira, "/post new")
        fills(mira, words["post"], "", words["at"])
        expect(mira.locator(".note", has_text=words["post"]).last).to_be_visible()
        types(mira, "/post calendar")
        month = mira.locator("article:has(.note)", has=mira.locator("img")).last
        expect(month).to_contain_text(words["post"])
        picture = month.locator("img")
        expect(picture).to_be_visible()
        title = picture.get_attribute("alt") or ""
        assert re.fullmatch(r"\w+ \d{4}", title), title
        expect(month).to_contain_text(title)
        assert picture.evaluate("one => one.naturalWidth") >= 600
        mira.locator("[data-key=room-events]").click()
        mira.locator(".events-strip [data-key=month]").click()
        expect(mira.locator("dialog[open] img")).to_be_visible()
