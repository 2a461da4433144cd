"""Ideas and themes over the whole core: from one line to everybody hearing what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.ideas.tables import IDEAS, SUPPORTS, VOICES
from bot.domain.time import DAY, MINUTE
from bot.ports.store import where
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


async def proposed(town: Town, who: str, title: str, text: str = "") -> str:
    """Somebody proposes an idea through the form; what they see then."""
    await town.uses(who, "idea new")
    await town.fills(who, "s1:ideas:new:propose", channel="general", title=title, text=text)
    return await last_note(town, who)


async def board(town: Town, channel: str = "general") -> list[dict[str, Any]]:
    """Ideas on the board."""
    return [one for one in await town.talk("bob", channel) if one["content"] and "Idea " in words(one)]


async def last_note(town: Town, who: str) -> str:
    """What somebody alone sees; an answer to a press on an answer takes its place."""
    return "\n".join(words(one) for one in await town.notes(who))


async def directs(town: Town, who: str) -> list[str]:
    """What Steward wrote to somebody in private."""
    return [words(one) for one in await town.talk(who, f"direct:{who}")]


@run
async def test_an_idea_is_supported_decided_and_everybody_who_cared_is_told(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses("oskar", "idea board", support="3", days="10")
    assert "need 3 people" in await last_note(town, "oskar")
    assert "is on the board" in await proposed(town, "kestrel", "A book club", "One book a month.")
    (post,) = await board(town)
    assert "1 of 3" in words(post)
    await town.presses("kestrel", "support", post)
    assert "is yours" in await last_note(town, "kestrel")
    await town.presses("bob", "support", post)
    await town.presses("bob", "support", post)
    assert "don't support" in await last_note(town, "bob")
    await town.presses("bob", "support", post)
    await town.presses("juno", "support", post)
    await town.later(MINUTE)
    (post,) = await board(town)
    assert "The team is looking at it" in words(post)
    (asked,) = [one for one in await town.talk("mira", "moderators") if "waits for your decision" in words(one)]
    await town.presses("mira", "decide", asked)
    await town.fills("mira", "s1:ideas:1:decided:planned", reason="We start in March.")
    assert "3 people hear of it" in await last_note(town, "mira")
    for who in ("kestrel", "bob", "juno"):
        assert any("We start in March." in one for one in await directs(town, who)), who
    (post,) = await board(town)
    assert "Planned" in words(post)
    assert "We start in March." in words(post)
    await town.uses("bob", "mydata")
    assert "1 you support" in await last_note(town, "bob")
    await town.close()


@run
async def test_members_decide_nothing(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposed(town, "kestrel", "A book club")
    await town.uses("bob", "idea decide", number="1")
    assert "moderator" in (await last_note(town, "bob")).lower()
    (idea,) = await town.inside(lambda turn: turn.tx.find(IDEAS))
    assert idea.outcome == ""
    await town.close()


@run
async def test_what_is_alike_is_shown_first_and_supporting_it_is_one_tap(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposed(town, "kestrel", "A weekly book club in voice chat")
    seen = await proposed(town, "bob", "Book club every week, in voice")
    assert "Is it one of these?" in seen
    assert "A weekly book club" in seen
    note = (await town.notes("bob"))[-1]
    assert len(await board(town)) == 1
    await town.presses("bob", "second", {**note, "channel": "general"})
    await town.presses("bob", "second", {**note, "channel": "general"})
    assert "You support" in await last_note(town, "bob")
    assert await town.inside(lambda turn: turn.tx.count(SUPPORTS, *where(community=turn.id, idea=1))) == 2
    await town.presses("bob", "mine", {**note, "channel": "general"})
    await town.presses("bob", "mine", {**note, "channel": "general"})
    assert len(await board(town)) == 2
    await town.close()


@run
async def test_an_idea_whose_time_is_up_rests_and_its_author_hears_of_it(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposed(town, "kestrel", "Longer nights")
    (post,) = await board(town)
    await town.later(31 * DAY)
    (post,) = await board(town)
    assert "It rests for now" in words(post)
    assert any("found 1 of 10 voices" in one for one in await directs(town, "kestrel"))
    await town.presses(
        "bob", "support", {**post, "content": {"blocks": [], "buttons": [{"token": "s1:ideas:1:support"}]}}
    )
    assert "takes no more support" in await last_note(town, "bob")
    await town.close()


@run
async def test_whoever_is_forgotten_leaves_no_trace_on_the_board(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await proposed(town, "kestrel", "A quiet room")
    await proposed(town, "kestrel", "Pizza on Fridays")
    post = next(one for one in await board(town) if "Pizza" in words(one))
    await town.presses("bob", "support", post)
    await town.uses("kestrel", "forget_me")
    await town.presses("kestrel", "yes", {**(await town.notes("kestrel"))[-1], "channel": "general"})
    await town.later(MINUTE)
    (post,) = await board(town)
    assert "Pizza" in words(post)
    assert "Kestrel" not in words(post)
    rows = await town.inside(lambda turn: turn.tx.find(IDEAS, *where(community=turn.id)))
    assert [(row.title, row.author) for row in rows] == [("Pizza on Fridays", None)]
    await town.close()


@run
async def test_complaints_become_a_theme_with_an_owner_and_each_author_is_told(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    first = await town.says("kestrel", "Search finds nothing since Monday")
    second = await town.says("bob", "=HYPERLINK search finds nothing at all")
    await town.uses("mira", "theme new", target=first, sort="bug", title="Search finds nothing")
    note = (await town.notes("mira"))[-1]
    assert "1 message from one person" in words(note)
    await town.uses("mira", "theme add", target=second)
    assert "stands under theme 1" in await last_note(town, "mira")
    await town.uses("mira", "theme add", target=second)
    assert "already" in await last_note(town, "mira")
    await town.uses("bob", "theme list")
    assert "moderator" in (await last_note(town, "bob")).lower()
    await town.presses("mira", "own", {**note, "channel": "general"})
    await town.presses("mira", "export", {**note, "channel": "general"})
    assert "2 messages" in await last_note(town, "mira")
    await town.uses("mira", "theme show", number="1")
    note = next(one for one in await town.notes("mira") if "Theme 1" in words(one))
    token = next(one["token"] for one in buttons(note) if one["token"].endswith(":done"))
    await town.do("mira", do="press", channel="general", message=note["id"], token=token)
    await town.fills("mira", "s1:ideas:t1:decided:done", channel="general", reason="Mended this morning.")
    for who in ("kestrel", "bob"):
        assert any("Mended this morning." in one for one in await directs(town, who)), who
    assert await town.inside(lambda turn: turn.tx.count(VOICES)) == 2
    await town.close()
