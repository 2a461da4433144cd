"""Surveys: questions to the platforms that a screen needs answered before it can be drawn.

Nothing but the store may be awaited inside a turn. A handler that needs more returns `await survey(turn, press)`; the
errand asks every platform of the community and then draws the screen in a turn of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol, TypeAlias, TypeVar, runtime_checkable

from bot.app import audit
from bot.app.desk import Desk
from bot.app.people import once_each
from bot.app.places import STAFF, all_places
from bot.app.plan import plan
from bot.app.powers import power_of, powers_of, staff_of
from bot.app.press import SILENT, Looked, Press, Reply
from bot.app.replying import respond
from bot.app.supervision import Part
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.actions import Answer
from bot.domain.buttons import read_token, write_token
from bot.domain.content import Content
from bot.domain.decisions import Action
from bot.domain.people import AccountRef, Author, Rights
from bot.domain.records import InboxRow, InboxState, Place
from bot.ports.platform import Channel, Home, Platform, Trouble
from bot.ports.store import where
from bot.ports.tables import INBOX

log = logging.getLogger("steward.surveying")

SURVEY: Final = "survey"
EMPTY: Final = Content(())
THOROUGH: Final = frozenset({"doctor"})
"""Screens for which the store is read through, too: that takes seconds where it is large."""
SILENT_PLATFORM: Final = "no-answer"
"""The trouble of a platform that is not there or does not answer."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found out just now, over all places of the community.

    `staff` are people of all places, bots left out, with their rights; `parts` those of this process; `damage`
    what is wrong with the store's file; `broken_audit` the first audit row that does not fit, None when all fit;
    `places` what each place is, where there are several.
    """

    channels: tuple[Channel, ...] = ()
    staff: tuple[tuple[AccountRef, Rights], ...] = ()
    troubles: tuple[Trouble, ...] = ()
    parts: tuple[Part, ...] = ()
    damage: tuple[str, ...] = ()
    broken_audit: int | None = None
    places: tuple[Home, ...] = ()

    def channel(self, platform: str, id: str) -> Channel | None:
        """A channel by platform and id."""
        return next((one for one in self.channels if one.ref.platform == platform and one.ref.id == id), None)


Surveyed: TypeAlias = Callable[[Turn, Press, Survey], Awaitable[Reply]]
"""Draws a screen from what was found out."""


@runtime_checkable
class Checkable(Protocol):
    """A store that can look itself over."""

    async def integrity(self) -> tuple[str, ...]:
        """What is wrong with it; empty when sound."""


AMONG_STAFF: Final = frozenset({"read", "write", "room", "platform"})
"""What matters in the moderators' own chat: nobody is muted, removed or judged there."""


