"""How the page looks, measured: contrast, sizes, widths, light and dark, both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.page.conftest import Opened
from tests.e2e.page.fake import now
from tests.e2e.page.server import Served

pytestmark = pytest.mark.browser

MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")
VIEWS = [
    (who, room, theme, small)
    for who, room in (("bob", "general"), ("mira", "moderators"))
    for theme in ("light", "dark")
    for small in (False, True)
]


def measured(page: Page) -> dict[str, Any]:
    """What measure.js finds, once nothing moves."""
    page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
    found: dict[str, Any] = page.evaluate(MEASURE)
    return found


def fill(served: Served) -> None:
    """Every kind of card at once."""
    grace = {"type": "countdown", "text": "Ban, chosen by Mira", "at": 4_000_000_000_000_000, "total": 10_000_000}
    heads = [
        {
            "type": "heading",
            "text": "Flood",
            "number": f"Case {level}",
            "severity": name,
            "level": level,
            "word": name,
            "aside": "6 min over, Oskar called" if level == 4 else "",
            "until": 1 if level == 4 else 0,
        }
        for level, name in enumerate(("low", "medium", "high", "critical"), 1)
    ]
    for head in heads:
        served.fake.post(
            "moderators",
            "steward",
            content=lambda lang, one=head: {
                "look": "card",
                "blocks": [
                    one,
                    {"type": "line", "text": "Could not mute Kestrel: my role stands below theirs.", "tone": "warn"},
                    grace,
                ],
                "buttons": [
                    {"token": "again", "label": "Try again", "style": "soft"},
                    {"token": "q", "label": "Leave", "style": "quiet"},
                ],
            },
        )
    fill_decided(served)
    fill_general(served)


def fill_decided(served: Served) -> None:
    """A decision that could not be carried out."""
    served.fake.post(
        "moderators",
        "steward",
        content=lambda lang: {
            "look": "decided",
            "blocks": [
                {"type": "line", "text": "№ 2 · закрыто · Mira · через 3 мин · сообщение удалено"},
                {"type": "line", "text": "Не получилось удалить сообщение (Tamsin): у меня нет права.", "tone": "warn"},
            ],
            "buttons": [
                {"token": "retry", "label": "Попробовать ещё раз", "style": "safe"},
                {"token": "undo", "label": "Вернуть как было", "style": "quiet"},
                {"token": "explain", "label": "Почему?", "style": "quiet"},
                {"token": "wrong", "label": "Зря сработало", "style": "quiet"},
            ],
        },
    )


def fill_general(served: Served) -> None:
    """A notice, a line of the sandbox, a message with everything that one may carry."""
    served.fake.post(
        "general",
        "steward",
        content=lambda lang: {
            "look": "notice",
            "blocks": [
                {"type": "line", "text": "Your message was removed.", "tone": "strong"},
                {"type": "line", "text": "See /rules", "tone": "quiet"},
                {"type": "quote", "text": "you liar", "marks": [[4, 8]], "author": "You wrote", "tools": []},
            ],
            "buttons": [{"token": "a", "label": "Ask to look again", "style": "soft"}],
        },
    )
    served.fake.post("general", "", "A raid begins")
    served.fake.post(
        "general",
        "kestrel",
        "hello @Bob",
        edited_at=5,
        reply={"id": "m101", "author": "Juno", "text": "The Spire"},
        attachments=[{"id": "f", "name": "notes.txt", "size": 900, "url": "/files/f", "kind": "file"}],
        thread={"channel": "general", "title": "Notes", "count": 3},
    )


@pytest.mark.parametrize(("who", "room", "theme", "small"), VIEWS)
def test_every_text_stands_out_and_nothing_spills(
    opened: Opened, served: Served, who: str, room: str, theme: str, small: bool
) -> None:
    fill(served)
    page = opened(who, room=room, theme=theme, small=small, welcomed=False)
    found = measured(page)
    assert len(found["texts"]) > 30
    assert [one for one in found["texts"] if one["ratio"] < 4.5] == []
    assert [one for one in found["texts"] if one["size"] < 12] == []
    assert found["nameless"] == []
    assert found["spilled"] == []
    assert found["burst"] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("what", ["palette", "persona", "form", "troubles"])
def test_what_opens_stands_out_too(opened: Opened, theme: str, what: str) -> None:
    page = opened("mira", room="moderators", theme=theme)
    if what == "palette":
        page.keyboard.press("/")
        page.keyboard.type("mute ")
    elif what == "persona":
        page.locator("[data-key=persona]").click()
    elif what == "form":
        page.get_by_role("button", name="Answer…").click()
    else:
        page.get_by_role("button", name="What can go wrong").click()
    found = measured(page)
    assert [one for one in found["texts"] if one["ratio"] < 4.5] == []
    assert found["nameless"] == []


@pytest.mark.parametrize(("who", "room"), [("bob", "general"), ("mira", "moderators"), ("kestrel", "direct-kestrel")])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_width_scrolls_sideways(opened: Opened, served: Served, who: str, room: str, lang: str) -> None:
    fill(served)
    page = opened(who, lang, room)
    for width in (320, 360, 390, 480, 600, 719, 720, 900, 1079, 1080, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        found = measured(page)
        assert not found["scrolls"], width
        assert found["spilled"] == [], width
        assert found["burst"] == [], width
        assert page.evaluate(
            "document.querySelector('.log').scrollWidth <= document.querySelector('.log').clientWidth"
        ), width


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_finger_finds_everything_on_a_phone(opened: Opened, served: Served, lang: str) -> None:
    fill(served)
    page = opened("mira", lang, "moderators", small=True)
    assert [one for one in measured(page)["controls"] if one["height"] < 44 or one["width"] < 40] == []
    page.locator("[data-key=drawer]").tap()
    assert [one for one in measured(page)["controls"] if one["height"] < 44 or one["width"] < 40] == []


def test_the_wide_system_font_of_a_bare_machine_fits(opened: Opened) -> None:
    page = opened("mira", "ru", "moderators")
    page.evaluate("document.documentElement.style.setProperty('--font', '\"DejaVu Sans\", sans-serif')")
    found = measured(page)
    assert found["spilled"] == []
    assert found["burst"] == []
    assert page.locator(".room-name").evaluate("one => one.offsetHeight") <= 26
    assert page.locator(".card-head").first.evaluate("one => one.offsetHeight") <= 30


def test_dark_follows_the_system_until_somebody_chooses(opened: Opened) -> None:
    page = opened("bob", theme="", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(13, 18, 16)"
    page.get_by_role("button", name="Light colours").click()
    page.wait_for_function(f"() => {ground} === 'rgb(238, 242, 239)'")
    expect(page.get_by_role("button", name="Dark colours")).to_be_focused()
    page.reload()
    page.wait_for_selector(".message")
    page.wait_for_function(f"() => {ground} === 'rgb(238, 242, 239)'")


def test_the_whole_page_turns_to_dusk_with_the_room(opened: Opened) -> None:
    page = opened("mira", room="moderators")
    ground = "getComputedStyle(document.body).backgroundColor"
    page.wait_for_function(f"() => {ground} === 'rgb(232, 226, 244)'")
    page.locator("[data-key=room-general]").click()
    page.wait_for_function(f"() => {ground} === 'rgb(238, 242, 239)'")


def test_the_language_changes_everything_without_a_reload(opened: Opened) -> None:
    page = opened("mira", "en", "moderators")
    page.evaluate("window.kept = true")
    page.get_by_role("button", name="Language").click()
    page.get_by_role("menuitemradio", name="Русский").click()
    expect(page.locator(".room-name")).to_have_text("Комната модераторов")
    expect(page.locator(".waiting-count")).to_have_text("ждут решения: 2")
    expect(page.get_by_role("button", name="Удалить", exact=True)).to_be_visible()
    expect(page.locator(".card mark").last).to_have_text("врун")
    assert page.evaluate("document.documentElement.lang") == "ru"
    assert page.evaluate("window.kept")
    assert "lang=ru" in page.url
    left = page.evaluate("document.body.innerText").split()
    assert not {"Waiting", "Undo", "Delete", "Reply", "you", "More"} & set(left)


def test_a_notice_counts_warnings_in_pills_and_ends_with_its_question(opened: Opened, served: Served) -> None:
    page = opened("kestrel", room="direct-kestrel")
    served.fake.run(
        served.fake.show(
            "direct-kestrel",
            "steward",
            content=lambda lang: {
                "look": "notice",
                "blocks": [
                    {"type": "heading", "text": "Your message was removed by a moderator."},
                    {"type": "line", "text": "House rule 2: criticise ideas, not people", "tone": ""},
                    {"type": "line", "text": "This is warning 2 of 3, kept until 20 May 2027.", "tone": "pills"},
                    {"type": "line", "text": "Think it was a mistake?", "tone": "ask"},
                ],
                "buttons": [{"token": "again", "label": "Ask to look again", "style": "soft"}],
            },
        )
    )
    notice = page.locator(".card.notice")
    expect(notice.locator(".pills span")).to_have_count(3)
    expect(notice.locator(".pills .full")).to_have_count(2)
    expect(notice.locator("b", has_text="House rule 2:")).to_be_visible()
    expect(notice.locator(".buttons")).to_have_text("Think it was a mistake?Ask to look again")


def test_a_grace_line_runs_and_has_its_undo_beside(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    at = now() + 8_000_000
    served.fake.run(
        served.fake.show(
            "moderators",
            "steward",
            content=lambda lang: {
                "look": "card",
                "blocks": [
                    {"type": "heading", "text": "Spam", "number": "Case 7"},
                    {"type": "countdown", "text": "Ban, chosen by Mira", "at": at, "total": 10_000_000},
                ],
                "buttons": [{"token": "undo", "label": "Undo", "style": "safe"}],
            },
        )
    )
    left = page.locator(".grace-left")
    expect(left).to_have_text(re.compile(r"in [78]\ss"))
    expect(left).to_have_text(re.compile(r"in [456]\ss"))
    undo, words = page.locator(".outcome .button").bounding_box(), page.locator(".grace-text").bounding_box()
    assert undo is not None
    assert words is not None
    assert abs(undo["y"] + undo["height"] / 2 - words["y"] - words["height"] / 2) < 4


def test_a_failed_step_stays_with_its_remedy_beside(opened: Opened, served: Served) -> None:
    fill(served)
    page = opened("mira", room="moderators")
    failure = page.locator(".card.decided .failure")
    expect(failure).to_contain_text("Не получилось удалить сообщение (Tamsin):")
    expect(failure.get_by_role("button")).to_have_text("Попробовать ещё раз")
    expect(page.locator(".card.decided").last.locator(".decided-row").get_by_role("button")).to_have_count(3)


def test_no_motion_where_none_is_wanted_and_a_new_card_says_so(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators", reduced_motion="reduce")
    served.fake.run(
        served.fake.show(
            "moderators",
            "steward",
            content=lambda lang: {"look": "card", "blocks": [{"type": "heading", "text": "Flood"}], "buttons": []},
        )
    )
    card = page.locator(".message.arrived")
    expect(card).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    assert "New" in card.evaluate("one => getComputedStyle(one, '::before').content")


def test_marks_are_seen_in_forced_colours(opened: Opened) -> None:
    page = opened("mira", room="moderators", forced_colors="active")
    assert page.locator("mark").first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
