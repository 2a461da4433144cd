"""/contest and its verbs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeAlias

from activities.asked import Asked
from activities.contests import forms, goingon, judging, service, staff, views, works
from activities.contests.model import Contest, Deciding, Kind, State
from activities.contests.press import sure
from activities.contests.service import NAME, TIDY
from activities.contests.tables import CONTESTS, ENTRIES, REFUSALS
from activities.floor import Floor
from bot.domain.buttons import Token, write_token
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Block, Button, ButtonStyle, Content, Heading, Line, Look
from bot.domain.messages import ChannelRef
from bot.domain.people import Standing
from bot.domain.records import Due
from bot.domain.reply import Reply
from bot.domain.text import Several, say
from bot.domain.time import DAY
from bot.ports.store import where

KEPT: Final = 30 * DAY
"""How long a draft is kept that nobody opens."""
About: TypeAlias = Callable[[Floor, Asked, Contest], Awaitable[Reply]]
_NUMBER: Final = Option("number", OptionKind.NUMBER)
_PLACE: Final = Option("place", OptionKind.NUMBER)
NEW: Final = Command(
    "contest new",
    Standing.MODERATOR,
    (
        Option("kind", OptionKind.CHOICE, choices=tuple(kind.value for kind in Kind)),
        Option("title"),
        Option("ends"),
        Option("prize"),
        Option("places", OptionKind.NUMBER),
        Option("channels", OptionKind.CHANNELS),
        Option("by", OptionKind.CHOICE, choices=tuple(way.value for way in Deciding)),
    ),
)
LIST: Final = Command("contest list", Standing.MEMBER)
SHOW: Final = Command("contest show", Standing.MEMBER, (_NUMBER,))
OPEN: Final = Command("contest open", Standing.MODERATOR, (_NUMBER, Option("channels", OptionKind.CHANNELS)))
REVIEW: Final = Command("contest review", Standing.MODERATOR, (_NUMBER,))
JURY: Final = Command("contest jury", Standing.MODERATOR, (Option("person", OptionKind.PERSON, required=True), _NUMBER))
FREEZE: Final = Command("contest freeze", Standing.MODERATOR, (_NUMBER,))
DRAW: Final = Command("contest draw", Standing.MODERATOR, (_NUMBER,))
REROLL: Final = Command("contest reroll", Standing.MODERATOR, (_NUMBER, _PLACE))
CANCEL: Final = Command("contest cancel", Standing.MODERATOR, (_NUMBER, Option("reason", rest=True)))
PRIZE: Final = Command("contest prize", Standing.MODERATOR, (_NUMBER, _PLACE, Option("what", rest=True)))


async def new(floor: Floor, asked: Asked) -> Reply:
    """A draft, from what was typed; what is missing is asked for."""
    for name, known in (("kind", Kind), ("by", Deciding)):
        if asked.args.get(name) and asked.args[name] not in set(known):
            return Reply(say("contests-fault-choice", text=asked.args[name], known=Several(tuple(known), "or")))
    kind, deciding, entering = forms.kind_of(asked.args.get("kind", ""), asked.args.get("by", ""))
    one = Contest(
        floor.id, await floor.next("contest"), asked.person.id, "", kind, deciding=deciding, entering=entering,
        channels=_channels(floor, asked), made_at=floor.now,
    )  # fmt: skip
    await floor.later(TIDY, one.ref, floor.now + KEPT)
    typed = {name: asked.args[name] for name in ("title", "ends", "prize", "places") if asked.args.get(name)}
    if not typed:
        await floor.tx.put(CONTESTS, one)
        return Reply(form=forms.words_form(one))
    changed, faults = forms.read_words(one, typed, floor.now, floor.zone)
    await floor.tx.put(CONTESTS, changed)
    return Reply(content=await forms.draft(floor, changed, faults if changed.title else faults[1:]))


def _channels(floor: Floor, asked: Asked) -> tuple[ChannelRef, ...]:
    """Where it shall stand: as named, else here, unless here is private or the team's own."""
    if asked.args.get("channels"):
        return asked.channels.get("channels", ())
    return () if asked.private or asked.channel == floor.room() else (asked.channel,)


async def tidy(floor: Floor, due: Due) -> None:
    """A draft that nobody opened goes; of a contest that is over, what people sent in goes, and who could not enter."""
    await floor.tx.drop(CONTESTS, *where(community=floor.id, id=int(due.ref), state=State.DRAFT))
    one = await service.get(floor, due.ref)
    if one is not None and one.state in (State.DONE, State.CANCELLED):
        mine = where(community=floor.id, contest=one.id)
        await floor.tx.change(ENTRIES, mine, text="", message=None, message_id="")
        await floor.tx.drop(REFUSALS, *mine)


async def list_(floor: Floor, asked: Asked) -> Reply:
    """What runs and what was lately decided; drafts for the team alone."""
    is_staff = asked.standing >= Standing.MODERATOR
    rows = [row for row in await service.latest(floor, drafts=is_staff) if row.title]
    if not rows:
        return Reply(say("contests-list-none-staff" if is_staff else "contests-list-none"))
    blocks: list[Block] = [Heading(say("contests-list-title"))]
    buttons = []
    for row in rows:
        state = say(f"contests-state-{row.state.value}")
        blocks.append(Line(say("contests-list-line", ref=row.ref, title=row.title, state=state)))
        if row.state not in (State.DRAFT, State.OPENING, State.CANCELLED):
            label = say("contests-press-me-in", ref=row.ref)
            buttons.append(Button(write_token(Token(NAME, row.ref, "me")), label))
    return Reply(content=Content(tuple(blocks), tuple(buttons[:10]), Look.LIST))


