"""The page that draws again, in a browser as wide as a phone: from a file, without a network, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from activities.contests import draw, page
from activities.contests.record import DRAND, SEALED, Looked, Record, write_record
from tests.kit import find_chromium
from tests.kit.draws import SEED, record_of, tampered

Opens = Callable[..., Page]
NO_CRYPTO = "Object.defineProperty(globalThis, 'crypto', {value: undefined});"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opens(chromium: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Opens the page of a record as a phone would; complaints and requests fail the test."""
    faults: list[str] = []

    def visit(record: str, lang: str = "en", *, crypto: bool = True) -> Page:
        file = tmp_path / "draw-3.html"
        file.write_text(page.page_of(record), "utf-8")
        context = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, locale=lang)
        if not crypto:
            context.add_init_script(NO_CRYPTO)
        found = context.new_page()
        found.on("pageerror", lambda error: faults.append(str(error)))
        found.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        found.on("request", lambda one: faults.append(one.url) if not one.url.startswith("file:") else None)
        found.goto(file.as_uri())
        found.wait_for_selector("#verdict.yes, #verdict.no", timeout=20_000)
        return found

    yield visit
    assert faults == []


def verdict(found: Page) -> str:
    return found.inner_text("#verdict")


@pytest.mark.parametrize("crypto", [True, False])
@pytest.mark.parametrize("by", [SEALED, DRAND])
def test_a_draw_that_holds(opens: Opens, by: str, crypto: bool) -> None:
    one = record_of(by=by)
    found = opens(write_record(one), crypto=crypto)
    assert "Everything fits" in verdict(found)
    assert found.locator("#won li").all_inner_texts() == list(one.winners)
    assert "not here any more" in found.inner_text("#passed")
    found.fill("#find", one.entrants[1])
    assert "number 2 of 5" in found.inner_text("#found")
    found.fill("#find", "d:0")
    assert "Not in the list" in found.inner_text("#found")
    assert found.evaluate("document.documentElement.scrollWidth") <= 390


def test_in_russian_and_back(opens: Opens) -> None:
    found = opens(write_record(record_of()), "ru-RU")
    assert "Всё сходится" in verdict(found)
    found.click("#language")
    assert "Everything fits" in verdict(found)


@pytest.mark.parametrize("what", sorted(tampered(SEALED)))
def test_a_changed_draw_is_refused(opens: Opens, what: str) -> None:
    found = opens(tampered(SEALED)[what])
    assert "Something differs" in verdict(found), what
    assert found.locator("#checks .bad").count() >= 1


@pytest.mark.parametrize("what", sorted(tampered(DRAND)))
def test_a_changed_draw_by_the_beacon_is_refused(opens: Opens, what: str) -> None:
    assert "Something differs" in verdict(opens(tampered(DRAND)[what])), what


def test_points_and_equal_points(opens: Opens) -> None:
    points = {"d:101": (16, 2), "d:205": (8, 1), "t:9": (9, 1), "t:17": (0, 0)}
    one = judged(points)
    assert one.ranking == ("t:9", "d:101", "d:205")
    assert "Everything fits" in verdict(opens(write_record(one)))
    assert "Something differs" in verdict(opens(write_record(replace(one, points={**points, "d:205": (10, 1)}))))


def judged(points: dict[str, tuple[int, int]]) -> Record:
    one = record_of(places=1)
    placed = draw.placing(one.entrants, SEED, points)
    return replace(one, points=points, ranking=placed, looked=(Looked(placed[0], won=True),), winners=placed[:1])


def test_a_title_that_is_a_script_is_only_a_title(opens: Opens) -> None:
    title = "</script><img src=x onerror=alert(1)>\u2028"
    found = opens(write_record(replace(record_of(), title=title)))
    assert "<img" in found.inner_text("#title")
    assert found.locator("img").count() == 0
    assert "Something differs" in verdict(found)  # the conditions of the opening name another one


def test_ten_thousand_entrants(opens: Opens) -> None:
    lines = tuple(f"d:{10**17 + 7919 * number}" for number in range(10_000))
    assert "Everything fits" in verdict(opens(write_record(record_of(lines=lines)), crypto=False))