def matters(place: Place, troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
    """The troubles of a place that keep something from working there."""
    return tuple(one for one in troubles if place.role != STAFF or one.feature in AMONG_STAFF)


async def survey(turn: Turn, press: Press) -> Reply:
    """Ask the platforms, and answer the presser then; their token is handed to the screen's `Surveyed`."""
    return await errand(turn, press, SURVEY)


async def errand(turn: Turn, press: Press, verb: str) -> Reply:
    """Plan an errand that answers the presser once it is done."""
    account = press.author.account
    act = Answer(press.interaction, press.channel, account, EMPTY, press.author.language or "")
    lane = f"answer:{account.platform}:{account.id}:{verb}"  # its own: a long errand keeps no other answer waiting
    await plan(turn, act, verb=verb, lane=lane, follow=write_token(press.token))
    return SILENT


async def pressed_again(desk: Desk, action: Action) -> Press | None:
    """The press behind an errand, with the presser's rights as they are now; None when it can't be read."""
    token, act = read_token(action.follow), action.act
    if token is None or not isinstance(act, Answer):
        return None
    rights = await power_of(desk, action.community, act.account, (act.channel.platform, act.channel.place))
    author = Author(act.account, language=act.language or None)
    return Press(token, author, act.channel, act.interaction, Looked({act.account: rights}))


class Surveyor:
    """The errand. `screens` are drawn by a token's `about`; `parts` tells how this process is; `offer` hands an event
    that was set aside back to its lane."""

    def __init__(
        self,
        screens: Mapping[str, Surveyed],
        parts: Callable[[], Iterable[Part]] = tuple,
        offer: Callable[[InboxRow], None] | None = None,
    ) -> None:
        self._screens = screens
        self._parts = parts
        self._offer = offer

    async def __call__(self, desk: Desk, action: Action) -> None:
        """Look, then draw."""
        press = await pressed_again(desk, action)
        screen = self._screens.get(press.token.about) if press else None
        if press is None or screen is None:
            return
        if press.token.verb == "again":
            await self._resume(desk, action.community)
        found = await self._look(desk, action.community, press)

        async def deed(turn: Turn) -> None:
            reply = await screen(turn, press, found)
            await respond(turn, press.author, press.channel, press.interaction, reply)

        await take_turn(desk, action.community, deed)

    async def _resume(self, desk: Desk, community: int) -> None:
        """Offer what was set aside to its lane again; whatever stands there already is claimed only once."""
        if self._offer is not None:
            mine = where(community=community, state=InboxState.NEW)
            for row in await desk.store.read(lambda tx: tx.find(INBOX, *mine, order=("seq",))):
                self._offer(row)

    async def _look(self, desk: Desk, community: int, press: Press) -> Survey:
        places = await take_turn(desk, community, all_places)
        channels: list[Channel] = []
        troubles: list[Trouble] = []
        homes: list[Home] = []
        for place in places:
            platform = desk.platforms.get(place.platform)
            channels += await _ask(platform, place, troubles, lambda one, place=place: one.channels(place.place))  # type: ignore[misc]  # bound per place
            told = await _ask(platform, place, troubles, lambda one, place=place: one.troubles(place.place))  # type: ignore[misc]  # bound per place
            troubles += matters(place, told)
            if len(places) > 1:
                homes += await _home(platform, place)
        found = Survey(
            tuple({one.ref: one for one in channels}.values()), await _staff(desk, community, press),
            tuple(dict.fromkeys(troubles)),
            tuple(replace(one) for one in self._parts()), places=tuple(homes),
        )  # fmt: skip
        if press.token.about not in THOROUGH:
            return found
        damage = await desk.store.integrity() if isinstance(desk.store, Checkable) else ()
        broken = await desk.store.read(lambda tx: audit.verify(tx, community))
        return replace(found, damage=damage, broken_audit=broken)


async def _ask(
    platform: Platform | None,
    place: Place,
    troubles: list[Trouble],
    question: Callable[[Platform], Awaitable[tuple[T, ...]]],
) -> tuple[T, ...]:
    """A platform that is not there or raises is a trouble of its place, not the end of the survey."""
    try:
        if platform is not None:
            return await question(platform)
    except Exception:
        log.exception("%s did not answer", place.platform)
    troubles.append(Trouble(SILENT_PLATFORM, place.place, feature="platform", detail=place.platform))
    return ()


async def _home(platform: Platform | None, place: Place) -> list[Home]:
    """What a place is called; one that can't be asked is told of as a trouble already."""
    try:
        home = await platform.home(place.place) if platform is not None else None
    except Exception:
        log.exception("%s does not tell what %s is", place.platform, place.place)
        return []
    return [home] if home is not None else []


async def _staff(desk: Desk, community: int, press: Press) -> tuple[tuple[AccountRef, Rights], ...]:
    """Each person of staff once, by the account on the asker's platform where they have one there."""
    staff = await staff_of(desk, community)
    found = await powers_of(desk, community, dict.fromkeys(staff, (press.channel.platform, press.channel.place)))
    each = await look_in(desk, community, lambda turn: once_each(turn, staff, press.channel.platform))
    told = [(one, found[one]) for one in each]
    return tuple(
        (one, rights) for one, rights in told if rights and rights.present and not (rights.is_bot or rights.is_self)
    )