async def show(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """One contest: to the team with everything, to members as it stands in public, with where they are."""
    if asked.standing >= Standing.MODERATOR:
        return Reply(content=await staff.show(floor, one))
    content = await views.call(floor, one.ref)
    return Reply(content=content) if content is not None else Reply(say("contests-unknown", ref=one.ref))


async def open_(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Open a draft; or, with channels, put the call of an open one up there too (or once more)."""
    named = asked.channels.get("channels", ())
    if asked.args.get("channels") and not named:
        return Reply(say("contests-channel-unknown", text=asked.args["channels"]))
    if one.state is State.DRAFT:
        here = replace(one, channels=named or one.channels or _channels(floor, asked))
        await floor.tx.put(CONTESTS, here)
        return Reply(content=await staff.open_draft(floor, here))
    if not one.state.is_running:
        return Reply(service.closed(one) if one.state is State.CANCELLED else staff.fixed(one))
    return Reply(await staff.post_again(floor, one, named))


async def review(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """The oldest work that waits for a look."""
    found = await works.pending(floor, one)
    if not found:
        return Reply(say("contests-review-none", title=one.title))
    return Reply(content=await works.card(floor, one, found[0]))


async def jury(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Put somebody on the jury, or take them off it."""
    person = asked.people.get("person")
    if person is None:
        return Reply(say("contests-person-unknown", text=asked.args.get("person", "")))
    return Reply(await judging.change_jury(floor, one, person))


async def freeze(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Close the list now; asked once more before."""
    said = await staff.freeze_now(floor, one, sure=False)
    return Reply(content=sure(one, "freeze", said)) if said.key == "contests-freeze-what" else Reply(said)


async def draw(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Draw a closed list now."""
    return Reply(await goingon.draw_now(floor, one))


async def reroll(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Let the next of the ranking move up; asked once more before."""
    pick = await staff.holder(floor, one, asked.args.get("place", ""))
    if pick is None:
        return Reply(content=await staff.show(floor, one)) if one.drawn_at else Reply(say("contests-not-drawn"))
    name = await floor.name_of(pick.person)
    words = say("contests-reroll-what", name=name, place=pick.place)
    label = say("contests-press-reroll-place", place=pick.place)
    button = Button(write_token(Token(NAME, one.ref, "reroll", str(pick.rank))), label, ButtonStyle.DANGER)
    return Reply(content=Content((Line(words),), (button,)))


async def cancel(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Call it off; the reason stands where the call stood."""
    if one.state is State.DRAFT:
        return Reply(await staff.discard(floor, one))
    if not asked.args.get("number", "").strip() and one.state.is_running:
        return Reply(content=sure(one, "cancel", say("contests-cancel-what", title=one.title, ref=one.ref)))
    said = await service.call_off(floor, one, asked.person.id, asked.args.get("reason", "").strip()[:200])
    return Reply(said or say("contests-cancelled", title=one.title))


async def prize(floor: Floor, asked: Asked, one: Contest) -> Reply:
    """Note that a prize was handed over."""
    if not one.drawn_at:
        return Reply(say("contests-not-drawn"))
    pick = await staff.holder(floor, one, asked.args.get("place", ""))
    if pick is None:
        return Reply(content=await staff.show(floor, one))
    what = asked.args.get("what", "").strip()[:200]
    return Reply(await staff.hand_over(floor, one, str(pick.rank), asked.person.id, what))


def _one(deed: About, *states: State) -> Callable[[Floor, Asked], Awaitable[Reply]]:
    """A verb about one contest: the one that is named, else the newest of these states, else the newest."""

    async def handle(floor: Floor, asked: Asked) -> Reply:
        text = asked.args.get("number", "").strip()
        found = await service.get(floor, text) if text else await _newest(floor, asked, states)
        if found is None:
            return Reply(say("contests-unknown", ref=text) if text else say("contests-list-none"))
        return await deed(floor, asked, found)

    return handle


async def _newest(floor: Floor, asked: Asked, states: tuple[State, ...]) -> Contest | None:
    rows = await service.latest(floor, drafts=asked.standing >= Standing.MODERATOR, limit=100)
    return next((row for row in rows if row.state in states), rows[0] if rows else None)


COMMANDS: Final = (
    (NEW, new),
    (LIST, list_),
    (SHOW, _one(show)),
    (OPEN, _one(open_, State.DRAFT)),
    (REVIEW, _one(review, State.OPEN)),
    (JURY, _one(jury, State.DRAFT, State.OPEN)),
    (FREEZE, _one(freeze, State.OPEN)),
    (DRAW, _one(draw, State.FROZEN)),
    (REROLL, _one(reroll, State.DRAWN, State.DONE)),
    (CANCEL, _one(cancel)),
    (PRIZE, _one(prize, State.DRAWN, State.DONE)),
)
