"""The palette stays easy with a hundred commands: families in one row, for everybody first, found by any word."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.page import community
from tests.e2e.page.conftest import Opened
from tests.e2e.page.server import Served

pytestmark = pytest.mark.browser
ROWS = (
    ("rules", "The house rules", "member"), ("mute", "Let somebody only read", "moderator"),
    ("poll new", "Ask everybody something", "moderator"), ("poll list", "What is open now", "member"),
    ("post new", "Write a draft", "moderator"), ("post list", "What is planned", "moderator"),
    ("setup", "Ёлка, lamps and all the rest", "admin"),
)  # fmt: skip


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands of three standings, two families among them."""

    def commands(who: str, lang: str) -> list[dict[str, Any]]:
        return [
            {"name": name, "description": what, "options": [], "on_message": False, "needs": needs,
             "family": f"All about {name.split()[0]}s"}
            for name, what, needs in ROWS
        ]  # fmt: skip

    monkeypatch.setattr(community, "commands", commands)


def shown(page: Page) -> list[str]:
    return [one.strip() for one in page.locator("#palette b").all_inner_texts()]


def test_families_are_one_row_and_everybodys_stand_first(opened: Opened, many: None) -> None:
    page = opened("mira")
    page.keyboard.press("/")
    expect(page.get_by_role("option", selected=True)).to_contain_text("/rules")
    assert shown(page) == ["/rules", "/poll …", "/mute", "/post …", "/setup"]
    headings = page.locator("#palette .palette-title").all_inner_texts()
    assert headings == ["For everybody", "For moderators", "For setting things up"]
    page.locator(".palette-row", has_text="/poll").click()
    expect(page.locator("#composer textarea")).to_have_value("/poll ")
    assert shown(page) == ["/poll new", "/poll list"]


def test_any_word_of_what_it_does_finds_a_command(opened: Opened, many: None) -> None:
    page = opened("mira")
    field = page.locator("#composer textarea")
    for typed, found in (
        ("/po", ["/poll …", "/post …"]), ("/pol", ["/poll new", "/poll list"]), ("/draft", ["/post new"]),
        ("/planned is", ["/post list"]), ("/елка", ["/setup"]), ("/about polls", ["/poll new", "/poll list"]),
    ):  # fmt: skip
        field.fill(typed)
        page.wait_for_function("n => document.querySelectorAll('#palette b').length === n", arg=len(found))
        assert shown(page) == found, typed
    field.fill("/nothing of the kind")
    expect(page.locator("#palette")).to_have_count(0)


def test_a_command_typed_whole_goes_at_once_unless_it_may_point_at_somebody(
    opened: Opened, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blank(name: str, kind: str) -> dict[str, Any]:
        return {
            "name": name,
            "label": name,
            "kind": kind,
            "required": False,
            "hint": name,
            "rest": False,
            "choices": [],
        }

    def commands(who: str, lang: str) -> list[dict[str, Any]]:
        rows = (("poll close", [blank("number", "number")]), ("thanks", [blank("who", "person")]))
        return [{"name": name, "description": name, "options": of, "on_message": False} for name, of in rows]

    monkeypatch.setattr(community, "commands", commands)
    page = opened("mira")
    field = page.locator("#composer textarea")
    field.fill("/poll close")
    page.keyboard.press("Enter")
    expect(page.locator(".note").last).to_contain_text('["poll close", {}, ""]')
    expect(field).to_have_value("")
    field.fill("/poll close")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="number")).to_be_focused()
    page.keyboard.press("Escape")
    field.fill("/thanks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="who")).to_be_focused()
    assert len([one for one in served.fake.heard if one["do"] == "command"]) == 1
