"""Planning: an action row is one platform call, committed before the call."""

from __future__ import annotations

import hashlib

from bot.app.turn import Turn
from bot.domain.actions import Act, Answer, OpenForm, SendDirect, SendMessage, with_nonce
from bot.domain.cases import Case
from bot.domain.content import Content, Form
from bot.domain.decisions import Action, ActionState
from bot.domain.messages import ChannelRef
from bot.domain.people import Account, AccountRef
from bot.ports.tables import ACTIONS


def nonce_of(community: int, action: int) -> str:
    """A stable 25-character nonce of an action row (Discord's limit is 25 characters)."""
    return hashlib.blake2b(f"{community}/{action}".encode(), digest_size=16).hexdigest()[:25]


def lane_of(case: Case, account: Account | None) -> str:
    """The lane in which what falls on a person is carried out in order."""
    return f"person:{account.platform}:{account.id}" if account else f"case:{case.number}"


async def plan(
    turn: Turn,
    act: Act,
    *,
    verb: str,
    lane: str,
    case: int | None = None,
    decision: int | None = None,
    person: int | None = None,
    not_before: int | None = None,
    grace: bool = False,
    held: bool = False,
    inverse_of: int | None = None,
    follow: str = "",
) -> Action:
    """Add an action. `lane` orders it among its kind; `grace` holds it until the due item lets it go, `held`
    until crisis mode is over and somebody resumes it."""
    number = await turn.next("action")
    action = Action(
        community=turn.id,
        id=number,
        lane=lane,
        case=case,
        decision=decision,
        person=person,
        verb=verb,
        act=with_nonce(act, nonce_of(turn.id, number)),
        state=ActionState.HELD if held else ActionState.GRACE if grace else ActionState.PLANNED,
        not_before=turn.now if not_before is None else not_before,
        planned_at=turn.now,
        inverse_of=inverse_of,
        follow=follow,
    )
    await turn.tx.add(ACTIONS, action)
    turn.rings = True
    return action


async def answer(
    turn: Turn, interaction: str, channel: ChannelRef, account: AccountRef, content: Content, language: str
) -> None:
    """Plan an answer that only the asker sees."""
    act = Answer(interaction, channel, account, content, language)
    await plan(turn, act, verb="answer", lane=f"answer:{account.platform}:{account.id}")


async def open_form(
    turn: Turn, interaction: str, channel: ChannelRef, account: AccountRef, form: Form, language: str
) -> None:
    """Plan a form for the one who pressed."""
    act = OpenForm(interaction, channel, account, form, language)
    await plan(turn, act, verb="form", lane=f"answer:{account.platform}:{account.id}")


async def write_direct(
    turn: Turn,
    place: str,
    account: AccountRef,
    content: Content,
    language: str,
    *,
    person: int | None,
    follow: str = "",
) -> Action:
    """Plan a private message to a person."""
    act = SendDirect(place, account, content, language)
    lane = f"direct:{account.platform}:{account.id}"
    return await plan(turn, act, verb="direct", lane=lane, person=person, follow=follow)


async def post(turn: Turn, channel: ChannelRef, content: Content, *, verb: str = "post", **more: object) -> Action:
    """Plan a public message in the community's language."""
    act = SendMessage(channel, content, turn.community.language)
    return await plan(turn, act, verb=verb, lane=f"post:{channel.platform}:{channel.id}", **more)  # type: ignore[arg-type]  # forwarded keywords
