"""What members take part in on the page: polls, pictures, events, voice rooms, with the real sandbox behind it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from adapters.fluent import load_texts
from adapters.pictures import PillowPainter
from adapters.sandbox import notes
from bot.domain.actions import (
    Act,
    Answer,
    ClosePoll,
    MakeInvite,
    OpenForm,
    PinMessage,
    SendMessage,
    SendPoll,
    SetNativeEvent,
)
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Button, Content, Field, FieldKind, File, Form, Line
from bot.domain.drawings import DayNote, MonthGrid
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.results import Done
from bot.domain.time import HOUR
from tests.e2e.page.conftest import SMALL, WIDE
from tests.e2e.page.test_real import Running

pytestmark = pytest.mark.browser

GAMES: Final = ChannelRef("sandbox", "lanternfall", "games")
BOB: Final = AccountRef("sandbox", "bob")
SIDEWAYS: Final = "document.documentElement.scrollWidth - innerWidth"


class Stage:
    """A running sandbox, and pages that look at it."""

    def __init__(self, running: Running, browser: Browser) -> None:
        self.running, self.browser = running, browser
        self.sandbox = running.demo.sandbox
        self.faults: list[str] = []
        self.contexts: list[Any] = []

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.running.loop).result(30)

    def act(self, act: Act) -> Done:
        made = self.wait(self.sandbox.carry_out(act))
        assert isinstance(made, Done), made
        return made

    def asked(self) -> str:
        return str(self.wait(self.sandbox.world.run(lambda step: notes.begin(step, "bob", "games"))))

    def now(self) -> int:
        return self.sandbox.world.clock.now()

    def page(
        self,
        who: str = "bob",
        lang: str = "en",
        room: str = "games",
        small: bool = False,
        heard: list[Any] | None = None,
    ) -> Page:
        """Opens the page; `heard` takes the frames that it sends."""
        context = self.browser.new_context(viewport=SMALL if small else WIDE, has_touch=small, is_mobile=small)
        self.contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        if heard is not None:
            page.on("websocket", lambda line: line.on("framesent", lambda sent: heard.append(json.loads(sent))))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.add_init_script("localStorage.setItem('steward-welcomed', 'yes')")
        page.goto(f"{self.running.demo.listening.url}?as={who}&lang={lang}&theme=light#{room}")
        page.wait_for_selector(".list > *")
        return page


@pytest.fixture
def stage(chromium: Browser, tmp_path: Path) -> Iterator[Stage]:
    """A fresh sandbox; whatever a page complains about fails the test."""
    one = Stage(Running(tmp_path), chromium)
    yield one
    for context in one.contexts:
        context.close()
    one.running.stop()
    assert not one.faults


@pytest.mark.parametrize(("lang", "closed"), [("en", "closed"), ("ru", "опрос закончен")])
@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
def test_a_poll_is_answered_with_one_press_and_shows_how_it_stands(
    stage: Stage, small: bool, lang: str, closed: str
) -> None:
    asked = NativePoll("Which raid?", ("The Spire", "Salt Caves"), stage.now() + HOUR, hidden=False)
    ref = stage.act(SendPoll(GAMES, asked, "en")).ref
    assert ref is not None
    bob = stage.page(lang=lang, small=small)
    expect(bob.locator(".poll-count")).to_have_count(0)
    bob.locator(".poll-option").first.click()
    expect(bob.locator(".poll-option").first).to_have_attribute("aria-pressed", "true")
    expect(bob.locator(".poll-count").first).to_contain_text("100")
    bob.locator(".poll-option").last.click()
    expect(bob.locator(".poll-option").first).to_have_attribute("aria-pressed", "false")
    assert bob.evaluate(SIDEWAYS) <= 0
    stage.act(ClosePoll(ref))
    expect(bob.locator(".poll-foot")).to_contain_text(closed)
    expect(bob.locator(".poll-option").first).to_be_disabled()


@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
def test_a_month_opens_large_and_other_files_are_saved(stage: Stage, small: bool) -> None:
    grid = MonthGrid(2026, 11, (DayNote(20, "19:30", "Raid night", "event"),))
    png = stage.wait(PillowPainter(load_texts()).paint(grid, "en", "UTC"))
    files = (File("november.png", drawing=grid, alt="November as a grid", data=png), File("x.html", text="<b>hi</b>"))
    stage.act(SendMessage(GAMES, Content((Line("November"),), files=files), "en"))
    bob = stage.page(small=small)
    expect(bob.get_by_role("img", name="November as a grid")).to_be_visible()
    bob.locator("button.picture").click()
    expect(bob.locator("dialog.large img")).to_be_visible()
    bob.keyboard.press("Escape")
    expect(bob.locator("dialog.large")).to_have_count(0)
    expect(bob.locator("button.picture")).to_be_focused()
    with bob.expect_download() as saved:
        bob.locator("a.file").click()
    assert saved.value.suggested_filename == "x.html"
    events = stage.page(room="events", small=small)
    events.get_by_role("button", name="The month").click()
    expect(events.locator("dialog.large img")).to_be_visible()


def test_pins_lead_to_what_is_pinned(stage: Stage) -> None:
    ref = stage.act(SendMessage(GAMES, Content((Line("House rules"),)), "en")).ref
    assert ref is not None
    bob = stage.page()
    stage.act(PinMessage(ref, True))
    expect(bob.locator(".pin-mark")).to_be_visible()
    bob.get_by_role("button", name="1 pinned message").click()
    bob.get_by_role("menuitem", name="House rules").click()
    expect(bob.locator(".message.shown")).to_contain_text("House rules")


def test_an_event_stands_under_its_room_and_the_team_begins_and_ends_it(stage: Stage) -> None:
    starts = stage.now() + HOUR
    night = NativeEvent("Raid night", starts, starts + HOUR, channel="campfire", description="Bring tea")
    stage.act(SetNativeEvent("sandbox", "lanternfall", night))
    bob, mira = stage.page(room="campfire", small=True), stage.page("mira", room="campfire")
    bob.locator(".event-chip").click()
    expect(bob.get_by_role("dialog")).to_contain_text("Bring tea")
    expect(bob.get_by_role("button", name="Begin now")).to_have_count(0)
    for verb in ("Begin now", "End it"):
        mira.locator(".event-chip").click()
        mira.get_by_role("button", name=verb).click()
        expect(mira.get_by_role("dialog")).to_have_count(0)
    expect(mira.locator(".event-chip")).to_have_count(0)


def test_somebody_sits_down_in_a_voice_room_and_gets_up(stage: Stage) -> None:
    bob, mira = stage.page(room="campfire"), stage.page("mira")
    bob.get_by_role("button", name="Sit down").click()
    expect(mira.locator(".seats")).to_have_text("BoBob")
    bob.get_by_role("button", name="Get up").click()
    expect(mira.locator(".seats")).to_have_count(0)


@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
def test_a_note_with_buttons_is_pressed_and_its_answer_takes_its_place(stage: Stage, small: bool) -> None:
    bob = stage.page(small=small)
    content = Content((Line("Your vote: the Spire"),), (Button("s1:help:0:home", "Change it"),))
    stage.act(Answer(stage.asked(), GAMES, BOB, content, "en"))
    note = bob.locator(".note")
    expect(note).to_contain_text("Your vote")
    note.get_by_role("button", name="Change it").click()
    expect(note).not_to_contain_text("Your vote: the Spire")
    expect(note).to_have_count(1)


def test_a_form_of_five_fields_fits_a_phone(stage: Stage) -> None:
    kinds = (FieldKind.SHORT, FieldKind.SHORT, FieldKind.LONG, FieldKind.CHOICE, FieldKind.SHORT)
    fields = tuple(
        Field(f"f{at}", f"Field number {at}", kind, hint="What belongs here, in a sentence", choices=(("a", "A"),))
        for at, kind in enumerate(kinds)
    )
    bob = stage.page(small=True)
    stage.act(OpenForm(stage.asked(), GAMES, BOB, Form("s1:help:0:form", "A new event", fields, "Make it"), "en"))
    submit = bob.get_by_role("button", name="Make it")
    submit.scroll_into_view_if_needed()
    expect(submit).to_be_in_viewport()
    assert bob.evaluate(SIDEWAYS) <= 0
    expect(bob.get_by_role("button", name="Close")).to_be_in_viewport()


@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
def test_a_command_with_many_blanks_is_a_sheet(stage: Stage, small: bool) -> None:
    options = (
        Option("question", required=True), Option("options"), Option("closes", OptionKind.LENGTH),
        Option("channel", OptionKind.CHANNEL), Option("anonymous", OptionKind.CHOICE, choices=("yes", "no")),
        Option("tie"), Option("quorum", OptionKind.NUMBER),
    )  # fmt: skip
    heard: list[dict[str, Any]] = []
    stage.wait(stage.sandbox.publish((Command("ballot", options=options),)))
    bob = stage.page(small=small, heard=heard)
    bob.locator("#composer textarea").fill("/ballot")
    bob.keyboard.press("Enter")
    sheet = bob.get_by_role("dialog")
    sheet.get_by_label("Question").fill("Which raid?")
    sheet.get_by_label("Channel").select_option("raids")
    expect(sheet.get_by_label("Quorum")).to_be_hidden()
    sheet.get_by_text("More", exact=True).click()
    sheet.get_by_label("Quorum").fill("5")
    sheet.get_by_role("button", name="Send").click()
    expect(sheet).to_have_count(0)
    (used,) = [frame for frame in heard if frame["do"] == "command"]
    assert (used["name"], used["args"]) == ("ballot", {"question": "Which raid?", "channel": "raids", "quorum": "5"})


def test_a_command_that_needs_nothing_goes_out_at_once(stage: Stage) -> None:
    options = tuple(Option(name) for name in ("question", "choices", "closes", "method"))
    heard: list[dict[str, Any]] = []
    stage.wait(stage.sandbox.publish((Command("ballot", options=options),)))
    bob = stage.page(heard=heard)
    bob.locator("#composer textarea").fill("/ballot")
    bob.keyboard.press("Enter")
    expect(bob.locator("#composer textarea")).to_have_value("")
    expect(bob.get_by_role("dialog")).to_have_count(0)
    assert [frame["args"] for frame in heard if frame["do"] == "command"] == [{}]


def test_somebody_new_comes_by_a_link(stage: Stage) -> None:
    link = stage.act(MakeInvite("sandbox", "lanternfall", "newsletter")).made
    bob = stage.page()
    for given, comes in ((link + "x", False), (link, True)):
        bob.locator("[data-key=persona]").click()
        bob.get_by_role("menuitem", name="Invite by a link").click()
        sheet = bob.get_by_role("dialog")
        sheet.get_by_label("The link").fill(given)
        sheet.get_by_label("What they are called").fill("Wren")
        sheet.get_by_role("button", name="Let them in").click()
        expect(sheet).to_have_count(0 if comes else 1)
        if not comes:
            expect(sheet.get_by_role("alert")).to_contain_text("Nobody has made this link")
            bob.keyboard.press("Escape")
    expect(bob.locator("#people")).to_contain_text("Wren")
