"""Links into the community, tagged by where they were handed out, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from activities.floor import Floor
from activities.people.buttons import NAME
from activities.people.rows import Arrival, Link
from activities.people.tables import ARRIVALS, LINKS
from bot.domain.actions import MakeInvite
from bot.domain.content import plain
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Result
from bot.domain.text import say
from bot.ports.store import where

SOURCE_MOST = 32


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one link: joined, still here, and of how many whose first week is over wrote on two days of it."""

    link: Link
    joined: int
    here: int
    active: int
    settled: int


async def make(floor: Floor, source: str, channel: ChannelRef, by: int) -> Link:
    """Ask the platform for a link; its address arrives with the result."""
    row = Link(floor.id, await floor.next("invite"), source, channel.platform, channel.place, by, floor.now)
    await floor.tx.put(LINKS, row)
    act = MakeInvite(channel.platform, channel.place, source, channel.id)
    await floor.act(act, follow=f"{NAME}:invite-{row.number}")
    return row


async def made(floor: Floor, number: int, action: Action, result: Result) -> None:
    """The platform has made it, or would not: whoever asked hears."""
    row = await floor.tx.get(LINKS, floor.id, number)
    if row is None or row.url:
        return
    if isinstance(result, Done) and result.made:
        await floor.tx.put(LINKS, replace(row, url=result.made))
        words = plain(say("people-invite-made", source=row.source), result.made)
    elif isinstance(result, Refused):
        await floor.tx.put(LINKS, replace(row, failed=result.why.value))
        words = plain(say("people-invite-failed", source=row.source, why=say(f"why-{result.why.value}")))
    else:
        return
    if not await floor.write_to(row.by, words, follow=f"{NAME}:invited-{number}"):
        await floor.tell_staff(words)


def is_by(link: Link, told: str) -> bool:
    """Whether what the platform told of a join means this link: its address, its last part, or its name."""
    if not told:
        return False
    code = link.url.rstrip("/").rsplit("/", 1)[-1].lstrip("+")
    return told in (link.url, link.source) or told.rstrip("/").rsplit("/", 1)[-1].lstrip("+") == code != ""


async def counted(floor: Floor) -> list[Came]:
    """Every link with what came of it, the newest first."""
    links = await floor.tx.find(LINKS, *where(community=floor.id), order=("-number",), limit=30)
    arrivals = await floor.tx.find(ARRIVALS, *where(community=floor.id), order=("-at",), limit=20_000)
    return [_came(link, [one for one in arrivals if is_by(link, one.invite)]) for link in links]


def _came(link: Link, arrivals: list[Arrival]) -> Came:
    settled = [one for one in arrivals if one.activated is not None]
    return Came(
        link, len(arrivals), sum(not one.left_at for one in arrivals), sum(one.activated is True for one in settled),
        len(settled),
    )  # fmt: skip
