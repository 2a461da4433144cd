"""Who came, how it was, and what the team learns from it."""

from __future__ import annotations

from pathlib import Path

from activities.events.rows import Feedback
from activities.events.tables import FEEDBACKS, VISITS
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.store import where
from tests.kit.events import (
    CHANNEL,
    call_of,
    event_of,
    labels,
    note,
    noted,
    published,
    staff_heard,
    taps,
    told,
)
from tests.kit.run import run
from tests.kit.town import Town, words


async def begun(town: Town, *going: str) -> None:
    """An evening in the voice channel that has just begun."""
    await published(town)
    await town.uses("mira", "event edit", channel=CHANNEL, number="1", voice="campfire")
    for who in going:
        await taps(town, who, "yes")


@run
async def test_minutes_in_voice_add_up_and_those_before_the_start_count_from_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await begun(town, "bob", "kestrel", "juno", "ives")
    await town.later(2 * DAY - HOUR)
    await town.do("bob", do="sit", channel="campfire")
    await town.do("ives", do="sit", channel="campfire")
    await town.later(50 * MINUTE)
    await town.do("ives", do="sit", channel="")
    await town.later(10 * MINUTE)
    await town.do("kestrel", do="sit", channel="campfire")
    await town.do("juno", do="sit", channel="campfire")
    await town.later(6 * MINUTE)
    await town.do("kestrel", do="sit", channel="")
    await town.do("juno", do="sit", channel="")
    await town.later(HOUR)
    await town.do("kestrel", do="sit", channel="campfire")
    await town.later(5 * MINUTE)
    await town.do("kestrel", do="sit", channel="")
    await town.do("tamsin", do="sit", channel="campfire")
    await town.later(49 * MINUTE)
    await town.later(15 * MINUTE)
    visits = await town.inside(lambda turn: turn.tx.find(VISITS, *where(community=turn.id, event=1)))
    assert sorted(one.spent // MINUTE for one in visits) == [0, 6, 11, 49, 120]
    assert all(one.since == 0 for one in visits)
    (card,) = await staff_heard(town, "How “Games night” went")
    assert "3. Of 4 who said yes, 50 % came; 1 came without saying so" in words(card)
    for came in ("bob", "kestrel", "tamsin"):
        assert any("How was “Games night”?" in one for one in await told(town, came)), came
    for absent in ("juno", "ives"):
        assert not any("How was" in one for one in await told(town, absent)), absent
    await town.close()


@run
async def test_the_code_checks_in_and_is_not_guessed(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    assert "Check-in opens" in await taps(town, "bob", "here")
    await town.later(2 * DAY - 20 * MINUTE)
    assert "I'm here" in labels(await call_of(town))
    code = (await event_of(town)).code
    await town.uses("mira", "event code", channel=CHANNEL)
    assert code in await note(town, "mira")
    await taps(town, "bob", "here")
    await town.fills("bob", "s1:events:1:here", channel=CHANNEL, code=f" {code[:2]} {code[2:]} ")
    assert "You are checked in at" in await note(town, "bob")
    await taps(town, "bob", "here")
    await town.fills("bob", "s1:events:1:here", channel=CHANNEL, code=code)
    assert "checked in already" in await note(town, "bob")
    wrong = "00000" if code != "00000" else "11111"
    for _ in range(6):
        await taps(town, "juno", "here")
        await town.fills("juno", "s1:events:1:here", channel=CHANNEL, code=wrong)
    assert "Too many wrong codes" in await note(town, "juno")
    await taps(town, "juno", "here")
    await town.fills("juno", "s1:events:1:here", channel=CHANNEL, code=code)
    assert "Too many wrong codes" in await note(town, "juno")
    await town.later(3 * HOUR)
    assert "Check-in is closed" in await taps(town, "kestrel", "here")
    await town.close()


@run
async def test_feedback_is_asked_of_those_who_came_and_shown_from_five_on(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    people = ("bob", "kestrel", "juno", "ives", "tamsin")
    for who in people:
        await taps(town, who, "yes")
    assert "once it's over" in await taps(town, "bob", "feedback")
    await town.later(2 * DAY + HOUR)
    code = (await event_of(town)).code
    for who in people:
        await taps(town, who, "here")
        await town.fills(who, "s1:events:1:here", channel=CHANNEL, code=code)
    await town.later(HOUR)
    await town.later(15 * MINUTE)
    assert "for those who came" in await taps(town, "brann", "feedback")
    for n, who in enumerate(people[:4], 2):
        await answers(town, who, str(n), "yes" if n > 2 else "no", "More cake!" if n == 3 else "")
    await town.uses("mira", "event report", channel=CHANNEL, number="1")
    seen = await note(town, "mira")
    assert "fewer than five answers" in seen
    assert "cake" not in seen
    await answers(town, "bob", "4", "yes", "")
    await answers(town, "tamsin", "5", "yes", "")
    await town.uses("mira", "event report", channel=CHANNEL, number="1")
    seen = await note(town, "mira")
    assert "4.2 of 5 from 5 answers (5: 2, 4: 2, 3: 1, 2: 0, 1: 0)" in seen
    assert "100 % of 5 (likely 57 to 100 %)" in seen
    assert "More cake!" in seen
    assert "Bob" not in seen
    await town.presses("mira", "met", await noted(town, "mira"))
    assert "Goal met?\nyes" in await note(town, "mira")
    await town.later(3 * DAY)
    assert "form is closed" in await taps(town, "bob", "feedback")
    assert len(await staff_heard(town, "How “Games night” went")) == 2
    await town.close()


async def answers(town: Town, who: str, score: str, again: str, text: str) -> None:
    """Somebody fills in the feedback form from their private message."""
    invitation = [one for one in await town.talk(who, f"direct:{who}") if "How was" in words(one)][-1]
    await town.presses(who, "feedback", invitation)
    await town.fills(who, "s1:events:1:feedback", channel=f"direct:{who}", score=score, again=again, text=text)


@run
async def test_a_second_answer_replaces_the_first_and_nonsense_is_refused(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await taps(town, "bob", "yes")
    await town.later(2 * DAY + 2 * HOUR)
    await town.later(15 * MINUTE)
    await answers(town, "bob", "9", "perhaps", "")
    assert await scores(town) == []
    await answers(town, "bob", "1", "", "")
    await answers(town, "bob", "5", "yes", "")
    assert await scores(town) == [5]
    await town.close()


async def scores(town: Town) -> list[int]:
    """Every score that was given."""
    rows: list[Feedback] = await town.inside(lambda turn: turn.tx.find(FEEDBACKS, *where(community=turn.id)))
    return [one.score for one in rows]


@run
async def test_questions_are_voted_for_once_each_and_answered_by_the_host(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.uses("bob", "event ask", channel=CHANNEL, question="Is there cake?")
    assert "number 1" in await note(town, "bob")
    await taps(town, "kestrel", "ask")
    await town.fills("kestrel", "s1:events:1:ask", channel=CHANNEL, text="Is there parking?")
    assert "your own question" in await taps(town, "kestrel", "vote", arg="2")
    for who in ("juno", "ives"):
        await taps(town, who, "vote", arg="2")
    await taps(town, "juno", "vote", arg="2")
    await taps(town, "juno", "vote", arg="2")
    seen = await taps(town, "bob", "questions")
    assert seen.index("2. Is there parking? · 2 votes") < seen.index("1. Is there cake? · 0 votes")
    await taps(town, "mira", "qdone", arg="2")
    assert "parking" not in await taps(town, "bob", "questions")
    assert "isn't open any more" in await taps(town, "bob", "vote", arg="2")
    assert "isn't open any more" in await taps(town, "bob", "vote", arg="77")
    for n in range(6):
        await town.uses("bob", "event ask", channel=CHANNEL, question=f"And number {n}?")
    assert "are the most for one person" in await note(town, "bob")
    await town.close()


@run
async def test_the_team_may_look_at_questions_first(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await published(town)
    await town.uses("mira", "event edit", channel=CHANNEL, number="1", questions="looked")
    await town.uses("bob", "event ask", channel=CHANNEL, question="You idiot?")
    assert "looks at it first" in await note(town, "bob")
    assert "idiot" not in await taps(town, "juno", "questions")
    assert "waits for your look" in await taps(town, "mira", "questions")
    await taps(town, "mira", "qhide", arg="1")
    await town.uses("juno", "event ask", channel=CHANNEL, question="When does it end?")
    await taps(town, "mira", "qshow", arg="2")
    seen = await taps(town, "bob", "questions")
    assert "When does it end?" in seen
    assert "idiot" not in seen
    await town.close()
