"""The page with the real Steward behind it: from an insult to the notice and back, in both languages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from adapters.http import PortTaken
from bot.bootstrap import Demo, start_demo
from tests.e2e.page.conftest import SMALL, WIDE
from tests.e2e.page.test_look import measured

pytestmark = pytest.mark.browser

INSULT = "you weren't even there, you liar"


class Running:
    """A demo in a loop and thread of its own."""

    def __init__(self, data: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        started = asyncio.run_coroutine_threadsafe(start_demo(data, 0), self.loop).result(30)
        assert not isinstance(started, PortTaken)
        self.demo: Demo = started

    def stop(self) -> None:
        """Stops in order and ends the loop."""
        asyncio.run_coroutine_threadsafe(self.demo.stop(), self.loop).result(30)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Opens the real sandbox as somebody."""
    running = Running(tmp_path)
    faults: list[str] = []
    contexts = []

    def go(who: str, lang: str = "en", room: str = "general", small: bool = False) -> Page:
        context = chromium.new_context(viewport=SMALL if small else WIDE, has_touch=small, is_mobile=small)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.add_init_script("localStorage.setItem('steward-welcomed', 'yes')")
        page.goto(f"{running.demo.listening.url}?as={who}&lang={lang}&theme=light#{room}")
        page.wait_for_selector(".list > *")
        return page

    yield go
    for context in contexts:
        context.close()
    running.stop()
    assert not faults


@pytest.mark.parametrize(
    ("lang", "delete", "undo", "ask"),
    [
        ("en", "Delete", "Undo", "Ask to look again"),
        ("ru", "Удалить", "Вернуть как было", "Попросить посмотреть ещё раз"),
    ],
)
def test_an_insult_is_decided_told_and_taken_back(visit: Visit, lang: str, delete: str, undo: str, ask: str) -> None:
    kestrel = visit("kestrel", lang, "raids")
    moderator = visit("mira", lang, "moderators")
    kestrel.locator("#composer textarea").fill(INSULT)
    kestrel.keyboard.press("Enter")
    expect(kestrel.locator(".message .text", has_text=INSULT)).to_be_visible()
    card = moderator.locator(".card:not(.decided)", has_text=INSULT)
    expect(card.locator("mark").first).to_be_visible()
    card.get_by_role("button", name=delete, exact=True).click()
    decided = moderator.locator(".card.decided")
    expect(decided).to_contain_text("Mira")
    expect(kestrel.locator(".message .text", has_text=INSULT)).to_have_count(0)
    kestrel.locator(".channel.direct").click()
    notice = kestrel.locator(".card.notice")
    expect(notice).to_contain_text(INSULT)
    expect(notice.get_by_role("button", name=ask)).to_be_visible()
    decided.get_by_role("button", name=undo).click()
    expect(card).to_be_visible()


def test_the_real_page_is_measured_like_the_fake_one(visit: Visit) -> None:
    for who, lang, room, small in (
        ("bob", "ru", "general", False),
        ("mira", "ru", "moderators", True),
        ("bob", "en", "raids", True),
    ):
        found = measured(visit(who, lang, room, small))
        assert [one for one in found["texts"] if one["ratio"] < 4.5] == []
        assert found["spilled"] == []
        assert found["nameless"] == []


def test_a_persona_changes_its_name_and_the_new_name_is_judged(visit: Visit) -> None:
    bob, moderator = visit("bob", "en", "general"), visit("mira", "en", "moderators")
    bob.locator("[data-key=persona]").click()
    bob.get_by_role("menuitem", name="Change my name…").click()
    field = bob.get_by_label("New name")
    expect(field).to_have_value("Bob")
    field.fill("Mira")
    bob.get_by_role("button", name="Change", exact=True).click()
    expect(bob.get_by_role("alert")).to_contain_text("called Mira already")
    field.fill("Bob the stupid idiot")
    bob.get_by_role("button", name="Change", exact=True).click()
    expect(bob.locator("[data-key=persona]")).to_contain_text("Bob the stupid idiot")
    expect(moderator.locator(".card:not(.decided)", has_text="Bob the stupid idiot")).to_be_visible()
