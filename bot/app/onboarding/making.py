"""A room where there is none yet: made by Steward, or picked by the administrator with the platform's own chooser."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from bot.app.authorize import lacks
from bot.app.desk import Desk
from bot.app.onboarding.room import settle
from bot.app.people import person_of
from bot.app.places import MEMBERS, attach_staff_place, role_of, room_of
from bot.app.plan import plan
from bot.app.press import SILENT, Looked, Press, Reply
from bot.app.replying import respond
from bot.app.screens import button, person_asking
from bot.app.surveying import errand, pressed_again, survey
from bot.app.turn import Turn, take_turn
from bot.domain.actions import MakeRoom
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, ButtonStyle, Content, Line
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author, Rights, Standing
from bot.domain.results import Done, Refused, Result
from bot.domain.text import Say, say

log = logging.getLogger("steward.setup")

ABOUT: Final = "setup"
NAME: Final = "steward-moderators"
"""What a room that Steward makes is called."""
PICKED: Final = Token(ABOUT, "room", "picked")
"""What a chat that was picked comes back under, with its id as the value "room"."""
PICK, MADE = "pick-room", "make-room"
ANOTHER: Final = "another"
"""The verb of a press that asks for the ways to another room."""
_PARTS: Final = "\n"


def ways_to_a_room(turn: Turn, press: Press) -> list[Button]:
    """Buttons that bring a room about, as far as the asker's platform can; once there is one, behind a tap."""
    platform = turn.desk.platforms.get(press.channel.platform)
    found: list[Button] = []
    if platform is None:
        return found
    can_make = platform.able(MakeRoom(platform.name, press.channel.place, NAME)) is None
    if room_of(turn) is not None and press.token.verb != ANOTHER:
        another = button(ABOUT, "room", ANOTHER, say("press-setup-another"))
        return [another] if can_make or platform.limits.chooser else []
    if can_make:
        found.append(button(ABOUT, "room", "make", say("press-setup-make"), style=ButtonStyle.SAFE))
    if platform.limits.chooser:
        found.append(Button(write_token(PICKED), say("press-setup-pick"), ButtonStyle.SAFE, picks="room"))
    return found


async def make(turn: Turn, press: Press) -> Reply:
    """Have a private channel made; the asker sees the step again once it is there."""
    account, place = press.author.account, press.channel.place
    asked = (press.interaction, account.id, press.channel.id, press.author.language or "")
    act = MakeRoom(account.platform, place, NAME)
    await plan(turn, act, verb=MADE, lane=f"room:{place}", follow=_PARTS.join(asked))
    return SILENT


async def made(turn: Turn, action: Action, result: Result) -> None:
    """The channel is there (or is not to be had): settle in it, and show the step again."""
    act = action.act
    if not isinstance(act, MakeRoom):
        return
    interaction, who, channel, language = action.follow.split(_PARTS)
    account = AccountRef(act.platform, who)
    press = Press(
        Token(ABOUT, "room", "go"), Author(account, language=language or None),
        ChannelRef(act.platform, act.place, channel), interaction, Looked(),
    )  # fmt: skip
    if isinstance(result, Done) and result.room is not None:
        await settle(turn, await person_asking(turn, press), result.room)
        await survey(turn, press)
        return
    why = say(f"why-{result.why}") if isinstance(result, Refused) else say("press-failed")
    await respond(turn, press.author, press.channel, interaction, Reply(say("setup-room-unmade", why=why)))


async def pick(turn: Turn, press: Press) -> Reply:
    """A chat was picked: who is there is asked of the platform before it becomes the room."""
    chat = press.values.get("room", "")
    if not chat:
        return Reply(say("press-unknown"))
    chosen = Press(Token(ABOUT, chat, "picked"), press.author, press.channel, press.interaction, press.looked)
    return await errand(turn, chosen, PICK)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the platform said of a picked chat; None where it told nothing."""

    mine: Rights | None
    theirs: Rights | None
    name: str


async def picked(desk: Desk, action: Action) -> None:
    """Take the picked chat as the room where the asker leads and Steward may write."""
    press = await pressed_again(desk, action)
    if press is None:
        return
    account, chat = press.author.account, press.token.ref
    found = await _look(desk, account, chat)

    async def deed(turn: Turn) -> None:
        refused = await _refusal(turn, press, chat, found)
        if refused is not None:
            again = Content((Line(refused),), tuple(ways_to_a_room(turn, press)))  # the chooser goes once it was used
            await respond(turn, press.author, press.channel, press.interaction, Reply(content=again))
            return
        person = await person_of(turn, press.author)
        await settle(turn, person.id, ChannelRef(account.platform, chat, chat))
        to = Press(Token(ABOUT, "room", "go"), press.author, press.channel, press.interaction, press.looked)
        await survey(turn, to)

    await take_turn(desk, action.community, deed)


async def _look(desk: Desk, account: AccountRef, chat: str) -> _Found:
    platform = desk.platforms.get(account.platform)
    if platform is None:
        return _Found(None, None, chat)
    try:
        home = await platform.home(chat)
        name = home.name if home else chat
        return _Found(await platform.own_rights(chat), await platform.rights(chat, account), name)
    except Exception:
        log.exception("%s does not tell of the picked chat", account.platform)
        return _Found(None, None, chat)


async def _refusal(turn: Turn, press: Press, chat: str, found: _Found) -> Say | None:
    """Why a picked chat can't be the room; None when it can, and is the community's own from now on."""
    platform = press.author.account.platform
    denied = lacks(press.looked.rights.get(press.author.account), Standing.ADMIN)
    if denied is not None:
        return denied
    if found.mine is None or not found.mine.present or "write" not in found.mine.can:
        return say("setup-room-not-in", name=found.name)
    if found.theirs is None or not found.theirs.present or not found.theirs.standing.is_staff:
        return say("setup-room-not-yours", name=found.name)
    room = room_of(turn)
    if room is not None and room.place == chat:
        return None
    if await role_of(turn, platform, chat) == MEMBERS or not await attach_staff_place(turn, platform, chat):
        return say("setup-room-members", name=found.name)
    return None
