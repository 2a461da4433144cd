"""A browser for the page's tests, and the fake server that it talks to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.e2e.page.fake import Fake
from tests.e2e.page.server import Served
from tests.kit import find_chromium

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SMALL: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1360, "height": 860}

EXPECTED = ("WebSocket", "Failed to load resource: the server responded with a status of 400")

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, once a file: while playwright's own loop runs, no other test of the process can have one."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def served() -> Iterator[Served]:
    """A fresh community on a free port."""
    one = Served(Fake())
    yield one
    one.stop()


@pytest.fixture
def opened(chromium: Browser, served: Served) -> Iterator[Opened]:
    """Opens the page as somebody, in a language, at a width; whatever the page complains about fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def visit(
        who: str = "bob",
        lang: str = "en",
        room: str = "general",
        *,
        theme: str = "light",
        small: bool = False,
        welcomed: bool = True,
        size: ViewportSize | None = None,
        **more: Any,
    ) -> Page:
        context = chromium.new_context(
            viewport=size or (SMALL if small else WIDE), has_touch=small, is_mobile=small, **more
        )
        contexts.append(context)
        context.set_default_timeout(8000)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: (
                faults.append(said.text)
                if said.type == "error" and not any(one in said.text for one in EXPECTED)
                else None
            ),
        )
        if welcomed:
            page.add_init_script("localStorage.setItem('steward-welcomed', 'yes')")
        page.goto(f"{served.address}/?as={who}&lang={lang}&theme={theme}#{room}")
        page.wait_for_selector("#composer textarea")
        page.wait_for_function("room => document.querySelector('.log')?.getAttribute('aria-label')", arg=room)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not faults
