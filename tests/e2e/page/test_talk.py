"""Writing, answering, changing and taking back on the page, with the mouse and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from tests.e2e.page.conftest import Opened
from tests.e2e.page.server import Served

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>",
    "**bold** _it_ `code` [link](javascript:alert(1)) ~~gone~~ @everyone",
    "\u202eright to left\u202c and back \u2066isolated",
    "Z" + "".join(chr(0x300 + n % 80) for n in range(160)) + "algo",
    "unbroken" * 500,
    "a &amp; &lt;b&gt; \u200b\u00ad\u0000 end",
    "line\n" * 60,
)


def test_an_insult_is_written_seen_as_a_card_and_decided_by_keyboard(opened: Opened) -> None:
    moderator = opened("mira", room="moderators")
    bob = opened("bob")
    bob.keyboard.press("/")
    bob.keyboard.press("Backspace")
    bob.keyboard.type("you are a liar")
    bob.keyboard.press("Enter")
    expect(bob.locator(".message .text").last).to_have_text("you are a liar")
    card = moderator.locator(".card:not(.decided)").filter(has_text="you are a liar")
    expect(card.locator("mark")).to_have_text("liar")
    delete = card.get_by_role("button", name="Delete")
    for _ in range(80):
        moderator.keyboard.press("Tab")
        if delete.evaluate("one => one === document.activeElement"):
            break
    expect(delete).to_be_focused()
    moderator.keyboard.press("Enter")
    expect(moderator.locator(".card.decided")).to_have_count(2)
    assert moderator.evaluate(
        "document.activeElement.closest('.message') === document.querySelector('.list').lastElementChild"
    )
    undo = moderator.locator(".card.decided").last.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    undo.focus()
    moderator.keyboard.press(" ")
    expect(card.get_by_role("button", name="Delete")).to_be_visible()


def test_bob_never_hears_of_the_moderators_room(opened: Opened, served: Served) -> None:
    bob = opened("bob", room="moderators")
    expect(bob.locator("#side")).not_to_contain_text("Moderators")
    expect(bob.locator(".card")).to_have_count(0)


@pytest.mark.parametrize("text", HOSTILE, ids=["tags", "markdown", "rtl", "zalgo", "unbroken", "entities", "tall"])
@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
def test_hostile_words_are_shown_literally_and_break_nothing(
    opened: Opened, served: Served, text: str, small: bool
) -> None:
    page = opened("mira", room="general", small=small)
    served.fake.run(served.fake.show("general", "kestrel", text))
    shown = page.locator(".message .text").last
    expect(page.locator(".message")).to_have_count(4)
    assert shown.evaluate("one => one.textContent") == text
    assert page.title() != "owned"
    assert shown.locator("img, script, strong, em, a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('.log').scrollWidth <= document.querySelector('.log').clientWidth")


def test_hostile_words_in_a_card_a_name_and_a_reply(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    for text in HOSTILE:
        served.fake.run(
            served.fake.show(
                "moderators",
                "steward",
                content=lambda lang, words=text: {
                    "look": "card",
                    "blocks": [
                        {
                            "type": "heading",
                            "text": words,
                            "number": "Case 1",
                            "severity": "critical",
                            "level": 4,
                            "word": "critical",
                        },
                        {
                            "type": "quote",
                            "text": words,
                            "marks": [[0, 3], [2, 9_999], [-4, 1]],
                            "author": words,
                            "tools": [],
                        },
                        {"type": "fact", "label": "Rule", "value": words},
                    ],
                    "buttons": [
                        {"token": "t", "label": words[:80], "style": "danger", "more": False, "icon": "", "go": None}
                    ],
                },
            )
        )
    expect(page.locator(".card:not(.decided)")).to_have_count(2 + len(HOSTILE))
    assert page.locator(".quote-text").last.evaluate("one => one.textContent") == HOSTILE[-1]
    assert page.title() != "owned"
    assert page.evaluate("document.querySelector('.log').scrollWidth <= document.querySelector('.log').clientWidth")


def test_a_code_point_span_marks_the_right_letters(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators")
    served.fake.run(
        served.fake.show(
            "moderators",
            "steward",
            content=lambda lang: {
                "look": "card",
                "blocks": [{"type": "quote", "text": "😀😀 you liar 😀", "marks": [[7, 11]], "tools": []}],
                "buttons": [],
            },
        )
    )
    expect(page.locator("mark").last).to_have_text("liar")


def test_reply_edit_react_and_delete(opened: Opened, served: Served) -> None:
    page = opened("bob")
    field = page.locator("#composer textarea")
    page.locator(".message").first.hover()
    page.get_by_role("button", name="Reply").click()
    expect(page.locator(".about")).to_contain_text("Juno")
    field.fill("I am")
    field.press("Enter")
    expect(page.locator(".reply-line")).to_contain_text("The Spire is back up")
    expect(page.locator(".about")).to_have_count(0)
    field.press("ArrowUp")
    expect(field).to_have_value("I am")
    field.fill("I am in")
    field.press("Enter")
    expect(page.locator(".message").last).to_contain_text("I am in (edited)")
    page.locator(".message").last.focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="React").click()
    page.get_by_role("menuitem", name="🎉").click()
    expect(page.locator(".message").last.locator(".reaction.mine")).to_contain_text("1")
    page.locator(".message").last.focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.locator(".message")).to_have_count(3)


def test_a_message_sent_while_the_line_is_broken_arrives_once(opened: Opened, served: Served) -> None:
    page = opened("bob")
    served.fake.silent = True
    field = page.locator("#composer textarea")
    field.fill("only once")
    field.press("Enter")
    expect(page.locator(".message .text").last).to_have_text("only once")
    served.fake.run(served.fake.drop())
    served.fake.silent = False
    expect(page.locator("#banner")).to_be_visible()
    expect(page.locator("#banner")).to_be_hidden()
    field.fill("second")
    field.press("Enter")
    expect(page.locator(".message .text").last).to_have_text("second")
    expect(page.locator(".message .text", has_text="only once")).to_have_count(1)
    assert [one["do"] for one in served.fake.heard].count("send") == 3


def test_a_draft_stays_with_its_room(opened: Opened) -> None:
    page = opened("bob")
    field = page.locator("#composer textarea")
    field.fill("half a thought")
    page.locator("[data-key=room-raids]").click()
    expect(field).to_have_value("")
    page.locator("[data-key=room-general]").click()
    expect(field).to_have_value("half a thought")


def test_files_are_chips_until_they_are_sent(opened: Opened, served: Served) -> None:
    page = opened("bob")
    page.get_by_label("Add files").set_input_files(
        FilePayload(name="map.txt", mimeType="text/plain", buffer=b"x" * 2048)
    )
    expect(page.locator(".file-chip")).to_contain_text("map.txt")
    expect(page.locator('.file-chip[aria-busy="false"]')).to_be_visible()
    page.locator("#composer textarea").press("Enter")
    expect(page.locator(".message .file").last).to_contain_text("map.txt")
    expect(page.locator(".file-chip")).to_have_count(0)
    page.get_by_label("Add files").set_input_files(FilePayload(name="empty.txt", mimeType="text/plain", buffer=b""))
    expect(page.locator(".notice-line")).to_contain_text("The file is empty.")
    expect(page.locator(".file-chip")).to_have_count(0)


def test_a_thread_opens_once_it_is_there_and_leads_back(opened: Opened, served: Served) -> None:
    page = opened("bob")
    page.locator(".message").first.hover()
    page.get_by_role("button", name="What to do with this message").click()
    page.get_by_role("menuitem", name="Start a thread").click()
    rooms = served.fake.snapshot("bob", "en")["channels"]
    thread = {**rooms[1], "id": "thread-m101", "name": "The Spire", "kind": "thread", "parent": "general"}
    served.fake.run(served.fake.tell({"on": "channels", "channels": [*rooms[:2], thread, *rooms[2:]]}))
    expect(page.locator(".room-name")).to_have_text("The Spire")
    expect(page.locator(".empty")).to_be_visible()
    page.get_by_role("button", name="Back to general").click()
    expect(page.locator(".room-name")).to_contain_text("general")


def test_after_a_tap_on_a_phone_the_talk_goes_on(opened: Opened, served: Served) -> None:
    page = opened("mira", room="moderators", small=True)
    page.locator(".card").last.get_by_role("button", name="Answer…").tap()
    page.locator("dialog[open]").get_by_role("button", name="Cancel").tap()
    for number in range(12):
        served.fake.run(served.fake.show("moderators", "ada", f"line {number}"))
    expect(page.locator("article", has_text="line 11")).to_be_in_viewport()
    expect(page.locator(".pill.news")).to_be_hidden()
