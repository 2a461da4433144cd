"""Commands, forms, notes that only I see, and the switches for trouble."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.page.conftest import Opened
from tests.e2e.page.server import Served

pytestmark = pytest.mark.browser


def test_the_palette_lists_fills_and_sends_by_keyboard(opened: Opened, served: Served) -> None:
    page = opened("mira")
    page.keyboard.press("/")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(4)
    page.keyboard.type("mu")
    expect(page.get_by_role("option", selected=True)).to_contain_text("/mute")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="who")).to_be_focused()
    page.keyboard.type("kes")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("10m ")
    page.keyboard.type("calm down")
    page.keyboard.press("Enter")
    expect(page.locator(".note").last).to_contain_text(
        '["mute", {"who": "kestrel", "how long": "10m", "why": "calm down"}, ""]'
    )
    expect(page.locator("#composer textarea")).to_be_focused()


def test_a_command_typed_whole_is_understood(opened: Opened, served: Served) -> None:
    page = opened("mira")
    field = page.locator("#composer textarea")
    field.fill("/mute @Kestrel 1h said it again")
    page.keyboard.press("Enter")
    expect(page.locator(".note").last).to_contain_text('"who": "kestrel", "how long": "1h", "why": "said it again"')


def test_a_missing_blank_is_lit_and_nothing_is_sent(opened: Opened, served: Served) -> None:
    page = opened("mira")
    page.keyboard.press("/")
    page.keyboard.type("mute ")
    page.keyboard.type("Kestrel ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="how long")).to_be_focused()
    assert not [one for one in served.fake.heard if one["do"] == "command"]
    page.keyboard.press("Escape")
    expect(page.locator("#composer textarea")).to_be_focused()


def test_a_message_is_picked_by_tapping_it(opened: Opened, served: Served) -> None:
    page = opened("bob")
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="message")).to_be_focused()
    page.locator(".message", has_text="Bedtime stories").click()
    page.keyboard.press("Enter")
    expect(page.locator(".note").last).to_contain_text('["report", {"message": "m102"}')


def test_a_message_menu_begins_a_command_on_it(opened: Opened) -> None:
    page = opened("bob")
    page.locator(".message").first.click(button="right")
    page.get_by_role("menuitem", name="/report").click()
    page.keyboard.type("rude")
    page.keyboard.press("Enter")
    expect(page.locator(".note").last).to_contain_text('{"message": "m101", "why": "rude"}, "m101"')


def test_a_form_holds_the_focus_says_what_is_wrong_and_goes(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    answer = page.get_by_role("button", name="Answer…")
    answer.click()
    dialog = page.get_by_role("dialog", name="Answer Kestrel")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    answer.click()
    dialog.get_by_role("button", name="Post it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Your answer")
    dialog.get_by_role("textbox").fill("no")
    dialog.get_by_role("button", name="Post it").click()
    expect(dialog.get_by_role("alert")).to_have_text("A little longer, please.")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        )
    dialog.get_by_role("textbox").fill("Let us be kind")
    dialog.get_by_role("button", name="Post it").click()
    expect(dialog).to_have_count(0)
    page.locator("[data-key=room-raids]").click()
    expect(page.locator(".message").last).to_contain_text("Let us be kind")


def test_more_is_a_menu_with_the_dangerous_apart(opened: Opened) -> None:
    page = opened("mira", room="moderators")
    more = page.get_by_role("button", name="More").last
    assert page.locator(".card:not(.decided)").last.locator(".buttons > div > .button").count() == 5
    more.focus()
    page.keyboard.press("Enter")
    items = page.get_by_role("menuitem")
    expect(items).to_have_text(["Mute…", "Explain", "Ban"])
    expect(items.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(items).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    note = page.locator(".note")
    expect(note).to_contain_text("Only you can see this")
    note.get_by_role("button", name="/rules").click()
    expect(note).to_have_count(2)
    note.first.get_by_role("button", name="Put away").click()
    expect(note).to_have_count(1)


def test_troubles_are_switches(opened: Opened, served: Served) -> None:
    page = opened("mira")
    page.get_by_role("button", name="What can go wrong").click()
    slow = page.get_by_role("switch", name="Slow")
    expect(slow).to_have_attribute("aria-checked", "false")
    slow.focus()
    page.keyboard.press(" ")
    expect(slow).to_have_attribute("aria-checked", "true")
    expect(slow).to_be_focused()
    page.get_by_label("Direct messages closed").select_option("kestrel")
    off = page.get_by_role("button", name="Direct messages closed: take Kestrel out")
    off.click()
    expect(off).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
