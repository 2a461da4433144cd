"""Polls in a line: drafted and put up by a moderator, voted in by members of a town."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from hypothesis import strategies as st

from activities.polls.poll import Outcome, Poll
from activities.polls.tables import OUTCOMES, POLLS
from adapters.sandbox.codec import decode
from bot.app.turn import Turn
from bot.domain.content import Form
from tests.kit.town import Town, buttons, words

OPTIONS: Final = 4
BALLOTS: Final = st.lists(
    st.permutations(range(OPTIONS)).flatmap(lambda full: st.integers(1, OPTIONS).map(lambda n: tuple(full[:n]))),
    max_size=12,
)
"""Ballots of four options, each an order of some of them."""


async def newest(town: Town, who: str, lang: str = "en") -> dict[str, Any]:
    """The last thing that Steward said to somebody alone."""
    return (await town.notes(who, lang))[-1]


async def draft(town: Town, who: str = "mira", channel: str = "general", **args: str) -> dict[str, Any]:
    """What a moderator sees after /poll new."""
    await town.uses(who, "poll new", channel, **args)
    return await newest(town, who)


async def put_up(town: Town, who: str = "mira", channel: str = "general", **args: str) -> Poll:
    """A poll that stands."""
    await town.presses(who, "post", await draft(town, who, channel, **args))
    return await last_poll(town)


async def last_poll(town: Town) -> Poll:
    """The newest poll as it is stored."""

    async def look(turn: Turn) -> Poll:
        return (await turn.tx.find(POLLS, order=("-number",), limit=1))[0]

    found: Poll = await town.inside(look)
    return found


async def outcome_of(town: Town, number: int) -> Outcome | None:
    """A poll's stored result."""

    async def look(turn: Turn) -> Outcome | None:
        return await turn.tx.get(OUTCOMES, turn.id, number)

    found: Outcome | None = await town.inside(look)
    return found


async def message_of(town: Town, channel: str = "general", who: str = "bob", lang: str = "en") -> dict[str, Any]:
    """Steward's newest message in a channel that carries a poll's buttons or its result."""
    shown = [one for one in await town.talk(who, channel, lang) if one["content"]]
    return shown[-1]


def labels(message: dict[str, Any]) -> list[str]:
    """What stands on its buttons."""
    return [one["label"] for one in buttons(message)]


async def press(
    town: Town, who: str, label: str, message: dict[str, Any] | None = None, lang: str = "en"
) -> dict[str, Any]:
    """Press the button with this label on a message (the poll's, if none is given); what they see then."""
    shown = message or await message_of(town, who=who, lang=lang)
    token = next(one["token"] for one in buttons(shown) if one["label"].lstrip("✓ ") == label)
    await town.do(who, lang, do="press", channel=shown["channel"], message=shown["id"], token=token)
    return await newest(town, who, lang)


async def votes(town: Town, who: str, *options: str, channel: str = "general") -> dict[str, Any]:
    """Open the ballot and tap options in this order; the last thing that is shown."""
    shown = await press(town, who, "Vote", await message_of(town, channel, who))
    for one in options:
        shown = await press(town, who, one, shown)
    return shown


async def raw_press(town: Town, who: str, token: str, message: dict[str, Any]) -> str:
    """Send any token whatever, as a hostile client would; the words of the answer."""
    await town.do(who, do="press", channel=message["channel"], message=message["id"], token=token)
    notes = await town.notes(who)
    return words(notes[-1]) if notes else ""


async def form_of(town: Town, who: str) -> Form:
    """The form that stands open before somebody."""

    def look(db: sqlite3.Connection) -> str:
        return str(db.execute("SELECT form FROM forms WHERE person = ? ORDER BY id DESC", (who,)).fetchone()[0])

    found: Form = decode(await town.sandbox.world.file.run(look))
    return found
