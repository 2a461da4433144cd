"""What `make run` opens, in a real browser: an insult, the card, Delete, the notice, Undo, in both languages."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.kit import ROOT, find_chromium

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
pytestmark = pytest.mark.browser


class Demo:
    """`steward demo` in a process of its own."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser", "--data", str(data)],
            cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "STEWARD_LANGUAGE": "en"},
        )  # fmt: skip
        assert self.process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.process.stderr.readline())
        assert found is not None, "the demo says where it is"
        self.url = found[0]

    def stop(self) -> int:
        """Ctrl+C; its exit status."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=20)
        assert self.process.stderr is not None
        self.process.stderr.close()
        return status


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, once."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=find_chromium(), args=list(ARGS))
        yield found
        found.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """A fresh sandbox that stops in good order."""
    one = Demo(tmp_path / "data")
    yield one
    assert one.stop() == 0


def visit(browser: Browser, demo: Demo, who: str, room: str, language: str) -> Page:
    """The page as somebody sees it."""
    page = browser.new_context(viewport={"width": 1360, "height": 860}).new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{demo.url}?as={who}&lang={language}#{room}")
    return page


WORDS = {
    "en": (
        "you absolute idiot, brann", "Delete", "message deleted", "removed by a moderator", "Undo", "It was taken back",
    ),
    "ru": (
        "какой же ты идиот, brann", "Удалить", "сообщение удалено", "удалено модератором", "Вернуть как было",
        "Решение отменено",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_from_an_insult_to_undo(browser: Browser, demo: Demo, language: str) -> None:
    text, delete, deleted, told, undo, taken_back = WORDS[language]
    member = visit(browser, demo, "kestrel", "general", language)
    member.locator("#composer textarea, #composer [contenteditable], #composer input[type=text]").first.fill(text)
    member.keyboard.press("Enter")
    expect(member.locator("article", has_text=text).last).to_be_visible()

    moderator = visit(browser, demo, "mira", "moderators", language)
    card = moderator.locator(".card", has_text=text.split(",")[0].split()[-1]).last
    expect(card).to_be_visible()
    card.get_by_role("button", name=delete, exact=True).click()
    decided = moderator.locator(".card.decided").last
    expect(decided).to_contain_text(deleted)
    expect(member.locator("article p", has_text=text)).to_have_count(0)

    direct = visit(browser, demo, "kestrel", "direct:kestrel", language)
    expect(direct.locator("article", has_text=told).last).to_be_visible()

    decided.get_by_role("button", name=undo, exact=True).click()
    expect(direct.locator("article", has_text=taken_back).last).to_be_visible()
    expect(member.locator("article", has_text=text).last).to_be_visible()
    for page in (member, moderator, direct):
        page.context.close()
