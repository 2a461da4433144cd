"""Reading: what a screen reader hears, where the focus goes, and that nothing moves under the pointer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.page.conftest import Opened
from tests.e2e.page.server import Served

pytestmark = pytest.mark.browser


def top(page: Page, words: str) -> float:
    """Where a button stands."""
    box = page.get_by_role("button", name=words).last.bounding_box()
    assert box is not None
    return box["y"]


def card(served: Served, title: str = "Flood") -> None:
    """A new card."""
    served.fake.run(
        served.fake.show(
            "moderators",
            "steward",
            content=lambda lang: {
                "look": "card",
                "blocks": [{"type": "heading", "text": title, "number": "Case 300"}],
                "buttons": [{"token": "x", "label": "Keep", "style": "safe"}],
            },
        )
    )


def test_landmarks_and_names(opened: Opened) -> None:
    page = opened("mira", room="moderators")
    for role, name in (
        ("navigation", "Rooms"),
        ("complementary", "People"),
        ("form", "Write a message"),
        ("log", "Messages in Moderators’ room"),
    ):
        expect(page.get_by_role(role, name=name)).to_be_visible()  # type: ignore[arg-type]  # the roles are Playwright's own
    expect(page.get_by_role("banner", name="Who you are, and what to try")).to_be_visible()
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("group", name="Case 214, Insult at a person, high")).to_be_visible()
    expect(page.get_by_role("button", name="Moderators’ room 2 waiting")).to_have_attribute("aria-current", "page")


def test_news_is_spoken_politely_and_once(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    spoken = page.locator("#announce")
    expect(spoken).to_have_text("")
    card(served, "Raid")
    expect(spoken).to_have_text("Steward: Case 300, Raid")
    served.fake.run(served.fake.show("moderators", "oskar", "I have it"))
    expect(spoken.locator("p")).to_have_text(["Steward: Case 300, Raid", "Oskar: I have it"])
    assert spoken.get_attribute("aria-live") == "polite"


def test_a_new_card_never_moves_what_is_under_the_pointer(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    page.get_by_role("button", name="Delete").hover()
    before = top(page, "Delete")
    card(served)
    pill = page.get_by_role("button", name="1 new case")
    expect(pill).to_be_visible()
    card(served)
    expect(page.get_by_role("button", name="2 new cases")).to_be_visible()
    assert top(page, "Delete") == before
    page.get_by_role("button", name="2 new cases").click()
    expect(page.locator(".news")).to_be_hidden()
    expect(page.get_by_role("button", name="Keep").last).to_be_in_viewport()


def test_a_card_that_shrinks_leaves_the_one_under_the_pointer_in_place(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    page.get_by_role("button", name="Delete").hover()
    before = top(page, "Delete")
    spam = served.fake.messages["moderators"][2]
    spam["content"] = lambda lang: {
        "look": "decided",
        "blocks": [{"type": "line", "text": "Case 211 · closed"}],
        "buttons": [],
    }
    served.fake.run(served.fake.tell({"on": "message_changed", "message": spam}, channel="moderators"))
    expect(page.locator(".card.decided")).to_have_count(2)
    assert abs(top(page, "Delete") - before) < 1


def test_whoever_reads_above_is_not_pulled_down(opened: Opened, served: Served) -> None:
    for n in range(40):
        served.fake.post("general", "juno", f"line {n}")
    page = opened("bob")
    page.locator(".log").evaluate("one => { one.scrollTop = 0 }")
    page.wait_for_function("() => document.querySelector('.log').scrollTop === 0")
    served.fake.run(served.fake.show("general", "brann", "something new"))
    expect(page.get_by_role("button", name="1 new message")).to_be_visible()
    assert page.locator(".log").evaluate("one => one.scrollTop") == 0


def test_arrows_walk_through_messages_and_back_to_writing(opened: Opened) -> None:
    page = opened("bob")
    page.locator(".log").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".message").last).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator(".message").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#composer textarea")).to_be_focused()


def test_everything_is_reached_by_tab(opened: Opened) -> None:
    page = opened("mira", room="moderators")
    wanted = {
        "persona",
        "language",
        "theme",
        "room-general",
        "m107-delete",
        "m107-more",
        "m107-around",
        "person-oskar",
        "case-214",
        "troubles",
    }
    for _ in range(90):
        page.keyboard.press("Tab")
        wanted.discard(page.evaluate("document.activeElement.closest('[data-key]')?.dataset.key ?? ''"))
        if not wanted:
            break
    assert not wanted


def test_the_persona_menu_changes_who_i_am(opened: Opened) -> None:
    page = opened("bob")
    page.locator("[data-key=persona]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Bob, newcomer")).to_be_focused()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.locator(".persona-words")).to_contain_text("Mira, moderator")
    expect(page.locator("[data-key=room-moderators]")).to_be_visible()
    assert "as=mira" in page.url


def test_the_drawer_of_a_phone_opens_chooses_and_closes(opened: Opened) -> None:
    page = opened("mira", small=True)
    side = page.get_by_role("navigation", name="Rooms")
    expect(side).to_be_hidden()
    page.get_by_role("button", name="Show the rooms").tap()
    expect(side).to_be_visible()
    expect(page.locator("[data-key=room-general]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    expect(page.get_by_role("button", name="Show the rooms")).to_be_focused()
    page.get_by_role("button", name="Show the rooms").tap()
    page.locator("[data-key=room-moderators]").tap()
    expect(side).to_be_hidden()
    expect(page.locator(".room-name")).to_contain_text("Moderators’ room")
    page.get_by_role("button", name="Show the people").tap()
    expect(page.get_by_role("dialog", name="People")).to_contain_text("In this room")


def test_a_long_press_opens_what_can_be_done(opened: Opened) -> None:
    page = opened("bob", small=True)
    row = page.locator(".message").first
    row.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    expect(page.get_by_role("menuitem", name="Reply")).to_be_visible()


def test_a_link_opens_its_message(opened: Opened, served: Served) -> None:
    for n in range(60):
        served.fake.post("general", "juno", f"line {n}")
    page = opened("bob", room="general/m101")
    expect(page.locator('[data-id="m101"]')).to_be_in_viewport()
    expect(page.locator('[data-id="m101"]')).to_be_focused()


def test_the_first_visit_is_told_once(opened: Opened) -> None:
    page = opened("bob", welcomed=False)
    expect(page.locator(".welcome")).to_contain_text("Nothing leaves this machine.")
    page.get_by_role("button", name="Got it").click()
    expect(page.locator(".welcome")).to_have_count(0)
    page.reload()
    page.wait_for_selector(".message")
    expect(page.locator(".welcome")).to_have_count(0)


def test_a_stopped_steward_and_a_closed_room_are_told(opened: Opened, served: Served) -> None:
    page = opened("bob")
    served.fake.run(served.fake.tell({"on": "steward", "steward": {"running": False, "why": ""}}))
    expect(page.locator("#banner")).to_contain_text("Steward is stopped")
    served.fake.run(served.fake.tell({"on": "steward", "steward": {"running": True, "why": ""}}))
    expect(page.locator("#banner")).to_be_hidden()
    page.locator("[data-key=room-welcome]").click()
    expect(page.locator(".empty")).to_contain_text("Nothing has been said in welcome yet")


def test_a_flood_is_drawn_and_told_together(opened: Opened, served: Served) -> None:
    page = opened("bob")
    for n in range(2000):
        served.fake.post("general", "kestrel", f"wave {n}")
    page.evaluate(
        "window.drawn = 0;"
        "new MutationObserver(() => window.drawn++).observe(document.querySelector('.list'), {childList: true})"
    )
    served.fake.run(served.fake.flood("general", 2000))
    expect(page.locator(".message .text").last).to_have_text("wave 1999", timeout=15_000)
    assert page.locator(".message").count() <= 400
    assert page.evaluate("window.drawn") < 1000
    assert page.locator("#announce p").count() <= 6


def test_a_case_is_spoken_in_other_rooms_too(opened: Opened, served: Served) -> None:
    page = opened("mira", room="general")
    fresh = {**served.fake.waiting("en")[0], "case": "300"}
    served.fake.run(served.fake.tell({"on": "waiting", "waiting": [*served.fake.waiting("en"), fresh]}))
    expect(page.locator("#announce")).to_have_text("1 new case")
