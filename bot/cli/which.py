"""Which community a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from bot.app.naming import communities, communities_named, title_of
from bot.cli import talk
from bot.domain.records import Community
from bot.domain.text import Several, say
from bot.ports.store import Tx


async def named(tx: Tx, who: str) -> Community:
    """The one that is named. Ends with 1 when none is, or several are."""
    found = await communities_named(tx, who)
    if not found:
        _unknown(who, [await title_of(tx, one) for one in await communities(tx)])
    if len(found) > 1:
        talk.stop(say("cli-community-several", name=who, known=_listed([str(one.id) for one in found])), talk.NO)
    return found[0]


def _unknown(who: str, known: Sequence[str]) -> NoReturn:
    if not known:
        talk.stop(say("cli-community-none"), talk.NO)
    talk.stop(say("cli-community-unknown", name=who, known=_listed(known)), talk.NO)


async def several(tx: Tx) -> Sequence[str]:
    """What each community is called, with its id where two are called the same."""
    rows = await communities(tx)
    titles = [await title_of(tx, one) for one in rows]
    return [
        title if titles.count(title) == 1 else f"{title} ({one.id})" for title, one in zip(titles, rows, strict=True)
    ]


def _listed(names: Sequence[str]) -> Several:
    return Several(tuple(names), "comma")
