"""Presses that come too late, twice, or from nowhere; texts that are too long; both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from activities.events.cards import calendar_file
from activities.events.tables import RSVPS
from adapters.fluent import load_texts
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.text import Say
from bot.domain.time import DAY, HOUR, SECOND
from bot.ports.store import where
from tests.kit import ROOT
from tests.kit.events import CHANNEL, call_of, event_of, note, noted, planned, published, taps
from tests.kit.run import run
from tests.kit.town import Town, words

MEMBERS = ("yes", "maybe", "no", "remind", "wish", "unwish", "quiet", "more", "ics", "ask", "questions", "vote",
           "duties", "duty", "here", "feedback", "can")  # fmt: skip


@run
async def test_every_press_is_answered_whatever_has_become_of_the_event(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await published(town)
    await town.uses("mira", "event cancel", channel=CHANNEL, number="2")
    for number, arg in ((1, ""), (1, "999"), (2, ""), (2, "1"), (99, "")):
        for verb in (*MEMBERS, "nonsense"):
            await press(town, "bob", verb, number, arg)
            assert await answered(town, "bob"), (number, verb, arg)
    await town.later(3 * DAY)
    for verb in MEMBERS:
        await press(town, "bob", verb, 1, "")
        assert await answered(town, "bob"), verb
    await press(town, "bob", "yes", 1, "")
    assert "is over" in await note(town, "bob")
    await town.close()


async def press(town: Town, who: str, verb: str, number: int, arg: str) -> None:
    """Press, on the call of the first event, whatever button one likes; notes seen so far are put away."""
    for one in await town.notes(who):
        await town.do(who, do="dismiss", note=one["id"])
    await town.sandbox.world.file.run(lambda db: db.execute("DELETE FROM forms").rowcount)
    shown = await call_of(town)
    token = ":".join(("s1", "events", str(number), verb, arg)).rstrip(":")
    await town.do(who, do="press", channel=CHANNEL, message=shown["id"], token=token)


async def answered(town: Town, who: str) -> bool:
    """Whether somebody got a note or a form."""
    forms = await town.sandbox.world.file.run(
        lambda db: db.execute("SELECT count(*) FROM forms WHERE person = ?", (who,)).fetchone()[0]
    )
    return bool(await town.notes(who)) or bool(forms)


@run
async def test_a_doubled_press_counts_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, capacity="2")
    for _ in range(3):
        assert "You have a place" in await taps(town, "bob", "yes")
    assert await town.inside(lambda turn: turn.tx.count(RSVPS, *where(community=turn.id))) == 1
    await town.later(6 * SECOND)
    assert "1 of 2 going" in words(await call_of(town))
    await town.close()


@run
async def test_an_event_without_a_clock_ends_when_its_end_has_passed(tmp_path: Path) -> None:
    """The process was away: whatever is pressed before the clock is heard again is told the truth."""
    town = await Town.open(tmp_path)
    await published(town)
    town.clock.advance(2 * DAY + 3 * HOUR)
    assert "is over" in await taps(town, "bob", "yes")
    await town.close()


@run
async def test_hostile_words_stay_words(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    title = "<b>@everyone</b> {$title} \u202eevil " + "x" * 300
    await published(town, title=title, place="https://a.example/\nX-EVIL:1", about="=HYPERLINK(1)\n" * 20)
    event = await event_of(town)
    assert len(event.title) <= 100
    await taps(town, "bob", "ics")
    (file,) = (await noted(town, "bob"))["attachments"]
    assert file["name"] == "event-1.ics"
    await town.close()


@run
async def test_the_calendar_file_holds_the_event(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town, title="Games; night, \\ with cake")
    event = await event_of(town)

    async def look(turn: Turn) -> str:
        return calendar_file(TurnFloor(turn), event).text

    (entry,) = Calendar.from_ical(await town.inside(look)).walk("VEVENT")
    assert str(entry["summary"]) == "Games; night, \\ with cake"
    assert int(entry.decoded("dtstart").timestamp()) * SECOND == event.starts
    assert int(entry.decoded("dtend").timestamp()) * SECOND == event.ends
    await town.close()


@run
async def test_without_any_event_commands_say_so(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    for name in ("event list", "event show", "event ask", "event questions"):
        await town.uses("bob", name, channel=CHANNEL)
        assert "Nothing is planned" in await note(town, "bob"), name
    for number in ("7", "-1", "²", "99999999999999999999", "x"):
        await town.uses("bob", "event show", channel=CHANNEL, number=number)
        assert "There is no event" in await note(town, "bob"), number
    await town.close()


@run
async def test_a_member_hears_their_own_language(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    shown = await call_of(town)
    await town.do("kestrel", lang="ru", do="press", channel=CHANNEL, message=shown["id"], token="s1:events:1:yes")
    assert "Место на событии «Games night» за вами" in await note(town, "kestrel", "ru")
    assert "Иду" in [one["label"] for one in (await call_of(town, 1, "ru"))["content"]["buttons"]]
    await town.close()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_buttons_and_blanks_fit_where_they_stand(language: str) -> None:
    texts = load_texts()
    source = (ROOT / "bot/locales" / language / "events.ftl").read_text("utf-8")
    names = [line.split(" =")[0] for line in source.splitlines() if line.startswith(("events-field-", "events-press-"))]
    assert len(names) > 30
    for name in names:
        if not texts.variables(name, language):
            said = texts.say(Say(name), language)
            assert len(said) <= (45 if "field" in name else 34), said


@run
async def test_a_draft_without_a_date_is_shown_and_listed(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await planned(town, when="")
    await town.uses("mira", "event list", channel=CHANNEL)
    assert "no date yet" in await note(town, "mira")
    await town.presses("mira", "more", await noted(town, "mira"))
    assert "○ Time" in await note(town, "mira")
    await town.close()
