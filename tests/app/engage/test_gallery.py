"""The gallery over the whole core: handed in, looked at, agreed to, shown, liked, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.gallery.model import best, tag_of
from activities.gallery.tables import HEARTS, WORKS
from bot.domain.time import DAY, MINUTE
from bot.ports.store import where
from tests.kit.run import run
from tests.kit.town import Town, buttons, words


async def opened(tmp_path: Path) -> Town:
    """A town with an open challenge."""
    town = await Town.open(tmp_path)
    await town.uses("mira", "gallery new", channel="general", title="My garden", until="in 2 weeks", tag="#MyGarden")
    return town


async def alone(town: Town, who: str) -> str:
    """What somebody alone sees."""
    return "\n".join(words(one) for one in await town.notes(who))


async def taps(town: Town, who: str, verb: str, channel: str = "general") -> None:
    """Press a button of whatever somebody alone sees."""
    note = next(
        one for one in reversed(await town.notes(who)) if any(verb in each["token"].split(":") for each in buttons(one))
    )
    token = next(each["token"] for each in buttons(note) if verb in each["token"].split(":"))
    await town.do(who, do="press", channel=channel, message=note["id"], token=token)


async def presses(town: Town, who: str, room: str, label: str) -> None:
    """Press a button by its label on the newest message of a room that has it."""
    shown = await town.talk(who, room)
    message = next(
        one for one in reversed(shown) if one["content"] and any(label == each["label"] for each in buttons(one))
    )
    token = next(each["token"] for each in buttons(message) if each["label"] == label)
    await town.do(who, do="press", channel=room, message=message["id"], token=token)


async def hanging(town: Town) -> list[dict[str, Any]]:
    """Works that hang in the gallery."""
    return [one for one in await town.talk("bob", "general") if one["content"] and "by " in words(one)[-40:]]


@run
async def test_a_work_by_hashtag_is_shown_only_after_both_said_yes_and_goes_when_its_author_wishes(
    tmp_path: Path,
) -> None:
    town = await opened(tmp_path)
    await town.says("kestrel", "Tomatoes at last! #mygarden")
    await town.says("kestrel", "nothing to see #mygardens")
    await town.later(MINUTE)
    assert any("One work waits" in words(one) for one in await town.talk("mira", "moderators"))
    await presses(town, "mira", "moderators", "Look at the next")
    assert "Tomatoes at last!" in await alone(town, "mira")
    await taps(town, "mira", "accept", "moderators")
    await town.later(MINUTE)
    assert await hanging(town) == []
    await presses(town, "kestrel", "direct:kestrel", "Yes, with my name")
    await town.later(MINUTE)
    (work,) = await hanging(town)
    assert "Tomatoes at last!" in words(work)
    assert "by Kestrel" in words(work)
    await town.presses("bob", "heart", work)
    assert "Your heart is the first" in await alone(town, "bob")
    await town.presses("kestrel", "heart", work)
    assert "your own work" in await alone(town, "kestrel")
    await town.uses("kestrel", "gallery mine")
    await taps(town, "kestrel", "back")
    assert "Whatever was shown of it is gone" in await alone(town, "kestrel")
    assert await hanging(town) == []
    assert await town.inside(lambda turn: turn.tx.count(HEARTS)) == 0
    await town.close()


@run
async def test_nobody_answers_for_somebody_else(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    said = await town.says("kestrel", "My roses")
    await town.uses("bob", "submit", target=said)
    assert "somebody else's message" in await alone(town, "bob")
    await town.uses("mira", "submit", target=said)
    assert "Its author will be asked" in await alone(town, "mira")
    await town.uses("mira", "submit", target=said)
    assert "already" in await alone(town, "mira")
    await presses(town, "mira", "moderators", "Look at the next")
    await taps(town, "mira", "accept", "moderators")
    await presses(town, "kestrel", "direct:kestrel", "No")
    assert "stays yours alone" in await alone(town, "kestrel")
    await town.later(MINUTE)
    assert await hanging(town) == []
    await town.close()


@run
async def test_an_author_who_hands_in_is_asked_at_once_and_may_take_another_name(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    said = await town.says("kestrel", "My roses")
    await town.uses("kestrel", "submit", target=said)
    await taps(town, "kestrel", "other")
    await town.fills("kestrel", "s1:gallery:1:named", channel="general", name="The <b>gardener</b>")
    assert "Thank you!" in await alone(town, "kestrel")
    await town.later(MINUTE)
    assert await hanging(town) == []
    await presses(town, "oskar", "moderators", "Look at the next")
    await taps(town, "oskar", "accept", "moderators")
    await town.later(MINUTE)
    (work,) = await hanging(town)
    assert "by The <b>gardener</b>" in words(work)
    await town.uses("mira", "gallery feature", channel="general", work="1")
    assert len(await hanging(town)) == 2
    await town.do("kestrel", do="delete", channel="general", message=said)
    await town.later(MINUTE)
    assert await hanging(town) == [], "a deleted message takes its work along, also where it was featured"
    assert any("left the gallery too" in words(one) for one in await town.talk("kestrel", "direct:kestrel"))
    await town.close()


@run
async def test_the_end_names_the_best_and_takes_no_more(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    for who in ("kestrel", "bob"):
        said = await town.says(who, f"The garden of {who}")
        await town.uses(who, "submit", target=said)
        await taps(town, who, "name")
        await town.later(MINUTE)
        await presses(town, "mira", "moderators", "Look at the next")
        await taps(town, "mira", "accept", "moderators")
        await town.later(MINUTE)
    first = next(one for one in await hanging(town) if "kestrel" in words(one))
    for who in ("juno", "brann"):
        await town.presses(who, "heart", first)
    await town.later(15 * DAY)
    told = [words(one) for one in await town.talk("bob", "general") if one["content"]]
    assert any("2 works by 2 people were shown" in one and "2 hearts · work 1" in one for one in told), told
    await town.presses("tamsin", "heart", first)
    assert "is over" in await alone(town, "tamsin")
    await town.uses("kestrel", "gallery mine")
    await taps(town, "kestrel", "back")
    await town.later(MINUTE)
    said = [words(one) for one in await town.talk("bob", "general") if one["content"]]
    assert not any("by Kestrel" in one for one in said), "a result names nobody who has taken their work back"
    await town.says("juno", "too late #mygarden")
    assert await town.inside(lambda turn: turn.tx.count(WORKS)) == 2
    await town.close()


@run
async def test_whoever_is_forgotten_hangs_nowhere(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    said = await town.says("kestrel", "My roses")
    await town.uses("kestrel", "submit", target=said)
    await taps(town, "kestrel", "name")
    await presses(town, "mira", "moderators", "Look at the next")
    await taps(town, "mira", "accept", "moderators")
    await town.later(MINUTE)
    assert len(await hanging(town)) == 1
    await town.uses("kestrel", "forget_me")
    await taps(town, "kestrel", "yes")
    await town.later(MINUTE)
    assert await hanging(town) == []
    assert await town.inside(lambda turn: turn.tx.count(WORKS, *where(community=turn.id))) == 0
    await town.close()


@run
async def test_what_cannot_be_is_said_in_words(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    await town.uses("mira", "gallery new", channel="general", title="Again", until="in 2 weeks", tag="mygarden")
    assert "belongs to another gallery" in await alone(town, "mira")
    await town.uses("mira", "gallery new", channel="general", title="Again", until="yesterday", tag="other")
    await town.uses("mira", "gallery new", channel="general", title="Again", until="in 2 weeks", tag="two words")
    assert "is no hashtag" in await alone(town, "mira")
    await town.uses("bob", "gallery new", channel="general", title="Mine", until="in 2 weeks")
    assert "moderator" in (await alone(town, "bob")).lower()
    await town.uses("mira", "gallery feature", channel="general", work="7")
    assert "has not said yes" in await alone(town, "mira")
    await town.close()


def test_equal_hearts_share_a_place() -> None:
    assert best([(1, 3), (2, 0), (3, 5), (4, 3), (5, 3)]) == ((3, 5), (1, 3), (4, 3), (5, 3))
    assert best([(1, 0)]) == ()


def test_hashtags_are_folded() -> None:
    assert [tag_of(one) for one in ("#Сад", "сад", "", "  ", "a b", "#")] == ["сад", "сад", "", "", None, None]


async def picture(town: Town, who: str) -> str:
    """A picture that somebody is about to send; its id."""

    def keep(step: Any) -> str:
        made = step.db.execute(
            "INSERT INTO files (owner, name, type, description, size, digest, at, bytes) VALUES (?,?,?,'',6,'6',?,?)",
            (who, "roses.png", "image/png", step.now, b"pixels"),
        )
        return str(made.lastrowid)

    return str(await town.page.world.run(keep))


@run
async def test_a_picture_hangs_as_a_copy_for_everybody_and_goes_with_its_original(tmp_path: Path) -> None:
    town = await opened(tmp_path)
    file = await picture(town, "kestrel")
    sent = await town.do(
        "kestrel", do="send", channel="general", text="#mygarden", reply_to="", attachments=[file], nonce=""
    )  # fmt: skip
    await town.later(MINUTE)
    await presses(town, "mira", "moderators", "Look at the next")
    assert "a picture or a file" in await alone(town, "mira")
    await taps(town, "mira", "accept", "moderators")
    await presses(town, "kestrel", "direct:kestrel", "Yes, with my name")
    await town.later(MINUTE)
    (work,) = await hanging(town)
    assert [one["name"] for one in work["attachments"]] == ["roses.png"]
    assert not work["veiled"]
    await town.presses("bob", "heart", work)
    await town.do("kestrel", do="delete", channel="general", message=sent["message"])
    await town.later(MINUTE)
    assert await hanging(town) == []
    await town.close()
