"""The gallery among people who change their minds, forge presses, delete things, and in a crisis."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from activities.gallery.tables import HEARTS, WORKS
from bot.app.oneperson import unite
from bot.app.turn import Turn
from bot.domain.time import MINUTE
from bot.ports.store import where
from bot.ports.tables import ACCOUNTS, MESSAGES
from tests.app.engage.test_gallery import alone, hanging, opened, picture, presses, taps
from tests.app.pressing import push
from tests.kit.run import run
from tests.kit.town import Town, words


async def shown(town: Town, text: str = "Tomatoes at last! #mygarden", who: str = "kestrel") -> str:
    """A work that hangs; the message that it stands in."""
    said = await town.says(who, text)
    await accepted(town, who)
    return said


async def accepted(town: Town, who: str = "kestrel") -> None:
    """The team and the author say yes."""
    await town.later(MINUTE)
    await presses(town, "mira", "moderators", "Look at the next")
    await taps(town, "mira", "accept", "moderators")
    await town.later(MINUTE)
    await presses(town, who, f"direct:{who}", "Yes, with my name")
    await town.later(MINUTE)


async def works(town: Town) -> list[Any]:
    """Every work."""
    return list(await town.inside(lambda turn: turn.tx.find(WORKS, order=("number",))))


@run
async def test_what_the_team_has_not_seen_is_never_shown(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    said = await town.says("kestrel", "Tomatoes #mygarden")
    await town.do("kestrel", do="edit", channel="general", message=said, text="Potatoes #mygarden")
    (work,) = await works(town)
    assert work.text == "Potatoes #mygarden"
    await accepted(town)
    assert len(await hanging(town)) == 1
    await town.do("kestrel", do="edit", channel="general", message=said, text="Buy my potatoes! #mygarden")
    await town.later(MINUTE)
    assert await hanging(town) == []
    told = "\n".join(words(one) for one in await town.talk("kestrel", "direct:kestrel"))
    assert "the team looks at it once more" in told
    await presses(town, "mira", "moderators", "Look at the next")
    assert "Buy my potatoes!" in await alone(town, "mira")
    await taps(town, "mira", "accept", "moderators")
    await town.later(MINUTE)
    (work,) = await hanging(town)
    assert "Buy my potatoes!" in words(work), "the author has agreed already"
    await town.do("kestrel", do="edit", channel="general", message=said, text="nothing to see here")
    await town.later(MINUTE)
    assert await hanging(town) == []
    assert [one.state for one in await works(town)] == ["withdrawn"]
    await town.close()


@run
async def test_an_author_who_wants_no_name_any_more_is_named_no_more(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await shown(town)
    (work,) = await hanging(town)
    await town.presses("bob", "heart", work)
    await town.uses("mira", "gallery feature", channel="general", work="1")
    await presses(town, "kestrel", "direct:kestrel", "Yes, without a name")
    await town.later(MINUTE)
    hung = await hanging(town)
    assert len(hung) == 2
    assert not any("Kestrel" in words(one) for one in hung)
    assert await town.inside(lambda turn: turn.tx.count(HEARTS)) == 1
    await presses(town, "kestrel", "direct:kestrel", "Yes, without a name")
    await town.later(MINUTE)
    assert [one["id"] for one in await hanging(town)] == [one["id"] for one in hung], "a doubled press"
    await town.close()


@run
async def test_forged_presses_give_no_hearts_to_what_does_not_hang(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    await town.uses(
        "mira", "gallery new", channel="general", title="A", until="in 2 weeks", tag="#one", hearts="no"
    )  # fmt: skip
    await shown(town, "A thing #one")
    await town.says("kestrel", "Another #one")
    for ref in ("1", "2", "99", "-1", "x", "9" * 30):
        token = f"s1:gallery:{ref}:heart"
        await push(town, "bob", token)
        await push(town, "bob", f"s1:gallery:{ref}:accept")
        await push(town, "bob", f"s1:gallery:{ref}:back")
        await push(town, "bob", f"s1:gallery:{ref}:yes:name")
        await push(town, "bob", f"s1:gallery:{ref}:refused", values={"reason": "no"})
    assert await town.inside(lambda turn: turn.tx.count(HEARTS)) == 0
    assert [one.state for one in await works(town)] == ["accepted", "waiting"]
    await town.close()


@run
async def test_the_queue_comes_back_when_somebody_deleted_it(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await town.says("kestrel", "One #mygarden")
    (queue,) = [one for one in await town.talk("mira", "moderators") if "waits for a look" in words(one)]
    await town.do("ada", do="delete", channel="moderators", message=queue["id"])
    await town.later(MINUTE)
    await town.says("kestrel", "Two #mygarden")
    await town.later(MINUTE)
    assert any("2 works wait" in words(one) for one in await town.talk("mira", "moderators"))
    await town.close()


@run
async def test_two_challenges_at_once_keep_apart_and_a_bare_hashtag_is_no_work(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await town.uses("mira", "gallery new", channel="general", title="Cats", until="in 2 weeks", tag="#cats")
    await town.says("kestrel", "#mygarden")
    await town.says("kestrel", "A cat #CATS")
    await town.says("kestrel", "A cat in it #mygarden #cats")
    said = await town.says("kestrel", "Roses, #MYGARDEN")
    await town.uses("kestrel", "submit", target=said)
    assert "already" in await alone(town, "kestrel")
    assert sorted((one.gallery, one.text) for one in await works(town)) == [
        (1, "A cat in it #mygarden #cats"), (1, "Roses, #MYGARDEN"), (2, "A cat #CATS"),
        (2, "A cat in it #mygarden #cats"),
    ]  # fmt: skip
    await town.close()


@run
async def test_nothing_is_shown_nor_asked_in_a_crisis(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await shown(town, "First #mygarden", "bob")
    file = await picture(town, "kestrel")
    await town.do("kestrel", do="send", channel="general", text="#mygarden", reply_to="", attachments=[file], nonce="")
    await presses(town, "mira", "moderators", "Look at the next")
    await taps(town, "mira", "accept", "moderators")
    await town.uses("oskar", "crisis on")
    before = [one["id"] for one in await town.talk("bob", "general") if one["content"]]
    await town.says("juno", "Second #mygarden")
    await presses(town, "mira", "moderators", "Look at the next")
    await taps(town, "mira", "accept", "moderators")
    await town.later(MINUTE)
    assert await town.talk("juno", "direct:juno") == [], "nobody is asked now"
    await presses(town, "kestrel", "direct:kestrel", "Yes, with my name")
    await presses(town, "bob", "direct:bob", "Yes, without a name")
    await town.uses("mira", "gallery feature", channel="general", work="1")
    await town.uses("mira", "gallery end", number="1")
    await town.later(MINUTE)
    after = [one["id"] for one in await town.talk("bob", "general") if one["content"]]
    assert set(after) <= set(before), "what would show a name goes, and nothing new comes"
    await town.uses("oskar", "crisis off")
    await town.uses("oskar", "crisis")
    assert "things are held" in await alone(town, "oskar")
    await town.close()


@run
async def test_one_person_with_two_accounts_has_no_heart_for_themselves(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await shown(town)
    (work,) = await hanging(town)
    await town.presses("bob", "heart", work)

    async def one_person(turn: Turn) -> None:
        mine, theirs = [await turn.tx.get(ACCOUNTS, "sandbox", who, turn.id) for who in ("kestrel", "bob")]
        assert mine is not None
        assert theirs is not None
        await unite(turn, mine.person, theirs.person)

    await town.inside(one_person)
    assert await town.inside(lambda turn: turn.tx.count(HEARTS)) == 0
    await town.close()


@run
async def test_an_album_is_one_work_and_hangs_whole(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    sent = []
    for text in ("Four of them #mygarden", "", "", ""):
        file = await picture(town, "kestrel")
        reply = await town.do(
            "kestrel", do="send", channel="general", text=text, reply_to="", attachments=[file], nonce=""
        )
        sent.append(str(reply["message"]))

    async def together(turn: Turn) -> None:
        for row in await turn.tx.find(MESSAGES, *where(community=turn.id)):
            await turn.tx.put(MESSAGES, replace(row, album="a1"))
        (work,) = await turn.tx.find(WORKS)
        await turn.tx.put(WORKS, replace(work, album="a1"))

    await town.inside(together)
    await accepted(town)
    hung = [one for one in await town.talk("bob", "general") if one["content"] and one["attachments"]]
    assert len(hung) == 4
    await town.do("kestrel", do="delete", channel="general", message=sent[2])
    await town.later(MINUTE)
    assert len([one for one in await town.talk("bob", "general") if one["content"] and one["attachments"]]) == 3
    await town.do("kestrel", do="delete", channel="general", message=sent[0])
    await town.later(MINUTE)
    assert not [one for one in await town.talk("bob", "general") if one["content"] and one["attachments"]]
    await town.close()


async def _with_a_picture(town: Town, **changes: Any) -> None:
    """The one work has a picture, as its platform says."""

    async def inside(turn: Turn) -> None:
        (work,) = await turn.tx.find(WORKS)
        await turn.tx.put(WORKS, replace(work, has_media=True, **changes))

    await town.inside(inside)


@run
async def test_a_picture_that_can_not_be_copied_is_shown_by_its_address(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await town.says("kestrel", "Tomatoes #mygarden")
    await _with_a_picture(town)
    await accepted(town)
    (work,) = await hanging(town)
    assert "Tomatoes #mygarden" in words(work)
    assert "stands where it was posted" in words(work)
    await town.close()


@run
async def test_a_work_of_another_platform_hangs_by_its_words_and_address(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await town.says("kestrel", "Tomatoes #mygarden")
    await _with_a_picture(town, platform="elsewhere")
    await accepted(town)
    (work,) = await hanging(town)
    assert "stands where it was posted" in words(work)
    await town.uses("kestrel", "gallery mine")
    await taps(town, "kestrel", "back")
    await town.later(MINUTE)
    assert await hanging(town) == []
    await town.close()
