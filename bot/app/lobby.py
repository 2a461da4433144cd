"""The lobby: whose a private chat is, and what is said to people there.

Somebody of one community is met as its member, somebody of several in the one they used last, and somebody of none in
a community of the platform's own, in which nobody is judged and which has no staff.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from bot.app.people import language_of, person_of
from bot.app.places import LOBBY, MEMBERS, STAFF, community_of
from bot.app.plan import write_direct
from bot.app.turn import Turn
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look, plain
from bot.domain.events import Event, Incoming
from bot.domain.messages import ChannelRef, Message
from bot.domain.policy import Settings
from bot.domain.records import Community, Mark, Place
from bot.domain.text import say
from bot.domain.time import HOUR
from bot.ports.store import Tx, where
from bot.ports.tables import ACCOUNTS, COMMUNITIES, MARKS, PLACES

NAME: Final = "lobby"
"""The place of a platform's lobby, which no platform knows of."""
PAUSE: Final = HOUR
"""How long a hint about what can be done here lasts."""


@dataclass(frozen=True, slots=True)
class Home:
    """A community, the place of its own on the platform in question ("" for a lobby), and whom it knows there (0)."""

    community: int
    place: str
    person: int = 0


def asker_of(event: Event) -> str:
    """The id of whose private chat an event is from; "" when it tells nobody."""
    author = getattr(event, "author", None) or getattr(getattr(event, "message", None), "author", None)
    return author.account.id if author is not None else ""


async def home_of(tx: Tx, number: int, language: str, platform: str, account: str, now: int) -> Home:
    """The community that somebody means in private; `number` is for a lobby, where one has to be made."""
    homes = await homes_of(tx, platform, account)
    if not homes:
        return Home(await _lobby(tx, number, language, platform, now), "")
    if len(homes) == 1:
        return homes[0]
    used = [await tx.get(MARKS, one.community, used_mark(one.person)) for one in homes]
    when = [mark.at if mark else -1 for mark in used]
    return homes[when.index(max(when))]


async def homes_of(tx: Tx, platform: str, account: str) -> list[Home]:
    """Every community that knows an account and has a place on its platform; places of members come first."""
    found = []
    for row in await tx.find(ACCOUNTS, *where(platform=platform, id=account), order=("community",)):
        places = await tx.find(PLACES, *where(community=row.community, platform=platform), order=("role", "place"))
        own = [one for one in places if one.role in (MEMBERS, STAFF)]
        if own:
            found.append(Home(row.community, own[0].place, row.person))
    return found


async def _lobby(tx: Tx, number: int, language: str, platform: str, now: int) -> int:
    known = await community_of(tx, platform, NAME)
    if known is not None:
        return known
    await tx.add(COMMUNITIES, Community(number, "", language, "UTC", "", "", "", "", Settings(), now))
    await tx.add(PLACES, Place(number, platform, NAME, LOBBY))
    return number


def used_mark(person: int) -> str:
    """The name of the mark that somebody meant this community last in private."""
    return f"private:{person}"


def heard_mark(person: int) -> str:
    """The name of the mark that somebody was told what can be done in private."""
    return f"heard:{person}"


def placed(incoming: Incoming, place: str) -> Incoming:
    """What came in private with the place that it is about; anything else as it is."""
    if incoming.place or not place:
        return incoming
    return replace(incoming, place=place, event=_placed(incoming.event, place))


def _placed(event: Any, place: str) -> Any:
    message = getattr(event, "message", None)  # elsewhere the id of one, or none
    if isinstance(message, Message):
        return replace(
            event, message=replace(message, ref=replace(message.ref, channel=_in(message.ref.channel, place)))
        )
    if hasattr(event, "ref"):
        return replace(event, ref=replace(event.ref, channel=_in(event.ref.channel, place)))
    if hasattr(event, "channel"):
        return replace(event, channel=_in(event.channel, place))
    return event


def _in(channel: ChannelRef, place: str) -> ChannelRef:
    return channel if channel.place else replace(channel, place=place)


async def is_lobby(turn: Turn) -> bool:
    """Whether this is a lobby and no community."""
    rows = await turn.tx.find(PLACES, *where(community=turn.id), limit=2)
    return bool(rows) and all(one.role == LOBBY for one in rows)


async def heard(turn: Turn, message: Message) -> None:
    """Somebody wrote in private: nothing is judged; they are told what can be done here, once in a while."""
    author = message.author
    if author.is_bot or author.is_self:
        return
    person = await person_of(turn, author)
    told = await turn.tx.get(MARKS, turn.id, heard_mark(person.id))
    if told is not None and turn.now - told.at < PAUSE:
        return
    await turn.tx.put(MARKS, Mark(turn.id, heard_mark(person.id), "", turn.now))
    account = await turn.tx.get(ACCOUNTS, author.account.platform, author.account.id, turn.id)
    language = author.language or language_of(account, turn.community.language)
    line = say("lobby-heard-nobody") if await is_lobby(turn) else say("lobby-heard")
    await write_direct(turn, message.ref.channel.place, author.account, plain(line), language, person=person.id)


async def waiting_room(turn: Turn, platform: str) -> Content:
    """Who I am, who hosts me, and the link that adds me somewhere."""
    blocks: list[Block] = [Heading(say("lobby-hello")), Line(say("lobby-what")), Line(say("lobby-none-shared"))]
    if turn.desk.access.host:
        blocks.append(Line(say("presence-host", host=turn.desk.access.host), "quiet"))
    blocks.append(Line(say("lobby-keeps"), "quiet"))
    mine = turn.desk.platforms.get(platform)
    address = mine.invitation() if mine is not None else ""
    buttons = (Button("", say("press-lobby-invite"), ButtonStyle.SAFE, url=address),) if address else ()
    return Content(tuple(blocks), buttons, Look.LIST, rings=False)
