"""The plan over the whole core: series, pools, the month, CSV, the calendar file, the newsletter, warnings."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import icalendar

from activities.posts.model import State
from activities.posts.tables import SPOTS
from bot.app.turn import Turn
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.store import where
from tests.kit.posts import asks, fills, public, stored, taps, told
from tests.kit.run import run
from tests.kit.town import Town, words


def bodies(db: sqlite3.Connection) -> dict[str, str]:
    """Every text file of the sandbox."""
    rows = db.execute("SELECT id, name, bytes FROM files WHERE name NOT LIKE '%.png' ORDER BY id").fetchall()
    return {f"{number}/{name}": bytes(data).decode() for number, name, data in rows}


async def files(town: Town, who: str) -> dict[str, str]:
    """Text files beside the newest thing that somebody alone sees, by name."""
    shown = {str(one["url"]).rstrip("/").rpartition("/")[2] for one in (await town.notes(who))[-1]["attachments"]}
    every = await town.sandbox.world.file.run(bodies)
    named = [(key.partition("/"), text) for key, text in every.items()]
    return {name: text for (number, _, name), text in named if number in shown}


@run
async def test_a_series_makes_a_post_each_time_and_ends_when_it_is_withdrawn(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Tip of the day.", channels="general", when="every day 10:00")
    await asks(town, "oskar", "show", number="1")
    card = await taps(town, "oskar", "approve")
    assert "every day at 10:00" in card
    assert card.count(" January, 10:00") == 5, "the next five times are echoed"
    await town.later(2 * HOUR + MINUTE)  # 15 January 2027, 10:01
    assert (await public(town))[-1] == "Tip of the day."
    await town.later(DAY)
    assert (await public(town)).count("Tip of the day.") == 2
    posts = await stored(town)
    assert [(one.state, one.series) for one in posts] == [(State.SCHEDULED, 0), (State.POSTED, 1), (State.POSTED, 1)]
    assert len({one.occurrence for one in posts[1:]}) == 2
    month = await asks(town, "mira", "calendar")
    assert month.count("Tip of the day.") == 2 + 15, "what was posted, and what is still to come in January"
    await asks(town, "mira", "withdraw", number="1")
    await town.later(2 * DAY)
    assert (await public(town)).count("Tip of the day.") == 2
    await town.close()


@run
async def test_a_pool_goes_round_without_repeats(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    card = await asks(town, "mira", "new", channels="general", pool="jokes", when="tomorrow 10:00")
    assert "There is no pool “jokes”" in card
    assert "needs a time that comes round" in card
    await asks(town, "mira", "withdraw", number="1")
    card = await asks(town, "mira", "bank", pool="Questions", text="What are you playing?\nWhat made you laugh?\nTea?")
    assert "A lead has to approve them" in card
    await asks(town, "oskar", "bank", pool="questions")
    assert "3 texts are approved" in await taps(town, "oskar", "poolok")
    await asks(town, "mira", "new", channels="general", when="every day 10:00", pool="questions", goal="talk")
    await asks(town, "oskar", "show", number="2")
    await taps(town, "oskar", "approve")
    await town.later(2 * HOUR + MINUTE)
    for _ in range(5):
        await town.later(DAY)
    said = [one for one in await public(town) if one.endswith("?")]
    assert len(said) == 6
    assert set(said[:3]) == set(said[3:]) == {"What are you playing?", "What made you laugh?", "Tea?"}
    assert said[2] != said[3]
    await town.close()


@run
async def test_warnings_come_with_their_figures_and_forbid_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "oskar", "plan", promo="20", gap="5")
    await asks(town, "mira", "new", text="The rules of chess.", channels="general", when="in 3 hours")
    await asks(town, "oskar", "show", number="1")
    await taps(town, "oskar", "approve")
    await asks(town, "mira", "new", text="Buy our book.", channels="general", when="in 210 minutes", goal="promote")
    await asks(town, "oskar", "show", number="2")
    warned = await taps(town, "oskar", "approve")
    assert "1 of 2 posts within four weeks are promotion: 50%. The ceiling is 20%." in warned
    assert "30 min apart" in warned
    assert "goes out by itself" in await taps(town, "oskar", "sure")
    assert "at most 5 days without one" in await asks(town, "mira", "list")
    month = await asks(town, "mira", "calendar")
    assert "promotion 50% (at most 20%)" in month
    await town.close()


CSV = """when;channels;text;rubric;goal
2027-02-01 18:00;#general;"First; with a semicolon
and a second line";;inform
2027-02-30 18:00;#general;No such day;;inform
2027-02-02 18:00;#nowhere;No such channel;;inform
2027-02-03 18:00;#general;=HYPERLINK("http://x.example");;teach
2027-02-04 18:00;#general;;;whatever
"""


@run
async def test_a_plan_is_pasted_and_every_faulty_line_is_named(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "import")
    card = await fills(town, "mira", "s1:posts:0:paste", csv=CSV)
    assert "Good lines: 2 · lines that need you: 3" in card
    assert "Line 4, “when”" in card
    assert "Line 5, “channels”: I don't see a channel “#nowhere”" in card
    assert "Line 7, “text”: It has no text." in card
    assert "Line 7, “goal”" in card
    assert await stored(town) == []
    assert "2 drafts were made: no. 1 to 2." in await taps(town, "mira", "take")
    first, second = await stored(town)
    assert first.text == "First; with a semicolon\nand a second line"
    assert second.text == '=HYPERLINK("http://x.example")'
    assert {first.state, second.state} == {State.DRAFT}
    await asks(town, "mira", "export")
    (csv,) = (await files(town, "mira")).values()
    assert '"\'=HYPERLINK(""http://x.example"")"' in csv
    await asks(town, "mira", "import")
    await fills(town, "mira", "s1:posts:0:paste", csv=csv)
    await taps(town, "mira", "take")
    assert [one.text for one in (await stored(town))[2:]] == [first.text, second.text]
    await town.close()


@run
async def test_good_lines_are_taken_once(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "import")
    await fills(town, "mira", "s1:posts:0:paste", csv="text,channel\nHello,general\n")
    note = (await town.notes("mira"))[-1]
    for _ in range(2):
        await town.do("mira", do="press", channel=note["channel"], message=note["id"], token="s1:posts:1:take")
    assert len(await stored(town)) == 1
    await town.close()


@run
async def test_the_plan_goes_into_a_calendar(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    assert "so there is no file" in await asks(town, "mira", "ics")
    await asks(town, "mira", "new", text="Tip of the day.", channels="general", when="every monday 10:00")
    await asks(town, "mira", "new", text="Once.", channels="general", when="2027-01-20 18:30")
    for number in ("1", "2"):
        await asks(town, "oskar", "approve", number=number)
    await asks(town, "mira", "ics")
    (text,) = (await files(town, "mira")).values()
    assert "SUMMARY:Once." in text
    assert "DTSTART:20270120T183000Z" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO" in text
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 2
    await town.close()


@run
async def test_the_newsletter_quotes_what_was_answered_with_name_and_nothing_private(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    best = await town.says("kestrel", "How do I <b>join</b> the raid?")
    for who in ("bob", "juno"):
        await town.says(who, "Ask in the hall.", reply_to=best)
    poor = await town.says("bob", "Answered by one.")
    await town.says("juno", "Yes.", reply_to=poor)
    hidden = await town.says("mira", "Only for the team.", channel="moderators")
    for who in ("oskar", "ada"):
        await town.says(who, "Right.", channel="moderators", reply_to=hidden)
    await town.idle()
    await asks(town, "mira", "list")
    card = await asks(town, "mira", "newsletter")
    assert "answered by 2 people" in card
    found = await files(town, "mira")
    html = next(text for name, text in found.items() if name.endswith(".html"))
    markdown = next(text for name, text in found.items() if name.endswith(".md"))
    assert "How do I &lt;b&gt;join&lt;/b&gt; the raid?" in html
    assert "Kestrel" in html
    assert "\\<b\\>join\\</b\\>" in markdown.replace("\\/", "/")
    assert "Answered by one." not in html + markdown
    assert "Only for the team." not in html + markdown
    await town.close()


@run
async def test_a_message_is_taken_over_as_a_post(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    message = await town.says("kestrel", "I wrote a guide to the raid.")
    await town.uses("mira", "post new", target=message)
    assert "I wrote a guide to the raid." in await told(town, "mira")
    (post,) = await stored(town)
    assert (post.text, [one.id for one in post.channels]) == ("I wrote a guide to the raid.", ["general"])
    await town.close()


@run
async def test_a_link_to_a_channel_that_not_everybody_can_read_gives_nothing_away(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    message = await town.says("kestrel", "The surprise is on Sunday.", channel="raids")
    assert "getting to know the channels" in await asks(town, "mira", "new", message=message)
    assert "The surprise is on Sunday." in await asks(town, "mira", "new", message=message)

    async def close(turn: Turn) -> None:
        await turn.tx.change(SPOTS, where(community=turn.id, channel="raids"), private=True)

    await town.inside(close)
    assert "can't find that message" in await asks(town, "mira", "new", message=message)
    assert len(await stored(town)) == 1
    await town.close()


@run
async def test_a_preview_is_what_members_will_see(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="# Head\n**Strong**\nplain *as it is*", channels="general")
    seen = await taps(town, "mira", "preview")
    await asks(town, "ada", "show", number="1")
    await taps(town, "ada", "now")
    assert (await public(town))[-1] == seen == "Head\nStrong\nplain *as it is*"
    assert [words(one) for one in await town.talk("bob", "general") if one["content"]][-1] == seen
    await town.close()
