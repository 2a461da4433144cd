"""A post over the whole core: written, approved by a second person, put up on time, edited, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from activities.posts.model import State
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.reply import Reply
from bot.domain.text import say
from bot.domain.time import DAY, HOUR, MINUTE
from bot.ports.tables import COMMUNITIES
from tests.kit.posts import asks, fills, presses, public, stored, taps, told, verbs
from tests.kit.run import run
from tests.kit.town import Town, words

STRANGE = (
    "s1:posts:99:show", "s1:posts:99:approve:1", "s1:posts:1:nonsense", "s1:posts::show", "s1:posts:x:take",
    "s1:posts:9999999999999999999:show", "s1:posts:0:list:open.999999", "s1:posts:0:list:nonsense.-1",
    "s1:posts:0:month:9999-99", "s1:posts:1:variant:discord", "s1:posts:1:varied:discord.1", "s1:posts:1:filled:9",
    "s1:posts:1:preview:nowhere", "s1:posts:7:drop:pool", "s1:posts:1:approve:7", "s1:posts:1:now:0",
    "s1:posts:0:pool:none", "s1:posts:0:poolok:none", "s1:posts:0:quietoff:none", "s1:posts:1:edited:77",
)  # fmt: skip


async def room(town: Town) -> list[str]:
    """What stands in the moderators' room."""
    return [words(one) for one in await town.talk("oskar", "moderators") if one["content"]]


async def crisis(town: Town, *, on: bool) -> None:
    """The pause of publications, switched."""

    async def switch(turn: Turn) -> None:
        await TurnFloor(turn).set_crisis(turn.now if on else 0)

    await town.inside(switch)


@run
async def test_from_the_form_to_everybody_and_back(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new")
    card = await fills(
        town, "mira", "s1:posts:0:write", text="# Game night\nWe play on Friday.", channels="general", goal="invite",
        when="in 2 hours", rubric="",
    )  # fmt: skip
    assert "I asked the team to approve it." in card
    assert "to invite" in card
    (asked,) = [one for one in await town.talk("oskar", "moderators") if "asks for your approval" in words(one)]
    await town.presses("mira", "approve", asked)
    assert "lead moderator" in await told(town, "mira")
    await town.presses("oskar", "approve", asked)
    assert "goes out by itself" in await told(town, "oskar")
    assert not any("asks for your approval" in one for one in await room(town)), "the room's message keeps up"
    await town.later(2 * HOUR + MINUTE)
    assert (await public(town))[-1] == "Game night\nWe play on Friday."
    await asks(town, "oskar", "edit", number="1")
    await fills(town, "oskar", "s1:posts:1:edited:1", text="We play on Saturday.", channels="#general", goal="invite")
    await town.later(10 * MINUTE)
    assert (await public(town))[-1] == "We play on Saturday."
    assert "deletes it everywhere" in await asks(town, "mira", "withdraw", number="1")
    assert "is withdrawn" in await taps(town, "mira", "gone")
    await town.later(MINUTE)
    assert "We play on Saturday." not in await public(town)
    (post,) = await stored(town)
    assert post.state is State.WITHDRAWN
    assert (post.approved_by, post.posted_by) != (None, post.by), "who approved it is kept"
    assert "has been withdrawn" in await asks(town, "mira", "withdraw", number="1")
    await town.close()


@run
async def test_an_author_does_not_approve_their_own_unless_nobody_else_can(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "oskar", "new", text="From a lead.", channels="general")
    assert "Somebody else of the team" in await taps(town, "oskar", "approve")
    await asks(town, "ada", "show", number="1")
    assert "no time yet" in await taps(town, "ada", "approve")

    async def alone(turn: Turn) -> None:
        settings = replace(turn.community.settings, volunteer=True)
        await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

    await town.inside(alone)
    await asks(town, "mira", "new", text="On my own.", channels="general", when="in 1 hour")
    assert "goes out by itself" in await taps(town, "mira", "approve")
    await town.close()


@run
async def test_what_is_changed_after_approval_needs_it_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="First words.", channels="general", when="in 3 hours")
    await asks(town, "oskar", "show", number="1")
    await taps(town, "oskar", "approve")
    await asks(town, "mira", "edit", number="1")
    card = await fills(
        town, "mira", "s1:posts:1:edited:1", text="Other words.", channels="#general", when="in 3 hours", goal="inform"
    )
    assert "draft again" in card
    await town.later(4 * HOUR)
    assert "Other words." not in await public(town)
    (post,) = await stored(town)
    assert post.state is State.DRAFT
    await town.close()


@run
async def test_an_approval_of_what_was_changed_meanwhile_shows_it_first(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="First words.", channels="general")
    await asks(town, "oskar", "show", number="1")
    await asks(town, "mira", "edit", number="1")
    await asks(town, "ada", "edit", number="1")
    await fills(town, "mira", "s1:posts:1:edited:1", text="Other words.", channels="#general", goal="inform")
    assert "changed since you looked" in await taps(town, "oskar", "approve")
    (post,) = await stored(town)
    assert post.state is State.DRAFT
    raced = await fills(town, "ada", "s1:posts:1:edited:1", text="Words of a slow writer.", channels="", goal="inform")
    assert "Somebody changed post 1" in raced
    assert "Words of a slow writer." in str((await town.notes("ada"))[-1]["content"]), "nothing is lost"
    await town.close()


