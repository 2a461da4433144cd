"""The team at its posts, in a town: what somebody alone sees, buttons on it, forms from it, what stands in public."""

from __future__ import annotations

from typing import Any

from activities.asked import Asked
from activities.posts.commands import press
from activities.posts.model import Post
from activities.posts.service import posts_of
from bot.app.engage.floors import TurnFloor
from bot.app.turn import Turn
from bot.domain.buttons import read_token
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author
from bot.domain.reply import Reply
from tests.kit.town import Town, buttons, words


async def told(town: Town, who: str, lang: str = "en") -> str:
    """The newest thing that somebody alone sees, in words."""
    notes = await town.notes(who, lang)
    return words(notes[-1]) if notes else ""


async def asks(town: Town, who: str, name: str, /, lang: str = "en", **args: str) -> str:
    """Use a command of posts in the general channel; what is answered."""
    await town.do(who, lang, do="command", channel="general", name=f"post {name}", args=args, target="")
    return await told(town, who, lang)


async def taps(town: Town, who: str, verb: str, arg: str | None = None) -> str:
    """Press a button on the newest thing that somebody alone sees; what is answered."""
    note = (await town.notes(who))[-1]
    found = [one["token"] for one in buttons(note) if one["token"].split(":")[3] == verb]
    token = next(one for one in found if arg is None or one.split(":")[4] == arg)
    await town.do(who, do="press", channel=note["channel"], message=note["id"], token=token)
    return await told(town, who)


async def fills(town: Town, who: str, token: str, **values: str) -> str:
    """Fill in a form that is open; what is answered."""
    await town.fills(who, token, channel="general", **values)
    return await told(town, who)


async def presses(town: Town, who: str, token: str, *, is_form: bool = False, **values: str) -> Reply:
    """A press or a form that no page would send: what posts answer to it."""

    author = Author(AccountRef("sandbox", who))
    rights = await town.sandbox.rights((await town.sandbox.places())[0], author.account)

    async def deed(turn: Turn) -> Reply:
        floor = TurnFloor(turn)
        asked = Asked(
            await floor.person_of(author), author, rights, ChannelRef("sandbox", "lanternfall", "general"), "en",
            token=read_token(token), values=values, is_form=is_form,
        )  # fmt: skip
        return await press(floor, asked)

    answered: Any = await town.inside(deed)
    await town.idle()
    assert isinstance(answered, Reply)
    return answered


async def verbs(town: Town, who: str) -> list[str]:
    """What the buttons of the newest thing that somebody alone sees would do."""
    return [one["token"].split(":")[3] for one in buttons((await town.notes(who))[-1])]


async def public(town: Town, channel: str = "general") -> list[str]:
    """What Steward says in a channel, oldest first."""
    return [words(one) for one in await town.talk("bob", channel) if one["content"]]


async def stored(town: Town) -> list[Post]:
    """Every post, oldest first."""

    async def look(turn: Turn) -> list[Post]:
        return list(reversed(await posts_of(TurnFloor(turn))))

    found: Any = await town.inside(look)
    return list(found)