@run
async def test_a_post_that_is_too_late_is_left_to_the_team(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Good morning.", channels="general", when="in 1 hour")
    await asks(town, "oskar", "show", number="1")
    await taps(town, "oskar", "approve")
    await town.later(DAY)
    assert "Good morning." not in await public(town)
    assert any("Post no. 1" in one for one in await room(town)), "staff are told once, by its number"
    assert "not posted in time" in await asks(town, "mira", "show", number="1")
    assert "now" in await verbs(town, "mira")
    assert "going out now" in await taps(town, "mira", "now")
    assert (await public(town))[-1] == "Good morning."
    (post,) = await stored(town)
    assert (post.state, post.shown_at) == (State.POSTED, town.clock.now())
    await town.close()


@run
async def test_the_pause_holds_posts(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Cheerful news.", channels="general", when="in 1 hour")
    await asks(town, "oskar", "show", number="1")
    await taps(town, "oskar", "approve")
    await asks(town, "oskar", "new", text="More news.", channels="general")
    await crisis(town, on=True)
    await town.later(2 * HOUR)
    await asks(town, "ada", "show", number="2")
    assert "Crisis mode is on" in await taps(town, "ada", "now")
    await town.later(MINUTE)
    assert not {"Cheerful news.", "More news."} & set(await public(town))
    assert "scheduled" in await asks(town, "ada", "show", number="1"), "what waits is not missed"

    async def release(turn: Turn) -> None:
        floor = TurnFloor(turn)
        await floor.set_crisis(0)
        for one in await floor.held():
            await floor.let_go(one.key)

    await town.inside(release)
    await town.later(MINUTE)
    assert {"Cheerful news.", "More news."} <= set(await public(town))
    await town.close()


@run
async def test_a_post_withdrawn_while_it_is_held_never_appears(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "oskar", "new", text="A joke.", channels="general")
    await crisis(town, on=True)
    await asks(town, "ada", "show", number="1")
    await taps(town, "ada", "now")
    await asks(town, "mira", "withdraw", number="1")
    await taps(town, "mira", "gone")

    async def release(turn: Turn) -> None:
        floor = TurnFloor(turn)
        await floor.set_crisis(0)
        for one in await floor.held():
            await floor.let_go(one.key)

    await town.inside(release)
    await town.later(MINUTE)
    assert "A joke." not in await public(town)
    await town.close()


@run
async def test_members_and_strange_presses_get_a_plain_answer(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "new", text="Words.", channels="general")
    assert "takes the rank" in await asks(town, "bob", "list")
    before = await stored(town)
    for token in STRANGE:
        for is_form in (True, False):
            assert await presses(town, "bob", token, is_form=is_form) == Reply(
                say("denied-standing", needed=say("standing-moderator"))
            )
            reply = await presses(town, "mira", token, is_form=is_form, text="x", csv="x")
            assert reply.words or reply.content or reply.form, token
    assert await stored(town) == before
    assert "no post “banana”" in await asks(town, "mira", "show", number="banana")
    assert "no post “²”" in await asks(town, "mira", "show", number="²")
    assert await public(town) == []
    await town.close()


@run
async def test_what_cannot_be_read_is_said_and_the_text_is_kept(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await asks(town, "mira", "list")
    card = await asks(town, "mira", "new", text="Words.", channels="#generl", when="yesterday", goal="inform")
    assert "Did you mean #general?" in card
    (post,) = await stored(town)
    assert (post.text, post.at, post.state) == ("Words.", 0, State.DRAFT)
    await asks(town, "oskar", "show", number="1")
    assert "isn't ready yet" in await taps(town, "oskar", "approve")
    await town.close()


@run
async def test_blanks_keep_a_post_back_until_they_are_filled_in(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    kept = await asks(town, "mira", "template", name="Event", text="We meet on {date} at {place}.")
    assert "{date}, {place}" in kept
    await asks(town, "mira", "new", template="event")
    card = await fills(
        town, "mira", "s1:posts:0:write", text="We meet on {date} at {place}.", channels="general", goal="invite"
    )
    assert "The blank {date} is not filled in." in card
    await asks(town, "oskar", "show", number="1")
    assert "isn't ready yet" in await taps(town, "oskar", "approve")
    assert "isn't ready yet" in await taps(town, "oskar", "now")
    await asks(town, "mira", "show", number="1")
    await taps(town, "mira", "fill")
    card = await fills(town, "mira", "s1:posts:1:filled:1", blank0="Friday", blank1="the harbour")
    assert "We meet on Friday at the harbour." in str((await town.notes("mira"))[-1]["content"])
    assert "not filled in" not in card
    await town.close()


@run
async def test_answers_are_in_the_asker_s_language(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    card = await asks(town, "mira", "new", lang="ru", text="Слова", channels="general", when="через час")
    assert "сохранён как черновик" in card
    card = await asks(town, "mira", "show", lang="ru", number="1")
    assert "черновик" in card
    assert "#general" in card
    await town.close()
